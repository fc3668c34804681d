import jsonld from 'jsonld';
import { InputError } from '../../model/errors';
import type { TextFile } from '../yaml-text';
import { PREFIXES, TYPE, type Term, type Triple } from './terms';
import type { Said, Written } from './write-triples';

/** So much of schema.org's context as is needed to know its words; nothing is ever fetched. */
const SCHEMA_ORG = { '@context': { '@vocab': PREFIXES.schema } };
const SCHEMA_ORG_ADDRESS = /^https?:\/\/(?:www\.)?schema\.org\/?(?:docs\/jsonldcontext\.jsonld?)?$/;

/**
 * Reads JSON-LD with its context inside, or schema.org's.
 * @throws InputError foreign-file where it is none, or needs a context from elsewhere; too-large where it is nested too deeply
 */
export async function readJsonLd({ file, text }: TextFile): Promise<Triple[]> {
  const document = parse(file, text);
  try {
    const triples: unknown = await jsonld.toRDF(document as Parameters<typeof jsonld.toRDF>[0], {
      documentLoader: (url) => Promise.resolve(contextAt(url, file)),
    });
    return triples as Triple[];
  } catch (error) {
    throw refusal(error, file);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('foreign-file', `${file} is no JSON: ${(error as Error).message.split('\n')[0]}`);
  }
}

function contextAt(url: string, file: string) {
  if (!SCHEMA_ORG_ADDRESS.test(url))
    throw new InputError(
      'foreign-file',
      `${file} takes its context from ${url.slice(0, 200)}, which is not fetched; write it into the file`,
    );
  return { documentUrl: url, document: SCHEMA_ORG, contextUrl: undefined as unknown as string };
}

/** jsonld wraps what its loader throws. */
function refusal(error: unknown, file: string): InputError {
  for (let inner: unknown = error; inner instanceof Error;) {
    if (inner instanceof InputError) return inner;
    if (inner instanceof RangeError)
      return new InputError('too-large', `${file} is nested too deeply to be read`);
    inner = (inner as { details?: { cause?: unknown } }).details?.cause ?? inner.cause;
  }
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return new InputError('foreign-file', `${file} is no JSON-LD: ${message}`);
}

/** One object for each subject, one line each. */
export function writeJsonLd(triples: readonly Said[]): string {
  const nodes = new Map<string, Map<string, unknown[]>>();
  for (const [subject, predicate, object] of triples) {
    const node = nodes.get(subject.value) ?? new Map<string, unknown[]>();
    nodes.set(subject.value, node);
    const isType = predicate.value === TYPE.value;
    const key = isType ? '@type' : shortened(predicate);
    const value = isType && typeof object === 'object' ? shortened(object) : valueOf(object);
    const values = node.get(key);
    if (values === undefined) node.set(key, [value]);
    else values.push(value);
  }
  const lines = Array.from(nodes, ([id, node]) => {
    const fields = Array.from(
      node,
      ([key, values]) => [key, values.length === 1 ? values[0] : values] as const,
    );
    return JSON.stringify({
      '@id': shortened({ termType: 'NamedNode', value: id }),
      ...Object.fromEntries(fields),
    });
  });
  return `{"@context":${JSON.stringify(PREFIXES)},\n"@graph":[\n${lines.join(',\n')}\n]}\n`;
}

function valueOf(object: Written): unknown {
  return typeof object === 'object' ? { '@id': shortened(object) } : object;
}

/** The longest prefix wins. */
function shortened({ value }: Term): string {
  const prefixes = Object.entries(PREFIXES).toSorted(([, a], [, b]) => b.length - a.length);
  const prefix = prefixes.find(([, start]) => value.startsWith(start));
  return prefix === undefined ? value : `${prefix[0]}:${value.slice(prefix[1].length)}`;
}
