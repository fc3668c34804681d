import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSink, ByteSource, CodingFault } from '../../../src/store/coding/bytes';
import { decodeTopology, encodeTopology, type Bounds, type Topology } from '../../../src/store/coding/edges';

interface Edge {
  readonly source: number;
  readonly target: number;
  readonly label: number;
}

function topologyOf(nodes: number, edges: readonly Edge[]): Topology {
  const sorted = edges.toSorted((a, b) => a.source - b.source);
  const offsets = Uint32Array.from({ length: nodes + 1 }, (_, node) =>
    sorted.reduce((count, { source }) => count + (source < node ? 1 : 0), 0),
  );
  return {
    offsets,
    target: Uint32Array.from(sorted, ({ target }) => target),
    label: Uint16Array.from(sorted, ({ label }) => label),
  };
}

const LABELS = 4;
const cases: fc.Arbitrary<{ topology: Topology; bounds: Bounds }> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -1, max: LABELS - 1 }))
  .chain(([nodes, descent]) => {
    const node = fc.nat(nodes - 1);
    const edges = fc.array(fc.record({ source: node, target: node, label: fc.nat(LABELS - 1) }), {
      maxLength: 60,
    });
    return edges.map((all) => ({
      topology: topologyOf(nodes, all),
      bounds: { nodes, labels: LABELS, descent },
    }));
  });

function encoded(topology: Topology, bounds: Bounds): Uint8Array {
  const sink = new ByteSink();
  encodeTopology(sink, topology, bounds);
  return sink.done();
}

function decoded(bytes: Uint8Array, bounds: Bounds) {
  const source = new ByteSource(bytes);
  const topology = decodeTopology(source, bounds);
  source.end();
  return topology;
}

describe('a topology', () => {
  it('comes back: loops, circles, repeats and edges in any order of labels', () => {
    fc.assert(
      fc.property(cases, ({ topology, bounds }) => {
        const { offsets, target, label, source } = decoded(encoded(topology, bounds), bounds);
        expect({ offsets, target, label }).toEqual(topology);
        source.forEach((node, edge) => {
          expect(offsets[node]).toBeLessThanOrEqual(edge);
          expect(offsets[node + 1]).toBeGreaterThan(edge);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('of nothing is a topology', () => {
    const bounds = { nodes: 0, labels: 0, descent: -1 };
    expect(decoded(encoded(topologyOf(0, []), bounds), bounds).target).toHaveLength(0);
  });

  it('that is cut short is refused', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ topology, bounds }, cut) => {
        const bytes = encoded(topology, bounds);
        expect(() => decoded(bytes.subarray(0, cut % bytes.length), bounds)).toThrow(CodingFault);
      }),
    );
  });

  it('with any byte altered is refused, or is one whose rows are all there', () => {
    fc.assert(
      fc.property(
        cases,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        ({ topology, bounds }, place, change) => {
          const bytes = encoded(topology, bounds);
          const at = place % bytes.length;
          try {
            const { target, label } = decoded(bytes.with(at, bytes[at]! ^ change), bounds);
            for (const node of target) expect(node).toBeLessThan(bounds.nodes);
            for (const one of label) expect(one).toBeLessThan(bounds.labels);
          } catch (error) {
            expect(error).toBeInstanceOf(CodingFault);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('takes next to nothing for what follows from descent', () => {
    const nodes = 2_002;
    const bounds = { nodes, labels: 2, descent: 0 };
    // Two families in turns; each model has its family's architecture, one of the first two nodes.
    const edges = Array.from({ length: 2_000 }, (_, at): Edge[] => {
      const source = at + 2;
      const family = at % 2;
      const base = { source, target: 2 + family, label: 0 };
      return [...(at < 2 ? [] : [base]), { source, target: family, label: 1 }];
    }).flat();
    const bytes = encoded(topologyOf(nodes, edges), bounds);
    // Of the second label, the last thing written, all but each family's first is foretold.
    expect(bytes.subarray(-1_998).every((byte) => byte === 0)).toBe(true);
  });
});
