import { css } from 'lit';
import { base, handles, panel } from './styles';

export const legendStyles = [
  base,
  panel,
  handles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
    }
    .opener,
    .closer {
      display: none;
    }
    .legend {
      padding: 14px 8px 12px;
      overflow: auto;
      min-height: 0;
      scrollbar-width: thin;
      scrollbar-color: var(--line) transparent;
    }
    .top {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding-right: 10px;
      min-height: 24px;
    }
    .head {
      padding: 0 10px;
    }
    h2.head:not(.top *) {
      margin: 14px 0 4px;
    }
    li {
      position: relative;
      display: flex;
      align-items: center;
      border-radius: var(--radius-small);
    }
    li:hover,
    li:focus-within {
      background: var(--wash);
    }
    .switch {
      flex: 1;
      min-width: 0;
      display: flex;
      align-items: center;
      gap: 9px;
      min-height: 27px;
      padding: 1px 10px;
    }
    .within .switch {
      padding-left: 43px;
      min-height: 24px;
      color: var(--soft);
    }
    .label {
      flex: 1;
      min-width: 0;
    }
    .count {
      color: var(--faint);
      font-size: var(--small);
      font-variant-numeric: tabular-nums;
    }
    .out .label {
      color: var(--faint);
    }
    .hidden .label {
      text-decoration: line-through;
      text-decoration-thickness: 1px;
    }
    .out .line {
      color: var(--faint);
      opacity: 0.45;
    }
    .alone .label {
      font-weight: 600;
    }
    .only {
      position: absolute;
      right: 6px;
      height: 24px;
      min-width: 40px;
      text-align: center;
      padding: 0 8px;
      border-radius: 12px;
      font-size: var(--small);
      color: var(--soft);
      background: var(--wash);
      opacity: 0;
    }
    li:hover .only,
    li:focus-within .only,
    .only[aria-pressed='true'] {
      opacity: 1;
    }
    li:hover .only:hover {
      color: var(--ink);
      text-decoration: underline;
    }
    .only[aria-pressed='true'] {
      background: var(--ink);
      color: var(--panel);
    }
    li:hover .count,
    li:focus-within .count,
    .alone .count {
      margin-right: 44px;
    }
    .fold {
      display: flex;
      align-items: center;
      gap: 4px;
      width: 100%;
      min-height: 27px;
      padding: 1px 10px 1px 7px;
      color: var(--soft);
      font-size: var(--small);
      border-radius: var(--radius-small);
    }
    .fold .icon {
      width: 16px;
      height: 16px;
      margin-right: 3px;
    }
    .fold:hover {
      color: var(--ink);
      background: var(--wash);
    }
    @media (pointer: coarse) {
      .switch,
      .fold {
        min-height: 44px;
      }
      .only {
        opacity: 1;
        height: 36px;
        background: none;
        border: 1px solid var(--line);
        border-radius: 18px;
      }
      li .count {
        margin-right: 48px;
      }
    }
    @media (max-width: 1080px) {
      :host {
        display: block;
      }
      .opener {
        position: relative;
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
      }
      .opener .dot {
        position: absolute;
        top: 9px;
        right: 9px;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--chosen);
      }
      .closer {
        display: grid;
        place-items: center;
        width: 40px;
        height: 40px;
        margin: -8px -8px -8px 0;
      }
      .legend {
        display: none;
        position: fixed;
        z-index: 5;
        top: 76px;
        left: 20px;
        width: 300px;
        max-height: calc(100dvh - 96px);
      }
      .legend.open {
        display: block;
      }
    }
    @media (max-width: 760px) {
      .legend {
        top: auto;
        left: 0;
        right: 0;
        bottom: 0;
        width: auto;
        max-height: 70dvh;
        border-radius: 14px 14px 0 0;
        padding-bottom: 24px;
      }
    }
  `,
];
