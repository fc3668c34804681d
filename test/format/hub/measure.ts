import type { GraphTable } from '../../../src/model/table';

/** How often each value occurs. */
export type Histogram = ReadonlyMap<number, number>;

/** Lineage of a table, counted anew: nothing of the generator is used. */
export interface Shape {
  readonly models: number;
  readonly edges: number;
  readonly outDegrees: Histogram;
  readonly inDegrees: Histogram;
  /** Longest way up to a root, for each model. */
  readonly depths: Histogram;
  readonly components: Histogram;
  readonly relations: ReadonlyMap<string, number>;
  /** "root -> fine_tune" → edges. */
  readonly successions: ReadonlyMap<string, number>;
  /** Models in the largest family: a root and all that descends from it. */
  readonly largestFamily: number;
  readonly selfLoops: number;
  /** Models that are on a cycle, or below one. */
  readonly circular: number;
}

export function shapeOf(table: GraphTable): Shape {
  const model = table.ontology.kinds.findIndex(({ id }) => id === 'model');
  const models = table.kind.filter((kind) => kind === model).length;
  const { derived, bases, relations } = lineage(table);
  const outDegree = new Uint32Array(table.names.length);
  const inDegree = new Uint32Array(table.names.length);
  const cameBy = new Map<number, string>();
  let selfLoops = 0;
  derived.forEach((row, edge) => {
    outDegree[bases[edge]!]!++;
    inDegree[row]!++;
    cameBy.set(row, relations[edge]!);
    if (row === bases[edge]) selfLoops++;
  });
  const ofModels = (column: Uint32Array) => count(column.filter((_, row) => table.kind[row] === model));
  const { depth, circular } = depths(derived, bases, inDegree);
  const origin = (row: number) => cameBy.get(row) ?? 'root';
  return {
    models,
    edges: derived.length,
    outDegrees: ofModels(outDegree),
    inDegrees: ofModels(inDegree),
    depths: ofModels(depth),
    components: count(componentSizes(derived, bases, table, model)),
    relations: count(relations),
    successions: count(bases.map((base, edge) => `${origin(base)} -> ${relations[edge]!}`)),
    largestFamily: largestFamily(derived, bases, inDegree, outDegree),
    selfLoops,
    circular,
  };
}

/** Half the sum of what two histograms differ by, as shares: 0 the same, 1 nothing in common. */
export function distance(a: Histogram, b: Histogram): number {
  const total = (histogram: Histogram) => [...histogram.values()].reduce((sum, one) => sum + one, 0);
  const [inA, inB] = [total(a), total(b)];
  let sum = 0;
  for (const value of new Set([...a.keys(), ...b.keys()]))
    sum += Math.abs((a.get(value) ?? 0) / inA - (b.get(value) ?? 0) / inB);
  return sum / 2;
}

function lineage(table: GraphTable) {
  const builtOn = table.ontology.predicates.findIndex(({ id }) => id === 'built_on');
  const relation = table.circumstances.map(({ qualifiers }) => {
    const value = qualifiers.find(({ id }) => id === 'relation')?.values[0];
    return value !== undefined && 'value' in value ? String(value.value) : '';
  });
  const derived: number[] = [];
  const bases: number[] = [];
  const relations: string[] = [];
  table.predicate.forEach((predicate, row) => {
    if (predicate !== builtOn) return;
    derived.push(table.subject[row]!);
    bases.push(table.object[row]!);
    relations.push(relation[table.circumstance[row]!]!);
  });
  return { derived, bases, relations };
}

export function count<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What is derived from each. */
function childrenOf(derived: readonly number[], bases: readonly number[], rows: number) {
  const first = new Uint32Array(rows + 1);
  for (const base of bases) first[base + 1]!++;
  for (let row = 0; row < rows; row++) first[row + 1]! += first[row]!;
  const next = first.slice();
  const child = new Uint32Array(derived.length);
  derived.forEach((row, edge) => (child[next[bases[edge]!]!++] = row));
  return (row: number) => child.subarray(first[row], first[row + 1]);
}

function depths(derived: readonly number[], bases: readonly number[], inDegree: Uint32Array) {
  const children = childrenOf(derived, bases, inDegree.length);
  const depth = new Uint32Array(inDegree.length);
  const open = inDegree.slice();
  const queue: number[] = [];
  open.forEach((parents, row) => parents === 0 && queue.push(row));
  for (const row of queue) {
    for (const child of children(row)) {
      depth[child] = Math.max(depth[child]!, depth[row]! + 1);
      if (--open[child]! === 0) queue.push(child);
    }
  }
  return { depth, circular: inDegree.length - queue.length };
}

function componentSizes(
  derived: readonly number[],
  bases: readonly number[],
  table: GraphTable,
  model: number,
) {
  const leader = Uint32Array.from(table.names.keys());
  const find = (row: number): number => {
    while (leader[row] !== row) row = leader[row] = leader[leader[row]!]!;
    return row;
  };
  derived.forEach((row, edge) => (leader[find(row)] = find(bases[edge]!)));
  const sizes = new Uint32Array(leader.length);
  leader.forEach((_, row) => table.kind[row] === model && sizes[find(row)]!++);
  return sizes.filter((size) => size > 0);
}

function largestFamily(
  derived: readonly number[],
  bases: readonly number[],
  inDegree: Uint32Array,
  outDegree: Uint32Array,
): number {
  const children = childrenOf(derived, bases, inDegree.length);
  const seenFor = new Uint32Array(inDegree.length).fill(0xffffffff);
  let most = 0;
  inDegree.forEach((parents, root) => {
    if (parents > 0 || outDegree[root]! < 2) return;
    const family = [root];
    seenFor[root] = root;
    for (const row of family)
      for (const child of children(row)) {
        if (seenFor[child] === root) continue;
        seenFor[child] = root;
        family.push(child);
      }
    most = Math.max(most, family.length);
  });
  return most;
}
