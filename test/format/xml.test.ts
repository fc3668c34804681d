import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, MOST_LEVELS, readXml, xmlAttributes } from '../../src/format/xml';

function events(text: string): string[] {
  const seen: string[] = [];
  readXml(
    { file: 'x.xml', text },
    {
      open: (name, attributes) => void seen.push(`<${name}${xmlAttributes(attributes)}>`),
      close: (name, inside) => void seen.push(`${inside}</${name}>`),
    },
  );
  return seen;
}

describe('reading XML', () => {
  it('tells tags and what stands between them', () => {
    expect(
      events('<?xml version="1.0"?><!-- no --><a p="1 &lt; 2"><b>x<![CDATA[<y>]]></b> &#233;</a>'),
    ).toEqual(['<a p="1 &lt; 2">', '<b>', 'x<y></b>', ' é</a>']);
  });

  it('reads any text that it wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const seen: unknown[] = [];
        const told = text.replace(
          /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
          '\u{fffd}',
        );
        readXml(
          { file: 'x', text: `<a v="${escapeXml(text)}">${escapeXml(text)}</a>` },
          { open: (_, { v }) => void seen.push(v), close: (_, inside) => void seen.push(inside) },
        );
        expect(seen).toEqual([told, told]);
      }),
    );
  });

  it.each([
    ['<a>', /x\.xml, line 1: unclosed tag: a/],
    ['<a>\n<b></a>', /x\.xml, line 2: unexpected close tag/],
    ['<a>&undeclared;</a>', /undefined entity/],
    ['', /document must contain a root element/],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /declares entities of its own, which are not expanded/],
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', /declares entities/],
    ['<a>'.repeat(MOST_LEVELS + 1), /nested over 200 deep/],
  ])('refuses %j', (text, message) => expect(() => events(text)).toThrow(message));

  it('lets a document name its type without entities', () => {
    expect(events('<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a/>')).toEqual(['<a>', '</a>']);
  });
});
