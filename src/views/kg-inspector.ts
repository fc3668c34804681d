import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Answers, Description, EntityRef, NodeRef, StatementRef } from '../model/answer';
import { isWebLink } from '../model/link';
import { BUILT_ON, SUBTYPE } from '../model/ontology';
import type { Act } from '../state/act';
import { MAX_HOPS, MIN_HOPS } from '../state/state';
import { Apparatus } from './apparatus';
import { Asking } from './asking';
import { descents, layOut, throughKinds, type Group, type Narrow } from './describe';
import { glyph } from './glyphs';
import { icon } from './icons';
import { inspectorStyles } from './kg-inspector.styles';
import { fromBehind, isEntity, phrase, sentence, type Piece } from './phrase';
import { inline, isBare, pieces, references, row, sureness, type Setting } from './statement-list';
import { View } from './view';
import type { Vocabulary } from './vocabulary';
import { capitalized, count, insideSentence, shownOf } from './words';

/**
 * All about the chosen entity: what it is, what can be done with it, its facts and statements with certainty and
 * numbered references, who names it, what is related and why.
 *
 * @fires act select, lineage, mode, hops
 */
export class KgInspector extends View {
  static override properties = { unfolded: { state: true } };
  static override styles = inspectorStyles;

  /** Long groups that were opened. */
  declare unfolded: ReadonlySet<string>;

