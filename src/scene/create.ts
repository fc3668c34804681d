import type { Overview, Source } from '../source/source';
import type { Dispatch } from '../state/act';
import type { State } from '../state/state';
import { airOf, type Situation } from './appearance';
import { cardBox, paintCards } from './cards';
import { Drag } from './drag';
import { focusOf, type Focus } from './focus';
import { extentOf, toGraph, type Extent, type FitOptions } from './frame';
import { Picture } from './graph';
import { listen, listenToKeys, type HandEvents } from './hand';
import { Measure } from './ink';
import { CARD_HEIGHT, CARD_LEAD, drawLineage, type Drawing } from './lineage';
import { between, LOOKS_MS, Motion, PLACES_MS } from './motion';
import type { PictureError } from './picture-error';
import { report } from './report';
import type { Insets, Scene, SceneReport } from './scene';
import { Stage, type Layer } from './stage';
import { paletteInForce, type Palette } from './styles';
import { fade, moveTo, putInPlace } from './transitions';
import { MAP_FIT, View } from './view';
import { isNodeVisible } from './visibility';
import { Words, type WordsContext } from './words';

export { PictureError } from './picture-error';

const DRAWING_FIT: FitOptions = { margin: { x: 14, y: 64 }, most: 1.2, least: 0.72 };
const PATH_FIT: FitOptions = { margin: { x: 90, y: 60 }, most: 1.3 };
/** More lit neighbours than this, and their names must make way for glyphs like everyone's. */
const FEW = 40;

export interface SceneOptions {
  /** Drawing has failed for good, after several tries to begin anew. */
  readonly onLost?: (error: PictureError) => void;
}

/**
 * Draws the overview into the container, which must be positioned and have a size.
 * @throws PictureError where the browser can't draw it
 */
export function createScene(
  container: HTMLElement,
  overview: Overview,
  source: Source,
  dispatch: Dispatch,
  options: SceneOptions = {},
): Scene {
  return new CanvasScene(container, overview, source, dispatch, options);
}

const NOTHING: Focus = { mode: 'map', root: undefined, chosen: new Set(), nodes: new Set(), edges: [] };

class CanvasScene implements Scene {
  readonly #picture: Picture;
  readonly #stage: Stage;
  readonly #view: View;
  readonly #motion: Motion;
  readonly #drag: Drag;
  readonly #words = new Words();
  readonly #measure = new Measure();
  readonly #undo: (() => void)[] = [];
  #palette: Palette = paletteInForce();
  #state: State | undefined;
  #focus: Focus = NOTHING;
  #drawing: Drawing | undefined;
  #litEdges: ReadonlyMap<string, number> = new Map();
  #speaking: WordsContext['speaking'] = [];
  #hovered: string | undefined;
  /** How far the picture is a layered drawing, 0 to 1. */
  #layered = 0;
  #asking: AbortController | undefined;
  #map: { readonly frame: Stage['frame']; readonly touched: boolean } | undefined;
  #acted = false;
  #size = '';

  constructor(
    private readonly container: HTMLElement,
    overview: Overview,
    private readonly source: Source,
    private readonly dispatch: Dispatch,
    options: SceneOptions,
  ) {
    this.#picture = new Picture(overview, this.#palette);
    this.#motion = new Motion(() => this.#stage.draw());
    this.#stage = new Stage(
      container,
      this.#picture.graph,
      () => this.#palette,
      (scale) => this.#growth(scale),
      {
        drawn: () => this.#drawn(),
        framed: () => this.#view?.handled(),
        raised: (renderer) => listen(renderer, container, this.#handEvents()),
        lost: (error) => options.onLost?.(error),
      },
    );
    this.#view = new View(this.#stage, this.#motion, dispatch);
    this.#drag = new Drag(this.#picture, source, {
      toGraph: (x, y) => toGraph(this.#stage.frame, this.#stage.size, x, y),
      visible: () => this.#visibleRows(),
      placed: () => {
        if (this.#drawing === undefined) putInPlace(this.#picture);
        this.#motion.drawSoon();
      },
      reduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    });
    this.#begin(overview);
  }

