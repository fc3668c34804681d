import type { Store } from '../store/store';
import { bodyOf } from './body';
import { EDGE_LENGTH, ForceLayout } from './force';
import { stressLayout } from './stress';

const STRESS_ROUNDS = 40;
const MAX_FORCE_STEPS = 500;

/**
 * Places for every node, so that the first picture is already good. What the map shows at first is laid out by
 * itself; kinds that are hidden until asked for are then fitted in between, without moving what was placed.
 * @returns x0, y0, x1, y1 … in graph units; y upwards
 */
export function firstSight(store: Store, seed = 1): Float32Array {
  const { kinds } = store.ontology;
  const quiet = (node: number): boolean => kinds[store.columns.nodeKind[node]!]!.quiet;
  const all = Array.from({ length: store.nodeCount }, (_, node) => node);
  const loud = all.filter((node) => !quiet(node));
  const places = new Float32Array(store.nodeCount * 2);
  placeTogether(store, loud, places, seed);
  placeBetween(store, all.filter(quiet), new Set(loud), places);
  return places;
}

function placeTogether(store: Store, nodes: readonly number[], places: Float32Array, seed: number): void {
  const body = bodyOf(store, nodes);
  body.places.set(
    stressLayout(nodes.length, body.links, { seed, edgeLength: EDGE_LENGTH, rounds: STRESS_ROUNDS }),
  );
  const force = new ForceLayout(body);
  for (let step = 0; step < MAX_FORCE_STEPS && !force.resting; step++) force.step();
  nodes.forEach((node, index) => places.set(body.places.subarray(index * 2, index * 2 + 2), node * 2));
}

/** Beside the middle of its placed neighbours, at the angle of the golden section so that siblings spread. */
function placeBetween(
  store: Store,
  nodes: readonly number[],
  placed: Set<number>,
  places: Float32Array,
): void {
  nodes.forEach((node, turn) => {
    const around = neighbours(store, node).filter((other) => placed.has(other));
    const angle = turn * 2.399963;
    const radius = EDGE_LENGTH * (around.length === 0 ? 6 : 0.45 + 0.12 * (turn % 4));
    const x = mean(around.map((other) => places[other * 2]!)) + radius * Math.cos(angle);
    const y = mean(around.map((other) => places[other * 2 + 1]!)) + radius * Math.sin(angle);
    places.set([x, y], node * 2);
  });
}

function neighbours(store: Store, node: number): number[] {
  const { nodeOutOffsets, edgeTarget, nodeInOffsets, incomingEdge, edgeSource } = store.columns;
  const out = edgeTarget.subarray(nodeOutOffsets[node]!, nodeOutOffsets[node + 1]!);
  const incoming = incomingEdge.subarray(nodeInOffsets[node]!, nodeInOffsets[node + 1]!);
  return [...out, ...Array.from(incoming, (edge) => edgeSource[edge]!)];
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
