import { InputError } from '../../model/errors';
import { fold } from '../../model/names';
import type { Source } from '../../model/graph';
import type { Ontology } from '../../model/ontology';
import type { Circumstance, GraphTable } from '../../model/table';
import { readCsv, type CsvRow } from '../csv';
import type { TextFile } from '../yaml-text';
import { TableDraft } from './draft';
import { hubId, ownerOf, pageOf } from './hub-id';
import { Remarks, type Report } from '../report';

export interface HubTables {
  /** `source` is the base, `target` what is derived from it, `edge` how. */
  readonly edges: TextFile;
  /** `id`, and at will `owner` and `architecture`; without it owners are read from the ids. */
  readonly nodes?: TextFile;
  readonly ontology: Ontology;
}

export interface HubImport {
  readonly table: GraphTable;
  readonly report: Report;
}

/** A choice of the qualifier `relation` for each word of the tables, folded. */
const RELATIONS: ReadonlyMap<string, string> = new Map([
  ...['finetuned', 'finetune', 'finetuning'].map((word) => [word, 'fine_tune'] as const),
  ...['quantized', 'quantised', 'quantization'].map((word) => [word, 'quantization'] as const),
  ...['merged', 'merge'].map((word) => [word, 'merge'] as const),
  ...['adapter', 'adapters'].map((word) => [word, 'adapter'] as const),
]);
/** Circumstances: one for each relation in this order, then two without one. */
const CHOICES = ['fine_tune', 'quantization', 'merge', 'adapter'];
const NO_RELATION = CHOICES.length;
const FROM_NODES = NO_RELATION + 1;

/** No hub has ids as long as that; a cell that is longer is a slip of quotes. */
const LONGEST_ID = 10_000;
/** Rows and tags of a statement make one number that is exact up to here. */
const MOST_MODELS = 2 ** 24;

/**
 * The tables of a model hub as a graph: models, one `built_on` for each row, owners and architectures. Ids that differ only
 * in case or signs stay two models; a self-loop is kept; a row that says nothing, or nothing new, is dropped and counted.
 * @throws InputError foreign-file for a table that is not one, too-large for more models than are numbered here
 */
export function importHub({ edges, nodes, ontology }: HubTables): HubImport {
  const reading = new Reading();
  if (nodes !== undefined) reading.nodes(nodes);
  reading.edges(edges);
  const table = tableOf(reading, ontology, sourcesOf(edges, nodes));
  return { table, report: reading.report(table, nodes !== undefined) };
}

/** What the rows said: models by row from 0, and pairs of rows. */
class Reading {
  readonly models = new Names();
  readonly owners = new Names();
  readonly architectures = new Names();
  /** Triples: derived model, base, index of a circumstance. */
  readonly builtOn: number[] = [];
  /** Pairs: model, owner; and model, architecture. */
  readonly developedBy: number[] = [];
  readonly usesArchitecture: number[] = [];
  /** Models that a row of the nodes describes. */
  described = 0;
  readonly #said = new Set<number>();
  /** Models of which an id came to the letter; and the other spellings, with the model of each. */
  readonly #asSpelt: boolean[] = [];
  readonly #respelt = new Map<string, number>();
  readonly #dropped = new Remarks();
  readonly #notes = new Remarks();
  #read = 0;

  nodes(file: TextFile): void {
    const columns = { required: ['id'], optional: ['type', 'owner', 'architecture'] } as const;
    readCsv<'id' | 'type' | 'owner' | 'architecture'>(file, columns, (row) => {
      const drop = this.#begin(file, row, ['id', 'owner', 'architecture']);
      if (drop === undefined) return;
      const { id, cleaned } = hubId(row.cell('id'));
      if (id === '') return drop('row without an id', 'it says that there is no model');
      const model = this.#model(id, cleaned ? row.cell('id') : undefined, file, row.line);
      const fresh = model === this.described;
      if (fresh) this.described++;
      const owner = hubId(row.cell('owner')).id || ownerOf(this.models.list[model]!);
      const architecture = hubId(row.cell('architecture')).id;
      const news = [
        owner !== '' && this.#tell(this.developedBy, model, this.owners.row(owner), OWNER_TAG),
        architecture !== '' &&
          this.#tell(this.usesArchitecture, model, this.architectures.row(architecture), ARCHITECTURE_TAG),
      ];
      if (!fresh && !news.includes(true)) drop('duplicate row', 'an earlier row says the same of this model');
    });
  }

