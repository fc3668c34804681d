import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { NodeRef } from '../model/answer';
import { RELEASED } from '../model/ontology';
import { glyph } from './glyphs';
import { base, handles, panel } from './styles';
import { COLUMNS, sorted, tableRows, type Column, type Order, type TableRow } from './table-rows';
import { absenceStyles, absent } from './three-states';
import { View } from './view';
import { insideSentence } from './nouns';
import { capitalized, count, shownOf } from './words';

/**
 * What the filter shows, as a table that can be sorted: the same as the canvas for those who can't or won't see it,
 * and what stands in for it where it can't be drawn.
 *
 * @fires act select
 */
export class KgTable extends View {
  static override properties = { order: { state: true }, most: { state: true } };

  declare order: Order;
  /** How many rows are drawn. */
  declare most: number;

  constructor() {
    super();
    this.order = { column: 'name', down: false };
    this.most = PAGE;
  }

  protected override get idle(): boolean {
    const { mode } = this.state;
    if (this.overview === undefined) return true;
    return mode !== 'table' && !(this.noPicture !== undefined && (mode === 'map' || mode === 'path'));
  }

  override render(): TemplateResult | typeof nothing {
    const { overview, vocabulary } = this;
    if (this.idle || overview === undefined || vocabulary === undefined) return nothing;
    const rows = sorted(tableRows(overview, vocabulary, this.state), this.order);
    return html`<section class="panel" aria-label="Table">
      ${this.noPicture === undefined ? nothing : html`<p class="why" role="status">${this.noPicture} This table shows the same.</p>`}
      <div class="scroll" tabindex="0" role="region" aria-labelledby="caption">
        <table>
          <caption id="caption">
            ${count(rows.length, 'entry', 'entries')} of
            ${(overview.whole?.nodes ?? overview.nodes.length).toLocaleString('en-GB')}${overview.whole === undefined ? nothing : ': landmarks of the map; search finds the rest'}
          </caption>
          <thead>
            <tr>
              ${COLUMNS.map(({ key, label }) => this.#head(key, label))}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, this.most).map((row) => this.#row(row))}
          </tbody>
        </table>
        ${rows.length === 0 ? html`<p class="why">The filter leaves nothing. <button class="more" @click=${() => this.act({ type: 'filter', filter: {} })}>Show all again</button></p>` : nothing}
        ${rows.length > this.most ? html`<p class="why">${shownOf(this.most, rows.length)} · <button class="more" @click=${() => (this.most += PAGE)}>more</button></p>` : nothing}
      </div>
    </section>`;
  }

  #head(column: Column, label: string): TemplateResult {
    const { order } = this;
    const active = order.column === column;
    const sort = active ? (order.down ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" aria-sort=${sort}>
      <button @click=${() => (this.order = { column, down: active && !order.down })}>
        ${label}<span aria-hidden="true">${active ? (order.down ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>`;
  }

  #row({ node, kind, developers, access }: TableRow): TemplateResult {
    const chosen = node.id === this.state.selection;
    return html`<tr class=${chosen ? 'chosen' : ''} aria-current=${chosen ? 'true' : nothing}>
      <th scope="row">
        <span class="first">${glyph(this.vocabulary!.kind(node.kind))}${this.entityLink(node)}</span>
      </th>
      <td>${capitalized(kind)}</td>
      <td>${developers.length === 0 ? this.#missing('developed_by', node.kind) : this.#names(developers)}</td>
      <td class="year">${node.year === 0 ? this.#missing(RELEASED, node.kind) : node.year}</td>
      <td>
        ${access.length === 0 ? this.#missing('has_access', node.kind) : access.map((ref) => insideSentence(ref.name)).join(', ')}
      </td>
    </tr>`;
  }

  /** Not recorded; nothing, where there is nothing to record of such a kind. */
  #missing(predicate: string, kind: string): TemplateResult | typeof nothing {
    return this.vocabulary!.predicate(predicate).from.includes(kind) ? absent('unrecorded') : nothing;
  }

  #names(refs: readonly NodeRef[]): unknown {
    return refs.map((ref, index) => html`${index === 0 ? nothing : ', '}${this.entityLink(ref)}`);
  }

  /** The chosen row is brought into sight when the table opens, never while its reader scrolls. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (!changed.has('state') || before?.mode === this.state.mode) return;
    this.renderRoot.querySelector('.chosen')?.scrollIntoView({ block: 'center' });
  }

  static override styles = [
    base,
    panel,
    handles,
    absenceStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      section {
        display: flex;
        flex-direction: column;
        min-height: 0;
        overflow: hidden;
      }
      .why {
        padding: 14px 18px 0;
        font: 400 var(--prose) / 1.5 var(--serif);
      }
      .scroll {
        overflow: auto;
        min-height: 0;
        scrollbar-width: thin;
        scrollbar-color: var(--line) transparent;
      }
      .scroll:focus-visible {
        outline-offset: -3px;
      }
      .scroll .why {
        padding: 10px 18px 16px;
        color: var(--soft);
        font: inherit;
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      caption {
        text-align: left;
        padding: 14px 18px 6px;
        color: var(--soft);
      }
      th,
      td {
        text-align: left;
        vertical-align: top;
        padding: 6px 10px;
        font-weight: 400;
      }
      th:first-child,
      td:first-child {
        padding-left: 18px;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--panel);
        box-shadow: inset 0 -1px 0 var(--line);
        z-index: 1;
        padding-block: 0;
      }
      thead button {
        font: 600 var(--tiny) / 32px var(--sans);
        letter-spacing: 0.07em;
        text-transform: uppercase;
        color: var(--faint);
        white-space: nowrap;
      }
      thead button:hover,
      [aria-sort='ascending'] button,
      [aria-sort='descending'] button {
        color: var(--ink);
      }
      tbody tr {
        border-bottom: 1px solid var(--line);
      }
      tbody tr:last-child {
        border: 0;
      }
      tbody tr:hover {
        background: var(--wash);
      }
      tbody th {
        font-weight: 600;
      }
      .first {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
      td {
        color: var(--soft);
      }
      .year {
        font-variant-numeric: tabular-nums;
      }
      .chosen {
        box-shadow: inset 3px 0 0 var(--chosen);
      }
      @media (max-width: 760px) {
        table {
          min-width: 560px;
        }
      }
    `,
  ];
}

const PAGE = 300;

customElements.define('kg-table', KgTable);
