import { css } from 'lit';
import { base, handles, panel } from './styles';

/** A handle is 24 px wide, and its middle is at its bar: the bars begin and end half a handle inside. */
export const timelineStyles = [
  base,
  panel,
  handles,
  css`
    section {
      display: flex;
      align-items: center;
      gap: 4px;
      padding: 6px 8px 5px 4px;
    }
    .opener {
      display: none;
      position: relative;
      width: 44px;
      height: 44px;
      place-items: center;
      color: var(--soft);
    }
    .dot {
      position: absolute;
      top: 9px;
      right: 9px;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--chosen);
    }
    .play,
    .closer {
      width: 36px;
      height: 44px;
      display: grid;
      place-items: center;
      flex: none;
      color: var(--soft);
    }
    .play:hover,
    .closer:hover {
      color: var(--ink);
    }
    .body {
      flex: 1;
      min-width: 0;
    }
    .when,
    .words {
      padding: 0 12px;
      font-size: var(--small);
      line-height: 1.4;
      color: var(--soft);
    }
    .when {
      display: flex;
      align-items: center;
      justify-content: space-between;
      height: 24px;
    }
    .when b {
      font: 600 var(--prose) / 1.3 var(--serif);
      color: var(--ink);
    }
    .chart {
      position: relative;
      height: 28px;
      cursor: pointer;
    }
    .bars {
      position: absolute;
      left: 12px;
      width: calc(100% - 24px);
      height: 100%;
      overflow: visible;
    }
    .within {
      fill: var(--kind-model);
      opacity: 0.75;
    }
    .without {
      fill: var(--line);
    }
    input {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      margin: 0;
      background: none;
      appearance: none;
      pointer-events: none;
    }
    input.above {
      z-index: 1;
    }
    input:focus-visible {
      outline: none;
    }
    input::-webkit-slider-thumb {
      appearance: none;
      pointer-events: auto;
      width: 24px;
      height: 28px;
      border: 0;
      border-radius: 4px;
      cursor: ew-resize;
      background:
        radial-gradient(circle at 50% calc(100% - 6px), var(--ink) 5px, transparent 5.5px),
        linear-gradient(var(--ink), var(--ink)) center / 1.5px 100% no-repeat;
    }
    input::-moz-range-thumb {
      pointer-events: auto;
      width: 24px;
      height: 28px;
      border: 0;
      border-radius: 4px;
      cursor: ew-resize;
      background:
        radial-gradient(circle at 50% calc(100% - 6px), var(--ink) 5px, transparent 5.5px),
        linear-gradient(var(--ink), var(--ink)) center / 1.5px 100% no-repeat;
    }
    input:focus-visible::-webkit-slider-thumb {
      outline: 2px solid var(--ink);
    }
    input:focus-visible::-moz-range-thumb {
      outline: 2px solid var(--ink);
    }
    .years {
      display: block;
      width: calc(100% - 24px);
      height: 14px;
      margin: 1px 12px 0;
      overflow: visible;
      font-size: var(--tiny);
      fill: var(--faint);
    }
    .closer {
      display: none;
    }
    @media (max-width: 760px) {
      .opener {
        display: grid;
      }
      .closer {
        display: grid;
      }
      :host([open]) .opener,
      :host(:not([open])) section {
        display: none;
      }
    }
  `,
];
