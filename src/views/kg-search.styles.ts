import { css } from 'lit';
import { base, handles, panel } from './styles';

export const searchStyles = [
  base,
  panel,
  handles,
  css`
    :host {
      position: relative;
      z-index: 3;
    }
    .field {
      display: flex;
      align-items: center;
      gap: 8px;
      height: 44px;
      padding: 0 8px 0 12px;
    }
    .field:focus-within {
      border-color: var(--ink);
      outline: 1px solid var(--ink);
    }
    input:focus-visible {
      outline: none;
    }
    :host([inside]) .field {
      box-shadow: none;
      height: 40px;
    }
    .field > .icon {
      width: 18px;
      height: 18px;
      color: var(--soft);
    }
    input {
      flex: 1;
      min-width: 0;
      height: 100%;
      border: 0;
      background: none;
      outline: none;
    }
    input::placeholder {
      color: var(--faint);
      opacity: 1;
    }
    kbd {
      font: 500 var(--small) / 22px var(--sans);
      min-width: 24px;
      text-align: center;
      color: var(--soft);
      border: 1px solid var(--line);
      border-radius: 12px;
      padding: 0 7px;
    }
    .clear {
      width: 32px;
      height: 32px;
      display: grid;
      place-items: center;
      color: var(--soft);
    }
    .clear .icon {
      width: 16px;
      height: 16px;
    }
    .results {
      position: absolute;
      top: calc(100% + 6px);
      left: 0;
      right: 0;
      min-width: min(320px, calc(100vw - 24px));
      max-height: min(60vh, 480px);
      overflow: auto;
      padding: 6px;
      margin: 0;
    }
    .empty {
      padding: 12px 14px;
      color: var(--soft);
    }
    .results .head {
      padding: 8px 8px 2px;
    }
    .hit {
      display: flex;
      gap: 8px;
      align-items: baseline;
      padding: 5px 8px;
      min-height: 30px;
      border-radius: var(--radius-small);
      cursor: pointer;
    }
    .hit .glyph {
      align-self: flex-start;
      margin-top: 3px;
    }
    .hit[aria-selected='true'] {
      background: var(--wash);
      box-shadow: inset 2px 0 0 var(--ink);
    }
    .words {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .alias {
      display: block;
      font-size: var(--small);
      color: var(--soft);
    }
    mark {
      background: var(--mark);
      color: inherit;
      border-radius: 2px;
    }
    @media (pointer: coarse) {
      .hit {
        min-height: 44px;
        align-items: center;
      }
      .hit .glyph {
        align-self: center;
        margin: 0;
      }
      input {
        font-size: 16px; /* smaller, and phones zoom the page when the field is touched */
      }
    }
  `,
];
