import type { Overview, RearrangeOptions, Source } from '../source/source';
import type { Dispatch } from '../state/act';
import type { State } from '../state/state';
import { paintCards } from './cards';
import { Drag } from './drag';
import type { Expanse, expanseOf } from './expanse';
import { focusOf, type Focus } from './focus';
import { toGraph } from './frame';
import { Gaze } from './gaze';
import { Picture } from './graph';
import { growthOnMap } from './growth';
import { listen, listenToKeys } from './hand';
import { Measure } from './ink';
import type { Drawing } from './lineage/drawing';
import { between, LOOKS_MS, Motion, PLACES_MS, prefersReducedMotion } from './motion';
import type { PictureError } from './picture-error';
import { Pointing } from './pointing';
import { report } from './report';
import type { Insets, Scene, SceneReport } from './scene';
import { Shown } from './shown';
import { Stage } from './stage';
import { paletteInForce, type Palette } from './styles';
import { fade, moveTo, putInPlace } from './transitions';
import { View } from './view';
import { Words } from './words';

export { PictureError } from './picture-error';

export interface SceneOptions {
  /** Drawing has failed for good, after several tries to begin anew. */
  readonly onLost?: (error: PictureError) => void;
  /** Something that the map asked for did not come. */
  readonly onFailed?: (error: unknown) => void;
}

/**
 * Draws the overview into the container, which must be positioned and have a size.
 * @throws PictureError where the browser can't draw it
 */
export async function createScene(
  container: HTMLElement,
  overview: Overview,
  source: Source,
  dispatch: Dispatch,
  options: SceneOptions = {},
): Promise<Scene> {
  // Fetched for large graphs alone.
  const behind = overview.whole === undefined ? undefined : await import('./expanse');
  return new CanvasScene(container, overview, source, dispatch, { ...options, ...behind });
}

interface Parts extends SceneOptions {
  readonly expanseOf?: typeof expanseOf;
}

/** To new places of the whole map: long enough for an eye to follow. */
const GLIDE_MS = 700;

class CanvasScene implements Scene {
  readonly #picture: Picture;
  readonly #shown: Shown;
  readonly #motion: Motion;
  readonly #expanse: Expanse | undefined;
  readonly #stage: Stage;
  readonly #view: View;
  readonly #gaze: Gaze;
  readonly #drag: Drag;
  readonly #pointing: Pointing;
  readonly #words = new Words();
  readonly #measure = new Measure();
  readonly #undo: (() => void)[] = [];
  #palette: Palette = paletteInForce();
  #asking: AbortController | undefined;
  /** Questions and movements on the way to the state last asked for. */
  #following = 0;