  edges(file: TextFile): void {
    readCsv<'source' | 'target' | 'edge'>(file, { required: ['source', 'target', 'edge'] }, (row) => {
      const drop = this.#begin(file, row, ['source', 'target']);
      if (drop === undefined) return;
      const [source, target] = [hubId(row.cell('source')), hubId(row.cell('target'))];
      if (target.id === '') return drop('row without a target', 'it says that there is no derived model');
      if (source.id === '') return drop('row without a source', 'it says that there is no base');
      const base = this.#model(source.id, source.cleaned ? row.cell('source') : undefined, file, row.line);
      const model = this.#model(target.id, target.cleaned ? row.cell('target') : undefined, file, row.line);
      const relation = CHOICES.indexOf(RELATIONS.get(fold(row.cell('edge'))) ?? '');
      const circumstance = relation < 0 ? NO_RELATION : relation;
      if (!this.#isNew(model, base, circumstance))
        return drop('duplicate row', 'an earlier row has the same source, target and edge');
      this.builtOn.push(model, base, circumstance);
      if (model === base)
        this.#notes.add('self-loop', 'kept: the model is its own base', file.file, row.line);
      if (relation < 0) this.#notes.add(...unknownRelation(row.cell('edge')), file.file, row.line);
    });
  }

  report(table: GraphTable, withNodes: boolean): Report {
    return {
      read: this.#read,
      kept: this.#read - this.#dropped.total,
      dropped: this.#dropped.list(),
      placeholders: withNodes ? this.models.list.length - this.described : 0,
      merged: this.#spellingsMerged(),
      ambiguous: table.ids.size,
      notes: this.#notes.list(),
    };
  }

  /** Counts the row. @returns how to drop it; absent where it is dropped already, because its cells cannot be right */
  #begin<Column extends string>(
    { file }: TextFile,
    { line, fault, cell }: CsvRow<Column>,
    ids: readonly Column[],
  ): ((what: string, why: string) => void) | undefined {
    this.#read++;
    const drop = (what: string, why: string): void => this.#dropped.add(what, why, file, line);
    if (fault !== undefined) drop('row', `${fault} for its header`);
    else if (ids.some((column) => cell(column).length > LONGEST_ID))
      drop('row', `an id of more than ${LONGEST_ID.toLocaleString('en')} characters`);
    else return drop;
    return undefined;
  }

  /** The row of a model. @param spelling the cell, where it is not the id to the letter */
  #model(id: string, spelling: string | undefined, { file }: TextFile, line: number): number {
    const row = this.models.row(id);
    if (row === MOST_MODELS)
      throw new InputError(
        'too-large',
        `${file}, line ${line}: more than ${MOST_MODELS.toLocaleString('en')} models`,
      );
    if (spelling === undefined) this.#asSpelt[row] = true;
    else {
      this.#notes.add('id', 'kept without the spaces, HTML, address or slashes around it', file, line);
      this.#respelt.set(spelling, row);
    }
    return row;
  }

  /** Spellings beyond the first of each model. */
  #spellingsMerged(): number {
    const respelt = new Set(this.#respelt.values());
    const alsoAsSpelt = [...respelt].filter((row) => this.#asSpelt[row] === true);
    return this.#respelt.size - respelt.size + alsoAsSpelt.length;
  }

  /** @returns whether nobody said it before */
  #tell(pairs: number[], model: number, other: number, tag: number): boolean {
    if (!this.#isNew(model, other, tag)) return false;
    pairs.push(model, other);
    return true;
  }

  #isNew(model: number, other: number, tag: number): boolean {
    const before = this.#said.size;
    return this.#said.add((model * MOST_MODELS + other) * TAGS + tag).size > before;
  }
}

