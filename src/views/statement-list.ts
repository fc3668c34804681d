import { html, nothing, type TemplateResult } from 'lit';
import type { NodeRef, StatementRef } from '../model/answer';
import type { Apparatus } from './apparatus';
import { line } from './glyphs';
import type { Piece } from './phrase';
import { absent } from './three-states';

/** How the inspector sets statements. Templates only; who owns them says where links and numbers lead. */
export interface Setting {
  readonly apparatus: Apparatus;
  readonly link: (ref: NodeRef, text: string) => TemplateResult;
  readonly toNote: (number: number) => void;
  /** The entity the page is about; its own name is no link there. */
  readonly self: string;
}

export function pieces(all: readonly Piece[], setting: Setting): unknown[] {
  return all.map((piece) => {
    if (typeof piece === 'string') return piece;
    if ('absence' in piece) return absent(piece.absence, piece.text);
    return piece.ref.id === setting.self ? piece.text : setting.link(piece.ref, piece.text);
  });
}

/** Superscript numbers, as in a critical apparatus. */
export function references(statement: StatementRef, setting: Setting): TemplateResult | typeof nothing {
  return numbers(setting.apparatus.numbers(statement), setting);
}

function numbers(all: readonly number[], setting: Setting): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`${WORD_JOINER}<sup
      >${all.map(
        (number) =>
          html`<button class="ref" aria-label="Reference ${number}" @click=${() => setting.toNote(number)}>
            ${number}
          </button>`,
      )}</sup
    >`;
}

/** Keeps a number on the line of the word that it belongs to. */
const WORD_JOINER = '\u2060';

/** What the line shows, once more in words; "stated" needs none. */
export function sureness(statement: StatementRef): TemplateResult | typeof nothing {
  return statement.certainty === 'stated'
    ? nothing
    : html`<span class="sure">, ${statement.certainty}</span>`;
}

/** The family from which it comes down. */
export function through(statement: StatementRef, setting: Setting): TemplateResult | typeof nothing {
  const family = statement.inheritedFrom;
  return family === undefined
    ? nothing
    : html`<span class="sure">, through ${setting.link(family, family.name)}</span>`;
}

/** One statement on a line of its own, after the line that the map would draw. */
export function row(
  statement: StatementRef,
  words: readonly Piece[],
  color: string,
  heavy: boolean,
  setting: Setting,
): TemplateResult {
  return html`<li class="statement ${statement.negated === true ? 'denied' : ''}">
    ${line(statement.certainty, color, heavy)}
    <span
      >${pieces(words, setting)}${sureness(statement)}${through(statement, setting)}${references(statement, setting)}</span
    >
  </li>`;
}

/** Several bare names in one paragraph, each with its numbers unless all share the same. */
export function inline(
  statements: readonly StatementRef[],
  words: (s: StatementRef) => readonly Piece[],
  setting: Setting,
): TemplateResult {
  const each = statements.map((statement) => setting.apparatus.numbers(statement));
  const same = each.every((list) => String(list) === String(each[0]));
  return html`<p class="inline">
    ${statements.map(
      (statement, index) =>
        html`${index === 0 ? nothing : ', '}${pieces(words(statement), setting)}${same ? nothing : numbers(each[index]!, setting)}`,
    )}${same ? numbers(each[0]!, setting) : nothing}
  </p>`;
}

/** Statements that say no more than a name can share a line. */
export function isBare(statement: StatementRef): boolean {
  return (
    statement.certainty === 'stated' &&
    statement.negated !== true &&
    statement.inheritedFrom === undefined &&
    Object.keys(statement.qualifiers).length === 0
  );
}