  constructor(
    private readonly container: HTMLElement,
    overview: Overview,
    private readonly source: Source,
    private readonly dispatch: Dispatch,
    options: Parts,
  ) {
    this.#picture = new Picture(overview, this.#palette);
    this.#shown = new Shown(this.#picture);
    this.#motion = new Motion(() => this.#stage.draw());
    this.#expanse = options.expanseOf?.({
      overview,
      source,
      picture: this.#picture,
      shown: this.#shown,
      stage: () => this.#stage,
      palette: () => this.#palette,
      peopled: () => void this.#fade(),
      failed: (error) => options.onFailed?.(error),
    });
    this.#pointing = this.#pointingOf();
    this.#stage = new Stage(container, this.#picture.graph, {
      ...(this.#expanse === undefined ? {} : { ground: this.#expanse.ground }),
      palette: () => this.#palette,
      growth: (scale) => this.#growth(scale),
      drawn: () => this.#drawn(),
      framed: () => this.#view.handled(),
      nodeAt: (x, y) => this.#pointing.nodeAt(x, y),
      raised: (renderer) => listen(renderer, container, this.#pointing.events),
      lost: (error) => options.onLost?.(error),
    });
    this.#view = new View(this.#stage, this.#motion, dispatch);
    this.#gaze = new Gaze(this.#picture, this.#shown, this.#stage, this.#view);
    this.#drag = this.#dragOf(source);
    this.#describe(overview);
    this.#watch();
    this.#stage.draw();
  }

  #dragOf(source: Source): Drag {
    return new Drag(this.#picture, source, {
      toGraph: (x, y) => toGraph(this.#stage.frame, this.#stage.size, x, y),
      visible: () => Uint32Array.from(this.#shown.visible(), ({ row }) => row),
      placed: () => {
        if (this.#shown.drawing === undefined) putInPlace(this.#picture);
        this.#motion.drawSoon();
      },
      reduced: prefersReducedMotion,
    });
  }

  /** Asked for by a hand, when all there is to point at is there. */
  #pointingOf(): Pointing {
    return new Pointing({
      picture: this.#picture,
      shown: this.#shown,
      words: this.#words,
      expanse: this.#expanse,
      stage: () => this.#stage,
      view: () => this.#view,
      drag: () => this.#drag,
      growth: (scale) => this.#growth(scale),
      hovered: () => void this.#fade(),
      dispatch: this.dispatch,
    });
  }

  /** The picture itself is told by the outline; here is only what the keys do. */
  #describe(overview: Overview): void {
    const { container } = this;
    container.tabIndex = 0;
    container.setAttribute('role', 'application');
    if (container.hasAttribute('aria-label')) return;
    const count = overview.whole?.nodes ?? overview.nodes.length;
    const what = `Map of ${count.toLocaleString('en-GB')} entities. Arrow keys move it, plus and minus zoom.`;
    container.setAttribute('aria-label', what);
  }

  #watch(): void {
    const observer = new ResizeObserver(() => this.#gaze.resized());
    observer.observe(this.container);
    const onFaces = (): void => {
      this.#measure.forget();
      this.#stage.drawSoon();
    };
    document.fonts.addEventListener('loadingdone', onFaces);
    this.#undo.push(
      () => observer.disconnect(),
      () => document.fonts.removeEventListener('loadingdone', onFaces),
      listenToKeys(this.container, this.#pointing.events),
    );
  }

  async follow(state: State): Promise<void> {
    this.#following++;
    try {
      await this.#follow(state);
      await painted();
    } finally {
      this.#following--;
    }
  }

  async #follow(state: State): Promise<void> {
    const before = this.#shown.state;
    this.#shown.state = state;
    if (before !== undefined && sameQuestion(before, state)) {
      await this.#gaze.followCamera(state, before);
      return;
    }
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const focus = await focusOf(state, this.source, asking.signal);
      await this.#expanse?.bring([...focus.chosen, ...focus.nodes], asking.signal);
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
    const sheet = { measure: this.#measure, width, height };
    const { drawLineage } = await import('./lineage/draw');
    return drawLineage(focus, state.filter, this.#picture, sheet, this.source, signal);
  }

  async #show(
    state: State,
    before: State | undefined,
    focus: Focus,
    drawing: Drawing | undefined,
  ): Promise<void> {
    const shown = this.#shown;
    const old = shown.drawing;
    this.#drag.stop();
    shown.light(focus, drawing, this.#palette);
    if (before?.filter !== state.filter) this.#expanse?.filter();
    this.#expanse?.tidy();
    // The old cards are painted until they have folded up.
    shown.drawing = drawing ?? old;
    const ms = shown.drawing === undefined ? LOOKS_MS : PLACES_MS;
    await Promise.all([
      this.#gaze.follow(state, before, old, drawing),
      shown.drawing === undefined ? undefined : this.#place(drawing),
      this.#fade(ms),
    ]);
    void this.#expanse?.look();
  }

  #fade(ms = LOOKS_MS): Promise<void> {
    return fade(this.#picture, this.#shown.situation(), this.#motion, ms, this.#expanse?.fade());
  }

  async #place(drawing: Drawing | undefined): Promise<void> {
    const shown = this.#shown;
    const folding = shown.drawing;
    const from = shown.layered;
    await moveTo(this.#picture, drawing, this.#motion, (share) => {
      shown.layered = between(from, drawing === undefined ? 0 : 1, share);
    });
    if (drawing === undefined && shown.drawing === folding && shown.layered === 0) shown.drawing = undefined;
  }

  setInsets(insets: Insets): void {
    this.#gaze.setInsets(insets);
  }

  restyle(): void {
    this.#palette = paletteInForce();
    this.#picture.recolor(this.#palette);
    this.#expanse?.recolor();
    this.#stage.draw();
  }

  zoom(factor: number): void {
    void this.#view.zoom(factor);
  }

  fit(): void {
    this.dispatch({ type: 'camera' });
    void this.#gaze.fit();
  }

  renew(): void {
    this.#expanse?.renew();
  }

  async relax(options: RearrangeOptions = {}): Promise<boolean> {
    const expanse = this.#expanse;
    if (this.#shown.drawing !== undefined) return true;
    if (expanse === undefined) {
      void this.#drag.relax();
      return true;
    }
    const arranged = await expanse.rearrange(options);
    if (arranged === undefined) return false;
    await this.#glide();
    expanse.unveil(arranged);
    return true;
  }

  /** Leads everybody to other places; what is selected stays where the eye has it, and where nothing is, all stays in view. */
  #glide(): Promise<unknown> {
    const { focus, state } = this.#shown;
    const held = focus.root === undefined ? undefined : this.#picture.node(focus.root);
    const { frame } = this.#stage;
    const [x, y] = held === undefined ? [0, 0] : this.#picture.place(held);
    const from = held === undefined ? { x: 0, y: 0 } : { ...this.#picture.look(held.id) };
    const moved = moveTo(
      this.#picture,
      this.#shown.drawing,
      this.#motion,
      (share) => {
        if (held === undefined) return;
        this.#stage.frame = {
          ...frame,
          x: frame.x + (x - from.x) * share,
          y: frame.y + (y - from.y) * share,
        };
      },
      GLIDE_MS,
    );
    const isWhole = held === undefined && state?.camera === undefined;
    return Promise.all([moved, isWhole ? this.#gaze.fit(GLIDE_MS) : undefined]);
  }

  report(): SceneReport {
    const { state, drawing } = this.#shown;
    return report({
      mode: state?.mode ?? 'map',
      moving: this.#following > 0 || this.#motion.moving || this.#drag.moving,
      picture: this.#picture,
      frame: this.#stage.frame,
      size: this.#stage.size,
      words: this.#words,
      drawing,
      backdrop: this.#expanse?.layer.report,
    });
  }

  kill(): void {
    this.#asking?.abort();
    this.#drag.stop();
    this.#expanse?.kill();
    this.#motion.kill();
    this.#view.kill();
    for (const undo of this.#undo) undo();
    this.#stage.kill();
  }

  /** What lies on sigma's picture, in the same frame. */
  #drawn(): void {
    if (this.#gaze.resized()) return;
    const { frame, size } = this.#stage;
    const { drawing, focus, layered, speaking, rank } = this.#shown;
    if (drawing === undefined) this.#stage.hide('cards');
    else {
      const cards = this.#stage.cleared('cards');
      paintCards(cards, drawing, focus.root, this.#picture, frame, size, this.#palette);
    }
    this.#words.write(this.#stage.cleared('words'), {
      picture: this.#picture,
      frame,
      size,
      free: this.#view.free,
      growth: this.#growth(frame.scale),
      palette: this.#palette,
      measure: this.#measure,
      rank,
      speaking,
      root: focus.root,
      drawing: layered > 0.5 ? drawing : undefined,
    });
    this.#gaze.remember();
  }

  /** On cards, glyphs are part of the drawing. */
  #growth(scale: number): number {
    return between(growthOnMap(scale, this.#expanse !== undefined), scale, this.#shown.layered);
  }
}

/** Of two states that differ in their cameras or themes alone, the second asks for nothing new. */
function sameQuestion(a: State, b: State): boolean {
  const path = ['target', 'way', 'avoid', 'along', 'directed'] as const;
  const keys = ['selection', 'mode', 'side', 'lots', ...path, 'others', 'hops', 'filter'] as const;
  return keys.every((key) => a[key] === b[key]);
}

/** What was asked of the canvas by now is drawn in the next frame, in the order asked. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
