import { html, nothing, type TemplateResult } from 'lit';
import type { Comparison, NodeRef, StatementRef } from '../model/answer';
import { MAX_OTHERS, VERDICTS, type Verdict } from '../state/state';
import { Apparatus } from './apparatus';
import { Asking } from './asking';
import { common, keyOf, rowsOf, VERDICT_WORDS, type Row } from './compare-rows';
import { footnotes } from './footnotes';
import { glyph } from './glyphs';
import { icon } from './icons';
import { compareStyles } from './kg-compare.styles';
import './kg-search';
import { phrase } from './phrase';
import { pieces, references, sureness, through, type Setting } from './statement-list';
import { absent } from './three-states';
import { View } from './view';
import { capitalized, count, groupBy, listed } from './words';

/**
 * Two to four entities side by side, a row for each predicate: what they share, where they differ and what is not known of
 * all, each statement with its circumstances, certainty and references. What is not recorded, not disclosed and known not
 * to be look and read differently.
 *
 * @fires act compare-with, rows, select, mode
 */
export class KgCompare extends View {
  static override styles = compareStyles;

  readonly #comparison = new Asking<Comparison>(this, () => {
    const { source } = this;
    const { mode, selection, others } = this.state;
    if (source === undefined || mode !== 'compare' || selection === undefined || others.length === 0)
      return undefined;
    const entities = [selection, ...others];
    return {
      key: entities.join(' '),
      ask: (signal) => source.ask('compare', { entities, evidence: true }, signal),
    };
  });

  protected override get idle(): boolean {
    return this.overview === undefined || this.state.mode !== 'compare';
  }

  override render(): TemplateResult | typeof nothing {
    if (this.idle) return nothing;
    const { others } = this.state;
    const { value: comparison, error } = this.#comparison;
    return html`<section class="panel" aria-label="Comparison">
      <header>
        <h1>${this.#headline()}</h1>
        <button class="pill" @click=${() => this.act({ type: 'mode', mode: 'map' })}>
          ${icon('left')}Back to the map
        </button>
      </header>
      ${others.length < MAX_OTHERS ? this.#adder() : nothing}
      ${error === undefined ? nothing : html`<p class="hint">They could not be compared: ${(error as Error).message}.</p>`}
      ${comparison === undefined || others.length === 0 ? nothing : this.#body(comparison)}
    </section>`;
  }

  #body(comparison: Comparison): TemplateResult {
    const rows = rowsOf(comparison, this.vocabulary!);
    const { rows: only } = this.state;
    const shown = only === undefined ? rows : rows.filter(({ verdict }) => verdict === only);
    return html`${this.#ancestors(comparison)}${rows.length === 0 ? html`<p class="hint">Nothing is recorded of any of them.</p>` : this.#verdicts(rows)}${this.#table(comparison.entities, shown)}`;
  }

  #headline(): string {
    const name = (id: string) => this.vocabulary?.name(id) ?? id;
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

  /** How many rows there are of each verdict; each leaves only those. */
  #verdicts(rows: readonly Row[]): TemplateResult {
    const number = groupBy(rows, ({ verdict }) => verdict);
    const pill = (label: string, verdict: Verdict | undefined, size: number) =>
      html`<button
        class="pill"
        aria-pressed=${this.state.rows === verdict}
        ?disabled=${size === 0}
        @click=${() => this.act({ type: 'rows', ...(verdict === undefined ? {} : { verdict }) })}
      >
        ${label}<span class="number">${size}</span>
      </button>`;
    return html`<div class="verdicts" role="group" aria-label="Which rows">
      ${pill('All', undefined, rows.length)}
      ${VERDICTS.map((verdict) => pill(VERDICT_LABELS[verdict], verdict, number.get(verdict)?.length ?? 0))}
    </div>`;
  }

  #table(entities: readonly NodeRef[], rows: readonly Row[]): TemplateResult {
    const setting = this.#setting();
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Comparison, row by row">
      <table>
        <thead>
          <tr>
            <td></td>
            ${entities.map((entity) => this.#column(entity))}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#row(row, setting))}
        </tbody>
      </table>
      ${rows.length === 0 && this.state.rows !== undefined ? html`<p class="hint">There is no such row.</p>` : nothing}
      ${footnotes(setting.apparatus)}
    </div>`;
  }

  #row(row: Row, setting: Setting): TemplateResult {
    const shared = common(row);
    return html`<tr class=${row.verdict}>
      <th scope="row">
        ${capitalized(this.vocabulary!.predicate(row.predicate).label)}<span class="verdict"
          >${VERDICT_WORDS[row.verdict]}${row.nuanced ? ', but not in all details' : nothing}</span
        >
      </th>
      ${row.statements.map(
        (statements) =>
          html`<td>
            ${statements.length === 0 ? absent('unrecorded') : statements.map((statement) => this.#statement(statement, shared.has(keyOf(statement)), setting))}
          </td>`,
      )}
    </tr>`;
  }

  #statement(statement: StatementRef, isShared: boolean, setting: Setting): TemplateResult {
    return html`<p class=${isShared ? 'common' : 'own'}>
      ${pieces(phrase(statement, this.vocabulary!), setting)}${sureness(statement)}${through(statement, setting)}${references(statement, setting)}
    </p>`;
  }

  #setting(): Setting {
    return {
      apparatus: new Apparatus(this.vocabulary!),
      self: '',
      link: (ref, text) => this.entityLink(ref, text),
      toNote: (number) => this.renderRoot.querySelector<HTMLElement>(`#note-${number}`)?.focus(),
    };
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
}

const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  shared: 'What they share',
  different: 'What differs',
  unknown: 'Not known of all',
};

customElements.define('kg-compare', KgCompare);
