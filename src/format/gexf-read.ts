import { InputError } from '../model/errors';
import {
  MARK,
  type PropertyEdge,
  type PropertyNode,
  type PropertyReading,
  type PropertyValue,
} from './foreign/property-graph';
import { addProperty, typedValue, type Declared } from './foreign/typed';
import { Remarks } from './report';
import { readXml, type XmlAttributes, type XmlHandler } from './xml';
import type { TextFile } from './yaml-text';

/** Our name in `<creator>`: then `<description>` holds what a file of ours brings along. */
export const CREATOR = 'Stemma';

/**
 * Reads GEXF 1.1 to 1.3: attributes with their types, defaults and lists, what is drawn (`viz:`), nested nodes.
 * @throws InputError as `readXml`; foreign-file where the document is something else
 */
export function readGexf(file: TextFile): PropertyReading {
  const reader = new Reader(file.file);
  readXml(file, reader);
  return reader.finish();
}

type Class = 'node' | 'edge';

interface Attribute extends Declared {
  default?: PropertyValue;
}

interface NodeDraft {
  readonly key: string;
  readonly label: string;
  readonly properties: Map<string, PropertyValue>;
  place?: readonly [number, number];
  parent?: string;
}

type EdgeDraft = PropertyEdge & { readonly properties: Map<string, PropertyValue> };

const NODE_FIELDS = new Set(['id', 'label', 'pid']);
const EDGE_FIELDS = new Set(['id', 'source', 'target', 'type', 'label', 'weight']);

class Reader implements XmlHandler {
  readonly #dropped = new Remarks();
  readonly #notes = new Remarks();
  readonly #properties = new Map<string, PropertyValue>();
  readonly #nodes: PropertyNode[] = [];
  readonly #edges: PropertyEdge[] = [];
  readonly #attributes = { node: new Map<string, Attribute>(), edge: new Map<string, Attribute>() };
  /** Nodes that are open, the outermost first; and the edge. */
  readonly #open: (NodeDraft | undefined)[] = [];
  #edge: EdgeDraft | undefined;
  #class: Class = 'node';
  #attribute: Attribute | undefined;
  #undirected = false;
  #depth = 0;
  #inMeta = false;

  constructor(private readonly file: string) {}

