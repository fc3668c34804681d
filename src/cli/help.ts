import { COMMON_OPTIONS, type Command, type OptionHelp } from './command';

export function overallHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Stemma: what AI models are built on, what was built on them, and how we know.',
    '',
    'usage: stemma COMMAND [--graph PATH] [--json]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'An ENTITY is an id, a name or an alias. stemma COMMAND --help tells more.',
    'Exit code: 0 answered; 1 the graph has faults; 2 wrong use, or no such entity; 3 a file is missing or damaged.',
  ].join('\n');
}

export function commandHelp({ name, summary, usage, options, details }: Command): string {
  const rows = [...options, ...COMMON_OPTIONS];
  const width = Math.max(...rows.map((row) => flag(row).length));
  return [
    `usage: stemma ${name} ${usage}`.trimEnd(),
    '',
    summary,
    '',
    ...rows.map((row) => `  ${flag(row).padEnd(width)}  ${row.help}`),
    ...(details === undefined ? [] : ['', ...details]),
  ].join('\n');
}

function flag({ name, short, value }: OptionHelp): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