  readonly #description = this.#about('describe', (entity) => ({ entity }));
  readonly #related = this.#about('related', (entity) => ({ entity, limit: MOST_RELATED }));
  readonly #lineage = this.#about('lineage', (entity) => ({ entity, direction: 'up', edges: [BUILT_ON] }));
  readonly #neighbours = new Asking(this, () => {
    const { source } = this;
    const { selection: entity, hops, filter } = this.state;
    if (source === undefined || entity === undefined) return undefined;
    const key = JSON.stringify([entity, hops, filter]);
    return { key, ask: (signal) => source.ask('neighborhood', { entity, hops, filter }, signal) };
  });

  /** Who is bound to it through a narrower kind of it; asked only where there are such. */
  readonly #wider = new Asking<readonly Narrow[]>(this, () => {
    const { source } = this;
    const entity = this.state.selection;
    const narrower = this.#description.value?.incoming.some((s) => s.predicate === SUBTYPE) ?? false;
    if (source === undefined || entity === undefined || !narrower) return undefined;
    const ask = async (signal: AbortSignal) =>
      throughKinds(
        await source.ask('neighborhood', { entity, direction: 'in', includeSubtypes: true }, signal),
        entity,
      );
    return { key: entity, ask };
  });

  constructor() {
    super();
    this.unfolded = new Set();
  }

  /** An answer about the chosen entity, kept up to date. */
  #about<V extends 'describe' | 'related' | 'lineage'>(
    verb: V,
    question: (entity: string) => Parameters<NonNullable<KgInspector['source']>['ask']>[1],
  ): Asking<Answers[V]> {
    return new Asking<Answers[V]>(this, () => {
      const { source } = this;
      const entity = this.state.selection;
      if (source === undefined || entity === undefined) return undefined;
      return { key: entity, ask: (signal) => source.ask(verb, question(entity) as never, signal) };
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
    const description = this.#description.value;
    if (vocabulary === undefined || overview === undefined || this.state.selection === undefined)
      return nothing;
    if (this.#description.error !== undefined) return this.#failed(this.#description.error);
    if (description === undefined) return html`<p class="waiting">…</p>`;
    const setting = this.#setting(description, vocabulary);
    const layout = layOut(
      description,
      vocabulary,
      overview.ontology.predicates.map((predicate) => predicate.id),
    );
    return html`
      <article aria-labelledby="name" aria-busy=${this.#description.pending}>
        ${this.#top(description.entity, layout.access, vocabulary, setting)} ${this.#acts()}
        ${this.#facts(layout.facts, vocabulary, setting)}
        ${layout.outgoing.map((group) => this.#group(group, 'out', (s) => phrase(s, vocabulary), setting))}
        ${this.#notes(layout.notes, setting)} ${this.#descent()}
        ${layout.incoming.map((group) =>
          this.#group(
            group,
            'in',
            (s) => (group.key === 'named' ? sentence(s, vocabulary) : fromBehind(s, vocabulary)),
            setting,
          ),
        )}
        ${this.#widerList()} ${this.#relatedList()} ${this.#reach()} ${this.#elsewhere(description)}
      </article>
      ${this.#footnotes(setting.apparatus)}
    `;
  }

  #setting(description: Description, vocabulary: Vocabulary): Setting {
    return {
      apparatus: new Apparatus(vocabulary),
      link: (ref, text) => this.entityLink(ref, text),
      toNote: (number) => this.renderRoot.querySelector<HTMLElement>(`#note-${number}`)?.focus(),
      self: description.entity.id,
    };
  }

  #top(
    entity: EntityRef,
    access: readonly StatementRef[],
    vocabulary: Vocabulary,
    setting: Setting,
  ): TemplateResult {
    const kind = vocabulary.kind(entity.kind);
    const spoken = entity.aliases.filter((alias) => alias !== entity.id);
    return html`<header>
      <p class="kind">
        ${glyph(kind)}<span>${capitalized(kind.label)}</span>
        ${access.map((statement) => this.#accessChip(statement, setting))}
        <button class="close" aria-label="Close ${entity.name}" @click=${() => this.act({ type: 'select' })}>
          ${icon('close')}
        </button>
      </p>
      <h1 id="name" tabindex="-1">${entity.name}</h1>
      ${spoken.length === 0 ? nothing : html`<p class="aliases">${spoken.join(' · ')}</p>`}
      ${entity.description === '' ? nothing : html`<p class="prose">${entity.description}</p>`}
      ${entity.unnamed === true ? html`<p class="aside">It has no name of its own; this one only says what it is.</p>` : nothing}
      ${entity.placeholder === true ? html`<p class="aside">Others name it, but nobody has described it yet.</p>` : nothing}
    </header>`;
  }

  #accessChip(statement: StatementRef, setting: Setting): TemplateResult {
    const words = phrase(statement, this.vocabulary!);
    const [first] = words;
    const only = words.length === 1 && first !== undefined && typeof first !== 'string';
    const text = only
      ? this.link({ type: 'select', id: first.ref.id }, insideSentence(first.text), 'pill')
      : html`<span class="pill wrap">${pieces(words, setting)}</span>`;
    return html`<span class="access">${text}${sureness(statement)}${references(statement, setting)}</span>`;
  }

  #acts(): TemplateResult {
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
    return html`<div class="acts" role="group" aria-label="What to do with it">
      ${pill('Lineage', mode === 'lineage' && side !== 'down', { type: 'lineage' }, 'What it is built on, and what was built on it')}
      ${pill('Path to…', mode === 'path', { type: 'mode', mode: 'path' }, 'How it is connected with another')}
      ${pill('Compare', mode === 'compare', { type: 'mode', mode: 'compare' }, 'Side by side with others')}
      ${pill('Impact', mode === 'lineage' && side === 'down', { type: 'lineage', side: 'down' }, 'What a flaw in it would touch')}
    </div>`;
  }

  #facts(
    facts: readonly StatementRef[],
    vocabulary: Vocabulary,
    setting: Setting,
  ): TemplateResult | typeof nothing {
    if (facts.length === 0) return nothing;
    return html`<section aria-label="Facts">
      <h2 class="head">Facts</h2>
      <dl>
        ${facts.map(
          (fact) =>
            html`<div class="fact ${fact.certainty}">
              <dt>${capitalized(vocabulary.predicate(fact.predicate).label)}</dt>
              <dd>
                ${html`<span class="value">${pieces(phrase(fact, vocabulary), setting)}</span>`}${sureness(fact)}${fact.inheritedFrom === undefined ? nothing : html`<span class="sure">, through ${this.entityLink(fact.inheritedFrom)}</span>`}${references(fact, setting)}
              </dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  #group(
    group: Group,
    side: 'in' | 'out',
    words: (s: StatementRef) => readonly Piece[],
    setting: Setting,
  ): TemplateResult {
    const { statements } = group;
    const key = `${side}-${group.key}`;
    const bare =
      statements.length > 1 &&
      statements.every((s) => isBare(s) && isEntity(s.object)) &&
      group.key !== 'named';
    const most = bare ? FOLD_INLINE : FOLD;
    const folded = statements.length > most && !this.unfolded.has(key);
    const shown = folded ? statements.slice(0, most - 2) : statements;
    const heavy = group.key === BUILT_ON;
    return html`<section aria-label=${group.label}>
      <h2 class="head">
        ${group.label}${statements.length > 1 ? html` <span class="number">${statements.length}</span>` : nothing}
      </h2>
      ${
        bare
          ? inline(shown, words, setting)
          : html`<ul>
              ${shown.map((s) => row(s, words(s), group.color, heavy, setting))}
            </ul>`
      }
      ${folded ? this.#foldedLine(key, shown.length, statements.length) : nothing}
    </section>`;
  }

  #notes(notes: readonly StatementRef[], setting: Setting): TemplateResult | typeof nothing {
    if (notes.length === 0) return nothing;
    return html`<section aria-label="Noted for">
      <h2 class="head">Noted for</h2>
      <ul class="notes">
        ${notes.map((note) => html`<li>${pieces(phrase(note, this.vocabulary!), setting)}${sureness(note)}${references(note, setting)}</li>`)}
      </ul>
    </section>`;
  }

  /** The small lineage: one line for each line of descent longer than the statements above already tell. */
  #descent(): TemplateResult | typeof nothing {
    const lineage = this.#lineage.value;
    if (lineage === undefined) return nothing;
    const { lines, total } = descents(lineage, MOST_LINES);
    if (!lines.some((line) => line.length > 2)) return nothing;
    return html`<section aria-label="Lineage">
      <h2 class="head">Lineage</h2>
      <ul class="descents">
        ${lines.map((line) => html`<li>${line.map((node, index) => (index === 0 ? node.name : html` <span class="arrow" aria-label="built on">→</span> ${this.entityLink(node)}`))}</li>`)}
      </ul>
      ${total > lines.length ? html`<p class="folded">${shownOf(lines.length, total)} · ${this.link({ type: 'lineage' }, 'all of it', 'more')}</p>` : nothing}
    </section>`;
  }

  #widerList(): TemplateResult | typeof nothing {
    const all = this.#wider.value ?? [];
    if (all.length === 0) return nothing;
    const folded = all.length > FOLD && !this.unfolded.has('wider');
    const shown = folded ? all.slice(0, FOLD - 2) : all;
    return html`<section aria-label="Through its kinds">
      <h2 class="head">Through its kinds <span class="number">${all.length}</span></h2>
      <ul>
        ${shown.map(
          ({ node, kind }) =>
            html`<li class="statement">
              <span>${this.#named(node)}, through ${this.entityLink(kind)}</span>
            </li>`,
        )}
      </ul>
      ${folded ? this.#foldedLine('wider', shown.length, all.length) : nothing}
    </section>`;
  }

  #foldedLine(key: string, shown: number, total: number): TemplateResult {
    return html`<p class="folded">
      ${shownOf(shown, total)} · <button class="more" @click=${() => this.#unfold(key)}>more</button>
    </p>`;
  }

  #relatedList(): TemplateResult | typeof nothing {
    const related = this.#related.value?.results ?? [];
    if (related.length === 0) return nothing;
    return html`<section aria-label="Related, and why">
      <h2 class="head">Related, and why</h2>
      <ul class="related">
        ${related.map(
          (other) =>
            html`<li>
              ${this.#named(other)}
              <p>
                ${other.reasons
                  .slice(0, MOST_REASONS)
                  .map((reason) => reason.text)
                  .join('; ')}
              </p>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #named(ref: NodeRef): TemplateResult {
    return html`<span class="named">${glyph(this.vocabulary!.kind(ref.kind))}${this.entityLink(ref)}</span>`;
  }

  #reach(): TemplateResult {
    const { hops } = this.state;
    const steps = count(hops, 'step');
    const found =
      this.#neighbours.value === undefined
        ? ''
        : count(this.#neighbours.value.nodes.length - 1, 'entry', 'entries');
    return html`<section class="reach" aria-label="Neighbourhood">
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

  #elsewhere({ entity, alternatives }: Description): TemplateResult {
    const links = entity.links.filter(isWebLink);
    return html`${
      alternatives.length === 0
        ? nothing
        : html`<section aria-label="Of the same name">
            <h2 class="head">Of the same name</h2>
            <ul>
              ${alternatives.map((other) => html`<li>${this.#named(other)}</li>`)}
            </ul>
          </section>`
    }
    ${
      links.length === 0
        ? nothing
        : html`<section aria-label="On the web">
            <h2 class="head">On the web</h2>
            <ul class="links">
              ${links.map((url) => html`<li><a class="name" href=${url} target="_blank" rel="noopener noreferrer">${shortAddress(url)}</a></li>`)}
            </ul>
          </section>`
    }`;
  }

  #footnotes(apparatus: Apparatus): TemplateResult | typeof nothing {
    const notes = apparatus.footnotes;
    if (notes.length === 0) return nothing;
    return html`<footer aria-label="References">
      <ol>
        ${notes.map(
          ({ number, text, url }) =>
            html`<li id="note-${number}" tabindex="-1">
              <sup>${number}</sup>
              ${url === undefined ? text : html`<a class="name" href=${url} target="_blank" rel="noopener noreferrer">${text}</a>`}
            </li>`,
        )}
      </ol>
    </footer>`;
  }

  #failed(error: unknown): TemplateResult {
    const candidates =
      error instanceof Error && 'details' in error
        ? ((error.details as { candidates?: readonly NodeRef[] }).candidates ?? [])
        : [];
    return html`<div class="failed">
      <h1>Nothing to show here</h1>
      <p class="prose">${capitalized(error instanceof Error ? error.message : String(error))}.</p>
      ${
        candidates.length === 0
          ? nothing
          : html`<h2 class="head">Nearest</h2>
              <ul>
                ${candidates.map((other) => html`<li>${this.#named(other)}</li>`)}
              </ul>`
      }
      <button class="pill" @click=${() => this.act({ type: 'select' })}>Back to the map</button>
    </div>`;
  }

  #unfold(key: string): void {
    this.unfolded = new Set([...this.unfolded, key]);
  }

  /** What held the focus is gone with the page before; the new page's head takes it. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (before === undefined || before.selection === this.state.selection) return;
    if (this.shadowRoot?.activeElement instanceof HTMLAnchorElement) {
      this.shadowRoot.querySelector<HTMLElement>('#name')?.focus({ preventScroll: true });
    }
  }
}

const FOLD = 8;
const FOLD_INLINE = 16;
const MOST_RELATED = 6;
const MOST_REASONS = 3;
const MOST_LINES = 4;

function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

customElements.define('kg-inspector', KgInspector);

declare global {
  interface HTMLElementTagNameMap {
    'kg-inspector': KgInspector;
  }
}