const OWNER_TAG = FROM_NODES;
const ARCHITECTURE_TAG = FROM_NODES + 1;
const TAGS = FROM_NODES + 2;

function unknownRelation(cell: string): [what: string, why: string] {
  const shown = cell.trim().slice(0, 40);
  return [
    'relation',
    `kept without one: ${shown === '' ? 'the cell is empty' : `"${shown}" is none that is known`}`,
  ];
}

/** Names and the rows they have, in the order of their coming. */
class Names {
  readonly list: string[] = [];
  readonly #rows = new Map<string, number>();

  row(name: string): number {
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    this.#rows.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

const EDGES_SOURCE = 'import';
const NODES_SOURCE = 'import-nodes';

function sourcesOf(edges: TextFile, nodes: TextFile | undefined): Source[] {
  const source = (id: string, { file }: TextFile, what: string): Source => {
    const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return {
      id,
      title: `${name}, ${what} of models`,
      label: name,
      authors: '',
      year: 0,
      url: '',
      places: [],
    };
  };
  const first = source(EDGES_SOURCE, edges, 'a table of derivations');
  return nodes === undefined ? [first] : [first, source(NODES_SOURCE, nodes, 'a table')];
}

/** Stated by the first table, with each relation and with none; then stated by the last. */
function circumstancesOf(sources: readonly Source[]): Circumstance[] {
  const stated = (relation: string | undefined, source: Source): Circumstance => ({
    qualifiers: relation === undefined ? [] : [{ id: 'relation', values: [{ value: relation }] }],
    certainty: 'stated',
    negated: false,
    references: [{ source: source.id, where: '' }],
  });
  return [
    ...[...CHOICES, undefined].map((relation) => stated(relation, sources[0]!)),
    stated(undefined, sources.at(-1)!),
  ];
}

function tableOf(reading: Reading, ontology: Ontology, sources: readonly Source[]): GraphTable {
  const { models, owners, architectures, builtOn, developedBy, usesArchitecture } = reading;
  if (sources.length === 1) readOwners(reading);
  const draft = new TableDraft(ontology, builtOn.length + developedBy.length + usesArchitecture.length);
  draft.entities('model', models.list);
  const firstOwner = draft.entities('organization', owners.list);
  const firstArchitecture = draft.entities('architecture', architectures.list);
  const tellPairs = (pairs: readonly number[], predicate: string, first: number): void => {
    const says = draft.predicate(predicate);
    for (let at = 0; at < pairs.length; at += 2)
      draft.statements.add(pairs[at]!, says, first + pairs[at + 1]!, FROM_NODES);
  };
  const says = draft.predicate('built_on');
  for (let at = 0; at < builtOn.length; at += 3)
    draft.statements.add(builtOn[at]!, says, builtOn[at + 1]!, builtOn[at + 2]!);
  tellPairs(developedBy, 'developed_by', firstOwner);
  tellPairs(usesArchitecture, 'uses_architecture', firstArchitecture);
  return draft.done({
    sources,
    circumstances: circumstancesOf(sources),
    placeholder: placeholdersOf(reading, draft.names.length, sources.length > 1),
    links: linksOf([...models.list, ...owners.list]),
  });
}

/** Where no table tells owners, ids do. */
function readOwners({ models, owners, developedBy }: Reading): void {
  models.list.forEach((id, model) => {
    const owner = ownerOf(id);
    if (owner !== '') developedBy.push(model, owners.row(owner));
  });
}

function placeholdersOf({ models, described }: Reading, rows: number, withNodes: boolean): Uint8Array {
  const placeholder = new Uint8Array(rows);
  return withNodes ? placeholder.fill(1, described, models.list.length) : placeholder;
}

function linksOf(ids: readonly string[]): Map<number, readonly string[]> {
  const links = new Map<number, readonly string[]>();
  ids.forEach((id, row) => {
    const page = pageOf(id);
    if (page !== undefined) links.set(row, [page]);
  });
  return links;
}
