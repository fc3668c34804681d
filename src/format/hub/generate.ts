import { InputError } from '../../model/errors';
import type { Source } from '../../model/graph';
import type { Ontology } from '../../model/ontology';
import type { Circumstance, GraphTable } from '../../model/table';
import { TableDraft } from './draft';
import { grow, type Growth } from './growth';
import { handles } from './handles';
import { nameAll } from './names';
import { own, type Ownership } from './owners';
import { chanceOf } from './random';
import { describeAll, UNSAID, type Traits } from './traits';
import { ARCHITECTURES, LICENCES, METHODS, TASKS } from './words';

export interface HubRequest {
  readonly models: number;
  /** A whole number; its lower 32 bits decide. */
  readonly seed: number;
  /** Names the kinds and predicates that the hub is told in. */
  readonly ontology: Ontology;
}

export const MOST_MODELS = 10_000_000;

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
  const draft = new TableDraft(ontology, growth.edgeModel.length + models * 3);
  draft.entities('model', names);
  tellBases(draft, growth);
  tellOwners(draft, makers, ownership);
  tellTraits(draft, describeAll(growth, family, chance('traits')));
  return draft.done({ sources: [sourceOf(models, seed)], circumstances: circumstances() });
}

/** A choice of the qualifier `relation`, for each of ORIGINS; a root has none. */
const RELATIONS = ['', 'fine_tune', 'quantization', 'merge', 'adapter'];
/** The circumstance of a statement that is not about a base. */
const PLAIN = 0;
const SOURCE = 'generated';

/** One for each of ORIGINS. */
function circumstances(): Circumstance[] {
  return RELATIONS.map((relation) => ({
    qualifiers: relation === '' ? [] : [{ id: 'relation', values: [{ value: relation }] }],
    certainty: 'stated',
    negated: false,
    references: [{ source: SOURCE, where: '' }],
  }));
}

function sourceOf(models: number, seed: number): Source {
  const title = `A hub of ${models} models, made up by stemma generate with seed ${seed}`;
  return { id: SOURCE, title, label: 'Generated', authors: '', year: 0, url: '', places: [] };
}

function tellBases(draft: TableDraft, { origin, edgeModel, edgeBase }: Growth): void {
  const builtOn = draft.predicate('built_on');
  edgeModel.forEach((model, edge) => draft.statements.add(model, builtOn, edgeBase[edge]!, origin[model]!));
}

function tellOwners(draft: TableDraft, makers: readonly string[], { owner }: Ownership): void {
  const first = draft.entities('organization', makers);
  const developedBy = draft.predicate('developed_by');
  owner.forEach((maker, model) => draft.statements.add(model, developedBy, first + maker, PLAIN));
}

function tellTraits(draft: TableDraft, traits: Traits): void {
  const tell = (predicate: string, kind: string, trait: Uint8Array, words: readonly string[]): void => {
    const first = draft.entities(kind, words);
    const says = draft.predicate(predicate);
    trait.forEach((word, model) => {
      if (word !== UNSAID) draft.statements.add(model, says, first + word, PLAIN);
    });
  };
  tell('uses_architecture', 'architecture', traits.architecture, ARCHITECTURES);
  tell('trained_with', 'training_method', traits.method, METHODS);
  tell('used_for', 'use_case', traits.task, TASKS);
  tell('licensed_under', 'licence', traits.licence, LICENCES);
}
