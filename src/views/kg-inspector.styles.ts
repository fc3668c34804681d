import { css } from 'lit';
import { apparatusStyles } from './footnotes';
import { base, handles } from './styles';
import { absenceStyles } from './three-states';

export const inspectorStyles = [
  base,
  handles,
  apparatusStyles,
  absenceStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100%;
    }
    article,
    .failed,
    .waiting {
      padding: 20px 24px 18px;
      flex: 1;
    }
    .kind {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 8px;
      color: var(--soft);
      padding-right: 36px;
      position: relative;
      min-height: 30px;
    }
    .access {
      margin-left: auto;
    }
    .access .pill {
      min-height: 26px;
      color: var(--soft);
    }
    .access .wrap {
      white-space: normal;
    }
    .close {
      position: absolute;
      right: -10px;
      top: -3px;
      width: 36px;
      height: 36px;
      display: grid;
      place-items: center;
      color: var(--soft);
    }
    .close .icon {
      width: 16px;
      height: 16px;
    }
    .close:hover {
      color: var(--ink);
    }
    h1 {
      font: 600 var(--name) / 1.15 var(--serif);
      letter-spacing: -0.005em;
      margin: 6px 0 2px;
      overflow-wrap: anywhere;
      text-wrap: balance;
    }
    h1:focus-visible {
      outline: none;
    }
    .aliases,
    .aside {
      color: var(--soft);
      font-size: var(--text);
    }
    .prose {
      font: 400 var(--prose) / 1.5 var(--serif);
      margin-top: 10px;
      text-wrap: pretty;
    }
    .aside {
      margin-top: 8px;
      font-size: var(--small);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 16px 0 2px;
    }
    .acts .pill {
      padding-inline: 11px;
    }
    @media (max-width: 1080px) {
      .acts {
        gap: 5px;
      }
      .acts .pill {
        padding-inline: 9px;
      }
    }
    @media (max-width: 340px) {
      .acts .pill {
        padding-inline: 6px;
      }
    }
    .part {
      margin-top: 18px;
    }
    .part > .head {
      margin-bottom: 5px;
    }
    .number {
      color: var(--faint);
      font-weight: 500;
      letter-spacing: 0;
      margin-left: 3px;
    }
    .statement {
      display: flex;
      gap: 10px;
      padding: 2px 0;
    }
    .statement > .line {
      margin-top: 5px;
    }
    .statement > span {
      min-width: 0;
      color: var(--soft);
      overflow-wrap: anywhere;
    }
    .statement a.name,
    .inline a.name {
      color: var(--ink);
    }
    .denied > .line {
      opacity: 0.4;
    }
    .inline {
      text-wrap: pretty;
      color: var(--soft);
    }
    .sure {
      color: var(--soft);
      font-style: normal;
    }
    .fact {
      display: grid;
      grid-template-columns: 112px 1fr;
      gap: 10px;
      padding: 2px 0;
    }
    dt {
      color: var(--soft);
    }
    .value {
      text-decoration: underline transparent;
      text-underline-offset: 3px;
    }
    .estimated .value {
      text-decoration: underline dashed 1px var(--edge);
    }
    .likely .value {
      text-decoration: underline dotted 1.5px var(--edge);
    }
    .disputed .value {
      text-decoration: underline double 1px var(--edge);
    }
    .notes li {
      font: 400 14.5px / 1.45 var(--serif);
      padding: 2px 0 2px 14px;
      text-indent: -14px;
    }
    .notes li::before {
      content: '·';
      display: inline-block;
      width: 14px;
      text-indent: 4px;
      color: var(--faint);
    }
    .notes .sure,
    .notes sup {
      text-indent: 0;
    }
    .descents li {
      padding: 2px 0;
    }
    .arrow {
      color: var(--kind-model);
    }
    .obligations li {
      padding: 4px 0;
    }
    .via {
      display: block;
      font-size: var(--small);
      color: var(--soft);
    }
    .terms {
      font-size: var(--small);
      line-height: 1.5;
      margin-top: 2px;
      padding-left: 62px;
      text-indent: -62px;
    }
    .terms .label {
      display: inline-block;
      width: 58px;
      text-indent: 0;
      color: var(--soft);
    }
    .terms sup {
      text-indent: 0;
    }
    .conflict {
      border-left: 3px solid var(--chosen);
      padding: 1px 0 1px 11px;
      margin: 4px 0 10px;
    }
    .obligations .aside {
      margin-top: 6px;
      font-size: var(--small);
      color: var(--soft);
    }
    .weighed {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      text-decoration: none;
    }
    .weighed .icon {
      width: 12px;
      height: 12px;
    }
    .groups {
      display: flex;
      flex-wrap: wrap;
      gap: 5px;
      padding: 4px 0 8px;
    }
    .related li {
      padding: 3px 0 5px;
    }
    .related p {
      color: var(--soft);
      font-size: var(--small);
      padding-left: 22px;
    }
    .named {
      display: inline-flex;
      gap: 8px;
      align-items: baseline;
    }
    .named .glyph {
      align-self: center;
    }
    .related .name {
      font-weight: 600;
    }
    .wider span:last-child {
      color: var(--soft);
      padding-left: 22px;
      display: block;
      font-size: var(--small);
    }
    .reach > div {
      display: flex;
      align-items: center;
      gap: 12px;
    }
    input[type='range'] {
      width: 132px;
      height: 28px;
      margin: 0;
      accent-color: var(--ink);
    }
    output,
    .folded {
      color: var(--soft);
      font-size: var(--small);
    }
    .links .name {
      color: var(--soft);
      overflow-wrap: anywhere;
    }
    @media (pointer: coarse) {
      input[type='range'] {
        height: 44px;
      }
      .statement,
      .related li,
      .fact {
        padding: 5px 0;
      }
    }
    @media (max-width: 760px) {
      article,
      .failed,
      .waiting {
        padding: 0 20px 18px;
      }
      footer {
        padding: 12px 20px 24px;
      }
      h1 {
        margin-top: 2px;
      }
    }
  `,
];
