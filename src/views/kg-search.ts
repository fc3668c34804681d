import { css, html, nothing, type TemplateResult } from 'lit';
import type { SearchHit } from '../model/answer';
import { nearest } from '../model/names';
import type { Act } from '../state/act';
import { Asking } from './asking';
import { glyph } from './glyphs';
import { icon } from './icons';
import { byKind, split } from './search-results';
import { base, handles, panel } from './styles';
import { View } from './view';
import { capitalized, count, listed } from './words';

/**
 * A field that finds entities by name, alias or id, with the results under it, grouped by kind. The pattern is
 * ARIA's combobox with a list: arrows move, Enter takes, Escape closes and then empties.
 *
 * @property makes what taking a hit does; chooses it unless given
 * @attr label accessible name of the field
 * @attr placeholder
 * @attr shortcut shows the key that leads here
 * @fires act whatever `makes` makes
 */
export class KgSearch extends View {
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
  /** Index of the hit that Enter takes; -1 for none. */
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
    this.active = 0;
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
      <div class="field panel" role="search">
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
        >${marked(hit.name, wanted)}${alias ? html`<span class="alias">${marked(hit.matched, wanted)}</span>` : nothing}</span
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
    this.active = 0;
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
      Enter: () => this.open && this.#take(this.#listed[this.active]),
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

  static override styles = [
    base,
    panel,
    handles,
    css`
      :host {
        position: relative;
        z-index: 3;
      }
      .field {
        display: flex;
        align-items: center;
        gap: 8px;
        height: 44px;
        padding: 0 8px 0 12px;
      }
      .field:focus-within {
        border-color: var(--ink);
        outline: 1px solid var(--ink);
      }
      .field > .icon {
        width: 18px;
        height: 18px;
        color: var(--soft);
      }
      input {
        flex: 1;
        min-width: 0;
        height: 100%;
        border: 0;
        background: none;
        outline: none;
      }
      input::placeholder {
        color: var(--faint);
        opacity: 1;
      }
      kbd {
        font: 500 var(--small) / 22px var(--sans);
        min-width: 24px;
        text-align: center;
        color: var(--soft);
        border: 1px solid var(--line);
        border-radius: 12px;
        padding: 0 7px;
      }
      .clear {
        width: 32px;
        height: 32px;
        display: grid;
        place-items: center;
        color: var(--soft);
      }
      .clear .icon {
        width: 16px;
        height: 16px;
      }
      .results {
        position: absolute;
        top: calc(100% + 6px);
        left: 0;
        right: 0;
        min-width: min(320px, calc(100vw - 24px));
        max-height: min(60vh, 480px);
        overflow: auto;
        padding: 6px;
        margin: 0;
      }
      .empty {
        padding: 12px 14px;
        color: var(--soft);
      }
      .results .head {
        padding: 8px 8px 2px;
      }
      .hit {
        display: flex;
        gap: 8px;
        align-items: baseline;
        padding: 5px 8px;
        min-height: 30px;
        border-radius: var(--radius-small);
        cursor: pointer;
      }
      .hit .glyph {
        align-self: flex-start;
        margin-top: 3px;
      }
      .hit[aria-selected='true'] {
        background: var(--wash);
        box-shadow: inset 2px 0 0 var(--ink);
      }
      .words {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .alias {
        display: block;
        font-size: var(--small);
        color: var(--soft);
      }
      mark {
        background: var(--mark);
        color: inherit;
        border-radius: 2px;
      }
      @media (pointer: coarse) {
        .hit {
          min-height: 44px;
          align-items: center;
        }
        .hit .glyph {
          align-self: center;
          margin: 0;
        }
        input {
          font-size: 16px; /* smaller, and phones zoom the page when the field is touched */
        }
      }
    `,
  ];
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
