import { css, html, nothing, type TemplateResult } from 'lit';
import type { EdgeRef, NodeRef, Path } from '../model/answer';
import { Asking } from './asking';
import { glyph, line } from './glyphs';
import { icon } from './icons';
import './kg-search';
import { base, handles, panel } from './styles';
import { View } from './view';
import { count } from './words';

/**
 * The path from the chosen entity to another: two fields to choose its ends, and the way in words.
 *
 * @fires act select, path-to, mode
 */
export class KgPath extends View {
  static override properties = { changing: { state: true } };

  /** Which end is being chosen anew. */
  declare changing: 'from' | 'to' | undefined;

  readonly #paths = new Asking<readonly Path[]>(this, () => {
    const { source } = this;
    const { mode, selection: from, target: to, filter } = this.state;
    if (source === undefined || mode !== 'path' || from === undefined || to === undefined) return undefined;
    return {
      key: JSON.stringify([from, to, filter]),
      ask: async (signal) => (await source.ask('path', { from, to, filter }, signal)).paths,
    };
  });

  protected override get idle(): boolean {
    return this.overview === undefined || this.state.mode !== 'path';
  }

  override render(): TemplateResult | typeof nothing {
    if (this.idle) return nothing;
    const { selection, target } = this.state;
    return html`<div class="panel bar">
      <div class="ends">
        ${this.#end('from', 'From', selection)} ${this.#end('to', 'to', target)}
        <button class="pill back" @click=${() => this.act({ type: 'mode', mode: 'map' })}>
          ${icon('left')}Back to the map
        </button>
      </div>
      <div aria-live="polite">
        ${target === undefined ? html`<p class="hint">Choose where the path should lead.</p>` : this.#way()}
      </div>
    </div>`;
  }

  #end(end: 'from' | 'to', label: string, id: string | undefined): TemplateResult {
    if (id === undefined || this.changing === end) return this.#field(end);
    const name = this.vocabulary?.node(id)?.name ?? id;
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
    const [path] = paths;
    if (path === undefined) {
      const filtered = Object.keys(this.state.filter).length > 0;
      return html`<p class="hint">
        No path leads from one to the other${filtered ? ' through what the filter shows' : ''}.
      </p>`;
    }
    return html`<p class="hint">${count(path.length, 'step')}</p>
      <ol>
        ${path.nodes.map((node, index) => html`<li>${index === 0 ? nothing : this.#step(path.edges[index - 1]!, path.nodes[index - 1]!)}${this.#name(node)}</li>`)}
      </ol>`;
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

  #name(node: NodeRef): TemplateResult {
    return html`<span class="node">${glyph(this.vocabulary!.kind(node.kind))}${this.entityLink(node)}</span>`;
  }

  static override styles = [
    base,
    panel,
    handles,
    css`
      .bar {
        padding: 10px 14px;
      }
      .ends {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 10px;
      }
      .end {
        color: var(--soft);
      }
      .end b {
        font: 600 var(--prose) / 1.3 var(--serif);
      }
      kg-search {
        width: 220px;
      }
      .back {
        margin-left: auto;
      }
      .back .icon {
        width: 15px;
        height: 15px;
        margin-left: -3px;
      }
      @media (max-width: 760px) {
        .back {
          order: 1;
        }
        kg-search {
          order: 2;
          width: 100%;
        }
      }
      .hint {
        color: var(--soft);
        margin-top: 6px;
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        margin-top: 4px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .step,
      .node {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .step {
        color: var(--soft);
        font-size: var(--small);
      }
      .node {
        font-weight: 600;
      }
    `,
  ];
}

customElements.define('kg-path', KgPath);
