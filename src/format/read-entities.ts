import type { Entity } from '../model/graph';
import { fold, isEntityId, nearest } from '../model/names';
import type { Ontology } from '../model/ontology';
import { readLink } from './read-sources';
import type { Entry, YamlNode, YamlText } from './yaml-text';

export const ENTITY_KEYS = ['kind', 'name', 'aliases', 'description', 'links', 'unnamed', 'statements'] as const;
type EntityKey = (typeof ENTITY_KEYS)[number];

/** An entity as written, and where its statements stand. */
export interface EntityDraft {
  readonly entity: Entity;
  readonly yaml: YamlText;
  readonly keyNode: YamlNode;
  readonly nameNode: YamlNode;
  readonly aliasNodes: readonly YamlNode[];
  readonly statements: YamlNode;
}

/** Reads the entities of one file, without their statements; a faulty one is reported and kept as far as it goes. */
export function readEntities(yaml: YamlText, ontology: Ontology): EntityDraft[] {
  if (yaml.root === null) return [];
  return yaml.entries(yaml.root, 'entities').flatMap((entry) => readEntity(yaml, entry, ontology) ?? []);
}

function readEntity(yaml: YamlText, { key: id, keyNode, value }: Entry, ontology: Ontology): EntityDraft | undefined {
  if (!isEntityId(id)) {
    yaml.report(keyNode, 'bad-id', `bad entity id: ${id}`, 'lower-case words and numbers joined by hyphens; not unknown or none');
    return undefined;
  }
  const fields = readFields(yaml, id, value);
  const kind = readKind(yaml, keyNode, fields.get('kind'), id, ontology);
  if (kind === undefined) return undefined;
  if (!fields.has('name')) yaml.report(keyNode, 'missing-key', `entity ${id} has no name`, 'add `name`');
  const aliasNodes = fields.has('aliases') ? yaml.items(fields.get('aliases')) : [];
  const aliases = aliasNodes.map((node) => yaml.text(node, 'alias'));
  const entity: Entity = {
    id,
    kind,
    name: (fields.has('name') ? yaml.text(fields.get('name'), 'name') : undefined) ?? id,
    aliases: aliases.filter((alias) => alias !== undefined),
    description: (fields.has('description') ? yaml.text(fields.get('description'), 'description') : undefined) ?? '',
    links: fields.has('links') ? yaml.items(fields.get('links')).flatMap((node) => readLink(yaml, node) ?? []) : [],
    unnamed: readFlag(yaml, fields.get('unnamed'), 'unnamed'),
    placeholder: false,
  };
  return {
    entity,
    yaml,
    keyNode,
    nameNode: fields.get('name') ?? keyNode,
    aliasNodes: aliasNodes.filter((_, index) => aliases[index] !== undefined),
    statements: fields.get('statements'),
  };
}

function readFields(yaml: YamlText, id: string, value: YamlNode): Map<EntityKey, YamlNode> {
  const fields = new Map<EntityKey, YamlNode>();
  for (const { key, keyNode, value: field } of yaml.entries(value, id)) {
    const known = ENTITY_KEYS.find((one) => one === key);
    if (known !== undefined) {
      fields.set(known, field);
      continue;
    }
    const [near] = nearest(key, ENTITY_KEYS, 1);
    const hint = near === undefined ? `known here: ${ENTITY_KEYS.join(', ')}; facts go under statements` : `did you mean ${near}?`;
    yaml.report(keyNode, 'unknown-key', `unknown key: ${key}`, hint);
  }
  return fields;
}

function readKind(yaml: YamlText, keyNode: YamlNode, node: YamlNode, id: string, ontology: Ontology): string | undefined {
  if (node === undefined) {
    yaml.report(keyNode, 'missing-key', `entity ${id} has no kind`, 'add `kind`');
    return undefined;
  }
  const text = yaml.text(node, 'kind');
  if (text === undefined) return undefined;
  const kinds = ontology.kinds.map((kind) => kind.id);
  if (kinds.includes(text)) return text;
  const near = nearest(text, kinds, 2);
  yaml.report(node, 'unknown-kind', `unknown kind: ${text}`, near.length > 0 ? `did you mean ${near.join(' or ')}?` : `one of ${kinds.join(', ')}`);
  return undefined;
}

/** `true` or `false`; absent is false. */
export function readFlag(yaml: YamlText, node: YamlNode, what: string): boolean {
  if (node === undefined) return false;
  const text = yaml.text(node, what);
  if (text !== undefined && text !== 'true' && text !== 'false') {
    yaml.report(node, 'bad-choice', `bad ${what}: ${text}`, 'true or false');
  }
  return text === 'true';
}

/**
 * Reports ids that stand twice, and names that lead to two entities. A name may be shared by entities of
 * different kinds, who then differ by it; an alias is there to lead to one entity, so it is never shared.
 * @returns the drafts whose id is theirs alone
 */
export function checkNames(drafts: readonly EntityDraft[]): EntityDraft[] {
  const byId = new Map<string, EntityDraft>();
  const unique = drafts.filter((draft) => {
    const first = byId.get(draft.entity.id);
    if (first === undefined) byId.set(draft.entity.id, draft);
    else {
      const hint = `first in ${first.yaml.source.file}; choose another id, or join the two`;
      draft.yaml.report(draft.keyNode, 'duplicate-id', `duplicate id: ${draft.entity.id}`, hint);
    }
    return first === undefined;
  });
  const names = new Map<string, { draft: EntityDraft; alias: boolean }[]>();
  for (const draft of unique) {
    const { entity } = draft;
    claimName(names, draft, entity.name, draft.nameNode, false);
    entity.aliases.forEach((alias, index) => claimName(names, draft, alias, draft.aliasNodes[index], true));
  }
  for (const draft of unique) checkAliasesAgainstIds(draft, byId);
  return unique;
}

function claimName(
  names: Map<string, { draft: EntityDraft; alias: boolean }[]>,
  draft: EntityDraft,
  name: string,
  node: YamlNode,
  alias: boolean,
): void {
  const key = fold(name);
  const claims = names.get(key) ?? [];
  names.set(key, claims);
  const rival = claims.find((other) => alias || other.alias || other.draft.entity.kind === draft.entity.kind);
  claims.push({ draft, alias });
  if (rival === undefined) return;
  const { entity, yaml } = rival.draft;
  const own = rival.draft === draft;
  // "LLaMA 3" and "Llama 3" are one name to a search, but both spellings may be wanted on the page.
  if (own && ![entity.name, ...entity.aliases.slice(0, entity.aliases.indexOf(name))].includes(name)) return;
  const hint = own ? 'say it once' : `leads to ${entity.id} in ${yaml.source.file} too; a name must lead to one entity`;
  draft.yaml.report(node, alias ? 'duplicate-alias' : 'duplicate-name', `${alias ? 'alias' : 'name'} taken: ${name}`, hint);
}

function checkAliasesAgainstIds({ entity, yaml, aliasNodes }: EntityDraft, byId: ReadonlyMap<string, EntityDraft>): void {
  entity.aliases.forEach((alias, index) => {
    const other = byId.get(alias);
    if (other === undefined || other.entity.id === entity.id) return;
    yaml.report(aliasNodes[index], 'duplicate-alias', `alias taken: ${alias}`, `it is the id of an entity in ${other.yaml.source.file}`);
  });
}
