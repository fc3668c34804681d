import { isTermId } from '../../model/ids';
import { fold } from '../../model/names';
import type { Kind, Ontology, Predicate, Qualifier, ValueType } from '../../model/ontology';

/** For kinds that nobody told us of: the largest first, each with another colour and shape. */
const COLORS = ['model', 'organization', 'data', 'architecture', 'method', 'product'];
const GLYPHS = [
  'disc',
  'square',
  'hexagon',
  'diamond',
  'triangle',
  'rounded',
  'lozenge',
  'pentagon',
  'star',
  'ring',
];
const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const LONGEST_TERM = 60;

/** Numbers without a unit. */
const BARE = ['none'];

/** The names in which a statement's own parts are told; no qualifier is called so. */
const TAKEN = ['certainty', 'negated', 'ref', 'unknown', 'none'];

export interface Ends {
  readonly from: string;
  readonly to: string;
}

/**
 * The ontology of a graph that is being read: the one that the file brings, and whatever else its nodes and edges are called.
 * A word that the known ontology has, by id or label, means there what it means here: lineage stays lineage.
 */
export class Vocabulary {
  readonly #kinds = new Map<string, Kind>();
  readonly #predicates = new Map<string, Predicate & { from: string[]; to: string[] }>();
  readonly #qualifiers = new Map<string, Qualifier>();
  /** Terms by what they are called in the file. */
  readonly #byName = new Map<string, string>();
  readonly #termIds = new Set<string>(TAKEN);
  #relations = 0;
  readonly #knownKinds: ReadonlyMap<string, Kind>;
  readonly #knownPredicates: ReadonlyMap<string, Predicate>;
  readonly #knownQualifiers: ReadonlyMap<string, Qualifier>;

  /**
   * @param own what the file itself says its words mean; undefined where it does not
   * @param known whose words are taken over where the file uses them
   */
  constructor(
    own: Ontology | undefined,
    private readonly known: Ontology,
  ) {
    for (const kind of own?.kinds ?? []) this.#kinds.set(kind.id, kind);
    for (const predicate of own?.predicates ?? []) {
      this.#predicates.set(predicate.id, { ...predicate, from: [...predicate.from], to: [...predicate.to] });
      this.#termIds.add(predicate.id);
    }
    for (const qualifier of own?.qualifiers ?? []) {
      this.#qualifiers.set(qualifier.id, qualifier);
      this.#termIds.add(qualifier.id);
    }
    this.#knownKinds = byName(known.kinds, ({ id, label, plural }) => [id, label, plural]);
    this.#knownPredicates = byName(known.predicates, ({ id, label }) => [id, label]);
    this.#knownQualifiers = byName(known.qualifiers, ({ id }) => [id]);
  }

  /** The id of the kind that the file calls so. */
  kind(name: string): string {
    if (this.#kinds.has(name)) return name;
    return this.#term(`kind ${name}`, () => {
      const known = this.#knownKinds.get(fold(name));
      const id = known?.id ?? termId(name, 'kind', this.#kinds);
      if (!this.#kinds.has(id)) this.#kinds.set(id, known ?? this.#newKind(id, name));
      return id;
    });
  }

  /** The predicate by which edges of this name join; it grows by the kinds that it joins. */
  relation(name: string, symmetric: boolean, ends: Ends): string {
    const own = this.#predicates.get(name);
    const id =
      own !== undefined && own.value === undefined
        ? name
        : this.#term(`relation ${symmetric} ${name}`, () => this.#newRelation(name, symmetric));
    const predicate = this.#predicates.get(id)!;
    if (!predicate.from.includes(ends.from)) predicate.from.push(ends.from);
    if (!predicate.to.includes(ends.to)) predicate.to.push(ends.to);
    return id;
  }

  /** The predicate of a property of nodes. @param type what all its values in the file are */
  property(name: string, type: ValueType, from: string): string {
    const id = this.#predicates.has(name)
      ? name
      : this.#term(`property ${name}`, () => this.#newProperty(name, type));
    const predicate = this.#predicates.get(id)!;
    if (!predicate.from.includes(from)) predicate.from.push(from);
    return id;
  }

  /** The qualifier for a property of edges. @param fits whether all its values in the file are such as a known one takes */
  qualifier(name: string, type: 'number' | 'date' | 'text', fits: (known: Qualifier) => boolean): string {
    if (this.#qualifiers.has(name)) return name;
    return this.#term(`qualifier ${name}`, () => {
      const known = this.#knownQualifiers.get(fold(name));
      if (known !== undefined && fits(known) && !this.#termIds.has(known.id))
        return this.#addQualifier(known);
      const id = termId(name, 'qualifier', this.#termIds);
      return this.#addQualifier({
        id,
        label: name,
        value: type,
        units: type === 'number' ? BARE : [],
        choices: [],
      });
    });
  }

