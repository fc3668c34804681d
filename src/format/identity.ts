import type { Graph, Statement } from '../model/graph';
import { fold } from '../model/names';

/** What tells two things of one name apart. */
export interface Identity {
  /** Folded names of those who made it. */
  readonly makers: ReadonlySet<string>;
  readonly years: ReadonlySet<number>;
  readonly sizes: ReadonlySet<number>;
}

/** A table may have the date of a paper, another that of a release. */
const MOST_YEARS_APART = 1;
const MOST_APART = 0.1;

/** Reads, for each entity of a graph, what is stated of its makers, dates and sizes. */
export function identityOf({ entities, statements }: Graph): (id: string) => Identity {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const said = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (!['developed_by', 'released', 'parameters'].includes(statement.predicate) || statement.negated)
      continue;
    const own = said.get(statement.subject);
    if (own === undefined) said.set(statement.subject, [statement]);
    else own.push(statement);
  }
  return (id) => {
    const own = said.get(id) ?? [];
    const values = (predicate: string) =>
      own.flatMap(({ predicate: other, object }) =>
        other === predicate && 'value' in object ? [object.value] : [],
      );
    return {
      makers: new Set(
        own.flatMap(({ object }) =>
          'entity' in object ? [fold(names.get(object.entity) ?? object.entity)] : [],
        ),
      ),
      years: new Set(values('released').map((date) => Number.parseInt(String(date), 10))),
      sizes: new Set(values('parameters').map(Number)),
    };
  };
}

/** Whether nothing speaks against it: where both sides say who made it, when, or how large it is, some of it must agree. */
export function areOne(a: Identity, b: Identity): boolean {
  return (
    agree(a.makers, b.makers, (one, other) => one === other || one.includes(other) || other.includes(one)) &&
    agree(a.years, b.years, (one, other) => Math.abs(one - other) <= MOST_YEARS_APART) &&
    agree(a.sizes, b.sizes, (one, other) => Math.abs(one - other) <= MOST_APART * Math.max(one, other))
  );
}

function agree<T>(a: ReadonlySet<T>, b: ReadonlySet<T>, like: (one: T, other: T) => boolean): boolean {
  if (a.size === 0 || b.size === 0) return true;
  return [...a].some((one) => [...b].some((other) => like(one, other)));
}
