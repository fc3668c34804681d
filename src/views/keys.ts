import type { Act } from '../state/act';
import type { State } from '../state/state';

/** Some keys, and what they do; `shortcut-words.ts` says it in words. */
export interface Shortcut {
  readonly keys: readonly string[];
  /** Where text is typed it is the field's own. */
  readonly editing?: true;
  readonly deed: (state: State) => Act;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['Ctrl+k', 'Meta+k'], deed: () => search },
  { keys: ['/'], deed: () => search },
  { keys: ['>'], deed: () => acts },
  { keys: ['Ctrl+Shift+p', 'Meta+Shift+p'], deed: () => acts },
  {
    keys: ['Ctrl+z', 'Meta+z'],
    editing: true,
    deed: () => ({ type: 'undo' }),
  },
  {
    keys: ['Ctrl+Shift+z', 'Meta+Shift+z', 'Ctrl+y'],
    editing: true,
    deed: () => ({ type: 'redo' }),
  },
  {
    keys: ['l'],
    deed: (state) => (state.mode === 'lineage' ? toMap : { type: 'lineage' }),
  },
  {
    keys: ['i'],
    deed: () => ({ type: 'lineage', side: 'down' }),
  },
  { keys: ['p'], deed: () => ({ type: 'mode', mode: 'path' }) },
  { keys: ['n'], deed: () => ({ type: 'next-way', step: 1 }) },
  { keys: ['N'], deed: () => ({ type: 'next-way', step: -1 }) },
  { keys: ['c'], deed: () => ({ type: 'mode', mode: 'compare' }) },
  {
    keys: ['t'],
    deed: (state) => (state.mode === 'table' ? toMap : { type: 'mode', mode: 'table' }),
  },
  { keys: ['+', '='], deed: () => ({ type: 'canvas', command: 'zoom-in' }) },
  { keys: ['-'], deed: () => ({ type: 'canvas', command: 'zoom-out' }) },
  {
    keys: ['f'],
    deed: () => ({ type: 'canvas', command: 'fit' }),
  },
  {
    keys: ['Escape'],
    deed: (state) => (state.mode === 'map' ? { type: 'select' } : toMap),
  },
  { keys: ['?'], deed: () => ({ type: 'open', what: 'help' }) },
];

const search: Act = { type: 'open', what: 'search' };
const acts: Act = { type: 'open', what: 'acts' };
const toMap: Act = { type: 'mode', mode: 'map' };

/** A single character, which people who dictate may want to switch off. */
export function isSingle({ keys }: Shortcut): boolean {
  return keys[0]!.length === 1;
}

/** What a key press means, or nothing. In a field, letters are text. */
export function deedOf(event: KeyboardEvent, state: State, singleKeys: boolean): Act | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(nameOf(event)));
  if (shortcut === undefined || (isSingle(shortcut) && (!singleKeys || isIn(FIELD, event)))) return undefined;
  if (shortcut.editing === true && isIn(TEXT, event)) return undefined;
  return shortcut.deed(state);
}

/** "Ctrl+Shift+z"; of a key alone, the character that it makes, for which Shift may be needed. */
function nameOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): string {
  if (!ctrlKey && !metaKey && !altKey) return key;
  const held = [ctrlKey && 'Ctrl', metaKey && 'Meta', altKey && 'Alt', shiftKey && 'Shift'];
  return [...held.filter(Boolean), key.toLowerCase()].join('+');
}

const TEXT = 'input:not([type="range"], [type="checkbox"]), textarea';
/** Where a letter would be typed or a control moved. */
const FIELD = 'input, textarea, select, [contenteditable]';

function isIn(fields: string, event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(fields);
}
