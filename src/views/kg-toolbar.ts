import { css, html, type TemplateResult } from 'lit';
import type { Act } from '../state/act';
import { icon, type IconName } from './icons';
import type { KgHelp } from './kg-help';
import { base, panel } from './styles';
import { View } from './view';

/**
 * What is done to the whole view: zoom, fit, relax the layout, table, theme, help.
 *
 * @fires act canvas, mode, theme
 */
export class KgToolbar extends View {
  override render(): TemplateResult {
    const { mode, theme } = this.state;
    const onCanvas = this.noPicture === undefined && mode !== 'table' && mode !== 'compare';
    return html`<section class="bar panel" aria-label="View">
      ${
        onCanvas
          ? html`${this.#button('zoom-in', 'Zoom in', { type: 'canvas', command: 'zoom-in' })}
              ${this.#button('zoom-out', 'Zoom out', { type: 'canvas', command: 'zoom-out' })}
              ${this.#button('fit', 'Fit everything into the window', { type: 'canvas', command: 'fit' })}
              ${mode === 'lineage' ? '' : this.#button('relax', 'Let the layout relax', { type: 'canvas', command: 'relax' })}
              <span class="gap"></span>`
          : ''
      }
      ${this.#tableButton()}
      ${this.#button(theme ?? 'system', `Theme: ${theme ?? 'as the system has it'}`, { type: 'theme', ...NEXT_THEME[theme ?? 'system'] })}
      <button aria-label="Help" title="Help" @click=${() => void this.help()}>${icon('help')}</button>
    </section>`;
  }

  #tableButton(): TemplateResult {
    const { mode } = this.state;
    const isTable = mode === 'table';
    return html`<button
      aria-label="Table"
      title=${isTable ? 'Back to the map' : 'The same as a table'}
      aria-pressed=${isTable}
      @click=${() => this.act({ type: 'mode', mode: isTable ? 'map' : 'table' })}
    >
      ${icon('table')}
    </button>`;
  }

  #button(name: IconName, label: string, act: Act): TemplateResult {
    return html`<button aria-label=${label} title=${label} @click=${() => this.act(act)}>
      ${icon(name)}
    </button>`;
  }

  /** Opens the help, which is fetched when it is first wanted. */
  async help(): Promise<void> {
    await import('./kg-help');
    const help = this.renderRoot.querySelector<KgHelp>('kg-help') ?? document.createElement('kg-help');
    this.renderRoot.append(help);
    help.show();
  }

  static override styles = [
    base,
    panel,
    css`
      .bar {
        display: flex;
        align-items: center;
        padding: 3px;
      }
      button {
        width: 36px;
        height: 36px;
        display: grid;
        place-items: center;
        color: var(--soft);
        border-radius: 7px;
      }
      button:hover {
        color: var(--ink);
        background: var(--wash);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      button[aria-pressed='true'] {
        background: var(--ink);
        color: var(--panel);
      }
      .gap {
        width: 1px;
        height: 20px;
        margin: 0 4px;
        background: var(--line);
      }
      @media (pointer: coarse) {
        button {
          width: 42px;
          height: 44px;
        }
      }
      @media (max-width: 760px) {
        .gap {
          margin: 0 1px;
        }
        button {
          /* Beside the trail's three; both fit at 320 px. */
          width: clamp(26px, calc((100vw - 62px) / 10), 40px);
        }
      }
    `,
  ];
}

const NEXT_THEME = { system: { theme: 'light' }, light: { theme: 'dark' }, dark: {} } as const;

customElements.define('kg-toolbar', KgToolbar);

declare global {
  interface HTMLElementTagNameMap {
    'kg-toolbar': KgToolbar;
  }
}
