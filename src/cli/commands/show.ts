import type { Description, StatementRef } from '../../model/answer';
import { words } from '../../model/wording';
import type { Store } from '../../store/store';
import { ask } from '../ask';
import type { Command } from '../command';
import { nodeLine, Notes, statementLine } from '../print';

export const show: Command = {
  name: 'show',
  summary: 'An entity: what it is, what is stated of it, and who names it.',
  usage: 'ENTITY',
  options: [],
  operands: [1, 1],
  run: (invocation) => ask(invocation, 'describe', { entity: invocation.operands[0]! }, lines),
};

function lines(
  { entity, statements, incoming, alternatives }: Description,
  { ontology, sources }: Store,
): string[] {
  const notes = new Notes(sources);
  const label = (id: string) => ontology.predicates.find((predicate) => predicate.id === id)!;
  const others = entity.aliases.length > 0 ? [`also: ${entity.aliases.join(', ')}`] : [];
  const out = [
    nodeLine(entity),
    ...others,
    ...(entity.description === '' ? [] : [entity.description]),
    ...entity.links,
  ];
  for (const [predicate, group] of groupBy(statements)) {
    out.push('', `${label(predicate).label} (${group.length})`);
    out.push(...group.map((statement) => `  ${statementLine(statement, ontology, notes)}`));
  }
  for (const [predicate, group] of groupBy(incoming)) {
    out.push('', `named by others: ${words(label(predicate).label)} (${group.length})`);
    out.push(
      ...group.map(
        (statement) => `  ${statement.subject.name}: ${statementLine(statement, ontology, notes)}`,
      ),
    );
  }
  if (alternatives.length > 0)
    out.push('', 'of the same name:', ...alternatives.map((other) => `  ${nodeLine(other)}`));
  const references = notes.lines();
  return references.length > 0 ? [...out, '', ...references] : out;
}

function groupBy(statements: readonly StatementRef[]): Map<string, StatementRef[]> {
  const groups = new Map<string, StatementRef[]>();
  for (const statement of statements) {
    const group = groups.get(statement.predicate);
    if (group === undefined) groups.set(statement.predicate, [statement]);
    else group.push(statement);
  }
  return groups;
}
