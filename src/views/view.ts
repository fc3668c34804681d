import {
  html,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type ReactiveController,
  type TemplateResult,
} from 'lit';
import type { NodeRef } from '../model/answer';
import type { Overview, Source } from '../source/source';
import type { Act } from '../state/act';
import { START, type State } from '../state/state';
import { transition } from '../state/transition';
import { toSearch } from '../state/address';
import { Asking } from './asking';
import { vocabularyOf, type Vocabulary } from './vocabulary';

/**
 * What all panels have in common: three properties in, one event out.
 *
 * @property overview what the open graph is; nothing is drawn before it is there
 * @property source whom to ask
 * @property state what the user has asked to see
 * @property noPicture why there is no canvas; undefined where there is one
 * @fires act CustomEvent<Act>, bubbling and composed
 */
export abstract class View extends LitElement {
  static override properties: PropertyDeclarations = {
    overview: { attribute: false },
    source: { attribute: false },
    state: { attribute: false },
    noPicture: { attribute: false },
  };

  declare overview: Overview | undefined;
  declare source: Source | undefined;
  declare state: State;
  declare noPicture: string | undefined;

  readonly #askings: Asking<unknown>[] = [];

  constructor() {
    super();
    this.state = START;
  }

  protected get vocabulary(): Vocabulary | undefined {
    return this.overview === undefined ? undefined : vocabularyOf(this.overview);
  }

  /** Whether there is nothing for it to show; then it takes no room. */
  protected get idle(): boolean {
    return this.overview === undefined;
  }

  override addController(controller: ReactiveController): void {
    super.addController(controller);
    if (controller instanceof Asking) this.#askings.push(controller);
  }

  /** Complete is what has its answers: before them, nobody knows how much room it takes. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await Promise.all(this.#askings.map((asking) => asking.done));
    return super.getUpdateComplete();
  }

  protected override update(changed: PropertyValues<this>): void {
    this.hidden = this.idle;
    super.update(changed);
  }

  protected act(act: Act): void {
    this.dispatchEvent(new CustomEvent<Act>('act', { detail: act, bubbles: true, composed: true }));
  }

  /** A link that acts when clicked, and opens the same in a new tab when asked to. */
  protected link(act: Act, content: unknown, className = 'name'): TemplateResult {
    const href = toSearch(transition(this.state, act)) || '?';
    return html`<a class=${className} href=${href} @click=${(event: MouseEvent) => this.#follow(event, act)}
      >${content}</a
    >`;
  }

  protected entityLink(ref: NodeRef, text: unknown = ref.name): TemplateResult {
    this.vocabulary?.learn(ref);
    return this.link({ type: 'select', id: ref.id }, text);
  }

  #follow(event: MouseEvent, act: Act): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.act(act);
  }
}
