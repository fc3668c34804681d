import { serve as listen, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { AddressInfo } from 'node:net';
import { InputError } from '../model/errors';
import { firstViewBytes } from '../store/snapshot';
import { Compressed } from './compressed';

export interface ServeOptions {
  /** Folder of the built explorer. */
  readonly explorer: string;
  /** The graph, as a snapshot's bytes. */
  readonly snapshot: Uint8Array<ArrayBuffer>;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface Running {
  readonly url: string;
  /** Resolves when the last connection is closed. */
  stop(): Promise<void>;
}

/** Everything from here, nothing inline, nobody may frame it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the built explorer and one graph, to this machine only.
 * @throws InputError wrong-use where the port is taken
 */
export async function serve({ explorer, snapshot, port }: ServeOptions): Promise<Running> {
  const app = new Hono();
  app.use(compress());
  app.use(async (context, next) => {
    if (isOwnHost(context.req.header('host') ?? '')) return next();
    return context.text('This server answers only to its own name.', 421);
  });
  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
  });
  const graph = new Compressed(snapshot, firstViewBytes(snapshot));
  // Before anybody asks: whoever comes first need not be the one for whom it is compressed.
  void graph.make('br');
  app.get('/graph.stemma', async (context) => {
    const { encoding, bytes } = await graph.for(context.req.header('accept-encoding') ?? '');
    return context.body(bytes, 200, {
      'Content-Type': 'application/octet-stream',
      'Cache-Control': 'no-cache',
      'Content-Length': String(bytes.length),
      Vary: 'Accept-Encoding',
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    });
  });
  app.use('/*', serveStatic({ root: explorer }));
  app.notFound((context) => context.text('There is nothing at this address. The explorer is at /', 404));
  const server = await listening(app, port);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://localhost:${taken}/`, stop: () => stopped(server) };
}

/** A page of another name that leads here (DNS rebinding) must not read a graph that was served to this machine only. */
function isOwnHost(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);
}

function listening(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: 'localhost' }, () => resolve(server));
    // Kept on: a fault while running must not end the process with a stack; before it listens, it is the answer.
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(new InputError('wrong-use', whyNot(error, port))),
    );
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} is taken; choose another with --port, or 0 for any`;
  if (code === 'EACCES') return `port ${port} is not yours to use; choose one from 1024 up with --port`;
  return `port ${port} cannot be used: ${message}`;
}

function stopped(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
