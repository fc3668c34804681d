import { CodingFault, type ByteSink, type ByteSource } from './bytes';
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
    const guess = guesser(way, kin);
    const symbols = objects.map((object, at) => {
      const isGuessed = guess.next(subjects[at]!) === object;
      guess.was(subjects[at]!, object);
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
  const guess = guesser(way, kin);
  for (let at = 0; at < objects.length; at++) {
    const symbol = objects[at]!;
    const subject = subjects[at]!;
    const object = symbol === 0 ? guess.next(subject) : (byRank[symbol - 1] ?? NOBODY);
    if (object === NOBODY) throw new CodingFault('a target that is not there');
    guess.was(subject, object);
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

/** Indices by falling count; of equal ones the earlier first. */
function byCount(counts: ArrayLike<number>): Uint32Array {
  return Uint32Array.from(counts, (_, at) => at).sort((a, b) => counts[b]! - counts[a]! || a - b);
}

function decodeRanking(input: ByteSource, nodes: number): Uint32Array {
  const rows = decodeNumbers(input, input.count());
  const counts = decodeNumbers(input, rows.length);
  let row = -1;
  for (let at = 0; at < rows.length; at++) {
    rows[at] = row += rows[at]! + 1;
    if (row >= nodes) throw new CodingFault('a target that is not there');
  }
  return byCount(counts).map((at) => rows[at]!);
}

/** Foretells the target of the next edge from those before it. */
interface Guesser {
  /** NOBODY where there is nothing to go by. */
  next(subject: number): number;
  was(subject: number, object: number): void;
}

function guesser(way: number, kin: Kinship): Guesser {
  let before = NOBODY;
  switch (way) {
    case NOTHING:
      return { next: () => NOBODY, was: () => {} };
    case BEFORE:
      return { next: () => before, was: (_, object) => void (before = object) };
    case KIN:
      return kin.guesser();
    default:
      throw new CodingFault('in no way that is known');
  }
}

/** Who descends from whom: what holds for a model mostly holds for its base and for what else is built on that. */
export class Kinship {
  readonly #base: Uint32Array;

  constructor(nodes: number) {
    this.#base = new Uint32Array(nodes).fill(NOBODY);
  }

  /** The first of several bases is the one. */
  learn(subjects: Uint32Array, bases: Uint32Array): void {
    for (let at = subjects.length - 1; at >= 0; at--) {
      if (subjects[at] !== bases[at]) this.#base[subjects[at]!] = bases[at]!;
    }
  }

  /** What was last said of the node itself or of one built on it; else of its base or one built on that; else of the base's base. */
  guesser(): Guesser {
    const base = this.#base;
    const last = new Uint32Array(base.length).fill(NOBODY);
    return {
      next: (subject) => {
        let at = subject;
        for (let step = 0; step < 3 && at !== NOBODY; step++) {
          if (last[at] !== NOBODY) return last[at]!;
          at = base[at]!;
        }
        return NOBODY;
      },
      was: (subject, object) => {
        last[subject] = object;
        if (base[subject] !== NOBODY) last[base[subject]!] = object;
      },
    };
  }
}
