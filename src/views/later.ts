import type { History } from '../state/history';

/** Panels that are fetched when they are first wanted. */
export const LATER = {
  inspector: () => retried(() => import('./kg-inspector')),
  lineage: () => retried(() => import('./kg-lineage')),
  path: () => retried(() => import('./kg-path')),
  table: () => retried(() => import('./kg-table')),
  compare: () => retried(() => import('./kg-compare')),
  impact: () => retried(() => import('./kg-impact')),
  trail: () => retried(() => import('./kg-trail')),
  timeline: () => retried(() => import('./kg-timeline')),
  /** What a screen reader is told, and the window is called. */
  words: () => retried(() => import('./announce')),
};

/** Those that are wanted now. */
export function fetchPanels({ present: { selection, mode, side, filter }, past }: History): Promise<unknown> {
  return Promise.all([
    selection !== undefined && LATER.inspector(),
    mode !== 'map' && LATER[mode](),
    side === 'down' && LATER.impact(),
    past.length > 0 && LATER.trail(),
    filter.released !== undefined && LATER.timeline(),
  ]);
}

/** Before long those that will be, so that they are there when they are. */
export function fetchNext(failed: (error: unknown) => void): void {
  const fetchAll = () =>
    Promise.all([LATER.inspector(), LATER.trail(), 'dated' in document.body.dataset && LATER.timeline()]);
  setTimeout(() => void fetchAll().catch(failed), 1000);
}

let tries = 0;

/** A browser remembers that a module could not be fetched: under another address it is asked for anew. */
async function retried<T>(fetchModule: () => Promise<T>): Promise<T> {
  try {
    return await fetchModule();
  } catch (error) {
    const address = /https?:\S+\.js/.exec(String(error))?.[0];
    if (address === undefined) throw error;
    return (await import(/* @vite-ignore */ `${address}?again=${++tries}`)) as T;
  }
}
