import { InputError } from '../../model/errors';
import type { Source } from '../../model/graph';
import type { Ontology } from '../../model/ontology';
import type { Circumstance, GraphTable } from '../../model/table';
import { grow, type Growth } from './growth';
import { handles } from './handles';
import { distinctIds } from './ids';
import { nameAll } from './names';
import { own } from './owners';
import { chanceOf } from './random';
import { Statements } from './statements';
import { describeAll, UNSAID } from './traits';
import { ARCHITECTURES, LICENCES, METHODS, TASKS } from './words';

export interface HubRequest {
  readonly models: number;
  /** A whole number; its lower 32 bits decide. */
  readonly seed: number;
  /** Names the kinds and predicates that the hub is told in. */
  readonly ontology: Ontology;
}

export const MOST_MODELS = 10_000_000;

/** A choice of the qualifier `relation`, for each of ORIGINS. */
const RELATIONS = ['', 'fine_tune', 'quantization', 'merge', 'adapter'];
/** Each draws from chance of its own, so that a change of one leaves the others as they were. */
const ASPECTS = { growth: 1, owners: 2, handles: 3, names: 4, traits: 5 };

/**
 * A hub of models, made up in the shape of a real one: who is built on whom and how, owners, architectures, methods, tasks
 * and licences. The models are the first rows. The same models and seed make the same hub everywhere.
 * @throws InputError wrong-use where `models` is out of range, or the ontology lacks a kind or predicate that a hub needs
 */
export function generateHub({ models, seed, ontology }: HubRequest): GraphTable {
  if (!Number.isInteger(models) || models < 1 || models > MOST_MODELS)
    throw new InputError(
      'wrong-use',
      `a hub of ${models} models; expected 1 to ${MOST_MODELS.toLocaleString('en')}`,
    );
  const chance = (aspect: keyof typeof ASPECTS) => chanceOf(Math.imul(seed, 0x10001) + ASPECTS[aspect]);
  const growth = grow(models, chance('growth').below(0x7fffffff));
  const ownership = own(growth, chance('owners'));
  const makers = handles(ownership.owners, chance('handles'));
  const { names, family } = nameAll(growth, ownership, makers, chance('names'));
  const traits = describeAll(growth, family, chance('traits'));

  const kinds: number[] = [];
  const kindAt = (id: string) => indexOf(ontology.kinds, 'kind', id);
  /** Rows of further entities. @returns the first */
  const add = (kind: string, more: readonly string[]): number => {
    const first = names.length;
    for (const name of more) names.push(name);
    kinds.push(kindAt(kind), names.length);
    return first;
  };
  kinds.push(kindAt('model'), models);
  const statements = new Statements(growth.edgeModel.length + models * 5);
  const predicate = (id: string) => indexOf(ontology.predicates, 'predicate', id);
  tellBases(statements, growth, predicate('built_on'));
  const makersAt = add('organization', makers);
  const developed = predicate('developed_by');
  for (let row = 0; row < models; row++)
    statements.add(row, developed, makersAt + ownership.owner[row]!, PLAIN);
  const tell = (id: string, kind: string, said: Uint8Array, of: readonly string[]): void => {
    const at = predicate(id);
    const first = add(kind, of);
    for (let row = 0; row < models; row++)
      if (said[row] !== UNSAID) statements.add(row, at, first + said[row]!, PLAIN);
  };
  tell('uses_architecture', 'architecture', traits.architecture, ARCHITECTURES);
  tell('trained_with', 'training_method', traits.method, METHODS);
  tell('used_for', 'use_case', traits.task, TASKS);
  tell('licensed_under', 'licence', traits.licence, LICENCES);
  return {
    ontology,
    sources: [sourceOf(models, seed)],
    names,
    ids: distinctIds(names),
    aliases: new Map(),
    links: new Map(),
    kind: runsOf(kinds, names.length),
    placeholder: new Uint8Array(names.length),
    ...statements.done(),
    circumstances: circumstances(),
  };
}

/** Index of the circumstance of a statement that is not about a base. */
const PLAIN = 0;

function tellBases(statements: Statements, { origin, edgeModel, edgeBase }: Growth, builtOn: number): void {
  edgeModel.forEach((model, edge) => statements.add(model, builtOn, edgeBase[edge]!, origin[model]!));
}

/** One for each of ORIGINS; that of a root has no relation. */
function circumstances(): Circumstance[] {
  return RELATIONS.map((relation) => ({
    qualifiers: relation === '' ? [] : [{ id: 'relation', values: [{ value: relation }] }],
    certainty: 'stated',
    negated: false,
    references: [{ source: 'generated', where: '' }],
  }));
}

function sourceOf(models: number, seed: number): Source {
  return {
    id: 'generated',
    title: `A hub of ${models} models, made up by stemma generate with seed ${seed}`,
    label: 'Generated',
    authors: '',
    year: 0,
    url: '',
    places: [],
  };
}

/** Pairs of a value and the row before which it ends. */
function runsOf(pairs: readonly number[], rows: number): Uint8Array {
  const column = new Uint8Array(rows);
  let from = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    column.fill(pairs[at]!, from, pairs[at + 1]!);
    from = pairs[at + 1]!;
  }
  return column;
}

/** @throws InputError wrong-use */
export function indexOf(terms: readonly { readonly id: string }[], what: string, id: string): number {
  const at = terms.findIndex((term) => term.id === id);
  if (at < 0) throw new InputError('wrong-use', `the ontology has no ${what} ${id}, in which a hub is told`);
  return at;
}
