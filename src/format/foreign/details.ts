import type { PropertyValue, Scalar } from './property-graph';

/** What is said of a node's statements besides their objects stands in a property of its own, of this ending. */
export const DETAILS = ':details';

/** As JSON in the property `…:details`, one for each value in its order; null where there is nothing to tell. */
export interface Details {
  readonly certainty?: string;
  readonly negated?: true;
  readonly references?: readonly string[];
  /** Pairs, for a key may be called anything. */
  readonly qualifiers?: readonly (readonly [id: string, values: readonly Scalar[]])[];
}

/** Those that a property holds; none where it holds anything else. */
export function detailsIn(value: PropertyValue | undefined): readonly (Details | null)[] {
  if (typeof value !== 'string') return [];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) && parsed.every(isDetails) ? parsed : [];
  } catch {
    return [];
  }
}

function isDetails(value: unknown): value is Details | null {
  if (typeof value !== 'object') return false;
  if (value === null) return true;
  const { certainty, references, qualifiers } = value as Record<string, unknown>;
  const isPair = (pair: unknown) =>
    Array.isArray(pair) &&
    typeof pair[0] === 'string' &&
    Array.isArray(pair[1]) &&
    pair[1].every((one) => ['string', 'number', 'boolean'].includes(typeof one));
  return (
    (certainty === undefined || typeof certainty === 'string') &&
    (references === undefined ||
      (Array.isArray(references) && references.every((one) => typeof one === 'string'))) &&
    (qualifiers === undefined || (Array.isArray(qualifiers) && qualifiers.every(isPair)))
  );
}
