import { InputError } from '../model/errors';
import type { PropertyEdge, PropertyNode, PropertyReading, PropertyValue } from './foreign/property-graph';
import { addProperty, typedValue, type Declared } from './foreign/typed';
import { Remarks } from './report';
import { readXml, type XmlAttributes, type XmlHandler } from './xml';
import { YedParts } from './yed';
import type { TextFile } from './yaml-text';

/**
 * Reads GraphML: declared keys with types and defaults, nested graphs, and what yEd draws into it. Hyperedges are dropped: an
 * edge of ours joins two.
 * @throws InputError as `readXml`; foreign-file where the document is something else
 */
export function readGraphml(file: TextFile): PropertyReading {
  const reader = new Reader(file.file);
  readXml(file, reader);
  return reader.finish();
}

type Owner = 'graph' | 'node' | 'edge';

interface Key extends Declared {
  /** `all` or an owner. */
  readonly of: string;
  default?: PropertyValue;
}

interface Draft {
  readonly owner: Owner;
  readonly properties: Map<string, PropertyValue>;
  readonly attributes: XmlAttributes;
  readonly yed: YedParts;
}

const NODE_FIELDS = new Set(['id']);
const EDGE_FIELDS = new Set(['id', 'source', 'target', 'directed', 'label']);

class Reader implements XmlHandler {
  readonly #dropped = new Remarks();
  readonly #notes = new Remarks();
  readonly #keys = new Map<string, Key>();
  readonly #nodes: PropertyNode[] = [];
  readonly #edges: PropertyEdge[] = [];
  readonly #properties = new Map<string, PropertyValue>();
  /** Graphs, nodes and edges that are open, the outermost first. */
  readonly #open: Draft[] = [];
  readonly #undirected: boolean[] = [];
  #key: Key | undefined;
  #data: string | undefined;
  #depth = 0;
  #inHyperedge = false;

  constructor(private readonly file: string) {}

