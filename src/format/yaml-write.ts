import { stringify } from 'yaml';
import type { Diagnostic } from '../model/diagnostic';
import type { Entity, Graph, Source, Statement, Value } from '../model/graph';
import { fold } from '../model/names';
import { ontologyForm, sourcesForm } from './foreign/yaml-form';
import { readGraph } from './read-graph';
import { Remarks } from './report';
import { MAX_TEXT } from './yaml-text';
import { WRITTEN } from './yaml-written';

const ONTOLOGY = 'ontology.yaml';
const SOURCES = 'sources.yaml';
/** With room for what a statement adds. */
const LARGEST = MAX_TEXT / 2;
/** Each round leaves out what the last one found; a fault may hide another. */
const ROUNDS = 5;

export interface YamlFiles {
  readonly files: ReadonlyMap<string, string>;
  /** What our own reader would not take back, such as a text of several lines. */
  readonly dropped: Remarks;
}

/** A graph as people edit it: a file for each kind. It is read again before it is handed on: what comes out is sound. */
export function writeYaml(graph: Graph): YamlFiles {
  const dropped = new Remarks();
  let parts = graph.entities.map((entity) => new Part(entity));
  dropSharedAliases(parts, dropped);
  const byId = new Map(parts.map((part) => [part.entity.id, part]));
  for (const statement of graph.statements) byId.get(statement.subject)!.add(statement);
  for (let round = 0; ; round++) {
    const { files, lines } = written(graph, parts);
    const { diagnostics, graph: back } = readBack(files);
    const faults = diagnostics.filter(({ severity }) => severity === 'error');
    const misread = back === undefined ? 0 : dropMisread(parts, back, dropped);
    if (faults.length + misread === 0) return { files, dropped };
    if (round === ROUNDS)
      throw new Error(`an export that is never sound: ${faults[0]?.message ?? 'misread'}`);
    for (const fault of faults) lines.get(`${fault.file}:${fault.line}`)?.drop(fault, dropped);
    parts = parts.filter(({ gone }) => !gone);
  }
}

/** An alias leads to one entity: none that is another's name, id or alias. */
function dropSharedAliases(parts: readonly Part[], dropped: Remarks): void {
  const owners = new Map<string, Set<string>>();
  const claim = (text: string, { entity }: Part) => {
    const key = fold(text);
    owners.set(key, (owners.get(key) ?? new Set()).add(entity.id));
  };
  for (const part of parts)
    for (const text of [part.entity.id, part.entity.name, ...part.entity.aliases]) claim(text, part);
  for (const part of parts) {
    part.keepAliases((alias) => {
      if (owners.get(fold(alias))!.size === 1) return true;
      dropped.add('alias', 'it leads to another entity too', part.entity.id);
      return false;
    });
  }
}

/** A text such as "unknown" is no fault, but says something else. @returns how many statements are so */
function dropMisread(parts: readonly Part[], back: Graph, dropped: Remarks): number {
  const read = new Map<string, Statement[]>();
  for (const statement of back.statements) {
    const own = read.get(statement.subject);
    if (own === undefined) read.set(statement.subject, [statement]);
    else own.push(statement);
  }
  return parts.reduce((sum, part) => sum + part.compare(read.get(part.entity.id) ?? [], dropped), 0);
}

function readBack(files: ReadonlyMap<string, string>): ReturnType<typeof readGraph> {
  const text = (file: string) => ({ file, text: files.get(file)! });
  const entities = [...files.keys()].filter((name) => name !== ONTOLOGY && name !== SOURCES);
  return readGraph({
    ontology: text(ONTOLOGY),
    ...(files.has(SOURCES) ? { sources: text(SOURCES) } : {}),
    entities: entities.map(text),
  });
}

/** A line, and what goes where it is at fault. */
interface Line {
  readonly text: string;
  readonly drop: (fault: Diagnostic, dropped: Remarks) => void;
}

/** An entity with its statements, as lines. */
class Part {
  gone = false;
  #statements: Statement[] = [];
  #fields: [key: string, text: string][];
  #aliases: string[];
  #links: string[];

