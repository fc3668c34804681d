/** What is wrong with a text that somebody wrote: data first, a sentence second. */

export type Severity = 'error' | 'warning';

/** Every fault that a reader can report, by its stable name. */
export const DIAGNOSTIC_CODES = [
  'bad-choice',
  'bad-date',
  'bad-id',
  'bad-link',
  'bad-number',
  'bad-text',
  'dangling-id',
  'duplicate-alias',
  'duplicate-id',
  'duplicate-key',
  'duplicate-name',
  'duplicate-statement',
  'missing-key',
  'missing-reference',
  'missing-unit',
  'no-predicate',
  'syntax',
  'too-deep',
  'too-large',
  'two-predicates',
  'unexpected-type',
  'unknown-key',
  'unknown-kind',
  'unknown-place',
  'unknown-source',
  'wrong-domain',
  'wrong-range',
  'wrong-unit',
] as const;
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

/** One fault in one place. `line` and `column` count from 1; column counts UTF-16 units. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  /** What is wrong, and with which value. Lower case, no full stop. */
  readonly message: string;
  /** What was expected, or what to do. */
  readonly hint: string;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** `file:line:column: severity code: message (hint)`, the form editors can jump to. */
export function formatDiagnostic(d: Diagnostic): string {
  const hint = d.hint === '' ? '' : `\n    ${d.hint}`;
  return `${d.file}:${d.line}:${d.column}: ${d.severity} [${d.code}] ${d.message}${hint}`;
}

/** By file, then place, so that the order does not depend on which check ran first; what is left equal keeps its order. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  const files = compare(a.file, b.file);
  if (files !== 0) return files;
  return a.line - b.line || a.column - b.column || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
