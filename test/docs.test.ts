import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, isStale } from '../bin/build.mjs';
import { ENTITY_KEYS } from '../src/format/read-entities';
import { ONTOLOGY_KEYS } from '../src/format/read-ontology';
import { SOURCE_KEYS } from '../src/format/read-sources';
import { STATEMENT_KEYS } from '../src/format/read-statements';
import { ROOT } from './setup/data';

const run = promisify(execFile);

/** The pages whose every command is tried. */
const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'graph-data/README.md'];
const LONGEST_ARCHITECTURE = 150;

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm (?:run )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '');
    const npmsOwn = ['ci', 'install', 'run', 'exec', 'link', 'pack', 'registry'];
    expect(named.filter((name) => !npmsOwn.includes(name) && !(name in scripts))).toEqual([]);
  });

  test('has no dead link', () => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !/^[a-z]+:/.test(link) && isDead(page, link))).toEqual([]);
  });
});

describe('the commands', () => {
  let commands: string[] = [];
  const help = new Map<string, string>();

  beforeAll(async () => {
    // Once, not in each of the processes below.
    if (await isStale('cli')) await build('cli');
    commands = commandsOf(await stemma('--help'));
    await Promise.all(commands.map(async (name) => help.set(name, await stemma(name, '--help'))));
  }, 120_000);

  test('are listed by --help, and each explains itself', () => {
    expect(commands.length).toBeGreaterThanOrEqual(10);
    for (const name of commands) expect(help.get(name)).toMatch(new RegExp(`^usage: stemma ${name}\\b`));
  });

  test('are all in README', () => {
    const text = read('README.md');
    expect(commands.filter((name) => !new RegExp(`\\bstemma ${name}\\b|\`${name}\\b`).test(text))).toEqual(
      [],
    );
  });

  test.each(pages)('exist as %s calls them, options included', (page) => {
    const calls = [...read(page).matchAll(/npx stemma ([a-z][\w-]*)([^\n`|#]*)/g)];
    const wrong = calls.flatMap(([call, name = '', rest = '']) => {
      const text = help.get(name);
      if (text === undefined) return [`${call}: no such command`];
      const options = rest.match(/--[a-z][\w-]*/g) ?? [];
      return options
        .filter((option) => !text.includes(option))
        .map((option) => `${call}: no option ${option}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  test('names every folder of src/', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.length).toBeGreaterThan(8);
    const text = read('ARCHITECTURE.md');
    expect(folders.map(({ name }) => name).filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual(
      [],
    );
  });

  test(`is read in one sitting: at most ${LONGEST_ARCHITECTURE} lines`, () => {
    expect(read('ARCHITECTURE.md').split('\n').length - 1).toBeLessThanOrEqual(LONGEST_ARCHITECTURE);
  });
});

describe('graph-data/README.md', () => {
  const keys = [...ENTITY_KEYS, ...STATEMENT_KEYS, ...SOURCE_KEYS, ...Object.values(ONTOLOGY_KEYS).flat()];

  test('explains every key of the YAML form and of the ontology', () => {
    expect(keys.length).toBeGreaterThan(20);
    const text = read('graph-data/README.md');
    // As code: `key`, or `key:` in an example; a word of the prose does not explain a key.
    const explained = (key: string): boolean => new RegExp(`\`${key}\`|\\b${key}:`).test(text);
    expect([...new Set(keys)].filter((key) => !explained(key))).toEqual([]);
  });
});

describe('the committed text', () => {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = listed.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));

  test('names no machine and no address of a registry', () => {
    expect(files.length).toBeGreaterThan(50);
    // Put together here, so that this file passes its own check.
    const machine = new RegExp(`(^|[^\\w.])/(${['work', 'tmp', 'root', 'home'].join('|')})/`, 'm');
    const registry = ['registry', 'npmjs'].join('.');
    const bad = files.filter((path) => {
      const text = read(path);
      return !text.includes('\0') && (machine.test(text) || text.includes(registry));
    });
    expect(bad).toEqual([]);
  });

  test('locks every package for every platform', () => {
    interface Locked {
      readonly resolved?: string;
      readonly optionalDependencies?: Record<string, string>;
    }
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
    const entries = Object.entries(packages);
    expect(entries.length).toBeGreaterThan(50);
    expect(entries.filter(([, { resolved }]) => resolved?.startsWith('http')).map(([path]) => path)).toEqual(
      [],
    );
    // npm leaves out what a registry did not offer on the day, and `npm ci` then refuses the file elsewhere.
    const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});

async function stemma(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(ROOT, 'bin', 'stemma.mjs'), ...args], { cwd: ROOT });
  return stdout;
}

/** The indented lines of `stemma --help`: a name, then what it does. */
function commandsOf(help: string): string[] {
  return [...help.matchAll(/^ {2}([a-z][\w-]*) {2,}\S/gm)].map(([, name]) => name ?? '');
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

function isDead(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), decodeURI(path));
  if (!existsSync(join(ROOT, target))) return true;
  return anchor !== undefined && target.endsWith('.md') && !anchorsOf(read(target)).includes(anchor);
}

/** As code hosts make them of headings: lower case, spaces to hyphens, other signs dropped. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}
