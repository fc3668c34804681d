import type { Links } from './stress';

/**
 * A graph as its parts that nothing joins, renumbered so that each part is a range of ranks and neighbours have ranks near
 * each other: what walks a part stays in one stretch of memory.
 */
export interface Parts {
  /** rank → node. */
  readonly nodes: Uint32Array;
  /** Part p has the ranks from starts[p] up to starts[p + 1]; those of most nodes come first, ties by their lowest node. */
  readonly starts: Uint32Array;
  /** rank → the ranks of its neighbours: [offsets[rank], offsets[rank + 1]) of `others`. Loops are left out. */
  readonly offsets: Uint32Array;
  readonly others: Uint32Array;
}

/** @param count nodes of the graph; directions are ignored */
export function partsOf(count: number, links: Links): Parts {
  const around = neighboursOf(count, links);
  const { nodes, starts } = bySize(walk(count, around));
  const rankOf = new Uint32Array(count);
  nodes.forEach((node, rank) => (rankOf[node] = rank));
  const offsets = new Uint32Array(count + 1);
  const others = new Uint32Array(around.others.length);
  for (let rank = 0, tail = 0; rank < count; rank++) {
    const node = nodes[rank]!;
    for (let at = around.offsets[node]!; at < around.offsets[node + 1]!; at++)
      others[tail++] = rankOf[around.others[at]!]!;
    offsets[rank + 1] = tail;
  }
  return { nodes, starts, offsets, others };
}

function neighboursOf(count: number, { source, target }: Links): Pick<Parts, 'offsets' | 'others'> {
  const offsets = new Uint32Array(count + 1);
  for (let link = 0; link < source.length; link++) {
    if (source[link] === target[link]) continue;
    offsets[source[link]! + 1]!++;
    offsets[target[link]! + 1]!++;
  }
  for (let node = 0; node < count; node++) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice();
  const others = new Uint32Array(offsets[count]!);
  for (let link = 0; link < source.length; link++) {
    const [a, b] = [source[link]!, target[link]!];
    if (a === b) continue;
    others[next[a]!++] = b;
    others[next[b]!++] = a;
  }
  return { offsets, others };
}

/** Breadth first from each node that was not met yet, the lowest first. */
function walk(count: number, { offsets, others }: Pick<Parts, 'offsets' | 'others'>) {
  const nodes = new Uint32Array(count);
  const isMet = new Uint8Array(count);
  const starts: number[] = [];
  let tail = 0;
  for (let start = 0; start < count; start++) {
    if (isMet[start] === 1) continue;
    starts.push(tail);
    isMet[start] = 1;
    let head = tail;
    nodes[tail++] = start;
    for (; head < tail; head++) {
      const node = nodes[head]!;
      for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
        const other = others[at]!;
        if (isMet[other] === 1) continue;
        isMet[other] = 1;
        nodes[tail++] = other;
      }
    }
  }
  return { nodes, starts: Uint32Array.from([...starts, count]) };
}

function bySize({ nodes, starts }: Pick<Parts, 'nodes' | 'starts'>): Pick<Parts, 'nodes' | 'starts'> {
  const size = (part: number): number => starts[part + 1]! - starts[part]!;
  const order = starts
    .slice(0, -1)
    .map((_, part) => part)
    .sort((a, b) => size(b) - size(a) || a - b);
  const sorted = { nodes: new Uint32Array(nodes.length), starts: new Uint32Array(starts.length) };
  order.forEach((part, at) => {
    sorted.nodes.set(nodes.subarray(starts[part], starts[part + 1]), sorted.starts[at]);
    sorted.starts[at + 1] = sorted.starts[at]! + size(part);
  });
  return sorted;
}
