import { UsageError } from '../model/errors';
import type { Ontology } from '../model/ontology';
import type { Source } from '../model/graph';
import { STATEMENT_NEGATED, type Columns } from './columns';
import type { Lexicon } from './lexicon/lexicon';
import { NameTable } from './names';

/**
 * A whole graph in typed arrays. Holds no object per node or edge: a row number stands for each.
 * Build one with `buildStore`, or read one with `readSnapshot`.
 */
export class Store {
  readonly nodeCount: number;
  readonly statementCount: number;
  readonly edgeCount: number;
  /** The words of its names, once somebody has read them: then they are looked up, and no name need be read to be found. */
  lexicon: Lexicon | undefined;
  // A name may begin with a byte order mark; it is a character like any other.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #names: NameTable;

  constructor(
    readonly ontology: Ontology,
    readonly sources: readonly Source[],
    readonly columns: Columns,
  ) {
    this.nodeCount = columns.nodeKind.length;
    this.statementCount = columns.statementPredicate.length;
    this.edgeCount = columns.edgeSource.length;
    this.#names = new NameTable(columns, this.nodeCount, (row) => this.string(row));
  }

  string(row: number): string {
    const { stringBytes, stringOffsets } = this.columns;
    return this.#decoder.decode(stringBytes.subarray(stringOffsets[row]!, stringOffsets[row + 1]!));
  }

  id(node: number): string {
    return this.#names.id(node);
  }

  /** Whether the node's id is another than its name suggests. */
  hasOddId(node: number): boolean {
    return this.#names.hasOddId(node);
  }

  name(node: number): string {
    return this.#names.name(node);
  }

  description(node: number): string {
    return this.string(this.columns.nodeDescription[node]!);
  }

  aliases(node: number): string[] {
    return this.#strings(this.columns.nodeAliasOffsets, this.columns.alias, node);
  }

  links(node: number): string[] {
    return this.#strings(this.columns.nodeLinkOffsets, this.columns.link, node);
  }

  kind(node: number): string {
    return this.ontology.kinds[this.columns.nodeKind[node]!]!.id;
  }

  /** The row of an entity's id, or -1. */
  rowOf(id: string): number {
    return this.#names.rowOf(id);
  }

  /** Index into CERTAINTIES. */
  certaintyOf(statement: number): number {
    return this.columns.circumstanceCertainty[this.columns.statementCircumstance[statement]!]!;
  }

  isNegated(statement: number): boolean {
    const { circumstanceFlags, statementCircumstance } = this.columns;
    return (circumstanceFlags[statementCircumstance[statement]!]! & STATEMENT_NEGATED) !== 0;
  }

  /** Its qualifiers' values are the rows [start, end) of the columns `qualifier…`. */
  qualifiersOf(statement: number): readonly [start: number, end: number] {
    const { circumstanceQualifierOffsets: offsets, statementCircumstance } = this.columns;
    const row = statementCircumstance[statement]!;
    return [offsets[row]!, offsets[row + 1]!];
  }

  /** Its references are the rows [start, end) of the columns `reference…`. */
  referencesOf(statement: number): readonly [start: number, end: number] {
    const { circumstanceReferenceOffsets: offsets, statementCircumstance } = this.columns;
    const row = statementCircumstance[statement]!;
    return [offsets[row]!, offsets[row + 1]!];
  }

  /** The statement that makes an edge. */
  statementOf(edge: number): number {
    const { edgeStatement } = this.columns;
    return edgeStatement.length === 0 ? edge : edgeStatement[edge]!;
  }

  /** The statements of others that name a node as object or in a qualifier. */
  mentionsOf(node: number): Uint32Array {
    const { nodeMentionOffsets, mentionStatement, statementSubject } = this.columns;
    return mentionStatement
      .subarray(nodeMentionOffsets[node]!, nodeMentionOffsets[node + 1]!)
      .filter((statement) => statementSubject[statement] !== node);
  }

  /** Id of an edge label: a predicate's, or that of the qualifier which joins two participants. */
  labelId(label: number): string {
    const { predicates, qualifiers } = this.ontology;
    return label < predicates.length ? predicates[label]!.id : qualifiers[label - predicates.length]!.id;
  }

  get labelCount(): number {
    return this.ontology.predicates.length + this.ontology.qualifiers.length;
  }

  /** The index of a predicate or qualifier among edge labels, or -1. */
  labelOf(id: string): number {
    const predicate = this.ontology.predicates.findIndex((other) => other.id === id);
    if (predicate >= 0) return predicate;
    const qualifier = this.ontology.qualifiers.findIndex((other) => other.id === id);
    return qualifier < 0 ? -1 : this.ontology.predicates.length + qualifier;
  }

  /**
   * The same graph with other places for its nodes.
   * @param positions x0, y0, x1, y1 … in graph units; kept, not copied
   */
  withPositions(positions: Float32Array): Store {
    if (positions.length !== 2 * this.nodeCount) {
      throw new UsageError(
        `${positions.length} coordinates for ${this.nodeCount} nodes: expected two for each`,
      );
    }
    const moved = new Store(this.ontology, this.sources, { ...this.columns, nodePosition: positions });
    moved.lexicon = this.lexicon;
    return moved;
  }

  #strings(offsets: Uint32Array, rows: Uint32Array, owner: number): string[] {
    return Array.from(rows.subarray(offsets[owner]!, offsets[owner + 1]!), (row) => this.string(row));
  }
}
