import { isEntityId } from '../../model/ids';
import { slug } from '../../model/names';
import { distinctIds } from '../hub/ids';
import type { PropertyNode, PropertyReading } from './property-graph';
import { firstText, type Texts } from './texts';

/** What the nodes of a property graph are called with us, by their keys. */
export interface Naming {
  /** Those that are there, each key once. */
  readonly nodes: readonly PropertyNode[];
  /** Keys that are named at the end of an edge or as a whole, and are no node's. */
  readonly unlisted: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<string, string>;
  /** Ids that end in a number, because an earlier one has them. */
  readonly ambiguous: number;
}

/**
 * Names and ids for all nodes, those of dangling ends among them. Two nodes of one name stay two.
 * @param name the property that holds a node's name, where it has no label
 * @param ours whether keys are ids, and stay
 */
export function nameNodes(
  { graph, dropped }: PropertyReading,
  name: string | undefined,
  ours: boolean,
  texts: Texts,
): Naming {
  const keys = new Set<string>();
  const nodes = graph.nodes.filter(({ key }) => {
    if (!keys.has(key)) return keys.add(key);
    dropped.add('node', 'an earlier one has the same id', `node ${shown(key)}`);
    return false;
  });
  const names = new Map(nodes.map((node) => [node.key, nameOf(node, name, texts)]));
  const ends = [
    ...graph.edges.flatMap(({ source, target }) => [source, target]),
    ...nodes.flatMap(({ parent }) => parent ?? []),
  ];
  const unlisted = [...new Set(ends)].filter((key) => !keys.has(key));
  for (const key of unlisted) names.set(key, texts.name(key, `node ${shown(key)}`) || NAMELESS);
  // Keys that are ids come first, so that no name takes one away.
  const isId = (key: string): boolean => ours && isEntityId(key);
  const ordered = [...names.keys()].toSorted((a, b) => Number(isId(b)) - Number(isId(a)));
  const stems = ordered.map((key) => (isId(key) ? key : names.get(key)!));
  const odd = distinctIds(stems);
  return {
    nodes,
    unlisted,
    names,
    ids: new Map(ordered.map((key, at) => [key, odd.get(at) ?? slug(stems[at]!)])),
    ambiguous: odd.size,
  };
}

const NAMELESS = 'nameless';

function nameOf({ key, label, properties }: PropertyNode, name: string | undefined, texts: Texts): string {
  const written = label === '' && name !== undefined ? firstText(properties.get(name)) : label;
  const place = `node ${shown(key)}`;
  return texts.name(written, place) || texts.name(key, place) || NAMELESS;
}

/** As a remark names it. */
export function shown(key: string): string {
  return key.length > 60 ? `${key.slice(0, 60)}…` : key;
}
