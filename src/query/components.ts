/** Who may be reached from a node, as node rows. */
export type Successors = (node: number) => Iterable<number>;

/**
 * Strongly connected groups of two and more (Tarjan 1972, without recursion, so that no depth overflows the stack).
 * @returns for each node the number of its group, or -1 where it is alone; and how many groups there are
 */
export function stronglyConnected(
  nodeCount: number,
  successors: Successors,
): { group: Int32Array; count: number } {
  const index = new Int32Array(nodeCount).fill(-1);
  const low = new Int32Array(nodeCount);
  const onStack = new Uint8Array(nodeCount);
  const group = new Int32Array(nodeCount).fill(-1);
  const stack: number[] = [];
  let counter = 0;
  let count = 0;
  const open = (node: number) => {
    index[node] = low[node] = counter++;
    stack.push(node);
    onStack[node] = 1;
    return { node, next: successors(node)[Symbol.iterator]() };
  };
  const close = (node: number) => {
    const first = stack.lastIndexOf(node);
    const members = stack.splice(first);
    for (const member of members) onStack[member] = 0;
    if (members.length < 2) return;
    for (const member of members) group[member] = count;
    count++;
  };
  for (let root = 0; root < nodeCount; root++) {
    if (index[root] !== -1) continue;
    const calls = [open(root)];
    while (calls.length > 0) {
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
  return { group, count };
}
