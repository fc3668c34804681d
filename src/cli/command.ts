import type { ParseArgsOptionsConfig } from 'node:util';
import { InputError } from '../model/errors';
import type { Effects } from './effects';

/** One command of the command line: what it is called, what it takes, what it does. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What follows the name: "ENTITY [--hops N]". */
  readonly usage: string;
  /** One line for each option of its own. */
  readonly options: readonly OptionHelp[];
  /** Further lines of help, below the options. */
  readonly details?: readonly string[];
  /** Fewest and most positional arguments. */
  readonly operands: readonly [least: number, most: number];
  run(invocation: Invocation): Promise<number>;
}

export interface OptionHelp {
  readonly name: string;
  readonly short?: string;
  /** What stands for its value; absent for a flag. */
  readonly value?: string;
  readonly help: string;
}

export interface Invocation {
  readonly effects: Effects;
  readonly operands: readonly string[];
  readonly options: Options;
  readonly json: boolean;
  readonly graph: string | undefined;
}

/** Options as given, read by type; a faulty one is an InputError that names it. */
export class Options {
  constructor(private readonly values: Readonly<Record<string, string | boolean | undefined>>) {}

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** "a,b" as a list; absent where not given. */
  list(name: string): string[] | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const items = text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
    if (items.length === 0)
      throw new InputError('wrong-use', `--${name} is empty; expected one or more names, joined by commas`);
    return items;
  }

  /** A whole number of at least `least`. */
  count(name: string, least = 1): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InputError('wrong-use', `--${name} is ${text}; expected a whole number of at least ${least}`);
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const choice = choices.find((one) => one === text);
    if (choice === undefined)
      throw new InputError('wrong-use', `--${name} is ${text}; expected ${choices.join(', ')}`);
    return choice;
  }
}

/** Options that every command takes. */
export const COMMON_OPTIONS: readonly OptionHelp[] = [
  {
    name: 'graph',
    value: 'PATH',
    help: 'a folder of YAML, a snapshot or any file that import reads; the bundled graph unless given',
  },
  { name: 'json', help: 'one JSON document, and nothing else' },
  { name: 'help', short: 'h', help: 'this text' },
];

export function parseConfig(options: readonly OptionHelp[]): ParseArgsOptionsConfig {
  const config: ParseArgsOptionsConfig = {};
  for (const { name, short, value } of [...options, ...COMMON_OPTIONS]) {
    config[name] = {
      type: value === undefined ? 'boolean' : 'string',
      ...(short === undefined ? {} : { short }),
    };
  }
  return config;
}

/** Leaves out what is undefined, so that a question holds only what was asked. */
export function given<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;
}
