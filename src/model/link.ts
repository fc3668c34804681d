/** True for an address that may be opened from a page: http or https, with a host, without credentials. */
export function isWebLink(text: string): boolean {
  return /^https?:\/\/[^\s/@?#"'<>\\]+(?:[/?#][^\s"'<>\\]*)?$/i.test(text);
}
