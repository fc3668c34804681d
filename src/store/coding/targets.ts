import { CodingFault, type ByteSink, type ByteSource } from './bytes';
import { gather } from './gather';
import { costOf, decodeNumbers, encodeNumbers } from './numbers';

/*
 * What the edges of one label lead to:
 *
 *   varint   count of different targets
 *   numbers  their rows, rising, each less the one before it and one
 *   numbers  how many edges lead to each, less one: the oftener named, the smaller its rank
 *   byte     what each target is likely to be: NOTHING is, that of the edge BEFORE, that of KIN
 *   numbers  0 where it is so; else 1 + rank
 */
const NOTHING = 0;
const BEFORE = 1;
const KIN = 2;

export function encodeTargets(
  sink: ByteSink,
  subjects: Uint32Array,
  objects: Uint32Array,
  kin: Kinship,
): void {
  const ranking = rank(objects);
  sink.varint(ranking.rows.length);
  encodeNumbers(
    sink,
    ranking.rows.map((row, at) => (at === 0 ? row : row - ranking.rows[at - 1]! - 1)),
  );
  encodeNumbers(
    sink,
    ranking.counts.map((count) => count - 1),
  );
  const rankOf = new Map<number, number>();
  ranking.order.forEach((at, place) => rankOf.set(ranking.rows[at]!, place));
  const ways = [NOTHING, BEFORE, KIN].map((way) => {
    const past = pastOf(way, kin);
    const symbols = objects.map((object, at) => {
      const isGuessed = guess(past, subjects[at]!) === object;
      remember(past, subjects[at]!, object);
      return isGuessed ? 0 : 1 + rankOf.get(object)!;
    });
    return { way, symbols, bits: costOf(symbols) };
  });
  const { way, symbols } = ways.reduce((best, other) => (other.bits < best.bits ? other : best));
  sink.byte(way);
  encodeNumbers(sink, symbols);
}

/** @throws CodingFault where the source holds something else */
export function decodeTargets(
  input: ByteSource,
  subjects: Uint32Array,
  nodes: number,
  kin: Kinship,
): Uint32Array {
  const byRank = decodeRanking(input, nodes);
  const way = input.byte();
  const objects = decodeNumbers(input, subjects.length);
  const past = pastOf(way, kin);
  for (let at = 0; at < objects.length; at++) {
    const symbol = objects[at]!;
    const subject = subjects[at]!;
    const object = symbol === 0 ? guess(past, subject) : (byRank[symbol - 1] ?? NOBODY);
    if (object === NOBODY) throw new CodingFault('a target that is not there');
    remember(past, subject, object);
    objects[at] = object;
  }
  return objects;
}

const NOBODY = 0xffffffff;

/** The different targets in the order of their rows, how often each is named, and indices into these by rank. */
function rank(objects: Uint32Array) {
  const rows: number[] = [];
  const counts: number[] = [];
  for (const object of objects.toSorted()) {
    if (rows.at(-1) !== object) counts[rows.push(object) - 1] = 0;
    counts[rows.length - 1]!++;
  }
  return { rows, counts, order: byCount(counts) };
}

/** Most targets are named by so few edges: these are put in order by counting. */
const RARE = 64;

/** Indices by falling count; of equal ones the earlier first. */
function byCount(counts: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(counts.length);
  const having = new Uint32Array(RARE);
  const frequent: number[] = [];
  for (let at = 0; at < counts.length; at++) {
    if (counts[at]! < RARE) having[counts[at]!]!++;
    else frequent.push(at);
  }
  order.set(frequent.sort((a, b) => counts[b]! - counts[a]! || a - b));
  const next = new Uint32Array(RARE);
  for (let count = RARE - 1, end = frequent.length; count >= 0; end += having[count--]!) next[count] = end;
  for (let at = 0; at < counts.length; at++) {
    if (counts[at]! < RARE) order[next[counts[at]!]!++] = at;
  }
  return order;
}

function decodeRanking(input: ByteSource, nodes: number): Uint32Array {
  const rows = decodeNumbers(input, input.count());
  const counts = decodeNumbers(input, rows.length);
  let row = -1;
  for (let at = 0; at < rows.length; at++) {
    rows[at] = row += rows[at]! + 1;
    if (row >= nodes) throw new CodingFault('a target that is not there');
  }
  return gather(rows, byCount(counts));
}

/** What will be told from what came before, in one of three ways; plain functions over arrays, as they run for every edge. */
interface Past {
  readonly way: number;
  readonly base: Uint32Array;
  /** By node, what was last said of it or of one built on it; only for KIN. */
  readonly last: Uint32Array;
  before: number;
}

function pastOf(way: number, { base }: Kinship): Past {
  if (way > KIN) throw new CodingFault('in no way that is known');
  const last = new Uint32Array(way === KIN ? base.length : 0).fill(NOBODY);
  return { way, base, last, before: NOBODY };
}

/** NOBODY where there is nothing to go by. */
function guess(past: Past, subject: number): number {
  if (past.way !== KIN) return past.before;
  const { last, base } = past;
  if (last[subject] !== NOBODY) return last[subject]!;
  const parent = base[subject]!;
  if (parent === NOBODY || last[parent] !== NOBODY) return parent === NOBODY ? NOBODY : last[parent]!;
  const grandparent = base[parent]!;
  return grandparent === NOBODY ? NOBODY : last[grandparent]!;
}

function remember(past: Past, subject: number, object: number): void {
  if (past.way === BEFORE) past.before = object;
  if (past.way !== KIN) return;
  past.last[subject] = object;
  const parent = past.base[subject]!;
  if (parent !== NOBODY) past.last[parent] = object;
}

/**
 * Who descends from whom: what holds for a model mostly holds for its base and for what else is built on that. A guess is what was
 * last said of the node itself or of one built on it; else of its base or one built on that; else of the base's base.
 */
export interface Kinship {
  /** NOBODY where a node has none. */
  readonly base: Uint32Array;
}

export function noKinship(nodes: number): Kinship {
  return { base: new Uint32Array(nodes).fill(NOBODY) };
}

/** The first of several bases is the one; none is its own. */
export function learn({ base }: Kinship, subjects: Uint32Array, bases: Uint32Array): void {
  for (let at = subjects.length - 1; at >= 0; at--) {
    if (subjects[at] !== bases[at]) base[subjects[at]!] = bases[at]!;
  }
}
