import { css, html, LitElement, type TemplateResult } from 'lit';
import { CERTAINTIES } from '../model/graph';
import { keyName } from './acts';
import { line } from './glyphs';
import { icon } from './icons';
import { isSingle, SHORTCUTS, type Shortcut } from './keys';
import { wordsFor } from './shortcut-words';
import { recall, remember } from './memory';
import { base, handles, panel } from './styles';
import { capitalized } from './words';

/** Keys, line styles, and the switch for single keys, in the browser's own dialog. */
export class KgHelp extends LitElement {
  static override properties = { singleKeys: { state: true } };

  declare singleKeys: boolean;

  constructor() {
    super();
    this.singleKeys = recall().singleKeys;
  }

  show(): void {
    this.singleKeys = recall().singleKeys;
    void this.updateComplete.then(() => this.renderRoot.querySelector('dialog')?.showModal());
  }

  override render(): TemplateResult {
    return html`<dialog
      class="panel"
      aria-labelledby="title"
      @click=${(event: MouseEvent) => closeOutside(event)}
    >
      <div class="inside">
        <header>
          <h1 id="title">How to read and move</h1>
          <form method="dialog"><button aria-label="Close the help">${icon('close')}</button></form>
        </header>
        <p class="prose">
          Click an entry, or search for it, to see what it is and how we know. Arrows point from what was made
          to what it rests on. Small red numbers lead to the references at the foot of the page.
        </p>
        <h2 class="head">Lines</h2>
        <ul class="lines">
          ${CERTAINTIES.map((certainty) => html`<li>${line(certainty, 'model')} <b>${capitalized(certainty)}</b> ${MEANINGS[certainty]}</li>`)}
        </ul>
        <h2 class="head">Keys</h2>
        <dl>${SHORTCUTS.map((shortcut) => this.#shortcut(shortcut))}</dl>
        <label>
          <input
            type="checkbox"
            .checked=${this.singleKeys}
            @change=${(event: Event) => this.#switch((event.target as HTMLInputElement).checked)}
          />
          Single keys act. Switch this off if you dictate, or press keys by accident.
        </label>
      </div>
    </dialog>`;
  }

  #shortcut(shortcut: Shortcut): TemplateResult {
    const off = isSingle(shortcut) && !this.singleKeys;
    return html`<div class=${off ? 'off' : ''}>
      <dt>
        ${shortcut.keys.map((key, index) => html`${index === 0 ? '' : ' or '}<kbd>${keyName(key)}</kbd>`)}
      </dt>
      <dd>${wordsFor(shortcut)}${off ? ' (off)' : ''}</dd>
    </div>`;
  }

  #switch(singleKeys: boolean): void {
    this.singleKeys = singleKeys;
    remember({ singleKeys });
  }

  static override styles = [
    base,
    panel,
    handles,
    css`
      dialog {
        width: min(520px, calc(100vw - 24px));
        max-height: calc(100dvh - 24px);
        padding: 0;
        color: inherit;
      }
      dialog::backdrop {
        background: var(--veil);
      }
      .inside {
        padding: 22px 26px 26px;
      }
      header {
        display: flex;
        justify-content: space-between;
        align-items: flex-start;
      }
      header button {
        width: 44px;
        height: 44px;
        display: grid;
        place-items: center;
        margin: -8px -12px 0 0;
      }
      h1 {
        font: 600 var(--title) / 1.3 var(--serif);
      }
      h2 {
        margin: 20px 0 6px;
      }
      .prose {
        font: 400 var(--prose) / 1.5 var(--serif);
      }
      .lines li {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 2px 0;
        color: var(--soft);
      }
      b {
        font-weight: 500;
        color: var(--ink);
        width: 74px;
      }
      dl > div {
        display: flex;
        gap: 12px;
        padding: 3px 0;
      }
      dt {
        width: 122px;
        flex: none;
        color: var(--soft);
      }
      .off {
        color: var(--faint);
      }
      kbd {
        font: 500 var(--small) / 20px var(--sans);
        display: inline-block;
        min-width: 22px;
        text-align: center;
        padding: 0 6px;
        border: 1px solid var(--line);
        border-radius: 5px;
        color: var(--ink);
      }
      .off kbd {
        color: inherit;
      }
      label {
        display: flex;
        gap: 10px;
        align-items: flex-start;
        margin-top: 16px;
        padding-top: 14px;
        border-top: 1px solid var(--line);
      }
      input {
        width: 24px;
        height: 24px;
        margin: -2px 0 0;
        flex: none;
        accent-color: var(--ink);
      }
    `,
  ];
}

const MEANINGS = {
  stated: 'the source says so',
  reported: 'the source says that others say so',
  estimated: 'the source calls it an estimate',
  likely: 'the source thinks so',
  disputed: 'sources contradict each other',
} as const;

/** A click on the backdrop reaches the dialog itself. */
function closeOutside(event: MouseEvent): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}

customElements.define('kg-help', KgHelp);

declare global {
  interface HTMLElementTagNameMap {
    'kg-help': KgHelp;
  }
}
