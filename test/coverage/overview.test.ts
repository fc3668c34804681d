import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readGraph } from '../../src/format/read-graph';
import type { Entity, Statement, Value } from '../../src/model/graph';
import { ROOT, seedFolder } from '../setup/data';

/*
 * overview.yaml lists every claim of the overview document, in our words, with the statements that carry it:
 * SUBJECT PREDICATE OBJECT [qualifier=value …], or ID name|alias "…", or ID kind KIND.
 */
interface Claim {
  readonly claim: string;
  readonly by: readonly string[];
  /** The carrier cites another entry of the document. */
  readonly elsewhere?: boolean;
  /** Where no statement carries it: the reason. */
  readonly why?: string;
}

const GRAPH = join(ROOT, 'graph-data');
const text = (file: string) => ({ file, text: readFileSync(join(GRAPH, file), 'utf8') });
const { graph, diagnostics } = readGraph({
  ontology: text('ontology.yaml'),
  sources: text('sources.yaml'),
  entities: readdirSync(GRAPH)
    .filter((name) => name.endsWith('.yaml') && !['ontology.yaml', 'sources.yaml'].includes(name))
    .map(text),
});
if (graph === undefined) throw new Error(`the bundled graph has faults: ${JSON.stringify(diagnostics[0])}`);
const entities = new Map(graph.entities.map((entity) => [entity.id, entity]));
const places = parse(readFileSync(join(import.meta.dirname, 'overview.yaml'), 'utf8')) as {
  place: string;
  claims: Claim[];
}[];
const used = new Set<Statement>();

/** "part 5, LLaVA, architecture" is of the entry "part 5, LLaVA". */
const entryOf = (place: string) => place.split(', ').slice(0, 2).join(', ');
const overviewPlaces = (statement: Statement) =>
  statement.references.filter(({ source }) => source === 'overview').map(({ where }) => where);

