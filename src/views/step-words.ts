import { type Choice, type Filter } from '../model/filter';
import type { ChoiceFacet } from '../state/act';
import type { State } from '../state/state';
import { spanInWords } from './quantities';
import { groupInWords } from './likeness';
import type { Vocabulary } from './vocabulary';
import { capitalized, count, listed, spelledOut } from './words';

/** A step of the trail in few words, by what it changed: "LLaVA", "Lineage of LLaVA", "hidden: uses". */
export function stepInWords(before: State | undefined, state: State, vocabulary: Vocabulary): string {
  if (before === undefined) return isPlain(state) ? 'Start' : viewInWords(state, vocabulary);
  if (isElsewhere(before, state)) return viewInWords(state, vocabulary);
  if (String(before.alike) !== String(state.alike))
    return state.alike === undefined
      ? 'Related in any way'
      : `Related by ${listed(state.alike.map(groupInWords))}`;
  if (before.rows !== state.rows) return state.rows === undefined ? 'All rows' : `Only ${state.rows} rows`;
  const path = pathStep(before, state, vocabulary);
  if (path !== undefined) return path;
  if (before.hops !== state.hops) return `${capitalized(count(state.hops, 'step'))} around`;
  const filtered = filterStep(before.filter, state.filter, vocabulary);
  if (filtered !== undefined) return filtered;
  if (before.theme !== state.theme)
    return state.theme === undefined ? 'Theme of the system' : `${capitalized(state.theme)} theme`;
  return viewInWords(state, vocabulary);
}

function isPlain({ mode, selection }: State): boolean {
  return mode === 'map' && selection === undefined;
}

/** Whether another entity, or another view of it, is looked at. */
function isElsewhere(a: State, b: State): boolean {
  const place = ({ selection, mode, side, target, others }: State) =>
    [selection, mode, side, target, ...others].join(' ');
  return place(a) !== place(b);
}

/** Where one is: "The map", "LLaVA", "Impact of GPT-4", "LLaVA to GPT-4". */
export function viewInWords(
  { mode, selection, side, target, others }: State,
  vocabulary: Vocabulary,
): string {
  const name = (id: string) => vocabulary.name(id);
  if (mode === 'table') return selection === undefined ? 'Table' : `${name(selection)}, in the table`;
  if (selection === undefined) return 'The map';
  if (mode === 'lineage') return `${side === 'down' ? 'Impact' : 'Lineage'} of ${name(selection)}`;
  if (mode === 'path')
    return target === undefined
      ? `Path from ${name(selection)}`
      : `Path from ${name(selection)} to ${name(target)}`;
  if (mode === 'compare') return `Compared: ${listed([selection, ...others].map(name))}`;
  return name(selection);
}

/** Another way between the same ends, or another wish for it. */
function pathStep(before: State, state: State, vocabulary: Vocabulary): string | undefined {
  if (before.avoid !== state.avoid) {
    const name = (id: string) => vocabulary.name(id);
    const added = state.avoid?.find((id) => before.avoid?.includes(id) !== true);
    if (added !== undefined) return `Avoiding ${name(added)}`;
    const freed = before.avoid?.find((id) => state.avoid?.includes(id) !== true);
    if (freed !== undefined) return `${name(freed)} no longer avoided`;
  }
  if (String(before.along) !== String(state.along))
    return state.along === undefined
      ? 'Along any edge'
      : `Along ${listed(state.along.map((id) => vocabulary.predicate(id).label))}`;
  if (before.directed !== state.directed) return state.directed === true ? 'Along the arrows' : 'Either way';
  return before.way === state.way ? undefined : 'Another way';
}

/** What one step did to the filter; undefined where it did nothing. */
function filterStep(before: Filter, after: Filter, vocabulary: Vocabulary): string | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  if (Object.keys(after).length === 0) return 'All shown again';
  const changed = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Filter>;
  for (const facet of changed) {
    if (JSON.stringify(before[facet]) === JSON.stringify(after[facet])) continue;
    if (facet === 'released') return capitalized(spanInWords(after.released));
    if (facet === 'quiet')
      return listStep(before.quiet ?? [], after.quiet ?? [], (id) => vocabulary.kind(id).plural);
    return choiceStep(before[facet], after[facet], (id) => valueInWords(facet, id, vocabulary));
  }
  return undefined;
}

function choiceStep(
  before: Choice | undefined,
  after: Choice | undefined,
  words: (id: string) => string,
): string {
  if (after !== undefined && 'only' in after)
    return after.only.length === 0 ? 'only: none of them' : `only: ${listed(after.only.map(words))}`;
  if (before !== undefined && 'only' in before && after === undefined) return 'not only these';
  const hidden = (choice: Choice | undefined) =>
    choice !== undefined && 'hide' in choice ? choice.hide : [];
  return listStep(hidden(after), hidden(before), words);
}

/** Which came to be shown, or hidden, between two lists of what is shown. */
function listStep(
  before: readonly string[],
  after: readonly string[],
  words: (id: string) => string,
): string {
  const shown = after.filter((id) => !before.includes(id));
  const hidden = before.filter((id) => !after.includes(id));
  return hidden.length > 0 ? `hidden: ${listed(hidden.map(words))}` : `shown: ${listed(shown.map(words))}`;
}

function valueInWords(facet: ChoiceFacet, id: string, vocabulary: Vocabulary): string {
  if (facet === 'kind') return vocabulary.kind(id).plural;
  if (facet === 'predicate') return vocabulary.predicate(id).label;
  return vocabulary.node(id)?.name ?? spelledOut(id);
}
