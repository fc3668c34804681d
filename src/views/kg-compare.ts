import { css, html, nothing, type TemplateResult } from 'lit';
import type { Comparison, NodeRef, ObjectRef } from '../model/answer';
import { MAX_OTHERS } from '../state/state';
import { Asking } from './asking';
import { glyph } from './glyphs';
import { icon } from './icons';
import './kg-search';
import { isEntity, valueInWords } from './phrase';
import { base, handles, panel } from './styles';
import { View } from './view';
import { capitalized, count, listed } from './words';

/**
 * Two to four entities side by side, a row for each predicate; what is not recorded, not disclosed and known not to be
 * look and read differently.
 *
 * @fires act compare-with, select, mode
 */
export class KgCompare extends View {
  readonly #comparison = new Asking<Comparison>(this, () => {
    const { source } = this;
    const { mode, selection, others } = this.state;
    if (source === undefined || mode !== 'compare' || selection === undefined || others.length === 0)
      return undefined;
    const entities = [selection, ...others];
    return { key: entities.join(' '), ask: (signal) => source.ask('compare', { entities }, signal) };
  });

  protected override get idle(): boolean {
    return this.overview === undefined || this.state.mode !== 'compare';
  }

  override render(): TemplateResult | typeof nothing {
    if (this.idle) return nothing;
    const { others } = this.state;
    const comparison = this.#comparison.value;
    return html`<section class="panel" aria-label="Comparison">
      <header>
        <h1>${this.#headline()}</h1>
        <button class="pill" @click=${() => this.act({ type: 'mode', mode: 'map' })}>
          ${icon('left')}Back to the map
        </button>
      </header>
      ${others.length < MAX_OTHERS ? this.#adder() : nothing}
      ${this.#comparison.error === undefined ? nothing : html`<p class="hint">They could not be compared: ${(this.#comparison.error as Error).message}.</p>`}
      ${comparison === undefined || others.length === 0 ? nothing : html`${this.#ancestors(comparison)}${this.#table(comparison)}`}
    </section>`;
  }

  #headline(): string {
    const name = (id: string) => this.vocabulary?.node(id)?.name ?? id;
    const { selection, others } = this.state;
    return others.length === 0
      ? `Compare ${name(selection!)} with…`
      : listed([selection!, ...others].map(name));
  }

  #adder(): TemplateResult {
    const { others } = this.state;
    return html`<kg-search
      inside
      label=${others.length === 0 ? 'Compare with' : 'Add to the comparison'}
      placeholder=${others.length === 0 ? 'With whom?' : 'Add another…'}
      .overview=${this.overview}
      .source=${this.source}
      .state=${this.state}
      .makes=${(id: string) => ({ type: 'compare-with', id })}
    ></kg-search>`;
  }

  #ancestors({ commonAncestors, entities }: Comparison): TemplateResult {
    if (commonAncestors.length === 0) return html`<p class="hint">No common ancestor is recorded.</p>`;
    const [nearest, ...more] = commonAncestors;
    const steps = nearest!.distances.flatMap((distance, index) =>
      distance === 0 ? [] : [`${count(distance, 'step')} from ${entities[index]!.name}`],
    );
    const itself = nearest!.distances.includes(0) ? ' itself' : '';
    return html`<p class="hint">
      Nearest common ancestor: ${this.link({ type: 'select', id: nearest!.id }, nearest!.name)}${itself},
      ${listed(steps)}${more.length === 0 ? nothing : html`; further ones: ${more.slice(0, 4).map((other, index) => html`${index === 0 ? nothing : ', '}${this.link({ type: 'select', id: other.id }, other.name)}`)}`}.
    </p>`;
  }

  #table({ entities, rows }: Comparison): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Comparison, row by row">
      <table>
        <thead>
          <tr>
            <td></td>
            ${entities.map((entity) => this.#column(entity))}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ predicate, cells, same }) =>
              html`<tr class=${same ? 'same' : ''}>
                <th scope="row">
                  ${capitalized(this.vocabulary!.predicate(predicate).label)}<span class="verdict"
                    >${same ? 'same' : 'differs'}</span
                  >
                </th>
                ${cells.map((cell) => html`<td>${this.#cell(cell, predicate)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
      ${rows.length === 0 ? html`<p class="hint">Nothing is recorded of any of them.</p>` : nothing}
    </div>`;
  }

  #column(entity: NodeRef): TemplateResult {
    return html`<th scope="col">
      <span class="column"
        >${glyph(this.vocabulary!.kind(entity.kind))}${this.entityLink(entity)}
        <button
          aria-label="Take ${entity.name} out"
          title="Take it out"
          @click=${() => this.act({ type: 'compare-with', id: entity.id })}
        >
          ${icon('close')}
        </button></span
      >
    </th>`;
  }

  #cell(objects: readonly ObjectRef[], predicate: string): unknown {
    if (objects.length === 0) return html`<span class="unrecorded">not recorded</span>`;
    const isDate = this.vocabulary!.predicate(predicate).value === 'date';
    return objects.map(
      (object, index) => html`${index === 0 ? nothing : html`<br />`}${this.#object(object, isDate)}`,
    );
  }

  #object(object: ObjectRef, isDate: boolean): unknown {
    if (isEntity(object)) return this.entityLink(object);
    if ('unknown' in object) return html`<span class="undisclosed">not disclosed</span>`;
    if ('none' in object) return html`<span class="none">none, as known</span>`;
    return valueInWords(object, isDate);
  }

  static override styles = [
    base,
    panel,
    handles,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      section {
        display: flex;
        flex-direction: column;
        min-height: 0;
        padding: 16px 18px;
      }
      header {
        display: flex;
        gap: 12px;
        align-items: flex-start;
        justify-content: space-between;
      }
      header .icon {
        width: 15px;
        height: 15px;
        margin-left: -3px;
      }
      h1 {
        font: 600 var(--title) / 1.25 var(--serif);
        text-wrap: balance;
      }
      kg-search {
        margin-top: 12px;
        max-width: 280px;
      }
      .hint {
        color: var(--soft);
        margin-top: 10px;
      }
      .scroll {
        overflow: auto;
        min-height: 0;
        margin: 12px -18px -16px;
        scrollbar-width: thin;
        scrollbar-color: var(--line) transparent;
      }
      .scroll:focus-visible {
        outline-offset: -3px;
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      th,
      td {
        text-align: left;
        vertical-align: top;
        padding: 7px 10px;
        font-weight: 400;
        min-width: 120px;
        overflow-wrap: anywhere;
      }
      th:first-child,
      td:first-child {
        padding-left: 18px;
      }
      thead th,
      thead td {
        position: sticky;
        top: 0;
        z-index: 1;
        background: var(--panel);
        box-shadow: inset 0 -1px 0 var(--line);
        font-weight: 600;
      }
      th[scope='col'] {
        min-width: 150px;
      }
      .column {
        display: flex;
        align-items: center;
        gap: 7px;
      }
      .column button {
        width: 28px;
        height: 28px;
        display: grid;
        place-items: center;
        color: var(--soft);
      }
      .column .icon {
        width: 13px;
        height: 13px;
      }
      tbody tr {
        border-bottom: 1px solid var(--line);
      }
      tbody th {
        color: var(--soft);
        white-space: nowrap;
      }
      .verdict {
        display: block;
        font-size: var(--tiny);
        color: var(--faint);
      }
      .same td {
        color: var(--soft);
      }
      .same {
        background: color-mix(in srgb, var(--wash) 55%, transparent);
      }
      @media (max-width: 760px) {
        section {
          overflow: auto;
        }
        .scroll {
          flex: none;
          overflow: auto hidden;
        }
      }
      .unrecorded {
        color: var(--faint);
      }
      .undisclosed {
        color: var(--ink);
        border-bottom: 1.5px dotted var(--edge);
      }
      .none {
        color: var(--ink);
        border: 1px solid var(--edge);
        border-radius: 4px;
        padding: 0 5px;
      }
    `,
  ];
}

customElements.define('kg-compare', KgCompare);
