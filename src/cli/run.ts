import { parseArgs } from 'node:util';
import { formatDiagnostic } from '../model/diagnostic';
import { InputError, type InputErrorCode } from '../model/errors';
import { nearest } from '../model/names';
import { Options, parseConfig, type Command } from './command';
import { COMMANDS } from './commands';
import type { Effects } from './effects';
import { commandHelp, overallHelp } from './help';

/** 0 answered; 1 the graph's text has faults; 2 wrong use; 3 a file is missing or not what it should be. */
const EXIT: Record<InputErrorCode, number> = {
  'graph-has-faults': 1,
  'wrong-use': 2,
  'unknown-entity': 2,
  'ambiguous-entity': 2,
  'unknown-value': 2,
  'missing-file': 3,
  'foreign-file': 3,
  'truncated-file': 3,
  'altered-file': 3,
  'later-version': 3,
  'too-large': 3,
  'unwritable-file': 3,
  'source-failed': 3,
};

/** None of those: a fault of our own (EX_SOFTWARE of sysexits). */
const BUG = 70;

/** Runs one command line, without the name of the program. @returns the exit code */
export async function run(args: readonly string[], effects: Effects): Promise<number> {
  try {
    return await dispatch(args, effects);
  } catch (error) {
    const json = args.includes('--json');
    if (error instanceof InputError) {
      reportError(error, json, effects);
      return EXIT[error.code];
    }
    reportBug(error, json, effects);
    return BUG;
  }
}

async function dispatch(args: readonly string[], effects: Effects): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    effects.out(overallHelp(COMMANDS));
    return name === undefined ? 2 : 0;
  }
  const command = findCommand(name);
  const { values, positionals } = parse(command, rest);
  if (values['help'] === true) {
    effects.out(commandHelp(command));
    return 0;
  }
  const [least, most] = command.operands;
  if (positionals.length < least || positionals.length > most) {
    throw new InputError('wrong-use', `usage: stemma ${command.name} ${command.usage}`);
  }
  const options = new Options(values);
  const graph = options.text('graph');
  return command.run({ effects, operands: positionals, options, json: options.flag('json'), graph });
}

function findCommand(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return command;
  if (name.startsWith('-'))
    throw new InputError('wrong-use', `the command comes first, then its options: ${name}`);
  const near = nearest(
    name,
    COMMANDS.map((one) => one.name),
    1,
  );
  const hint = near.length > 0 ? `did you mean ${near[0]}?` : 'stemma --help lists the commands';
  throw new InputError('wrong-use', `unknown command: ${name}; ${hint}`);
}

function parse(command: Command, args: readonly string[]) {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: parseConfig(command.options),
      allowPositionals: true,
      tokens: true,
    });
    refuseRepeats(tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])));
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputError(
      'wrong-use',
      `${error.message.split(/\. |\n/)[0]!}; usage: stemma ${command.name} ${command.usage}`,
    );
  }
}

/** Of two, one would be forgotten without a word. */
function refuseRepeats(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw new InputError('wrong-use', `--${twice} is given twice; several values are joined by commas`);
}

function reportError({ code, message, details }: InputError, json: boolean, effects: Effects): void {
  const { candidates, diagnostics } = details;
  if (json) {
    const error = { code, message, ...(candidates && { candidates }), ...(diagnostics && { diagnostics }) };
    effects.out(JSON.stringify({ error }, null, 2));
    return;
  }
  effects.err(`stemma: ${message}`);
  for (const diagnostic of diagnostics ?? []) effects.err(formatDiagnostic(diagnostic));
  for (const { id, name, kind } of candidates ?? [])
    effects.err(`  ${id}  (${name}, ${kind.replaceAll('_', ' ')})`);
}

/** What nobody foresaw: the stack for us, a sentence for a script. */
function reportBug(error: unknown, json: boolean, effects: Effects): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (json) effects.out(JSON.stringify({ error: { code: 'bug', message } }, null, 2));
  effects.err(`stemma: this is a fault of Stemma's own; please report it\n${stack ?? message}`);
}
