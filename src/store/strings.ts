/** Collects strings into one UTF-8 blob, each once. */
export class StringTable {
  readonly #rows = new Map<string, number>();

  row(text: string): number {
    const known = this.#rows.get(text);
    if (known !== undefined) return known;
    const row = this.#rows.size;
    this.#rows.set(text, row);
    return row;
  }

  finish(): { bytes: Uint8Array; offsets: Uint32Array } {
    const encoder = new TextEncoder();
    const encoded = Array.from(this.#rows.keys(), (text) => encoder.encode(text));
    const offsets = new Uint32Array(encoded.length + 1);
    encoded.forEach((part, row) => (offsets[row + 1] = offsets[row]! + part.length));
    const bytes = new Uint8Array(offsets[encoded.length]!);
    encoded.forEach((part, row) => bytes.set(part, offsets[row]!));
    return { bytes, offsets };
  }
}