/** Splits at blanks outside quotes; "a=\"b c\"" stays one. */
function tokens(carrier: string): string[] {
  return (carrier.match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map((token) => token.replaceAll('"', ''));
}

function matches(value: Value, wanted: string): boolean {
  if ('entity' in value) return value.entity === wanted;
  if ('unknown' in value) return wanted === 'unknown';
  if ('none' in value) return wanted === 'none';
  return String(value.value) === wanted;
}

function qualifierMatches(statement: Statement, token: string): boolean {
  const [id, wanted] = [token.slice(0, token.indexOf('=')), token.slice(token.indexOf('=') + 1)];
  if (id === 'certainty') return statement.certainty === wanted;
  if (id === 'negated') return String(statement.negated) === wanted;
  return statement.qualifiers.some(
    (qualifier) => qualifier.id === id && qualifier.values.some((value) => matches(value, wanted)),
  );
}

function carriers(carrier: string): Statement[] {
  const [subject, predicate, object, ...rest] = tokens(carrier);
  return graph!.statements.filter(
    (statement) =>
      statement.subject === subject &&
      statement.predicate === predicate &&
      matches(statement.object, object!) &&
      rest.every((token) => qualifierMatches(statement, token)),
  );
}

function entityCarries(entity: Entity, field: string, wanted: string): boolean {
  if (field === 'name') return entity.name === wanted;
  return field === 'alias' ? entity.aliases.includes(wanted) : entity.kind === wanted;
}

/** Why a carrier does not carry the claim, or undefined. */
function fault(place: string, claim: Claim, carrier: string): string | undefined {
  const [subject, field, wanted] = tokens(carrier);
  const entity = entities.get(subject!);
  if (entity === undefined) return `${carrier}: no entity ${subject}`;
  if (['name', 'alias', 'kind'].includes(field!))
    return entityCarries(entity, field!, wanted!) ? undefined : `${carrier}: it is not`;
  const found = carriers(carrier);
  if (found.length === 0) return `${carrier}: nothing states it`;
  for (const statement of found) used.add(statement);
  const near = (where: string) => claim.elsewhere === true || entryOf(where) === entryOf(place);
  const cites = found.some((statement) => overviewPlaces(statement).some(near));
  return cites ? undefined : `${carrier}: does not cite ${entryOf(place)}`;
}

describe('the overview, claim by claim', () => {
  it('has several hundred claims, each carried by statements that cite it', () => {
    const claims = places.flatMap(({ claims: all }) => all);
    expect(claims.length).toBeGreaterThan(300);
    const faults = places.flatMap(({ place, claims: here }) =>
      here.flatMap((claim) =>
        claim.by.map((carrier) => fault(place, claim, carrier)).filter((one) => one !== undefined),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('says why where no statement carries a claim, and seldom', () => {
    const bare = places.flatMap(({ claims }) => claims.filter(({ by }) => by.length === 0));
    expect(bare.length).toBeLessThan(5);
    for (const { claim, why } of bare) expect(why, claim).toMatch(/\w+ \w+/);
  });

  it('has claims for every place that can be cited', () => {
    const listed = graph.sources.find(({ id }) => id === 'overview')!.places;
    expect(listed.length).toBeGreaterThan(80);
    expect(places.map(({ place }) => place).toSorted()).toEqual(listed.toSorted());
  });

  it('uses every statement that cites the overview', () => {
    const unused = graph.statements.filter(
      (statement) => overviewPlaces(statement).length > 0 && !used.has(statement),
    );
    expect(
      unused.map(({ subject, predicate, object }) => `${subject} ${predicate} ${JSON.stringify(object)}`),
    ).toEqual([]);
  });
});

const seed = seedFolder();

describe.skipIf(seed === undefined)('the document itself', () => {
  it('has exactly the places that are listed', () => {
    const document = readFileSync(join(seed!, 'ai-models-overview.md'), 'utf8');
    const listed = graph.sources.find(({ id }) => id === 'overview')!.places;
    expect(listed.toSorted()).toEqual(placesOf(document).toSorted());
  });

  it('lends no sentence: no eight words in a row stand in a description or text of the graph', () => {
    const runs = wordRuns(readFileSync(join(seed!, 'ai-models-overview.md'), 'utf8'), 8);
    const ours = [
      ...graph.entities.map(({ description }) => description),
      ...graph.statements.flatMap(({ object, qualifiers }) =>
        [object, ...qualifiers.flatMap(({ values }) => values)].map((value) =>
          'value' in value ? String(value.value) : '',
        ),
      ),
    ];
    expect(ours.filter((line) => [...wordRuns(line, 8)].some((run) => runs.has(run)))).toEqual([]);
  });
});

function wordRuns(line: string, length: number): Set<string> {
  const words = line.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  return new Set(words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' ')));
}

/** Part, entry and paragraph of each place, from headings and the bold words that begin a bullet. */
function placesOf(document: string): string[] {
  const found = ['introduction'];
  let part = '';
  let entry = '';
  let paragraph = '';
  for (const line of document.split('\n')) {
    const heading = /^## Part (\d+)/.exec(line);
    if (heading !== null) {
      part = `part ${heading[1]}`;
      found.push(`${part}, introduction`);
    }
    const title = /^### \*\*(.+?)(?: \(.*\))?\*\*$/.exec(line);
    if (title !== null) entry = title[1]!;
    const bullet = /^( *)\* +\*\*(.+?):\*\*(.*)$/.exec(line);
    if (bullet === null) continue;
    const [, indent, name, rest] = bullet as unknown as [string, string, string, string];
    const top = indent === '' || paragraph === 'training & architecture';
    if (indent === '') paragraph = name.toLowerCase();
    if (rest.trim() === '') continue;
    const own = top ? name.toLowerCase() : `${paragraph}, ${name}`;
    found.push(`${part}, ${entry}, ${own}`);
  }
  return found;
}
