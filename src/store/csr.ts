/** Compressed sparse rows: who owns which items, in two flat arrays. */
export interface Rows {
  /** Length owners + 1; owner i has items [offsets[i], offsets[i + 1]). */
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

/** Groups items 0 … owners.length - 1 by their owner, keeping their order within one owner. */
export function groupByOwner(ownerOf: ArrayLike<number>, ownerCount: number): Rows {
  const offsets = new Uint32Array(ownerCount + 1);
  for (let item = 0; item < ownerOf.length; item++) offsets[ownerOf[item]! + 1]!++;
  for (let owner = 0; owner < ownerCount; owner++) offsets[owner + 1]! += offsets[owner]!;
  const next = offsets.slice(0, ownerCount);
  const items = new Uint32Array(ownerOf.length);
  for (let item = 0; item < ownerOf.length; item++) items[next[ownerOf[item]!]!++] = item;
  return { offsets, items };
}

/** Flattens one list per owner. */
export function flatten(lists: readonly (readonly number[])[]): Rows {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((list, owner) => (offsets[owner + 1] = offsets[owner]! + list.length));
  const items = new Uint32Array(offsets[lists.length]!);
  lists.forEach((list, owner) => items.set(list, offsets[owner]!));
  return { offsets, items };
}
