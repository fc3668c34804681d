import { css, html, nothing, type TemplateResult } from 'lit';
import type { Apparatus } from './apparatus';

/** The critical apparatus. */
export function footnotes(apparatus: Apparatus): TemplateResult | typeof nothing {
  const all = apparatus.footnotes;
  if (all.length === 0) return nothing;
  return html`<footer aria-label="References">
    <ol>
      ${all.map(
        (note) =>
          html`<li id="note-${note.number}" tabindex="-1">
            <sup>${note.number}</sup>${note.url === undefined ? note.text : outward(note.url, note.text)}
          </li>`,
      )}
    </ol>
  </footer>`;
}

/** A link that leaves the explorer. */
export function outward(url: string, text: string): TemplateResult {
  return html`<a class="name" href=${url} target="_blank" rel="noopener noreferrer">${text}</a>`;
}

/** Numbers in the text, and the notes at the foot that they lead to. */
export const apparatusStyles = css`
  sup {
    font-size: 10px;
    line-height: 0;
    vertical-align: baseline;
    position: relative;
    top: -0.5em;
    margin-left: 1px;
    white-space: nowrap;
  }
  .ref,
  footer sup {
    font: 600 10px / 1 var(--sans);
    color: var(--chosen);
  }
  .ref {
    padding: 6px 2px;
    margin: -6px 0;
    text-indent: 0;
  }
  .ref + .ref::before {
    content: '';
    margin-left: 1px;
  }
  .ref:hover {
    text-decoration: underline;
  }
  footer {
    border-top: 1px solid var(--line);
    padding: 12px 24px 16px;
    color: var(--soft);
    font-size: var(--small);
    line-height: 1.45;
  }
  footer li {
    padding: 1px 0 1px 18px;
    text-indent: -18px;
    overflow-wrap: anywhere;
  }
  footer sup {
    display: inline-block;
    width: 17px;
    margin: 0;
    text-indent: 0;
  }
  footer li:focus {
    color: var(--ink);
    background: var(--wash);
    border-radius: 3px;
  }
`;
