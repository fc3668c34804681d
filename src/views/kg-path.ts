import { html, nothing, type TemplateResult } from 'lit';
import type { EdgeRef, NodeRef, Path } from '../model/answer';
import type { Predicate } from '../model/ontology';
import { MOST_WAYS, pathQuestion, wayShown } from '../state/path';
import { Asking } from './asking';
import { glyph, line } from './glyphs';
import { icon } from './icons';
import './kg-search';
import { pathStyles } from './kg-path.styles';
import { View } from './view';
import { capitalized, count, listed } from './words';

/**
 * The path from the chosen entity to another: two fields to choose its ends, the way in words, other ways to step
 * through, and what the way is to follow and to avoid.
 *
 * @fires act select, path-to, way, avoid, along, directed, mode
 */
export class KgPath extends View {
  static override properties = { changing: { state: true }, choosing: { state: true } };
  static override styles = pathStyles;

  /** Which end is being chosen anew. */
  declare changing: 'from' | 'to' | undefined;
  /** Whether the edges to follow are being chosen. */
  declare choosing: boolean;

  readonly #paths = new Asking<readonly Path[]>(this, () => {
    const { source, overview } = this;
    if (source === undefined || overview === undefined) return undefined;
    const question = pathQuestion(this.state, overview.ontology.kinds);
    if (question === undefined) return undefined;
    return {
      key: JSON.stringify(question),
      ask: async (signal) => (await source.ask('path', question, signal)).paths,
    };
  });

  constructor() {
    super();
    this.choosing = false;
  }

  protected override get idle(): boolean {
    return this.overview === undefined || this.state.mode !== 'path';
  }

  override render(): TemplateResult | typeof nothing {
    if (this.idle) return nothing;
    const { selection, target } = this.state;
    return html`<section class="panel bar" aria-label="Path">
      <div class="ends">
        ${this.#end('from', 'From', selection)} ${this.#end('to', 'to', target)}
        <button class="pill back" @click=${() => this.act({ type: 'mode', mode: 'map' })}>
          ${icon('left')}Back to the map
        </button>
      </div>
      ${target === undefined ? html`<p class="hint" aria-live="polite">Choose where the path should lead.</p>` : this.#ways()}
    </section>`;
  }

  /** The way, and above it all that could make it another. */
  #ways(): TemplateResult {
    const paths = this.#paths.value ?? [];
    return html`<div class="wishes">
        ${paths.length > 1 ? this.#stepper(paths.length) : nothing} ${this.#edgesButton()}
        <button
          class="pill"
          aria-pressed=${this.state.directed === true}
          title="Only from what was made to what it rests on"
          @click=${() => this.act({ type: 'directed', directed: this.state.directed !== true })}
        >
          Along the arrows
        </button>
        ${this.#avoided()}
      </div>
      ${this.choosing ? this.#edges() : nothing}
      <div aria-live="polite" aria-busy=${this.#paths.pending}>${this.#way()}</div>`;
  }

  #stepper(number: number): TemplateResult {
    const at = wayShown(this.state, number);
    const to = (way: number) => this.act({ type: 'way', way: wayShown({ way }, number) + 1 });
    return html`<div class="stepper" role="group" aria-label="Other ways">
      <button aria-label="The way before" title="The way before (Shift N)" @click=${() => to(at)}>
        ${icon('left')}
      </button>
      <span title=${number === MOST_WAYS ? `The ${MOST_WAYS} shortest; there may be more` : nothing}
        >${at + 1} of ${number}</span
      >
      <button class="next" aria-label="The next way" title="The next way (N)" @click=${() => to(at + 2)}>
        ${icon('left')}
      </button>
    </div>`;
  }

  #edgesButton(): TemplateResult {
    const { along } = this.state;
    const words =
      along === undefined ? 'any edge' : listed(along.map((id) => this.vocabulary!.predicate(id).label));
    return html`<button
      class="pill wide"
      aria-expanded=${this.choosing}
      aria-controls="edges"
      @click=${() => (this.choosing = !this.choosing)}
    >
      <span>Along ${words}</span>${icon(this.choosing ? 'up' : 'down')}
    </button>`;
  }

  #edges(): TemplateResult {
    const { along = [] } = this.state;
    const all = this.overview!.ontology.predicates.filter(({ value }) => value === undefined);
    const lineage = all.filter((predicate) => predicate.lineage).map(({ id }) => id);
    const pill = (label: string, pressed: boolean, predicates: readonly string[]) =>
      html`<button
        class="pill"
        aria-pressed=${pressed}
        @click=${() => this.act({ type: 'along', predicates })}
      >
        ${label}
      </button>`;
    const toggled = ({ id }: Predicate) =>
      along.includes(id) ? along.filter((other) => other !== id) : [...along, id];
    return html`<div id="edges" class="edges" role="group" aria-label="Edges to follow">
      ${pill('Any edge', along.length === 0, [])}
      ${pill('Lineage alone', along.length > 0 && String(along) === String(lineage), lineage)}
      ${all.map((predicate) => pill(capitalized(predicate.label), along.includes(predicate.id), toggled(predicate)))}
    </div>`;
  }

  #avoided(): TemplateResult[] {
    return (this.state.avoid ?? []).map((id) => {
      const name = this.vocabulary?.name(id) ?? id;
      return html`<button
        class="pill avoided"
        aria-label="Avoid ${name} no longer"
        title="Avoid ${name} no longer"
        @click=${() => this.act({ type: 'avoid', id })}
      >
        <span>not by <b>${name}</b></span
        >${icon('close')}
      </button>`;
    });
  }

  #end(end: 'from' | 'to', label: string, id: string | undefined): TemplateResult {
    if (id === undefined || this.changing === end) return this.#field(end);
    const name = this.vocabulary?.name(id) ?? id;
    return html`<span class="end"
      >${label}
      <button class="pill" title="Choose another" @click=${() => (this.changing = end)}>
        <b>${name}</b>
      </button></span
    >`;
  }

  #field(end: 'from' | 'to'): TemplateResult {
    return html`<kg-search
      inside
      label=${end === 'from' ? 'Where the path begins' : 'Where the path leads'}
      placeholder=${end === 'from' ? 'From…' : 'To…'}
      .overview=${this.overview}
      .source=${this.source}
      .state=${this.state}
      .makes=${(id: string) => (end === 'from' ? { type: 'select', id, keepMode: true } : { type: 'path-to', id })}
      @act=${() => (this.changing = undefined)}
    ></kg-search>`;
  }

  #way(): TemplateResult {
    const paths = this.#paths.value;
    if (this.#paths.error !== undefined)
      return html`<p class="hint">No path could be looked for: ${(this.#paths.error as Error).message}.</p>`;
    if (paths === undefined) return html`<p class="hint">Looking…</p>`;
    const path = paths[wayShown(this.state, paths.length)];
    if (path === undefined) return this.#none();
    const last = path.nodes.length - 1;
    return html`<p class="hint">${count(path.length, 'step')}</p>
      <ol>
        ${path.nodes.map(
          (node, index) =>
            html`<li>
              ${index === 0 ? nothing : this.#step(path.edges[index - 1]!, path.nodes[index - 1]!)}${this.#name(node, index > 0 && index < last)}
            </li>`,
        )}
      </ol>`;
  }

  /** What keeps the two apart, where something was asked for. */
  #none(): TemplateResult {
    const { avoid, along, directed, filter } = this.state;
    const wishes = [
      ...(along === undefined ? [] : ['along these edges']),
      ...(directed === true ? ['along the arrows'] : []),
      ...(avoid === undefined ? [] : ['without those that are avoided']),
      ...(Object.keys(filter).length === 0 ? [] : ['through what the filter shows']),
    ];
    return html`<p class="hint">
      No path leads from one to the other${wishes.length === 0 ? ' on this map' : ` ${listed(wishes)}`}.
    </p>`;
  }

  /** Words that read in the direction of the path, and the line the map draws. */
  #step(edge: EdgeRef, from: NodeRef): TemplateResult {
    const words = this.vocabulary!.predicate(edge.predicate);
    const forward = edge.source === from.id;
    return html`<span class="step"
      >${line(edge.certainty, words.color)}
      ${forward ? words.label : words.inverse}${edge.certainty === 'stated' ? nothing : `, ${edge.certainty}`}</span
    >`;
  }

  #name(node: NodeRef, avoidable: boolean): TemplateResult {
    const avoid = html`<button
      class="avoid"
      aria-label="Avoid ${node.name}"
      title="A way that does not lead over ${node.name}"
      @click=${() => this.act({ type: 'avoid', id: node.id })}
    >
      ${icon('close')}
    </button>`;
    return html`<span class="node"
      >${glyph(this.vocabulary!.kind(node.kind))}${this.entityLink(node)}${avoidable ? avoid : nothing}</span
    >`;
  }
}

customElements.define('kg-path', KgPath);
