import type { Source } from '../model/graph';
import { isEntityId } from '../model/ids';
import { nearest } from '../model/names';
import { isWebLink } from '../model/link';
import type { Entry, YamlNode, YamlText } from './yaml-text';

export const SOURCE_KEYS = ['title', 'label', 'authors', 'year', 'url', 'places'] as const;
type SourceKey = (typeof SOURCE_KEYS)[number];

/** Reads `sources.yaml`: what statements cite. What is faulty is reported and left out. */
export function readSources(yaml: YamlText): Source[] {
  if (yaml.root === null) return [];
  return yaml.entries(yaml.root, 'sources').flatMap((entry) => readSource(yaml, entry) ?? []);
}

function readSource(yaml: YamlText, { key: id, keyNode, value }: Entry): Source | undefined {
  if (!isEntityId(id)) {
    yaml.report(keyNode, 'bad-id', `bad source id: ${id}`, 'lower-case words and numbers joined by hyphens');
    return undefined;
  }
  const fields = new Map<SourceKey, YamlNode>();
  for (const field of yaml.entries(value, id)) {
    const known = SOURCE_KEYS.find((one) => one === field.key);
    if (known !== undefined) fields.set(known, field.value);
    else {
      const [near] = nearest(field.key, SOURCE_KEYS, 1);
      const hint = near === undefined ? `known here: ${SOURCE_KEYS.join(', ')}` : `did you mean ${near}?`;
      yaml.report(field.keyNode, 'unknown-key', `unknown key: ${field.key}`, hint);
    }
  }
  if (!fields.has('title')) yaml.report(keyNode, 'missing-key', `source ${id} has no title`, 'add `title`');
  const text = (key: SourceKey) => (fields.has(key) ? (yaml.text(fields.get(key), key) ?? '') : '');
  const title = text('title');
  return {
    id,
    title,
    label: text('label') || title,
    authors: text('authors'),
    year: readYear(yaml, fields.get('year')),
    url: readLink(yaml, fields.get('url')) ?? '',
    places: fields.has('places')
      ? yaml.items(fields.get('places')).flatMap((item) => yaml.text(item, 'place') ?? [])
      : [],
  };
}

function readYear(yaml: YamlText, node: YamlNode): number {
  if (node === undefined) return 0;
  const text = yaml.text(node, 'year');
  if (text === undefined) return 0;
  if (/^[12]\d{3}$/.test(text)) return Number(text);
  yaml.report(node, 'bad-date', `bad year: ${text}`, 'four digits');
  return 0;
}

/** An http or https address, or undefined with a fault reported; absent without one. */
export function readLink(yaml: YamlText, node: YamlNode): string | undefined {
  if (node === undefined) return undefined;
  const text = yaml.text(node, 'link');
  if (text === undefined || isWebLink(text)) return text;
  yaml.report(node, 'bad-link', `bad link: ${text}`, 'an address that begins with https:// or http://');
  return undefined;
}
