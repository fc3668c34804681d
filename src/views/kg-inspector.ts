import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Answers, Description } from '../model/answer';
import { asShown } from '../model/filter';
import { BUILT_ON, SUBTYPE } from '../model/ontology';
import type { Act } from '../state/act';
import { MAX_HOPS, MIN_HOPS } from '../state/state';
import { Apparatus } from './apparatus';
import { Asking } from './asking';
import { layOut, throughKinds, unrecorded, type Narrow } from './describe';
import { footnotes } from './footnotes';
import {
  descent,
  elsewhere,
  facts,
  failed,
  groupPart,
  head,
  notes,
  relatedPart,
  unrecordedPart,
  wider,
  type Likeness,
  type Page,
} from './inspector-parts';
import { inspectorStyles } from './kg-inspector.styles';
import { obligationsPart } from './obligations-part';
import { View } from './view';
import type { Vocabulary } from './vocabulary';
import { count } from './words';

/**
 * All about the chosen entity: what it is, what can be done with it, its facts and statements with certainty and
 * numbered references, who names it, what is related and why.
 *
 * @fires act select, lineage, mode, hops
 */
export class KgInspector extends View {
  static override properties = { unfolded: { state: true }, choosing: { state: true } };
  static override styles = inspectorStyles;

  /** Long groups that were opened. */
  declare unfolded: ReadonlySet<string>;
  /** Whether the groups by which others are related are being chosen. */
  declare choosing: boolean;