  predicateOf(id: string): Predicate {
    return this.#predicates.get(id)!;
  }

  qualifierOf(id: string): Qualifier {
    return this.#qualifiers.get(id)!;
  }

  /** Known kinds first, in their order, by which the first of several entities of one name is meant. */
  finish(): Ontology {
    const rank = new Map(this.known.kinds.map(({ id }, at) => [id, at]));
    const kinds = [...this.#kinds.values()];
    return {
      kinds: kinds.toSorted((a, b) => (rank.get(a.id) ?? rank.size) - (rank.get(b.id) ?? rank.size)),
      predicates: [...this.#predicates.values()],
      qualifiers: [...this.#qualifiers.values()],
    };
  }

  #term(key: string, make: () => string): string {
    const known = this.#byName.get(key);
    if (known !== undefined) return known;
    const id = make();
    this.#byName.set(key, id);
    return id;
  }

  #newKind(id: string, name: string): Kind {
    const at = [...this.#kinds.keys()].filter(
      (other) => !this.known.kinds.some((one) => one.id === other),
    ).length;
    return {
      id,
      label: name,
      plural: pluralOf(name),
      color: COLORS[at % COLORS.length]!,
      glyph: GLYPHS[at % GLYPHS.length]!,
      quiet: false,
    };
  }

  #newRelation(name: string, symmetric: boolean): string {
    const known = this.#knownPredicates.get(fold(name));
    const fits =
      known !== undefined && known.value === undefined && (!symmetric || known.label === known.inverse);
    if (fits && !this.#termIds.has(known.id)) return this.#addPredicate(known);
    const inverse = symmetric ? name : `${name} (from the other end)`;
    return this.#addPredicate({
      ...PLAIN,
      id: termId(name, 'relation', this.#termIds),
      label: name,
      inverse,
      color: COLORS[this.#relations++ % COLORS.length]!,
    });
  }

  #newProperty(name: string, type: ValueType): string {
    const known = this.#knownPredicates.get(fold(name));
    if (known !== undefined && known.value === type && !this.#termIds.has(known.id))
      return this.#addPredicate(known);
    const id = termId(name, 'property', this.#termIds);
    return this.#addPredicate({
      ...PLAIN,
      id,
      label: name,
      inverse: name,
      value: type,
      units: type === 'number' ? BARE : [],
    });
  }

  /** Which kinds it joins is told by the file. */
  #addPredicate(predicate: Predicate): string {
    this.#predicates.set(predicate.id, { ...predicate, from: [], to: [] });
    this.#termIds.add(predicate.id);
    return predicate.id;
  }

  #addQualifier(qualifier: Qualifier): string {
    this.#qualifiers.set(qualifier.id, qualifier);
    this.#termIds.add(qualifier.id);
    return qualifier.id;
  }
}

/** What a predicate is of which nothing is known but its name. */
const PLAIN: Omit<Predicate, 'id' | 'label' | 'inverse'> = {
  from: [],
  to: [],
  units: [],
  lineage: false,
  transitive: false,
  sameKind: false,
  single: false,
  inherited: false,
  color: 'quiet',
};

function byName<T>(items: readonly T[], namesOf: (item: T) => readonly string[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items)
    for (const name of namesOf(item)) if (!map.has(fold(name))) map.set(fold(name), item);
  return map;
}

/** As English has it, where the name could be English. */
function pluralOf(name: string): string {
  if (!/^[A-Za-z ]*[a-z]$/.test(name)) return name;
  if (/(?:s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** snake_case of any name, digits as words ("layer 2" is `layer_two`), other than those taken. */
function termId(name: string, otherwise: string, taken: { has(id: string): boolean }): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/\d/g, (digit) => `_${DIGITS[Number(digit)]}_`)
    .replace(/[^a-z]+/g, '_')
    .slice(0, LONGEST_TERM)
    .replace(/^_+|_+$/g, '');
  const stem = isTermId(words) ? words : otherwise;
  let id = stem;
  for (let number = 1; taken.has(id); number++) id = `${stem}_${lettersOf(number)}`;
  return id;
}

/** 1 is "b", as the second of its name. */
function lettersOf(number: number): string {
  const letter = String.fromCharCode(97 + (number % 26));
  return number < 26 ? letter : `${lettersOf(Math.floor(number / 26) - 1)}${letter}`;
}
