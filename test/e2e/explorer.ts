import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { test as base } from 'vitest';
import { launchBrowser } from '../setup/chromium.mjs';
import { ROOT } from '../setup/data';

/** For one condition: software GL on two busy cores needs a second or two. */
const PATIENCE_MS = 15_000;

/** A `stemma serve` of its own on a free port, and a browser to look at it. */
export interface Explorer {
  /** Without a slash at the end. */
  readonly address: string;
  /** A fresh page with no past, on `path` (its query and fragment too). */
  readonly open: (path?: string, options?: BrowserContextOptions) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /**
   * Everything the page complained of: console errors (a broken content-security policy is one), uncaught errors,
   * failed and refused requests. A test that provokes one takes it out: `problems.length = 0`.
   */
  readonly problems: string[];
  /** Throws when the page complained. */
  readonly close: () => Promise<void>;
}

/** @param args more for `stemma serve`, such as `['--graph', path]` */
export async function startExplorer(args: readonly string[] = []): Promise<Explorer> {
  const server = await startServer(args);
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return {
    address: server.address,
    open: (path = '/', options = {}) => openPage(browser, server.address + path, options),
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

interface Fixtures {
  /** One server and browser for the tests of a file. */
  explorer: Explorer;
  /** The explorer's first page; the test fails if it complains of anything. */
  page: Page;
}

/** vitest's `test`, which hands in an open explorer and leaves a picture in test-results/ when it fails. */
export const test = base.extend<Fixtures>({
  explorer: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads which fixtures are used from this pattern
    async ({}, use) => {
      const explorer = await startExplorer();
      await use(explorer);
      await explorer.close();
    },
    { scope: 'file' },
  ],
  page: async ({ explorer, task }, use) => {
    const opened = await explorer.open();
    await use(opened.page);
    if (task.result?.state === 'fail') await keepPicture(opened.page, task.name);
    await opened.close();
  },
});

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(ROOT, 'test-results');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.png`) });
}

async function openPage(browser: Browser, url: string, options: BrowserContextOptions): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'no reason given';
    // What a page no longer needs when it is closed or reloaded.
    if (reason !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`response: ${response.url()}: ${response.status()}`);
  });
  await page.goto(url);
  return {
    page,
    problems,
    close: async () => {
      await context.close();
      if (problems.length > 0) throw new Error(`the page complained:\n${problems.join('\n')}`);
    },
  };
}

interface Server {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

async function startServer(args: readonly string[]): Promise<Server> {
  const port = await freePort();
  const command = [join(ROOT, 'bin', 'stemma.mjs'), 'serve', '--port', String(port), ...args];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  return { address: await addressOf(child), stop: () => stop(child) };
}

/** The first address that the server prints; by then it answers. */
async function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /http:\/\/[\w.[\]:]+/.exec(printed)?.[0];
      if (address !== undefined && printed.includes('\n')) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`stemma serve ended with exit ${code}:\n${printed}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
