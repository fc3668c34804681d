import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, isStale } from '../../bin/build.mjs';
import { generateHub } from '../../src/format/hub/generate';
import { hubSeed } from '../../src/layout/hub-seed';
import type { SceneReport } from '../../src/scene/scene';
import { buildStoreOfTable } from '../../src/store/build';
import { writeSnapshot } from '../../src/store/snapshot';
import type { Store } from '../../src/store/store';
import { bundledOntology } from '../format/hub/ontology';
import { launchBrowser } from '../setup/chromium.mjs';
import { benchOptions, Report, type Row } from './report';
import { lendHand, type Moved } from './view/hand';
import { bareOf, blit, rawDraw, sigmaAlone } from './view/peers';

/*
 * The map of generated hubs under a hand, in a real Chromium with software GL: the explorer as it is served, beside a blank full-canvas blit, a raw
 * WebGL2 draw of the same points and lines, and sigma alone. Frames are forced: each is timed until GL has drawn its last pixel.
 *
 *   npm run bench -- view [--quick] [--nodes MODELS,…] [--seed N]
 */

const options = benchOptions({ usual: [10_000, 100_000, 1_000_000], quick: [10_000, 30_000] });
const report = new Report('view', options);
const SIZE = { width: 1280, height: 800 };
/** More than this, and sigma alone draws no frame in a minute. */
const MOST_FOR_SIGMA = 30_000;
const ROUNDS = options.quick ? 1 : 3;
const CLICKS = options.quick ? 8 : 24;
const GOALS = {
  blits: 2.5,
  growth: 1.1,
  poor: 0.1,
  sharp: 400,
  raw: 1.3,
  script: 16,
  task: 50,
  click: 100,
};
/** Largest of the hubs for which everything at once is compared with a raw draw. */
const MOST_AT_ONCE = 100_000;

