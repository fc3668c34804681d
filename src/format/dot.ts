import {
  ASTNodeCountExceededError,
  DotSyntaxError,
  parse,
  type AttributeASTNode,
  type ClusterStatementASTNode,
  type EdgeASTNode,
  type GraphASTNode,
  type LiteralASTNode,
  type SubgraphASTNode,
} from '@ts-graphviz/ast';
import { InputError } from '../model/errors';
import type { PropertyEdge, PropertyReading } from './foreign/property-graph';
import { Remarks } from './report';
import type { TextFile } from './yaml-text';

/** In UTF-16 units, and in parts of the syntax tree, which is held whole. */
const MOST_TEXT = 50_000_000;
const MOST_PARTS = 5_000_000;
const MOST_LEVELS = 200;

/**
 * Reads Graphviz DOT: attributes with their defaults, clusters as nodes that the others are part of, places by `pos`.
 * @throws InputError foreign-file where it is none; too-large where it is larger or deeper than is read
 */
export function readDot(file: TextFile): PropertyReading {
  const graph = parsed(file).children.find((one): one is GraphASTNode => one.type === 'Graph');
  if (graph === undefined) throw new InputError('foreign-file', `${file.file} holds no graph`);
  const reader = new Reader(graph.directed);
  reader.statements(graph.children, new Scope());
  return reader.finish();
}

function parsed({ file, text }: TextFile) {
  if (text.length > MOST_TEXT)
    throw new InputError(
      'too-large',
      `${file} is too large: of DOT, ${MOST_TEXT.toLocaleString('en')} characters are read`,
    );
  if (depthOf(text) > MOST_LEVELS)
    throw new InputError('too-large', `${file}: braces nested over ${MOST_LEVELS} deep; no more are read`);
  try {
    return parse(text, { maxInputSize: MOST_TEXT * 4, maxASTNodes: MOST_PARTS });
  } catch (error) {
    if (error instanceof RangeError)
      throw new InputError('too-large', `${file} is nested too deeply to be read`);
    if (error instanceof ASTNodeCountExceededError)
      throw new InputError(
        'too-large',
        `${file} has over ${MOST_PARTS.toLocaleString('en')} parts; no more are read`,
      );
    const reason = (error as Error).message;
    if (/depth|nesting|exceed/i.test(reason)) throw new InputError('too-large', `${file}: ${reason}`);
    if (error instanceof DotSyntaxError || error instanceof Error)
      throw new InputError('foreign-file', `${file} is no DOT: ${reason}`);
    throw error;
  }
}

/** Of braces outside quotes. The parser calls itself for each, and would run out of stack. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (sign === '{') most = Math.max(most, ++depth);
    else if (sign === '}') depth--;
  }
  return most;
}

/** What holds inside braces: defaults of nodes and edges, and the cluster. */
class Scope {
  constructor(
    readonly node: ReadonlyMap<string, string> = new Map(),
    readonly edge: ReadonlyMap<string, string> = new Map(),
    readonly cluster?: string,
  ) {}
}

interface Draft {
  readonly key: string;
  readonly attributes: Map<string, string>;
  readonly parent?: string;
}

class Reader {
  readonly #nodes = new Map<string, Draft>();
  readonly #edges: PropertyEdge[] = [];
  readonly #properties = new Map<string, string>();
  readonly #dropped = new Remarks();
  readonly #notes = new Remarks();

  constructor(private readonly directed: boolean) {}

  statements(statements: readonly ClusterStatementASTNode[], outer: Scope): void {
    let scope = outer;
    for (const statement of statements) {
      switch (statement.type) {
        case 'Node':
          for (const [name, value] of attributesOf(statement.children))
            this.#node(statement.id, scope).attributes.set(name, value);
          this.#node(statement.id, scope);
          break;
        case 'Edge':
          this.#edge(statement, scope);
          break;
        case 'AttributeList':
          scope = withDefaults(scope, statement.kind, attributesOf(statement.children));
          if (statement.kind === 'Graph')
            for (const one of attributesOf(statement.children)) this.#about(scope, ...one);
          break;
        case 'Attribute':
          this.#about(scope, textOf(statement.key), textOf(statement.value));
          break;
        case 'Subgraph':
          this.#subgraph(statement, scope);
          break;
        case 'Comment':
          break;
      }
    }
  }

