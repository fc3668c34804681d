import { css } from 'lit';

/** What every panel shares. Colours and sizes come from the tokens; nothing here names one of its own. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    font: 400 var(--text) / 1.5 var(--sans);
    font-feature-settings: 'tnum', 'cv11';
    color: var(--ink);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    background: none;
    border: 0;
    padding: 0;
    text-align: inherit;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
    border-radius: 3px;
  }
  .glyph {
    width: 14px;
    height: 14px;
    flex: none;
    fill: currentColor;
    stroke: none;
    overflow: visible;
  }
  .glyph.open {
    fill: none;
    stroke: var(--faint);
    stroke-width: 1.4;
  }
  .line {
    width: 24px;
    height: 10px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
  }
  .line.heavy {
    stroke-width: 2.6;
  }
  .line.estimated {
    stroke-dasharray: 5 4.5;
  }
  .line.likely {
    stroke-dasharray: 0.1 4.2;
    stroke-width: 2;
  }
  .line.disputed {
    stroke-width: 1.3;
  }
  .icon {
    width: 20px;
    height: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon .solid {
    fill: currentColor;
  }
  .c-model {
    color: var(--kind-model);
  }
  .c-product {
    color: var(--kind-product);
  }
  .c-organization {
    color: var(--kind-organization);
  }
  .c-architecture {
    color: var(--kind-architecture);
  }
  .c-method {
    color: var(--kind-method);
  }
  .c-data {
    color: var(--kind-data);
  }
  .c-quiet {
    color: var(--kind-quiet);
  }
  .quietly {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** A sheet of paper on the paper: panels have the one shadow. */
export const panel = css`
  .panel {
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
  }
`;

/** Section heads, names that are links, buttons. */
export const handles = css`
  .head {
    font: 600 var(--tiny) / 1.4 var(--sans);
    letter-spacing: 0.07em;
    text-transform: uppercase;
    color: var(--faint);
  }
  a.name {
    color: inherit;
    text-decoration: underline;
    text-decoration-color: var(--line);
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    transition: text-decoration-color var(--quick) ease-out;
  }
  a.name:hover,
  a.name:focus-visible {
    text-decoration-color: currentColor;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 2px 12px;
    border: 1px solid var(--line);
    border-radius: 14px;
    font-size: var(--small);
    font-weight: 500;
    color: var(--ink);
    background: var(--panel);
    text-decoration: none;
    white-space: nowrap;
    transition: border-color var(--quick) ease-out;
  }
  button.pill:hover,
  a.pill:hover {
    border-color: var(--edge);
  }
  .pill[aria-pressed='true'],
  .pill[aria-current='true'] {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--panel);
  }
  .pill:focus-visible {
    border-radius: 14px;
  }
  .more {
    color: var(--soft);
    font-size: var(--small);
    text-decoration: underline;
    text-decoration-color: var(--line);
    text-underline-offset: 3px;
    min-height: 24px;
  }
  .more:hover {
    color: var(--ink);
    text-decoration-color: currentColor;
  }
  @media (pointer: coarse) {
    .pill {
      min-height: 40px;
      border-radius: 20px;
      padding: 4px 14px;
    }
    .more {
      min-height: 32px;
    }
  }
`;
