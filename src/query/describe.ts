import type { Description } from '../model/answer';
import type { Questions } from '../model/question';
import { NODE_PLACEHOLDER, NODE_UNNAMED } from '../store/columns';
import type { Store } from '../store/store';
import { matchEntity } from './match';
import { nodeRef, statementRef } from './refs';
import type { Sliced } from './slice';

/** An entity, its own statements, then those of its families, and the statements of others that name it. */
// oxlint-disable-next-line require-yield -- every verb is sliced, and this one is short
export function* describe(store: Store, { entity }: Questions['describe']): Sliced<Description> {
  const { node, alternatives } = matchEntity(store, entity);
  const { nodeFlags } = store.columns;
  const mentions = store.mentionsOf(node);
  return {
    entity: {
      ...nodeRef(store, node),
      aliases: store.aliases(node),
      description: store.description(node),
      links: store.links(node),
      ...((nodeFlags[node]! & NODE_UNNAMED) !== 0 ? { unnamed: true as const } : {}),
      ...((nodeFlags[node]! & NODE_PLACEHOLDER) !== 0 ? { placeholder: true as const } : {}),
    },
    statements: effectiveStatements(store, node).map((statement) => statementRef(store, statement, node)),
    incoming: Array.from(mentions, (statement) => statementRef(store, statement)),
    alternatives: alternatives.map((other) => nodeRef(store, other)),
  };
}

/** Rows of all that holds for an entity: its own statements, then those of its families. */
export function effectiveStatements(store: Store, node: number): number[] {
  const { nodeStatementOffsets, nodeInheritedOffsets, inheritedStatement } = store.columns;
  const statements: number[] = [];
  for (let row = nodeStatementOffsets[node]!; row < nodeStatementOffsets[node + 1]!; row++)
    statements.push(row);
  for (let i = nodeInheritedOffsets[node]!; i < nodeInheritedOffsets[node + 1]!; i++)
    statements.push(inheritedStatement[i]!);
  return statements;
}
