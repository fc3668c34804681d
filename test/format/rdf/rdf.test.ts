import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { detectFormat, FORMATS } from '../../../src/format/formats';
import { PREFIXES } from '../../../src/format/rdf/terms';
import { graphOf, ONTOLOGY } from '../../fixtures/graph';
import { ROOT } from '../../setup/data';

const format = (id: string) => FORMATS.find((one) => one.id === id)!;
const read = (id: string, text: string) => format(id).read([{ file: 'g', text }], ONTOLOGY);
const said = async (id: string, text: string) => {
  const { graph } = await read(id, text);
  return graph.statements.map(({ subject, predicate, object }) => [
    subject,
    predicate,
    Object.values(object)[0],
  ]);
};

const TURTLE = `@prefix ex: <http://example.org/things/> . @prefix schema: <http://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
ex:LLaVA a schema:SoftwareApplication ; schema:name "LLaVA"@en ; schema:url <https://llava.example/> ; schema:creator ex:Some_Lab ;
  prov:wasDerivedFrom ex:Vicuna ; ex:layers 32 ; ex:open true .
ex:Some_Lab a schema:Organization .
[] ex:knows [ ex:size "1.5"^^<http://www.w3.org/2001/XMLSchema#double> ] .`;

describe('Turtle of others', () => {
  it('has resources as entities, with the world’s words for kinds and relations', async () => {
    const { graph } = await read('turtle', TURTLE);
    expect(graph.entities.map(({ name, kind, links }) => [name, kind, links])).toEqual([
      ['LLaVA', 'model', ['https://llava.example/']],
      ['Some Lab', 'organization', []],
      expect.anything(),
      expect.anything(),
      ['Vicuna', 'entity', []],
    ]);
    expect(await said('turtle', TURTLE)).toEqual(
      expect.arrayContaining([
        ['llava', 'developed_by', 'some-lab'],
        ['llava', 'derived_from', 'vicuna'],
        ['llava', 'layers', 32],
        ['llava', 'open', 'true'],
      ]),
    );
    expect(graph.ontology.predicates.find(({ id }) => id === 'derived_from')).toMatchObject({
      lineage: true,
    });
  });

  it('finds an entity by its whole address too', async () => {
    const { graph } = await read('turtle', TURTLE);
    expect(graph.entities[0]!.aliases).toEqual(['http://example.org/things/LLaVA']);
  });

  it.each(['<a> <b> .', '@prefix ex: <x', 'no turtle at all'])('is refused: %s', async (text) => {
    await expect(read('turtle', text)).rejects.toThrow(/g is no Turtle: .*line 1/);
  });

  it.each([
    '@prefix a: <b> .',
    '# c\nPREFIX a: <b>',
    '<http://a.example/> a <http://b.example/> .',
    '<http://a/> <http://b/> "c" .',
    '_:a <http://b/> "c" .',
  ])('is known by how it begins: %s', (text) => {
    expect(detectFormat(text)?.id).toBe('turtle');
  });
});

describe('JSON-LD of others', () => {
  it('has schema.org’s words without asking schema.org', async () => {
    const text =
      '{"@context":"https://schema.org","@type":"Dataset","@id":"http://a.example/d","name":"D","license":{"@id":"http://b.example/mit"},"isPartOf":{"@id":"http://a.example/e"}}';
    expect(detectFormat(text)?.id).toBe('jsonld');
    expect(await said('jsonld', text)).toEqual([
      ['d', 'part_of', 'e'],
      ['d', 'licensed_under', 'mit'],
    ]);
  });

  it.each([
    [
      '{"@context":"https://evil.example/c","@id":"a"}',
      /takes its context from https:\/\/evil\.example\/c, which is not fetched/,
    ],
    ['{"@context":{"@vocab":7},"a":"b"}', /no JSON-LD/],
    ['{"@id":', /no JSON/],
    [`{"@id":"a","b":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /nested too deeply|no JSON-LD/],
  ])('is refused: %#', async (text, message) => {
    await expect(read('jsonld', text)).rejects.toThrow(message);
  });
});

describe('RDF of ours', () => {
  const graph = graphOf(
    'model alpha, beta\nbeta built_on alpha; role: teacher; likely; ref: paper, page 3\nbeta built_on alpha; not\nbeta released 2023-03\nbeta parameters unknown',
  );

  it('tells lineage in PROV’s words, and what is denied to nobody who reads plain triples', async () => {
    const { text } = await format('turtle').write!(graph);
    const triples = new Parser()
      .parse(text!)
      .map(({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`);
    const [alpha, beta] = ['alpha', 'beta'].map((id) => `${PREFIXES.entity}${id}`);
    expect(triples.filter((one) => one === `${beta} ${PREFIXES.prov}wasDerivedFrom ${alpha}`)).toHaveLength(
      1,
    );
    expect(triples).toContain(`${beta} ${PREFIXES.schema}datePublished 2023-03`);
    expect(triples).toContain(`${PREFIXES.statement}1 ${PREFIXES.term}role teacher`);
    expect(triples).toContain(`${PREFIXES.statement}1 ${PREFIXES.schema}citation ${PREFIXES.source}paper`);
  });

  it('is the same in both forms', async () => {
    const [turtle, json] = await Promise.all(
      ['turtle', 'jsonld'].map(async (id) => read(id, (await format(id).write!(graph)).text!)),
    );
    expect(json!.graph).toEqual(turtle!.graph);
  });

  it('says what it could not read back', async () => {
    const { text } = await format('turtle').write!(graph);
    const { report } = await read(
      'turtle',
      text!
        .replaceAll('term:built_on', 'term:gone')
        .replace('entity:alpha a term:model', 'entity:alpha a term:thing'),
    );
    expect(report.dropped).toMatchObject([
      { what: 'entity', count: 1, first: 'alpha' },
      { what: 'statement', count: 2 },
    ]);
    expect(report.read).toBe(report.kept + 3);
  });

  it('has the context that is published', () => {
    const published = JSON.parse(
      readFileSync(join(ROOT, 'graph-data/schema/context.jsonld'), 'utf8'),
    ) as object;
    expect(published).toEqual({ '@context': PREFIXES });
  });
});
