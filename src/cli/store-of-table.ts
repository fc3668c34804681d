import type { Graph } from '../model/graph';
import { slug } from '../model/names';
import type { GraphTable } from '../model/table';
import { buildStore } from '../store/build';
import type { Store } from '../store/store';

/** The store of a graph as flat columns. */
export function storeOfTable(table: GraphTable): Store {
  return buildStore(graphOf(table));
}

function graphOf(table: GraphTable): Graph {
  const { ontology, sources, names, circumstances } = table;
  const id = (row: number): string => table.ids.get(row) ?? slug(names[row]!);
  const statements = Array.from(table.subject, (subject, at) => ({
    subject: id(subject),
    predicate: ontology.predicates[table.predicate[at]!]!.id,
    object: { entity: id(table.object[at]!) },
    ...circumstances[table.circumstance[at]!]!,
  }));
  const entities = names.map((name, row) => ({
    id: id(row),
    kind: ontology.kinds[table.kind[row]!]!.id,
    name,
    aliases: table.aliases.get(row) ?? [],
    description: '',
    links: table.links.get(row) ?? [],
    unnamed: false,
    placeholder: table.placeholder[row] === 1,
  }));
  return { ontology, sources, entities, statements };
}
