import { groupByOwner } from '../csr';
import { CodingFault, type ByteSink, type ByteSource } from './bytes';
import { gather } from './gather';
import { decodeNumbers, encodeNumbers } from './numbers';
import { decodeTargets, encodeTargets, learn, noKinship } from './targets';

/** Who is joined to whom, and by what: rows of edges, sorted by source. */
export interface Topology {
  /** node → its outgoing edges. */
  readonly offsets: Uint32Array;
  readonly target: Uint32Array;
  readonly label: Uint16Array;
}

/** What a topology lies within: how many nodes and labels there are, and by which label models descend from each other. */
export interface Bounds {
  readonly nodes: number;
  readonly labels: number;
  /** -1 where there is none. */
  readonly descent: number;
}

/*
 * Topology:
 *
 *   varint           count of patterns: the labels of one node's edges, in their order; the commonest first
 *   numbers          labels of each pattern, by count
 *   varint, numbers  the labels of all patterns
 *   numbers          pattern of each node
 *   …                targets by label, in the order of the edges; those of descent first, as others are told from them
 */
export function encodeTopology(sink: ByteSink, topology: Topology, bounds: Bounds): void {
  const { patterns, ofNode } = patternsOf(topology);
  const labels = patterns.flat();
  sink.varint(patterns.length);
  encodeNumbers(
    sink,
    patterns.map((pattern) => pattern.length),
  );
  sink.varint(labels.length);
  encodeNumbers(sink, labels);
  encodeNumbers(sink, ofNode);
  const source = sourcesOf(topology.offsets, topology.target.length);
  const byLabel = groupByOwner(topology.label, bounds.labels);
  const kin = noKinship(bounds.nodes);
  for (const label of labelOrder(bounds)) {
    const edges = byLabel.items.subarray(byLabel.offsets[label]!, byLabel.offsets[label + 1]!);
    if (edges.length === 0) continue;
    const subjects = gather(source, edges);
    const objects = gather(topology.target, edges);
    encodeTargets(sink, subjects, objects, kin);
    if (label === bounds.descent) learn(kin, subjects, objects);
  }
}

/**
 * @returns the topology, with the source of each edge and the edges grouped by label
 * @throws CodingFault where the source holds something else
 */
export function decodeTopology(input: ByteSource, bounds: Bounds) {
  const patterns = decodePatterns(input, bounds.labels);
  const ofNode = decodeNumbers(input, bounds.nodes);
  const offsets = offsetsOf(ofNode, patterns.offsets);
  const count = offsets[bounds.nodes]!;
  // Before memory is asked for them: each edge takes a byte of what follows, or more.
  if (count > input.left) throw new CodingFault('more edges than are there');
  const label = new Uint16Array(count);
  const source = new Uint32Array(count);
  for (let node = 0, edge = 0; node < bounds.nodes; node++) {
    const pattern = ofNode[node]!;
    for (let at = patterns.offsets[pattern]!; at < patterns.offsets[pattern + 1]!; at++) {
      label[edge] = patterns.labels[at]!;
      source[edge++] = node;
    }
  }
  const target = new Uint32Array(count);
  const byLabel = groupByOwner(label, bounds.labels);
  const kin = noKinship(bounds.nodes);
  for (const one of labelOrder(bounds)) {
    const edges = byLabel.items.subarray(byLabel.offsets[one]!, byLabel.offsets[one + 1]!);
    if (edges.length === 0) continue;
    const subjects = gather(source, edges);
    const objects = decodeTargets(input, subjects, bounds.nodes, kin);
    for (let at = 0; at < edges.length; at++) target[edges[at]!] = objects[at]!;
    if (one === bounds.descent) learn(kin, subjects, objects);
  }
  return { offsets, source, target, label, byLabel };
}

/** Descent first. */
function labelOrder({ labels, descent }: Bounds): number[] {
  const all = Array.from({ length: labels }, (_, label) => label);
  return descent < 0 ? all : [descent, ...all.filter((label) => label !== descent)];
}

function patternsOf({ offsets, label }: Topology) {
  const known = new Map<string, number>();
  const counts: number[] = [];
  const ofNode = new Uint32Array(offsets.length - 1);
  for (let node = 0; node < ofNode.length; node++) {
    const key = label.subarray(offsets[node]!, offsets[node + 1]!).join();
    const pattern = known.get(key) ?? known.size;
    known.set(key, pattern);
    counts[pattern] = (counts[pattern] ?? 0) + 1;
    ofNode[node] = pattern;
  }
  const order = counts.map((_, pattern) => pattern).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const rank = new Uint32Array(order.length);
  order.forEach((pattern, at) => (rank[pattern] = at));
  const keys = [...known.keys()];
  const patterns = order.map((pattern) =>
    keys[pattern] === '' ? [] : keys[pattern]!.split(',').map(Number),
  );
  return { patterns, ofNode: ofNode.map((pattern) => rank[pattern]!) };
}

function decodePatterns(input: ByteSource, labelCount: number) {
  const lengths = decodeNumbers(input, input.count());
  const total = input.count();
  const labels = decodeNumbers(input, total);
  const offsets = new Uint32Array(lengths.length + 1);
  const sum = lengths.reduce((end, length, at) => (offsets[at + 1] = end + length), 0);
  if (sum !== total) throw new CodingFault('patterns of another length');
  for (const label of labels) if (label >= labelCount) throw new CodingFault('a label that is not there');
  return { labels, offsets };
}

/**
 * node → its edges, by the lengths of their patterns.
 * @throws CodingFault where they come to more edges than rows can number
 */
function offsetsOf(ofNode: Uint32Array, patternOffsets: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(ofNode.length + 1);
  let end = 0;
  for (let node = 0; node < ofNode.length; node++) {
    const pattern = ofNode[node]!;
    if (pattern + 1 >= patternOffsets.length) throw new CodingFault('a pattern that is not there');
    end += patternOffsets[pattern + 1]! - patternOffsets[pattern]!;
    offsets[node + 1] = end;
  }
  if (end >= 2 ** 32) throw new CodingFault('more edges than can be numbered');
  return offsets;
}

function sourcesOf(offsets: Uint32Array, count: number): Uint32Array {
  const source = new Uint32Array(count);
  for (let node = 0; node + 1 < offsets.length; node++) source.fill(node, offsets[node]!, offsets[node + 1]!);
  return source;
}
