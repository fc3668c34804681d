import { html, nothing, type TemplateResult } from 'lit';
import type { Description, EntityRef, Lineage, NodeRef, Related, StatementRef } from '../model/answer';
import { isWebLink } from '../model/link';
import { BUILT_ON, type Predicate } from '../model/ontology';
import type { Act } from '../state/act';
import { descents, type Group, type Narrow } from './describe';
import { glyph } from './glyphs';
import { icon } from './icons';
import { outward } from './footnotes';
import { fromBehind, isEntity, phrase, sentence } from './phrase';
import { inline, isBare, pieces, references, row, sureness, through, type Setting } from './statement-list';
import { groupInWords } from './likeness';
import type { Vocabulary } from './vocabulary';
import { insideSentence } from './nouns';
import { capitalized, listed, shownOf } from './words';

/** The parts of the inspector's page, from top to bottom. Templates only. */
export interface Page extends Setting {
  readonly vocabulary: Vocabulary;
  readonly act: (act: Act) => void;
  readonly actLink: (act: Act, content: unknown, className: string) => TemplateResult;
  /** Long groups that were opened. */
  readonly unfolded: ReadonlySet<string>;
  readonly unfold: (key: string) => void;
}

type Part = TemplateResult | typeof nothing;

const FOLD = 8;
const FOLD_INLINE = 16;
const MOST_REASONS = 3;
const MOST_LINES = 4;

