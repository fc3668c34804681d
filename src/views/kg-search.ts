import { html, nothing, type TemplateResult } from 'lit';
import type { SearchHit } from '../model/answer';
import { nearest } from '../model/names';
import type { Act } from '../state/act';
import { Asking } from './asking';
import { glyph } from './glyphs';
import { icon } from './icons';
import { byKind, split } from './search-results';
import { searchStyles } from './kg-search.styles';
import { View } from './view';
import { capitalized, count, listed } from './words';

/**
 * A field that finds entities by name, alias or id, with the results under it, grouped by kind. The pattern is
 * ARIA's combobox with a list: arrows move, Enter takes, Escape closes and then empties.
 *
 * @property makes what taking a hit does; chooses it unless given
 * @attr label accessible name of the field
 * @attr placeholder
 * @attr inside lies in another panel, and casts no shadow there
 * @attr shortcut shows the key that leads here
 * @fires act whatever `makes` makes
 */
export class KgSearch extends View {
  static override styles = searchStyles;
  static override properties = {
    makes: { attribute: false },
    label: {},
    placeholder: {},
    shortcut: {},
    text: { state: true },
    open: { state: true },
    active: { state: true },
  };

  declare makes: (id: string) => Act;
  declare label: string;
  declare placeholder: string;
  declare shortcut: string;
  /** What is typed. */
  declare text: string;
  declare open: boolean;
  /** Index of the hit that arrows have reached; -1 for none yet, when Enter takes the first. */
  declare active: number;

  readonly #hits = new Asking(this, () => {
    const { source } = this;
    const text = this.text.trim();
    if (source === undefined || text === '') return undefined;
    return {
      key: text,
      ask: async (signal) => ({
        text,
        hits: (await source.ask('search', { text, limit: MOST }, signal)).results,
      }),
    };
  });

  constructor() {
    super();
    this.makes = (id) => ({ type: 'select', id });
    this.label = 'Search';
    this.placeholder = 'Model, maker, method…';
    this.shortcut = '';
    this.text = '';
    this.open = false;
    this.active = -1;
  }

  protected override get idle(): boolean {
    return false; // who types before the graph has come is answered when it has
  }

  override focus(): void {
    this.#input?.focus();
    this.#input?.select();
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  /** As they are listed, so that arrows move as the eye does. */
  get #listed(): readonly SearchHit[] {
    return byKind(this.#hits.value?.hits ?? []).flatMap((group) => group.hits);
  }

  override render(): TemplateResult {
    const shown =
      this.open &&
      this.text.trim() !== '' &&
      (this.#hits.value !== undefined || this.#hits.error !== undefined);
    const chosen = shown ? this.#listed[this.active] : undefined;
    return html`
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
          aria-expanded=${shown}
          aria-controls="results"
          aria-activedescendant=${chosen === undefined ? nothing : `hit-${this.active}`}
          placeholder=${this.placeholder}
          .value=${this.text}
          @input=${(event: InputEvent) => this.#type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.#key(event)}
          @focus=${() => (this.open = true)}
          @blur=${() => (this.open = false)}
        />
        ${this.#trailing()}
      </div>
      <div
        id="results"
        class="results panel"
        role="listbox"
        aria-label="Results"
        ?hidden=${!shown || this.#listed.length === 0}
      >
        ${shown ? this.#groups() : nothing}
      </div>
      <p class="results empty panel" ?hidden=${!shown || this.#listed.length > 0}>
        ${shown ? this.#emptyWords() : nothing}
      </p>
      <p class="quietly" role="status">${shown ? this.#summary() : nothing}</p>
    `;
  }

  #trailing(): TemplateResult | typeof nothing {
    if (this.text !== '') {
      return html`<button
        class="clear"
        aria-label="Empty the search"
        @mousedown=${keepFocus}
        @click=${() => this.#clear()}
      >
        ${icon('close')}
      </button>`;
    }
    return this.shortcut === '' ? nothing : html`<kbd aria-hidden="true">${this.shortcut}</kbd>`;
  }

  #groups(): TemplateResult[] {
    let index = 0;
    return byKind(this.#hits.value?.hits ?? []).map(({ kind, hits }) => {
      const id = `kind-${kind}`;
      const label = capitalized(this.vocabulary?.kind(kind).plural ?? kind);
      return html`<div role="group" aria-labelledby=${id}>
        <div class="head" id=${id} role="presentation">${label}</div>
        ${hits.map((hit) => this.#hit(hit, index++))}
      </div>`;
    });
  }

  #hit(hit: SearchHit, index: number): TemplateResult {
    const wanted = this.#hits.value?.text ?? '';
    const alias = hit.matched !== hit.name && hit.matched !== hit.id;
    return html`<div
      id="hit-${index}"
      class="hit"
      role="option"
      aria-selected=${index === this.active}
      @mousedown=${keepFocus}
      @mousemove=${() => (this.active = index)}
      @click=${() => this.#take(hit)}
    >
      ${this.vocabulary === undefined ? nothing : glyph(this.vocabulary.kind(hit.kind))}
      <span class="words"
        >${marked(hit.name, wanted)}${alias ? html` <span class="alias">${marked(hit.matched, wanted)}</span>` : nothing}</span
      >
    </div>`;
  }

  #emptyWords(): TemplateResult {
    if (this.#hits.error !== undefined) return html`The search failed. ${reason(this.#hits.error)}`;
    const wanted = this.#hits.value?.text ?? '';
    const near = nearest(
      wanted,
      (this.overview?.nodes ?? []).map((node) => node.name),
    );
    return html`Nothing here is called “${wanted}”.
    ${near.map(
      (name, index) =>
        html`${index === 0 ? 'Nearest: ' : ', '}<button
            class="more"
            @mousedown=${keepFocus}
            @click=${() => this.#type(name)}
          >
            ${name}
          </button>`,
    )}`;
  }

  #summary(): string {
    const found = this.#listed.length;
    if (found === 0) return 'Nothing found';
    const kinds = byKind(this.#hits.value?.hits ?? []).map(
      ({ kind }) => this.vocabulary?.kind(kind).plural ?? kind,
    );
    return `${count(found, 'result')} among ${listed(kinds)}`;
  }

  #type(text: string): void {
    this.text = text;
    this.open = true;
    this.active = -1;
  }

  #clear(): void {
    this.#type('');
    this.#input?.focus();
  }

  #take(hit: SearchHit | undefined): void {
    if (hit === undefined) return;
    this.text = '';
    this.open = false;
    this.#input?.blur();
    this.act(this.makes(hit.id));
  }

  #key(event: KeyboardEvent): void {
    const last = this.#listed.length - 1;
    const moves: Record<string, () => void> = {
      ArrowDown: () => (this.active = this.active >= last ? 0 : this.active + 1),
      ArrowUp: () => (this.active = this.active <= 0 ? last : this.active - 1),
      Enter: () => this.open && this.#take(this.#listed[Math.max(this.active, 0)]),
      Escape: () => (this.text === '' ? this.#input?.blur() : this.#type('')),
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move === undefined || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.open = true;
    move();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    );
  }
}

/** More than fit on a screen help nobody; a longer word does. */
const MOST = 24;

function keepFocus(event: Event): void {
  event.preventDefault();
}

function marked(text: string, wanted: string): TemplateResult {
  const [before, hit, after] = split(text, wanted);
  return html`${before}${hit === '' ? nothing : html`<mark>${hit}</mark>`}${after}`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

customElements.define('kg-search', KgSearch);

declare global {
  interface HTMLElementTagNameMap {
    'kg-search': KgSearch;
  }
}
