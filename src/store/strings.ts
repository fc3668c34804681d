/** Collects strings into one UTF-8 blob, each once. */
export class StringTable {
  readonly #rows = new Map<string, number>();
  readonly #texts: string[] = [];

  row(text: string): number {
    const known = this.#rows.get(text);
    if (known !== undefined) return known;
    this.#rows.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  text(row: number): string {
    return this.#texts[row]!;
  }

  finish(): { bytes: Uint8Array; offsets: Uint32Array } {
    const encoder = new TextEncoder();
    const encoded = this.#texts.map((text) => encoder.encode(text));
    const offsets = new Uint32Array(encoded.length + 1);
    encoded.forEach((part, row) => (offsets[row + 1] = offsets[row]! + part.length));
    const bytes = new Uint8Array(offsets[encoded.length]!);
    encoded.forEach((part, row) => bytes.set(part, offsets[row]!));
    return { bytes, offsets };
  }
}
