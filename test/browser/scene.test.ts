import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createScene, PictureError } from '../../src/scene/create';
import { overlap } from '../../src/scene/boxes';
import type { SceneReport } from '../../src/scene/scene';
import { FakeSource } from '../scenes/fake-source';
import { testOverview } from '../scenes/graph';
import { stand, until, type Stand } from './canvas';

const overview = testOverview();
let canvas: Stand;
beforeEach(async () => {
  canvas = await stand(overview);
  await canvas.show();
});
afterEach(() => canvas.remove());

function boxes(report: SceneReport) {
  return report.labels.map(({ id, box: [x, y, width, height] }) => ({ id, x, y, width, height }));
}

function expectApart(report: SceneReport): void {
  const all = boxes(report);
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1))
      expect(overlap(one, other), `${one.id}, ${other.id}`).toBe(false);
  }
}

const places = ({ nodes }: SceneReport) => new Map(nodes.map(({ id, x, y }) => [id, [x, y] as const]));

describe('the map', () => {
  test('shows what is not quiet, inside the free part, with labels that keep apart', async () => {
    const insets = { top: 60, right: 250, bottom: 40, left: 150 };
    canvas.scene.setInsets(insets);
    await until(() => !canvas.scene.report().moving);
    const report = canvas.scene.report();
    expect(report.nodes.map(({ id }) => id)).toContain('llava');
    expect(report.nodes.map(({ id }) => id)).not.toContain('hallucination');
    for (const { x, y } of report.nodes) {
      expect(x).toBeGreaterThan(insets.left);
      expect(x).toBeLessThan(900 - insets.right);
      expect(y).toBeGreaterThan(insets.top);
      expect(y).toBeLessThan(600 - insets.bottom);
    }
    expect(report.labels.length).toBeGreaterThan(15);
    expectApart(report);
    for (const { x, y, width, height } of boxes(report)) {
      expect(Math.min(x - insets.left, 900 - insets.right - x - width)).toBeGreaterThanOrEqual(0);
      expect(Math.min(y - insets.top, 600 - insets.bottom - y - height)).toBeGreaterThanOrEqual(0);
    }
  });

  test('nothing moves when something is hidden', async () => {
    const before = places(canvas.scene.report());
    await canvas.show({ filter: { kind: { hide: ['organization', 'data_set'] } } });
    const after = places(canvas.scene.report());
    expect(after.size).toBeLessThan(before.size);
    for (const [id, [x, y]] of after) {
      expect(x).toBeCloseTo(before.get(id)![0], 3);
      expect(y).toBeCloseTo(before.get(id)![1], 3);
    }
  });

  test('a hidden predicate has no edges', async () => {
    const count = () =>
      canvas.scene.report().edges.filter(({ predicate }) => predicate === 'developed_by').length;
    expect(count()).toBeGreaterThan(10);
    await canvas.show({ filter: { predicate: { hide: ['developed_by'] } } });
    expect(count()).toBe(0);
  });

  test('a chosen one dims the rest and says what its bases are to it', async () => {
    await canvas.show({ selection: 'llava' });
    const { nodes, edges, labels } = canvas.scene.report();
    const bright = nodes.filter(({ dimmed }) => !dimmed).map(({ id }) => id);
    expect(bright).toContain('vicuna');
    expect(bright).toContain('uw-madison');
    expect(bright).not.toContain('gpt-4');
    expect(labels.every(({ id }) => bright.includes(id))).toBe(true);
    expect(edges.find(({ source, target }) => source === 'gpt-4v' && target === 'gpt-4')!.dimmed).toBe(true);
  });

  test('nearby, the edges of the chosen one say what they are', async () => {
    const row = (id: string) => overview.nodes.findIndex((node) => node.id === id);
    const middle = (axis: 0 | 1) =>
      (overview.places[row('llava') * 2 + axis]! + overview.places[row('vicuna') * 2 + axis]!) / 2;
    await canvas.show({ selection: 'llava', camera: { x: middle(0), y: middle(1), ratio: 0.4 } });
    const said = canvas.scene
      .report()
      .edges.find(({ source, target }) => source === 'llava' && target === 'vicuna');
    expect(said!.label).toBe('as its language model');
  });

  test('what a family says is drawn while its member is chosen', async () => {
    const inherited = () =>
      canvas.scene
        .report()
        .edges.some(({ source, target }) => source === 'claude-3-opus' && target === 'anthropic');
    await canvas.show({ selection: 'claude-3-opus' });
    expect(inherited()).toBe(true);
    await canvas.show();
    expect(inherited()).toBe(false);
  });
});

