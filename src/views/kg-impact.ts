import { css, html, nothing, type TemplateResult } from 'lit';
import type { Impact, Shared } from '../model/answer';
import { ofLineage } from '../model/filter';
import { Asking } from './asking';
import { glyph } from './glyphs';
import { base, handles } from './styles';
import { absenceStyles, absent } from './three-states';
import { View } from './view';
import { count, listed, shownOf } from './words';

type By = 'distance' | 'organization' | 'licence';

interface Group {
  readonly key: string;
  readonly head: unknown;
  readonly count: number;
  readonly nodes: Impact['nodes'];
}

/** So many of each group are listed at first. */
const FOLD = 8;
/** Nobody reads more names than that; all are counted. */
const MOST = 2_000;

/**
 * What rests on the chosen entity, beside its picture: how much there is, by distance, by organization, by licence, and
 * the names.
 *
 * @fires act select
 */
export class KgImpact extends View {
  static override properties = { by: { state: true }, unfolded: { state: true } };

  declare by: By;
  /** Keys of the groups that were opened. */
  declare unfolded: ReadonlySet<string>;

  readonly #impact = new Asking<Impact>(this, () => {
    const { source } = this;
    const { selection: entity } = this.state;
    if (source === undefined || entity === undefined || this.idle) return undefined;
    const question = { entity, limit: MOST, ...ofLineage(this.state.filter) };
    return { key: JSON.stringify(question), ask: (signal) => source.ask('impact', question, signal) };
  });

  constructor() {
    super();
    this.by = 'distance';
    this.unfolded = new Set();
  }

  protected override get idle(): boolean {
    const { mode, side } = this.state;
    return this.overview === undefined || mode !== 'lineage' || side !== 'down';
  }

  override render(): TemplateResult | typeof nothing {
    const { value: impact, error } = this.#impact;
    if (this.idle) return nothing;
    if (error !== undefined) return html`<p class="sentence">What it touches could not be found out.</p>`;
    if (impact === undefined) return html`<p class="sentence" aria-busy="true">…</p>`;
    return html`<section aria-label="Impact">
      <h2 class="head">Impact</h2>
      <p class="sentence">${this.#sentence(impact)}</p>
      ${impact.total === 0 ? nothing : html`${this.#ways()}${this.#groups(impact).map((group) => this.#group(group))}${this.#rest(impact)}`}
    </section>`;
  }

  /** "14 entries rest on GPT-4, up to 3 steps away: 9 models, 4 products and 1 data set." */
  #sentence({ root, total, distances, kinds }: Impact): string {
    if (total === 0) return `Nothing that is recorded here rests on ${root.name}.`;
    const farthest = distances.at(-1)!.distance;
    const parts = Object.entries(kinds)
      .toSorted(([, a], [, b]) => b - a)
      .map(([id, number]) => {
        const { label, plural } = this.vocabulary!.kind(id);
        return count(number, label, plural);
      });
    const verb = total === 1 ? 'rests' : 'rest';
    return `${count(total, 'entry', 'entries')} ${verb} on ${root.name}, ${farthest === 1 ? '1 step' : `up to ${farthest} steps`} away: ${listed(parts)}.`;
  }

  #ways(): TemplateResult {
    return html`<div class="ways" role="group" aria-label="Arrange by">
      ${(['distance', 'organization', 'licence'] as const).map(
        (by) =>
          html`<button class="pill" aria-pressed=${this.by === by} @click=${() => (this.by = by)}>
            By ${by}
          </button>`,
      )}
    </div>`;
  }

  #groups({ distances, organizations, licences, nodes }: Impact): Group[] {
    if (this.by === 'organization') return this.#shared(organizations, nodes, (node) => node.organizations);
    if (this.by === 'licence') return this.#shared(licences, nodes, (node) => node.licences);
    return distances.map(({ distance, count: number }) => ({
      key: String(distance),
      head: `${count(distance, 'step')} away`,
      count: number,
      nodes: nodes.filter((node) => node.distance === distance),
    }));
  }

  #shared(
    { named, unrecorded }: Shared,
    nodes: Impact['nodes'],
    of: (node: Impact['nodes'][number]) => readonly string[],
  ): Group[] {
    const groups = named.map(({ id, name, count: number }) => ({
      key: id,
      head: this.link({ type: 'select', id }, name),
      count: number,
      nodes: nodes.filter((node) => of(node).includes(id)),
    }));
    if (unrecorded === 0) return groups;
    const rest = nodes.filter((node) => of(node).length === 0);
    return [...groups, { key: '', head: absent('unrecorded'), count: unrecorded, nodes: rest }];
  }

  #group({ key, head, count: number, nodes }: Group): TemplateResult {
    const open = nodes.length <= FOLD || this.unfolded.has(key);
    const shown = open ? nodes : nodes.slice(0, FOLD - 2);
    return html`<h3>${head}<span class="number">${number.toLocaleString('en-GB')}</span></h3>
      <ul>
        ${shown.map((node) => html`<li>${glyph(this.vocabulary!.kind(node.kind))}${this.link({ type: 'select', id: node.id, keepMode: true }, node.name)}</li>`)}
      </ul>
      ${open ? nothing : html`<p class="folded">${shownOf(shown.length, number)} · <button class="more" @click=${() => (this.unfolded = new Set([...this.unfolded, key]))}>more</button></p>`}`;
  }

  #rest({ truncated }: Impact): TemplateResult | typeof nothing {
    if (truncated === null) return nothing;
    return html`<p class="folded">
      The nearest are named: ${shownOf(truncated.shown, truncated.total)}. All are counted.
    </p>`;
  }

  static override styles = [
    base,
    handles,
    absenceStyles,
    css`
      :host {
        padding: 20px 24px 18px;
        border-bottom: 1px solid var(--line);
      }
      .sentence {
        font: 400 var(--prose) / 1.5 var(--serif);
        margin-top: 4px;
        text-wrap: pretty;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 12px 0 4px;
      }
      h3 {
        display: flex;
        align-items: baseline;
        gap: 8px;
        font-size: var(--text);
        font-weight: 600;
        margin-top: 12px;
      }
      .number {
        color: var(--faint);
        font-size: var(--small);
        font-weight: 400;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        margin-top: 3px;
      }
      li {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 26px;
      }
      .folded {
        color: var(--soft);
        font-size: var(--small);
        margin-top: 4px;
      }
      @media (pointer: coarse) {
        li {
          min-height: 40px;
        }
      }
    `,
  ];
}

customElements.define('kg-impact', KgImpact);
