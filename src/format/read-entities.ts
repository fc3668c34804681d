import type { Entity } from '../model/graph';
import { isEntityId } from '../model/ids';
import { fold, nearest } from '../model/names';
import type { Ontology } from '../model/ontology';
import { readLink } from './read-sources';
import type { Entry, YamlNode, YamlText } from './yaml-text';

export const ENTITY_KEYS = [
  'kind',
  'name',
  'aliases',
  'description',
  'links',
  'unnamed',
  'placeholder',
  'statements',
] as const;
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

function readEntity(
  yaml: YamlText,
  { key: id, keyNode, value }: Entry,
  ontology: Ontology,
): EntityDraft | undefined {
  if (!isEntityId(id)) {
    yaml.report(
      keyNode,
      'bad-id',
      `bad entity id: ${id}`,
      'lower-case words and numbers joined by hyphens; not unknown or none',
    );
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
    description:
      (fields.has('description') ? yaml.text(fields.get('description'), 'description') : undefined) ?? '',
    links: fields.has('links')
      ? yaml.items(fields.get('links')).flatMap((node) => readLink(yaml, node) ?? [])
      : [],
    unnamed: readFlag(yaml, fields.get('unnamed'), 'unnamed'),
    placeholder: readFlag(yaml, fields.get('placeholder'), 'placeholder'),
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
    const hint =
      near === undefined
        ? `known here: ${ENTITY_KEYS.join(', ')}; facts go under statements`
        : `did you mean ${near}?`;
    yaml.report(keyNode, 'unknown-key', `unknown key: ${key}`, hint);
  }
  return fields;
}

function readKind(
  yaml: YamlText,
  keyNode: YamlNode,
  node: YamlNode,
  id: string,
  ontology: Ontology,
): string | undefined {
  if (node === undefined) {
    yaml.report(keyNode, 'missing-key', `entity ${id} has no kind`, 'add `kind`');
    return undefined;
  }
  const text = yaml.text(node, 'kind');
  if (text === undefined) return undefined;
  const kinds = ontology.kinds.map((kind) => kind.id);
  if (kinds.includes(text)) return text;
  const near = nearest(text, kinds, 2);
  yaml.report(
    node,
    'unknown-kind',
    `unknown kind: ${text}`,
    near.length > 0 ? `did you mean ${near.join(' or ')}?` : `one of ${kinds.join(', ')}`,
  );
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
  const claims = new Map<string, Claim[]>();
  for (const draft of unique) {
    const { entity } = draft;
    claim(claims, { draft, text: entity.name, node: draft.nameNode, alias: false });
    entity.aliases.forEach((text, index) =>
      claim(claims, { draft, text, node: draft.aliasNodes[index], alias: true }),
    );
  }
  checkAliasesAgainstIds(unique, byId, claims);
  return unique;
}

/** A name or alias, and whose it is. */
interface Claim {
  readonly draft: EntityDraft;
  readonly text: string;
  readonly node: YamlNode;
  readonly alias: boolean;
}

function claim(claims: Map<string, Claim[]>, own: Claim): void {
  const key = fold(own.text);
  const others = claims.get(key) ?? [];
  claims.set(key, others);
  const rival = others.find((other) => isRival(own, other));
  others.push(own);
  if (rival === undefined) return;
  const { entity, yaml } = rival.draft;
  const repeated = rival.draft === own.draft;
  const hint = repeated
    ? 'say it once'
    : `leads to ${entity.id} in ${yaml.source.file} too; name one by its id`;
  const [code, what] = own.alias
    ? (['duplicate-alias', 'alias'] as const)
    : (['duplicate-name', 'name'] as const);
  // Two of one kind may really have one name; a question by it is then answered with both. An alias is ours to choose.
  own.draft.yaml.report(
    own.node,
    code,
    `${what} taken: ${own.text}`,
    hint,
    own.alias || rival.alias ? 'error' : 'warning',
  );
}

/** "LLaMA 3" and "Llama 3" are one name to a search, but one entity may show both spellings. */
function isRival(own: Claim, other: Claim): boolean {
  if (own.draft === other.draft) return own.text === other.text;
  return own.alias || other.alias || own.draft.entity.kind === other.draft.entity.kind;
}

function checkAliasesAgainstIds(
  drafts: readonly EntityDraft[],
  byId: ReadonlyMap<string, EntityDraft>,
  claims: ReadonlyMap<string, readonly Claim[]>,
): void {
  for (const { entity, yaml, aliasNodes } of drafts) {
    entity.aliases.forEach((alias, index) => {
      const other = byId.get(alias);
      if (other === undefined || other.entity.id === entity.id) return;
      // Where the other is also called so, that has been told.
      if (claims.get(fold(alias))!.some(({ draft }) => draft === other)) return;
      yaml.report(
        aliasNodes[index],
        'duplicate-alias',
        `alias taken: ${alias}`,
        `it is the id of an entity in ${other.yaml.source.file}`,
      );
    });
  }
}
