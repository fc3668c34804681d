import { isDate } from '../../model/dates';
import { CERTAINTIES } from '../../model/graph';
import { isWebLink } from '../../model/link';
import { fold } from '../../model/names';
import type { Qualifier, ValueType } from '../../model/ontology';
import { itemsOf } from './texts';
import type { Properties, PropertyGraph, Scalar } from './property-graph';

/** Which properties of a stranger's graph say what we have words for; the others are told under their own names. */
export interface Roles {
  readonly kind?: string;
  readonly name?: string;
  readonly description?: string;
  readonly aliases?: string;
  readonly links: readonly string[];
  /** Of edges: the property that says how they join. */
  readonly relation?: string;
  readonly certainty?: string;
}

const NAMES = {
  kind: ['type', 'nodetype', 'entitytype', 'labels', 'category', 'class'],
  name: ['label', 'name', 'title', 'caption', 'displayname', 'displaylabel'],
  description: ['description', 'desc', 'summary'],
  aliases: ['aliases', 'alias', 'altlabel', 'alternativenames'],
  links: ['url', 'urls', 'link', 'links', 'uri', 'homepage', 'website', 'href'],
  relation: [
    'predicate',
    'relation',
    'relationship',
    'relationtype',
    'edgetype',
    'type',
    'kind',
    'edge',
    'label',
  ],
  certainty: ['certainty'],
} as const;

/** More would be no kinds, and no kinds of edges, but names. */
const MOST_KINDS = 40;
const MOST_RELATIONS = 200;

/** In a file of ours each has its name. */
export const OUR_ROLES: Roles = {
  kind: 'kind',
  description: 'description',
  aliases: 'aliases',
  links: ['links'],
  relation: 'predicate',
  certainty: 'certainty',
};

export function guessRoles(graph: PropertyGraph): Roles {
  const nodes = profilesOf(graph.nodes);
  const edges = profilesOf(graph.edges);
  const pick = (profiles: Profiles, names: readonly string[], fits: (profile: Profile) => boolean) =>
    names.flatMap((name) => profiles.byFold.get(name) ?? []).find((name) => fits(profiles.byName.get(name)!));
  const few = ({ words, texts, distinct }: Profile) => words && texts && distinct <= MOST_KINDS;
  // "type" may mean anything: that of most nodes, and fewer of them than nodes. "kind" means kind.
  const kinds = (profile: Profile) =>
    few(profile) &&
    (profile.distinct < profile.count || profile.count === 1) &&
    profile.count * 2 >= graph.nodes.length;
  const unlabelled = graph.nodes.every(({ label }) => label === '');
  const labelled = graph.edges.filter(({ label }) => label !== '').length;
  return withoutGaps({
    kind: pick(nodes, ['kind'], few) ?? pick(nodes, NAMES.kind, kinds),
    name: unlabelled ? pick(nodes, NAMES.name, ({ count }) => count * 2 >= graph.nodes.length) : undefined,
    description: pick(nodes, NAMES.description, ({ texts, lists }) => texts && !lists),
    aliases: pick(nodes, NAMES.aliases, ({ texts }) => texts),
    links: NAMES.links.flatMap((name) => nodes.byFold.get(name) ?? []),
    relation: pick(
      edges,
      NAMES.relation,
      ({ words, texts, lists, distinct, count }) =>
        words &&
        texts &&
        !lists &&
        distinct <= MOST_RELATIONS &&
        count > 0 &&
        (labelled === 0 || count * 2 >= graph.edges.length),
    ),
    certainty: pick(edges, NAMES.certainty, ({ certainties }) => certainties),
  });
}

/** Whether labels of edges say how they join, or are the edges' own names. */
export function labelsRelate(graph: PropertyGraph): boolean {
  const labels = new Set(graph.edges.map(({ label }) => label));
  return labels.size <= MOST_RELATIONS && (labels.size * 2 <= graph.edges.length + 2 || labels.size <= 10);
}

