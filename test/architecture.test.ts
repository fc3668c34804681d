import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { ROOT } from './setup/data';
import { readSource, readTree, type SourceFile } from './setup/imports';

/** Which folders of src/ each folder may import, besides itself. ARCHITECTURE.md shows the same table. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  format: ['model'],
  store: ['model'],
  query: ['model', 'store'],
  layout: ['model', 'store'],
  raster: ['model', 'store'],
  source: ['model', 'format', 'store', 'query', 'layout', 'raster'],
  state: ['model'],
  scene: ['model', 'source', 'state'],
  views: ['model', 'source', 'state'],
  server: ['model', 'format', 'store', 'query', 'source'],
  cli: ['model', 'format', 'store', 'query', 'layout', 'source', 'state', 'server'],
  'main.ts': ['source', 'state', 'scene', 'views'],
};

/** The folders that may touch a package; a trailing `*` stands for any ending. What is not here may be imported nowhere. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'node:*': ['cli', 'server'],
  yaml: ['format'],
  papaparse: ['format'],
  saxes: ['format'],
  'smol-toml': ['format'],
  n3: ['format'],
  jsonld: ['format'],
  '@ts-graphviz/ast': ['format'],
  'graphology*': ['scene', 'format', 'layout'],
  '@dagrejs/dagre': ['layout'],
  sigma: ['scene'],
  '@sigma/*': ['scene'],
  lit: ['views'],
  hono: ['server'],
  '@hono/*': ['server'],
  '@fontsource*': ['main.ts', 'views'],
};

/** The folder through which the page reaches a worker or a server. */
const OWNER_OF_GLOBALS = 'source';
const LONGEST_WIRING = 150;

const src = join(ROOT, 'src');
const tree = readTree(src);

describe('the import table', () => {
  test('there is something to check', () => {
    expect(tree.length).toBeGreaterThan(30);
    expect(tree.flatMap(({ files }) => files).length).toBeGreaterThan(60);
    expect(tree.flatMap(({ packages }) => packages).length).toBeGreaterThan(5);
  });

  test('every file stands in a folder of the table', () => {
    expect(tree.map(({ path }) => path).filter((path) => !(folderOf(path) in MAY_IMPORT))).toEqual([]);
  });

  test('no file imports what its folder may not', () => {
    expect(forbiddenImports(tree)).toEqual([]);
  });

  test('each package has its owners', () => {
    expect(strayPackages(tree)).toEqual([]);
  });

  test('each dependency of the page and the command line has an owner here', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies).filter((name) => ownersOf(name) === undefined)).toEqual([]);
  });

  test('only source talks to workers and the network', () => {
    expect(strayGlobals(tree)).toEqual([]);
  });

  test('ARCHITECTURE.md shows the same table', () => {
    expect(tableOf(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8'))).toEqual(MAY_IMPORT);
  });
});

describe('the files', () => {
  test('import no file in a circle, types included', () => {
    expect(circles(tree)).toEqual([]);
  });

  test('import only files that are there', () => {
    expect(tree.flatMap(({ path, dangling }) => dangling.map((name) => `${path}: ${name}`))).toEqual([]);
  });

  test('none is a barrel, exports all or says any', () => {
    // A folder's index.ts may be its one main part (a shader's program), never a list of its files.
    const barrels = tree.filter(({ path, reexports }) => path.endsWith('index.ts') && reexports);
    expect(barrels.map(({ path }) => path)).toEqual([]);
    expect(tree.filter(({ exportsAll }) => exportsAll).map(({ path }) => path)).toEqual([]);
    expect(tree.filter(({ usesAny }) => usesAny).map(({ path }) => path)).toEqual([]);
  });

  test(`main.ts is wiring: under ${LONGEST_WIRING} lines`, () => {
    const wiring = tree.find(({ path }) => path === 'main.ts');
    expect(wiring?.lines).toBeLessThan(LONGEST_WIRING);
  });
});

describe('the tests', () => {
  test('each verb has a file and a test of its name', () => {
    const verbs = verbNames();
    expect(verbs.length).toBeGreaterThanOrEqual(10);
    const missing = verbs.flatMap((verb) => {
      const name = kebab(verb);
      const file = tree.find(({ path }) => path === `query/${name}.ts`);
      if (file === undefined) return [`src/query/${name}.ts: the verb ${verb} has no file`];
      if (!file.functions.includes(verb))
        return [`src/query/${name}.ts does not export the function ${verb}`];
      const twin = `test/query/${name}.test.ts`;
      return existsSync(join(ROOT, twin)) ? [] : [`${twin}: the verb ${verb} has no test`];
    });
    expect(missing).toEqual([]);
  });

  test('each is run by exactly one project of vitest', () => {
    const files = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /[.-](test|spec|e2e)\.[cm]?[jt]sx?$/.test(path))
      .map((path) => `test/${path.split(sep).join('/')}`);
    expect(files.length).toBeGreaterThan(3);
    expect(listedTests().sort()).toEqual(files.sort());
  });
});

