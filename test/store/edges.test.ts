import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CERTAINTIES, type Statement } from '../../src/model/graph';
import { buildStore } from '../../src/store/build';
import { graphs } from './random-graph';
import { edgesOf, range } from './read-back';
import { by, entity, graphOf, ONTOLOGY, says } from './sample';

const NAMES = ['a', 'b', 'c', 'd'];

function edgesWith(...statements: Statement[]): string[] {
  return edgesOf(buildStore(graphOf(NAMES, statements)));
}

describe('edges', () => {
  it('run from subject to object, with the predicate as label', () => {
    expect(edgesWith(says('b', 'built_on', 'a'), says('a', 'developed_by', 'c'))).toEqual([
      'a developed_by c',
      'b built_on a',
    ]);
  });

  it('carry the certainty of their statement, and its row', () => {
    const store = buildStore(
      graphOf(NAMES, [
        says('b', 'built_on', 'a', { certainty: 'likely' }),
        says('a', 'parameters', { unknown: true }),
      ]),
    );
    expect(store.columns.edgeCertainty[0]).toBe(CERTAINTIES.indexOf('likely'));
    expect(store.statementOf(0)).toBe(1);
  });

  it('are not those that a source denies, nor do values make any', () => {
    const denied = says('a', 'built_on', 'b', {
      negated: true,
      qualifiers: [by('joined_by', { entity: 'c' })],
    });
    expect(
      edgesWith(denied, says('a', 'built_on', { none: true }), says('a', 'parameters', { value: 1 })),
    ).toEqual([]);
  });

  it('are as many as there are statements: repeats and loops too', () => {
    expect(
      edgesWith(says('a', 'built_on', 'b'), says('a', 'built_on', 'b'), says('c', 'built_on', 'c')),
    ).toEqual(['a built_on b', 'a built_on b', 'c built_on c']);
  });

  it('join the participants of a statement pairwise, from the earlier to the later, by the qualifier of the later', () => {
    const joined = says('a', 'built_on', 'b', {
      qualifiers: [by('joined_by', { entity: 'c' }), by('joined_with', { entity: 'd' })],
    });
    expect(edgesWith(joined)).toEqual([
      'a built_on b',
      'a joined_by c (participants)',
      'a joined_with d (participants)',
      'b joined_by c (participants)',
      'b joined_with d (participants)',
      'c joined_with d (participants)',
    ]);
  });

  it('join the subject with participants also where the object is no entity', () => {
    const amount = says('a', 'parameters', { value: 7 }, { qualifiers: [by('joined_by', { entity: 'c' })] });
    expect(edgesWith(amount)).toEqual(['a joined_by c (participants)']);
  });

  it('join the same two by the same qualifier once, whatever number of statements say so', () => {
    const through = { qualifiers: [by('joined_by', { entity: 'c' })] };
    expect(edgesWith(says('a', 'built_on', 'b', through), says('a', 'built_on', 'd', through))).toEqual([
      'a built_on b',
      'a joined_by c (participants)',
      'a built_on d',
      'b joined_by c (participants)',
      'd joined_by c (participants)',
    ]);
  });

  it('join nobody with itself', () => {
    expect(
      edgesWith(
        says('a', 'built_on', 'b', { qualifiers: [by('joined_with', { entity: 'a' }, { entity: 'b' })] }),
      ),
    ).toEqual(['a built_on b', 'a joined_with b (participants)', 'b joined_with a (participants)']);
  });

  it('are one more for each member that inherits a statement', () => {
    const family = entity('f', { kind: 'model_family' });
    const statements = [
      says('a', 'part_of', 'f'),
      says('f', 'developed_by', 'o'),
      says('f', 'developed_by', 'p', { negated: true }),
    ];
    const store = buildStore(graphOf(['a', family, 'o', 'p'], statements));
    expect(edgesOf(store)).toEqual(['a part_of f', 'a developed_by o (inherited)', 'f developed_by o']);
    // Rows of statements: the member's membership, the family's two.
    expect(
      range(store.columns.nodeInheritedOffsets, 0).map((at) => store.columns.inheritedStatement[at]),
    ).toEqual([1, 2]);
  });

  it('never make a member its own ancestor', () => {
    const family = entity('f', { kind: 'model_family' });
    const statements = [says('a', 'part_of', 'f'), says('f', 'developed_by', 'a')];
    expect(edgesOf(buildStore(graphOf(['a', family], statements)))).toEqual([
      'a part_of f',
      'f developed_by a',
    ]);
  });

  it('lie at both their ends', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { nodeInOffsets, nodeOutOffsets, incomingEdge, edgeSource, edgeTarget } =
          buildStore(graph).columns;
        for (const at of graph.entities.keys()) {
          const edges = Array.from(edgeSource.keys());
          expect(range(nodeOutOffsets, at)).toEqual(edges.filter((edge) => edgeSource[edge] === at));
          const incoming = range(nodeInOffsets, at).map((row) => incomingEdge[row]);
          expect(incoming).toEqual(edges.filter((edge) => edgeTarget[edge] === at));
        }
      }),
      { seed: 11, numRuns: 50 },
    );
  });
});

describe('mentions', () => {
  it('are the statements of others that name an entity, as object or in a qualifier, once', () => {
    const store = buildStore(
      graphOf(NAMES, [
        says('a', 'built_on', 'b', { qualifiers: [by('joined_by', { entity: 'b' }, { entity: 'c' })] }),
        says('b', 'built_on', 'b'),
        says('d', 'developed_by', 'c', { negated: true }),
      ]),
    );
    expect(NAMES.map((_, node) => [...store.mentionsOf(node)])).toEqual([[], [0], [0, 2], []]);
  });
});

describe('importance', () => {
  it('is of what is asserted: an inherited edge does not count', () => {
    const entities = ['a', entity('f', { kind: 'model_family' }), 'o'];
    const graph = graphOf(entities, [says('a', 'part_of', 'f'), says('f', 'developed_by', 'o')]);
    const predicates = ONTOLOGY.predicates.map((predicate) => ({ ...predicate, inherited: false }));
    const without = buildStore({ ...graph, ontology: { ...ONTOLOGY, predicates } });
    expect([buildStore(graph).edgeCount, without.edgeCount]).toEqual([3, 2]);
    expect(buildStore(graph).columns.nodeImportance).toEqual(without.columns.nodeImportance);
  });

  it('has a mean of about 1', () => {
    const { nodeImportance } = buildStore(
      graphOf(NAMES, [says('a', 'built_on', 'b'), says('c', 'built_on', 'b')]),
    ).columns;
    expect(nodeImportance.reduce((sum, one) => sum + one, 0) / 4).toBeCloseTo(1, 1.5);
  });
});
