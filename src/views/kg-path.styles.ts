import { css } from 'lit';
import { base, handles, panel } from './styles';

export const pathStyles = [
  base,
  panel,
  handles,
  css`
    .bar {
      padding: 10px 14px;
    }
    .ends {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 10px;
    }
    .end {
      color: var(--soft);
    }
    .end b {
      font: 600 var(--prose) / 1.3 var(--serif);
    }
    kg-search {
      width: 220px;
    }
    .back {
      margin-left: auto;
    }
    .back .icon {
      width: 15px;
      height: 15px;
      margin-left: -3px;
    }
    @media (max-width: 760px) {
      .wishes {
        flex-wrap: nowrap;
        overflow-x: auto;
        scrollbar-width: none;
        margin-inline: -14px;
        padding: 2px 14px;
      }
      .wishes > * {
        flex: none;
      }
      .back {
        order: 1;
      }
      kg-search {
        order: 2;
        width: 100%;
      }
    }
    .hint {
      color: var(--soft);
      margin-top: 6px;
    }
    .wishes,
    .edges {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 8px;
      margin-top: 8px;
    }
    .edges {
      padding: 8px 2px 2px;
      border-top: 1px solid var(--line);
      max-height: 34dvh;
      overflow: auto;
    }
    .wishes .icon {
      width: 13px;
      height: 13px;
    }
    .stepper {
      display: inline-flex;
      align-items: center;
      border: 1px solid var(--line);
      border-radius: 14px;
      min-height: 28px;
      font-size: var(--small);
      font-weight: 500;
    }
    .stepper button {
      width: 30px;
      height: 26px;
      display: grid;
      place-items: center;
      color: var(--soft);
    }
    .stepper button:hover {
      color: var(--ink);
    }
    .next .icon {
      transform: scaleX(-1);
    }
    .wide {
      min-width: 0;
      max-width: 100%;
    }
    .wide span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .avoided b {
      font-weight: 600;
    }
    .avoid {
      width: 24px;
      height: 24px;
      display: grid;
      place-items: center;
      margin: 0 -6px 0 -3px;
      color: var(--faint);
    }
    .avoid:hover {
      color: var(--ink);
    }
    .avoid .icon {
      width: 11px;
      height: 11px;
    }
    @media (pointer: coarse) {
      .stepper {
        min-height: 40px;
        border-radius: 20px;
      }
      .stepper button {
        width: 40px;
        height: 38px;
      }
      .avoid {
        width: 32px;
        height: 32px;
      }
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      margin-top: 4px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .step,
    .node {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    .step {
      color: var(--soft);
      font-size: var(--small);
    }
    .node {
      font-weight: 600;
    }
  `,
];
