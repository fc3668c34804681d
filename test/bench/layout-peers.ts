import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { seededRandom } from '../../src/layout/random';
import type { Links } from '../../src/layout/stress';

/** What a layout made of a graph, and what it took. */
export interface Laid {
  /** x0, y0, x1, y1 … */
  readonly places: Float32Array | Float64Array;
  readonly seconds: number;
  /** How far it was let go. */
  readonly note: string;
}

/** Iterations by which the pace of the others is told. */
const TRIAL = 3;
/** Beyond so many nothing is gained, as far as was seen. */
const MOST_ITERATIONS = 2_000;

/** ForceAtlas2 with Barnes–Hut and the settings that it infers itself, from chance places, for so many seconds at most. */
export function byForceAtlas(count: number, links: Links, seed: number, seconds: number): Laid {
  const graph = new UndirectedGraph<{ x: number; y: number }>();
  const random = seededRandom(seed);
  const side = Math.sqrt(count) * 10;
  for (let node = 0; node < count; node++)
    graph.addNode(node, { x: (random() - 0.5) * side, y: (random() - 0.5) * side });
  for (let link = 0; link < links.source.length; link++)
    if (links.source[link] !== links.target[link]) graph.mergeEdge(links.source[link], links.target[link]);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true };
  const since = performance.now();
  forceAtlas2.assign(graph, { iterations: TRIAL, settings });
  const trial = (performance.now() - since) / 1000;
  const iterations = Math.min(MOST_ITERATIONS, Math.max(1, Math.floor(((seconds - trial) * TRIAL) / trial)));
  forceAtlas2.assign(graph, { iterations, settings });
  const took = (performance.now() - since) / 1000;
  const places = new Float64Array(2 * count);
  graph.forEachNode((node, { x, y }) => places.set([x, y], 2 * Number(node)));
  return { places, seconds: took, note: `${iterations + TRIAL} iterations` };
}

/** d3-force as its own examples set it up, with its 300 ticks, or as many as so many seconds leave. */
export function byD3(count: number, links: Links, seed: number, seconds = Infinity): Laid {
  const nodes = Array.from({ length: count }, () => ({}));
  const edges = Array.from({ length: links.source.length }, (_, link) => ({
    source: links.source[link]!,
    target: links.target[link]!,
  })).filter(({ source, target }) => source !== target);
  const simulation = forceSimulation(nodes)
    .randomSource(seededRandom(seed))
    .force('link', forceLink(edges))
    .force('charge', forceManyBody())
    .force('x', forceX())
    .force('y', forceY())
    .stop();
  const since = performance.now();
  let ticks = 0;
  for (; ticks < 300 && performance.now() - since < seconds * 1000; ticks++) simulation.tick();
  const took = (performance.now() - since) / 1000;
  const placed = simulation.nodes() as { x: number; y: number }[];
  return {
    places: Float64Array.from(placed.flatMap(({ x, y }) => [x, y])),
    seconds: took,
    note: `${ticks} ticks`,
  };
}

/** Graphviz's sfdp as it is. @returns why there is nothing where it is not installed, or does not end in time */
export function bySfdp(count: number, links: Links, seconds: number): Laid | string {
  if (spawnSync('sfdp', ['-V']).status !== 0) return 'not installed';
  const folder = mkdtempSync(join(tmpdir(), 'sfdp-'));
  try {
    const file = join(folder, 'graph.dot');
    const lines = Array.from({ length: count }, (_, node) => `${node};`);
    for (let link = 0; link < links.source.length; link++)
      if (links.source[link] !== links.target[link])
        lines.push(`${links.source[link]}--${links.target[link]};`);
    writeFileSync(file, `graph {\n${lines.join('\n')}\n}\n`);
    const since = performance.now();
    const out = join(folder, 'out.txt');
    const { status } = spawnSync('sfdp', ['-Tplain', `-o${out}`, file], {
      timeout: seconds * 1000,
      stdio: 'ignore',
    });
    const took = (performance.now() - since) / 1000;
    if (status !== 0) return took < seconds ? 'failed' : `not done in ${seconds} s`;
    const places = new Float64Array(2 * count);
    for (const line of readFileSync(out, 'utf8').split('\n')) {
      if (!line.startsWith('node ')) continue;
      const [, node, x, y] = line.split(' ').map(Number);
      places.set([x!, y!], 2 * node!);
    }
    return { places, seconds: took, note: '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
