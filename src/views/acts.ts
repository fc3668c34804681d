import { kindShown, passes } from '../model/filter';
import { CERTAINTIES } from '../model/graph';
import type { Overview } from '../source/source';
import type { Act, ChoiceFacet } from '../state/act';
import type { History } from '../state/history';
import { MAX_HOPS, type State } from '../state/state';
import { transition } from '../state/transition';
import { SHORTCUTS } from './keys';
import { wordsFor } from './shortcut-words';
import { count } from './words';

/** Something that can be done now, in plain words. */
export interface NamedAct {
  readonly words: string;
  /** By which it can be done without being named. */
  readonly keys: readonly string[];
  readonly act: Act;
}

/** Every act that would change something as things stand: those with keys, then those of the view, then those of the filter. */
export function actsOf(history: History, overview: Overview): readonly NamedAct[] {
  const { present: state } = history;
  const all = [...withKeys(state), ...ofView(), ...ofFilter(state, overview)];
  return all.filter(({ act }) => isOfUse(act, history));
}

/** Those whose words begin with what is typed, each word of it, in any order. */
export function actsNamed(text: string, acts: readonly NamedAct[]): readonly NamedAct[] {
  const wanted = wordsIn(text);
  return acts.filter(({ words }) => {
    const own = wordsIn(words);
    return wanted.every((one) => own.some((word) => word.startsWith(one)));
  });
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Opening what is open already is of no use here. */
function isOfUse(act: Act, history: History): boolean {
  if (act.type === 'undo') return history.past.length > 0;
  if (act.type === 'redo') return history.future.length > 0;
  if (act.type === 'open') return act.what === 'help';
  if (act.type === 'canvas') return !['table', 'compare'].includes(history.present.mode);
  return transition(history.present, act) !== history.present;
}

function withKeys(state: State): NamedAct[] {
  return SHORTCUTS.map((shortcut) => ({
    words: wordsFor(shortcut),
    keys: shortcut.keys,
    act: shortcut.deed(state),
  }));
}

function ofView(): NamedAct[] {
  const named = (words: string, act: Act): NamedAct => ({ words, keys: [], act });
  return [
    named('What it is built on', { type: 'lineage', side: 'up' }),
    ...Array.from({ length: MAX_HOPS }, (_, at) =>
      named(`Neighbourhood of ${count(at + 1, 'step')}`, { type: 'hops', hops: at + 1 }),
    ),
    named('Any time', { type: 'released' }),
    named('Let the layout relax', { type: 'canvas', command: 'relax' }),
    named('Light theme', { type: 'theme', theme: 'light' }),
    named('Dark theme', { type: 'theme', theme: 'dark' }),
    named('Theme as the system has it', { type: 'theme' }),
    named('Show all again', { type: 'filter', filter: {} }),
  ];
}

function ofFilter({ filter }: State, { ontology }: Overview): NamedAct[] {
  const pair = (
    facet: ChoiceFacet,
    value: string,
    words: string,
    shown: boolean,
    toggle: Act,
  ): NamedAct[] => [
    { words: `${shown ? 'Hide' : 'Show'} ${words}`, keys: [], act: toggle },
    { words: `Only ${words}`, keys: [], act: { type: 'only', facet, value } },
  ];
  const toggles = (facet: ChoiceFacet, value: string, words: string) =>
    pair(facet, value, words, passes(filter[facet], value), { type: 'toggle', facet, value });
  return [
    ...ontology.kinds.flatMap((kind) => {
      const act: Act = kind.quiet
        ? { type: 'quiet', kind: kind.id }
        : { type: 'toggle', facet: 'kind', value: kind.id };
      return pair('kind', kind.id, kind.plural, kindShown(filter, kind), act);
    }),
    ...ontology.predicates
      .filter(({ value }) => value === undefined)
      .flatMap(({ id, label }) => toggles('predicate', id, `edges: ${label}`)),
    ...CERTAINTIES.flatMap((certainty) => toggles('certainty', certainty, `what is ${certainty}`)),
  ];
}

/** A key as it is written on it. */
export function keyName(key: string): string {
  return key === 'Escape'
    ? 'Esc'
    : key
        .replace('Meta+', '⌘ ')
        .replace('Ctrl+', 'Ctrl ')
        .replace('Shift+', 'Shift ')
        .replace(/^[A-Z]$/, (letter) => `Shift ${letter}`)
        .replace(/[a-z]$/, (letter) => letter.toUpperCase());
}
