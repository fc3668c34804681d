import { css, html, nothing, type TemplateResult } from 'lit';
import type { Lineage, LineageEdge } from '../model/answer';
import { ofLineage } from '../model/filter';
import { LOT, MAX_LOTS, type LineageSide } from '../state/state';
import { Asking } from './asking';
import { coverageInWords } from './describe';
import { glyph, line } from './glyphs';
import { icon } from './icons';
import { coverageOf, outline, type Branch } from './outline';
import { base, handles, panel } from './styles';
import { View } from './view';
import { listed, shownOf } from './words';

interface Sides {
  readonly up: Lineage;
  readonly down: Lineage;
}

/**
 * The head of the lineage: whose it is, how well it is referenced, which side is drawn, the way back; and the whole
 * of it as an outline, for those who can't or won't read the drawing.
 *
 * @fires act lineage, mode, select
 */
export class KgLineage extends View {
  static override properties = { open: { state: true } };

  /** Whether the outline is shown; undefined until its reader decides. */
  declare open: boolean | undefined;

  readonly #sides = new Asking<Sides>(this, () => {
    const { source } = this;
    const { mode, selection: entity } = this.state;
    if (source === undefined || entity === undefined || mode !== 'lineage') return undefined;
    // Of a graph of which the canvas holds a part nobody reads all that came of a base.
    const limited = this.isPart ? { limit: MOST_IN_OUTLINE } : {};
    const asked = { entity, ...limited, ...ofLineage(this.state.filter) };
    const ask = async (signal: AbortSignal): Promise<Sides> => {
      const [up, down] = await Promise.all([
        source.ask('lineage', { ...asked, direction: 'up' }, signal),
        source.ask('lineage', { ...asked, direction: 'down' }, signal),
      ]);
      return { up, down };
    };
    return { key: JSON.stringify(asked), ask };
  });

  protected override get idle(): boolean {
    return this.overview === undefined || this.state.mode !== 'lineage';
  }

  override render(): TemplateResult | typeof nothing {
    const sides = this.#sides.value;
    if (this.idle || sides === undefined) return nothing;
    const { side } = this.state;
    const shown = [...(side === 'down' ? [] : [sides.up]), ...(side === 'up' ? [] : [sides.down])];
    return html`
      <header>
        <h1>${headline(sides, side)}</h1>
        <span class="pill coverage">${coverageInWords(coverageOf(shown))}</span>
      </header>
      <div class="ways" role="group" aria-label="The lineage">
        <button class="pill" @click=${() => this.act({ type: 'mode', mode: 'map' })}>
          ${icon('left')}Back to the map
        </button>
        ${size(sides.up) > 0 && size(sides.down) > 0 ? this.#ways(sides) : nothing}
        <button
          class="pill"
          aria-expanded=${this.spelled}
          aria-controls="outline"
          @click=${() => (this.open = !this.spelled)}
        >
          Outline
        </button>
      </div>
      ${this.#remarks(shown)}
      <div id="outline" class="outline panel" tabindex="-1" ?hidden=${!this.spelled}>
        ${side === 'down' ? nothing : this.#side('What it is built on', sides.up, 'up')}
        ${side === 'up' ? nothing : this.#side('What was built on it', sides.down, 'down')}
      </div>
    `;
  }

  /** The outline stands in for the drawing where there is none. */
  private get spelled(): boolean {
    return this.open ?? this.noPicture !== undefined;
  }

  #ways({ up, down }: Sides): TemplateResult {
    return html`${this.#way('Both sides', undefined)} ${this.#way(`What it is built on · ${size(up)}`, 'up')}
    ${this.#way(`What was built on it · ${size(down)}`, 'down')}`;
  }

  #way(label: string, side: LineageSide | undefined): TemplateResult {
    const act = { type: 'lineage', ...(side === undefined ? {} : { side }) } as const;
    return html`<button class="pill" aria-pressed=${this.state.side === side} @click=${() => this.act(act)}>
      ${label}
    </button>`;
  }

  #remarks(shown: readonly Lineage[]): TemplateResult[] {
    const name = (id: string) => this.vocabulary?.name(id) ?? id;
    const cycles = shown.flatMap((lineage) => lineage.cycles);
    const total = shown.reduce((sum, lineage) => sum + size(lineage), 0);
    const drawn = shown.reduce((sum, lineage) => sum + Math.min(size(lineage), this.#most), 0);
    return [
      ...cycles.map(
        (ids) =>
          html`<p class="remark">
            ${ids.length === 1 ? `${name(ids[0]!)} leads back to itself.` : `${listed(ids.map(name))} lead back to each other.`}
          </p>`,
      ),
      ...(drawn < total ? [html`<p class="remark">${shownOf(drawn, total)}${this.#more()}</p>`] : []),
    ];
  }

  /** Of each side, without the root. */
  get #most(): number {
    return this.isPart ? LOT * (this.state.lots ?? 1) : Infinity;
  }

  #more(): TemplateResult | typeof nothing {
    if (this.#most >= LOT * MAX_LOTS) return nothing;
    return html` · <button class="more" @click=${() => this.act({ type: 'more' })}>more</button>`;
  }

  private get isPart(): boolean {
    return this.overview?.whole !== undefined;
  }

  #side(head: string, lineage: Lineage, side: LineageSide): TemplateResult {
    const branches = outline(lineage, side);
    return html`<h2 class="head">${head}</h2>
      ${branches.length === 0 ? html`<p class="none">Nothing recorded.</p>` : this.#branches(branches, side)}`;
  }

  #branches(branches: readonly Branch[], side: LineageSide): TemplateResult {
    return html`<ul>
      ${branches.map(
        ({ node, edge, seen, branches: inner }) =>
          html`<li>
            ${line(edge.certainty, this.vocabulary!.predicate(edge.predicate).color)}
            <span class="step">${this.#stepWords(edge, side)}</span>
            ${glyph(this.vocabulary!.kind(node.kind))}
            ${this.link({ type: 'select', id: node.id, keepMode: true }, node.name)}${edge.role === undefined ? nothing : html`<span class="step"> as its ${edge.role}</span>`}${edge.certainty === 'stated' ? nothing : html`<span class="step">, ${edge.certainty}</span>`}${seen ? html`<span class="step"> (above)</span>` : nothing}
            ${inner.length === 0 ? nothing : this.#branches(inner, side)}
          </li>`,
      )}
    </ul>`;
  }

  #stepWords({ predicate }: LineageEdge, side: LineageSide): string {
    const words = this.vocabulary!.predicate(predicate);
    return side === 'up' ? words.label : words.inverse;
  }

  static override styles = [
    base,
    panel,
    handles,
    css`
      :host {
        pointer-events: none;
      }
      button,
      a,
      .outline {
        pointer-events: auto;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 14px;
        min-height: 44px;
      }
      h1 {
        font: 600 var(--title) / 1.25 var(--serif);
        text-wrap: balance;
      }
      .coverage {
        color: var(--soft);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 4px;
      }
      .ways .icon {
        width: 15px;
        height: 15px;
        margin-left: -3px;
      }
      .remark {
        color: var(--soft);
        margin-top: 6px;
      }
      .more {
        color: var(--ink);
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .outline {
        max-height: min(60dvh, 560px);
        overflow: auto;
        padding: 14px 18px 16px;
        margin-top: 8px;
        color: var(--ink);
      }
      .outline h2:not(:first-child) {
        margin-top: 16px;
      }
      li {
        padding: 3px 0;
      }
      li > .line,
      li > .glyph {
        vertical-align: -1px;
      }
      ul ul {
        margin-left: 11px;
        padding-left: 16px;
        border-left: 1px solid var(--line);
      }
      .step,
      .none {
        color: var(--soft);
      }
      @media (max-width: 760px) {
        h1 {
          font-size: 18px;
        }
        header {
          min-height: 0;
          gap: 0 10px;
          align-items: baseline;
        }
        .coverage {
          border: 0;
          padding: 0;
          min-height: 0;
          background: none;
          font-weight: 400;
        }
        .outline {
          max-height: 34dvh;
        }
        .ways {
          flex-wrap: nowrap;
          overflow-x: auto;
          pointer-events: auto;
          scrollbar-width: none;
          margin: 4px -12px 0;
          padding: 3px 12px;
        }
      }
    `,
  ];
}

function headline({ up, down }: Sides, side: LineageSide | undefined): string {
  const { name } = up.root;
  if (side === 'down') return `What a flaw in ${name} would touch`;
  if (side === undefined && size(up) === 0 && size(down) > 0) return `What was built on ${name}`;
  return `Where ${name} comes from${side === undefined && size(down) > 0 ? ', and what came of it' : ''}`;
}

const MOST_IN_OUTLINE = 500;

/** Without the root. */
function size(lineage: Lineage): number {
  return (lineage.truncated?.total ?? lineage.nodes.length) - 1;
}

customElements.define('kg-lineage', KgLineage);
