import type { Description } from '../model/answer';
import type { Questions } from '../model/question';
import { NODE_PLACEHOLDER, NODE_UNNAMED } from '../store/columns';
import type { Store } from '../store/store';
import { countsOf, fewOf, incomingOf } from './incoming';
import { matchEntity } from './match';
import { nodeRef, statementRef } from './refs';
import { mapInSlices, type Sliced } from './slice';
import { count } from './terms';

/** An entity, its own statements, then those of its families, and the statements of others that name it. */
export function* describe(store: Store, question: Questions['describe']): Sliced<Description> {
  const { node, alternatives } = yield* matchEntity(store, question.entity);
  const limit = count('limit', question.limit, Infinity);
  const { nodeFlags } = store.columns;
  const incoming = limit === Infinity ? undefined : yield* incomingOf(store, node);
  const listed = incoming === undefined ? store.mentionsOf(node) : yield* fewOf(store, incoming, limit);
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
    incoming: yield* mapInSlices(listed, (statement) => statementRef(store, statement)),
    ...(incoming === undefined ? {} : { counts: countsOf(store, incoming) }),
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