  constructor(readonly entity: Entity) {
    const { kind, name, description, unnamed, placeholder } = entity;
    this.#aliases = [...entity.aliases];
    this.#links = [...entity.links];
    this.#fields = [
      ['kind', kind],
      ['name', name],
      ...(description === '' ? [] : [['description', description] as [string, string]]),
      ...(unnamed ? [['unnamed', 'true'] as [string, string]] : []),
      ...(placeholder ? [['placeholder', 'true'] as [string, string]] : []),
    ];
  }

  keepAliases(isFree: (alias: string) => boolean): void {
    const names = new Set([this.entity.name]);
    this.#aliases = this.#aliases.filter((alias) => !names.has(alias) && isFree(alias) && names.add(alias));
  }

  add(statement: Statement): void {
    this.#statements.push(statement);
  }

  /** @param read what our reader makes of the statements, one by one @returns how many it takes for something else */
  compare(read: readonly Statement[], dropped: Remarks): number {
    const before = this.#statements.length;
    this.#statements = this.#statements.filter((statement, at) => sameStatement(statement, read[at]));
    const misread = before - this.#statements.length;
    for (let at = 0; at < misread; at++)
      dropped.add('statement', 'our YAML would read its text as something else', this.entity.id);
    return misread;
  }

  get lines(): Line[] {
    const { id } = this.entity;
    const self = this.#dropping('entity', () => (this.gone = true));
    return [
      { text: `${id}:`, drop: self },
      ...this.#fields.map(([key, text]) => ({
        text: `  ${key}: ${scalar(text)}`,
        drop: this.#dropping(key, () => this.#leave(key)),
      })),
      ...this.#list(
        'aliases',
        this.#aliases,
        (alias) => (this.#aliases = this.#aliases.filter((one) => one !== alias)),
      ),
      ...this.#list(
        'links',
        this.#links,
        (link) => (this.#links = this.#links.filter((one) => one !== link)),
      ),
      ...(this.#statements.length === 0 ? [] : [{ text: '  statements:', drop: self }]),
      ...this.#statements.flatMap((statement) => {
        const drop = this.#dropping('statement', () => {
          const at = this.#statements.indexOf(statement);
          if (at >= 0) this.#statements.splice(at, 1);
          return at >= 0;
        });
        return statementLines(statement).map((text) => ({ text, drop }));
      }),
    ];
  }

  /** An entity without a name that can be written goes by its id. */
  #leave(key: string): void {
    const { id } = this.entity;
    this.#fields = this.#fields.flatMap(([other, text]): [string, string][] =>
      other !== key ? [[other, text]] : key === 'name' ? [['name', id]] : [],
    );
  }

  #list(key: string, items: readonly string[], leave: (item: string) => void): Line[] {
    if (items.length === 0) return [];
    const lines = items.map((item) => ({
      text: `    - ${scalar(item)}`,
      drop: this.#dropping(key, () => leave(item)),
    }));
    return [{ text: `  ${key}:`, drop: () => undefined }, ...lines];
  }

  /** @param leave false where it has gone already: several faults of one thing are told once */
  #dropping(what: string, leave: () => unknown): Line['drop'] {
    return ({ message, hint }, dropped) => {
      if (leave() !== false)
        dropped.add(what, hint === '' ? message : `our YAML cannot hold it: ${hint}`, this.entity.id);
    };
  }
}

function sameStatement(a: Statement, b: Statement | undefined): boolean {
  const told = (one: Statement) => [
    one.predicate,
    valueKey(one.object),
    one.qualifiers.map(({ id, values }) => [id, values.map(valueKey)]),
    one.certainty,
    one.negated,
    one.references.map(({ source, where }) => [source, where]),
  ];
  return b !== undefined && JSON.stringify(told(a)) === JSON.stringify(told(b));
}

function valueKey(value: Value): readonly unknown[] {
  if ('entity' in value) return ['entity', value.entity];
  if ('value' in value) return [typeof value.value, String(value.value), value.unit];
  return ['unknown' in value ? 'unknown' : 'none'];
}

function statementLines({
  predicate,
  object,
  qualifiers,
  certainty,
  negated,
  references,
}: Statement): string[] {
  const lines = [
    `${predicate}: ${valueText(object)}`,
    ...qualifiers.map(({ id, values }) => `${id}: ${listText(values.map(valueText))}`),
    ...(certainty === 'stated' ? [] : [`certainty: ${certainty}`]),
    ...(negated ? ['negated: true'] : []),
    `ref: ${references.length === 0 ? 'none' : listText(references.map(({ source, where }) => scalar(where === '' ? source : `${source}, ${where}`)))}`,
  ];
  return lines.map((line, at) => `${at === 0 ? '    - ' : '      '}${line}`);
}

function valueText(value: Value): string {
  if ('entity' in value) return value.entity;
  if ('unknown' in value) return 'unknown';
  if ('none' in value) return 'none';
  return scalar(value.unit === undefined ? String(value.value) : `${value.value} ${value.unit}`);
}

function listText(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : `[${items.join(', ')}]`;
}

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/()'-]*[\p{L}\p{N}._/()'-])?$/u;

/** Quoted where YAML, or a list in brackets, could read a sign in it. */
function scalar(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(text);
}

function written(
  { ontology, sources }: Graph,
  parts: readonly Part[],
): { files: Map<string, string>; lines: Map<string, Line> } {
  const files = new Map([[ONTOLOGY, `${WRITTEN}\n${stringify(ontologyForm(ontology), OPTIONS)}`]]);
  if (sources.length > 0) files.set(SOURCES, `${WRITTEN}\n${sourcesText(sources)}`);
  const lines = new Map<string, Line>();
  for (const { id } of ontology.kinds) {
    const own = parts.filter(({ entity }) => entity.kind === id);
    for (let from = 0, number = 1; from < own.length; number++) {
      const file = fileOf(id, number);
      const texts = [WRITTEN];
      for (let length = 0; from < own.length && length < LARGEST; from++) {
        for (const line of own[from]!.lines) {
          texts.push(line.text);
          length += line.text.length + 1;
          lines.set(`${file}:${texts.length}`, line);
        }
      }
      files.set(file, `${texts.join('\n')}\n`);
    }
  }
  if (parts.length === 0) files.set('entities.yaml', `${WRITTEN}\n{}\n`);
  return { files, lines };
}

function fileOf(kind: string, number: number): string {
  const name = kind.replaceAll('_', '-');
  const free = [ONTOLOGY, SOURCES].includes(`${name}.yaml`) ? `kind-${name}` : name;
  return `${free}${number === 1 ? '' : `-${number}`}.yaml`;
}

const OPTIONS = { lineWidth: 0, aliasDuplicateObjects: false, collectionStyle: 'any' } as const;

function sourcesText(sources: readonly Source[]): string {
  return stringify(sourcesForm(sources), OPTIONS);
}
