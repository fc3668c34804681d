import type { Span } from '../model/dates';
import type { Choice } from '../model/filter';
import type { ChoiceFacet } from './act';
import { MIN_HOPS, type State } from './state';

/** The URL's grammar, as it is written; `url.ts` reads it, which a first visit does not need. */

/** Facets that are choices, in the order written. */
export const FACETS: readonly ChoiceFacet[] = [
  'kind',
  'predicate',
  'relation',
  'organization',
  'access',
  'certainty',
];

/** The search part of the address, with its `?`; empty for the state of a first visit. */
export function toSearch(state: State): string {
  const pairs: [string, string][] = [];
  const put = (key: string, value: string | undefined) => value !== undefined && pairs.push([key, value]);
  put('select', state.selection);
  if (state.mode !== 'map') put('mode', state.mode);
  put('side', state.side);
  put('lots', state.lots?.toString());
  put('to', state.target);
  put('along', state.along?.join(','));
  if (state.directed === true) put('directed', 'yes');
  put('avoid', state.avoid?.join(','));
  put('way', state.way?.toString());
  if (state.others.length > 0) put('with', state.others.join(','));
  put('rows', state.rows);
  if (state.hops !== MIN_HOPS) put('hops', String(state.hops));
  for (const facet of FACETS) putChoice(put, facet, state.filter[facet]);
  put('alike', state.alike?.join(','));
  put('show-kind', state.filter.quiet?.join(','));
  putSpan(put, state.filter.released);
  put('theme', state.theme);
  if (state.camera !== undefined)
    put('at', [state.camera.x, state.camera.y, state.camera.ratio].map(short).join(','));
  return pairs.length === 0 ? '' : `?${pairs.map(([key, value]) => `${key}=${encode(value)}`).join('&')}`;
}

function putChoice(
  put: (key: string, value: string) => void,
  facet: string,
  choice: Choice | undefined,
): void {
  if (choice === undefined) return;
  if ('only' in choice) put(`only-${facet}`, choice.only.join(','));
  else put(`hide-${facet}`, choice.hide.join(','));
}

/** A span with both ends may be told in years: `years=2020,2023`, or `years=2020-05,2023-03`. */
function putSpan(put: (key: string, value: string) => void, { from, to }: Span = {}): void {
  if (from !== undefined && to !== undefined) put('years', `${from},${to}`);
  else if (to !== undefined) put('as-of', to);
  else if (from !== undefined) put('since', from);
}

/** Commas separate here and need no escape in a query. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',');
}

/** Six digits place a camera within a pixel on any screen. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
