import { InputError } from '../../model/errors';
import type { Certainty } from '../../model/graph';
import { isWebLink } from '../../model/link';
import { fold } from '../../model/names';
import type { Ontology } from '../../model/ontology';
import { readRecords } from '../csv';
import { cleanName, isNothing } from '../resolve';
import type { TextFile } from '../yaml-text';
import { DatasetDraft, type DatasetImport, type Told } from './draft';

/** What each vintage of the table calls a column, newest first. */
const COLUMNS = {
  name: ['Model', 'System', 'Name', 'Model name'],
  organization: ['Organization', 'Organizations', 'Organization(s)', 'Developer'],
  date: ['Publication date', 'Date', 'Release date'],
  domain: ['Domain', 'Domains'],
  task: ['Task', 'Tasks'],
  parameters: ['Parameters', 'Number of parameters'],
  compute: ['Training compute (FLOP)', 'Training compute (FLOPs)', 'Training compute'],
  dataset: ['Training dataset', 'Training datasets', 'Dataset'],
  confidence: ['Confidence'],
  link: ['Link', 'Links', 'Source'],
  base: ['Base model', 'Base models', 'Finetuned from', 'Foundation model'],
  access: ['Model accessibility', 'Accessibility', 'Weights accessibility', 'Access'],
} as const;
type Column = keyof typeof COLUMNS;

/** The table's own word for how sure its figures are. */
const CERTAINTY: Readonly<Record<string, Certainty>> = {
  confident: 'stated',
  likely: 'likely',
  speculative: 'estimated',
};

/**
 * Epoch AI's tables of models, of any vintage: columns are found by what they are called, never by place.
 * @throws InputError foreign-file where a table has no column of models
 */
export function importEpoch(files: readonly TextFile[], known: Ontology): DatasetImport {
  const draft = new DatasetDraft(known, 'Epoch AI, tables of models');
  draft.predicate({
    id: 'training_compute',
    label: 'training compute',
    inverse: 'training compute',
    from: ['model', 'model_family', 'product'],
    to: [],
    value: 'number',
    units: ['FLOP'],
    lineage: false,
    transitive: false,
    sameKind: false,
    single: true,
    inherited: true,
    color: 'quiet',
  });
  for (const file of files) {
    let cellsOf: ((cells: readonly string[]) => (column: Column) => string) | undefined;
    readRecords(file, (cells, line) => {
      if (cellsOf === undefined) cellsOf = readHeader(cells, file, draft);
      else readRow(draft, cellsOf(cells), file.file, line);
    });
    if (cellsOf === undefined) throw new InputError('foreign-file', `${file.file} is empty`);
  }
  return draft.finish();
}

function readHeader(header: readonly string[], { file }: TextFile, draft: DatasetDraft) {
  const folded = header.map(fold);
  const places = new Map<Column, number>();
  for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const name = names.find((one) => folded.includes(fold(one)));
    if (name !== undefined) places.set(column, folded.indexOf(fold(name)));
  }
  if (!places.has('name'))
    throw new InputError('foreign-file', `${file}: none of the columns is ${COLUMNS.name.join(' or ')}`);
  const told = new Set(places.values());
  header.forEach((name, at) => {
    if (!told.has(at)) draft.notes.add('column', 'left out: there is no word for it here', name.slice(0, 60));
  });
  return (cells: readonly string[]) => (column: Column) => cells[places.get(column) ?? -1] ?? '';
}

function readRow(draft: DatasetDraft, cell: (column: Column) => string, file: string, line: number): void {
  draft.read++;
  const name = cleanName(cell('name'));
  if (isNothing(name)) return draft.dropped.add('row', 'without the name of a model', file, line);
  const model = draft.describe('model', name);
  const where = `row ${line}`;
  const certain: Told = { where, certainty: CERTAINTY[fold(cell('confidence'))] ?? 'reported' };
  if (isWebLink(cell('link').trim())) model.links.add(cell('link').trim());
  for (const organization of draft.sharedList('organization', cell('organization')))
    draft.say(model, 'developed_by', organization, { where });
  draft.sayDate(model, 'released', cell('date'), { where });
  draft.sayNumber(model, 'parameters', number(cell('parameters')), 'parameters', certain);
  draft.sayNumber(model, 'training_compute', number(cell('compute')), 'FLOP', certain);
  for (const domain of draft.sharedList('model_class', cell('domain')))
    draft.say(model, 'is_a', domain, { where });
  for (const task of draft.sharedList('use_case', cell('task')))
    draft.say(model, 'used_for', task, { where });
  for (const data of draft.sharedList('data_set', cell('dataset')))
    draft.say(model, 'trained_on', data, { where });
  if (!isNothing(cell('access')))
    draft.say(model, 'has_access', draft.shared('access', cell('access')), { where });
  if (!isNothing(cell('base')))
    draft.mention({
      subject: model,
      text: cell('base'),
      kinds: ['model'],
      predicateOf: () => 'built_on',
      told: certain,
    });
}

function number(cell: string): number {
  return cell.trim() === '' ? Number.NaN : Number(cell.replaceAll(',', ''));
}
