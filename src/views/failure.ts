import { InputError, type InputErrorCode } from '../model/errors';
import type { Message } from './kg-message';
import { capitalized } from './words';

const ADVICE: Partial<Record<InputErrorCode, string>> = {
  'missing-file': 'Start the explorer with “npm start”, which builds it, or build it with “stemma build”.',
  'foreign-file': 'Point the explorer at a file that Stemma has built.',
  'truncated-file': 'It may have been cut short on its way. Try again; if that does not help, build it anew.',
  'altered-file': 'If trying again does not help, build it anew with “stemma build”.',
  'too-large': 'Close other tabs, or build a smaller graph.',
  'later-version': 'The file comes from a later Stemma. Update this one.',
  'source-failed': 'Your exploration is still in the address of this page. Try again.',
};

/** An error as the page tells it: what happened, where, what to do. */
export function failure(error: unknown, file: string): Message {
  if (error instanceof DOMException && error.name === 'AbortError') return WITHDRAWN;
  if (error instanceof InputError) {
    const advice = ADVICE[error.code];
    // Only what keeps the graph from being there takes the page; the rest is a note beside it.
    if (advice === undefined) return { type: 'note', text: sentence(error.message) };
    const where = error.message.includes(file) ? {} : { where: `In the file ${file}.` };
    return { type: 'error', what: sentence(error.message), ...where, advice };
  }
  if (error instanceof TypeError && /\b(?:import|module)/i.test(error.message))
    return { type: 'note', text: NOT_FETCHED };
  const what = error instanceof Error ? error.message : String(error);
  return { type: 'note', text: `Something went wrong: ${sentence(what)} Reloading the page may help.` };
}

const NOT_FETCHED =
  'A part of the page could not be fetched. What you see stays as it is; ask for it again when there is a connection.';

/** Whoever stopped it knows why. */
const WITHDRAWN: Message = {
  type: 'error',
  title: 'The graph was not opened',
  what: 'You stopped it before all of it was here.',
  advice: 'Your exploration is still in the address of this page.',
};

/** Why the canvas is missing, as the table says it. */
export function noPicture(error: unknown): string {
  const reason = error instanceof Error ? sentence(error.message) : '';
  return `The map cannot be drawn here. ${reason}`.trim();
}

function sentence(text: string): string {
  // A file's name keeps its letters.
  const start = /^\S*[./]\S/.test(text) ? text : capitalized(text);
  return `${start}${/[.!?]$/.test(text) ? '' : '.'}`;
}
