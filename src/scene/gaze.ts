import type { State } from '../state/state';
import { extentOf, type Extent, type FitOptions, type Frame } from './frame';
import type { Picture } from './graph';
import { CARD_LEAD, type Drawing } from './lineage/drawing';
import { PLACES_MS } from './motion';
import type { Insets } from './scene';
import type { Shown } from './shown';
import type { Stage } from './stage';
import { MAP_FIT, type View } from './view';

const DRAWING_FIT: FitOptions = { margin: { x: 14, y: 64 }, most: 1.2, least: 0.45 };
const PATH_FIT: FitOptions = { margin: { x: 90, y: 60 }, most: 1.3 };

/** Where the camera should look, by what is shown: it moves no more than it must. */
export class Gaze {
  /** The user has asked for something: from now on only hands and needs move the camera. */
  #acted = false;
  /** Where the map was looked at before a lineage. */
  #map: { readonly frame: Frame; readonly touched: boolean } | undefined;
  #camera: View['camera'] | undefined;
  #size = '';

  constructor(
    private readonly picture: Picture,
    private readonly shown: Shown,
    private readonly stage: Stage,
    private readonly view: View,
  ) {
    this.#size = this.#sizeKey();
    this.#settle();
  }

  /** Everything that is seen, or the whole drawing, in the free part. */
  fit(ms = PLACES_MS): Promise<void> {
    const { drawing, state, focus } = this.shown;
    if (drawing === undefined || state?.mode !== 'lineage') {
      return this.#fitMap(ms);
    }
    const core = cardExtent(drawing, focus.root!);
    return this.view.fitAround(drawingExtent(drawing)!, core, DRAWING_FIT, ms);
  }

  #fitMap(ms: number): Promise<void> {
    const { extent, isPart } = this.picture;
    const all = isPart && extent !== undefined ? corners(extent) : this.shown.visiblePlaces();
    return this.view.fit(all, MAP_FIT, ms);
  }

  /** Another picture is shown. */
  follow(state: State, before: State | undefined, old: Drawing | undefined, drawing: Drawing | undefined) {
    this.view.rest();
    if (before === undefined) void this.#fitMap(0);
    else if (state.selection !== before.selection || state.mode !== before.mode) this.#acted = true;
    const ms = before === undefined ? 0 : PLACES_MS;
    if (drawing !== undefined) return this.#toDrawing(state, old, ms);
    if (old !== undefined) this.#settle();
    return this.view.follow(state.camera, ms) ?? this.#onMap(state, before, old, ms);
  }

  #toDrawing(state: State, old: Drawing | undefined, ms: number): Promise<void> {
    if (old === undefined) this.#map = { frame: this.stage.frame, touched: this.view.touched };
    this.#settle();
    return this.view.follow(state.camera, ms) ?? this.fit(ms);
  }

  #onMap(
    state: State,
    before: State | undefined,
    old: Drawing | undefined,
    ms: number,
  ): Promise<void> | undefined {
    if (old !== undefined && this.#map !== undefined) {
      this.view.touched = this.#map.touched;
      return this.view.go(this.#map.frame, ms);
    }
    if (before?.camera !== undefined && state.camera === undefined) return this.fit(ms);
    if (state.mode === 'path' && state.target !== undefined) {
      return this.view.fit(this.shown.litPlaces(), PATH_FIT, ms);
    }
    return state.selection === before?.selection ? undefined : this.view.reveal(this.shown.nearPlaces(), ms);
  }

  /** Only the camera of the state has changed. */
  followCamera(state: State, before: State): Promise<void> | undefined {
    if (before.camera !== undefined && state.camera === undefined) return this.fit();
    return this.view.follow(state.camera, PLACES_MS);
  }

  setInsets(insets: Insets): void {
    if (!this.view.changeInsets(insets)) return;
    this.#settle();
    if (this.shown.state === undefined) return;
    this.#keepInSight(PLACES_MS);
    this.stage.drawSoon();
  }

  /** A panel has come or gone. Until the user has acted, the whole is fitted anew; then nothing moves but what it hides. */
  #keepInSight(ms: number): void {
    const { drawing, state, focus } = this.shown;
    if (drawing !== undefined && state?.mode === 'lineage') {
      if (!this.view.touched) void this.fit(ms);
      return;
    }
    if (state?.mode === 'path' && state.target !== undefined) {
      if (!this.view.moved) void this.view.fit(this.shown.litPlaces(), PATH_FIT, ms);
      return;
    }
    const isFirstSight = !this.#acted && !this.view.touched;
    if (isFirstSight) void this.#fitMap(0);
    if (focus.root !== undefined && !this.view.moved)
      void this.view.reveal(this.shown.nearPlaces(), isFirstSight ? 0 : ms);
  }

  /** Called after each frame: what a window of another size should still show. */
  remember(): void {
    this.#camera = this.view.camera;
  }

  /** @returns whether the window has another size, and another frame is on its way */
  resized(): boolean {
    if (this.#size === this.#sizeKey()) return false;
    this.#size = this.#sizeKey();
    this.stage.resize();
    this.#settle();
    if (this.shown.state !== undefined && this.#camera !== undefined) this.#refit(this.#camera);
    this.stage.drawSoon();
    return true;
  }

  #refit(camera: View['camera']): void {
    if (!this.view.touched && (this.shown.drawing !== undefined || this.shown.focus.root === undefined)) {
      void this.fit(0);
      return;
    }
    this.view.keep(camera);
    if (this.shown.drawing === undefined) this.#keepInSight(0);
  }

  #sizeKey(): string {
    const { width, height } = this.stage.size;
    return `${width} ${height} ${this.stage.pixelRatio}`;
  }

  /** What ratio 1 means. On the map by the places that everybody's begins with, so that a link shows the same to all. */
  #settle(): void {
    const { drawing, state } = this.shown;
    if (drawing !== undefined && state?.mode === 'lineage') {
      this.view.settle(drawingExtent(drawing), DRAWING_FIT);
      return;
    }
    this.view.settle(this.picture.extent, MAP_FIT);
  }
}

function drawingExtent(drawing: Drawing): Extent | undefined {
  return extentOf([...drawing.cards.keys()].flatMap((id) => corners(cardExtent(drawing, id))));
}

function cardExtent(drawing: Drawing, id: string): Extent {
  const [x, y] = drawing.places.get(id)!;
  const left = x - CARD_LEAD;
  const card = drawing.cards.get(id)!;
  const half = card.height / 2;
  return { left, right: left + card.width, bottom: y - half, top: y + half };
}

function corners({ left, right, bottom, top }: Extent): [number, number][] {
  return [
    [left, bottom],
    [right, top],
  ];
}
