import { html, nothing, type TemplateResult } from 'lit';
import { timeOf } from '../model/filter';
import type { Act } from '../state/act';
import type { History } from '../state/history';
import { Asking } from './asking';
import { icon } from './icons';
import { searchStyles } from './kg-search.styles';
import type * as SearchList from './search-list';
import { View } from './view';

/**
 * A field that finds entities by name, alias or id, with the results under it, grouped by kind. The pattern is
 * ARIA's combobox with a list: arrows move, Enter takes, Escape closes and then empties. Where it offers acts, these are found
 * like entities, and all of them after ">".
 *
 * @property makes what taking a hit does; chooses it unless given
 * @property history the trail, which says what can be undone
 * @attr label accessible name of the field
 * @attr placeholder
 * @attr inside lies in another panel, and casts no shadow there
 * @attr shortcut shows the key that leads here
 * @attr acts offers acts, too
 * @fires act whatever `makes` makes, or the act that was taken
 */
export class KgSearch extends View {
  static override styles = searchStyles;
  static override properties = {
    makes: { attribute: false },
    history: { attribute: false },
    label: {},
    placeholder: {},
    shortcut: {},
    acts: { type: Boolean },
    text: { state: true },
    open: { state: true },
    active: { state: true },
    only: { state: true },
    list: { state: true },
    lost: { state: true },
  };

  declare makes: (id: string) => Act;
  declare history: History | undefined;
  declare label: string;
  declare placeholder: string;
  declare shortcut: string;
  declare acts: boolean;
  /** What is typed. */
  declare text: string;
  declare open: boolean;
  /** Index of the entry that arrows have reached; -1 for none yet, when Enter takes the first. */
  declare active: number;
  /** The one kind that is looked for. */
  declare only: string | undefined;
  /** What sets the results, once it is there. */
  declare list: typeof SearchList | undefined;
  /** Whether that could not be fetched. */
  declare lost: boolean;

