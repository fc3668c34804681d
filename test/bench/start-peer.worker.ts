import { MultiDirectedGraph } from 'graphology';

export interface Imported {
  readonly ms: number;
  readonly nodes: number;
  readonly edges: number;
}

/** What `start.bench.ts` times of graphology, once, in a worker that has done nothing before: from text to graph; milliseconds. */
globalThis.onmessage = ({ data: url }: MessageEvent<string>) => {
  work(url).then(
    (answer) => globalThis.postMessage(answer),
    (error: unknown) => globalThis.postMessage({ failed: String(error) }),
  );
};

async function work(url: string): Promise<Imported> {
  const text = await (await fetch(url)).text();
  const since = performance.now();
  const graph = new MultiDirectedGraph();
  graph.import(JSON.parse(text) as Parameters<typeof graph.import>[0]);
  const ms = performance.now() - since;
  return { ms, nodes: graph.order, edges: graph.size };
}