  open(name: string, attributes: XmlAttributes): void {
    if (this.#depth++ === 0 && localName(name) !== 'graphml')
      throw new InputError(
        'foreign-file',
        `${this.file} is no GraphML: it begins with <${name.slice(0, 40)}>`,
      );
    if (this.#data !== undefined) return this.#open.at(-1)?.yed.open(name, attributes);
    switch (localName(name)) {
      case 'key':
        return this.#declare(attributes);
      case 'graph':
        this.#undirected.push(attributes['edgedefault'] === 'undirected');
        return this.#begin('graph', attributes);
      case 'node':
        return this.#begin('node', attributes);
      case 'edge':
        return this.#begin('edge', attributes);
      case 'hyperedge':
        this.#inHyperedge = true;
        return this.#dropped.add('hyperedge', 'an edge joins two nodes here', attributes['id'] ?? this.file);
      case 'data':
        this.#data = attributes['key'] ?? '';
        return;
      default:
        return;
    }
  }

  close(name: string, text: string): void {
    this.#depth--;
    const local = localName(name);
    if (this.#data !== undefined && name !== 'data' && local !== 'data')
      return this.#open.at(-1)?.yed.close(name, text);
    if (local === 'data') this.#told(text);
    else if (local === 'default' && this.#key !== undefined) this.#setDefault(this.#key, text.trim());
    else if (local === 'key') this.#key = undefined;
    else if (local === 'hyperedge') this.#inHyperedge = false;
    else if (local === 'graph') this.#endGraph();
    else if (local === 'node') this.#endNode();
    else if (local === 'edge') this.#endEdge();
  }

  finish(): PropertyReading {
    const graph = { properties: this.#properties, nodes: this.#nodes, edges: this.#edges, untyped: false };
    return { graph, dropped: this.#dropped, notes: this.#notes };
  }

  #declare(attributes: XmlAttributes): void {
    const { id } = attributes;
    if (id === undefined) return;
    const name = attributes['attr.name'] ?? id;
    // Data of yEd's own kinds are its drawings, not texts.
    const type = attributes['yfiles.type'] === undefined ? (attributes['attr.type'] ?? 'string') : 'drawing';
    this.#key = { name, type, of: attributes['for'] ?? 'all' };
    this.#keys.set(id, this.#key);
  }

  #setDefault(key: Key, text: string): void {
    const value = typedValue(text, key.type);
    if (value !== undefined && key.type !== 'drawing') key.default = value;
  }

  #begin(owner: Owner, attributes: XmlAttributes): void {
    this.#open.push({ owner, attributes, properties: new Map(), yed: new YedParts() });
  }

  #told(text: string): void {
    const id = this.#data!;
    this.#data = undefined;
    const draft = this.#open.at(-1);
    if (this.#inHyperedge || draft === undefined) return;
    const key = this.#keys.get(id);
    if (key?.type === 'drawing') return;
    const { name, type } = key ?? { name: id, type: 'string' };
    if (key === undefined)
      this.#notes.add(`data ${id.slice(0, 60)}`, 'kept as text: it is not declared', placeOf(draft));
    const value = typedValue(text.trim(), type);
    if (value !== undefined) addProperty(draft.properties, name, value);
  }

  #endGraph(): void {
    const graph = this.#open.pop();
    this.#undirected.pop();
    // That of a graph within a node is the node's.
    const node = this.#open.at(-1);
    for (const [name, value] of graph?.properties ?? [])
      addProperty(node?.properties ?? this.#properties, name, value);
  }

  #endNode(): void {
    const draft = this.#open.pop()!;
    const { attributes, properties, yed } = draft;
    const key = attributes['id'];
    if (key === undefined) return this.#dropped.add('node', 'it has no id', this.file);
    this.#addDefaults('node', properties);
    const label = take(properties, 'label') ?? yed.label;
    const [x, y] = [properties.get('x'), properties.get('y')];
    const placed = typeof x === 'number' && typeof y === 'number';
    if (placed) for (const axis of ['x', 'y']) properties.delete(axis);
    const place = placed ? ([x, y] as const) : yed.place;
    const parent = this.#open.findLast(({ owner }) => owner === 'node')?.attributes['id'];
    this.#nodes.push({
      key,
      label,
      properties: withMore(properties, attributes, NODE_FIELDS, yed),
      ...(place === undefined ? {} : { place }),
      ...(parent === undefined ? {} : { parent }),
    });
  }

  #endEdge(): void {
    const { attributes, properties, yed } = this.#open.pop()!;
    const { source, target, directed } = attributes;
    if (source === undefined || target === undefined)
      return this.#dropped.add('edge', 'it lacks a source or a target', attributes['id'] ?? this.file);
    this.#addDefaults('edge', properties);
    const label = take(properties, 'label') ?? (yed.label || (attributes['label'] ?? ''));
    this.#edges.push({
      source,
      target,
      directed: directed === undefined ? this.#undirected.at(-1) !== true : directed !== 'false',
      label,
      properties: withMore(properties, attributes, EDGE_FIELDS, yed),
    });
  }

  #addDefaults(owner: Owner, properties: Map<string, PropertyValue>): void {
    for (const { name, of, default: value } of this.#keys.values())
      if (value !== undefined && (of === owner || of === 'all') && !properties.has(name))
        properties.set(name, value);
  }
}

/** A text that is shown at the node or edge; other properties of that name stay. */
function take(properties: Map<string, PropertyValue>, name: string): string | undefined {
  const value = properties.get(name);
  if (typeof value !== 'string') return undefined;
  properties.delete(name);
  return value;
}

function withMore(
  properties: Map<string, PropertyValue>,
  attributes: XmlAttributes,
  fields: ReadonlySet<string>,
  yed: YedParts,
): Map<string, PropertyValue> {
  for (const [name, value] of [...Object.entries(attributes), ...yed.looks])
    if (value !== undefined && value !== '' && !fields.has(name) && !properties.has(name))
      properties.set(name, value);
  return properties;
}

function placeOf({ owner, attributes }: Draft): string {
  return `${owner} ${(attributes['id'] ?? '').slice(0, 60)}`;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
