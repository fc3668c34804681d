import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { buildStoreOfTable } from '../../src/store/build';
import { generateHub } from '../../src/format/hub/generate';
import { hubSeed } from '../../src/layout/hub-seed';
import { asShown } from '../../src/model/filter';
import { filterMasks } from '../../src/query/filter';
import { finish } from '../../src/query/slice';
import { landmarkNodes, landmarkRegions } from '../../src/raster/landmarks';
import { nearestNode } from '../../src/raster/nearest';
import { boxOf, bytesOf, survey, type Terrain } from '../../src/raster/terrain';
import { TILE_TEXELS } from '../../src/raster/texels';
import { drawTile, newScratch, selectionOf, type Selection } from '../../src/raster/tile';
import { Atlas } from '../../src/source/atlas';
import { groundOf } from '../../src/source/ground';
import { previewOf } from '../../src/source/preview';
import type { Store } from '../../src/store/store';
import { bundledOntology } from '../format/hub/ontology';
import { seeded } from '../fixtures/graph';
import { figure, markdown } from './measure';

/*
 * The picture of a generated hub, tile by tile: what a window at rest costs at each zoom, beside a bare loop that puts
 * one texel for each node in view; and what is asked beside tiles. Times are the least of some rounds, as a shared machine only ever adds.
 *
 *   npm run bench -- tiles [--quick] [--nodes N,…] [--seed N]      --quick: the smaller size alone
 */

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    nodes: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});
const SIZES =
  options.nodes === ''
    ? [100_000, ...(options.quick ? [] : [1_000_000])]
    : options.nodes.split(',').map(Number);
const SEED = Number(options.seed);
const ROUNDS = options.quick ? 3 : 5;
/** Tiles that a window of 1440 × 900 pixels at two texels to the pixel meets, at most. */
const WINDOW = { columns: 7, rows: 4 };
const ZOOMS = 9;
const GOALS = { window: 300, slice: 50, landmarks: 20, bytesEach: 12, preview: 100_000 };

const ontology = bundledOntology();
const short: string[] = [];

for (const models of SIZES) {
  const bare = buildStoreOfTable(generateHub({ models, seed: SEED, ontology }));
  report(bare.withPositions(hubSeed(bare)));
}
process.stdout.write(
  short.length === 0
    ? '\nEvery goal is met.\n'
    : `\nShort of a goal:\n${short.map((one) => `- ${one}\n`).join('')}`,
);

function report(store: Store): void {
  const atlas = new Atlas(store, () => Promise.resolve());
  const ground = least(1, () => groundOf(store));
  const survey_ = least(ROUNDS, () => survey(ground.made));
  const terrain = survey_.made;
  const filter = asShown({}, ontology.kinds);
  // Once: masks are kept.
  const masks = least(1, () => finish(filterMasks(store, filter)));
  const chosen = least(ROUNDS, () => selectionOf(terrain, masks.made.nodes, true));
  const size = `${store.nodeCount.toLocaleString('en')} nodes`;
  process.stdout.write(`\n## The picture of ${size}, ${store.edgeCount.toLocaleString('en')} edges\n\n`);
  const selection = atlas.selection(filter);
  const bytes = bytesOf(terrain);
  goal(`${size}: bytes of the index for each node`, bytes / store.nodeCount, GOALS.bytesEach);
  const rows = [
    ['trees and their discs', 'ms', '', figure(ground.ms)],
    ['index', 'ms', '', figure(survey_.ms)],
    ['index', 'bytes a node', '', figure(bytes / store.nodeCount)],
    ['another filter: its mask', 'ms', '', figure(masks.ms)],
    ['another filter: colours in the order of the index', 'ms', '', figure(chosen.ms)],
    ...asked(store, terrain, selection, size),
    ...previewed(store, size),
  ];
  process.stdout.write(`${markdown([['what', 'unit', 'where', 'figure'], ...rows])}\n\n`);
  const head = [
    'texels to the unit',
    'tiles',
    '',
    'window, ms',
    'of a bare loop',
    'slowest tile, ms',
    'longest slice, ms',
    'most primitives',
  ];
  process.stdout.write(`${markdown([head, ...windows(terrain, selection, size)])}\n`);
}

/** One line for each zoom, from the whole map in the window to single nodes. */
function windows(terrain: Terrain, selection: Selection, size: string): string[][] {
  const [left, bottom, right, top] = boxOf(terrain.places);
  const first = Math.round(Math.log2((WINDOW.rows * TILE_TEXELS) / Math.max(right - left, top - bottom)));
  const [x, y] = terrain.places.subarray(2 * terrain.regions[0]!.node);
  return Array.from({ length: ZOOMS }, (_, zoom) => {
    const level = first - 1 + zoom;
    const spots = spotsAbout(level, zoom < 3 ? (left + right) / 2 : x!, zoom < 3 ? (bottom + top) / 2 : y!);
    const scratch = newScratch();
    let slice = Infinity;
    let tile = Infinity;
    let primitives = 0;
    const window = least(ROUNDS, () => {
      const drawn = spots.map((spot) => timed(drawTile(terrain, spot, selection, scratch)));
      slice = Math.min(slice, Math.max(...drawn.map((one) => one.slice)));
      tile = Math.min(tile, Math.max(...drawn.map(({ ms }) => ms)));
      primitives = Math.max(...drawn.map(({ made }) => made.primitives));
      return drawn;
    });
    const loop = least(ROUNDS, () => spots.map((spot) => bareLoop(terrain, selection, spot)));
    goal(`${size}: a window at level ${level}, ms`, window.ms, GOALS.window);
    goal(`${size}: a slice at level ${level}, ms`, slice, GOALS.slice);
    return [
      `2^${level}`,
      String(spots.length),
      '',
      figure(window.ms),
      `${figure(window.ms / loop.ms)}×`,
      figure(tile),
      figure(slice),
      primitives.toLocaleString('en'),
    ];
  });
}

