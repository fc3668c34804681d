import type { NodeRef, ObjectRef, StatementRef } from '../model/answer';
import { dateInWords, quantityInWords } from './quantities';
import type { Vocabulary } from './vocabulary';
import { insideSentence, withArticle } from './words';

/**
 * A statement as a phrase: "Vicuna as its language model, joined by a projection matrix with CLIP ViT-L/14".
 * Made of pieces, so that each name in it can be a link.
 */
export type Piece =
  | string
  | { readonly ref: NodeRef; readonly text: string }
  | { readonly absence: 'none' | 'undisclosed'; readonly text: string };

export function isEntity(object: ObjectRef): object is NodeRef {
  return 'id' in object;
}

/** The object and all that qualifies it. */
export function phrase(statement: StatementRef, vocabulary: Vocabulary): Piece[] {
  return [...objectPieces(statement, vocabulary), ...qualifierPieces(statement, vocabulary)];
}

/** The subject and all that qualifies it, as read from the object: "base of LLaVA as its language model". */
export function fromBehind(statement: StatementRef, vocabulary: Vocabulary): Piece[] {
  return [name(statement.subject), ...qualifierPieces(statement, vocabulary)];
}

/** "LLaVA built on Vicuna as its language model …". */
export function sentence(statement: StatementRef, vocabulary: Vocabulary): Piece[] {
  return [
    name(statement.subject),
    ` ${vocabulary.predicate(statement.predicate).label} `,
    ...phrase(statement, vocabulary),
  ];
}

