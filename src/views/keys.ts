import type { Act } from '../state/act';
import type { State } from '../state/state';

/** One row of the help, and its meaning. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly words: string;
  /** A single character, which people who dictate may want to switch off. */
  readonly single: boolean;
  /** Where text is typed it is the field's own. */
  readonly editing?: true;
  readonly deed: (state: State) => Act;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['Ctrl+k', 'Meta+k'], words: 'Search', single: false, deed: () => search },
  { keys: ['/'], words: 'Search', single: true, deed: () => search },
  { keys: ['>'], words: 'All acts, by name', single: true, deed: () => acts },
  { keys: ['Ctrl+Shift+p', 'Meta+Shift+p'], words: 'All acts, by name', single: false, deed: () => acts },
  {
    keys: ['Ctrl+z', 'Meta+z'],
    words: 'Undo the last step',
    single: false,
    editing: true,
    deed: () => ({ type: 'undo' }),
  },
  {
    keys: ['Ctrl+Shift+z', 'Meta+Shift+z', 'Ctrl+y'],
    words: 'Redo the step that was undone',
    single: false,
    editing: true,
    deed: () => ({ type: 'redo' }),
  },
  {
    keys: ['l'],
    words: 'Lineage of the chosen entry, and back',
    single: true,
    deed: (state) => (state.mode === 'lineage' ? toMap : { type: 'lineage' }),
  },
  {
    keys: ['i'],
    words: 'Impact: what a flaw in it would touch',
    single: true,
    deed: () => ({ type: 'lineage', side: 'down' }),
  },
  { keys: ['p'], words: 'Path to another', single: true, deed: () => ({ type: 'mode', mode: 'path' }) },
  { keys: ['n'], words: 'Next way of a path', single: true, deed: () => ({ type: 'next-way', step: 1 }) },
  { keys: ['N'], words: 'Way of a path before', single: true, deed: () => ({ type: 'next-way', step: -1 }) },
  { keys: ['c'], words: 'Compare', single: true, deed: () => ({ type: 'mode', mode: 'compare' }) },
  {
    keys: ['t'],
    words: 'Table instead of the map, and back',
    single: true,
    deed: (state) => (state.mode === 'table' ? toMap : { type: 'mode', mode: 'table' }),
  },
  { keys: ['+', '='], words: 'Zoom in', single: true, deed: () => ({ type: 'canvas', command: 'zoom-in' }) },
  { keys: ['-'], words: 'Zoom out', single: true, deed: () => ({ type: 'canvas', command: 'zoom-out' }) },
  {
    keys: ['f'],
    words: 'Fit everything into the window',
    single: true,
    deed: () => ({ type: 'canvas', command: 'fit' }),
  },
  {
    keys: ['Escape'],
    words: 'Back to the map, then let go of the choice',
    single: false,
    deed: (state) => (state.mode === 'map' ? { type: 'select' } : toMap),
  },
  { keys: ['?'], words: 'Help', single: true, deed: () => ({ type: 'open', what: 'help' }) },
];

const search: Act = { type: 'open', what: 'search' };
const acts: Act = { type: 'open', what: 'acts' };
const toMap: Act = { type: 'mode', mode: 'map' };

/** What a key press means, or nothing. In a field, letters are text. */
export function deedOf(event: KeyboardEvent, state: State, singleKeys: boolean): Act | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(nameOf(event)));
  if (shortcut === undefined || (shortcut.single && (!singleKeys || isField(event)))) return undefined;
  if (shortcut.editing === true && isText(event)) return undefined;
  return shortcut.deed(state);
}

/** "Ctrl+Shift+z"; of a key alone, the character that it makes, for which Shift may be needed. */
function nameOf(event: KeyboardEvent): string {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) return event.key;
  const held = [
    event.ctrlKey && 'Ctrl',
    event.metaKey && 'Meta',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
  ];
  return [...held.filter(Boolean), event.key.toLowerCase()].join('+');
}

function isText(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement && target.matches('input:not([type="range"], [type="checkbox"]), textarea')
  );
}

/** True where a letter would be typed or a control moved. */
function isField(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  );
}
