import { isEntityId } from '../../model/ids';
import { slug } from '../../model/names';

/**
 * Ids of the entities whose id cannot be `slug(name)`, by row: because an earlier row has it, or because nothing is left of
 * the name. They are told apart by "-2", "-3" … in the order of rows.
 */
export function distinctIds(names: readonly string[]): Map<number, string> {
  const ids = new Map<number, string>();
  const taken = new Set<string>();
  const next = new Map<string, number>();
  names.forEach((name, row) => {
    const stem = slug(name);
    let id = stem;
    if (!isEntityId(id) || taken.has(id)) {
      const words = stem === '' ? 'entity' : stem;
      let number = next.get(words) ?? 2;
      while (taken.has((id = `${words}-${number}`))) number++;
      next.set(words, number + 1);
      ids.set(row, id);
    }
    taken.add(id);
  });
  return ids;
}
