import { describe, expect, test } from 'vitest';
import type { Filter } from '../../src/model/filter';
import { overlap } from '../../src/scene/boxes';
import { focusOf } from '../../src/scene/focus';
import { edgeKey, Picture } from '../../src/scene/graph';
import { drawLineage } from '../../src/scene/lineage/draw';
import { CARD_LEAD, CARD_TEXT, sizeOf, type Drawing } from '../../src/scene/lineage/drawing';
import { linesOnEdge } from '../../src/scene/lineage/edge-lines';
import { relationWords, roleWords } from '../../src/scene/relations';
import { palette } from '../../src/scene/styles';
import { START } from '../../src/state/state';
import { FakeSource } from '../scenes/fake-source';
import { ONTOLOGY, testOverview } from '../scenes/graph';

const overview = testOverview();
const picture = new Picture(
  overview,
  palette(() => ''),
);
const letters = { width: (text: string) => text.length * 5.5 };

async function drawingOf(selection: string, filter: Filter = {}, width = 1000): Promise<Drawing> {
  const { signal } = new AbortController();
  const source = new FakeSource(overview);
  const focus = await focusOf({ ...START, selection, mode: 'lineage' }, source, signal);
  return drawLineage(focus, filter, picture, { measure: letters, width, height: 700 }, source, signal);
}

function boxes({ cards, places }: Drawing) {
  return [...cards.values()].map(({ id, width, height }) => {
    const [x, y] = places.get(id)!;
    return { id, x: x - CARD_LEAD, y: y - height / 2, width, height };
  });
}

describe('the drawing of a lineage', () => {
  test('has both parents of LLaVA, their ancestors, and nothing else', async () => {
    const { cards } = await drawingOf('llava');
    expect([...cards.keys()].sort()).toEqual(
      [
        'llava',
        'vicuna',
        'llama',
        'clip-vit-l-14',
        'llava-instructions',
        'gpt-4',
        'sharegpt-conversations',
        'commoncrawl',
      ].sort(),
    );
  });

  test.each(['llava', 'gpt-4', 'commoncrawl', 'musicgen'])(
    'of %s: bases are left, cards do not overlap',
    async (id) => {
      const drawing = await drawingOf(id);
      const all = boxes(drawing);
      expect(all.length).toBeGreaterThan(1);
      for (const [index, box] of all.entries()) {
        for (const other of all.slice(index + 1))
          expect(overlap(box, other), `${box.id}, ${other.id}`).toBe(false);
      }
      const at = new Map(all.map((box) => [box.id, box]));
      for (const { edge } of drawing.edges) {
        const base = at.get(edge.target)!;
        expect(base.x + base.width, edgeKey(edge)).toBeLessThan(at.get(edge.source)!.x);
      }
    },
  );

  test('names fit their cards', async () => {
    for (const card of (await drawingOf('llava')).cards.values()) {
      for (const line of card.lines) expect(CARD_TEXT + letters.width(line)).toBeLessThan(card.width);
    }
  });

  test('where there is little room, names take more lines rather than be small', async () => {
    const wide = await drawingOf('llava');
    const tight = await drawingOf('llava', {}, 400);
    expect(sizeOf(tight).width).toBeLessThan(sizeOf(wide).width - 50);
    expect(tight.cards.get('sharegpt-conversations')!.lines.join(' ')).toBe('ShareGPT conversations');
    expect(wide.cards.get('sharegpt-conversations')!.lines).toHaveLength(1);
    expect(tight.cards.get('sharegpt-conversations')!.lines).toHaveLength(2);
  });

  test('is drawn in rows, bases above, where columns would be small on the sheet and rows larger', async () => {
    const wide = await drawingOf('llava', {}, 1_400);
    const drawing = await drawingOf('llava', {}, 560);
    expect(wide.upright).toBe(false);
    expect(drawing.upright).toBe(true);
    const all = boxes(drawing);
    for (const [index, box] of all.entries()) {
      for (const other of all.slice(index + 1))
        expect(overlap(box, other), `${box.id}, ${other.id}`).toBe(false);
    }
    const at = new Map(all.map((box) => [box.id, box]));
    for (const { edge } of drawing.edges) {
      const [derived, base] = [at.get(edge.source)!, at.get(edge.target)!];
      expect(base.y, edgeKey(edge)).toBeGreaterThan(derived.y + derived.height);
      const { leave, arrive } = drawing.ports.get(edgeKey(edge))!;
      expect(leave[1]).toBe(derived.height / 2);
      expect(arrive[1]).toBe(-base.height / 2);
      expect(Math.abs(leave[0] + CARD_LEAD - derived.width / 2)).toBeLessThan(derived.width / 2);
    }
  });

  test('the chosen one stays where it is on the map', async () => {
    const drawing = await drawingOf('vicuna');
    const [x, y] = picture.place(picture.node('vicuna')!);
    expect(drawing.places.get('vicuna')![0]).toBeCloseTo(x, 3);
    expect(drawing.places.get('vicuna')![1]).toBeCloseTo(y, 3);
  });

  test('a filter cuts it off where nothing leads back to the chosen one', async () => {
    const { cards, edges } = await drawingOf('llava', { predicate: { hide: ['trained_on'] } });
    expect([...cards.keys()].sort()).toEqual(['clip-vit-l-14', 'llama', 'llava', 'vicuna']);
    expect(edges.map(({ edge }) => edge.predicate)).toEqual(['built_on', 'built_on', 'built_on']);
    const models = await drawingOf('llava', { kind: { only: ['model'] } });
    expect([...models.cards.keys()]).not.toContain('gpt-4');
  });

  test('edges at one side of a card do not touch, and stay on it', async () => {
    const { ports, edges, cards } = await drawingOf('gpt-4');
    const arriving = edges
      .filter(({ edge }) => edge.target === 'gpt-4')
      .map(({ edge }) => ports.get(edgeKey(edge))!.arrive[1]);
    expect(arriving.length).toBeGreaterThan(3);
    expect(new Set(arriving).size).toBe(arriving.length);
    for (const port of arriving) expect(Math.abs(port)).toBeLessThan(cards.get('gpt-4')!.height / 2);
  });
});

describe('the words on an edge', () => {
  const edge = { source: 'a', target: 'b', predicate: 'built_on', certainty: 'stated' } as const;

  test('say how, where it is known, else the predicate', () => {
    expect(relationWords({ ...edge, relation: 'fine_tune' }, ONTOLOGY)).toBe('fine-tuned from');
    expect(relationWords({ ...edge, relation: 'some_other_way' }, ONTOLOGY)).toBe('some other way');
    expect(relationWords(edge, ONTOLOGY)).toBe('built on');
    expect(relationWords({ ...edge, predicate: 'joined_by' }, ONTOLOGY)).toBe('joined by');
    expect(relationWords({ ...edge, predicate: 'no_such_thing' }, ONTOLOGY)).toBe('no such thing');
  });

  test('say as what', () => {
    expect(roleWords({ ...edge, role: 'vision encoder' }, ONTOLOGY)).toBe('as its vision encoder');
    expect(roleWords(edge, ONTOLOGY)).toBeUndefined();
    expect(linesOnEdge({ ...edge, role: 'vision encoder' }, ONTOLOGY, letters, 100)).toEqual([
      { text: 'built on as its', isRole: false },
      { text: 'vision encoder', isRole: true },
    ]);
  });
});
