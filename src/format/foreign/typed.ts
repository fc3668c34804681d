import { listItems } from '../lists';
import type { PropertyEdge, PropertyNode, PropertyValue, Scalar } from './property-graph';
import { isList } from './texts';
import { profilesOf } from './roles';

/** What an XML format declares a property to hold. */
export interface Declared {
  readonly name: string;
  readonly type: string;
}

const NUMBERS = new Set([
  'int',
  'integer',
  'long',
  'short',
  'byte',
  'float',
  'double',
  'decimal',
  'bigdecimal',
  'biginteger',
]);

/** What a text stands for by its declared type; a text that does not fit stays one. */
export function typedValue(text: string, type: string): PropertyValue | undefined {
  const folded = type.toLowerCase();
  if (folded.startsWith('list')) {
    const items = listItems(text).map((item) => scalarOf(item, folded.slice(4)));
    return items.length === 0 ? undefined : items;
  }
  return text === '' ? undefined : scalarOf(text, folded);
}

function scalarOf(text: string, type: string): Scalar {
  if (type === 'boolean' && /^(?:true|false)$/i.test(text.trim()))
    return text.trim().toLowerCase() === 'true';
  if (!NUMBERS.has(type)) return text;
  const number = Number(text);
  return Number.isNaN(number) && !/^\s*nan\s*$/i.test(text) ? text : number;
}

export interface Column extends Declared {
  readonly id: string;
}

/** The columns that nodes or edges need, each of the narrowest type that holds all its values. @param first of their ids */
export function columnsOf(items: readonly (PropertyNode | PropertyEdge)[], prefix: string): Column[] {
  const { byName } = profilesOf(items);
  const flags = new Map<string, boolean>();
  for (const { properties } of items)
    for (const [name, value] of properties)
      flags.set(name, flags.get(name) !== false && typeof value === 'boolean');
  return Array.from(byName, ([name, { count, numbers, lists }], at) => ({
    id: `${prefix}${at}`,
    name,
    type: flags.get(name) === true ? 'boolean' : count > 0 && numbers && !lists ? 'double' : 'string',
  }));
}

/** As the text of a cell or attribute; a list as JSON. */
export function writtenValue(value: PropertyValue): string {
  return isList(value) ? JSON.stringify(value) : String(value);
}

/** Adds a value to those of one name; a second makes a list. */
export function addProperty(
  properties: Map<string, PropertyValue>,
  name: string,
  value: PropertyValue,
): void {
  const known = properties.get(name);
  if (known === undefined) properties.set(name, value);
  else properties.set(name, [...(isList(known) ? known : [known]), ...(isList(value) ? value : [value])]);
}
