import { compare, type Admits, type GraphologyModel, type Line } from './graphology-model';

/** Who leads to whom, at any remove. */
function leads(lines: readonly Line[], from: string, to: string): boolean {
  const reached = new Set(lines.filter(({ source }) => source === from).map(({ target }) => target));
  for (const id of reached) for (const { source, target } of lines) if (source === id) reached.add(target);
  return reached.has(to);
}

/** Those that lead to each other, in groups of one and more, ids sorted. */
export function circles(ids: readonly string[], lines: readonly Line[]): string[][] {
  const groups = ids.map((id) =>
    ids.filter((other) => other === id || (leads(lines, id, other) && leads(lines, other, id))).sort(),
  );
  return unique(groups);
}

export function longestChain(units: readonly string[][], bases: readonly Line[]): string[] {
  const chains = new Map<string, string[]>();
  const chainOf = (unit: readonly string[]): string[] => {
    const known = chains.get(unit[0]!);
    if (known !== undefined) return known;
    const onward = units.filter(
      (other) =>
        other !== unit && bases.some(({ source, target }) => unit.includes(source) && other.includes(target)),
    );
    const chain = [unit[0]!, ...longest(onward.map(chainOf))];
    chains.set(unit[0]!, chain);
    return chain;
  };
  return longest(units.map(chainOf));
}

/** Of equally long ones the one whose first member comes first. */
function longest(chains: readonly string[][]): string[] {
  return chains.toSorted((a, b) => b.length - a.length || compare(a[0]!, b[0]!))[0] ?? [];
}

/** All loop-free paths in order of length, then of their nodes, until there are enough. */
export function shortestPaths(
  from: string,
  to: string,
  next: (id: string) => string[],
  k: number,
  most: number,
): string[][] {
  const found: string[][] = [];
  const follow = (way: string[], length: number): void => {
    const last = way.at(-1)!;
    if (found.length === k || way.length > length) return;
    if (last === to) {
      if (way.length === length) found.push(way);
      return;
    }
    if (!canReach(last, way, to, length - way.length, next)) return;
    for (const id of next(last)) if (!way.includes(id)) follow([...way, id], length);
  };
  for (let length = 1; length <= most && found.length < k; length++) follow([from], length);
  return found;
}

/** Whether anything is to be found that way, so that no search goes astray for long. */
function canReach(
  from: string,
  way: readonly string[],
  to: string,
  steps: number,
  next: (id: string) => string[],
): boolean {
  let front = new Set([from]);
  const seen = new Set(way);
  for (let step = 0; step < steps; step++) {
    front = new Set([...front].flatMap(next).filter((id) => !seen.has(id)));
    if (front.has(to)) return true;
    for (const id of front) seen.add(id);
  }
  return false;
}

export function unique<T>(list: readonly T[]): T[] {
  const keys = list.map((one) => JSON.stringify(one));
  return list.filter((_, at) => keys.indexOf(keys[at]!) === at);
}

export function among(model: GraphologyModel, ids: readonly string[], admits: Admits): Line[] {
  return ids.flatMap((id) => model.from(id).filter((line) => ids.includes(line.target) && admits(line)));
}

export function lineageOf({ graph: { ontology } }: GraphologyModel, edges?: readonly string[]): Admits {
  const walked = edges ?? ontology.predicates.filter(({ lineage }) => lineage).map(({ id }) => id);
  return ({ label, participant }) => !participant && walked.includes(label);
}

export function commonAncestors(model: GraphologyModel, ids: readonly string[]) {
  const isLineage = lineageOf(model);
  const levels = ids.map((id) => model.distances([id], 'out', Infinity, isLineage));
  const lines = model.lines().filter(isLineage);
  const common = model.ids().filter((id) => levels.every((reached) => reached.has(id)));
  const isBeyond = (id: string) =>
    common.some((other) => leads(lines, other, id) && !leads(lines, id, other));
  const total = (id: string) => levels.reduce((sum, reached) => sum + reached.get(id)!, 0);
  return common
    .filter((id) => !isBeyond(id))
    .sort((a, b) => total(a) - total(b) || model.order(a, b))
    .map((id) => ({ id, name: model.entity(id).name, distances: levels.map((reached) => reached.get(id)!) }));
}
