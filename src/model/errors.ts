import type { Diagnostic } from './diagnostic';

/** A named thing offered in place of one that was not found, or that was meant ambiguously. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export type InputErrorCode =
  | 'wrong-use'
  | 'unknown-entity'
  | 'ambiguous-entity'
  | 'unknown-value'
  | 'graph-has-faults'
  | 'missing-file'
  | 'foreign-file'
  | 'truncated-file'
  | 'altered-file'
  | 'later-version'
  | 'too-large'
  | 'unwritable-file'
  | 'source-failed';

/** The user's input cannot be answered: shown as a sentence, never with a stack. */
export class InputError extends Error {
  override readonly name = 'InputError';
  constructor(
    readonly code: InputErrorCode,
    message: string,
    readonly details: {
      readonly candidates?: readonly Candidate[];
      readonly diagnostics?: readonly Diagnostic[];
    } = {},
  ) {
    super(message);
  }
}

/** Stemma's own code was called wrongly: a bug of ours, shown with its stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
