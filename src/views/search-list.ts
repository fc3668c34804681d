import { css, html, nothing, type TemplateResult } from 'lit';
import type { SearchHit } from '../model/answer';
import type { Span } from '../model/dates';
import { nearest } from '../model/names';
import type { Overview } from '../source/source';
import type { History } from '../state/history';
import { actsNamed, actsOf, keyName, type NamedAct } from './acts';
import { glyph } from './glyphs';
import { icon } from './icons';
import { spanInWords } from './quantities';
import { byKind, split } from './search-results';
import { vocabularyOf } from './vocabulary';
import { capitalized, count, listed } from './words';

/** What stands under a search field: templates only, and fetched when the field is first used. */
export interface Listing {
  readonly hits: readonly SearchHit[];
  /** After the hits; where `commands`, alone. */
  readonly acts: readonly NamedAct[];
  readonly commands: boolean;
  /** What was searched for. */
  readonly wanted: string;
  /** Of the entries, hits as they are listed and then acts, the one that arrows have reached; -1 for none. */
  readonly active: number;
  /** The one kind that is looked for. */
  readonly only: string | undefined;
  /** When what is looked for was released. */
  readonly released: Span | undefined;
  /** Whether acts can be asked for here. */
  readonly offersActs: boolean;
  readonly error: unknown;
  readonly overview: Overview;
  readonly on: Handlers;
}

export interface Handlers {
  take(index: number): void;
  point(index: number): void;
  /** Only hits of that kind; without it, of all. */
  only(kind: string | undefined): void;
  type(text: string): void;
  anyTime(): void;
}

/** A few acts stand under what was found; more would stand in its way. */
const FEW_ACTS = 4;
/** Fewer letters would begin half of all acts. */
const LEAST_LETTERS = 3;

/** The hits as they are listed, kind by kind, so that arrows move as the eye does. */
export function inOrder(hits: readonly SearchHit[]): readonly SearchHit[] {
  return byKind(hits).flatMap((group) => group.hits);
}

/** All that fit the words after ">", or a few that fit what is searched for. */
export function actsFor(text: string, history: History, overview: Overview): readonly NamedAct[] {
  if (text.startsWith('>')) return actsNamed(text.slice(1), actsOf(history, overview));
  const wanted = text.trim();
  return wanted.length < LEAST_LETTERS ? [] : actsNamed(wanted, actsOf(history, overview)).slice(0, FEW_ACTS);
}

export function results(list: Listing): TemplateResult {
  const empty = list.hits.length + list.acts.length === 0;
  return html`<div class="results panel">
    ${list.commands ? nothing : kinds(list)}
    <div id="results" role="listbox" aria-label="Results" ?hidden=${empty}>
      ${groups(list)}${list.acts.length === 0 ? nothing : actGroup(list)}
    </div>
    ${empty ? html`<p class="empty">${emptyWords(list)}</p>` : nothing}
    ${list.offersActs && !list.commands ? html`<p class="hint"><kbd>&gt;</kbd> lists everything that can be done</p>` : nothing}
  </div>`;
}

/** For those who can't see the list. */
export function summary({ hits, acts, overview }: Listing): string {
  if (hits.length + acts.length === 0) return 'Nothing found';
  const vocabulary = vocabularyOf(overview);
  const kindsFound = byKind(hits).map(({ kind }) => vocabulary.kind(kind).plural);
  const found = hits.length === 0 ? [] : [`${count(hits.length, 'result')} among ${listed(kindsFound)}`];
  return [...found, ...(acts.length === 0 ? [] : [count(acts.length, 'act')])].join(', ');
}

/** Of which kinds something was found, each a button that leaves only that kind. */
function kinds({ hits, only, overview, on }: Listing): TemplateResult | typeof nothing {
  const present = only === undefined ? byKind(hits).map(({ kind }) => kind) : [only];
  if (only === undefined && present.length < 2) return nothing;
  const vocabulary = vocabularyOf(overview);
  return html`<div class="kinds" role="group" aria-label="Only one kind">
    ${present.map(
      (kind) =>
        html`<button
          class="pill"
          aria-pressed=${kind === only}
          @mousedown=${keepFocus}
          @click=${() => on.only(kind === only ? undefined : kind)}
        >
          ${capitalized(vocabulary.kind(kind).plural)}${kind === only ? icon('close') : nothing}
        </button>`,
    )}
  </div>`;
}

function groups(list: Listing): TemplateResult[] {
  const vocabulary = vocabularyOf(list.overview);
  let index = 0;
  return byKind(list.hits).map(({ kind, hits }) => {
    const id = `kind-${kind}`;
    return html`<div role="group" aria-labelledby=${id}>
      <div class="head" id=${id} role="presentation">${capitalized(vocabulary.kind(kind).plural)}</div>
      ${hits.map((hit) => hitRow(hit, index++, list))}
    </div>`;
  });
}

