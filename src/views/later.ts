import type { History } from '../state/history';

/** Panels that are fetched when they are first wanted. */
export const LATER = {
  inspector: () => import('./kg-inspector'),
  lineage: () => import('./kg-lineage'),
  path: () => import('./kg-path'),
  table: () => import('./kg-table'),
  compare: () => import('./kg-compare'),
  impact: () => import('./kg-impact'),
  trail: () => import('./kg-trail'),
  timeline: () => import('./kg-timeline'),
  /** What a screen reader is told, and the window is called. */
  words: () => import('./announce'),
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
