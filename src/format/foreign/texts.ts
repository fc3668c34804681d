import type { Remarks } from '../report';
import type { PropertyValue, Scalar } from './property-graph';

/** Longest name and longest other text that are kept, in UTF-16 units. */
export const LONGEST_NAME = 1_000;
export const LONGEST_TEXT = 100_000;

/** Lone surrogates, controls, and what makes a text look like another one: turns of direction, characters without width. */
const HIDDEN = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/u;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
const HIDDEN_ALL = new RegExp(HIDDEN, 'gu');

/** What strangers wrote, made fit to be shown in a line; each change is remarked. */
export class Texts {
  constructor(private readonly notes: Remarks) {}

  name(text: string, place: string): string {
    return this.#tidy(text, LONGEST_NAME, place);
  }

  text(text: string, place: string): string {
    return this.#tidy(text, LONGEST_TEXT, place);
  }

  #tidy(given: string, most: number, place: string): string {
    let text = given;
    if (text.length > most) {
      text = text.slice(0, most);
      this.notes.add('text', `kept up to its first ${most.toLocaleString('en')} characters`, place);
    }
    if (HIDDEN.test(text)) {
      text = text.replace(BREAKS, ' ');
      const shown = text.replace(HIDDEN_ALL, '');
      if (shown !== text)
        this.notes.add(
          'text',
          'kept without characters that are not seen: controls, turns of direction',
          place,
        );
      text = shown;
    }
    return text.trim();
  }
}

/** One by one. A list may be written as JSON where the format has none. @param fromText whether a text may hold one */
export function itemsOf(value: PropertyValue | undefined, fromText: boolean): readonly Scalar[] {
  if (value === undefined) return [];
  if (isList(value)) return value;
  return (fromText && typeof value === 'string' ? listIn(value) : undefined) ?? [value];
}

export function isList(value: PropertyValue): value is readonly Scalar[] {
  return Array.isArray(value);
}

function listIn(text: string): readonly Scalar[] | undefined {
  if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every(isScalar) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
}

/** Of a list the first; empty where there is nothing. */
export function firstText(value: PropertyValue | undefined): string {
  const [first = ''] = itemsOf(value, false);
  return String(first satisfies Scalar);
}
