import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWebLink } from '../../src/model/link';

describe('a link', () => {
  it.each([
    'https://example.org',
    'http://example.org/',
    'HTTPS://EXAMPLE.ORG/a?b=c#d',
    'https://example.org:8080/a',
    'https://example.org?q',
    'https://en.wikipedia.org/wiki/GPT-4_(model)',
    'https://example.org/@name',
    'https://bücher.example/ä',
    'https://[::1]/',
  ])('%s may be opened', (text) => expect(isWebLink(text)).toBe(true));

  it.each([
    '',
    'example.org',
    '//example.org',
    'ftp://example.org',
    'javascript:alert(1)',
    'data:text/html,x',
    'https:example.org',
    'https://',
    'https:///path',
    'https://:80/',
    'https://user@example.org',
    'https://user:word@example.org',
    'https://example.org\\@other.example',
    'https://example.org/a\\b',
    'https://example.org/ a',
    'https://example.org/"onclick=',
    'https://example.org/<script>',
    ' https://example.org',
    'https://example.org\n',
    'https://example.org/\u0000',
    'https://example.org/\u202egro.live',
    'https://exam\u200bple.org/',
    'https://example.org/ javascript:alert(1)',
  ])('%j may not', (text) => expect(isWebLink(text)).toBe(false));

  it('goes where it seems to go', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        const plain = text.replaceAll("'", '');
        expect(isWebLink(plain)).toBe(true);
        expect(['http:', 'https:']).toContain(new URL(plain).protocol);
        expect(new URL(plain).username).toBe('');
      }),
      { seed: 25, numRuns: 500 },
    );
  });
});
