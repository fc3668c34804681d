import type { Timing } from './measure';

/** Asks questions of one side; returns a number that depends on all it did. */
export type Side<T> = (question: T) => number;

export interface Spread extends Timing {
  /** Of a hundred questions, 95 are answered no later. */
  readonly p95: number;
}

/**
 * Times several sides with the same questions, in milliseconds: round after round, each side is asked all of them, one after the other, as
 * they would come, so that no question finds the memory as its own last answer left it. Of each question the median
 * round counts; where there is but one, each of its rounds does.
 * @param mostMs no side gets another round once it has taken so long in all
 */
export function timed<T>(
  sides: readonly Side<T>[],
  questions: readonly T[],
  rounds: number,
  mostMs: number,
): Spread[] {
  const times = sides.map(() => questions.map((): number[] => []));
  const spent = sides.map(() => 0);
  for (const side of sides) warmUp(side, questions);
  for (let round = 0; round < rounds; round++) {
    sides.forEach((side, at) => {
      if (spent[at]! > mostMs) return;
      questions.forEach((question, number) => {
        const since = performance.now();
        sink = (sink + side(question)) % 1_000_003;
        const took = performance.now() - since;
        spent[at]! += took;
        times[at]![number]!.push(took);
      });
    });
  }
  return times.map((each) => spread(each.length === 1 ? each[0]! : each.map((own) => at(own, 0.5))));
}

const WARM_MS = 150;

function warmUp<T>(side: Side<T>, questions: readonly T[]): void {
  for (const since = performance.now(); performance.now() - since < WARM_MS;)
    for (const question of questions) sink = (sink + side(question)) % 1_000_003;
}

let sink = 0;

function spread(times: readonly number[]): Spread {
  return { median: at(times, 0.5), p90: at(times, 0.9), p95: at(times, 0.95) };
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
