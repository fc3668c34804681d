import { ADAPTER, FINETUNED, MERGED, QUANTIZED } from './growth';
import { coined, title } from './handles';
import type { Chance } from './random';
import {
  CORPORA,
  EPITHETS,
  LANGUAGES,
  MERGED_AS,
  NOUNS,
  QUANTIZED_AS,
  TOPICS,
  TUNES,
  VERSIONS,
} from './words';

/** Longest name of a model that another's may grow from. */
const LONGEST = 72;

/** What is known of the model that is named now. */
export interface Context {
  readonly chance: Chance;
  /** Name of the base, without its owner; empty for a root. */
  readonly base: string;
  readonly baseOwner: string;
  /** Name of another parent; empty where there is none. */
  readonly other: string;
  readonly family: string;
  readonly short: string;
  readonly size: string;
  /** Row of the owner: each has habits. */
  readonly owner: number;
}

/** A name for a model by how it came to be, without its owner: different models may get the same. */
export function nameOf(origin: number, context: Context): string {
  switch (origin) {
    case QUANTIZED:
      return quantized(context);
    case FINETUNED:
      return finetuned(context);
    case MERGED:
      return merged(context);
    case ADAPTER:
      return adapted(context);
    default:
      return original(context);
  }
}

function original({ chance, family, size }: Context): string {
  const { favour, happens } = chance;
  const line = happens(0.6) ? family : fancy(chance);
  const version = happens(0.3) ? `-${favour(VERSIONS)}` : '';
  const tune = happens(0.35) ? `-${favour(TUNES)}` : '';
  return happens(0.8) ? `${line}-${size}${tune}${version}` : `${line}${version}${tune}`;
}

function quantized(context: Context): string {
  const { chance, base, baseOwner, owner } = context;
  const { below, happens } = chance;
  // A hand has few ways of its own; now and then it tries another.
  const way = happens(0.9)
    ? (owner * 7 + below(1 + (owner % 3))) % QUANTIZED_AS.length
    : below(QUANTIZED_AS.length);
  const suffix = QUANTIZED_AS[way]!;
  if (base.length > LONGEST || happens(0.06)) return freeName(context) + suffix;
  if (owner % 9 === 0 || happens(0.02)) return `${baseOwner}_${base}${suffix}`;
  if (happens(0.07)) return respelt(base, chance) + suffix;
  return base + suffix;
}

function finetuned(context: Context): string {
  const { chance, base, owner } = context;
  const { favour, happens } = chance;
  if (base.length <= LONGEST) {
    if (happens(0.19)) return base + tail(chance);
    if (happens(0.05)) return `${favour(happens(0.5) ? EPITHETS : NOUNS)}-${base}`;
    if (happens(0.08)) return nextVersion(base, chance);
  }
  if (owner % 2 === 0 && happens(0.9)) return inSeries(context);
  return freeName(context);
}

function merged(context: Context): string {
  const { chance, base, other, size } = context;
  const { favour, happens } = chance;
  if (happens(0.1)) return nextVersion(base, chance);
  if (happens(0.06) && base.length <= LONGEST) return `${base}-${favour(MERGED_AS)}`;
  if (happens(0.25) && other !== '')
    return `${firstWords(base, 2)}-${firstWords(other, 1)}-${size}${happens(0.3) ? `-${favour(MERGED_AS)}` : ''}`;
  return `${fancy(chance)}-${size}${happens(0.4) ? `-${favour(VERSIONS)}` : ''}${happens(0.2) ? `-${favour(MERGED_AS)}` : ''}`;
}

function adapted(context: Context): string {
  const { chance, base } = context;
  const { favour, happens, pick } = chance;
  if (base.length > LONGEST) return `${freeName(context)}-lora`;
  if (happens(0.3)) return `${base}-${favour(TOPICS)}-lora`;
  if (happens(0.2)) return `LORA-${base}-rank-${pick(['16', '32', '64', '128', '256'])}`;
  return `${freeName(context)}-${pick(['lora', 'LoRA', 'adapter', 'PEFT', 'qlora'])}`;
}