describe('the check itself', () => {
  const fake = (path: string, text: string): SourceFile => readSource(path, text, () => true);

  test('sees every way to import', () => {
    const file = fake(
      'scene/labels.ts',
      `import type { A } from '../query/a';
       export { b } from '../query/b';
       const c = () => import('../query/c');
       type D = import('../query/d').D;
       new Worker(new URL('../query/e.ts', import.meta.url), { type: 'module' });
       import 'lit/decorators.js';`,
    );
    expect(file.files).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `query/${name}.ts`));
    expect(file.packages).toEqual(['lit']);
    expect(forbiddenImports([file])[0]).toBe(
      'scene/labels.ts may not import query/a.ts: ask through source/source.ts',
    );
    expect(forbiddenImports([file])).toHaveLength(5);
    expect(strayPackages([file])).toEqual(['scene/labels.ts may not import lit: it belongs to views']);
    expect(strayGlobals([file])).toEqual(['scene/labels.ts may not call Worker: it belongs to source']);
  });

  test('sees a circle, an any, a star and a call of the network', () => {
    const a = fake('model/a.ts', `import { b } from './b'; export const a = b as any;`);
    const b = fake(
      'model/b.ts',
      `import type { a } from './a'; export * from './c'; export const b = fetch('x');`,
    );
    expect(circles([a, b])).toEqual(['model/a.ts → model/b.ts → model/a.ts']);
    expect(a.usesAny).toBe(true);
    expect(b.exportsAll).toBe(true);
    expect([a.reexports, b.reexports]).toEqual([false, true]);
    expect(b.globals).toEqual(['fetch']);
  });

  test('reads the table of a page', () => {
    const page =
      '| folder | may import | sole owner of |\n|---|---|---|\n| `model` | – | id |\n| store, query | model | x |';
    expect(tableOf(page)).toEqual({ model: [], store: ['model'], query: ['model'] });
  });
});

/** The first part of the path; for a file of src/ itself its name. */
function folderOf(path: string): string {
  return path.split('/', 1)[0] ?? path;
}

function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const from = folderOf(file.path);
    // Styles beside their only user are no code.
    const code = file.files.filter((path) => path.endsWith('.ts'));
    const outside = code.filter(
      (path) => folderOf(path) !== from && !MAY_IMPORT[from]?.includes(folderOf(path)),
    );
    return outside.map((path) => `${file.path} may not import ${path}: ${advice(from, folderOf(path))}`);
  });
}

function advice(from: string, to: string): string {
  const allowed = MAY_IMPORT[from] ?? [];
  if (allowed.includes('source') && MAY_IMPORT['source']?.includes(to)) return 'ask through source/source.ts';
  if (['scene', 'views'].includes(from) && ['scene', 'views'].includes(to))
    return 'they meet in state, or in main.ts';
  return `${from} may import ${allowed.join(', ') || 'nothing'}`;
}

function ownersOf(name: string): readonly string[] | undefined {
  const pattern = Object.keys(OWNERS).find((owned) =>
    owned.endsWith('*') ? name.startsWith(owned.slice(0, -1)) : name === owned,
  );
  return pattern === undefined ? undefined : OWNERS[pattern];
}

function strayPackages(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, packages }) =>
    packages
      .filter((name) => !ownersOf(name)?.includes(folderOf(path)))
      .map(
        (name) => `${path} may not import ${name}: it belongs to ${ownersOf(name)?.join(', ') ?? 'nobody'}`,
      ),
  );
}

function strayGlobals(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => folderOf(path) !== OWNER_OF_GLOBALS)
    .flatMap(({ path, globals }) =>
      globals.map((name) => `${path} may not call ${name}: it belongs to ${OWNER_OF_GLOBALS}`),
    );
}

/** Each circle once, by the files on it, found by a walk in depth. */
function circles(files: readonly SourceFile[]): string[] {
  const imports = new Map(files.map((file) => [file.path, file.files]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

/** The rows `| folder, … | may import | … |` of the page, in the words of MAY_IMPORT. */
function tableOf(page: string): Record<string, readonly string[]> {
  const lines = page.split('\n');
  const head = lines.findIndex((line) => /^\|\s*folder\s*\|\s*may import\s*\|/.test(line));
  if (head < 0) throw new Error('no table with the head "| folder | may import | sole owner of |"');
  const rows = lines.slice(head + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return Object.fromEntries(
    (end < 0 ? rows : rows.slice(0, end)).flatMap((row) => {
      const [folders = '', imports = ''] = row.split('|').slice(1);
      return words(folders).map((folder) => [folder, importsOf(folder, imports)] as const);
    }),
  );
}

function importsOf(folder: string, cell: string): readonly string[] {
  if (!/^\s*all\b/.test(cell)) return words(cell);
  const without = words(cell.replace(/^\s*all( but)?/, ''));
  return Object.keys(MAY_IMPORT).filter((name) => ![folder, 'main.ts', ...without].includes(name));
}

function words(cell: string): string[] {
  return cell
    .replaceAll('`', '')
    .split(/,|\band\b/)
    .map((word) => word.trim().replace(/\/$/, ''))
    .filter((word) => /^[\w.]+$/.test(word));
}

/** The keys of the interface that says what each verb can be asked. */
function verbNames(): string[] {
  const path = join(src, 'model', 'question.ts');
  const { program } = parseSync(path, readFileSync(path, 'utf8'));
  for (const node of program.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'TSInterfaceDeclaration')
      continue;
    if (node.declaration.id.name !== 'Questions') continue;
    return node.declaration.body.body.flatMap((member) =>
      member.type === 'TSPropertySignature' && member.key.type === 'Identifier' ? [member.key.name] : [],
    );
  }
  return [];
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The files that vitest would run, once for each project that runs them. */
function listedTests(): string[] {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'list', '--filesOnly', '--json'];
  const listed = JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })) as {
    file: string;
  }[];
  return listed.map(({ file }) => file.slice(ROOT.length).split(sep).join('/'));
}
