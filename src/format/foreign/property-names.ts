/** Names that mean something else at a node or an edge; a predicate or qualifier of such a name goes by a longer one. */
const NODE_NAMES = new Set([
  'id',
  'key',
  'label',
  'x',
  'y',
  'kind',
  'aliases',
  'description',
  'links',
  'unnamed',
  'placeholder',
  'parent',
]);
const EDGE_NAMES = new Set([
  'id',
  'key',
  'label',
  'source',
  'target',
  'type',
  'directed',
  'predicate',
  'certainty',
  'references',
  'kind',
]);

export function nodeProperty(predicate: string): string {
  return NODE_NAMES.has(predicate) ? `statement:${predicate}` : predicate;
}

export function edgeProperty(qualifier: string): string {
  return EDGE_NAMES.has(qualifier) ? `qualifier:${qualifier}` : qualifier;
}

/** The term that `nameOf` gave this name; a property that only looks so keeps its own. */
export function ownName(name: string, prefix: string, nameOf: (term: string) => string): string {
  const term = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return nameOf(term) === name ? term : name;
}
