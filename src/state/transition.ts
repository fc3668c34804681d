import type { Span } from '../model/dates';
import { onlyThis, toggle, type Choice, type Filter } from '../model/filter';
import type { Act, ChoiceFacet } from './act';
import {
  wholeLots,
  MAX_OTHERS,
  MAX_WAY,
  needsSelection,
  wholeHops,
  type LineageSide,
  type Mode,
  type State,
} from './state';

/** The state after an act; the very same object where the act changes nothing. */
export function transition(state: State, act: Act): State {
  const next = step(state, act);
  return sameState(state, next) ? state : next;
}

function step(state: State, act: Act): State {
  switch (act.type) {
    case 'select':
      return select(state, act.id, act.keepMode ?? false);
    case 'mode':
      return enter(state, act.mode);
    case 'lineage':
      return lineage(state, act.id ?? state.selection, act.side);
    case 'more':
      return state.mode === 'lineage' ? withLots(state, (state.lots ?? 1) + 1) : state;
    case 'path-to':
      return pathTo(state, act.id);
    case 'way':
      return wayOf(state, act.way);
    case 'next-way':
      return wayOf(state, (state.way ?? 1) + act.step);
    case 'avoid':
      return avoid(state, act.id);
    case 'along':
      return pathWish(state, 'along', act.predicates.length === 0 ? undefined : act.predicates);
    case 'directed':
      return pathWish(state, 'directed', act.directed || undefined);
    case 'compare-with':
      return compareWith(state, act.id);
    case 'alike':
      return without(state, 'alike', alike(state, act.group));
    case 'rows':
      return state.mode === 'compare' ? without(state, 'rows', act.verdict) : state;
    case 'hops':
      return { ...state, hops: wholeHops(act.hops) };
    case 'toggle':
      return {
        ...state,
        filter: withChoice(state.filter, act.facet, toggle(state.filter[act.facet], act.value)),
      };
    case 'only':
      return {
        ...state,
        filter: withChoice(state.filter, act.facet, onlyThis(state.filter[act.facet], act.value)),
      };
    case 'quiet':
      return { ...state, filter: askForQuiet(state.filter, act.kind) };
    case 'filter':
      return { ...state, filter: act.filter };
    case 'released':
      return { ...state, filter: without(state.filter, 'released', spanOf(act.span)) };
    case 'camera':
      return without(state, 'camera', act.camera);
    case 'theme':
      return without(state, 'theme', act.theme);
    case 'undo':
    case 'redo':
    case 'return':
    case 'open':
    case 'canvas':
      return state;
  }
}

function select(state: State, id: string | undefined, keepMode: boolean): State {
  if (id === undefined)
    return without(enter(state, needsSelection(state.mode) ? 'map' : state.mode), 'selection', undefined);
  if (!keepMode) return { ...enter(state, needsSelection(state.mode) ? 'map' : state.mode), selection: id };
  const others = state.others.map((other) => (other === id ? state.selection! : other));
  const next = freeEnds(withLots({ ...state, selection: id, others }, 1));
  return next.target === id ? without(next, 'target', undefined) : next;
}

/** Where a mode needs a chosen entity and there is none, nothing changes. */
function enter(state: State, mode: Mode): State {
  if (mode === state.mode || (needsSelection(mode) && state.selection === undefined)) return state;
  // What belongs to the mode that is left, and a camera that looked at another drawing, would mislead.
  const {
    side: _s,
    lots: _n,
    target: _t,
    way: _w,
    avoid: _v,
    along: _l,
    directed: _d,
    rows: _r,
    camera,
    ...rest
  } = state;
  const sameDrawing = drawing(mode) === drawing(state.mode);
  return { ...rest, mode, others: [], ...(sameDrawing && camera !== undefined ? { camera } : {}) };
}

/** Lineage is laid out by itself; everything else happens on the map. */
function drawing(mode: Mode): 'map' | 'lineage' {
  return mode === 'lineage' ? 'lineage' : 'map';
}

/** One lot is what there is without saying so. */
export function withLots(state: State, lots: number): State {
  const some = wholeLots(lots);
  return without(state, 'lots', some === 1 ? undefined : some);
}

function lineage(state: State, id: string | undefined, side: LineageSide | undefined): State {
  return id === undefined ? state : without(enter({ ...state, selection: id }, 'lineage'), 'side', side);
}

function pathTo(state: State, id: string): State {
  if (state.selection === undefined) return { ...state, selection: id };
  return id === state.selection ? state : freeEnds({ ...enter(state, 'path'), target: id });
}

/** A path between other ends: from its first way on, and its ends are not avoided. */
function freeEnds(state: State): State {
  const avoided = state.avoid?.filter((id) => id !== state.selection && id !== state.target) ?? [];
  return without(without(state, 'way', undefined), 'avoid', avoided.length === 0 ? undefined : avoided);
}

function wayOf(state: State, way: number): State {
  if (state.target === undefined || !Number.isInteger(way) || Math.abs(way) > MAX_WAY) return state;
  return without(state, 'way', way === 1 ? undefined : way);
}

function avoid(state: State, id: string): State {
  if (id === state.selection || id === state.target) return state;
  const avoided = state.avoid ?? [];
  const next = avoided.includes(id) ? avoided.filter((other) => other !== id) : [...avoided, id];
  return pathWish(state, 'avoid', next.length === 0 ? undefined : next);
}

/** Of other ways the first is shown. */
function pathWish<K extends 'avoid' | 'along' | 'directed'>(
  state: State,
  key: K,
  wish: State[K] | undefined,
): State {
  return state.mode === 'path' ? without(without(state, key, wish), 'way', undefined) : state;
}

function compareWith(state: State, id: string): State {
  if (state.selection === undefined) return { ...state, selection: id };
  const inside = enter(state, 'compare');
  if (id === state.selection) {
    const [first, ...rest] = inside.others;
    return first === undefined ? state : { ...inside, selection: first, others: rest };
  }
  const others = inside.others.includes(id)
    ? inside.others.filter((other) => other !== id)
    : [...inside.others, id].slice(0, MAX_OTHERS);
  return { ...inside, others };
}

function alike({ alike: groups = [] }: State, group: string | undefined): readonly string[] | undefined {
  if (group === undefined) return undefined;
  const next = groups.includes(group) ? groups.filter((other) => other !== group) : [...groups, group];
  return next.length === 0 ? undefined : next;
}

/** Open at both ends, it is any time. */
function spanOf(span: Span | undefined): Span | undefined {
  return span?.from === undefined && span?.to === undefined ? undefined : span;
}

/** Under "only these", asking for a kind adds it to them; else it is added to what is seen. */
function askForQuiet(filter: Filter, kind: string): Filter {
  if (filter.kind !== undefined && 'only' in filter.kind)
    return withChoice(filter, 'kind', toggle(filter.kind, kind));
  const asked = filter.quiet ?? [];
  const quiet = asked.includes(kind) ? asked.filter((other) => other !== kind) : [...asked, kind];
  return without(filter, 'quiet', quiet.length === 0 ? undefined : quiet);
}

function withChoice(filter: Filter, facet: ChoiceFacet, choice: Choice | undefined): Filter {
  return without(filter, facet, choice);
}

/** Sets a key, or takes it away where there is no value: absent and undefined are one in a state. */
function without<T extends object, K extends keyof T>(object: T, key: K, value: T[K] | undefined): T {
  const { [key]: _old, ...rest } = object;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}

function sameState(a: State, b: State): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
