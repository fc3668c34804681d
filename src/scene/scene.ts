import type { RearrangeOptions } from '../source/source';
import type { State } from '../state/state';

/** The canvas. It follows the state, asks the source for what it must draw, and raises acts; it never reads a panel. */
export interface Scene {
  /** Shows this state; resolves when it is on the canvas and at rest. A later call overtakes an earlier one. */
  follow(state: State): Promise<void>;
  /** The part of the canvas that no panel covers, in CSS pixels from its edges. */
  setInsets(insets: Insets): void;
  /** Colours, from the tokens in force; called when the theme changes. */
  restyle(): void;
  /** Steps in (2) or out (0.5) about the middle of the free part. */
  zoom(factor: number): void;
  fit(): void;
  /** The source knows more of the same picture than when it was drawn. */
  renew(): void;
  /**
   * Lets forces find other places: of a small graph live, until it rests; of a large one all at once, once they are found.
   * @returns false where the graph is too large for that
   */
  relax(options?: RearrangeOptions): Promise<boolean>;
  /** What is drawn, for tests and for the outline that screen readers walk. */
  report(): SceneReport;
  kill(): void;
}

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface SceneReport {
  readonly mode: State['mode'];
  readonly moving: boolean;
  /** Nodes drawn; x and y in CSS pixels from the canvas's top left. `dimmed`: faded, as not of the answer. */
  readonly nodes: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly dimmed: boolean;
  }[];
  readonly edges: readonly {
    readonly source: string;
    readonly target: string;
    readonly predicate: string;
    readonly dimmed: boolean;
    /** Text drawn on it; empty where none. */
    readonly label: string;
  }[];
  /** Of the map behind, where the canvas holds a part of the graph. */
  readonly backdrop?: BackdropReport;
  /** Boxes of the labels drawn, in CSS pixels. */
  readonly labels: readonly {
    readonly id: string;
    readonly text: string;
    readonly box: readonly [x: number, y: number, width: number, height: number];
  }[];
}

/** What the last frame held, for tests and benches. */
export interface BackdropReport {
  readonly level: number;
  /** Patches drawn, and tiles for which nothing was there. */
  readonly drawn: number;
  readonly missing: number;
  /** Of the part of the canvas where the map is: without a picture, and magnified more than twice. */
  readonly empty: number;
  readonly coarse: number;
  /** Every tile in view is there, of its own level and filter. */
  readonly sharp: boolean;
}