export function plain(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** Kinds whose members have names of their own: "not GPT-4", but "no user data". */
const PROPER = new Set(['model', 'model_family', 'product', 'organization', 'licence', 'access']);

function objectPieces(statement: StatementRef, vocabulary: Vocabulary): Piece[] {
  const { object, negated } = statement;
  if ('unknown' in object) return [{ absence: 'undisclosed', text: 'not disclosed' }];
  if ('none' in object) return [{ absence: 'none', text: 'none, as known' }];
  if (!isEntity(object)) return [(negated === true ? 'not ' : '') + valueText(statement, vocabulary)];
  if (negated !== true) return [name(object)];
  if (PROPER.has(object.kind)) return ['not ', name(object)];
  return ['no ', { ref: object, text: insideSentence(object.name) }];
}

/** A value with its bound or range: "about 1.8 trillion parameters", "7 billion to 70 billion parameters". */
function valueText(statement: StatementRef, vocabulary: Vocabulary): string {
  const { low, high, bound } = statement.qualifiers;
  if (low?.[0] !== undefined && high?.[0] !== undefined)
    return `${withoutUnit(low[0])} to ${valueInWords(high[0])}`;
  const isDate = vocabulary.predicate(statement.predicate).value === 'date';
  const text = valueInWords(statement.object, isDate);
  return bound?.[0] === undefined ? text : `${valueInWords(bound[0])} ${text}`;
}

function withoutUnit(value: ObjectRef): string {
  return 'value' in value && typeof value.value === 'number'
    ? quantityInWords(value.value)
    : valueInWords(value);
}

/** Undisclosed, known not to be, or the value itself. */
export function valueInWords(object: ObjectRef, isDate = false): string {
  if ('unknown' in object) return 'not disclosed';
  if ('none' in object) return 'none, as known';
  if (isEntity(object)) return object.name;
  if (typeof object.value === 'number') return quantityInWords(object.value, object.unit);
  return isDate ? dateInWords(object.value) : object.value;
}

/** Already said with the object, or with another qualifier. */
const SAID_ELSEWHERE = new Set(['low', 'high', 'joined_with']);

function qualifierPieces(statement: StatementRef, vocabulary: Vocabulary): Piece[] {
  const boundIsSaid = !isEntity(statement.object);
  const pieces: Piece[] = [];
  for (const [id, values] of Object.entries(statement.qualifiers)) {
    if (SAID_ELSEWHERE.has(id) && !(id === 'joined_with' && !('joined_by' in statement.qualifiers))) continue;
    if (id === 'bound' && (boundIsSaid || 'amount' in statement.qualifiers)) continue;
    if (id === 'relation' && 'role' in statement.qualifiers) continue;
    pieces.push(...wording(id, values, statement, vocabulary));
  }
  return pieces;
}

type Wording = (values: readonly ObjectRef[], statement: StatementRef) => Piece[];

const RELATIONS: Readonly<Record<string, string>> = {
  fine_tune: 'by fine-tuning',
  continued_pretraining: 'by continued pre-training',
  adapter: 'as an adapter',
  quantization: 'by quantization',
  merge: 'by merging',
  distillation: 'by distillation',
  component: 'as a component',
  version: 'as a version of it',
};

/** What reads better than label and value. Any other qualifier is worded by its label in the ontology. */
const WORDINGS: Readonly<Record<string, Wording>> = {
  relation: ([value]) => [` ${RELATIONS[words(value)] ?? `by ${words(value).replaceAll('_', ' ')}`}`],
  joined_by: (values, { qualifiers }) => [
    ', joined by ',
    ...and(values, true),
    ...(qualifiers['joined_with'] === undefined ? [] : [' with ', ...and(qualifiers['joined_with'])]),
  ],
  applies_to: (values) => [` (${values.map(words).join('; ')})`],
  during: (values) => [` (${values.map(words).join('; ')})`],
  stage: (values) => [`, ${prepositional('during', values)}`],
  purpose: (values) => [`, ${prepositional('for', values)}`],
  step: ([value]) => [`, step ${words(value)}`],
  amount: ([value], { qualifiers }) => [`, ${amount(value, qualifiers['bound']?.[0])}`],
  experts: ([value]) => [`, ${countOf(value, 'expert')}`],
  active_experts: ([value]) => [`, ${countOf(value, 'expert')} active at once`],
  parameters_each: ([value]) => [`, ${words(value)} each`],
  stated_by: (values) => [', as stated by ', ...and(values)],
};

function wording(
  id: string,
  values: readonly ObjectRef[],
  statement: StatementRef,
  vocabulary: Vocabulary,
): Piece[] {
  const special = Object.hasOwn(WORDINGS, id) ? WORDINGS[id] : undefined;
  if (special !== undefined) return special(values, statement);
  const label = vocabulary.qualifier(id).label;
  const comma = label.startsWith('as ') || label === '' ? ' ' : ', ';
  return [`${comma}${label}${label === '' ? '' : ' '}`, ...and(values)];
}

function words(value: ObjectRef | undefined): string {
  return value === undefined ? '' : valueInWords(value);
}

function amount(value: ObjectRef | undefined, bound: ObjectRef | undefined): string {
  const text = words(value);
  if (value !== undefined && 'unknown' in value) return 'amount not disclosed';
  if (!/[\s\d]/.test(text)) return `amount: ${text}`;
  return bound === undefined ? text : `${words(bound)} ${text}`;
}

function countOf(value: ObjectRef | undefined, noun: string): string {
  const text = words(value);
  return `${text} ${text === '1' ? noun : `${noun}s`}`;
}

/** "after pre-training" brings its own preposition; "pre-training" needs one. */
function prepositional(preposition: string, values: readonly ObjectRef[]): string {
  const text = values.map(words).join(' and ');
  return /^(?:after|at|before|by|during|for|from|in|on|since|through|until|up to|with|to)\b/.test(text)
    ? text
    : `${preposition} ${text}`;
}

/** Things joined by "and"; what joins two models is a common noun: "a projection matrix". */
function and(values: readonly ObjectRef[], common = false): Piece[] {
  return values.flatMap((value, index) => [
    ...(index === 0 ? [] : [index === values.length - 1 ? ' and ' : ', ']),
    one(value, common),
  ]);
}

function one(value: ObjectRef, common: boolean): Piece {
  if (!isEntity(value)) return 'unknown' in value ? 'somebody not named' : valueInWords(value);
  const noun = insideSentence(value.name);
  return common && noun !== value.name ? { ref: value, text: withArticle(noun) } : name(value);
}

function name(ref: NodeRef): Piece {
  return { ref, text: ref.name };
}
