import type { Shortcut } from './keys';

/** By the first of its keys, what a shortcut does. */
const WORDS: Readonly<Record<string, string>> = {
  'Ctrl+k': 'Search',
  '/': 'Search',
  '>': 'All acts, by name',
  'Ctrl+Shift+p': 'All acts, by name',
  'Ctrl+z': 'Undo the last step',
  'Ctrl+Shift+z': 'Redo the step that was undone',
  l: 'Lineage of the chosen entry, and back',
  i: 'Impact: what a flaw in it would touch',
  p: 'Path to another',
  n: 'Next way of a path',
  N: 'Way of a path before',
  c: 'Compare',
  t: 'Table instead of the map, and back',
  '+': 'Zoom in',
  '-': 'Zoom out',
  f: 'Fit everything into the window',
  Escape: 'Back to the map, then let go of the choice',
  '?': 'Help',
};

export function wordsFor({ keys }: Shortcut): string {
  return WORDS[keys[0]!] ?? '';
}
