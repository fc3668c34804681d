import type { Overview, Source } from '../source/source';
import type { History } from '../state/history';
import { fetchPanels } from './later';
import { atMost } from './soon';
import type { View } from './view';

/** What covers the canvas must be known before the graph is fitted into the rest; but not at any price. */
const PATIENCE_MS = 1000;
/** Of a large graph the panels' answers may be long in coming. */
const PATIENCE_FOR_FEW_MS = 150;

/** Gives the panels a graph to show; resolves when it is known how much room they take. */
export async function furnish(
  views: Iterable<View>,
  overview: Overview,
  source: Source,
  history: History,
): Promise<void> {
  for (const view of views) Object.assign(view, { overview, source, state: history.present, history });
  document.body.dataset['ready'] = '';
  // Until its code has come, a timeline has its room kept (page.css).
  const isDated = overview.nodes.some(({ year }) => year !== 0);
  document.body.toggleAttribute('data-dated', isDated);
  const drawn = () => Promise.all([...views].map((view) => view.updateComplete));
  const patience = overview.whole === undefined ? PATIENCE_MS : PATIENCE_FOR_FEW_MS;
  await atMost(patience, fetchPanels(history).then(drawn));
}

/** As before there was a graph. */
export function unfurnish(views: Iterable<View>): void {
  for (const view of views) view.overview = undefined;
  delete document.body.dataset['ready'];
}
