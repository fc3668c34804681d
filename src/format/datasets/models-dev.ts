import { parse, TomlError, type TomlTable, type TomlValue } from 'smol-toml';
import { InputError } from '../../model/errors';
import { isWebLink } from '../../model/link';
import type { Ontology } from '../../model/ontology';
import { cleanName, isNothing } from '../resolve';
import type { TextFile } from '../yaml-text';
import { DatasetDraft, type DatasetImport, type Thing } from './draft';

/**
 * models.dev: a file for each model of a laboratory (`models/LAB/ID.toml`), and for each that a provider serves
 * (`providers/P/models/ID.toml`). A provider's `base_model` is the same model served there, no lineage.
 * @throws InputError foreign-file where a file is no TOML
 */
export function importModelsDev(files: readonly TextFile[], known: Ontology): DatasetImport {
  const draft = new DatasetDraft(known, 'models.dev');
  const parsed = files.map((file) => ({ path: file.file, table: tableOf(file) }));
  const labs = new Map(
    parsed.flatMap(
      ({ path, table }) =>
        /(?:^|\/)labs\/([^/]+)\/lab\.toml$/
          .exec(path)
          ?.slice(1)
          .map((id) => [id, textIn(table, 'name')] as const) ?? [],
    ),
  );
  const models = new Map<string, Thing>();
  for (const { path, table } of parsed) {
    const [, lab, id] = /(?:^|\/)models\/([^/]+)\/(.+)\.toml$/.exec(path) ?? [];
    if (lab === undefined || id === undefined || path.includes('providers/')) continue;
    const model = readModel(draft, table, id, `${lab}/${id}`);
    models.set(`${lab}/${id}`, model);
    draft.say(model, 'developed_by', draft.shared('organization', labs.get(lab) ?? lab), {
      where: `models/${lab}/${id}`,
    });
  }
  const byName = new Map([...models.values()].map((model) => [model.name, model]));
  const providers = new Map(
    parsed.flatMap(
      ({ path, table }) =>
        /(?:^|\/)providers\/([^/]+)\/provider\.toml$/
          .exec(path)
          ?.slice(1)
          .map((id) => [id, textIn(table, 'name') || id] as const) ?? [],
    ),
  );
  for (const { path, table } of parsed) {
    const [, provider, id] = /(?:^|\/)providers\/([^/]+)\/models\/(.+)\.toml$/.exec(path) ?? [];
    if (provider === undefined || id === undefined) continue;
    const where = `providers/${provider}/${id}`;
    const base = textIn(table, 'base_model');
    const served = servedModel(draft, table, id, where, base, models, byName);
    draft.say(served, 'available_in', draft.shared('product', providers.get(provider) ?? provider), {
      where,
    });
  }
  if (draft.read === 0)
    throw new InputError(
      'foreign-file',
      'none of the files is a model of models.dev: expected models/LAB/ID.toml',
    );
  return draft.finish();
}

function servedModel(
  draft: DatasetDraft,
  table: TomlTable,
  id: string,
  where: string,
  base: string,
  models: ReadonlyMap<string, Thing>,
  byName: Map<string, Thing>,
): Thing {
  const known = models.get(base) ?? (base === '' ? byName.get(cleanName(textIn(table, 'name'))) : undefined);
  if (known === undefined) {
    if (base !== '') draft.notes.add('base_model', 'no file describes it: the model stands by itself', where);
    const model = readModel(draft, table, id, where);
    byName.set(model.name, model);
    return model;
  }
  draft.read++;
  return known;
}

function readModel(draft: DatasetDraft, table: TomlTable, id: string, where: string): Thing {
  draft.read++;
  const name = cleanName(textIn(table, 'name'));
  const model = draft.describe('model', isNothing(name) ? id : name);
  model.aliases.add(id);
  const family = textIn(table, 'family');
  if (!isNothing(family)) draft.say(model, 'part_of', draft.shared('model_family', family), { where });
  draft.sayDate(model, 'released', textIn(table, 'release_date'), { where });
  draft.sayDate(model, 'knowledge_cutoff', textIn(table, 'knowledge'), { where });
  draft.sayNumber(
    model,
    'context_window',
    Number(inside(table, 'limit')?.['context'] ?? Number.NaN),
    'tokens',
    { where },
  );
  const open = table['open_weights'];
  if (typeof open === 'boolean')
    draft.say(model, 'has_access', draft.shared('access', open ? 'open weights' : 'closed weights'), {
      where,
    });
  const modalities = inside(table, 'modalities');
  for (const [field, predicate] of [
    ['input', 'accepts'],
    ['output', 'produces'],
  ] as const)
    for (const modality of textsIn(modalities?.[field]))
      draft.say(model, predicate, draft.shared('modality', modality), { where });
  const weights = table['weights'];
  if (Array.isArray(weights))
    for (const one of weights)
      if (isTable(one) && isWebLink(textIn(one, 'url'))) model.links.add(textIn(one, 'url'));
  return model;
}

function tableOf({ file, text }: TextFile): TomlTable {
  try {
    return parse(text, { maxDepth: 100 });
  } catch (error) {
    if (error instanceof TomlError)
      throw new InputError('foreign-file', `${file}, line ${error.line}: ${error.message.split('\n')[0]}`);
    throw error;
  }
}

function textIn(table: TomlTable, key: string): string {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value : '';
}

function inside(table: TomlTable, key: string): TomlTable | undefined {
  const value = Object.hasOwn(table, key) ? table[key] : undefined;
  return isTable(value) ? value : undefined;
}

function textsIn(value: TomlValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}
