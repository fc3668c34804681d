import { ADAPTER, FINETUNED, NOTHING, type Growth } from './growth';
import type { Chance } from './random';
import { ARCHITECTURES, FAMILY_ARCHITECTURE, LICENCES, METHODS, TASKS } from './words';

/** What is said of each model beside its bases: an index into a list of words.ts, or UNSAID. */
export interface Traits {
  readonly architecture: Uint8Array;
  readonly method: Uint8Array;
  readonly task: Uint8Array;
  readonly licence: Uint8Array;
}

export const UNSAID = 255;

/** Share of models of which each is said, and how often a derived model is as its base. */
const SAID = { architecture: 0.62, task: 0.42, licence: 0.55, method: 0.66 };
const KEPT = { architecture: 0.98, task: 0.95, licence: 0.92, saying: 0.5 };
/** How often a root has the architecture of those that its name is borrowed from. */
const AS_NAMED = 0.85;

/** Traits pass from base to derived model and now and then change. */
export function describeAll({ origin, base }: Growth, family: Uint8Array, chance: Chance): Traits {
  const column = () => new Uint8Array(origin.length).fill(UNSAID);
  const traits = { architecture: column(), method: column(), task: column(), licence: column() };
  /** What is so, said or not. */
  const so = { architecture: column(), task: column(), licence: column() };
  const fresh = {
    architecture: (row: number) =>
      chance.happens(AS_NAMED) ? FAMILY_ARCHITECTURE[family[row]!]! : lowest(chance, ARCHITECTURES.length),
    task: () => lowest(chance, TASKS.length),
    licence: () => lowest(chance, LICENCES.length),
  };
  for (let row = 0; row < origin.length; row++) {
    const from = base[row]!;
    for (const trait of ['architecture', 'task', 'licence'] as const) {
      const kept = from !== NOTHING && chance.happens(KEPT[trait]);
      so[trait][row] = kept ? so[trait][from]! : fresh[trait](row);
      const asBase = from !== NOTHING && chance.happens(KEPT.saying);
      const said = asBase ? traits[trait][from] !== UNSAID : chance.happens(SAID[trait]);
      if (said) traits[trait][row] = so[trait][row]!;
    }
    const trained = origin[row] === FINETUNED || origin[row] === ADAPTER;
    if (trained && chance.happens(SAID.method)) traits.method[row] = methodOf(origin[row]!, chance);
  }
  return traits;
}

/** An adapter is made by LoRA or its kin, the second and third of the list. */
function methodOf(origin: number, chance: Chance): number {
  return origin === ADAPTER ? 1 + chance.below(2) : lowest(chance, METHODS.length);
}

/** The first are the likeliest. */
function lowest({ below }: Chance, limit: number): number {
  return Math.min(below(limit), below(limit), below(limit));
}
