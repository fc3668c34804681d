import { spelledOut } from './words';

/** Predicates of one colour tell one sort of thing. */
const GROUPS: Readonly<Record<string, string>> = {
  model: 'lineage',
  method: 'training',
  product: 'products',
  organization: 'makers',
  quiet: 'use and kind',
};

export function groupInWords(color: string): string {
  return GROUPS[color] ?? spelledOut(color);
}
