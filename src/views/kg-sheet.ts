import { css, html, LitElement, type TemplateResult } from 'lit';
import type { State } from '../state/state';
import { icon } from './icons';
import { base, panel } from './styles';

/**
 * The panel on the right; on a phone, a sheet at the foot of the screen that is low, half or tall. A handle steps
 * through the heights, so that no drag is needed.
 *
 * @attr label accessible name of the region
 * @slot what the panel shows
 */
export class KgSheet extends LitElement {
  static override properties = { label: {}, height: { reflect: true } };

  declare label: string;
  declare height: 'low' | 'half' | 'tall';

  constructor() {
    super();
    this.label = 'Details';
    this.height = 'half';
  }

  override render(): TemplateResult {
    const { next, words } = STEPS[this.height];
    return html`<section class="panel" aria-label=${this.label}>
      <button class="handle" aria-label=${words} @click=${() => (this.height = next)}>
        ${icon(next === 'low' ? 'down' : 'up')}
      </button>
      <div class="scroll" tabindex="-1"><slot></slot></div>
    </section>`;
  }

  /**
   * On a phone: low while something else needs the screen, half when somebody is newly chosen; read from its beginning.
   On opening a link, both states are the same.
   */
  follow(state: State, before: State): void {
    const chosen = state.selection !== before.selection;
    const entered = state.mode !== before.mode || state === before;
    if (entered && state.mode !== 'map') this.height = 'low';
    else if (this.height === 'low' && (chosen || entered)) this.height = 'half';
    if (chosen) this.renderRoot.querySelector('.scroll')?.scrollTo(0, 0);
  }

  static override styles = [
    base,
    panel,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      section {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow: hidden;
      }
      .scroll {
        overflow: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        scrollbar-color: var(--line) transparent;
        min-height: 0;
      }
      .handle {
        display: none;
      }
      @media (max-width: 760px) {
        section {
          border-radius: 14px 14px 0 0;
          border-width: 1px 0 0;
          height: 46dvh;
          transition: height var(--slow) ease-out;
        }
        :host([height='low']) section {
          height: 96px;
        }
        :host([height='tall']) section {
          height: calc(100dvh - 72px);
        }
        .handle {
          flex: none;
          display: grid;
          place-items: center;
          height: 28px;
          color: var(--soft);
        }
        .handle:focus-visible {
          outline-offset: -4px;
        }
        .scroll {
          flex: 1;
        }
      }
    `,
  ];
}

const STEPS = {
  low: { next: 'half', words: 'Open the panel' },
  half: { next: 'tall', words: 'Make the panel taller' },
  tall: { next: 'low', words: 'Lower the panel' },
} as const;

customElements.define('kg-sheet', KgSheet);

declare global {
  interface HTMLElementTagNameMap {
    'kg-sheet': KgSheet;
  }
}
