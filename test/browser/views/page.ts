import axe from 'axe-core';
import type { Act } from '../../../src/state/act';
import { START, type State } from '../../../src/state/state';
import { transition } from '../../../src/state/transition';
import { View } from '../../../src/views/view';
import type { Source } from '../../../src/source/source';
import { fakeSource, overview } from '../../views/fake-source';
import '../../../src/views/tokens.css';

/** A panel alone on a page, with the small graph behind it, following its own acts as the page would. */
export interface Stand<V extends View> {
  readonly view: V;
  /** Everything it asked for, oldest first. */
  readonly acts: Act[];
  state(): State;
  /** All answers are there and drawn. */
  settled(): Promise<void>;
  $(selector: string): HTMLElement;
  $$(selector: string): HTMLElement[];
  /** What it says, with single spaces. */
  text(selector?: string): string;
}

export async function stand<V extends View>(
  name: string,
  start: Partial<State> = {},
  source: Source = fakeSource(),
): Promise<Stand<V>> {
  const view = document.createElement(name) as V;
  if (!(view instanceof View)) throw new Error(`${name} is no panel`);
  let state: State = { ...START, ...start };
  const acts: Act[] = [];
  Object.assign(view, { overview, source, state });
  view.addEventListener('act', (event) => {
    const act = (event as CustomEvent<Act>).detail;
    acts.push(act);
    state = transition(state, act);
    view.state = state;
  });
  document.body.replaceChildren(view);
  const root = view.renderRoot;
  const find = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`nothing matches ${selector} in ${root.textContent}`);
    return found;
  };
  const settled = async (): Promise<void> => {
    // An answer may lead to the next question; a few rounds see the end of it.
    for (let round = 0; round < 4; round++) {
      await view.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await view.updateComplete;
  };
  await settled();
  return {
    view,
    acts,
    state: () => state,
    settled,
    $: find,
    $$: (selector) => [...root.querySelectorAll<HTMLElement>(selector)],
    text: (selector) =>
      (selector === undefined ? root : find(selector))
        .textContent!.replaceAll('\u2060', '')
        .replace(/\s+/g, ' ')
        .trim(),
  };
}

/** What axe finds wrong, in words; empty for nothing. */
export async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  );
}

export function press(target: HTMLElement, key: string): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
}

export function type(input: HTMLElement, text: string): void {
  (input as HTMLInputElement).value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
