import type { Dictionary } from './dictionary';
import type { Postings } from './postings';

/**
 * Which words stand in which texts. Texts are numbered by how far forward they are listed where nothing else decides: the
 * shorter fold first, of equally long ones the more important entity's, then that of the lower row.
 */
export class Wordbook {
  constructor(
    readonly dictionary: Dictionary,
    /** The texts that begin with a word. */
    readonly beginning: Postings,
    /** The texts in which a word stands further on. */
    readonly following: Postings,
    /** The row of the entity that a text names. */
    readonly node: Uint32Array,
    /** By text; see `signatureOf`. */
    readonly signature: Uint32Array,
    /** The different lengths of folded texts, rising, in UTF-16 units. */
    readonly lengths: Uint32Array,
    /** After the last text of each of those lengths. */
    readonly lengthEnds: Uint32Array,
  ) {}

  get textCount(): number {
    return this.node.length;
  }

  get bytes(): number {
    const { dictionary, beginning, following, node, signature, lengths, lengthEnds } = this;
    const arrays = [node, signature, lengths, lengthEnds];
    const own = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return own + dictionary.bytes + beginning.bytes + following.bytes;
  }
}