  readonly #hits = new Asking(this, () => {
    const { source, only } = this;
    const text = this.text.trim();
    if (source === undefined || text === '' || this.#commands) return undefined;
    const kinds = only === undefined ? {} : { kinds: [only] };
    const question = { text, ...kinds, limit: MOST, ...timeOf(this.state.filter) };
    return {
      key: JSON.stringify(question),
      ask: async (signal) => ({ text, hits: (await source.ask('search', question, signal)).results }),
    };
  });

  constructor() {
    super();
    this.makes = (id) => ({ type: 'select', id });
    this.label = 'Search';
    this.placeholder = 'Model, maker, method…';
    this.shortcut = '';
    this.acts = false;
    this.text = '';
    this.open = false;
    this.active = -1;
    this.lost = false;
  }

  protected override get idle(): boolean {
    return false; // who types before the graph has come is answered when it has
  }

  override focus(): void {
    this.#input?.focus();
    this.#input?.select();
  }

  /** Takes the focus with that much typed already; with nothing, what was typed before is there to be replaced. */
  begin(text: string): void {
    if (text === '') return this.focus();
    this.#type(text);
    void this.updateComplete.then(() => {
      this.#input?.focus();
      return this.#input?.setSelectionRange(text.length, text.length);
    });
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  get #commands(): boolean {
    return this.acts && this.text.startsWith('>');
  }

  /** What is listed now; undefined while there is nothing to list. */
  get #listing(): SearchList.Listing | undefined {
    const { list, overview, text } = this;
    if (!this.open || text.trim() === '' || list === undefined || overview === undefined) return undefined;
    const { value, error } = this.#hits;
    if (!this.#commands && value === undefined && error === undefined) return undefined;
    return {
      hits: list.inOrder(this.#commands ? [] : (value?.hits ?? [])),
      acts: this.acts && this.history !== undefined ? list.actsFor(text, this.history, overview) : [],
      commands: this.#commands,
      wanted: this.#commands ? text : (value?.text ?? ''),
      active: this.active,
      only: this.only,
      released: this.state.filter.released,
      offersActs: this.acts,
      error,
      overview,
      on: {
        take: (index) => this.#take(index),
        point: (index) => (this.active = index),
        only: (kind) => this.#narrow(kind),
        anyTime: () => this.act({ type: 'released' }),
        type: (typed) => this.#type(typed),
      },
    };
  }

  override render(): TemplateResult {
    const listing = this.#listing;
    const chosen = listing !== undefined && this.active >= 0;
    return html`
      <div
        @focusout=${(event: FocusEvent) => this.#leave(event)}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <div class="field panel" role="search" aria-label=${this.label}>
          ${icon('search')}
          <input
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            aria-label=${this.label}
            aria-autocomplete="list"
            aria-expanded=${listing !== undefined}
            aria-controls="results"
            aria-activedescendant=${chosen ? `hit-${this.active}` : nothing}
            placeholder=${this.placeholder}
            .value=${this.text}
            @input=${(event: InputEvent) => this.#type((event.target as HTMLInputElement).value)}
            @focus=${() => this.#enter()}
          />
          ${this.#trailing()}
        </div>
        ${listing === undefined ? nothing : this.list!.results(listing)}
      </div>
      <p role="alert" ?hidden=${!this.lost}>
        ${this.lost ? 'The results could not be fetched. Try again.' : nothing}
      </p>
      <p class="quietly" role="status">${listing === undefined ? nothing : this.list!.summary(listing)}</p>
    `;
  }

  #trailing(): TemplateResult | typeof nothing {
    if (this.text !== '') {
      return html`<button
        class="clear"
        aria-label="Empty the search"
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => this.#clear()}
      >
        ${icon('close')}
      </button>`;
    }
    return this.shortcut === '' ? nothing : html`<kbd aria-hidden="true">${this.shortcut}</kbd>`;
  }

  #enter(): void {
    this.open = true;
    this.lost = false;
    if (this.list !== undefined) return;
    const adopt = async () => {
      this.list = await import('./search-list');
      this.shadowRoot!.adoptedStyleSheets.push(this.list.listStyles.styleSheet!);
    };
    adopt().catch(() => (this.lost = true)); // tried again when the field is next entered
  }

  /** Buttons under the field belong to it. */
  #leave(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)))
      this.open = false;
  }

  #type(text: string): void {
    this.text = text;
    this.open = true;
    this.active = -1;
  }

  #narrow(kind: string | undefined): void {
    this.only = kind;
    this.active = -1;
    this.#input?.focus();
  }

  #clear(): void {
    this.#type('');
    this.only = undefined;
    this.#input?.focus();
  }

  #take(index: number): void {
    const { hits = [], acts = [] } = this.#listing ?? {};
    const hit = hits[index];
    if (hit !== undefined) this.vocabulary?.learn(hit);
    const act = hit === undefined ? acts[index - hits.length]?.act : this.makes(hit.id);
    if (act === undefined) return;
    this.text = '';
    this.open = false;
    this.only = undefined;
    this.#input?.blur();
    this.act(act);
  }

  #key(event: KeyboardEvent): void {
    const isInput = event.target === this.#input;
    const { hits = [], acts = [] } = this.#listing ?? {};
    const last = hits.length + acts.length - 1;
    const moves: Record<string, () => void> = {
      ArrowDown: () => (this.active = this.active >= last ? Math.min(0, last) : this.active + 1),
      ArrowUp: () => (this.active = this.active <= 0 ? last : this.active - 1),
      ...(isInput ? { Enter: () => this.open && this.#take(Math.max(this.active, 0)) } : {}),
      Escape: () => (this.text === '' ? this.#input?.blur() : this.#clear()),
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move === undefined || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.open = true;
    if (!isInput) this.#input?.focus();
    move();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    );
  }
}

/** More than fit on a screen help nobody; a longer word does. */
const MOST = 24;

customElements.define('kg-search', KgSearch);

declare global {
  interface HTMLElementTagNameMap {
    'kg-search': KgSearch;
  }
}