export function head(entity: EntityRef, access: readonly StatementRef[], page: Page): TemplateResult {
  const kind = page.vocabulary.kind(entity.kind);
  const spoken = entity.aliases.filter((alias) => alias !== entity.id);
  return html`<header>
    <p class="kind">
      ${glyph(kind)}<span>${capitalized(kind.label)}</span>
      ${access.map((statement) => accessChip(statement, page))}
      <button class="close" aria-label="Close ${entity.name}" @click=${() => page.act({ type: 'select' })}>
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

function accessChip(statement: StatementRef, page: Page): TemplateResult {
  const words = phrase(statement, page.vocabulary);
  const [first] = words;
  const only = words.length === 1 && first !== undefined && typeof first !== 'string' && 'ref' in first;
  const text = only
    ? page.actLink({ type: 'select', id: first.ref.id }, insideSentence(first.text), 'pill')
    : html`<span class="pill wrap"><span>${pieces(words, page)}</span></span>`;
  return html`<span class="access">${text}${sureness(statement)}${references(statement, page)}</span>`;
}

/** Numbers and dates. */
export function facts(all: readonly StatementRef[], page: Page): Part {
  if (all.length === 0) return nothing;
  return html`<section class="part" aria-label="Facts">
    <h2 class="head">Facts</h2>
    <dl>
      ${all.map((fact) => {
        const value = html`<span class="value">${pieces(phrase(fact, page.vocabulary), page)}</span>`;
        return html`<div class="fact ${fact.certainty}">
          <dt>${capitalized(page.vocabulary.predicate(fact.predicate).label)}</dt>
          <dd>${value}${sureness(fact)}${through(fact, page)}${references(fact, page)}</dd>
        </section>`;
      })}
    </dl>
  </section>`;
}

/** The statements of one predicate, under its words. */
export function groupPart(group: Group, side: 'in' | 'out', page: Page): TemplateResult {
  const { statements, total } = group;
  // Some relations read the same from both ends; as regions of the page they need two names.
  const name =
    side === 'in' && page.vocabulary.predicate(group.key).label === group.label
      ? `${group.label}, by others`
      : group.label;
  const words = wordsOf(group, side, page.vocabulary);
  const bare =
    statements.length > 1 &&
    group.key !== 'named' &&
    statements.every((s) => isBare(s) && isEntity(s.object));
  const { shown, rest } = fold(`${side}-${group.key}`, statements, bare ? FOLD_INLINE : FOLD, page, total);
  return html`<section class="part" aria-label=${name}>
    <h2 class="head">${group.label}${number(total)}</h2>
    ${
      bare
        ? inline(shown, words, page)
        : html`<ul>
            ${shown.map((s) => row(s, words(s), group.color, group.key === BUILT_ON, page))}
          </ul>`
    }
    ${rest}
  </section>`;
}

function wordsOf(
  group: Group,
  side: 'in' | 'out',
  vocabulary: Vocabulary,
): (s: StatementRef) => ReturnType<typeof phrase> {
  if (side === 'out') return (s) => phrase(s, vocabulary);
  return (s) => (group.key === 'named' ? sentence(s, vocabulary) : fromBehind(s, vocabulary));
}

function number(length: number): Part {
  return length > 1 ? html` <span class="number">${length}</span>` : nothing;
}

/** The first few of a long list, and a line that says so. */
function fold<T>(
  key: string,
  all: readonly T[],
  most: number,
  page: Page,
  total = all.length,
): { shown: readonly T[]; rest: Part } {
  if (all.length <= most || page.unfolded.has(key)) {
    const rest = all.length < total ? html`<p class="folded">${shownOf(all.length, total)}</p>` : nothing;
    return { shown: all, rest };
  }
  const shown = all.slice(0, most - 2);
  const rest = html`<p class="folded">
    ${shownOf(shown.length, total)} · <button class="more" @click=${() => page.unfold(key)}>more</button>
  </p>`;
  return { shown, rest };
}

export function notes(all: readonly StatementRef[], page: Page): Part {
  if (all.length === 0) return nothing;
  return html`<section class="part" aria-label="Noted for">
    <h2 class="head">Noted for</h2>
    <ul class="notes">
      ${all.map(
        (note) =>
          html`<li>
            ${pieces(phrase(note, page.vocabulary), page)}${sureness(note)}${through(note, page)}${references(note, page)}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The small lineage: one line for each line of descent, where there is more than the statements above tell. */
export function descent(lineage: Lineage | undefined, page: Page): Part {
  if (lineage === undefined) return nothing;
  const { lines, total } = descents(lineage, MOST_LINES);
  if (!lines.some((line) => line.length > 2)) return nothing;
  const step = (node: NodeRef) =>
    html` <span class="arrow" role="img" aria-label="built on">→</span> ${page.link(node, node.name)}`;
  return html`<section class="part" aria-label="Lineage">
    <h2 class="head">Lineage</h2>
    <ul class="descents">
      ${lines.map(([first, ...bases]) => html`<li>${first!.name}${bases.map(step)}</li>`)}
    </ul>
    ${total > lines.length ? html`<p class="folded">${shownOf(lines.length, total)} · ${page.actLink({ type: 'lineage' }, 'all of it', 'more')}</p>` : nothing}
  </section>`;
}

/** The third state, told apart from "not disclosed" and "none": nobody has looked, or nobody found anything. */
export function unrecordedPart(predicates: readonly Predicate[]): Part {
  if (predicates.length === 0) return nothing;
  return html`<section class="part" aria-label="Not recorded">
    <h2 class="head">Not recorded</h2>
    <p class="unrecorded">${predicates.map(({ label }) => label).join(' · ')}</p>
  </section>`;
}

export function wider(all: readonly Narrow[], page: Page): Part {
  if (all.length === 0) return nothing;
  const { shown, rest } = fold('wider', all, FOLD, page);
  return html`<section class="part" aria-label="Through its kinds">
    <h2 class="head">Through its kinds${number(all.length)}</h2>
    <ul>
      ${shown.map(({ node, kind }) => html`<li class="wider">${named(node, page)}<span>through ${page.link(kind, kind.name)}</span></li>`)}
    </ul>
    ${rest}
  </section>`;
}

export interface Likeness {
  /** Groups of predicates, by colour. */
  readonly groups: readonly string[];
  /** Those that count; all where undefined. */
  readonly chosen: readonly string[] | undefined;
  /** Whether they are being chosen. */
  readonly choosing: boolean;
  readonly choose: () => void;
}

export function relatedPart(all: readonly Related[], likeness: Likeness, page: Page): Part {
  const { chosen, choosing, choose } = likeness;
  if (all.length === 0 && chosen === undefined) return nothing;
  const words = chosen === undefined ? 'in any way' : `by ${listed(chosen.map(groupInWords))}`;
  return html`<section class="part" aria-label="Related, and why">
    <h2 class="head">Related, and why</h2>
    <button class="more weighed" aria-expanded=${choosing} aria-controls="groups" @click=${choose}>
      ${words}${icon(choosing ? 'up' : 'down')}
    </button>
    ${choosing ? groupsPart(likeness, page) : nothing}
    ${all.length === 0 ? html`<p class="aside">Nothing is related to it so.</p>` : nothing}
    <ul class="related">
      ${all.map(
        (other) =>
          html`<li>
            ${named(other, page)}
            <p>${reasons(other)}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}

function groupsPart({ groups, chosen }: Likeness, page: Page): TemplateResult {
  const pill = (label: string, pressed: boolean, group: string | undefined) =>
    html`<button
      class="pill"
      aria-pressed=${pressed}
      @click=${() => page.act({ type: 'alike', ...(group === undefined ? {} : { group }) })}
    >
      ${label}
    </button>`;
  return html`<div id="groups" class="groups" role="group" aria-label="Related by">
    ${pill('Anything', chosen === undefined, undefined)}
    ${groups.map((group) => pill(capitalized(groupInWords(group)), chosen?.includes(group) === true, group))}
  </div>`;
}

function reasons(other: Related): string {
  return other.reasons
    .slice(0, MOST_REASONS)
    .map((reason) => reason.text)
    .join('; ');
}

function named(ref: NodeRef, page: Page): TemplateResult {
  return html`<span class="named">${glyph(page.vocabulary.kind(ref.kind))}${page.link(ref, ref.name)}</span>`;
}

export function elsewhere({ entity, alternatives }: Description, page: Page): TemplateResult {
  const links = entity.links.filter(isWebLink);
  const sameName = html`<section class="part" aria-label="Of the same name">
    <h2 class="head">Of the same name</h2>
    <ul>
      ${alternatives.map((other) => html`<li>${named(other, page)}</li>`)}
    </ul>
  </section>`;
  const onTheWeb = html`<section class="part" aria-label="On the web">
    <h2 class="head">On the web</h2>
    <ul class="links">
      ${links.map((url) => html`<li>${outward(url, shortAddress(url))}</li>`)}
    </ul>
  </section>`;
  return html`${alternatives.length === 0 ? nothing : sameName}${links.length === 0 ? nothing : onTheWeb}`;
}

function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

/** Where the chosen entity is none of this graph. */
export function failed(error: unknown, page: Page): TemplateResult {
  const candidates =
    error instanceof Error && 'details' in error
      ? ((error.details as { candidates?: readonly NodeRef[] }).candidates ?? [])
      : [];
  const nearest = html`<h2 class="head">Nearest</h2>
    <ul>
      ${candidates.map((other) => html`<li>${named(other, page)}</li>`)}
    </ul>`;
  return html`<div class="failed">
    <h1>Nothing to show here</h1>
    <p class="prose">${capitalized(error instanceof Error ? error.message : String(error))}.</p>
    ${candidates.length === 0 ? nothing : nearest}
    <button class="pill" @click=${() => page.act({ type: 'select' })}>Back to the map</button>
  </div>`;
}
