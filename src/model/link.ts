/**
 * True for an address that may be opened from a page: http or https, with a host, without credentials, and with nothing
 * in it that shows as less than it is (controls, turns of the writing direction).
 */
export function isWebLink(text: string): boolean {
  return LINK.test(text) && !/[\p{Control}\p{Format}]/u.test(text);
}

const LINK = /^https?:\/\/[^\s/:@?#"'<>\\][^\s/@?#"'<>\\]*(?:[/?#][^\s"'<>\\]*)?$/i;
