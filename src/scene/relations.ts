import type { EdgeRef } from '../model/answer';
import type { Ontology } from '../model/ontology';
import { words } from '../model/wording';

/** What stands on an edge. It reads from the derived to its base: "Vicuna — fine-tuned from — LLaMA". */

const RELATIONS: Readonly<Record<string, string>> = {
  fine_tune: 'fine-tuned from',
  continued_pretraining: 'trained further from',
  adapter: 'adapter of',
  quantization: 'quantized from',
  merge: 'merged from',
  distillation: 'distilled from',
  // The parts of what was joined: LLaVA is built on Vicuna as its language model.
  component: 'built on',
  version: 'version of',
};

export interface Related extends EdgeRef {
  readonly relation?: string;
  readonly role?: string;
}

/** "fine-tuned from" where it is known how, else the predicate's label, or the qualifier's by which two are joined. */
export function relationWords({ predicate, relation }: Related, ontology: Ontology): string {
  if (relation !== undefined) return RELATIONS[relation] ?? words(relation);
  const term =
    ontology.predicates.find(({ id }) => id === predicate) ??
    ontology.qualifiers.find(({ id }) => id === predicate);
  return term?.label || words(predicate);
}

/** "as its language model"; undefined where no role is known. */
export function roleWords({ role }: Related, ontology: Ontology): string | undefined {
  if (role === undefined) return undefined;
  return `${roleLabel(ontology)} ${role}`;
}

function roleLabel(ontology: Ontology): string {
  return ontology.qualifiers.find(({ id }) => id === 'role')?.label ?? 'as its';
}
