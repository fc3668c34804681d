/** Bytes that are not what the encoder writes. Whoever knows what they are part of turns it into an InputError. */
export class CodingFault extends Error {}

const LEAST_ROOM = 256;

/** Bytes as they are written, one part behind the other. */
export class ByteSink {
  #bytes = new Uint8Array(LEAST_ROOM);
  #length = 0;

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number up to 2 ** 53 - 1, seven bits a byte, the lowest first. */
  varint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.byte((rest % 0x80) | 0x80);
    this.byte(rest);
  }

  bytes(part: Uint8Array): void {
    this.#reserve(part.length);
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    const wanted = this.#length + more;
    if (wanted <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(wanted, this.#bytes.length * 2));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

/** Bytes as they are read: nothing is read, or promised, beyond their end. */
export class ByteSource {
  #at = 0;

  constructor(private readonly all: Uint8Array) {}

  get left(): number {
    return this.all.length - this.#at;
  }

  byte(): number {
    if (this.left === 0) throw new CodingFault('ends too early');
    return this.all[this.#at++]!;
  }

  varint(): number {
    let value = 0;
    for (let unit = 1; unit <= 2 ** 49; unit *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80 && value <= Number.MAX_SAFE_INTEGER) return value;
    }
    throw new CodingFault('a number without end');
  }

  /** A count of things each of which takes `each` bytes or more of what is left, so that no count asks for memory in vain. */
  count(each = 1): number {
    const count = this.varint();
    if (count * each > this.left) throw new CodingFault('counts more than is there');
    return count;
  }

  /** The next bytes, not copied. */
  bytes(length: number): Uint8Array {
    if (length > this.left) throw new CodingFault('ends too early');
    return this.all.subarray(this.#at, (this.#at += length));
  }

  /** @throws CodingFault where anything is left */
  end(): void {
    if (this.left > 0) throw new CodingFault('goes on behind its end');
  }
}