const ontology = bundledOntology();
const folder = mkdtempSync(join(tmpdir(), 'stemma-view-'));
for (const name of ['cli', 'explorer'] as const) if (await isStale(name)) await build(name);
const browser = await launchBrowser();
try {
  let small: Frames | undefined;
  for (const models of options.sizes) {
    const bare = buildStoreOfTable(generateHub({ models, seed: options.seed, ontology }));
    const frames = await measureHub(browser, models, bare.withPositions(hubSeed(bare)), small);
    small ??= frames;
  }
  await report.finish([
    `Canvas of ${SIZE.width} × ${SIZE.height} CSS pixels at one device pixel each. A frame's time is that of its handlers, its scripts and its GL, every context that was drawn on being read from; compositing is left out, for ours and peers alike.`,
    'Raw draw and sigma draw the lineage edges and all nodes; motion is reduced, so that no animation is part of a click.',
  ]);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

interface Frames {
  readonly pan: number;
  readonly zoom: number;
}

async function measureHub(
  chromium: Browser,
  models: number,
  store: Store,
  small: Frames | undefined,
): Promise<Frames> {
  const add = (figure: string, unit: string, ours: number, more: Partial<Row> = {}): void =>
    report.add({ models, figure, unit, ours, ...more });
  const file = join(folder, `${models}.stemma`);
  writeFileSync(file, writeSnapshot(store));
  const server = await serve(file);
  const page = await openPage(chromium, `${server.address}/`);
  try {
    // Before and after: other work of the machine is in both.
    const before = await withPage(chromium, blit);
    const hand = await underHand(page);
    const blank = percentile([...before, ...(await withPage(chromium, blit))], 0.95);
    const pan = percentile(hand.pan, 0.95);
    const zoom = percentile(hand.zoom, 0.95);
    const beside = { peer: blank, peerName: 'blit', goal: { timesPeerAtMost: GOALS.blits } };
    add('a frame of a pan, p95', 'ms', pan, beside);
    add('a frame of a zoom, p95', 'ms', zoom, beside);
    if (small !== undefined) {
      const growth = { peerName: 'our smallest hub', goal: { timesPeerAtMost: GOALS.growth } };
      add('a frame of a pan, p95, beside our smallest hub', 'ms', pan, { peer: small.pan, ...growth });
      add('a frame of a zoom, p95, beside our smallest hub', 'ms', zoom, { peer: small.zoom, ...growth });
    }
    add('empty while the hand moves, at most', 'share', hand.empty);
    add('empty or magnified more than twice, at most', 'share', hand.poor, { goal: { most: GOALS.poor } });
    add('sharp after the hand rests, at most', 'ms', Math.max(...hand.sharp), {
      goal: { most: GOALS.sharp },
    });
    for (const [what, ms] of Object.entries(await restyled(page)))
      add(`${what}, main thread`, 'ms', ms, { goal: { most: GOALS.script } });
    const clicks = await clicked(page);
    add('click to highlighted neighbourhood, p95', 'ms', percentile(clicks.ms, 0.95), {
      goal: { most: GOALS.click },
    });
    add('longest task from click to picture', 'ms', clicks.longest, { goal: { most: GOALS.task } });
    if (models <= MOST_AT_ONCE) {
      const peer = percentile(
        await withPage(chromium, (blankPage) => rawDraw(blankPage, bareOf(store), 5)),
        0.5,
      );
      const whole = await drawnAnew(page);
      add('everything in view drawn anew', 'ms', whole, {
        peer,
        peerName: 'raw draw',
        goal: { timesPeerAtMost: GOALS.raw },
      });
      add('a frame of a pan, p95, beside all drawn', 'ms', pan, { peer, peerName: 'raw draw' });
    }
    if (models <= MOST_FOR_SIGMA) {
      const peer = percentile(
        await withPage(chromium, (blankPage) => sigmaAlone(blankPage, bareOf(store), 5)),
        0.5,
      );
      add('a frame of a pan, p95, beside sigma', 'ms', pan, { peer, peerName: 'sigma alone' });
    }
    return { pan, zoom };
  } finally {
    await page.close();
    await server.stop();
  }
}

interface UnderHand {
  readonly pan: number[];
  readonly zoom: number[];
  readonly empty: number;
  readonly poor: number;
  readonly sharp: number[];
}

/** Pans and zooms from the whole map down to single models and back, resting between. */
async function underHand(page: Page): Promise<UnderHand> {
  const told = { pan: [] as number[], zoom: [] as number[], empty: 0, poor: 0, sharp: [] as number[] };
  const note = (into: number[], { frames, empty, poor }: Moved): void => {
    into.push(...frames);
    told.empty = Math.max(told.empty, empty);
    told.poor = Math.max(told.poor, poor);
  };
  const rest = async (): Promise<void> => {
    told.sharp.push((await page.evaluate(() => window.hand.rest())).ms);
  };
  const pan = async (dx: number, dy: number): Promise<void> => {
    note(told.pan, await page.evaluate(([x, y]) => window.hand.pan(x!, y!, 24), [dx, dy]));
    await rest();
  };
  const zoom = async (notches: number): Promise<void> => {
    note(told.zoom, await page.evaluate((count) => window.hand.zoom(count, 600, 380), notches));
    await rest();
  };
  for (let round = 0; round < ROUNDS; round++) {
    await pan(12, 8);
    await pan(-12, -8);
    for (let depth = 0; depth < 3; depth++) {
      await zoom(-5);
      await pan(20, 0);
      await pan(-14, 14);
    }
    await zoom(15);
    await page.evaluate(() => {
      window.hand.letGo();
      document.dispatchEvent(new CustomEvent('act', { detail: { type: 'canvas', command: 'fit' } }));
    });
    await sharp(page);
  }
  return told;
}

async function restyled(page: Page): Promise<Record<string, number>> {
  const times = { 'another theme': [] as number[], 'another filter': [] as number[] };
  for (let round = 0; round < 5; round++) {
    for (const theme of ['dark', 'light'] as const)
      times['another theme'].push(
        await page.evaluate((to) => window.hand.act({ type: 'theme', theme: to }), theme),
      );
    for (const filter of [{ kind: { hide: ['organization'] } }, {}]) {
      times['another filter'].push(
        await page.evaluate((to) => window.hand.act({ type: 'filter', filter: to }), filter),
      );
      await page.evaluate(() => window.hand.rest());
    }
  }
  await page.evaluate(() => window.hand.letGo());
  await sharp(page);
  return Object.fromEntries(Object.entries(times).map(([what, all]) => [what, percentile(all, 0.5)]));
}

/** Until all tiles of the fitted map are of another filter. */
async function drawnAnew(page: Page): Promise<number> {
  const times: number[] = [];
  for (const filter of [
    { certainty: { hide: ['likely'] } },
    { certainty: { hide: ['disputed'] } },
    { certainty: { hide: ['reported'] } },
  ]) {
    const since = await page.evaluate((to) => {
      document.dispatchEvent(new CustomEvent('act', { detail: { type: 'filter', filter: to } }));
      return performance.now();
    }, filter);
    await sharp(page, 5);
    times.push((await page.evaluate(() => performance.now())) - since);
  }
  return percentile(times, 0.5);
}

interface Clicked {
  readonly ms: number[];
  readonly longest: number;
}

/** Clicks on nodes with names, one after another, nothing chosen between. */
async function clicked(page: Page): Promise<Clicked> {
  const ms: number[] = [];
  let longest = 0;
  for (let click = 0; click < CLICKS; click++) {
    const told = await page.evaluate(async (at) => {
      const canvas = document.querySelector('#canvas') as HTMLElement & { report(): SceneReport };
      const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      const named = new Set(canvas.report().labels.map(({ id }) => id));
      const surface = document.querySelector('#canvas .sigma-mouse')!;
      const isFree = (x: number, y: number): boolean => document.elementFromPoint(x, y) === surface;
      const nodes = canvas.report().nodes.filter(({ id, x, y }) => named.has(id) && isFree(x, y));
      const node = nodes[at % nodes.length];
      if (node === undefined) return undefined;
      let longestTask = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
      });
      observer.observe({ type: 'longtask' });
      const since = performance.now();
      for (const type of ['mousedown', 'mouseup', 'click']) {
        const at2 = { bubbles: true, composed: true, clientX: node.x, clientY: node.y };
        surface.dispatchEvent(new MouseEvent(type, at2));
      }
      const isLit = (): boolean => {
        const { nodes: drawn } = canvas.report();
        return (
          drawn.some(({ dimmed }) => dimmed) && drawn.some(({ id, dimmed }) => id === node.id && !dimmed)
        );
      };
      while (!isLit() && performance.now() - since < 5_000) await frame();
      const taken = performance.now() - since;
      // What follows of it in panels and tiles is watched, too.
      for (let wait = 0; wait < 30; wait++) await frame();
      observer.disconnect();
      document.dispatchEvent(new CustomEvent('act', { detail: { type: 'select' } }));
      for (let wait = 0; wait < 20; wait++) await frame();
      return { taken, longestTask };
    }, click);
    if (told === undefined) continue;
    ms.push(told.taken);
    longest = Math.max(longest, told.longestTask);
  }
  return { ms, longest };
}

/** Waits until the picture is at rest and sharp. */
async function sharp(page: Page, polling = 50): Promise<void> {
  await page.waitForFunction(
    () => {
      const canvas = document.querySelector('#canvas') as (HTMLElement & { report?(): SceneReport }) | null;
      const { moving, backdrop } = canvas?.report?.() ?? { moving: true };
      return !moving && backdrop?.sharp === true;
    },
    undefined,
    { polling, timeout: 60_000 },
  );
}

async function openPage(chromium: Browser, address: string): Promise<Page> {
  const page = await chromium.newPage({ viewport: SIZE, reducedMotion: 'reduce' });
  await lendHand(page);
  await page.goto(address);
  await page.locator('body[data-ready]').waitFor({ timeout: 60_000 });
  await sharp(page);
  return page;
}

async function withPage<T>(chromium: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await chromium.newPage({ viewport: SIZE });
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}

async function serve(file: string): Promise<{ address: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['bin/stemma.mjs', 'serve', '--graph', file, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const address = /http:\/\/[\w.[\]:]+/.exec(first.toString())?.[0];
  if (address === undefined) throw new Error(`the server named no address: ${first.toString()}`);
  return {
    address,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
