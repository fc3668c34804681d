import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeldBack {
  /** Without a slash at the end. */
  readonly address: string;
  /** Sends the rest of the graph, or another, to whoever waits for it. */
  readonly goOn: (rest: Uint8Array) => void;
  /** Breaks the connection of whoever waits for the rest. */
  readonly breakOff: () => void;
  readonly close: () => Promise<void>;
}

/** The explorer at an address, but that of the graph only the beginning is sent until the test says how it goes on. */
export async function holdBack(explorer: string, beginning: Uint8Array, whole: number): Promise<HeldBack> {
  let waiting: ServerResponse | undefined;
  const server = createServer((request, response) => {
    if (request.url === '/graph.stemma') {
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': whole });
      response.write(beginning);
      waiting = response;
      return;
    }
    void passOn(new URL(request.url!, explorer), response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    goOn: (rest) => void waiting!.end(rest),
    breakOff: () => void waiting!.destroy(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function passOn(url: URL, response: ServerResponse): Promise<void> {
  const answer = await fetch(url);
  const type = answer.headers.get('content-type') ?? '';
  const policy = answer.headers.get('content-security-policy') ?? '';
  response.writeHead(answer.status, { 'Content-Type': type, 'Content-Security-Policy': policy });
  response.end(new Uint8Array(await answer.arrayBuffer()));
}
