import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { icon } from './icons';
import { base, handles, panel } from './styles';

/** What the page has to say besides the graph. */
export type Message =
  /** What happened, where, and what to do. Nothing else can be shown. */
  | {
      readonly type: 'error';
      readonly title?: string;
      readonly what: string;
      readonly where?: string;
      readonly advice: string;
    }
  /** Something was left out or is missing; the rest works. */
  | { readonly type: 'note'; readonly text: string };

/** How far the opening of a graph is, or other long work. */
export interface Loading {
  /** What is done; the opening of a graph unless it says otherwise. */
  readonly what?: string;
  /** From 0 to 1; absent where nobody knows. */
  readonly share?: number | undefined;
  /** A first view is there, and the bar keeps out of its way. */
  readonly behind?: boolean;
}

/**
 * Loading, error and notes; and a polite live region that says what changed.
 *
 * @fires cancel the graph that is being opened, or whatever else is under way, is no longer wanted
 * @property loading undefined where nothing is under way
 * @property message what is shown; undefined for nothing
 * @property saying what a screen reader says next
 */
export class KgMessage extends LitElement {
  static override properties = {
    loading: { attribute: false },
    message: { attribute: false },
    saying: { attribute: false },
    late: { state: true },
  };

  declare loading: Loading | undefined;
  declare message: Message | undefined;
  declare saying: string;
  /** What comes at once needs no progress bar. */
  declare late: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.saying = '';
    this.late = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setTimeout(() => (this.late = true), PATIENCE_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    return html`${this.#progress()}${this.#shown()}
      <p class="quietly" role="status" aria-live="polite">${this.saying}</p>`;
  }

  #shown(): TemplateResult | typeof nothing {
    const { message } = this;
    if (message === undefined) return nothing;
    if (message.type === 'note') return this.#note(message.text);
    return html`<div class="error panel" role="alert">
      <h1>${message.title ?? 'The graph cannot be shown'}</h1>
      <p>${message.what}</p>
      ${message.where === undefined ? nothing : html`<p class="where">${message.where}</p>`}
      <p>${message.advice}</p>
      <button class="pill" @click=${() => location.reload()}>Try again</button>
    </div>`;
  }

  #progress(): TemplateResult | typeof nothing {
    const { loading, late } = this;
    if (loading === undefined || !late) return nothing;
    const isBehind = loading.behind === true;
    const what = loading.what ?? (isBehind ? 'Opening the rest of the graph' : 'Opening the graph');
    return html`<div class="loading ${isBehind ? 'behind panel' : ''}" role="status">
      <p>${what}…</p>
      <progress aria-label=${what} max="1" .value=${loading.share ?? nothing}></progress>
      <button class="pill" @click=${() => this.dispatchEvent(new CustomEvent('cancel'))}>Cancel</button>
    </div>`;
  }

  #note(text: string): TemplateResult {
    return html`<div class="note panel" role="status">
      <p>${text}</p>
      <button aria-label="Close this note" @click=${() => (this.message = undefined)}>
        ${icon('close')}
      </button>
    </div>`;
  }

  static override styles = [
    base,
    panel,
    handles,
    css`
      :host {
        display: contents;
      }
      .loading,
      .error,
      .note {
        position: fixed;
        z-index: 6;
        left: 50%;
        top: 50%;
        transform: translate(-50%, -50%);
      }
      .loading {
        text-align: center;
        font: 400 var(--prose) / 1.5 var(--serif);
        color: var(--soft);
      }
      .loading .pill {
        display: block;
        margin: 12px auto 0;
      }
      .behind {
        top: auto;
        bottom: 76px;
        left: calc((100vw - 380px) / 2); /* beside the panel on the right */
        transform: translateX(-50%);
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 6px 6px 6px 16px;
        font: 400 var(--small) / 1.5 var(--sans);
        white-space: nowrap;
      }
      .behind .pill {
        margin: 0;
      }
      .behind progress {
        width: 80px;
      }
      progress {
        width: 200px;
        height: 4px;
        accent-color: var(--ink);
      }
      .error {
        width: min(440px, calc(100vw - 32px));
        padding: 24px;
      }
      h1 {
        font: 600 var(--title) / 1.3 var(--serif);
        margin-bottom: 8px;
      }
      .error p {
        font: 400 var(--prose) / 1.5 var(--serif);
        margin-bottom: 12px;
        overflow-wrap: anywhere;
      }
      .error .where {
        font: 400 var(--small) / 1.5 var(--sans);
        color: var(--soft);
      }
      .note {
        top: auto;
        bottom: 76px;
        left: calc((100vw - 380px) / 2); /* beside the panel on the right */
        transform: translateX(-50%);
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 6px 6px 16px;
        max-width: min(480px, calc(100vw - 420px));
      }
      .behind + .note {
        bottom: 132px;
      }
      .note button {
        width: 36px;
        height: 36px;
        display: grid;
        place-items: center;
        flex: none;
        color: var(--soft);
      }
      .note .icon {
        width: 16px;
        height: 16px;
      }
      @media (max-width: 760px) {
        .behind {
          bottom: auto;
          top: 64px;
          left: 50%;
        }
        .behind + .note {
          top: 120px;
        }
        .note {
          bottom: auto;
          top: 64px;
          left: 50%;
          width: calc(100vw - 24px);
          max-width: none;
        }
      }
    `,
  ];
}

const PATIENCE_MS = 300;

customElements.define('kg-message', KgMessage);

declare global {
  interface HTMLElementTagNameMap {
    'kg-message': KgMessage;
  }
}