describe('hands', () => {
  test('a click on a node, on its name, on nothing', async () => {
    const { x, y } = canvas.node('llava');
    canvas.mouse('mousedown', x, y);
    canvas.mouse('mouseup', x, y);
    canvas.mouse('click', x, y);
    expect(canvas.acts).toEqual([{ type: 'select', id: 'llava' }]);
    await new Promise((resolve) => setTimeout(resolve, 350));
    await canvas.show({ selection: 'llava' });
    const [left, top, width, height] = canvas.scene.report().labels.find(({ id }) => id === 'vicuna')!.box;
    canvas.mouse('click', left + width / 2, top + height / 2);
    expect(canvas.acts.at(-1)).toEqual({ type: 'select', id: 'vicuna' });
    await new Promise((resolve) => setTimeout(resolve, 350));
    canvas.mouse('click', 5, 595);
    expect(canvas.acts.at(-1)).toEqual({ type: 'select' });
  });

  test('two quick clicks on two nodes are two choices', () => {
    for (const id of ['llava', 'gpt-4']) {
      const { x, y } = canvas.node(id);
      canvas.mouse('click', x, y);
    }
    expect(canvas.acts).toEqual([
      { type: 'select', id: 'llava' },
      { type: 'select', id: 'gpt-4' },
    ]);
  });

  test('hovering dims what is no neighbour, and leaving brings it back', async () => {
    const { x, y } = canvas.node('gpt-4');
    canvas.mouse('mousemove', x, y);
    await until(() => canvas.node('llava').dimmed);
    expect(canvas.node('openai').dimmed).toBe(false);
    canvas.mouse('mousemove', 5, 595);
    await until(() => !canvas.node('llava').dimmed);
  });

  test('a dragged node stays in the hand, the layout answers, and it is no click', async () => {
    const { x, y } = canvas.node('claude-3');
    canvas.mouse('mousemove', x, y);
    canvas.mouse('mousedown', x, y);
    for (let step = 1; step <= 10; step++) canvas.mouse('mousemove', x + step * 6, y + step * 4);
    await until(() => canvas.scene.report().moving);
    await until(() => Math.abs(canvas.node('claude-3').x - x - 60) < 1.5);
    expect(canvas.node('claude-3').y - y).toBeCloseTo(40, -1);
    canvas.mouse('mouseup', x + 60, y + 40);
    canvas.mouse('click', x + 60, y + 40);
    expect(canvas.acts.filter(({ type }) => type === 'select')).toEqual([]);
  });

  test('keys move and zoom, and the camera is told once the hand rests', async () => {
    const { x } = canvas.node('llava');
    const press = (key: string) =>
      canvas.container.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    press('ArrowLeft');
    await until(() => canvas.node('llava').x > x + 50);
    press('+');
    await vi.waitFor(() => expect(canvas.acts).toHaveLength(1), { timeout: 5000 });
    expect(canvas.acts[0]).toMatchObject({ type: 'camera', camera: { ratio: expect.closeTo(1 / 1.4, 1) } });
    const { camera } = canvas.acts[0] as { camera: { x: number; y: number; ratio: number } };
    const seen = places(canvas.scene.report());
    await canvas.show({ camera });
    for (const [id, [left]] of places(canvas.scene.report())) expect(left).toBeCloseTo(seen.get(id)![0], 0);
  });
});

