import type { Entity, Graph, Statement } from '../model/graph';
import type { Report } from './report';
import { claimKey, wholeKey } from './statement-key';

export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What differs between two graphs, entities by their ids. A statement is changed where it says the same of the same otherwise. */
export interface Diff {
  readonly added: { readonly entities: readonly Entity[]; readonly statements: readonly Statement[] };
  readonly removed: { readonly entities: readonly Entity[]; readonly statements: readonly Statement[] };
  readonly changed: {
    readonly entities: readonly Change<Entity>[];
    readonly statements: readonly Change<Statement>[];
  };
}

export function diffGraphs(before: Graph, after: Graph): Diff & Report {
  const entities = entityDiff(before, after);
  const statements = statementDiff(before.statements, after.statements);
  const read =
    before.entities.length + before.statements.length + after.entities.length + after.statements.length;
  return {
    read,
    kept: read,
    dropped: [],
    placeholders: 0,
    merged: 0,
    ambiguous: 0,
    notes: [],
    added: { entities: entities.added, statements: statements.added },
    removed: { entities: entities.removed, statements: statements.removed },
    changed: { entities: entities.changed, statements: statements.changed },
  };
}

interface Parts<T> {
  readonly added: T[];
  readonly removed: T[];
  readonly changed: Change<T>[];
}

function entityDiff(before: Graph, after: Graph): Parts<Entity> {
  const [old, fresh] = [before, after].map(
    ({ entities }) => new Map(entities.map((entity) => [entity.id, entity])),
  ) as [Map<string, Entity>, Map<string, Entity>];
  return {
    added: after.entities.filter(({ id }) => !old.has(id)),
    removed: before.entities.filter(({ id }) => !fresh.has(id)),
    changed: before.entities.flatMap((entity) => {
      const other = fresh.get(entity.id);
      return other === undefined || fieldsOf(entity) === fieldsOf(other)
        ? []
        : [{ before: entity, after: other }];
    }),
  };
}

function fieldsOf({ kind, name, aliases, description, links, unnamed, placeholder }: Entity): string {
  return JSON.stringify([
    kind,
    name,
    aliases.toSorted(),
    description,
    links.toSorted(),
    unnamed,
    placeholder,
  ]);
}

/** Those that are the same are paired first, then those about the same; what is left has come or gone. */
function statementDiff(before: readonly Statement[], after: readonly Statement[]): Parts<Statement> {
  const [gone, come] = unpaired(before, after, wholeKey);
  const changed: Change<Statement>[] = [];
  const [removed, added] = unpaired(gone, come, claimKey, (one, other) =>
    changed.push({ before: one, after: other }),
  );
  return { added, removed, changed };
}

function unpaired(
  before: readonly Statement[],
  after: readonly Statement[],
  keyOf: (statement: Statement) => string,
  paired: (before: Statement, after: Statement) => void = () => undefined,
): [before: Statement[], after: Statement[]] {
  const waiting = new Map<string, Statement[]>();
  for (const statement of after) {
    const list = waiting.get(keyOf(statement));
    if (list === undefined) waiting.set(keyOf(statement), [statement]);
    else list.push(statement);
  }
  const matched = new Set<Statement>();
  const left = before.filter((statement) => {
    const partner = waiting.get(keyOf(statement))?.shift();
    if (partner === undefined) return true;
    matched.add(partner);
    paired(statement, partner);
    return false;
  });
  return [left, after.filter((statement) => !matched.has(statement))];
}
