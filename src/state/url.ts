import { isDate, isWithin, type Span } from '../model/dates';
import type { Filter } from '../model/filter';
import { isEntityId, isTermId } from '../model/ids';
import { CERTAINTIES } from '../model/graph';
import type { ChoiceFacet } from './act';
import { FACETS } from './address';
import {
  MAX_OTHERS,
  MAX_WAY,
  MODES,
  needsSelection,
  START,
  type Camera,
  type Mode,
  type State,
  type Verdict,
  VERDICTS,
  wholeHops,
  wholeLots,
} from './state';

/**
 * The URL's grammar, as it is read; `address.ts` writes it. A state is written as search parameters that a person can read and edit:
 * `?select=llava&mode=lineage&side=up&hide-kind=concern&only-predicate=built_on&at=1.5,-2,0.5`, `?as-of=2023-03`.
 * What is not understood is left out and noted; a link never fails.
 */

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Note = (sentence: string) => void;

/** The grammar of their values. */
const VALUES: Readonly<Record<ChoiceFacet, (text: string) => boolean>> = {
  kind: isTermId,
  predicate: isTermId,
  relation: isTermId,
  organization: isEntityId,
  access: isEntityId,
  certainty: (text) => (CERTAINTIES as readonly string[]).includes(text),
};

/** Longer lists than any legend has are a mistake or an attack, not a wish. */
const MAX_LIST = 200;

export interface Read {
  readonly state: State;
  /** One sentence for each part of the address that was not understood. */
  readonly notes: readonly string[];
}

/** The state that a search part asks for. Never throws. */
export function fromSearch(search: string): Read {
  const notes: string[] = [];
  const note: Note = (sentence) => notes.push(sentence);
  const params = new URLSearchParams(search);
  const known = new Set<string>();
  const take = (key: string): string | undefined => {
    known.add(key);
    return params.get(key) ?? undefined;
  };
  const state: Mutable<State> = { ...START, filter: readFilter(take, note) };
  readMode(state, take, note);
  readCompany(state, take, note);
  const hops = readNumber(take('hops'), 'hops', note);
  if (hops !== undefined) state.hops = wholeHops(hops);
  const alike = readList(take('alike'), isTermId, note) ?? [];
  if (alike.length > 0) state.alike = alike;
  const theme = take('theme');
  if (theme === 'light' || theme === 'dark') state.theme = theme;
  else if (theme !== undefined) note(`A theme is light or dark, not “${clip(theme)}”.`);
  readVersion(take('v'), note);
  const camera = readCamera(take('at'), note);
  if (camera !== undefined) state.camera = camera;
  for (const key of new Set(params.keys()))
    if (!known.has(key)) note(`The address says “${clip(key)}”, which means nothing here.`);
  return { state, notes };
}

/**
 * Links say no version while there is one grammar: what is added to it leaves older links as they were. One that could
 * not be read as before would be written with `v=2`, and links without be read as they are now.
 */
const VERSION = 1;

function readVersion(text: string | undefined, note: Note): void {
  if (text === undefined || text === String(VERSION)) return;
  const isLater = /^\d{1,4}$/.test(text) && Number(text) > VERSION;
  note(
    isLater
      ? 'The link comes from a later Stemma; what this one does not understand is left out.'
      : `“${clip(text)}” is not a version of links.`,
  );
}

type Take = (key: string) => string | undefined;

function readMode(state: Mutable<State>, take: Take, note: Note): void {
  const selection = readId(take('select'), note);
  if (selection !== undefined) state.selection = selection;
  const mode = take('mode');
  if (mode === undefined) return;
  if (!(MODES as readonly string[]).includes(mode))
    note(`There is no view called “${clip(mode)}”; this is the map.`);
  else if (needsSelection(mode as Mode) && selection === undefined)
    note(`The address asks for a ${mode} view of nothing; this is the map.`);
  else state.mode = mode as Mode;
}

/** What only some modes have: the side of a lineage, the end of a path, the others of a comparison. */
function readCompany(state: Mutable<State>, take: Take, note: Note): void {
  const side = take('side');
  if (side !== undefined && state.mode === 'lineage') {
    if (side === 'up' || side === 'down') state.side = side;
    else note(`A lineage goes up or down, not “${clip(side)}”.`);
  }
  const lots = readNumber(take('lots'), 'lots', note);
  const some = wholeLots(lots ?? 1);
  // One lot is what there is without saying so.
  if (some > 1 && state.mode === 'lineage') state.lots = some;
  const target = readId(take('to'), note);
  if (target !== undefined && state.mode === 'path' && target !== state.selection) state.target = target;
  readPath(state, take, note);
  const others = readList(take('with'), isEntityId, note) ?? [];
  const rows = take('rows');
  if (rows !== undefined && !isVerdict(rows)) note(`Rows are ${VERDICTS.join(', ')}, not “${clip(rows)}”.`);
  else if (rows !== undefined && state.mode === 'compare') state.rows = rows;
  if (state.mode === 'compare')
    state.others = others.filter((other) => other !== state.selection).slice(0, MAX_OTHERS);
}

