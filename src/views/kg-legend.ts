import { html, nothing, type TemplateResult } from 'lit';
import type { Facets } from '../model/answer';
import { kindShown, passes, timeOf, type Filter } from '../model/filter';
import { CERTAINTIES } from '../model/graph';
import type { Kind, Predicate } from '../model/ontology';
import type { Questions } from '../model/question';
import type { ChoiceFacet } from '../state/act';
import { Asking, type Ask } from './asking';
import { glyph, line } from './glyphs';
import { icon } from './icons';
import { legendStyles } from './kg-legend.styles';
import { View } from './view';
import { capitalized } from './words';

/** One row: what it is called, how it is drawn, how many there are, and whether it is seen. */
interface Row {
  readonly facet: ChoiceFacet;
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly shown: boolean;
  readonly alone: boolean;
  readonly quiet: boolean;
  readonly sample: (shown: boolean) => TemplateResult;
}

/**
 * The legend, which is the filter: each row shows how a kind, an edge type or a certainty is drawn, and is a switch
 * with "only" beside it. On small screens a button that opens it as a sheet.
 *
 * @fires act toggle, only, quiet, filter
 */
export class KgLegend extends View {
  static override properties = { unfolded: { state: true }, open: { state: true } };
  static override styles = legendStyles;

  /** Folded groups that were opened. */
  declare unfolded: ReadonlySet<string>;
  /** On small screens. */
  declare open: boolean;

