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
      display: inline-block;
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
    @media (pointer: coarse) {
      input {
        font-size: 16px; /* smaller, and phones zoom the page when the field is touched */
      }
    }
  `,
];
