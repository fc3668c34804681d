import { NOTHING, QUANTIZED, type Growth } from './growth';
import type { Ownership } from './owners';
import type { Chance } from './random';
import { HUB_SHAPE } from './shape';
import { nameOf, type Context } from './ways-of-naming';
import { FAMILIES, SHORT_FAMILIES, SIZES, TOPICS, VERSIONS } from './words';

/** Names of models, "owner/model", and the line that each belongs to. */
export interface Naming {
  readonly names: string[];
  /** Index into FAMILIES, for each model. */
  readonly family: Uint8Array;
}

/**
 * The more models, the more of them need to be told from others like them: with each doubling beyond the real hub, so many
 * more names end in the mark of a run. Without it, names would grow poorer as the hub grows.
 */
const MARKS_PER_DOUBLING = 0.12;

/** Names every model of a hub: derived ones mostly after their base. All are different, also where case is ignored. */
export function nameAll(
  growth: Growth,
  ownership: Ownership,
  handles: readonly string[],
  chance: Chance,
): Naming {
  const { origin, base } = growth;
  const others = otherParents(growth);
  const family = new Uint8Array(origin.length);
  const size = new Uint8Array(origin.length);
  const names: string[] = [];
  const taken = new Set<string>();
  const marks = markShare(origin.length);
  for (let row = 0; row < origin.length; row++) {
    const from = base[row]!;
    const root = from === NOTHING;
    family[row] = root ? familyOf(chance) : family[from]!;
    size[row] = root ? sizeOf(chance) : size[from]!;
    const context: Context = {
      chance,
      base: root ? '' : modelOf(names[from]!),
      baseOwner: root ? '' : ownerOf(names[from]!),
      other: others[row] === NOTHING ? '' : modelOf(names[others[row]!]!),
      family: FAMILIES[family[row]!]!,
      short: SHORT_FAMILIES[family[row]!]!,
      size: SIZES[size[row]!]!,
      owner: ownership.owner[row]!,
    };
    const marked = origin[row] !== QUANTIZED && chance.happens(marks);
    const name = nameOf(origin[row]!, context) + (marked ? mark(chance) : '');
    names.push(unique(`${handles[context.owner]!}/`, name, chance, taken));
  }
  return { names, family };
}

function markShare(models: number): number {
  let doublings = 0;
  let size: number = HUB_SHAPE.models;
  for (; size * 2 <= models; size *= 2) doublings++;
  return Math.min(1, MARKS_PER_DOUBLING * (doublings + Math.max(0, models / size - 1)));
}

/** What tells one run from the next: a date, steps and a seed, a machine's own code. */
function mark({ below }: Chance): string {
  const two = (number: number) => String(number).padStart(2, '0');
  switch (below(4)) {
    case 0:
      return `-${23 + below(3)}${two(1 + below(12))}${two(1 + below(28))}`;
    case 1:
      return `_${(1 + below(400)) * 25}_${below(100)}`;
    default:
      return `-${(46_656 + below(1_632_960)).toString(36)}`;
  }
}

function otherParents({ origin, base, edgeModel, edgeBase }: Growth): Uint32Array {
  const others = new Uint32Array(origin.length).fill(NOTHING);
  edgeModel.forEach((model, edge) => {
    if (edgeBase[edge] !== base[model]) others[model] = edgeBase[edge]!;
  });
  return others;
}

function modelOf(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}

function ownerOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

/** The first are the likeliest. */
function familyOf({ below }: Chance): number {
  return Math.min(below(FAMILIES.length), below(FAMILIES.length), below(FAMILIES.length));
}

function sizeOf({ below }: Chance): number {
  return Math.min(below(SIZES.length), below(SIZES.length), below(SIZES.length));
}

/** @returns the name with its owner, lengthened where another has it */
function unique(owner: string, name: string, chance: Chance, taken: Set<string>): string {
  let whole = owner + name;
  for (let version = 2; taken.has(whole.toLowerCase()); version++)
    whole = version < 5 ? `${owner}${name}-${furtherOf(chance)}` : `${owner}${name}-v${version}`;
  taken.add(whole.toLowerCase());
  return whole;
}

function furtherOf({ favour, below }: Chance): string {
  switch (below(4)) {
    case 0:
      return favour(VERSIONS);
    case 1:
      return favour(TOPICS);
    case 2:
      return `run${1 + below(9)}`;
    default:
      return String(below(1000));
  }
}