  #begin(overview: Overview): void {
    const { container } = this;
    container.tabIndex = 0;
    container.setAttribute('role', 'application');
    if (!container.hasAttribute('aria-label')) {
      const what = `Map of ${overview.nodes.length} entities. Arrow keys move it, plus and minus zoom.`;
      container.setAttribute('aria-label', what);
    }
    this.#undo.push(listenToKeys(container, this.#handEvents()));
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(container);
    const onFaces = (): void => {
      this.#measure.forget();
      this.#stage.drawSoon();
    };
    document.fonts.addEventListener('loadingdone', onFaces);
    this.#undo.push(
      () => observer.disconnect(),
      () => document.fonts.removeEventListener('loadingdone', onFaces),
    );
    this.#size = this.#sizeKey();
    this.#settleMap();
  }

  async follow(state: State): Promise<void> {
    const before = this.#state;
    this.#state = state;
    if (before !== undefined && sameQuestion(before, state)) {
      await (before.camera !== undefined && state.camera === undefined
        ? this.#refit(PLACES_MS)
        : this.#view.follow(state.camera, PLACES_MS));
      return;
    }
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const focus = await focusOf(state, this.source, asking.signal);
      const drawing = await this.#drawingOf(focus, state, asking.signal);
      if (!asking.signal.aborted) await this.#show(state, before, focus, drawing);
    } catch (error) {
      if (!asking.signal.aborted) throw error;
    }
  }

  async #drawingOf(focus: Focus, state: State, signal: AbortSignal): Promise<Drawing | undefined> {
    if (focus.mode !== 'lineage' || focus.root === undefined || !this.#picture.nodes.has(focus.root))
      return undefined;
    const { width, height } = this.#view.free;
    return drawLineage(
      focus,
      state.filter,
      this.#picture,
      this.#measure,
      this.source,
      width / height,
      signal,
    );
  }

  async #show(
    state: State,
    before: State | undefined,
    focus: Focus,
    drawing: Drawing | undefined,
  ): Promise<void> {
    this.#drag.stop();
    this.#view.rest();
    const was = { focus: this.#focus, drawing: this.#drawing };
    this.#focus = focus;
    this.#light(focus, drawing);
    if (before === undefined) void this.#refit(0);
    else if (state.selection !== before.selection || state.mode !== before.mode) this.#acted = true;
    await Promise.all([
      this.#moveCamera(state, before, was.drawing, drawing),
      this.#place(drawing),
      fade(this.#picture, this.#situation(), this.#motion, drawing || was.drawing ? PLACES_MS : LOOKS_MS),
    ]);
  }

  /** Edges of the answer that the overview lacks are drawn only while they are lit. */
  #light(focus: Focus, drawing: Drawing | undefined): void {
    const lit = new Map<string, number>();
    for (const { edge, strength } of drawing?.edges ?? focus.edges) {
      const key = this.#picture.keyOf(edge, this.#palette);
      if (key !== undefined) lit.set(key, strength);
    }
    this.#litEdges = lit;
    this.#speaking = this.#speakingOf(drawing);
    this.#picture.dropExtras((key) => lit.has(key));
  }

  async #place(drawing: Drawing | undefined): Promise<void> {
    if (drawing === undefined && this.#drawing === undefined) return;
    // The old cards are painted until they have folded up.
    const old = this.#drawing;
    this.#drawing = drawing ?? old;
    await moveTo(this.#picture, drawing, this.#motion, this.#layering);
    if (drawing === undefined && this.#drawing === old && this.#layered === 0) this.#drawing = undefined;
  }

  #moveCamera(
    state: State,
    before: State | undefined,
    old: Drawing | undefined,
    drawing: Drawing | undefined,
  ): Promise<void> | undefined {
    const ms = before === undefined ? 0 : PLACES_MS;
    if (drawing !== undefined) {
      if (old === undefined) this.#map = { frame: this.#stage.frame, touched: this.#view.touched };
      this.#view.settle(this.#drawingExtent(drawing), DRAWING_FIT);
      return this.#view.follow(state.camera, ms) ?? this.#fitDrawing(drawing, ms);
    }
    if (old !== undefined) this.#settleMap();
    const followed = this.#view.follow(state.camera, ms);
    if (followed !== undefined) return followed;
    if (old !== undefined && this.#map !== undefined) {
      this.#view.touched = this.#map.touched;
      return this.#view.go(this.#map.frame, ms);
    }
    if (before?.camera !== undefined && state.camera === undefined)
      return this.#view.fit(this.#visiblePlaces(), MAP_FIT, ms);
    if (state.mode === 'path' && state.target !== undefined)
      return this.#view.fit(this.#litPlaces(), PATH_FIT, ms);
    return state.selection === before?.selection ? undefined : this.#view.reveal(this.#litPlaces(), ms);
  }

  #fitDrawing(drawing: Drawing, ms: number): Promise<void> {
    this.#view.touched = false;
    return this.#view.fitAround(
      this.#drawingExtent(drawing)!,
      this.#cardExtent(drawing, this.#focus.root!),
      DRAWING_FIT,
      ms,
    );
  }

  #drawingExtent(drawing: Drawing): Extent | undefined {
    return extentOf([...drawing.cards.keys()].flatMap((id) => corners(this.#cardExtent(drawing, id))));
  }

  #cardExtent(drawing: Drawing, id: string): Extent {
    const [x, y] = drawing.places.get(id)!;
    const left = x - CARD_LEAD;
    const half = CARD_HEIGHT / 2;
    return { left, right: left + drawing.cards.get(id)!.width, bottom: y - half, top: y + half };
  }

  setInsets(insets: Insets): void {
    if (!this.#view.changeInsets(insets)) return;
    if (this.#drawing === undefined) this.#settleMap();
    else this.#view.settle(this.#drawingExtent(this.#drawing), DRAWING_FIT);
    if (this.#state === undefined) return;
    if (this.#state.mode === 'lineage' && this.#drawing !== undefined) {
      if (!this.#view.touched) void this.#fitDrawing(this.#drawing, PLACES_MS);
    } else if (this.#focus.root !== undefined) {
      if (!this.#view.moved) void this.#view.reveal(this.#litPlaces());
    } else if (!this.#acted && !this.#view.touched) void this.#refit(0);
    this.#stage.drawSoon();
  }

  restyle(): void {
    this.#palette = paletteInForce();
    this.#picture.recolor(this.#palette);
    this.#stage.draw();
  }

  zoom(factor: number): void {
    void this.#view.zoom(factor);
  }

  fit(): void {
    this.dispatch({ type: 'camera' });
    void this.#refit(PLACES_MS);
  }

  #refit(ms: number): Promise<void> {
    if (this.#drawing !== undefined && this.#state?.mode === 'lineage')
      return this.#fitDrawing(this.#drawing, ms);
    return this.#view.fit(this.#visiblePlaces(), MAP_FIT, ms);
  }

  relax(): void {
    if (this.#drawing === undefined) void this.#drag.relax();
  }

  report(): SceneReport {
    return report({
      mode: this.#state?.mode ?? 'map',
      moving: this.#motion.moving || this.#drag.moving,
      picture: this.#picture,
      frame: this.#stage.frame,
      size: this.#stage.size,
      words: this.#words,
      drawing: this.#drawing,
    });
  }

  kill(): void {
    this.#asking?.abort();
    this.#drag.stop();
    this.#motion.kill();
    this.#view.kill();
    for (const undo of this.#undo) undo();
    this.#stage.kill();
  }

  // What is on the canvas

  #drawn(): void {
    if (this.#size !== '' && this.#size !== this.#sizeKey()) {
      this.#resized();
      return;
    }
    const { frame, size, pixelRatio } = this.#stage;
    for (const layer of ['cards', 'words'] as const) this.#clear(layer, pixelRatio);
    const { root } = this.#focus;
    if (this.#drawing !== undefined) {
      const context = this.#stage.context('cards');
      paintCards(context, this.#drawing, root, this.#picture, frame, size, this.#palette);
    }
    this.#words.write(this.#stage.context('words'), {
      picture: this.#picture,
      frame,
      size,
      free: this.#view.free,
      growth: this.#growth(frame.scale),
      palette: this.#palette,
      measure: this.#measure,
      rank: this.#rank,
      speaking: this.#speaking,
      drawing: this.#layered > 0.5 ? this.#drawing : undefined,
    });
    this.#camera = this.#view.camera;
  }

  #clear(layer: Layer, pixelRatio: number): void {
    const context = this.#stage.context(layer);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    const { width, height } = this.#stage.size;
    context.clearRect(0, 0, width, height);
  }

  readonly #rank = (id: string): number => {
    if (this.#focus.chosen.has(id) || id === this.#hovered) return 0;
    if (!this.#focus.nodes.has(id)) return 3;
    return this.#focus.nodes.size <= FEW ? 1 : 2;
  };

  #speakingOf(drawing: Drawing | undefined): WordsContext['speaking'] {
    const { root, mode, edges } = this.#focus;
    const all = mode === 'lineage' || mode === 'path';
    return (drawing?.edges ?? edges)
      .filter(({ edge, strength }) => strength === 1 && (all || edge.source === root || edge.target === root))
      .map(({ edge }) => {
        const key = this.#picture.keyOf(edge, this.#palette)!;
        return { key, said: { ...this.#picture.edges.get(key), ...edge } };
      });
  }

  #situation(): Situation {
    const near = new Set<string>();
    if (this.#hovered !== undefined) {
      this.#picture.graph.forEachNeighbor(this.#hovered, (id) => near.add(id));
    }
    return {
      filter: this.#state?.filter ?? {},
      focus: this.#focus,
      litEdges: this.#litEdges,
      hovered: this.#hovered,
      near,
      air: airOf(this.#picture.edges.size),
    };
  }

  /** Glyphs grow and shrink less than the map does; on cards they are part of the drawing. */
  #growth(scale: number): number {
    const onMap = Math.min(2, Math.max(0.55, scale ** 0.4));
    return between(onMap, scale, this.#layered);
  }

  readonly #layering = {
    get: () => this.#layered,
    set: (value: number) => {
      this.#layered = value;
    },
  };

  // Where it is

  #camera: View['camera'] | undefined;

  /** By the places that everybody's map begins with, so that a link shows the same to all. */
  #settleMap(): void {
    const { places } = this.#picture.overview;
    const loud = [...this.#picture.nodes.values()].filter(({ kindInfo }) => !kindInfo.quiet);
    const extent = extentOf(loud.map(({ row }) => [places[row * 2]!, places[row * 2 + 1]!] as const));
    this.#view.settle(extent, MAP_FIT);
  }

  #resized(): void {
    if (this.#size === this.#sizeKey()) return;
    this.#size = this.#sizeKey();
    const camera = this.#camera;
    this.#stage.resize();
    if (this.#drawing === undefined) this.#settleMap();
    else this.#view.settle(this.#drawingExtent(this.#drawing), DRAWING_FIT);
    if (this.#drawing !== undefined && !this.#view.touched) void this.#fitDrawing(this.#drawing, 0);
    else if (this.#focus.root === undefined && !this.#view.touched) void this.#refit(0);
    else if (camera !== undefined) this.#view.keep(camera);
    if (this.#drawing === undefined && this.#focus.root !== undefined && !this.#view.moved) {
      void this.#view.reveal(this.#litPlaces(), 0);
    }
    this.#stage.drawSoon();
  }

  #sizeKey(): string {
    const { width, height } = this.#stage.size;
    return `${width} ${height} ${this.#stage.pixelRatio}`;
  }

  #visible() {
    const asked = { chosen: this.#focus.chosen, lit: this.#focus.nodes };
    const filter = this.#state?.filter ?? {};
    return [...this.#picture.nodes.values()].filter((node) => isNodeVisible(node, filter, asked));
  }

  #visibleRows(): Uint32Array {
    return Uint32Array.from(this.#visible(), ({ row }) => row);
  }

  #visiblePlaces(): (readonly [number, number])[] {
    return this.#visible().map((info) => this.#picture.place(info));
  }

  #litPlaces(): (readonly [number, number])[] {
    return this.#visible()
      .filter(({ id }) => this.#focus.nodes.has(id))
      .map((info) => this.#picture.place(info));
  }

  // What hands do

  #handEvents(): HandEvents {
    return {
      click: (id) => this.#click(id),
      hover: (id) => this.#hover(id),
      down: (id, x, y) => {
        if (this.#drawing === undefined) this.#drag.down(id, x, y);
      },
      move: (x, y) => this.#drag.move(x, y),
      up: () => this.#drag.up(),
      wordAt: (x, y) => this.#wordAt(x, y),
      pan: (dx, dy) => this.#view.pan(dx, dy),
      zoom: (factor) => this.zoom(factor),
    };
  }

  #click(id: string | undefined): void {
    const inLineage = this.#focus.mode === 'lineage' && this.#focus.root !== undefined;
    if (id === undefined) {
      // A drawing was asked for; a slip beside a card should not throw it away.
      if (!inLineage && this.#state?.selection !== undefined) this.dispatch({ type: 'select' });
    } else this.dispatch(inLineage ? { type: 'select', id, keepMode: true } : { type: 'select', id });
  }

  #hover(id: string | undefined): void {
    if (id === this.#hovered) return;
    this.#hovered = id;
    void fade(this.#picture, this.#situation(), this.#motion);
  }

  #wordAt(x: number, y: number): string | undefined {
    const { frame, size } = this.#stage;
    for (const card of this.#drawing?.cards.values() ?? []) {
      const look = this.#picture.look(card.id);
      if (look.card > 0.5 && holds(cardBox(card, look.x, look.y, frame, size), x, y)) return card.id;
    }
    return this.#words.labels.find(({ box }) => holds(box, x, y))?.id;
  }
}

function sameQuestion(a: State, b: State): boolean {
  return (
    a.selection === b.selection &&
    a.mode === b.mode &&
    a.side === b.side &&
    a.target === b.target &&
    a.others === b.others &&
    a.hops === b.hops &&
    a.filter === b.filter
  );
}

function corners({ left, right, bottom, top }: Extent): [number, number][] {
  return [
    [left, bottom],
    [right, top],
  ];
}

function holds(box: { x: number; y: number; width: number; height: number }, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
