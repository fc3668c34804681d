import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../setup/chromium.mjs';

/** What is served beside the scripts, by path: a file's name, or bytes with how they are encoded. */
export type Served = string | { readonly bytes: Uint8Array; readonly encoding?: string };

/** A headless browser on a server of its own, in which scripts of this folder run as workers. */
export class BenchBrowser {
  readonly served = new Map<string, Served>();

  private constructor(
    private readonly folder: string,
    private readonly page: Page,
    private readonly ends: readonly (() => Promise<unknown>)[],
  ) {}

  /** @param scripts names of files in test/bench, without `.ts`; each becomes a module of that name */
  static async start(scripts: readonly string[]): Promise<BenchBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'stemma-bench-'));
    await bundle(scripts, folder);
    let bench: BenchBrowser | undefined = undefined;
    const server = createServer((request, response) => bench?.serve(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const browser = await launchBrowser();
    const page = await browser.newPage();
    const endServer = async () => {
      server.closeAllConnections();
      server.close();
    };
    bench = new BenchBrowser(folder, page, [
      () => browser.close(),
      endServer,
      () => rm(folder, { recursive: true }),
    ]);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return bench;
  }

  /** What a fresh worker answers to one message; `{ failed }` is an error. */
  inWorker<T>(script: string, message: unknown): Promise<T> {
    return this.page.evaluate(
      ([name, given]) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(`/${name}.js`, { type: 'module' });
          worker.onmessage = ({ data }) => {
            worker.terminate();
            if (data?.failed === undefined) resolve(data);
            else reject(new Error(data.failed));
          };
          worker.onerror = ({ message: why }) => reject(new Error(`${name}: ${why}`));
          worker.postMessage(given);
        }),
      [script, message] as const,
    ) as Promise<T>;
  }

  async end(): Promise<void> {
    for (const end of this.ends) await end();
  }

  private serve({ url }: IncomingMessage, response: ServerResponse): void {
    const known = this.served.get(url!);
    if (url === '/')
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Bench</title>');
    else if (known === undefined) {
      response.setHeader('Content-Type', 'text/javascript');
      createReadStream(join(this.folder, url!))
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    } else if (typeof known === 'string') createReadStream(known).pipe(response);
    else {
      if (known.encoding !== undefined) response.setHeader('Content-Encoding', known.encoding);
      response.end(known.bytes);
    }
  }
}

async function bundle(scripts: readonly string[], outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(scripts.map((name) => [name, join('test', 'bench', `${name}.ts`)])),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}
