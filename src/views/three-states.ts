import { css, html, type TemplateResult } from 'lit';

/**
 * Three things that are easily taken for one: it is known that there is none; there is some, and nobody says what; nobody
 * has recorded anything. Each has words and a look of its own, the same wherever it stands.
 */
export type Absence = 'none' | 'undisclosed' | 'unrecorded';

const WORDS: Readonly<Record<Absence, string>> = {
  none: 'none, as known',
  undisclosed: 'not disclosed',
  unrecorded: 'not recorded',
};

export function absent(absence: Absence, words = WORDS[absence]): TemplateResult {
  return html`<span class=${absence}>${words}</span>`;
}

export const absenceStyles = css`
  .none {
    border: 1px solid var(--edge);
    border-radius: 4px;
    padding: 0 6px;
    color: var(--ink);
  }
  /* As in a document from which it was struck out. */
  .undisclosed::before {
    content: '';
    display: inline-block;
    width: 22px;
    height: 0.72em;
    margin-right: 6px;
    border-radius: 1px;
    background: var(--ink);
  }
  .unrecorded {
    color: var(--faint);
    font-style: italic;
  }
`;
