/** What is wrong with a text that somebody wrote: data first, a sentence second. */

export type Severity = 'error' | 'warning';

/** One fault in one place. `line` and `column` count from 1; column counts UTF-16 units. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  /** Stable kebab-case name of the fault, such as `unknown-key`. */
  readonly code: string;
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

/** By file, then place, so that the order does not depend on which check ran first. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1);
}
