import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/model/errors';
import { isEntityId } from '../../../src/model/ids';
import { slug } from '../../../src/model/names';
import { generateHub } from '../../../src/format/hub/generate';
import { HUB_SHAPE } from '../../../src/format/hub/shape';
import { count, distance, shapeOf } from './measure';
import { bundledOntology } from './ontology';

const ontology = bundledOntology();
const hub = (models: number, seed = 1) => generateHub({ models, seed, ontology });

const RELATION_OF = {
  finetuned: 'fine_tune',
  quantized: 'quantization',
  merged: 'merge',
  adapter: 'adapter',
};

describe('a generated hub as large as the real one', () => {
  const table = hub(HUB_SHAPE.models);
  const shape = shapeOf(table);

  it('has about as many edges, and the same degrees', () => {
    expect(shape.models).toBe(HUB_SHAPE.models);
    expect(Math.abs(shape.edges / HUB_SHAPE.edges - 1)).toBeLessThan(0.03);
    expect(distance(shape.outDegrees, new Map(HUB_SHAPE.outDegrees))).toBeLessThan(0.03);
    expect(distance(shape.inDegrees, new Map(HUB_SHAPE.inDegrees))).toBeLessThan(0.03);
  });

  it('has models of many bases', () => {
    const most = Math.max(...shape.inDegrees.keys());
    expect(most).toBeGreaterThan(30);
    expect(most).toBeLessThanOrEqual(65);
  });

  it('is as deep', () => {
    expect(distance(shape.depths, new Map(HUB_SHAPE.depths))).toBeLessThan(0.12);
    expect(Math.max(...shape.depths.keys())).toBe(16);
  });

  it('falls into the same connected parts, the largest with a quarter of the models', () => {
    expect(distance(shape.components, new Map(HUB_SHAPE.components))).toBeLessThan(0.01);
    expect(Math.max(...shape.components.keys())).toBe(6695);
  });

  it('has a largest family of about 7 %', () => {
    expect(shape.largestFamily / shape.models).toBeGreaterThan(0.06);
    expect(shape.largestFamily / shape.models).toBeLessThan(0.08);
  });

  it('has the same relations, which follow one another as there', () => {
    const total = Object.values(HUB_SHAPE.successions).flatMap((row) => Object.values(row));
    const edges = total.reduce((sum: number, one) => sum + one, 0);
    let differs = 0;
    for (const [relation, share] of Object.entries(HUB_SHAPE.relations)) {
      const name = RELATION_OF[relation as keyof typeof RELATION_OF];
      expect(Math.abs((shape.relations.get(name) ?? 0) / shape.edges - share)).toBeLessThan(0.03);
    }
    for (const [parent, row] of Object.entries(HUB_SHAPE.successions))
      for (const [relation, counted] of Object.entries(row)) {
        const from = parent === 'root' ? 'root' : RELATION_OF[parent as keyof typeof RELATION_OF];
        const way = `${from} -> ${RELATION_OF[relation as keyof typeof RELATION_OF]}`;
        differs += Math.abs(counted / edges - (shape.successions.get(way) ?? 0) / shape.edges);
      }
    expect(differs / 2).toBeLessThan(0.15);
  });

  it('has as many owners, more than half of them with a single model', () => {
    const made = Array.from(table.predicate).flatMap((predicate, row) =>
      ontology.predicates[predicate]!.id === 'developed_by' ? [table.object[row]!] : [],
    );
    const sizes = [...count(made).values()].toSorted((a, b) => b - a);
    expect(made).toHaveLength(HUB_SHAPE.models);
    expect(sizes).toHaveLength(HUB_SHAPE.owners);
    expect(sizes.filter((size) => size === 1).length / sizes.length).toBeCloseTo(HUB_SHAPE.singleOwners, 2);
    const top = (list: readonly number[]) => list.slice(0, 15).reduce((sum, one) => sum + one, 0);
    expect(top(sizes) / top(HUB_SHAPE.topOwners)).toBeGreaterThan(0.6);
    expect(top(sizes) / top(HUB_SHAPE.topOwners)).toBeLessThan(1.4);
  });

  it('has names of the same lengths', () => {
    const lengths = table.names
      .slice(0, shape.models)
      .map((name) => name.length)
      .toSorted((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(share * lengths.length)]!;
    expect(Math.abs(at(0.5) - HUB_SHAPE.idLength.median)).toBeLessThanOrEqual(4);
    expect(Math.abs(at(0.99) - HUB_SHAPE.idLength.p99)).toBeLessThanOrEqual(15);
    expect(at(1 - 1 / lengths.length)).toBeLessThanOrEqual(160);
  });
});

describe('a larger hub', () => {
  it('keeps its proportions, and has about 3.9 statements for every model', () => {
    const table = hub(120_000);
    const shape = shapeOf(table);
    expect(distance(shape.outDegrees, new Map(HUB_SHAPE.outDegrees))).toBeLessThan(0.03);
    expect(distance(shape.inDegrees, new Map(HUB_SHAPE.inDegrees))).toBeLessThan(0.03);
    expect(Math.max(...shape.depths.keys())).toBe(16);
    expect(Math.max(...shape.components.keys()) / shape.models).toBeCloseTo(0.2236, 3);
    expect(shape.largestFamily / shape.models).toBeGreaterThan(0.055);
    expect(shape.largestFamily / shape.models).toBeLessThan(0.085);
    expect(table.subject.length / shape.models).toBeGreaterThan(3.7);
    expect(table.subject.length / shape.models).toBeLessThan(4.1);
  });
});

describe('any hub', () => {
  const sizes = fc.integer({ min: 1, max: 1200 });
  const seeds = fc.integer({ min: 0, max: 0xffffffff });

  it('has no cycle and no self-loop, and no model without an edge but where it is alone', () => {
    fc.assert(
      fc.property(sizes, seeds, (models, seed) => {
        const shape = shapeOf(hub(models, seed));
        expect(shape.models).toBe(models);
        expect(shape.selfLoops).toBe(0);
        expect(shape.circular).toBe(0);
        expect(Math.max(...shape.depths.keys())).toBeLessThanOrEqual(16);
        if (models > 1) expect(shape.components.has(1)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('has different names and ids, and says nothing twice', () => {
    fc.assert(
      fc.property(sizes, seeds, (models, seed) => {
        const { names, ids, subject, predicate, object } = hub(models, seed);
        const idOf = (row: number) => ids.get(row) ?? slug(names[row]!);
        const all = names.map((_, row) => idOf(row));
        expect(new Set(names.slice(0, models)).size).toBe(models);
        expect(new Set(all).size).toBe(names.length);
        expect(all.every(isEntityId)).toBe(true);
        const said = Array.from(subject, (row, at) => `${row} ${predicate[at]} ${object[at]}`);
        expect(new Set(said).size).toBe(said.length);
      }),
      { numRuns: 25 },
    );
  });

  it('has names as the hub spells them', () => {
    const { names } = hub(20_000);
    const odd = names.slice(0, 20_000).filter((name) => !/^[\w.-]{2,50}\/[\w.-]{2,150}$/.test(name));
    expect(odd).toEqual([]);
  });

  it('says only what the ontology allows', () => {
    const table = hub(3000);
    const kindOf = (row: number) => ontology.kinds[table.kind[row]!]!.id;
    table.predicate.forEach((at, row) => {
      const { from, to } = ontology.predicates[at]!;
      expect(from).toContain(kindOf(table.subject[row]!));
      expect(to).toContain(kindOf(table.object[row]!));
    });
    const choices = ontology.qualifiers.find(({ id }) => id === 'relation')!.choices;
    for (const relation of shapeOf(table).relations.keys()) expect(choices).toContain(relation);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(hub(500, 7)).toEqual(hub(500, 7));
    expect(hub(500, 7).names).not.toEqual(hub(500, 8).names);
  });

  it('is the same on every platform', () => {
    const { names, object } = hub(2000, 42);
    const sum = (all: Iterable<number>) =>
      Array.from(all).reduce((to, one) => (Math.imul(to, 31) + one) | 0, 0);
    expect([sum(new TextEncoder().encode(names.join('\n'))), sum(object)]).toEqual([-948492283, 6803014]);
  });

  it.each([0, -1, 1.5, NaN, 10_000_001])('cannot have %s models', (models) => {
    expect(() => hub(models)).toThrow(InputError);
  });

  it('is refused in a vocabulary that lacks a word for it', () => {
    const predicates = ontology.predicates.filter(({ id }) => id !== 'built_on');
    expect(() => generateHub({ models: 2, seed: 1, ontology: { ...ontology, predicates } })).toThrow(
      /built_on/,
    );
  });
});
