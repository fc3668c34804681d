/** CRC-32 as in zip and PNG (ISO 3309, reflected polynomial 0xEDB88320), eight bytes at a time (Kounavis and Berry 2005). */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      TABLE[BEFORE_7 + (crc & 0xff)]! ^
      TABLE[BEFORE_6 + ((crc >>> 8) & 0xff)]! ^
      TABLE[BEFORE_5 + ((crc >>> 16) & 0xff)]! ^
      TABLE[BEFORE_4 + (crc >>> 24)]! ^
      TABLE[BEFORE_3 + bytes[at + 4]!]! ^
      TABLE[BEFORE_2 + bytes[at + 5]!]! ^
      TABLE[BEFORE_1 + bytes[at + 6]!]! ^
      TABLE[bytes[at + 7]!]!;
  }
  for (; at < bytes.length; at++) crc = TABLE[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** BEFORE_n + byte: what a byte does to the sum when n others follow it. */
const [BEFORE_1, BEFORE_2, BEFORE_3, BEFORE_4, BEFORE_5, BEFORE_6, BEFORE_7] = [
  256, 512, 768, 1024, 1280, 1536, 1792,
];

const TABLE = new Int32Array(8 * 256);
for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  TABLE[byte] = crc;
}
for (let at = 256; at < TABLE.length; at++) {
  const nearer = TABLE[at - 256]!;
  TABLE[at] = TABLE[nearer & 0xff]! ^ (nearer >>> 8);
}
