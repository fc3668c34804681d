import { InputError } from '../model/errors';
import type { PropertyEdge, PropertyNode, PropertyReading, PropertyValue } from './foreign/property-graph';
import { addProperty } from './foreign/typed';
import { Remarks } from './report';
import type { TextFile } from './yaml-text';

const MOST_LEVELS = 200;

/** No library of today reads GML; its grammar is a list of keys with a number, a text, or such a list. */
type Item = readonly [key: string, value: string | number | Item[]];

/**
 * Reads GML: nodes with `id`, edges with `source` and `target`, places under `graphics`.
 * @throws InputError foreign-file where it is none; too-large where it is nested too deeply
 */
export function readGml(file: TextFile): PropertyReading {
  const graph = parse(file).findLast(([key]) => key === 'graph')?.[1];
  if (!Array.isArray(graph)) throw new InputError('foreign-file', `${file.file} holds no graph [ … ]`);
  const dropped = new Remarks();
  const directed = scalar(graph, 'directed') === 1;
  const lists = (name: string) =>
    graph.flatMap(([key, value]) => (key === name && Array.isArray(value) ? [value] : []));
  return {
    graph: {
      properties: propertiesOf(graph, new Set(['node', 'edge', 'directed'])),
      nodes: lists('node').flatMap(
        (node) => nodeOf(node) ?? dropped.add('node', 'it has no id', file.file) ?? [],
      ),
      edges: lists('edge').flatMap(
        (edge) =>
          edgeOf(edge, directed) ?? dropped.add('edge', 'it lacks a source or a target', file.file) ?? [],
      ),
      untyped: false,
    },
    dropped,
    notes: new Remarks(),
  };
}

function nodeOf(node: readonly Item[]): PropertyNode | undefined {
  const id = scalar(node, 'id');
  if (id === undefined) return undefined;
  const graphics = node.find(([key]) => key === 'graphics')?.[1];
  const [x, y] = Array.isArray(graphics) ? [scalar(graphics, 'x'), scalar(graphics, 'y')] : [];
  const placed = typeof x === 'number' && typeof y === 'number';
  return {
    key: String(id),
    label: String(scalar(node, 'label') ?? ''),
    properties: propertiesOf(node, new Set(['id', 'label'])),
    ...(placed ? { place: [x, y] as const } : {}),
  };
}

function edgeOf(edge: readonly Item[], directed: boolean): PropertyEdge | undefined {
  const [source, target] = [scalar(edge, 'source'), scalar(edge, 'target')];
  if (source === undefined || target === undefined) return undefined;
  return {
    source: String(source),
    target: String(target),
    directed,
    label: String(scalar(edge, 'label') ?? ''),
    properties: propertiesOf(edge, new Set(['source', 'target', 'label'])),
  };
}

function scalar(items: readonly Item[], name: string): string | number | undefined {
  const value = items.find(([key]) => key === name)?.[1];
  return Array.isArray(value) ? undefined : value;
}

/** What is nested goes by its path: `graphics.fill`. */
function propertiesOf(items: readonly Item[], told: ReadonlySet<string>): Map<string, PropertyValue> {
  const properties = new Map<string, PropertyValue>();
  const add = (list: readonly Item[], path: string): void => {
    for (const [key, value] of list) {
      const name = path + key;
      if (told.has(name) || name === 'graphics.x' || name === 'graphics.y') continue;
      if (Array.isArray(value)) add(value, `${name}.`);
      else if (value !== '') addProperty(properties, name, value);
    }
  };
  add(items, '');
  return properties;
}

const TOKEN = /\s+|#[^\n]*|\[|\]|"([^"]*)"|[^\s[\]"#]+/gy;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function parse({ file, text }: TextFile): Item[] {
  const root: Item[] = [];
  const open = [root];
  let key: string | undefined;
  const refuse = (at: number, why: string): never => {
    throw new InputError('foreign-file', `${file}, line ${text.slice(0, at).split('\n').length}: ${why}`);
  };
  const put = (value: string | number | Item[], at: number): void => {
    if (key === undefined) return refuse(at, 'a value without a key');
    open.at(-1)!.push([key, value]);
    key = undefined;
  };
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, quoted] = match;
    end = match.index + token.length;
    if (quoted !== undefined) put(decoded(quoted), match.index);
    else if (token === '[') {
      const list: Item[] = [];
      put(list, match.index);
      if (open.push(list) > MOST_LEVELS)
        throw new InputError('too-large', `${file}: lists nested over ${MOST_LEVELS} deep; no more are read`);
    } else if (token === ']') {
      if (key !== undefined || open.length === 1) refuse(match.index, 'a bracket that closes nothing');
      open.pop();
    } else if (!/^[\s#]/.test(token)) {
      if (key === undefined) key = token;
      else put(NUMBER.test(token) ? Number(token) : token, match.index);
    }
  }
  if (end < text.length) refuse(end, 'a quote that is never closed');
  if (open.length > 1 || key !== undefined) refuse(text.length, 'it ends within a list');
  return root;
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|(\w{2,6}));/g,
    (whole, code: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole;
    },
  );
}
