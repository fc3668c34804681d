/** An id as a table has it, made fit. */
export interface HubId {
  /** "owner/model", or "model" alone; empty where the cell names nothing. */
  readonly id: string;
  /** Whether something was taken off: spaces, HTML, an address before it, a slash after it. */
  readonly cleaned: boolean;
}

/** What people write where there is nothing to write. */
const NOTHING = new Set(['', 'n/a', 'na', 'nan', 'none', 'null', 'nil', 'undefined', 'unknown', '-', '?']);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
/** As the hub itself spells ids: those have a page. */
const SPELLING = /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/;

/** Reads the id in a cell. Case and signs are kept: two ids that differ in them are two models. */
export function hubId(cell: string): HubId {
  // Nearly all are as the hub spells them.
  const id = SPELLING.test(cell) ? cell : strip(cell);
  return NOTHING.has(id.toLowerCase()) ? { id: '', cleaned: false } : { id, cleaned: id !== cell };
}

function strip(cell: string): string {
  return withoutMarkup(cell)
    .replace(/[\s\p{Control}\p{Format}]+/gu, ' ')
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:models\/)?/i, '')
    .replace(/^[\s/]+|[\s/]+$/g, '');
}

/** Tags, what a cut left of one, and character references. */
function withoutMarkup(text: string): string {
  if (!/[<>&]/.test(text)) return text;
  return text
    .replace(/<\/?[a-z!][^<>]{0,2000}>/gi, '')
    .replace(/^[^<>]*["']\s*\/?>|<\/?[a-z!][^<>]*$|<\/?$/gi, '')
    .replace(
      /&(?:#(\d{1,6})|([a-z]{2,6}));/gi,
      (whole, code: string | undefined, name: string | undefined) =>
        code === undefined ? (ENTITIES[name!.toLowerCase()] ?? whole) : characterOf(Number(code)),
    );
}

function characterOf(code: number): string {
  return code > 0x1f && code < 0xd800 ? String.fromCharCode(code) : '';
}

/** The owner's handle: what stands before the first slash; empty where there is none. */
export function ownerOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')));
}

/** Its page, for an id that the hub could have; else absent. */
export function pageOf(id: string): string | undefined {
  return SPELLING.test(id) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(id)
    ? `https://huggingface.co/${id}`
    : undefined;
}
