import type { State, Theme } from '../state/state';

/** What the browser remembers of a reader: the theme, and whether single keys act. Nothing else, and nothing of the graph. */
export interface Memory {
  readonly theme?: Theme;
  readonly singleKeys: boolean;
}

const KEY = 'stemma';

/** Where storage is switched off, nothing is remembered, and nothing fails. */
export function recall(storage: () => Storage = () => localStorage): Memory {
  try {
    const read: unknown = JSON.parse(storage().getItem(KEY) ?? '{}');
    if (typeof read !== 'object' || read === null) return { singleKeys: true };
    const { theme, singleKeys } = read as Record<string, unknown>;
    return { ...(theme === 'light' || theme === 'dark' ? { theme } : {}), singleKeys: singleKeys !== false };
  } catch (error) {
    return forgotten(error);
  }
}

export function remember(
  change: { readonly theme?: Theme | undefined; readonly singleKeys?: boolean },
  storage: () => Storage = () => localStorage,
): void {
  try {
    storage().setItem(KEY, JSON.stringify({ ...recall(storage), ...change }));
  } catch (error) {
    forgotten(error);
  }
}

/** Storage that is full, forbidden or scribbled on is no reason to stop; anything else is. */
function forgotten(error: unknown): Memory {
  if (error instanceof DOMException || error instanceof SyntaxError) return { singleKeys: true };
  throw error;
}

/** A state from an address, in the theme that it asks for, or else its reader chose here. */
export function withTheme(state: State): State {
  const theme = state.theme ?? recall().theme;
  return theme === undefined ? state : { ...state, theme };
}

/** Puts a theme on the page; none is the system's. */
export function wearTheme(theme: Theme | undefined): void {
  if (theme === undefined) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
