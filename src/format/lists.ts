/**
 * The items of a list that was written into a text, as tools do: `["a", "b"]`, `['a', 'b']`, `[a, b]`, `a|b`, `a; b`, `a, b`.
 * Blank items are none.
 */
export function listItems(text: string): string[] {
  const trimmed = text.trim();
  const bracketed = trimmed.startsWith('[') && trimmed.endsWith(']');
  const items = bracketed ? (jsonItems(trimmed) ?? quotedItems(trimmed.slice(1, -1))) : separated(trimmed);
  return items.map((item) => item.trim()).filter(Boolean);
}

function jsonItems(text: string): string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed)
      ? parsed.flatMap((one) => (typeof one === 'object' ? [] : String(one)))
      : undefined;
  } catch {
    return undefined;
  }
}

const ITEM = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|[^,'"]+/gs;

/** As Python writes them; quotes may be missing. */
function quotedItems(text: string): string[] {
  return Array.from(text.matchAll(ITEM), ([whole, single, double]) =>
    (single ?? double ?? whole).replace(/\\(.)/g, '$1'),
  );
}

function separated(text: string): string[] {
  const separator = ['|', ';', ','].find((one) => text.includes(one));
  return separator === undefined ? [text] : text.split(separator);
}
