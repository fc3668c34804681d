import type { Answers } from '../model/answer';
import type { Candidate, InputErrorCode } from '../model/errors';
import type { Questions, Verb } from '../model/question';
import type { Backdrop, BackdropAnswers, BackdropRequests } from './backdrop';
import type { PreviewBytes } from './opening';
import type { ArrangeRequest, Arrangement, LayoutRequest, Overview, Rearranged } from './source';

/** What crosses between the page and its worker. */
export type Request =
  | { readonly type: 'open'; readonly call: number; readonly url: string }
  | { readonly type: 'preview'; readonly call: number; readonly preview: PreviewBytes }
  | { readonly type: 'ask'; readonly call: number; readonly verb: Verb; readonly question: Questions[Verb] }
  | { readonly type: 'arrange'; readonly call: number; readonly request: ArrangeRequest }
  | {
      readonly type: 'backdrop';
      readonly call: number;
      readonly part: keyof Backdrop;
      readonly request: BackdropRequests[keyof Backdrop];
    }
  | { readonly type: 'rearrange'; readonly call: number }
  | { readonly type: 'abort'; readonly call: number }
  | { readonly type: 'start-layout'; readonly call: number; readonly request: LayoutRequest }
  | {
      readonly type: 'hold';
      readonly call: number;
      readonly node: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'release'; readonly call: number; readonly node: number }
  | { readonly type: 'stop'; readonly call: number };

export type Reply =
  | {
      readonly type: 'result';
      readonly call: number;
      readonly result: Overview | Answers[Verb] | Arrangement | Rearranged | BackdropAnswers[keyof Backdrop];
    }
  | { readonly type: 'failed'; readonly call: number; readonly failure: Failure }
  /** Of an opening or a rearrangement: from 0 to 1. */
  | { readonly type: 'progress'; readonly call: number; readonly share: number }
  | { readonly type: 'preview'; readonly call: number; readonly preview: PreviewBytes }
  | {
      readonly type: 'places';
      readonly call: number;
      readonly places: Float32Array;
      readonly resting: boolean;
    };

/** An error as data: a class does not survive the crossing. */
export interface Failure {
  readonly name: 'InputError' | 'AbortError' | 'Error';
  readonly code: InputErrorCode;
  readonly message: string;
  readonly candidates: readonly Candidate[];
}