  /** What there is of each row at all: a row that comes and goes could not be aimed at. */
  readonly #facets = new Asking<Facets>(this, () => this.#asked({}));
  /** What there is of it as of the time asked for. */
  readonly #timed = new Asking<Facets>(this, () => {
    const timed = timeOf(this.state.filter);
    return timed.filter === undefined ? undefined : this.#asked(timed);
  });

  #asked(question: Questions['facets']): Ask<Facets> | undefined {
    const { source } = this;
    if (source === undefined) return undefined;
    return { key: JSON.stringify(question), ask: (signal) => source.ask('facets', question, signal) };
  }

  /** How many of a row there are now. */
  #count(facet: 'kind' | 'predicate' | 'certainty', id: string): number {
    return (this.#timed.value?.[facet] ?? this.#all(facet))[id] ?? 0;
  }

  /** How many of each row there are at all; of a large graph that is still opening, what its first view tells. */
  #all(facet: 'kind' | 'predicate' | 'certainty'): Readonly<Record<string, number>> {
    const { kinds, predicates } = this.overview?.whole ?? {};
    return (
      this.#facets.value?.[facet] ?? { kind: kinds, predicate: predicates, certainty: undefined }[facet] ?? {}
    );
  }

  constructor() {
    super();
    this.unfolded = new Set();
    this.open = false;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.overview === undefined) return nothing;
    const filtered = Object.keys(this.state.filter).length > 0;
    return html`
      <button
        class="opener panel"
        aria-expanded=${this.open}
        aria-controls="legend"
        aria-label=${filtered ? 'Filter, in use' : 'Filter'}
        @click=${() => this.#toggleOpen()}
      >
        ${icon('filter')}${filtered ? html`<span class="dot"></span>` : nothing}
      </button>
      <section
        id="legend"
        class="legend panel ${this.open ? 'open' : ''}"
        aria-label="What is shown"
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <div class="top">
          <h2 class="head">Show</h2>
          ${filtered ? html`<button class="more" @click=${() => this.act({ type: 'filter', filter: {} })}>Show all again</button>` : nothing}
          <button class="closer" aria-label="Close the filter" @click=${() => this.#toggleOpen()}>
            ${icon('close')}
          </button>
        </div>
        ${this.#kinds(this.overview.ontology.kinds)}
        <h2 class="head">Edges</h2>
        ${this.#predicates(this.overview.ontology.predicates)}
        <h2 class="head">How sure</h2>
        ${this.#certainties()}
      </section>
    `;
  }

  #kinds(kinds: readonly Kind[]): TemplateResult {
    const counts = this.#all('kind');
    const rows = kinds
      .filter((kind) => (counts[kind.id] ?? 0) > 0)
      .map((kind) => this.#kindRow(kind, this.#count('kind', kind.id)));
    const loud = rows.filter((row) => !row.quiet);
    return html`${this.#list(loud)}${this.#fold(
      'kinds',
      'more kinds',
      rows.filter((row) => row.quiet),
    )}`;
  }

  #kindRow(kind: Kind, count: number): Row {
    const { filter } = this.state;
    return {
      facet: 'kind',
      id: kind.id,
      label: capitalized(kind.plural),
      count,
      shown: kindShown(filter, kind),
      alone: isAlone(filter, 'kind', kind.id),
      quiet: kind.quiet,
      sample: (shown) => glyph(kind, !shown),
    };
  }

  /** Edges that lead only to quiet kinds, or that are quiet themselves, are folded away with them. */
  #predicates(predicates: readonly Predicate[]): TemplateResult {
    const counts = this.#all('predicate');
    const present = predicates.filter(
      (predicate) => predicate.value === undefined && (counts[predicate.id] ?? 0) > 0,
    );
    const rows = present.map((predicate) =>
      this.#predicateRow(predicate, this.#count('predicate', predicate.id)),
    );
    const loud = rows.filter((row) => !row.quiet);
    const heaviest = loud.findIndex(({ id }) => id === this.#heaviest) + 1;
    // Below the edges of which they tell more.
    const [upper, lower] = [loud.slice(0, heaviest), loud.slice(heaviest)];
    return html`${this.#list(upper)}${this.#list(this.#relations(), 'within')}${this.#list(lower)}${this.#fold(
      'edges',
      'more edges',
      rows.filter((row) => row.quiet),
    )}`;
  }

  #predicateRow(predicate: Predicate, count: number): Row {
    const { filter } = this.state;
    return {
      facet: 'predicate',
      id: predicate.id,
      label: predicate.label,
      count,
      shown: passes(filter.predicate, predicate.id),
      alone: isAlone(filter, 'predicate', predicate.id),
      quiet: predicate.color === 'quiet',
      sample: () => line('stated', predicate.color, predicate.id === this.#heaviest),
    };
  }

  #relations(): Row[] {
    const { filter } = this.state;
    return Object.entries(this.overview?.relations ?? {}).map(([id, count]): Row => ({
      facet: 'relation',
      id,
      label: id.replaceAll('_', ' '),
      count,
      shown: passes(filter.predicate, this.#heaviest ?? '') && passes(filter.relation, id),
      alone: isAlone(filter, 'relation', id),
      quiet: false,
      sample: () => html`${nothing}`,
    }));
  }

  /** The first of the vocabulary carries the story of the map, and is drawn so. */
  get #heaviest(): string | undefined {
    return this.overview?.ontology.predicates.find((predicate) => predicate.lineage)?.id;
  }

  #certainties(): TemplateResult {
    const counts = this.#all('certainty');
    const { filter } = this.state;
    const rows = CERTAINTIES.filter((certainty) => (counts[certainty] ?? 0) > 0).map((certainty): Row => ({
      facet: 'certainty',
      id: certainty,
      label: certainty,
      count: this.#count('certainty', certainty),
      shown: passes(filter.certainty, certainty),
      alone: isAlone(filter, 'certainty', certainty),
      quiet: false,
      sample: () => line(certainty, 'quiet'),
    }));
    return this.#list(rows);
  }

  #fold(key: string, label: string, rows: readonly Row[]): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    const open = this.unfolded.has(key);
    return html`<button class="fold" aria-expanded=${open} @click=${() => this.#unfold(key)}>
        ${icon(open ? 'down' : 'right')}${rows.length}
        ${label}${key === 'kinds' && !open ? this.#askedFor(rows) : nothing}
      </button>
      ${open ? this.#list(rows) : nothing}`;
  }

  #askedFor(rows: readonly Row[]): string {
    const asked = rows.filter((row) => row.shown).length;
    return asked === 0 ? ', off the map' : `, ${asked} on the map`;
  }

  #list(rows: readonly Row[], how = ''): TemplateResult {
    return html`<ul class=${how}>
      ${rows.map((row) => this.#row(row))}
    </ul>`;
  }

  #row(row: Row): TemplateResult {
    const off = row.quiet && row.facet === 'kind' ? 'off' : 'hidden';
    return html`<li class=${row.shown ? (row.alone ? 'alone' : '') : `out ${off}`}>
      <button class="switch" role="switch" aria-checked=${row.shown} @click=${() => this.#toggle(row)}>
        ${row.sample(row.shown)}<span class="label">${row.label}</span>
        <span class="count" aria-hidden=${!row.shown}
          >${row.shown ? row.count.toLocaleString('en-GB') : off}</span
        >
      </button>
      <button
        class="only"
        aria-pressed=${row.alone}
        aria-label=${`Only ${row.label}`}
        @click=${() => this.act({ type: 'only', facet: row.facet, value: row.id })}
      >
        only
      </button>
    </li>`;
  }

  #toggle(row: Row): void {
    if (row.quiet && row.facet === 'kind') this.act({ type: 'quiet', kind: row.id });
    else this.act({ type: 'toggle', facet: row.facet, value: row.id });
  }

  #unfold(key: string): void {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(key)) unfolded.add(key);
    this.unfolded = unfolded;
  }

  #toggleOpen(): void {
    this.open = !this.open;
    const target = this.open ? '.closer' : '.opener';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(target)?.focus());
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.#toggleOpen();
  }
}

function isAlone(filter: Filter, facet: ChoiceFacet, id: string): boolean {
  const choice = filter[facet];
  return choice !== undefined && 'only' in choice && choice.only.includes(id);
}

customElements.define('kg-legend', KgLegend);

declare global {
  interface HTMLElementTagNameMap {
    'kg-legend': KgLegend;
  }
}
