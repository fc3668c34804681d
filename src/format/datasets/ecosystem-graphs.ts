import { parseAllDocuments } from 'yaml';
import { InputError } from '../../model/errors';
import { isWebLink } from '../../model/link';
import type { Ontology } from '../../model/ontology';
import { cleanName, isNothing } from '../resolve';
import type { TextFile } from '../yaml-text';
import { DatasetDraft, type DatasetImport, type Thing } from './draft';

const KINDS: Readonly<Record<string, string>> = {
  model: 'model',
  dataset: 'data_set',
  application: 'product',
};
/** YAML's aliases can make much of little; the assets have none. */
const MOST_ALIASES = 0;

type Row = ReadonlyMap<string, unknown>;

/**
 * Stanford's Ecosystem Graphs: assets as YAML, whose fields are a scalar or a mapping of a value and its explanation. How an asset
 * depends on another follows from what both are.
 * @throws InputError foreign-file where a file is no YAML, or no list of records
 */
export function importEcosystemGraphs(files: readonly TextFile[], known: Ontology): DatasetImport {
  const draft = new DatasetDraft(known, 'Ecosystem Graphs, assets');
  const models = new Set<string>();
  for (const file of files)
    recordsOf(file).forEach((record, at) =>
      readRecord(draft, record, `${file.file.replace(/^.*\//, '')}, record ${at + 1}`, models),
    );
  return draft.finish();
}

function recordsOf({ file, text }: TextFile): readonly unknown[] {
  try {
    const documents = parseAllDocuments(text, { uniqueKeys: false });
    const fault = 'length' in documents ? documents.flatMap(({ errors }) => errors)[0] : undefined;
    if (fault !== undefined) throw fault;
    const values = [...documents].map((document): unknown =>
      document.toJS({ mapAsMap: true, maxAliasCount: MOST_ALIASES }),
    );
    const lists = values.filter((value) => value !== null && value !== undefined);
    if (!lists.every(Array.isArray)) throw new Error('expected a list of records');
    return lists.flat() as unknown[];
  } catch (error) {
    if (error instanceof RangeError)
      throw new InputError('too-large', `${file} is nested too deeply to be read`);
    throw new InputError(
      'foreign-file',
      `${file} holds no assets: ${(error as Error).message.split('\n')[0]}`,
    );
  }
}

/** @param models first words of the names of models; filled as they are read */
function readRecord(draft: DatasetDraft, record: unknown, place: string, models: Set<string>): void {
  draft.read++;
  const drop = (why: string) => draft.dropped.add('record', why, place);
  if (!(record instanceof Map)) return drop('it is no mapping');
  const row = record as Row;
  const name = cleanName(textOf(row, 'name'));
  const kind = KINDS[textOf(row, 'type').trim().toLowerCase()];
  if (isNothing(name)) return drop('it has no name');
  if (kind === undefined) return drop('it is neither model nor dataset nor application');
  const thing = draft.describe(kind, name);
  thing.description = isNothing(textOf(row, 'description'))
    ? ''
    : textOf(row, 'description').replace(/\s+/g, ' ').trim();
  for (const field of ['url', 'model_card', 'datasheet'])
    if (isWebLink(textOf(row, field).trim())) thing.links.add(textOf(row, field).trim());
  sayTerms(draft, thing, row, place);
  sayModality(draft, thing, textOf(row, 'modality'), place);
  if (kind === 'model') models.add(firstWord(name));
  sayDependencies(draft, thing, row, place, models);
}

function sayTerms(draft: DatasetDraft, thing: Thing, row: Row, where: string): void {
  for (const organization of draft.sharedList('organization', textOf(row, 'organization')))
    draft.say(thing, 'developed_by', organization, { where });
  draft.sayDate(thing, 'released', textOf(row, 'created_date'), { where });
  const [access, licence] = [textOf(row, 'access'), textOf(row, 'license')];
  if (!isNothing(access)) draft.say(thing, 'has_access', draft.shared('access', access), { where });
  if (!isNothing(licence)) draft.say(thing, 'licensed_under', draft.shared('licence', licence), { where });
  const [, digits, scale] = /^([\d.]+)\s*([KMBT])\s*param/i.exec(textOf(row, 'size').trim()) ?? [];
  if (digits !== undefined && thing.kind === 'model')
    draft.sayNumber(thing, 'parameters', Number(`${digits}e${SCALES[scale!.toUpperCase()]}`), 'parameters', {
      where,
    });
}

const SCALES: Readonly<Record<string, number>> = { K: 3, M: 6, B: 9, T: 12 };

/** "image, text; text": what goes in, and what comes out; without a semicolon, what it is about. */
function sayModality(draft: DatasetDraft, thing: Thing, text: string, where: string): void {
  if (isNothing(text)) return;
  const [input = '', output] = text.split(';');
  const say = (predicate: string, list: string, certainty: 'stated' | 'likely') => {
    for (const modality of draft.sharedList('modality', list))
      draft.say(thing, predicate, modality, { where, certainty });
  };
  if (thing.kind === 'data_set') return say('has_modality', text.replaceAll(';', ','), 'stated');
  const certainty = output === undefined ? 'likely' : 'stated';
  say('accepts', input, certainty);
  say('produces', output ?? input, certainty);
}

function sayDependencies(
  draft: DatasetDraft,
  subject: Thing,
  row: Row,
  where: string,
  models: ReadonlySet<string>,
): void {
  const value = valueOf(row.get('dependencies'));
  const names = Array.isArray(value) ? value : [value];
  const kinds =
    subject.kind === 'data_set' ? ['model', 'product', 'data_set'] : ['data_set', 'product', 'model'];
  for (const name of names) {
    const text = scalarText(valueOf(name));
    if (!isNothing(text))
      draft.mention({
        subject,
        text: text.includes(',') ? `["${cleanName(text).replaceAll('"', '')}"]` : text,
        kinds,
        // Of what nobody describes, "Llama 2 Long" sounds like a model, "Free Music Archive" does not.
        otherwise: (unknown) =>
          subject.kind !== 'data_set' && models.has(firstWord(unknown)) ? 'model' : 'data_set',
        predicateOf: (kind) => relation(subject.kind, kind),
        told: { where },
      });
  }
}

function firstWord(name: string): string {
  return /^\p{L}+/u.exec(name)?.[0].toLowerCase() ?? name;
}

/** What a dependency is called, by what depends on what. */
function relation(subject: string, object: string): string {
  if (subject === 'data_set') return object === 'data_set' ? 'derived_from' : 'generated_by';
  if (object === 'data_set') return 'trained_on';
  return subject === 'product' || object === 'product' ? 'uses_model' : 'built_on';
}

/** A field is a scalar, or a mapping of its value and an explanation. */
function valueOf(field: unknown): unknown {
  return field instanceof Map ? (field as Row).get('value') : field;
}

function textOf(row: Row, name: string): string {
  const value = valueOf(row.get(name));
  if (Array.isArray(value)) return value.map((one) => scalarText(valueOf(one))).join(', ');
  return scalarText(value);
}

function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
