import { diffGraphs, type Diff } from '../../format/diff';
import type { Entity, Graph, Statement, Value } from '../../model/graph';
import { words } from '../../model/wording';
import { graphOf } from '../../store/graph-of';
import type { Command } from '../command';
import { htmlPage } from '../html';
import { loadStore } from '../load';
import { HTML, writeHtml } from '../write-html';

export const diff: Command = {
  name: 'diff',
  summary: 'What was added, removed or changed from one graph to another, statement by statement.',
  usage: 'A B [--html FILE]',
  options: [HTML],
  details: ['A and B are what --graph takes; entities are compared by their ids.'],
  operands: [2, 2],
  run: async ({ effects, operands, options, json }) => {
    const [first, second] = operands as [string, string];
    const [before, after] = [
      graphOf(await loadStore(effects, first)),
      graphOf(await loadStore(effects, second)),
    ];
    const found = diffGraphs(before, after);
    const sections = sectionsOf(found, before, after);
    await writeHtml(effects, options, htmlPage(`From ${first} to ${second}`, sections));
    const lines = sections.flatMap(([heading, list]) =>
      list.length === 0 ? [] : [heading, ...list.map((line) => `  ${line}`)],
    );
    effects.out(json ? JSON.stringify(found, null, 2) : lines.join('\n') || 'no difference');
    return 0;
  },
};

function sectionsOf({ added, removed, changed }: Diff, before: Graph, after: Graph): [string, string[]][] {
  const names = new Map([...before.entities, ...after.entities].map(({ id, name }) => [id, name]));
  const line = (statement: Statement) => statementText(statement, names);
  return [
    ['added entities', added.entities.map(entityText)],
    ['removed entities', removed.entities.map(entityText)],
    [
      'changed entities',
      changed.entities.map((one) => `${entityText(one.before)} → ${entityText(one.after)}`),
    ],
    ['added statements', added.statements.map(line)],
    ['removed statements', removed.statements.map(line)],
    [
      'changed statements',
      changed.statements.map((one) => `${line(one.before)} → ${circumstances(one.after)}`),
    ],
  ];
}

function entityText({ id, kind, name, aliases, description }: Entity): string {
  const more = [
    ...(aliases.length === 0 ? [] : [`also ${aliases.join(', ')}`]),
    ...(description === '' ? [] : [description]),
  ];
  return [`${name} (${words(kind)}, ${id})`, ...more].join('; ');
}

function statementText(statement: Statement, names: ReadonlyMap<string, string>): string {
  const { subject, predicate, object } = statement;
  const told = circumstances(statement);
  return `${names.get(subject) ?? subject} ${words(predicate)} ${valueText(object, names)}${told === '' ? '' : ` (${told})`}`;
}

function circumstances({ qualifiers, certainty, negated, references }: Statement): string {
  return [
    ...(negated ? ['denied'] : []),
    certainty,
    ...qualifiers.map(
      ({ id, values }) => `${words(id)} ${values.map((value) => valueText(value, new Map())).join(', ')}`,
    ),
    ...references.map(({ source, where }) => `[${where === '' ? source : `${source}, ${where}`}]`),
  ].join('; ');
}

function valueText(value: Value, names: ReadonlyMap<string, string>): string {
  if ('entity' in value) return names.get(value.entity) ?? value.entity;
  if ('unknown' in value) return 'unknown';
  if ('none' in value) return 'none';
  return value.unit === undefined ? String(value.value) : `${value.value} ${value.unit}`;
}