  finish(): PropertyReading {
    const nodes = Array.from(this.#nodes.values(), ({ key, attributes, parent }) => {
      const { label = '', pos, ...rest } = Object.fromEntries(attributes);
      const place = pos === undefined ? undefined : placeIn(pos);
      if (pos !== undefined && place === undefined) rest['pos'] = pos;
      return {
        key,
        // Graphviz's own default: the node's name.
        label: label === '\\N' ? '' : unescaped(label),
        properties: new Map(Object.entries(rest).filter(([, value]) => value !== '')),
        ...(place === undefined ? {} : { place }),
        ...(parent === undefined ? {} : { parent }),
      };
    });
    return {
      graph: { properties: this.#properties, nodes, edges: this.#edges, untyped: true },
      dropped: this.#dropped,
      notes: this.#notes,
    };
  }

  /** An attribute of a cluster is its node's; of a graph, the graph's. */
  #about({ cluster }: Scope, name: string, value: string): void {
    if (cluster === undefined) this.#properties.set(name, value);
    else this.#nodes.get(cluster)!.attributes.set(name, value);
  }

  #node(id: LiteralASTNode, { node, cluster }: Scope): Draft {
    const key = textOf(id);
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const draft = { key, attributes: new Map(node), ...(cluster === undefined ? {} : { parent: cluster }) };
    this.#nodes.set(key, draft);
    return draft;
  }

  #edge({ targets, children }: EdgeASTNode, scope: Scope): void {
    const ends = targets.map((target) =>
      target.type === 'NodeRef' ? [target.id] : target.children.map(({ id }) => id),
    );
    if (ends.flat().some(({ value, quoted }) => value === 'subgraph' && quoted === false))
      return this.#dropped.add('edge', 'it ends at a subgraph', 'an edge');
    const { label = '', ...rest } = Object.fromEntries([...scope.edge, ...attributesOf(children)]);
    const properties = new Map(Object.entries(rest).filter(([, value]) => value !== ''));
    for (let at = 0; at + 1 < ends.length; at++)
      for (const from of ends[at]!)
        for (const to of ends[at + 1]!)
          this.#edges.push({
            source: this.#node(from, scope).key,
            target: this.#node(to, scope).key,
            directed: this.directed,
            label: unescaped(label),
            properties,
          });
  }

  #subgraph({ id, children }: SubgraphASTNode, scope: Scope): void {
    const key = id === undefined ? '' : textOf(id);
    if (!key.startsWith('cluster')) return this.statements(children, scope);
    if (!this.#nodes.has(key))
      this.#nodes.set(key, {
        key,
        attributes: new Map(),
        ...(scope.cluster === undefined ? {} : { parent: scope.cluster }),
      });
    this.statements(children, new Scope(scope.node, scope.edge, key));
  }
}

function withDefaults(
  scope: Scope,
  kind: 'Graph' | 'Node' | 'Edge',
  attributes: readonly [string, string][],
): Scope {
  if (kind === 'Graph') return scope;
  const with_ = (known: ReadonlyMap<string, string>) => new Map([...known, ...attributes]);
  return kind === 'Node'
    ? new Scope(with_(scope.node), scope.edge, scope.cluster)
    : new Scope(scope.node, with_(scope.edge), scope.cluster);
}

function attributesOf(
  children: readonly (AttributeASTNode | { readonly type: 'Comment' })[],
): [string, string][] {
  return children.flatMap((one) =>
    one.type === 'Attribute' ? [[textOf(one.key), textOf(one.value)] as [string, string]] : [],
  );
}

function textOf({ value }: LiteralASTNode): string {
  return value;
}

/** Line breaks of three kinds, and signs that were kept from being read. */
function unescaped(text: string): string {
  return text
    .replace(/\\([nlr])/g, '\n')
    .replace(/\\(["\\])/g, '$1')
    .trim();
}

function placeIn(pos: string): readonly [number, number] | undefined {
  const match = /^\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*,\s*(-?[\d.]+(?:e[+-]?\d+)?)/i.exec(pos);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}
