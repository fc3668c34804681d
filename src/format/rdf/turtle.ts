import { DataFactory, Parser, Writer } from 'n3';
import { InputError } from '../../model/errors';
import type { TextFile } from '../yaml-text';
import { PREFIXES, type Term, type Triple } from './terms';
import type { Said, Written } from './write-triples';

/**
 * Reads Turtle, and what is like it: N-Triples, N-Quads, TriG.
 * @throws InputError foreign-file where it is none; too-large where it is nested too deeply
 */
export function readTurtle({ file, text }: TextFile): Triple[] {
  try {
    // Names relative to the file are kept as they stand.
    return new Parser({ baseIRI: 'urn:file:' }).parse(text);
  } catch (error) {
    if (error instanceof RangeError)
      throw new InputError('too-large', `${file} is nested too deeply to be read`);
    throw new InputError('foreign-file', `${file} is no Turtle: ${(error as Error).message}`);
  }
}

export function writeTurtle(triples: readonly Said[]): Promise<string> {
  const writer = new Writer({ prefixes: { ...PREFIXES } });
  for (const [subject, predicate, object] of triples)
    writer.addQuad(named(subject), named(predicate), objectOf(object));
  return new Promise((resolve, reject) =>
    writer.end((error: Error | null, text: string) =>
      error === null || error === undefined ? resolve(text) : reject(error),
    ),
  );
}

function named({ value }: Term) {
  return DataFactory.namedNode(value);
}

function objectOf(object: Written) {
  if (typeof object === 'object') return named(object);
  // A number of JavaScript is a double, whatever it looks like.
  return typeof object === 'number'
    ? DataFactory.literal(String(object), DataFactory.namedNode(`${PREFIXES.xsd}double`))
    : DataFactory.literal(
        typeof object === 'boolean' ? String(object) : object,
        typeof object === 'boolean' ? DataFactory.namedNode(`${PREFIXES.xsd}boolean`) : undefined,
      );
}