  readonly #description = this.#about('describe', (entity) => ({
    entity,
    ...this.#limited(MOST_OF_A_SORT),
  }));
  readonly #related = this.#about('related', (entity) => {
    const { alike: by } = this.state;
    return { entity, limit: MOST_RELATED, ...(by === undefined ? {} : { by }) };
  });
  readonly #lineage = this.#about('lineage', (entity) => ({ entity, direction: 'up', edges: [BUILT_ON] }));
  readonly #obligations = this.#about('obligations', (entity) => ({ entity, terms: true }));
  readonly #neighbours = new Asking(this, () => {
    const { source, overview } = this;
    const { selection: entity, hops } = this.state;
    if (source === undefined || overview === undefined || entity === undefined) return undefined;
    const filter = asShown(this.state.filter, overview.ontology.kinds);
    const key = JSON.stringify([entity, hops, filter]);
    return {
      key,
      ask: (signal) =>
        source.ask('neighborhood', { entity, hops, filter, includeSubtypes: true, limit: 1 }, signal),
    };
  });

  /** Who is bound to it through a narrower kind of it; asked only where there are such. */
  readonly #wider = new Asking<readonly Narrow[]>(this, () => {
    const { source } = this;
    const entity = this.state.selection;
    const narrower = this.#description.value?.incoming.some((s) => s.predicate === SUBTYPE) ?? false;
    if (source === undefined || entity === undefined || !narrower) return undefined;
    const ask = async (signal: AbortSignal) =>
      throughKinds(
        await source.ask(
          'neighborhood',
          { entity, direction: 'in', includeSubtypes: true, ...this.#limited(MOST_WIDER) },
          signal,
        ),
        entity,
      );
    return { key: entity, ask };
  });

  constructor() {
    super();
    this.unfolded = new Set();
    this.choosing = false;
  }

  /** Of a graph of which the canvas holds a part nobody reads all that is said of a hub. */
  #limited(limit: number): { limit?: number } {
    return this.overview?.whole === undefined ? {} : { limit };
  }

  /** An answer about the chosen entity, kept up to date. */
  #about<V extends 'describe' | 'related' | 'lineage' | 'obligations'>(
    verb: V,
    question: (entity: string) => Parameters<NonNullable<KgInspector['source']>['ask']>[1],
  ): Asking<Answers[V]> {
    return new Asking<Answers[V]>(this, () => {
      const { source, overview } = this;
      const entity = this.state.selection;
      if (source === undefined || overview === undefined || entity === undefined) return undefined;
      const asked = question(entity);
      return { key: JSON.stringify(asked), ask: (signal) => source.ask(verb, asked as never, signal) };
    });
  }

  protected override get idle(): boolean {
    return this.overview === undefined || this.state.selection === undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state') && changed.get('state')?.selection !== this.state.selection)
      this.unfolded = new Set();
  }

  override render(): TemplateResult | typeof nothing {
    const { vocabulary, overview } = this;
    const { value: description, error } = this.#description;
    if (vocabulary === undefined || overview === undefined || this.state.selection === undefined)
      return nothing;
    if (description !== undefined) vocabulary.learn(description.entity);
    const page = this.#page(description?.entity.id ?? this.state.selection, vocabulary);
    if (error !== undefined) return failed(error, page);
    return description === undefined ? html`<p class="waiting">…</p>` : this.#article(description, page);
  }

  /** What matters most comes first: what it rests on, who rests on it, what is like it; then the quieter rest. */
  #article(description: Description, page: Page): TemplateResult {
    const order = this.overview!.ontology.predicates.map((predicate) => predicate.id);
    const layout = layOut(description, page.vocabulary, order);
    const loud = layout.outgoing.filter((group) => group.color !== 'quiet');
    const quiet = layout.outgoing.filter((group) => group.color === 'quiet');
    return html`
      <article aria-labelledby="name" aria-busy=${this.#description.pending}>
        ${head(description.entity, layout.access, page)} ${this.#acts(description.entity.kind)}
        ${facts(layout.facts, page)} ${loud.map((group) => groupPart(group, 'out', page))}
        ${descent(this.#lineage.value, page)} ${layout.incoming.map((group) => groupPart(group, 'in', page))}
        ${wider(this.#wider.value ?? [], page)}
        ${relatedPart(this.#related.value?.results ?? [], this.#likeness(), page)}
        ${obligationsPart(this.#obligations.value, page)} ${this.#reach()}
        ${quiet.map((group) => groupPart(group, 'out', page))} ${notes(layout.notes, page)}
        ${unrecordedPart(unrecorded(description, this.overview!.ontology))} ${elsewhere(description, page)}
      </article>
      ${footnotes(page.apparatus)}
    `;
  }

  #likeness(): Likeness {
    const colors = this.overview!.ontology.predicates.filter(({ value }) => value === undefined);
    return {
      groups: [...new Set(colors.map(({ color }) => color))],
      chosen: this.state.alike,
      choosing: this.choosing,
      choose: () => (this.choosing = !this.choosing),
    };
  }

  #page(self: string, vocabulary: Vocabulary): Page {
    return {
      apparatus: new Apparatus(vocabulary),
      vocabulary,
      self,
      link: (ref, text) => this.entityLink(ref, text),
      actLink: (act, content, className) => this.link(act, content, className),
      act: (act) => this.act(act),
      toNote: (number) => this.renderRoot.querySelector<HTMLElement>(`#note-${number}`)?.focus(),
      unfolded: this.unfolded,
      unfold: (key) => (this.unfolded = new Set([...this.unfolded, key])),
    };
  }

  /** A lineage is offered to the kinds that can have one. */
  #acts(kind: string): TemplateResult {
    const descends = this.overview!.ontology.predicates.some(
      ({ lineage, from, to }) => lineage && (from.includes(kind) || to.includes(kind)),
    );
    const { mode, side } = this.state;
    const pill = (label: string, pressed: boolean, act: Act, title: string) =>
      html`<button
        class="pill"
        aria-pressed=${pressed}
        title=${title}
        @click=${() => this.act(pressed ? { type: 'mode', mode: 'map' } : act)}
      >
        ${label}
      </button>`;
    const isUp = mode === 'lineage' && side !== 'down';
    const isDown = mode === 'lineage' && side === 'down';
    return html`<div class="acts" role="group" aria-label="What to do with it">
      ${descends ? pill('Lineage', isUp, { type: 'lineage' }, 'What it is built on, and what was built on it') : nothing}
      ${pill('Path to…', mode === 'path', { type: 'mode', mode: 'path' }, 'How it is connected with another')}
      ${pill('Compare', mode === 'compare', { type: 'mode', mode: 'compare' }, 'Side by side with others')}
      ${descends ? pill('Impact', isDown, { type: 'lineage', side: 'down' }, 'What a flaw in it would touch') : nothing}
    </div>`;
  }

  #reach(): TemplateResult {
    const { hops } = this.state;
    const neighbours = this.#neighbours.value;
    const steps = count(hops, 'step');
    const found =
      neighbours === undefined
        ? ''
        : count((neighbours.truncated?.total ?? neighbours.nodes.length) - 1, 'neighbour');
    return html`<section class="part reach" aria-labelledby="reach">
      <h2 class="head" id="reach">Neighbourhood</h2>
      <div>
        <input
          type="range"
          min=${MIN_HOPS}
          max=${MAX_HOPS}
          step="1"
          .value=${String(hops)}
          aria-labelledby="reach"
          aria-valuetext="${steps}, ${found}"
          @input=${(event: Event) => this.act({ type: 'hops', hops: Number((event.target as HTMLInputElement).value) })}
        />
        <output>${steps}${found === '' ? nothing : html` · ${found}`}</output>
      </div>
    </section>`;
  }

  /** A link may name a former id; canvas and address go by the present one. */
  #correct(): void {
    const { value, pending } = this.#description;
    if (value === undefined || pending || this.state.selection === undefined) return;
    if (value.entity.id === this.state.selection) return;
    this.act({ type: 'select', id: value.entity.id, keepMode: true, corrects: true });
  }

  /** What held the focus is gone with the page before; the new page's head takes it. */
  protected override updated(changed: PropertyValues<this>): void {
    this.#correct();
    const before = changed.get('state');
    if (before === undefined || before.selection === this.state.selection) return;
    if (this.shadowRoot?.activeElement instanceof HTMLAnchorElement) {
      this.shadowRoot.querySelector<HTMLElement>('#name')?.focus({ preventScroll: true });
    }
  }
}

const MOST_RELATED = 6;
const MOST_OF_A_SORT = 50;
const MOST_WIDER = 500;

customElements.define('kg-inspector', KgInspector);

declare global {
  interface HTMLElementTagNameMap {
    'kg-inspector': KgInspector;
  }
}