function hitRow(hit: SearchHit, index: number, list: Listing): TemplateResult {
  const { wanted } = list;
  const alias = hit.matched !== hit.name && hit.matched !== hit.id;
  return option(
    index,
    list,
    html`${glyph(vocabularyOf(list.overview).kind(hit.kind))}
      <span class="words"
        >${marked(hit.name, wanted)}${alias ? html` <span class="alias">${marked(hit.matched, wanted)}</span>` : nothing}</span
      >`,
  );
}

function actGroup(list: Listing): TemplateResult {
  const text = list.commands ? list.wanted.slice(1).trim() : list.wanted;
  return html`<div role="group" aria-labelledby="acts">
    <div class="head" id="acts" role="presentation">Acts</div>
    ${list.acts.map(({ words, keys }, at) =>
      option(
        list.hits.length + at,
        list,
        html`<span class="words">${marked(words, text)}</span>
          ${keys.slice(0, 1).map((key) => html`<kbd>${keyName(key)}</kbd>`)}`,
      ),
    )}
  </div>`;
}

function option(index: number, { active, on }: Listing, content: TemplateResult): TemplateResult {
  return html`<div
    id="hit-${index}"
    class="hit"
    role="option"
    aria-selected=${index === active}
    @mousedown=${keepFocus}
    @mousemove=${() => on.point(index)}
    @click=${() => on.take(index)}
  >
    ${content}
  </div>`;
}

function emptyWords({ error, wanted, commands, only, released, overview, on }: Listing): TemplateResult {
  if (error !== undefined) return html`The search failed. ${error instanceof Error ? error.message : ''}`;
  if (commands) return html`Nothing that can be done now is called “${wanted.slice(1).trim()}”.`;
  const among =
    only === undefined ? 'Nothing here' : `None of the ${vocabularyOf(overview).kind(only).plural}`;
  if (released !== undefined) {
    return html`${among} is called “${wanted}” ${spanInWords(released)}.
      <button class="more" @mousedown=${keepFocus} @click=${() => on.anyTime()}>Look at any time</button>`;
  }
  const near = nearest(
    wanted,
    overview.nodes.filter(({ kind }) => only === undefined || kind === only).map(({ name }) => name),
  );
  return html`${among} is called “${wanted}”.
  ${near.map(
    (name, index) =>
      html`${index === 0 ? 'Nearest: ' : ', '}<button
          class="more"
          @mousedown=${keepFocus}
          @click=${() => on.type(name)}
        >
          ${name}
        </button>`,
  )}`;
}

function marked(text: string, wanted: string): TemplateResult {
  const [before, hit, after] = split(text, wanted);
  return html`${before}${hit === '' ? nothing : html`<mark>${hit}</mark>`}${after}`;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}

export const listStyles = css`
  .results {
    position: absolute;
    top: calc(100% + 6px);
    left: 0;
    right: 0;
    min-width: min(340px, calc(100vw - 24px));
    max-height: min(60vh, 480px);
    display: flex;
    flex-direction: column;
    padding: 6px;
    margin: 0;
  }
  .results > * {
    flex: none;
  }
  .results > [role='listbox'] {
    flex: 0 1 auto;
    min-height: 0;
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--line) transparent;
  }
  .empty {
    padding: 6px 8px 8px;
    color: var(--soft);
  }
  .kinds {
    display: flex;
    gap: 5px;
    padding: 4px 24px 4px 6px;
    overflow-x: auto;
    scrollbar-width: none;
    mask-image: linear-gradient(to left, transparent, black 28px);
  }
  .kinds .pill {
    flex: none;
  }
  .kinds .icon {
    width: 11px;
    height: 11px;
    margin-right: -3px;
  }
  .hint {
    padding: 7px 8px 3px;
    margin-top: 4px;
    border-top: 1px solid var(--line);
    font-size: var(--small);
    color: var(--soft);
  }
  .results .head {
    padding: 8px 8px 2px;
  }
  .hit {
    display: flex;
    gap: 8px;
    align-items: baseline;
    padding: 5px 8px;
    min-height: 30px;
    border-radius: var(--radius-small);
    cursor: pointer;
  }
  .hit .glyph {
    align-self: flex-start;
    margin-top: 3px;
  }
  .hit kbd {
    margin-left: auto;
    white-space: nowrap;
  }
  .hit[aria-selected='true'] {
    background: var(--wash);
    box-shadow: inset 2px 0 0 var(--ink);
  }
  .words {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .alias {
    display: block;
    font-size: var(--small);
    color: var(--soft);
  }
  mark {
    background: var(--mark);
    color: inherit;
    border-radius: 2px;
  }
  @media (pointer: coarse) {
    .hit {
      min-height: 44px;
      align-items: center;
    }
    .hit .glyph {
      align-self: center;
      margin: 0;
    }
  }
`;
