import { InputError } from '../../model/errors';
import type { Certainty } from '../../model/graph';
import { isWebLink } from '../../model/link';
import type { Ontology } from '../../model/ontology';
import { cleanName, isNothing } from '../resolve';
import type { TextFile } from '../yaml-text';
import { DatasetDraft, type DatasetImport, type Thing, type Told } from './draft';

type Row = Readonly<Record<string, unknown>>;

/** A choice of the qualifier `relation` for each type of relationship; others go as a role. */
const RELATIONS: Readonly<Record<string, string>> = {
  finetune: 'fine_tune',
  distillation: 'distillation',
  quantization: 'quantization',
  merge: 'merge',
  adapter: 'adapter',
  'multimodal-extension': 'component',
};
const CERTAINTY: Readonly<Record<string, Certainty>> = { high: 'stated', medium: 'likely', low: 'estimated' };

/**
 * ModelForest and its like: JSON with `models` and `relationships` (`parent` is the base of `child`), and at will `companies`.
 * @throws InputError foreign-file where a file is no JSON of that shape
 */
export function importModelForest(files: readonly TextFile[], known: Ontology): DatasetImport {
  const draft = new DatasetDraft(known, 'ModelForest');
  const roots = files.map((file) => ({ file: file.file, root: parse(file) }));
  const models = new Map<string, Thing>();
  for (const { file, root } of roots)
    for (const row of rowsIn(root, 'models')) readModel(draft, row, file, models);
  for (const { file, root } of roots)
    for (const row of rowsIn(root, 'relationships')) readRelationship(draft, row, file, models);
  for (const { root } of roots) for (const row of rowsIn(root, 'companies')) readCompany(draft, row);
  return draft.finish();
}

function parse({ file, text }: TextFile): Row {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isRow(parsed) && ['models', 'relationships', 'companies'].some((key) => Array.isArray(parsed[key])))
      return parsed;
  } catch (error) {
    throw new InputError('foreign-file', `${file} is no JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  throw new InputError('foreign-file', `${file} holds neither models nor relationships nor companies`);
}

function readModel(draft: DatasetDraft, row: Row, file: string, models: Map<string, Thing>): void {
  draft.read++;
  const [id, name] = [text(row, 'id'), cleanName(text(row, 'name'))];
  if (id === '' || isNothing(name)) return draft.dropped.add('model', 'it has no id or no name', file);
  if (models.has(id)) return draft.dropped.add('model', 'an earlier one has the same id', id);
  const model = draft.describe('model', name);
  models.set(id, model);
  for (const alias of [text(row, 'shortName'), id]) if (alias !== name) model.aliases.add(alias);
  model.description = text(row, 'description').replace(/\s+/g, ' ');
  for (const field of ['paperUrl', 'huggingfaceUrl', 'blogUrl'])
    if (isWebLink(text(row, field))) model.links.add(text(row, field));
  const told: Told = { where: id };
  const shared = (predicate: string, kind: string, field: string) => {
    if (!isNothing(text(row, field))) draft.say(model, predicate, draft.shared(kind, text(row, field)), told);
  };
  shared('developed_by', 'organization', 'company');
  shared('uses_architecture', 'architecture', 'architectureFamily');
  shared('licensed_under', 'licence', 'license');
  shared('has_access', 'access', 'licenseType');
  shared('accepts', 'modality', 'modality');
  draft.sayDate(model, 'released', text(row, 'releaseDate'), told);
  draft.sayNumber(model, 'parameters', Number(row['parametersRaw'] ?? Number.NaN), 'parameters', told);
  draft.sayNumber(model, 'context_window', Number(row['contextWindow'] ?? Number.NaN), 'tokens', told);
  if (text(row, 'significance') !== '')
    draft.say(model, 'noted_for', { value: text(row, 'significance') }, told);
}

function readRelationship(
  draft: DatasetDraft,
  row: Row,
  file: string,
  models: ReadonlyMap<string, Thing>,
): void {
  draft.read++;
  const [parent, child] = [text(row, 'parent'), text(row, 'child')];
  const subject = models.get(child);
  if (isNothing(parent)) return draft.dropped.add('relationship', 'it has no parent', file);
  if (subject === undefined)
    return draft.dropped.add('relationship', 'nobody describes its child', child || file);
  const type = text(row, 'type');
  const relation = RELATIONS[type];
  const told: Told = {
    where: `${parent} → ${child}`,
    certainty: CERTAINTY[text(row, 'confidence')] ?? 'reported',
    qualifiers: relation === undefined ? (type === '' ? {} : { role: type }) : { relation },
  };
  const base = models.get(parent);
  if (base === undefined)
    draft.mention({ subject, text: parent, kinds: ['model'], predicateOf: () => 'built_on', told });
  else draft.say(subject, 'built_on', base, told);
}

function readCompany(draft: DatasetDraft, row: Row): void {
  draft.read++;
  const name = text(row, 'name');
  if (isNothing(name)) return draft.dropped.add('company', 'it has no name', text(row, 'id'));
  draft.shared('organization', name);
}

function rowsIn(root: Row, key: string): Row[] {
  const rows = root[key];
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

function text(row: Row, key: string): string {
  const value = Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
