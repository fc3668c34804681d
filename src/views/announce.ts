import type { State } from '../state/state';
import type { Overview } from '../source/source';
import { vocabularyOf } from './vocabulary';
import { spanInWords } from './quantities';
import { capitalized, count, listed } from './words';

/**
 * One sentence for those who can't see what changed: "LLaVA chosen". How many neighbours it has,
 * the inspector says, once it knows. Empty where nothing worth a word did.
 */
export function announcement(before: State, after: State, overview: Overview): string {
  const name = (id: string | undefined) => (id === undefined ? '' : vocabularyOf(overview).name(id));
  if (after.mode !== before.mode || after.side !== before.side) return modeSentence(after, name);
  if (after.selection !== before.selection)
    return after.selection === undefined ? 'Nothing chosen' : `${name(after.selection)} chosen`;
  if (after.target !== before.target && after.target !== undefined)
    return `Path from ${name(after.selection)} to ${name(after.target)}`;
  if (after.avoid?.length !== before.avoid?.length)
    return after.avoid === undefined ? 'Nobody avoided' : `Avoiding ${listed(after.avoid.map(name))}`;
  if (after.others.length !== before.others.length)
    return `${count(after.others.length + 1, 'entry', 'entries')} compared`;
  if (after.hops !== before.hops) return `Neighbourhood of ${count(after.hops, 'step')}`;
  if (after.filter.released !== before.filter.released)
    return capitalized(spanInWords(after.filter.released));
  if (JSON.stringify(after.filter) !== JSON.stringify(before.filter))
    return Object.keys(after.filter).length === 0 ? 'Everything shown' : 'Filter changed';
  return '';
}

function modeSentence(
  { mode, side, selection, target }: State,
  name: (id: string | undefined) => string,
): string {
  switch (mode) {
    case 'map':
      return selection === undefined ? 'The map' : `The map, ${name(selection)} chosen`;
    case 'lineage':
      return side === 'down' ? `What was built on ${name(selection)}` : `Where ${name(selection)} comes from`;
    case 'path':
      return target === undefined
        ? `A path from ${name(selection)}: choose where to`
        : `Path from ${name(selection)} to ${name(target)}`;
    case 'compare':
      return `${name(selection)} compared`;
    case 'table':
      return 'The table';
  }
}

/** Of the window: who is chosen, or what this is. */
export function title({ selection }: State, overview: Overview): string {
  const name = selection === undefined ? undefined : vocabularyOf(overview).node(selection)?.name;
  return name === undefined ? 'Stemma: what AI models are built on' : `${name} · Stemma`;
}