/** What all values of one property have in common. */
export interface Profile {
  readonly count: number;
  readonly numbers: boolean;
  readonly dates: boolean;
  readonly texts: boolean;
  /** Every text has a letter in it. */
  readonly words: boolean;
  readonly lists: boolean;
  readonly certainties: boolean;
  /** How many different ones, counted up to a few hundred. */
  readonly distinct: number;
  readonly values: ReadonlySet<string>;
}

export interface Profiles {
  readonly byName: ReadonlyMap<string, Profile>;
  /** The names of those that are spelt alike. */
  readonly byFold: ReadonlyMap<string, readonly string[]>;
}

const CERTAIN: ReadonlySet<string> = new Set(CERTAINTIES);
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** @param untyped whether texts that look like numbers are meant as such */
export function profilesOf(items: readonly { readonly properties: Properties }[], untyped = false): Profiles {
  const byName = new Map<string, Draft>();
  for (const { properties } of items) {
    for (const [name, value] of properties) {
      let profile = byName.get(name);
      if (profile === undefined) byName.set(name, (profile = newDraft()));
      const list = itemsOf(value, false);
      profile.lists ||= list.length > 1 || Array.isArray(value);
      for (const one of list) if (one !== '') profileValue(profile, one, untyped);
    }
  }
  const byFold = new Map<string, string[]>();
  for (const name of byName.keys()) {
    const spelt = byFold.get(fold(name));
    if (spelt === undefined) byFold.set(fold(name), [name]);
    else spelt.push(name);
  }
  return { byName, byFold };
}

interface Draft extends Profile {
  count: number;
  numbers: boolean;
  dates: boolean;
  texts: boolean;
  words: boolean;
  lists: boolean;
  certainties: boolean;
  distinct: number;
  readonly values: Set<string>;
}

function newDraft(): Draft {
  return {
    count: 0,
    numbers: true,
    dates: true,
    texts: true,
    words: true,
    lists: false,
    certainties: true,
    distinct: 0,
    values: new Set(),
  };
}

function profileValue(profile: Draft, value: Scalar, untyped: boolean): void {
  // No number to anybody: it is left out, and says nothing of the others.
  if (typeof value === 'number' && !Number.isFinite(value)) return;
  const isText = typeof value === 'string';
  const text = String(value);
  profile.count++;
  profile.numbers &&= isText
    ? untyped && NUMBER.test(text)
    : typeof value === 'number' && Number.isFinite(value);
  profile.dates &&= isText && text.length <= 10 && isDate(text);
  profile.texts &&= isText;
  profile.words &&= isText && /\p{L}/u.test(text.slice(0, 200));
  profile.certainties &&= CERTAIN.has(text);
  if (profile.values.size <= MOST_RELATIONS && text.length <= 200) profile.values.add(text);
  profile.distinct = profile.values.size + (text.length > 200 ? MOST_RELATIONS : 0);
}

export function typeOf({ numbers, dates }: Profile): ValueType {
  if (numbers) return 'number';
  return dates ? 'date' : 'text';
}

/** Whether a qualifier that is known by this name takes all these values. */
export function takes({ value, choices, units }: Qualifier, profile: Profile): boolean {
  if (value === 'text') return profile.texts;
  if (value === 'choice') return profile.texts && [...profile.values].every((one) => choices.includes(one));
  if (value === 'count') return profile.numbers;
  return value === 'number' && profile.numbers && units.length === 0;
}

export function isLink(value: Scalar): value is string {
  return typeof value === 'string' && isWebLink(value.trim());
}

function withoutGaps(
  roles: { [K in keyof Roles]: Roles[K] | undefined } & { links: readonly string[] },
): Roles {
  return Object.fromEntries(
    Object.entries(roles).filter(([, value]) => value !== undefined),
  ) as unknown as Roles;
}