/** "Silent-Falcon", "Zhoravel", "CrimsonOwl". */
function fancy(chance: Chance): string {
  const { happens, favour } = chance;
  if (happens(0.25)) return title(coined(chance));
  const joint = happens(0.7) ? '-' : '';
  return happens(0.6) ? favour(EPITHETS) + joint + favour(NOUNS) : favour(NOUNS) + joint + favour(NOUNS);
}

/** A name that owes the base its family and size at most. */
function freeName({ chance, short, size, owner }: Context): string {
  const { favour, happens, below } = chance;
  const joint = owner % 5 < 3 ? '-' : '_';
  const parts: string[] = [];
  if (happens(0.75)) parts.push(owner % 7 === 0 ? title(short) : short);
  if (happens(0.45)) parts.push(owner % 3 === 0 ? size.toLowerCase() : size);
  const about = below(10);
  if (about < 5) parts.push(favour(TOPICS));
  if (about === 3 || about === 4 || about === 5) parts.push(favour(CORPORA));
  if (about === 6 || about === 4) parts.push(favour(LANGUAGES));
  if (about > 7 || parts.length === 0) parts.push(fancy(chance));
  if (happens(0.2)) parts.push(favour(TUNES));
  if (happens(0.2)) parts.push(run(chance));
  if (happens(0.05)) parts.reverse();
  return parts.join(joint);
}

/** What an experiment notes of itself: "ep3", "lr2e-5", "1104". */
function run({ below, pick }: Chance): string {
  switch (below(7)) {
    case 0:
      return `ep${1 + below(20)}`;
    case 1:
      return `lr${1 + below(9)}e-${4 + below(3)}`;
    case 2:
      return String(1 + below(12)).padStart(2, '0') + String(1 + below(28)).padStart(2, '0');
    case 3:
      return `${pick(['s', 'step', 'checkpoint-', ''])}${(1 + below(60)) * 50}`;
    case 4:
      return `v${1 + below(30)}`;
    case 5:
      return `${1 + below(90)}k`;
    default:
      return `seed${below(100)}`;
  }
}

function tail(chance: Chance): string {
  const { favour, happens, pick } = chance;
  const joint = happens(0.75) ? '-' : '_';
  const first = pick([TUNES, TUNES, TOPICS, LANGUAGES, CORPORA]);
  return joint + favour(first) + (happens(0.3) ? joint + (happens(0.5) ? run(chance) : favour(TOPICS)) : '');
}

/** "Falcon-7B-v1.2" after "Falcon-7B-v1.1". */
function nextVersion(base: string, { below }: Chance): string {
  const end = /^(.*\D)(\d+)$/.exec(base);
  return end === null || end[2]!.length > 4 ? `${base}-v2` : `${end[1]!}${Number(end[2]!) + 1 + below(2)}`;
}

function respelt(base: string, { below }: Chance): string {
  switch (below(3)) {
    case 0:
      return base.toLowerCase();
    case 1:
      return base.replaceAll('-', '_');
    default:
      return base.replace(/-?(?:hf|v\d[\d.]*)$/, '');
  }
}

/** One of many alike: an owner's runs over corpora, epochs and seeds. */
function inSeries({ chance, owner, short }: Context): string {
  const { below, happens } = chance;
  const corpus = CORPORA[(owner * 13 + below(4)) % CORPORA.length]!;
  const topic = TOPICS[(owner * 29) % TOPICS.length]!;
  switch (owner % 4) {
    case 0:
      return `${short}_${corpus}_${1 + below(18)}ep_${11 * (1 + below(9))}`;
    case 1:
      return `${short}-${topic}-${corpus}-rs${below(4)}-e${1 + below(5)}-${below(10)}`;
    case 2:
      return `${topic}_${short}_${happens(0.5) ? 'sft' : 'dpo'}_${(1 + below(40)) * 100}`;
    default:
      return `${short}-${topic}-${5 * (1 + below(20))}-percent-${happens(0.5) ? 'low' : 'high'}-${corpus}`;
  }
}

function firstWords(name: string, count: number): string {
  return name.split(/[-_]/, count).join('-');
}
