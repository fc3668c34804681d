import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Running } from '../../src/server/serve';

const snapshot = Uint8Array.from({ length: 5_000 }, (_, at) => at % 251);
let folder: string;
let running: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stemma-'));
  await mkdir(join(folder, 'explorer'));
  await writeFile(join(folder, 'explorer', 'index.html'), '<!doctype html><title>Stemma</title>');
  await writeFile(join(folder, 'secret.txt'), 'not to be served');
  running = await serve({ explorer: join(folder, 'explorer'), snapshot, port: 0 });
});

afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string) => fetch(new URL(path, running.url));

/** As it comes over the wire. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    request(new URL(path, running.url), { headers }, (response) => {
      buffer(response).then((body) => resolve({ headers: response.headers, body }), reject);
    })
      .on('error', reject)
      .end();
  });
}

describe('the server', () => {
  it('serves the explorer under a strict policy', async () => {
    const response = await get('/');
    expect(await response.text()).toContain('Stemma');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves the graph byte by byte', async () => {
    const response = await get('/graph.stemma');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(snapshot);
  });

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip', 'br;q=0, gzip', gunzipSync],
  ] as const)('serves the graph as %s to whoever accepts %s', async (encoding, accepted, decompress) => {
    const { headers, body } = await raw('/graph.stemma', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toContain('Accept-Encoding');
    expect(body.length).toBeLessThan(snapshot.length);
    expect(new Uint8Array(decompress(body))).toEqual(snapshot);
  });

  it('serves the graph as it is to whoever accepts nothing else', async () => {
    const { headers, body } = await raw('/graph.stemma', {});
    expect(headers['content-encoding']).toBeUndefined();
    expect(new Uint8Array(body)).toEqual(snapshot);
  });

  it.each(['/nothing', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])(
    'has nothing at %s, and says so',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('not to be served');
      expect(response.headers.has('content-security-policy')).toBe(true);
    },
  );

  it('says when the port is taken', async () => {
    const port = Number(new URL(running.url).port);
    await expect(serve({ explorer: folder, snapshot, port })).rejects.toMatchObject({
      code: 'wrong-use',
      message: expect.stringContaining('--port'),
    });
  });

  it('answers to its own name alone', async () => {
    const { port } = new URL(running.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: 'evil.example' };
      request({ host: 'localhost', port, path: '/graph.stemma', headers }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});
