import { serve as listen, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { AddressInfo } from 'node:net';
import { InputError } from '../model/errors';

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
    await next();
    context.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
  });
  app.get('/graph.stemma', (context) =>
    context.body(snapshot, 200, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-cache' }),
  );
  app.use('/*', serveStatic({ root: explorer }));
  app.notFound((context) => context.text('There is nothing at this address. The explorer is at /', 404));
  const server = await listening(app, port);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://localhost:${taken}/`, stop: () => stopped(server) };
}

function listening(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: 'localhost' }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const reason = taken
        ? `port ${port} is taken; choose another with --port, or 0 for any`
        : error.message;
      reject(new InputError('wrong-use', reason));
    });
  });
}

function stopped(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
