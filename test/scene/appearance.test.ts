import { describe, expect, test } from 'vitest';
import { airOf, edgeTone, nodeTone, type Situation } from '../../src/scene/appearance';
import { focusOf } from '../../src/scene/focus';
import { edgeKey, Picture } from '../../src/scene/graph';
import { palette } from '../../src/scene/styles';
import { START, type State } from '../../src/state/state';
import { FakeSource } from '../scenes/fake-source';
import { testOverview } from '../scenes/graph';

const overview = testOverview();
const colors = palette(() => '');

async function situationOf(
  state: Partial<State>,
  hovered?: string,
): Promise<{ picture: Picture; situation: Situation }> {
  const picture = new Picture(overview, colors);
  const focus = await focusOf({ ...START, ...state }, new FakeSource(overview), new AbortController().signal);
  const litEdges = new Map(focus.edges.map(({ edge, strength }) => [picture.keyOf(edge, colors)!, strength]));
  const near = new Set(hovered === undefined ? [] : picture.graph.neighbors(hovered));
  const filter = state.filter ?? {};
  const outOfTime = picture.outOfTime(filter.released);
  return { picture, situation: { filter, outOfTime, focus, litEdges, hovered, near, air: 1 } };
}

async function tones(state: Partial<State>, hovered?: string) {
  const { picture, situation } = await situationOf(state, hovered);
  const node = (id: string) => nodeTone(picture.node(id)!, situation);
  const edge = (source: string, predicate: string, target: string) => {
    const info = picture.edges.get(edgeKey({ source, predicate, target }))!;
    return edgeTone(info, [node(source), node(target)], situation);
  };
  return { node, edge };
}

describe('on the map', () => {
  test('everything is there, built on the heaviest', async () => {
    const { node, edge } = await tones({});
    expect(node('gpt-4').alpha).toBe(1);
    expect(node('hallucination').alpha).toBe(0);
    const heavy = edge('llava', 'built_on', 'vicuna');
    const light = edge('llava', 'developed_by', 'uw-madison');
    expect(heavy.width).toBeGreaterThan(light.width * 1.5);
    expect(heavy.alpha).toBeGreaterThan(light.alpha);
  });

  test('a chosen one has the ring, its neighbours stay, the rest is hardly there', async () => {
    const { node, edge } = await tones({ selection: 'llava' });
    expect(node('llava')).toMatchObject({ alpha: 1, ring: 1 });
    expect(node('vicuna')).toMatchObject({ alpha: 1, ring: 0 });
    expect(node('image').alpha, 'quiet, and not asked for').toBe(0);
    expect(node('gpt-4').alpha).toBeLessThan(0.3);
    expect(edge('llava', 'built_on', 'vicuna').alpha).toBeGreaterThan(0.9);
    expect(edge('gpt-4v', 'built_on', 'gpt-4').alpha).toBeLessThan(0.1);
  });

  test('quiet neighbours of the chosen one are there when their kind is asked for', async () => {
    const { node } = await tones({ selection: 'llava', filter: { quiet: ['modality'] } });
    expect(node('image').alpha).toBe(1);
    expect(node('answering-questions-about-images').alpha).toBe(0);
  });

  test('a chosen quiet one is there, with its neighbours', async () => {
    const { node } = await tones({ selection: 'hallucination' });
    expect(node('hallucination')).toMatchObject({ alpha: 1, ring: 1 });
    expect(node('gpt-4').alpha).toBe(1);
  });

  test('hovering dims what is no neighbour, and less than choosing', async () => {
    const { node, edge } = await tones({}, 'gpt-4');
    expect(node('gpt-4').alpha).toBe(1);
    expect(node('openai').alpha).toBe(1);
    expect(node('llava').alpha).toBeLessThan(0.5);
    expect(node('llava').alpha).toBeGreaterThan((await tones({ selection: 'gpt-4' })).node('llava').alpha);
    expect(edge('gpt-4v', 'built_on', 'gpt-4').alpha).toBeGreaterThan(0.9);
  });

  test('a filtered predicate takes its edges away, not its nodes', async () => {
    const { node, edge } = await tones({ filter: { predicate: { hide: ['developed_by'] } } });
    expect(edge('llava', 'developed_by', 'uw-madison').alpha).toBe(0);
    expect(node('uw-madison').alpha).toBe(1);
  });

  test('a hidden node takes its edges with it', async () => {
    const { edge } = await tones({ filter: { kind: { hide: ['organization'] } } });
    expect(edge('llava', 'developed_by', 'uw-madison').alpha).toBe(0);
  });

  test('inherited edges are drawn while they are lit', async () => {
    const lit = await tones({ selection: 'claude-3-opus' });
    expect(lit.edge('claude-3-opus', 'developed_by', 'anthropic').alpha).toBeGreaterThan(0.9);
    const { picture, situation } = await situationOf({ selection: 'claude-3-opus' });
    const extras = [...picture.edges.values()].filter(({ extra }) => extra);
    expect(extras.length).toBeGreaterThan(2);
    const ends = [
      { alpha: 1, ring: 0, zIndex: 0 },
      { alpha: 1, ring: 0, zIndex: 0 },
    ] as const;
    const unlit = { ...situation, litEdges: new Map<string, number>() };
    for (const extra of extras) expect(edgeTone(extra, ends, unlit).alpha).toBe(0);
    picture.dropExtras(() => false);
    expect([...picture.edges.values()].some(({ extra }) => extra)).toBe(false);
    expect(picture.graph.size).toBe(picture.edges.size);
  });
});

test('in a lineage only the lineage is drawn, and no ring about a glyph that has a card', async () => {
  const { node, edge } = await tones({ selection: 'llava', mode: 'lineage' });
  expect(node('llama').alpha).toBe(1);
  expect(node('uw-madison').alpha).toBe(0);
  expect(node('llava').ring).toBe(0);
  expect(edge('vicuna', 'built_on', 'llama').alpha).toBeGreaterThan(0.9);
  expect(edge('clip-vit-l-14', 'developed_by', 'openai').alpha).toBe(0);
});

test('on a path both ends have the ring', async () => {
  const { node } = await tones({ selection: 'llava', mode: 'path', target: 'chatgpt' });
  expect(node('llava').ring).toBe(1);
  expect(node('chatgpt').ring).toBe(1);
  expect(node('gpt-4').alpha).toBe(1);
  expect(node('meta').alpha).toBeLessThan(0.3);
});

test('a crowded map has fainter lines, but has them', () => {
  expect(airOf(0)).toBe(1);
  expect(airOf(200)).toBe(1);
  expect(airOf(1000)).toBeCloseTo(0.5);
  expect(airOf(1e6)).toBeGreaterThan(0.3);
});
