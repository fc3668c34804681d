import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { entitiesSchema } from '../../src/format/json-schema';
import { readOntology } from '../../src/format/read-ontology';
import { YamlText } from '../../src/format/yaml-text';

const GRAPH = join(import.meta.dirname, '../../graph-data');
const ontology = readOntology(
  new YamlText({ file: 'ontology.yaml', text: readFileSync(join(GRAPH, 'ontology.yaml'), 'utf8') }),
);
const schema = entitiesSchema(ontology);
const files = readdirSync(GRAPH).filter(
  (name) => name.endsWith('.yaml') && !['ontology.yaml', 'sources.yaml'].includes(name),
);
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

describe('the JSON Schema for editors', () => {
  it('is the one that lies in graph-data/schema', () => {
    const committed = readFileSync(join(GRAPH, 'schema/entities.schema.json'), 'utf8');
    expect(
      JSON.parse(committed),
      'write it anew: npx stemma schema > graph-data/schema/entities.schema.json',
    ).toEqual(schema);
  });

  it('accepts every file of the bundled graph, each of which names it', () => {
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const text = readFileSync(join(GRAPH, file), 'utf8');
      expect(text.split('\n')[0], file).toBe('# yaml-language-server: $schema=./schema/entities.schema.json');
      expect(validate(parse(text)), `${file}: ${JSON.stringify(validate.errors?.[0])}`).toBe(true);
    }
  });

  it.each([
    ['an unknown key', { alpha: { kind: 'model', name: 'A', nam: 'B' } }],
    ['an unknown kind', { alpha: { kind: 'modle', name: 'A' } }],
    ['a bad id', { 'Alpha One': { kind: 'model', name: 'A' } }],
    [
      'two predicates',
      { alpha: { kind: 'model', name: 'A', statements: [{ built_on: 'b', developed_by: 'c', ref: 'r' }] } },
    ],
    ['no reference', { alpha: { kind: 'model', name: 'A', statements: [{ built_on: 'b' }] } }],
  ])('refuses %s', (_, graph) => {
    expect(validate(graph)).toBe(false);
  });
});
