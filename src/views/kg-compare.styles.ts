import { css } from 'lit';
import { apparatusStyles } from './footnotes';
import { base, handles, panel } from './styles';
import { absenceStyles } from './three-states';

export const compareStyles = [
  base,
  panel,
  handles,
  apparatusStyles,
  absenceStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
    }
    section {
      display: flex;
      flex-direction: column;
      min-height: 0;
      padding: 16px 18px;
    }
    header {
      display: flex;
      gap: 12px;
      align-items: flex-start;
      justify-content: space-between;
    }
    header .icon {
      width: 15px;
      height: 15px;
      margin-left: -3px;
    }
    h1 {
      font: 600 var(--title) / 1.25 var(--serif);
      text-wrap: balance;
    }
    kg-search {
      margin-top: 12px;
      max-width: 280px;
    }
    .hint {
      color: var(--soft);
      margin-top: 10px;
    }
    .scroll {
      overflow: auto;
      min-height: 0;
      margin: 12px -18px -16px;
      scrollbar-width: thin;
      scrollbar-color: var(--line) transparent;
    }
    .scroll:focus-visible {
      outline-offset: -3px;
    }
    table {
      border-collapse: collapse;
      width: 100%;
    }
    th,
    td {
      text-align: left;
      vertical-align: top;
      padding: 7px 10px;
      font-weight: 400;
      min-width: 120px;
      overflow-wrap: anywhere;
    }
    th:first-child,
    td:first-child {
      padding-left: 18px;
    }
    thead th,
    thead td {
      position: sticky;
      top: 0;
      z-index: 1;
      background: var(--panel);
      box-shadow: inset 0 -1px 0 var(--line);
      font-weight: 600;
    }
    th[scope='col'] {
      min-width: 150px;
    }
    .column {
      display: flex;
      align-items: center;
      gap: 7px;
    }
    .column button {
      width: 28px;
      height: 28px;
      display: grid;
      place-items: center;
      color: var(--soft);
    }
    .column .icon {
      width: 13px;
      height: 13px;
    }
    tbody tr {
      border-bottom: 1px solid var(--line);
    }
    tbody th {
      color: var(--soft);
      white-space: nowrap;
    }
    .verdict {
      display: block;
      font-size: var(--tiny);
      color: var(--faint);
      white-space: normal;
      max-width: 132px;
    }
    .verdicts {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin-top: 12px;
    }
    .verdicts .pill:disabled {
      color: var(--faint);
    }
    .number {
      color: var(--faint);
      font-weight: 400;
    }
    [aria-pressed='true'] .number {
      color: inherit;
    }
    td p + p {
      margin-top: 4px;
    }
    /* What differs stands in ink; what all have recedes. */
    .common {
      color: var(--soft);
    }
    .shared {
      background: color-mix(in srgb, var(--wash) 55%, transparent);
    }
    .different > th {
      box-shadow: inset 2px 0 0 var(--ink);
    }
    .different .verdict {
      color: var(--ink);
    }
    .sure {
      color: var(--soft);
      font-style: italic;
    }
    @media (max-width: 760px) {
      section {
        overflow: auto;
      }
      .scroll {
        flex: none;
        overflow: auto hidden;
      }
    }
  `,
];
