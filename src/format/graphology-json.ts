import { InputError } from '../model/errors';
import type {
  PropertyEdge,
  PropertyGraph,
  PropertyNode,
  PropertyValue,
  Properties,
  PropertyReading,
} from './foreign/property-graph';
import { isList, isScalar } from './foreign/texts';
import { Remarks } from './report';
import type { TextFile } from './yaml-text';

/**
 * Reads graphology's serialization, and its kin of other tools: nodes with `key` or `id`, edges under `edges` or `links`,
 * attributes under `attributes` or beside.
 * @throws InputError foreign-file where it is no JSON, or holds no nodes
 */
export function readGraphologyJson(file: TextFile): PropertyReading {
  const root = parse(file);
  const { nodes, edges, links } = isObject(root) ? root : {};
  const lines = edges ?? links ?? [];
  if (!Array.isArray(nodes) || !Array.isArray(lines))
    throw new InputError('foreign-file', `${file.file} holds no graph: expected lists "nodes" and "edges"`);
  const reader = new Reader();
  const { options, attributes, directed } = root as Record<string, unknown>;
  const type = isObject(options) ? options['type'] : undefined;
  const undirected = type === 'undirected' || directed === false;
  return {
    graph: {
      properties: reader.properties(isObject(attributes) ? attributes : {}, 'graph'),
      nodes: nodes.flatMap((node, at) => reader.node(node, at)),
      edges: lines.flatMap((edge, at) => reader.edge(edge, at, nodes, undirected)),
      untyped: false,
    },
    dropped: reader.dropped,
    notes: reader.notes,
  };
}

/** Every attribute as it is; lists as lists. */
export function writeGraphologyJson({ properties, nodes, edges }: PropertyGraph): string {
  const mixed = { type: 'mixed', multi: true, allowSelfLoops: true };
  // Line by line, so that two versions can be compared.
  const lines = (items: readonly object[]) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return [
    `{"options":${JSON.stringify(mixed)},`,
    `"attributes":${JSON.stringify(Object.fromEntries(properties))},`,
    `"nodes":${lines(nodes.map(nodeForm))},`,
    `"edges":${lines(edges.map(edgeForm))}}`,
    '',
  ].join('\n');
}

function nodeForm({ key, label, place, properties }: PropertyNode): object {
  const [x, y] = place ?? [];
  return {
    key,
    attributes: { label, ...(place === undefined ? {} : { x, y }), ...Object.fromEntries(properties) },
  };
}

function edgeForm({ source, target, directed, label, properties }: PropertyEdge, at: number): object {
  return {
    key: String(at),
    source,
    target,
    ...(directed ? {} : { undirected: true }),
    attributes: { label, ...Object.fromEntries(properties) },
  };
}

const NODE_FIELDS = new Set(['key', 'id', 'attributes']);
const EDGE_FIELDS = new Set(['key', 'id', 'source', 'target', 'undirected', 'attributes']);

class Reader {
  readonly dropped = new Remarks();
  readonly notes = new Remarks();

  node(node: unknown, at: number): PropertyNode[] {
    const key = isObject(node) ? keyOf(node['key'] ?? node['id']) : undefined;
    if (!isObject(node) || key === undefined) {
      this.dropped.add('node', 'it has no key', `nodes[${at}]`);
      return [];
    }
    const { label, x, y, ...rest } = attributesOf(node, NODE_FIELDS);
    const text = isScalar(label) ? String(label) : '';
    const place = [x, y].some((one) => one !== undefined && one !== null)
      ? ([coordinate(x), coordinate(y)] as const)
      : undefined;
    return [
      {
        key,
        label: text,
        properties: this.properties(rest, `node ${key}`),
        ...(place === undefined ? {} : { place }),
      },
    ];
  }

  /** @param nodes by whose place in the list an end may be named, as d3's forces do */
  edge(edge: unknown, at: number, nodes: readonly unknown[], undirected: boolean): PropertyEdge[] {
    const place = `edges[${at}]`;
    const [source, target] = isObject(edge)
      ? [endOf(edge['source'], nodes), endOf(edge['target'], nodes)]
      : [];
    if (!isObject(edge) || source === undefined || target === undefined) {
      this.dropped.add('edge', 'it lacks a source or a target', place);
      return [];
    }
    const { label, ...rest } = attributesOf(edge, EDGE_FIELDS);
    const directed = typeof edge['undirected'] === 'boolean' ? !edge['undirected'] : !undirected;
    return [
      {
        source,
        target,
        directed,
        label: isScalar(label) ? String(label) : '',
        properties: this.properties(rest, place),
      },
    ];
  }

  properties(attributes: Readonly<Record<string, unknown>>, place: string): Properties {
    const properties = new Map<string, PropertyValue>();
    for (const [name, value] of Object.entries(attributes)) {
      const told = this.#value(value, name, place);
      if (told !== undefined) properties.set(name, told);
    }
    return properties;
  }

  /** What is no text, number, flag or list of them is told as JSON. */
  #value(value: unknown, name: string, place: string): PropertyValue | undefined {
    if (value === null || value === undefined || value === '') return undefined;
    if (isScalar(value)) return value;
    if (Array.isArray(value) && value.every(isScalar))
      return isList(value) && value.length > 0 ? value : undefined;
    try {
      return JSON.stringify(value);
    } catch {
      this.notes.add(`attribute ${name}`, 'left out: it is nested too deeply', place);
      return undefined;
    }
  }
}

function parse({ file, text }: TextFile): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('foreign-file', `${file} is no JSON: ${(error as Error).message.split('\n')[0]}`);
  }
}

function attributesOf(
  item: Readonly<Record<string, unknown>>,
  fields: ReadonlySet<string>,
): Record<string, unknown> {
  const { attributes } = item;
  const beside = Object.entries(item).filter(([name]) => !fields.has(name));
  return Object.fromEntries([...beside, ...(isObject(attributes) ? Object.entries(attributes) : [])]);
}

function keyOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

function endOf(value: unknown, nodes: readonly unknown[]): string | undefined {
  if (isObject(value)) return keyOf(value['key'] ?? value['id']);
  const node = typeof value === 'number' ? nodes[value] : undefined;
  // Where the nodes' ids are numbers themselves, that is what is meant.
  if (isObject(node) && typeof (node['key'] ?? node['id']) === 'string')
    return keyOf(node['key'] ?? node['id']);
  return keyOf(value);
}

function coordinate(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
