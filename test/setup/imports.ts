import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { parseSync } from 'vite';

/** What one source file asks of others, and the few things that no file may do. Paths are relative to the tree. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  /** Files of the tree: imports, re-exports, `import()`, `import type`, and workers by `new URL(…)`. */
  readonly files: readonly string[];
  /** Names of packages, such as `lit`, `@hono/node-server`, `node:fs`. */
  readonly packages: readonly string[];
  /** Imports of the tree that lead to no file. */
  readonly dangling: readonly string[];
  readonly exportsAll: boolean;
  /** Whether it hands on what other files define: `export { a } from './a'`. */
  readonly reexports: boolean;
  readonly usesAny: boolean;
  /** Which of `fetch`, `Worker`, `postMessage` it calls. */
  readonly globals: readonly string[];
  /** Functions it exports by name. */
  readonly functions: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Every `.ts` file below the folder. */
export function readTree(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) =>
      readSource(path, readFileSync(join(folder, path), 'utf8'), (file) => existsSync(join(folder, file))),
    );
}

/** @param exists whether the tree holds a file of that path */
export function readSource(path: string, text: string, exists: (path: string) => boolean): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const nodes = [...walk(program)];
  const specifiers = nodes.flatMap(specifier);
  const local = specifiers.filter((name) => name.startsWith('.'));
  const resolved = local.map((name) => [name, resolve(path, name, exists)] as const);
  return {
    path,
    lines: text.split('\n').length - 1,
    files: unique(resolved.flatMap(([, file]) => file ?? [])),
    packages: unique(specifiers.filter((name) => !name.startsWith('.')).map(packageName)),
    dangling: resolved.filter(([, file]) => file === undefined).map(([name]) => name),
    exportsAll: nodes.some(({ type }) => type === 'ExportAllDeclaration'),
    reexports: nodes.some((node) => node.type.startsWith('Export') && isNode(node['source'])),
    usesAny: nodes.some(({ type }) => type === 'TSAnyKeyword'),
    globals: unique(nodes.flatMap(calledGlobal)),
    functions: nodes.flatMap(exportedFunction),
  };
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item);
  } else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) yield* walk(child);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** What the node imports, if it imports at all. */
function specifier(node: Node): string[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node['source']);
    case 'NewExpression': {
      const [address, base] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      const beside = isNode(base) && base.type === 'MemberExpression' && isNode(base['object']);
      return calleeName(node) === 'URL' && beside ? literal(address) : [];
    }
    default:
      return [];
  }
}

function literal(node: unknown): string[] {
  return isNode(node) && typeof node['value'] === 'string' ? [node['value']] : [];
}

const WATCHED = ['fetch', 'Worker', 'SharedWorker', 'postMessage'];
/** `app.fetch` of a server is its own; `worker.postMessage` is not. */
const THIS_GLOBAL = ['globalThis', 'self', 'window'];

function calledGlobal(node: Node): string[] {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
  const name = calleeName(node);
  return name !== undefined && WATCHED.includes(name) ? [name] : [];
}

function calleeName(node: Node): string | undefined {
  const callee = node['callee'];
  if (!isNode(callee)) return undefined;
  if (callee.type === 'Identifier') return String(callee['name']);
  const { object, property } = callee;
  if (callee.type !== 'MemberExpression' || !isNode(property)) return undefined;
  const name = String(property['name']);
  const ofGlobal = isNode(object) && THIS_GLOBAL.includes(String(object['name']));
  return ofGlobal || name === 'postMessage' ? name : undefined;
}

function exportedFunction(node: Node): string[] {
  const declaration = node['declaration'];
  if (node.type !== 'ExportNamedDeclaration' || !isNode(declaration)) return [];
  const id = declaration['id'];
  return declaration.type === 'FunctionDeclaration' && isNode(id) ? [String(id['name'])] : [];
}

function resolve(from: string, name: string, exists: (path: string) => boolean): string | undefined {
  const target = normalize(join(dirname(from), name.replace(/[?#].*$/, '')))
    .split(sep)
    .join('/');
  return [target, `${target}.ts`, `${target}/index.ts`].find((path) => /\.\w+$/.test(path) && exists(path));
}

/** `lit/decorators.js` is of `lit`; `node:fs/promises` of `node:fs`; `@hono/node-server/x` of `@hono/node-server`. */
function packageName(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
