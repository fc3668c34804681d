import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';

/** Megabytes in use after a collection: objects, and what lies in buffers outside of them. */
interface Heap {
  readonly objects: number;
  readonly buffers: number;
}

interface Usage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

type Send = (method: string, params?: object) => Promise<unknown>;

async function heapOf(send: Send): Promise<Heap> {
  await send('HeapProfiler.enable');
  // What only finalizers let go of is gone the second time.
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  const usage = (await send('Runtime.getHeapUsage')) as Usage;
  if (usage.backingStorageSize === undefined)
    throw new Error('this browser does not tell the size of buffers');
  return {
    objects: (usage.usedSize + (usage.embedderHeapUsedSize ?? 0)) / 1e6,
    buffers: usage.backingStorageSize / 1e6,
  };
}

/** A page's heap and those of its workers. */
export async function heapsOf(page: Page): Promise<{ page: Heap; workers: Heap[] }> {
  const session = await page.context().newCDPSession(page);
  const own: Send = (method, params) => session.send(method as 'Runtime.getHeapUsage', params as undefined);
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId }) => workers.push(sessionId));
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const heaps: Heap[] = [];
  for (const worker of workers) heaps.push(await heapOf(through(session, worker)));
  const heap = await heapOf(own);
  await session.detach();
  return { page: heap, workers: heaps };
}

let messages = 0;

/** Speaks to a worker by way of its page. */
function through(session: CDPSession, sessionId: string): Send {
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++messages;
      const hear = (event: { sessionId: string; message: string }): void => {
        const answer = JSON.parse(event.message) as { id?: number; result?: unknown; error?: object };
        if (event.sessionId !== sessionId || answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', hear);
        if (answer.error === undefined) resolve(answer.result);
        else reject(new Error(JSON.stringify(answer.error)));
      };
      session.on('Target.receivedMessageFromTarget', hear);
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}

/** `stemma serve` on a graph, on a port that is free. */
export async function serveGraph(file: string): Promise<{ address: string; stop: () => Promise<unknown> }> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const command = [`${root}bin/stemma.mjs`, 'serve', '--port', '0', '--graph', file];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.on('exit', () => reject(new Error(`serve ended: ${printed}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/[^\s/]+/.exec(printed);
      if (found !== null) resolve(found[0]);
    });
  });
  return {
    address,
    stop: () => {
      const ended = once(child, 'exit');
      child.kill();
      return ended;
    },
  };
}
