import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { InputError } from '../model/errors';
import type { TextFile } from './yaml-text';

/** What an element's tag says; a prefix such as `viz:` is left on. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  /** @param text all that stands between its tags, without that of elements inside */
  close(name: string, text: string): void;
}

/** Elements within elements; graphs of tools need about ten. */
export const MOST_LEVELS = 200;
const CHUNK = 1 << 16;

/**
 * Walks a document from its beginning to its end, and holds none of it. No entity is expanded but XML's own five, none
 * fetched: a document that declares some of its own is refused.
 * @throws InputError foreign-file where it is not well-formed; too-large where it is nested too deeply
 */
export function readXml({ file, text }: TextFile, handler: XmlHandler): void {
  const parser = new SaxesParser();
  const texts: string[] = [];
  const at = () => `${file}, line ${parser.line}`;
  parser.on('error', (error) => {
    const reason = error.message.replace(/^(?:.*?:)?\d+:\d+: /, '').replace(/\.$/, '');
    throw new InputError('foreign-file', `${at()}: ${reason}`);
  });
  parser.on('doctype', (declared) => {
    if (/<!ENTITY/i.test(declared))
      throw new InputError(
        'foreign-file',
        `${at()}: it declares entities of its own, which are not expanded`,
      );
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (texts.push('') > MOST_LEVELS)
      throw new InputError(
        'too-large',
        `${at()}: elements nested over ${MOST_LEVELS} deep; no more are read`,
      );
    handler.open(name, attributes);
  });
  const add = (part: string): void => {
    if (texts.length > 0) texts[texts.length - 1] += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => handler.close(name, texts.pop()!));
  for (let start = 0; start < text.length; start += CHUNK) parser.write(text.slice(start, start + CHUNK));
  parser.close();
}

const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text for an element or an attribute in double quotes. What no XML can hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\u{fffd}').replace(/[&<>"\t\n\r]/g, (sign) => SIGNS[sign]!);
}

/** ` name="value"` for each that has a value. */
export function xmlAttributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`))
    .join('');
}
