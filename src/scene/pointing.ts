import type { Dispatch } from '../state/act';
import { holds } from './boxes';
import { cardBox } from './cards';
import type { Drag } from './drag';
import type { Expanse } from './expanse';
import type { Picture } from './graph';
import type { HandEvents } from './hand';
import { nodeAt } from './pick';
import type { Shown } from './shown';
import type { Stage } from './stage';
import type { View } from './view';
import type { Words } from './words';

export interface PointingHouse {
  readonly picture: Picture;
  readonly shown: Shown;
  readonly words: Words;
  /** The map behind, where the canvas holds a part of the graph. */
  readonly expanse: Expanse | undefined;
  readonly stage: () => Stage;
  readonly view: () => View;
  readonly drag: () => Drag;
  /** Of glyphs, at so many pixels to the unit. */
  readonly growth: (scale: number) => number;
  /** Another node, or none, is pointed at. */
  readonly hovered: () => void;
  readonly dispatch: Dispatch;
}

/** What a hand means: who is clicked, pointed at or dragged, on the canvas or on the map behind it. */
export class Pointing {
  readonly events: HandEvents = {
    click: (id, x, y) => this.#click(id, x, y),
    hover: (id) => this.#hover(id),
    down: (id, x, y) => {
      const { shown, expanse, drag } = this.house;
      // Of a map of thousands, one that was dragged would lie where nobody finds it.
      if (shown.drawing === undefined && expanse === undefined) drag().down(id, x, y);
    },
    move: (x, y) => this.house.drag().move(x, y),
    up: () => this.house.drag().up(),
    wordAt: (x, y) => this.#wordAt(x, y),
    still: (x, y) => void this.#point(x, y),
    pan: (dx, dy) => this.house.view().pan(dx, dy),
    zoom: (factor) => void this.house.view().zoom(factor),
  };

  constructor(private readonly house: PointingHouse) {}

  /** Whose glyph is there; CSS pixels. */
  nodeAt(x: number, y: number): string | undefined {
    const { picture, growth } = this.house;
    const { frame, size } = this.house.stage();
    return nodeAt({ picture, frame, size, growth: growth(frame.scale) }, x, y);
  }

  /** Where nothing of the canvas is, a map behind may have somebody. */
  #click(id: string | undefined, x: number, y: number): void {
    const { shown, expanse } = this.house;
    if (id !== undefined || expanse === undefined || shown.drawing !== undefined) this.#choose(id);
    else void expanse.at(x, y).then((found) => this.#choose(found));
  }

  #choose(id: string | undefined): void {
    const { shown, dispatch } = this.house;
    const inLineage = shown.focus.mode === 'lineage' && shown.focus.root !== undefined;
    if (id === undefined) {
      // A drawing was asked for; a slip beside a card should not throw it away.
      if (!inLineage && shown.state?.selection !== undefined) dispatch({ type: 'select' });
    } else dispatch(inLineage ? { type: 'select', id, keepMode: true } : { type: 'select', id });
  }

  /** The pointer rests where nothing of the canvas is: what of the map behind is there? */
  async #point(x: number, y: number): Promise<void> {
    const { shown, expanse } = this.house;
    if (expanse === undefined || shown.drawing !== undefined || expanse.layer.moving) return;
    this.#hover(await expanse.at(x, y));
  }

  #hover(id: string | undefined): void {
    const { shown, hovered } = this.house;
    if (id === shown.hovered) return;
    shown.hovered = id;
    hovered();
  }

  #wordAt(x: number, y: number): string | undefined {
    const { shown, picture, words } = this.house;
    const { frame, size } = this.house.stage();
    for (const card of shown.drawing?.cards.values() ?? []) {
      const look = picture.look(card.id);
      if (look.card > 0.5 && holds(cardBox(card, look.x, look.y, frame, size), x, y)) return card.id;
    }
    return words.labels.find(({ box }) => holds(box, x, y))?.id;
  }
}