function isVerdict(text: string): text is Verdict {
  return (VERDICTS as readonly string[]).includes(text);
}

/** What only a path has; its ends are not avoided. */
function readPath(state: Mutable<State>, take: Take, note: Note): void {
  const along = readList(take('along'), isTermId, note) ?? [];
  const avoid = readList(take('avoid'), isEntityId, note) ?? [];
  const directed = take('directed');
  const way = readNumber(take('way'), 'ways', note);
  if (directed !== undefined && directed !== 'yes')
    note(`A path is directed, “yes”, or not, rather than “${clip(directed)}”.`);
  if (state.mode !== 'path') return;
  const avoided = avoid.filter((id) => id !== state.selection && id !== state.target);
  if (along.length > 0) state.along = along;
  if (avoided.length > 0) state.avoid = avoided;
  if (directed === 'yes') state.directed = true;
  const isWay = way !== undefined && Number.isInteger(way) && Math.abs(way) <= MAX_WAY && way !== 1;
  if (isWay && state.target !== undefined) state.way = way + 0;
}

function readFilter(take: Take, note: Note): Filter {
  const filter: Mutable<Filter> = {};
  for (const facet of FACETS) {
    const valid = VALUES[facet];
    const only = readList(take(`only-${facet}`), valid, note);
    const hide = readList(take(`hide-${facet}`), valid, note);
    if (only !== undefined) filter[facet] = { only };
    else if (hide !== undefined && hide.length > 0) filter[facet] = { hide };
  }
  const quiet = readList(take('show-kind'), isTermId, note);
  if (quiet !== undefined && quiet.length > 0) filter.quiet = quiet;
  const span = readSpan(take, note);
  if (span !== undefined) filter.released = span;
  return filter;
}

function readSpan(take: Take, note: Note): Span | undefined {
  const from = readDate(take('since'), note);
  const to = readDate(take('as-of'), note);
  const years = take('years');
  if (years !== undefined) {
    const [first, last, ...more] = years.split(',');
    const good =
      more.length === 0 && isDate(first ?? '') && isDate(last ?? '') && isWithin(first!, { to: last! });
    if (good) return { from: first!, to: last! };
    note(`“${clip(years)}” is not a span of years such as 2020,2023, or of months such as 2020-05,2023-03.`);
  }
  if (from !== undefined && to !== undefined && !isWithin(from, { to })) {
    note(`Nothing is both since ${from} and as of ${to}; this is any time.`);
    return undefined;
  }
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function readDate(text: string | undefined, note: Note): string | undefined {
  if (text === undefined || isDate(text)) return text;
  note(`“${clip(text)}” is not a date such as 2023, 2023-03 or 2023-03-14.`);
  return undefined;
}

function readId(text: string | undefined, note: Note): string | undefined {
  if (text === undefined || isEntityId(text)) return text;
  note(`“${clip(text)}” cannot be the name of an entry in an address.`);
  return undefined;
}

/** Each value once; the ones that cannot be meant are left out. An empty text is an empty list. */
function readList(
  text: string | undefined,
  valid: (text: string) => boolean,
  note: Note,
): string[] | undefined {
  if (text === undefined) return undefined;
  const values = new Set<string>();
  for (const value of text.split(',', MAX_LIST)) {
    if (valid(value)) values.add(value);
    else if (value !== '') note(`“${clip(value)}” is not something to filter by.`);
  }
  return [...values];
}

function readCamera(text: string | undefined, note: Note): Camera | undefined {
  if (text === undefined) return undefined;
  const [x, y, ratio, ...more] = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const good = [x, y, ratio].every(
    (part) => part !== undefined && Number.isFinite(part) && Math.abs(part) < 1e9,
  );
  if (good && ratio! > 0 && more.length === 0) return { x: x!, y: y!, ratio: ratio! };
  note(`“${clip(text)}” is not a place on the map.`);
  return undefined;
}

function readNumber(text: string | undefined, key: string, note: Note): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  note(`“${clip(text)}” is not a number of ${key}.`);
  return undefined;
}

/** What a stranger wrote into a link is quoted, but never at length. */
function clip(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
