import { css, html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../state/act';
import { base } from './styles';
import { View } from './view';
import { capitalized, count, listed } from './words';

interface Question {
  readonly id: string;
  readonly text: string;
  readonly act: Act;
}

/** Asked only where the graph knows whom they are about. */
const QUESTIONS: readonly Question[] = [
  {
    id: 'llava',
    text: 'Where does LLaVA come from?',
    act: { type: 'lineage', id: 'llava', side: 'up' },
  },
  {
    id: 'mixture-of-experts',
    text: 'Who else is a mixture of experts?',
    act: { type: 'select', id: 'mixture-of-experts' },
  },
  {
    id: 'gpt-4',
    text: 'What would a flaw in GPT-4 touch?',
    act: { type: 'lineage', id: 'gpt-4', side: 'down' },
  },
];

/**
 * What a first visitor reads: what this is, how much of it, and three questions to click.
 *
 * @fires act the act that answers a question
 */
export class KgStart extends View {
  protected override get idle(): boolean {
    return this.overview === undefined || this.state.selection !== undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const { overview } = this;
    if (overview === undefined) return nothing;
    if (overview.nodes.length === 0) return this.#emptyGraph();
    const known = QUESTIONS.filter(({ id }) => this.vocabulary?.node(id) !== undefined);
    return html`
      <h1>What are the models built on?</h1>
      <p>${this.#sentence()} Click one, or ${known.length === 0 ? 'search for it.' : 'start here:'}</p>
      <ul>
        ${known.map(({ text, act }) => html`<li><button @click=${() => this.act(act)}>${text}</button></li>`)}
      </ul>
    `;
  }

  #emptyGraph(): TemplateResult {
    return html`<h1>This graph is empty</h1>
      <p>
        It has no entries yet. Its makers add them in the folder <em>graph-data</em>, one file for each
        developer or topic.
      </p>`;
  }

  /** True counts, of the largest kinds that the map shows. */
  #sentence(): string {
    const { nodes, ontology, whole } = this.overview!;
    const loud = ontology.kinds.filter((kind) => !kind.quiet);
    const counts = loud.map((kind) => ({
      kind,
      number: whole?.kinds[kind.id] ?? nodes.filter((node) => node.kind === kind.id).length,
    }));
    const largest = counts.toSorted((a, b) => b.number - a.number).slice(0, MOST_KINDS);
    // In the order of the vocabulary, models first.
    const named = counts.filter((one) => one.number > 0 && largest.includes(one));
    const parts = named.map(({ kind, number }) => count(number, kind.label, kind.plural));
    const rest = (whole?.nodes ?? nodes.length) - named.reduce((sum, { number }) => sum + number, 0);
    const more = rest === 0 ? '' : `, with ${count(rest, 'more entry', 'more entries')} that explain them`;
    return `${capitalized(listed(parts))}${more}. Each fact has its source.`;
  }

  static override styles = [
    base,
    css`
      :host {
        padding: 24px;
      }
      h1 {
        font: 600 24px / 1.25 var(--serif);
        text-wrap: balance;
      }
      p {
        font: 400 var(--prose) / 1.5 var(--serif);
        margin: 10px 0 18px;
      }
      ul {
        display: grid;
        gap: 8px;
      }
      button {
        width: 100%;
        min-height: 44px;
        padding: 8px 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        font-weight: 600;
        transition: border-color var(--quick) ease-out;
      }
      button:hover {
        border-color: var(--edge);
      }
      button:focus-visible {
        border-radius: var(--radius);
      }
      @media (max-width: 760px) {
        :host {
          padding: 0 20px 20px;
        }
        h1 {
          font-size: 20px;
        }
        p {
          font-size: 15px;
          margin: 6px 0 12px;
        }
      }
    `,
  ];
}

const MOST_KINDS = 3;

customElements.define('kg-start', KgStart);

declare global {
  interface HTMLElementTagNameMap {
    'kg-start': KgStart;
  }
}
