import { slug } from '../model/names';
import type { Columns } from './columns';
import { NameWriter } from './names';
import type { StringTable } from './strings';

/** Entities by row as given. */
export interface EntityRows {
  readonly names: readonly string[];
  /** Of those rows whose id may not be `slug(name)`. */
  readonly ids: ReadonlyMap<number, string>;
  /** Indices into `ontology.kinds`. */
  readonly kind: ArrayLike<number>;
  /** NODE_… bits. */
  readonly flags: ArrayLike<number>;
  /** Of those rows that have any. */
  readonly descriptions: ReadonlyMap<number, string>;
  readonly aliases: ReadonlyMap<number, readonly string[]>;
  readonly links: ReadonlyMap<number, readonly string[]>;
}

export type NodeColumns = ReturnType<typeof nodeColumns>;

/** @param order for each node the row of its entity as given; rows of ids in ASCII order */
export function nodeColumns(entities: EntityRows, order: Uint32Array, strings: StringTable) {
  const [aliasOffsets, alias] = listColumns(entities.aliases, order, strings);
  const [linkOffsets, link] = listColumns(entities.links, order, strings);
  return {
    nodeKind: Uint8Array.from(order, (row) => entities.kind[row]!),
    nodeFlags: Uint8Array.from(order, (row) => entities.flags[row]!),
    nodePosition: new Float32Array(order.length * 2).fill(Number.NaN),
    nodeDescription: descriptionColumn(entities.descriptions, order, strings),
    nodeAliasOffsets: aliasOffsets,
    alias,
    nodeLinkOffsets: linkOffsets,
    link,
    ...nameColumns(entities, order, strings),
  };
}

function nameColumns({ names, ids }: EntityRows, order: Uint32Array, strings: StringTable) {
  const writer = new NameWriter(order.length);
  const rows: number[] = [];
  const texts: number[] = [];
  order.forEach((given, node) => {
    writer.add(names[given]!);
    const id = ids.get(given);
    if (id === undefined || id === slug(names[given]!)) return;
    rows.push(node);
    texts.push(strings.row(id));
  });
  const sparse: Pick<Columns, 'idRow' | 'idString'> = {
    idRow: Uint32Array.from(rows),
    idString: Uint32Array.from(texts),
  };
  return { ...writer.finish(), ...sparse };
}

function descriptionColumn(
  descriptions: ReadonlyMap<number, string>,
  order: Uint32Array,
  strings: StringTable,
): Uint32Array {
  const none = strings.row('');
  if (descriptions.size === 0) return new Uint32Array(order.length).fill(none);
  return Uint32Array.from(order, (row) => {
    const text = descriptions.get(row);
    return text === undefined ? none : strings.row(text);
  });
}

function listColumns(
  lists: ReadonlyMap<number, readonly string[]>,
  order: Uint32Array,
  strings: StringTable,
): readonly [offsets: Uint32Array, items: Uint32Array] {
  const offsets = new Uint32Array(order.length + 1);
  if (lists.size === 0) return [offsets, new Uint32Array()];
  const items: number[] = [];
  for (let node = 0; node < order.length; node++) {
    for (const text of lists.get(order[node]!) ?? []) items.push(strings.row(text));
    offsets[node + 1] = items.length;
  }
  return [offsets, Uint32Array.from(items)];
}