  open(name: string, attributes: XmlAttributes): void {
    const local = localName(name);
    if (this.#depth++ === 0 && local !== 'gexf')
      throw new InputError('foreign-file', `${this.file} is no GEXF: it begins with <${name.slice(0, 40)}>`);
    if (name.includes(':') && name.slice(0, name.indexOf(':')) === 'viz') this.#drawn(local, attributes);
    else this.#element(local, attributes);
  }

  #element(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'meta':
        this.#inMeta = true;
        if (attributes['lastmodifieddate'])
          this.#properties.set('lastmodifieddate', attributes['lastmodifieddate']);
        return;
      case 'graph':
        this.#undirected = isUndirected(attributes['defaultedgetype']);
        return;
      case 'attributes':
        this.#class = attributes['class'] === 'edge' ? 'edge' : 'node';
        return;
      case 'attribute':
        this.#declare(attributes);
        return;
      case 'node':
        this.#open.push(this.#node(attributes));
        return;
      case 'edge':
        this.#edge = this.#newEdge(attributes);
        return;
      case 'attvalue':
        this.#attvalue(attributes);
        return;
      case 'parent':
        this.#setParent(attributes['for']);
        return;
      case 'spell':
        this.#notes.add('spell', 'left out: when a node or edge is there is not told here', this.#place());
        return;
    }
  }

  close(name: string, text: string): void {
    this.#depth--;
    const local = localName(name);
    if (local === 'meta') this.#inMeta = false;
    else if (this.#inMeta && text.trim() !== '') addProperty(this.#properties, local, text.trim());
    else if (local === 'default' && this.#attribute !== undefined)
      this.#setDefault(this.#attribute, text.trim());
    else if (local === 'attribute') this.#attribute = undefined;
    else if (local === 'node') this.#keepNode(this.#open.pop());
    else if (local === 'edge' && this.#edge !== undefined) this.#keepEdge(this.#edge);
  }

  finish(): PropertyReading {
    const properties = new Map(this.#properties);
    const description = properties.get('description');
    if (properties.get('creator') === CREATOR && description !== undefined) properties.set(MARK, description);
    return {
      graph: { properties, nodes: this.#nodes, edges: this.#edges, untyped: false },
      dropped: this.#dropped,
      notes: this.#notes,
    };
  }

  #declare({ id, title, type }: XmlAttributes): void {
    if (id === undefined) return;
    const declared = this.#attributes[this.#class];
    const taken = [...declared.values()].some(({ name }) => name === title);
    this.#attribute = {
      name: title === undefined || title === '' || taken ? id : title,
      type: type ?? 'string',
    };
    declared.set(id, this.#attribute);
  }

  #setDefault(attribute: Attribute, text: string): void {
    const value = typedValue(text, attribute.type);
    if (value !== undefined) attribute.default = value;
  }

  #node(attributes: XmlAttributes): NodeDraft | undefined {
    const { id: key, label = '', pid } = attributes;
    if (key === undefined) {
      this.#dropped.add('node', 'it has no id', this.file);
      return undefined;
    }
    const parent = pid ?? this.#open.findLast((one) => one !== undefined)?.key;
    const properties = new Map(beside(attributes, NODE_FIELDS));
    return { key, label, properties, ...(parent === undefined || parent === '' ? {} : { parent }) };
  }

  #newEdge(attributes: XmlAttributes): EdgeDraft | undefined {
    const { source, target, type, label = '', weight } = attributes;
    if (source === undefined || target === undefined) {
      this.#dropped.add('edge', 'it lacks a source or a target', this.file);
      return undefined;
    }
    const properties = new Map(beside(attributes, EDGE_FIELDS));
    const weighs = weight === undefined ? undefined : typedValue(weight, 'double');
    if (weighs !== undefined) properties.set('weight', weighs);
    const directed = type === undefined ? !this.#undirected : !isUndirected(type);
    return { source, target, directed, label, properties };
  }

  #attvalue(attributes: XmlAttributes): void {
    const owner = this.#owner();
    const id = attributes['for'] ?? attributes['id'];
    const { value } = attributes;
    if (owner === undefined || id === undefined || value === undefined) return;
    const declared = this.#attributes[this.#edge === undefined ? 'node' : 'edge'].get(id);
    const { name, type } = declared ?? { name: id, type: 'string' };
    if (declared === undefined)
      this.#notes.add(`attribute ${id.slice(0, 60)}`, 'kept as text: it is not declared', this.#place());
    if (attributes['start'] !== undefined || attributes['end'] !== undefined)
      this.#notes.add(
        `attribute ${name.slice(0, 60)}`,
        'kept without the times when it holds',
        this.#place(),
      );
    const told = typedValue(value, type);
    if (told !== undefined) addProperty(owner.properties, name, told);
  }

  #drawn(name: string, attributes: XmlAttributes): void {
    const owner = this.#owner();
    if (owner === undefined) return;
    if (name === 'position') this.#setPlace(attributes);
    else if (name === 'color') owner.properties.set('color', colorOf(attributes));
    else {
      const value = typedValue(attributes['value'] ?? '', name === 'shape' ? 'string' : 'double');
      if (value !== undefined) owner.properties.set(name, value);
    }
  }

  #setPlace({ x, y, z }: XmlAttributes): void {
    const node = this.#open.at(-1);
    if (node === undefined || this.#edge !== undefined) return;
    node.place = [Number.parseFloat(x ?? ''), Number.parseFloat(y ?? '')];
    if (Number(z ?? 0) !== 0) node.properties.set('z', Number(z));
  }

  #setParent(key: string | undefined): void {
    const node = this.#open.at(-1);
    if (node !== undefined && key !== undefined) node.parent = key;
  }

  #owner(): NodeDraft | EdgeDraft | undefined {
    return this.#edge ?? this.#open.at(-1);
  }

  #place(): string {
    return this.#edge === undefined
      ? `node ${this.#open.at(-1)?.key.slice(0, 60) ?? ''}`
      : `edge ${this.#edge.source.slice(0, 60)} → ${this.#edge.target.slice(0, 60)}`;
  }

  #keepNode(node: NodeDraft | undefined): void {
    if (node === undefined) return;
    this.#addDefaults('node', node.properties);
    this.#nodes.push(node);
  }

  #keepEdge(edge: EdgeDraft): void {
    this.#edge = undefined;
    this.#addDefaults('edge', edge.properties);
    this.#edges.push(edge);
  }

  #addDefaults(of: Class, properties: Map<string, PropertyValue>): void {
    for (const { name, default: value } of this.#attributes[of].values())
      if (value !== undefined && !properties.has(name)) properties.set(name, value);
  }
}

function beside(attributes: XmlAttributes, fields: ReadonlySet<string>): [string, PropertyValue][] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined || value === '' || fields.has(name) ? [] : [[name, value] as [string, string]],
  );
}

function isUndirected(type: string | undefined): boolean {
  return type === 'undirected' || type === 'mutual';
}

function colorOf({ r = '0', g = '0', b = '0', a, hex }: XmlAttributes): string {
  if (hex !== undefined) return hex;
  return a === undefined ? `rgb(${r},${g},${b})` : `rgba(${r},${g},${b},${a})`;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
