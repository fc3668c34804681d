import type { GraphTable } from '../../model/table';

type StatementColumns = Pick<GraphTable, 'subject' | 'predicate' | 'object' | 'circumstance'>;

/** Statements as columns that grow. */
export class Statements {
  #subject: Uint32Array;
  #predicate: Uint16Array;
  #object: Uint32Array;
  #circumstance: Uint32Array;
  #count = 0;

  /** @param room for so many before the first growth */
  constructor(room: number) {
    const size = Math.max(16, room);
    this.#subject = new Uint32Array(size);
    this.#predicate = new Uint16Array(size);
    this.#object = new Uint32Array(size);
    this.#circumstance = new Uint32Array(size);
  }

  add(subject: number, predicate: number, object: number, circumstance: number): void {
    if (this.#count === this.#subject.length) this.#grow();
    this.#subject[this.#count] = subject;
    this.#predicate[this.#count] = predicate;
    this.#object[this.#count] = object;
    this.#circumstance[this.#count++] = circumstance;
  }

  done(): StatementColumns {
    return {
      subject: this.#subject.slice(0, this.#count),
      predicate: this.#predicate.slice(0, this.#count),
      object: this.#object.slice(0, this.#count),
      circumstance: this.#circumstance.slice(0, this.#count),
    };
  }

  #grow(): void {
    const size = this.#subject.length * 2;
    const longer = <T extends Uint32Array | Uint16Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#subject = longer(this.#subject, new Uint32Array(size));
    this.#predicate = longer(this.#predicate, new Uint16Array(size));
    this.#object = longer(this.#object, new Uint32Array(size));
    this.#circumstance = longer(this.#circumstance, new Uint32Array(size));
  }
}
