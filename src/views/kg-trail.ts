import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Act } from '../state/act';
import { begin, stepsOf, type History, type Step } from '../state/history';
import { START } from '../state/state';
import { drawn } from './icons';
import { stepInWords } from './step-words';
import { base, handles, panel } from './styles';
import { View } from './view';

interface Named extends Step {
  readonly words: string;
}

/**
 * The way one came: undo, redo, the last steps in words, and a list of all of them, from each of which one can go on.
 *
 * @property history the trail
 * @fires act undo, redo, return
 */
export class KgTrail extends View {
  static override properties = { history: { attribute: false }, open: { state: true } };

  declare history: History;
  /** Whether all steps are listed. */
  declare open: boolean;

  constructor() {
    super();
    this.history = begin(START);
    this.open = false;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.idle) return nothing;
    const { past, future } = this.history;
    const steps = this.#named();
    const recent = steps.slice(0, past.length + 1).slice(-RECENT);
    return html`<nav
      class="bar panel"
      aria-label="Trail"
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
    >
      ${this.#button(UNDO, 'Undo', { type: 'undo' }, past.length === 0)}
      ${this.#button(REDO, 'Redo', { type: 'redo' }, future.length === 0)}
      <button
        class="opener"
        aria-label="All steps"
        title="All steps"
        aria-expanded=${this.open}
        aria-controls="all"
        ?disabled=${steps.length === 1}
        @click=${() => this.#toggle()}
      >
        ${drawn(TRAIL)}
      </button>
      ${
        past.length === 0
          ? nothing
          : html`<ol class="recent" aria-label="Last steps">
              ${recent.map((step) => html`<li>${this.#step(step)}</li>`)}
            </ol>`
      }
      <section id="all" class="all panel" aria-label="All steps" ?hidden=${!this.open}>
        <h2 class="head">The way you came</h2>
        <ol>
          ${steps.map((step) => html`<li class=${step.at > this.history.at ? 'undone' : ''}>${this.#step(step)}</li>`)}
        </ol>
      </section>
    </nav>`;
  }

  #named(): readonly Named[] {
    const vocabulary = this.vocabulary!;
    const steps = stepsOf(this.history);
    return steps.map((step, index) => ({
      ...step,
      words: stepInWords(steps[index - 1]?.state, step.state, vocabulary),
    }));
  }

  #button(lines: SVGTemplateResult, label: string, act: Act, disabled: boolean): TemplateResult {
    return html`<button
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${() => this.act(act)}
    >
      ${drawn(lines)}
    </button>`;
  }

  #step({ at, words }: Named): TemplateResult {
    if (at === this.history.at)
      return html`<span class="step" aria-current="step" title=${words}>${words}</span>`;
    return html`<button class="step" title=${words} @click=${() => this.act({ type: 'return', at })}>
      ${words}
    </button>`;
  }

  #toggle(): void {
    this.open = !this.open;
    if (!this.open) return;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('.all [aria-current]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>('.opener')?.focus();
  }

  static override styles = [
    base,
    panel,
    handles,
    css`
      .bar {
        position: relative;
        display: flex;
        align-items: center;
        padding: 3px;
      }
      .bar > button {
        width: 36px;
        height: 36px;
        flex: none;
        display: grid;
        place-items: center;
        color: var(--soft);
        border-radius: 7px;
      }
      .bar > button:hover:not(:disabled) {
        color: var(--ink);
        background: var(--wash);
      }
      .bar > button:disabled {
        color: var(--edge);
      }
      .bar > button:focus-visible {
        outline-offset: -2px;
      }
      .opener[aria-expanded='true'] {
        background: var(--wash);
        color: var(--ink);
      }
      .recent {
        display: flex;
        min-width: 0;
        padding: 0 10px 0 6px;
      }
      .recent li {
        display: flex;
        flex: 0 1 auto;
        min-width: 0;
        align-items: center;
        white-space: nowrap;
      }
      .recent li:last-child {
        flex-shrink: 0.4;
      }
      .recent li:not(:last-child)::after {
        content: '›';
        color: var(--faint);
        margin: 0 7px;
      }
      .step {
        min-width: 0;
        min-height: 24px;
        line-height: 24px;
        overflow: hidden;
        text-overflow: ellipsis;
        font-size: var(--small);
        color: var(--soft);
      }
      button.step:hover {
        color: var(--ink);
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 3px;
      }
      .step[aria-current] {
        color: var(--ink);
        font-weight: 600;
      }
      .all {
        position: absolute;
        left: 0;
        bottom: calc(100% + 8px);
        width: min(300px, calc(100vw - 24px));
        max-height: min(50dvh, 420px);
        overflow: auto;
        padding: 12px 6px 8px;
        z-index: 4;
      }
      .all .head {
        padding: 0 10px 4px;
      }
      .all .step {
        display: block;
        width: 100%;
        padding: 3px 10px;
        border-radius: var(--radius-small);
        font-size: var(--text);
        white-space: nowrap;
      }
      .all button.step:hover {
        background: var(--wash);
        text-decoration: none;
      }
      .all [aria-current] {
        box-shadow: inset 2px 0 0 var(--chosen);
        border-radius: 0;
      }
      .undone .step {
        font-style: italic;
        color: var(--faint);
      }
      @media (max-width: 1400px) {
        .recent li:nth-last-child(n + 3) {
          display: none;
        }
      }
      @media (max-width: 760px) {
        .recent {
          display: none;
        }
        .bar > button {
          width: clamp(26px, calc((100vw - 62px) / 10), 40px);
        }
      }
      @media (pointer: coarse) {
        .bar > button {
          height: 44px;
        }
        .all .step {
          padding: 8px 10px;
        }
      }
    `,
  ];
}

const UNDO = svg`<path d="M7.5 4.5 4 8l3.5 3.5"/><path d="M4 8h7.5a4 4 0 0 1 0 8H8"/>`;
const REDO = svg`<path d="M12.5 4.5 16 8l-3.5 3.5"/><path d="M16 8H8.5a4 4 0 0 0 0 8H12"/>`;
const TRAIL = svg`<path d="M8 5h9M8 10h9M8 15h9"/><circle class="solid" cx="4" cy="5" r="1.1"/><circle class="solid" cx="4" cy="10" r="1.1"/><circle class="solid" cx="4" cy="15" r="1.1"/>`;

/** So many are read at a glance. */
const RECENT = 3;

customElements.define('kg-trail', KgTrail);

declare global {
  interface HTMLElementTagNameMap {
    'kg-trail': KgTrail;
  }
}
