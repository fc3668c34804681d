import type { Sliced } from './slice';

/** Who may be reached from a node, as node rows. */
export type Successors = (node: number) => Iterable<number>;

const YIELD_EVERY = 16_384;

export interface Components {
  /** For each node the number of its group of two and more, or -1 where it is alone. */
  readonly group: Int32Array;
  /** How many groups of two and more there are. */
  readonly count: number;
  /** All nodes, each after all it leads to; within a group in no order, but together. */
  readonly order: Uint32Array;
}

/** Strongly connected groups (Tarjan 1972), without recursion, so that no depth overflows the stack. */
export function* stronglyConnected(nodeCount: number, successors: Successors): Sliced<Components> {
  const index = new Int32Array(nodeCount).fill(-1);
  const low = new Int32Array(nodeCount);
  const onStack = new Uint8Array(nodeCount);
  const group = new Int32Array(nodeCount).fill(-1);
  const order = new Uint32Array(nodeCount);
  const stack: number[] = [];
  let opened = 0;
  let closed = 0;
  let count = 0;
  let steps = 0;
  const open = (node: number) => {
    index[node] = low[node] = opened++;
    stack.push(node);
    onStack[node] = 1;
    return { node, next: successors(node)[Symbol.iterator]() };
  };
  const close = (node: number) => {
    const alone = stack.at(-1) === node;
    let member: number;
    do {
      member = stack.pop()!;
      onStack[member] = 0;
      order[closed++] = member;
      if (!alone) group[member] = count;
    } while (member !== node);
    if (!alone) count++;
  };
  for (let root = 0; root < nodeCount; root++) {
    if (index[root] !== -1) continue;
    const calls = [open(root)];
    while (calls.length > 0) {
      if (++steps % YIELD_EVERY === 0) yield;
      const { node, next } = calls.at(-1)!;
      const step = next.next();
      if (step.done !== true) {
        const other = step.value;
        if (index[other] === -1) calls.push(open(other));
        else if (onStack[other] === 1) low[node] = Math.min(low[node]!, index[other]!);
        continue;
      }
      calls.pop();
      const caller = calls.at(-1);
      if (caller !== undefined) low[caller.node] = Math.min(low[caller.node]!, low[node]!);
      if (low[node] === index[node]) close(node);
    }
  }
  return { group, count, order };
}