function spotsAbout(level: number, x: number, y: number) {
  const side = TILE_TEXELS / 2 ** level;
  const column = Math.round(x / side - WINDOW.columns / 2);
  const row = Math.round(y / side - WINDOW.rows / 2);
  return Array.from({ length: WINDOW.columns * WINDOW.rows }, (_, at) => ({
    level,
    column: column + (at % WINDOW.columns),
    row: row + Math.floor(at / WINDOW.columns),
  }));
}

/** A texel for each node of the tile that is shown, and nothing else: what any picture takes at least. */
function bareLoop(
  { grid, places }: Terrain,
  { nodes }: Selection,
  spot: { level: number; column: number; row: number },
): number {
  const texels = new Uint8Array(2 * TILE_TEXELS * TILE_TEXELS);
  const scale = 2 ** spot.level;
  const side = TILE_TEXELS / scale;
  const [left, bottom] = [spot.column * side, spot.row * side];
  const cell = (value: number, from: number, perUnit: number) =>
    Math.max(0, Math.min(grid.side - 1, Math.floor((value - from) * perUnit)));
  const columns = [
    cell(left, grid.left, grid.perUnitX),
    cell(left + side, grid.left, grid.perUnitX),
  ] as const;
  const lastRow = cell(bottom + side, grid.bottom, grid.perUnitY);
  let drawn = 0;
  for (let row = cell(bottom, grid.bottom, grid.perUnitY); row <= lastRow; row++) {
    const end = grid.offsets[row * grid.side + columns[1] + 1]!;
    for (let at = grid.offsets[row * grid.side + columns[0]]!; at < end; at++) {
      const node = grid.order[at]!;
      const x = Math.floor((places[node * 2]! - left) * scale);
      const y = Math.floor((places[node * 2 + 1]! - bottom) * scale);
      if (nodes[node] === 0 || x < 0 || y < 0 || x >= TILE_TEXELS || y >= TILE_TEXELS) continue;
      texels[2 * (y * TILE_TEXELS + x)] = 1;
      drawn++;
    }
  }
  return drawn;
}

/** What lies at places, and landmarks, from the whole map in the window to a thousandth of it. */
function asked(store: Store, terrain: Terrain, selection: Selection, size: string): string[][] {
  const [left, bottom, right, top] = boxOf(terrain.places);
  const fit = 900 / (top - bottom);
  const random = seeded(SEED);
  return [1, 4, 32, 256].flatMap((zoom) => {
    const scale = fit * zoom;
    const places = Array.from({ length: 100 }, () => 2 * Math.floor(random() * store.nodeCount));
    const at = least(ROUNDS, () =>
      places.map((place) =>
        nearestNode(
          terrain,
          terrain.places[place]! + 3 / scale,
          terrain.places[place + 1]!,
          12 / scale,
          selection.nodes,
        ),
      ),
    );
    const [x, y] = zoom === 1 ? [(left + right) / 2, (bottom + top) / 2] : terrain.places.subarray(places[0]);
    const box = [x! - 720 / scale, y! - 450 / scale, x! + 720 / scale, y! + 450 / scale] as const;
    const view = { box, scale, limit: 300 };
    const landmarks = least(ROUNDS, () => [
      landmarkNodes(terrain, view, selection.nodes),
      landmarkRegions(terrain, view, selection.nodes),
    ]);
    goal(`${size}: landmarks at zoom ${zoom}, ms`, landmarks.ms, GOALS.landmarks);
    return [
      ['the nearest to a place', 'ms', `zoom ${zoom}`, figure(at.ms / places.length)],
      ['landmarks', 'ms', `zoom ${zoom}`, figure(landmarks.ms)],
    ];
  });
}

function previewed(store: Store, size: string): string[][] {
  const { ms, made } = least(1, () => previewOf(store)!);
  const compressed = brotliCompressSync(made).length;
  goal(`${size}: bytes of the preview`, compressed, GOALS.preview);
  return [
    ['preview', 'ms', '', figure(ms)],
    ['preview, brotli', 'bytes', '', compressed.toLocaleString('en')],
  ];
}

/** The least of some rounds, in milliseconds. */
function least<T>(rounds: number, make: () => T): { ms: number; made: T } {
  let ms = Infinity;
  let made!: T;
  for (let round = 0; round < rounds; round++) {
    const since = performance.now();
    made = make();
    ms = Math.min(ms, performance.now() - since);
  }
  return { ms, made };
}

/** A run to its end, and its longest time between two yields. */
function timed<T>(work: Generator<void, T, void>): { ms: number; slice: number; made: T } {
  const start = performance.now();
  let since = start;
  let slice = 0;
  const watched = (function* (): Generator<void, T, void> {
    for (;;) {
      const step = work.next();
      const now = performance.now();
      slice = Math.max(slice, now - since);
      since = now;
      if (step.done === true) return step.value;
      yield;
    }
  })();
  const made = finish(watched);
  return { ms: performance.now() - start, slice, made };
}

function goal(what: string, figureOf: number, most: number): void {
  if (figureOf > most) short.push(`${what}: ${figure(figureOf)}, the goal is ${figure(most)}`);
}
