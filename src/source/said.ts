import { FAMILY_KIND, MEMBERSHIP } from '../model/ontology';
import type { Overview } from './source';

/**
 * What each node says by one predicate, its own and what its families say: the overview leaves out what is inherited,
 * which the filter counts all the same.
 */
export function saidBy(
  predicate: string,
  { nodes, edges, ontology }: Overview,
): (id: string) => readonly string[] {
  const own = groupTargets(edges.filter((edge) => edge.predicate === predicate));
  const families = new Set(nodes.filter(({ kind }) => kind === FAMILY_KIND).map(({ id }) => id));
  const memberships = edges.filter((edge) => edge.predicate === MEMBERSHIP && families.has(edge.target));
  const familiesOf = groupTargets(memberships);
  const isSingle = ontology.predicates.some(({ id, single }) => id === predicate && single);
  // Nearest family first; where only one can hold, the nearest that says something is all there is to it.
  return (id) => {
    const met = new Set([id]);
    const said: string[] = [];
    for (const one of met) {
      said.push(...(own.get(one) ?? []));
      if (isSingle && said.length > 0) break;
      for (const family of familiesOf.get(one) ?? []) met.add(family);
    }
    return said;
  };
}

function groupTargets(
  edges: readonly { readonly source: string; readonly target: string }[],
): Map<string, string[]> {
  const targets = new Map<string, string[]>();
  for (const { source, target } of edges) targets.set(source, [...(targets.get(source) ?? []), target]);
  return targets;
}
