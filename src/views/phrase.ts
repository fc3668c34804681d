import type { NodeRef, ObjectRef, StatementRef } from '../model/answer';
import { dateInWords, quantityInWords } from './quantities';
import type { Vocabulary } from './vocabulary';
import { insideSentence, withArticle } from './nouns';

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

/** "LLaVA is built on Vicuna as its language model …". */
export function sentence(statement: StatementRef, vocabulary: Vocabulary): Piece[] {
  const { label, value } = vocabulary.predicate(statement.predicate);
  const verb = value === undefined ? ` ${asVerb(label)} ` : `, ${label}: `;
  return [name(statement.subject), verb, ...phrase(statement, vocabulary)];
}

/** "uses architecture" and "can do" are verbs; "built on" and "part of" need one. */
function asVerb(label: string): string {
  return /^(?:can|[a-z]+s)\b/.test(label) ? label : `is ${label}`;
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
/** What it is to the subject comes first; the rest in the order of the source. */
const FIRST = ['role', 'relation', 'joined_by', 'joined_with'];
/** For what of the subject, and when, it holds: in one pair of brackets at the end. */
const LAST = ['applies_to', 'during'];

function qualifierPieces(statement: StatementRef, vocabulary: Vocabulary): Piece[] {
  const { qualifiers } = statement;
  const given = Object.keys(qualifiers).filter((id) => !FIRST.includes(id) && !LAST.includes(id));
  const pieces: Piece[] = [];
  for (const id of [...FIRST, ...given])
    if (isSaid(id, statement)) pieces.push(...wording(id, qualifiers[id]!, statement, vocabulary));
  const limits = LAST.flatMap((id) => qualifiers[id] ?? []);
  return limits.length === 0 ? pieces : [...pieces, ` (${limits.map(words).join('; ')})`];
}

function isSaid(id: string, { object, qualifiers }: StatementRef): boolean {
  if (qualifiers[id] === undefined) return false;
  if (id === 'joined_with' && qualifiers['joined_by'] === undefined) return true;
  if (id === 'bound' && (!isEntity(object) || 'amount' in qualifiers)) return false;
  if (id === 'relation' && 'role' in qualifiers) return false;
  return !SAID_ELSEWHERE.has(id);
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
  role: (values, { object }) => [role(values.map(words).join(' and '), 'unknown' in object)],
  joined_by: (values, { qualifiers }) => [
    ', joined by ',
    ...and(values, true),
    ...(qualifiers['joined_with'] === undefined ? [] : [' with ', ...and(qualifiers['joined_with'])]),
  ],
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

/** "as its language model", "as one of several"; of what is not disclosed, it is all there is to say. */
function role(text: string, isAll: boolean): string {
  if (isAll) return `: ${text}`;
  return /^(?:one|an?|the|some|part)\b/.test(text) ? ` as ${text}` : ` as its ${text}`;
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

/** Things joined by "and"; what joins two models is a common noun: "a projection matrix", "the vision encoder of GPT-4V". */
function and(values: readonly ObjectRef[], common = false): Piece[] {
  return values.flatMap((value, index) => [
    ...(index === 0 ? [] : [index === values.length - 1 ? ' and ' : ', ']),
    one(value, common),
  ]);
}

function one(value: ObjectRef, common: boolean): Piece {
  if (!isEntity(value)) return 'unknown' in value ? 'somebody not named' : valueInWords(value);
  const noun = PROPER.has(value.kind) ? value.name : insideSentence(value.name);
  if (noun === value.name || !(common || / of /.test(noun))) return name(value);
  return { ref: value, text: / of /.test(noun) ? `the ${noun}` : withArticle(noun) };
}

function name(ref: NodeRef): Piece {
  return { ref, text: ref.name };
}