describe('a lineage', () => {
  test('is a drawing of cards with words between, and the map comes back as it was', async () => {
    await canvas.show({ selection: 'llava' });
    const before = places(canvas.scene.report());
    const going = canvas.show({ selection: 'llava', mode: 'lineage' });
    await until(() => canvas.scene.report().moving);
    await going;
    const drawn = canvas.scene.report();
    expect(drawn.moving).toBe(false);
    expect(drawn.mode).toBe('lineage');
    expect(drawn.labels.map(({ text }) => text)).toContain('CLIP ViT-L/14');
    expectApart(drawn);
    const at = places(drawn);
    const bases = drawn.edges.map(({ source, target }) => [at.get(target)![0], at.get(source)![0]]);
    expect(bases.length).toBeGreaterThan(6);
    for (const [base, derived] of bases) expect(base).toBeLessThan(derived!);
    const said = (source: string, target: string) =>
      drawn.edges.find((edge) => edge.source === source && edge.target === target)!.label;
    expect(said('vicuna', 'llama')).toBe('fine-tuned from');
    expect(said('llava', 'vicuna')).toBe('built on as its language model');
    await canvas.show({ selection: 'llava' });
    for (const [id, [x, y]] of places(canvas.scene.report())) {
      expect(x).toBeCloseTo(before.get(id)![0], 2);
      expect(y).toBeCloseTo(before.get(id)![1], 2);
    }
  });

  test('a click on a card’s text makes it the root', async () => {
    await canvas.show({ selection: 'llava', mode: 'lineage' });
    const [x, y, width, height] = canvas.scene.report().labels.find(({ id }) => id === 'vicuna')!.box;
    canvas.mouse('click', x + width - 5, y + height / 2);
    expect(canvas.acts).toEqual([{ type: 'select', id: 'vicuna', keepMode: true }]);
    canvas.mouse('click', 5, 595);
    expect(canvas.acts).toHaveLength(1);
  });

  test('a later question overtakes an earlier one', async () => {
    await Promise.all([
      canvas.show({ selection: 'gpt-4', mode: 'lineage' }),
      canvas.show({ selection: 'llava', mode: 'lineage' }),
      canvas.show({ selection: 'musicgen' }),
    ]);
    const report = canvas.scene.report();
    expect(report.mode).toBe('map');
    expect(report.nodes.filter(({ dimmed }) => !dimmed).map(({ id }) => id)).toContain('encodec');
    expect(canvas.node('llava').dimmed).toBe(true);
  });
});

test('a path is lit from end to end', async () => {
  await canvas.show({ selection: 'llava', mode: 'path', target: 'chatgpt' });
  const bright = canvas.scene.report().nodes.filter(({ dimmed }) => !dimmed);
  expect(bright.map(({ id }) => id).sort()).toEqual(['chatgpt', 'gpt-4', 'llava', 'llava-instructions']);
});

test('another theme is another picture', async () => {
  const { x, y } = canvas.node('llava');
  const before = canvas.look('nodes')(x, y);
  document.documentElement.style.setProperty('--kind-model', '#00ff00');
  try {
    expect(canvas.look('nodes')(x, y)).toEqual([0, 255, 0, 255]);
    expect(before).not.toEqual([0, 255, 0, 255]);
  } finally {
    document.documentElement.style.removeProperty('--kind-model');
  }
});

test('a lost context is made good: same picture, same places, still clickable', async () => {
  await canvas.show({ selection: 'llava' });
  const before = places(canvas.scene.report());
  const lost = canvas.container.querySelector<HTMLCanvasElement>('.sigma-nodes')!;
  lost.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
  await until(() => {
    const now = canvas.container.querySelector('.sigma-nodes');
    return now !== null && now !== lost;
  });
  expect(places(canvas.scene.report())).toEqual(before);
  const { x, y } = canvas.node('vicuna');
  expect(canvas.look('nodes')(x, y)[3]).toBe(255);
  canvas.mouse('click', x, y);
  expect(canvas.acts.at(-1)).toEqual({ type: 'select', id: 'vicuna' });
});

test('without WebGL there is an error that says so, and nothing is left behind', async () => {
  const container = document.createElement('div');
  document.body.append(container);
  const without = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  try {
    const create = () => createScene(container, overview, new FakeSource(overview), () => undefined);
    await expect(create()).rejects.toThrow(PictureError);
    expect(container.childElementCount).toBe(0);
  } finally {
    without.mockRestore();
    container.remove();
  }
});

test('to assistive technology it is one thing with a name; its canvases are none', () => {
  expect(canvas.container.getAttribute('role')).toBe('application');
  expect(canvas.container.getAttribute('aria-label')).toContain('entities');
  expect(canvas.container.tabIndex).toBe(0);
  const drawn = [...canvas.container.querySelectorAll('canvas')];
  expect(drawn.length).toBeGreaterThan(3);
  for (const one of drawn) expect(one.getAttribute('aria-hidden')).toBe('true');
});
