import type { Source } from '../../model/graph';
import type { Kind, Ontology, Predicate, Qualifier } from '../../model/ontology';

/** The vocabulary as `ontology.yaml` has it: `readOntology` reads it, be it written as YAML or as JSON. */
export function ontologyForm({ kinds, predicates, qualifiers }: Ontology): object {
  return {
    kinds: byId(kinds, kindForm),
    predicates: byId(predicates, predicateForm),
    qualifiers: byId(qualifiers, qualifierForm),
  };
}

/** As `sources.yaml` has them. */
export function sourcesForm(sources: readonly Source[]): object {
  return byId(sources, ({ title, label, authors, year, url, places }) => ({
    title,
    ...unless(label === title, { label }),
    ...unless(authors === '', { authors }),
    ...unless(year === 0, { year }),
    ...unless(url === '', { url }),
    ...unless(places.length === 0, { places }),
  }));
}

function kindForm({ label, plural, color, glyph, quiet }: Kind): object {
  return { label, plural, color, glyph, ...(quiet ? { quiet } : {}) };
}

function predicateForm(predicate: Predicate): object {
  const { label, inverse, from, to, value, units, lineage, transitive, sameKind, single, inherited, color } =
    predicate;
  return {
    label,
    inverse,
    from,
    ...(value === undefined ? { to } : { value }),
    ...unless(units.length === 0 && value !== 'number', { units }),
    ...flags({ lineage, transitive, sameKind, single }),
    ...unless(inherited, { inherited }),
    color,
  };
}

function qualifierForm({ label, value, units, choices }: Qualifier): object {
  return {
    label,
    value,
    ...unless(units.length === 0, { units }),
    ...unless(choices.length === 0, { choices }),
  };
}

function flags(given: Readonly<Record<string, boolean>>): object {
  return Object.fromEntries(Object.entries(given).filter(([, is]) => is));
}

function unless(left: boolean, fields: object): object {
  return left ? {} : fields;
}

function byId<T extends { readonly id: string }>(items: readonly T[], form: (item: T) => object): object {
  return Object.fromEntries(items.map((item) => [item.id, form(item)]));
}
