import Sigma from 'sigma';
import type { NodeProgramType } from 'sigma/rendering';
import { teach, type Renderer } from './canvases';
import { courseOf, type Course, type Ground } from './ground';
import type { EdgeLook, NodeLook, PictureGraph } from './graph';
import type { Frame, Size } from './frame';
import { PictureError } from './picture-error';
import { glyphProgram } from './programs/glyph';
import { lineProgram } from './programs/line';
import type { Palette } from './styles';

/** What a stage asks, and what it tells. */
export interface StageHouse {
  readonly palette: () => Palette;
  /** Of glyphs, at so many pixels to the unit. */
  readonly growth: (scale: number) => number;
  /** The frame is drawn: what lies on 2D layers follows. */
  readonly drawn: () => void;
  /** The camera went elsewhere, by hand. */
  readonly framed: () => void;
  /** The node at a place; CSS pixels. */
  readonly nodeAt: (x: number, y: number) => string | undefined;
  /** Sigma was made anew: listen to it again. */
  readonly raised: (renderer: Renderer) => void;
  /** Draws behind everything else, in a layer of its own; absent where nothing does. */
  readonly ground?: Ground;
  /** Drawing has failed for good. */
  readonly lost: (error: PictureError) => void;
}

/** Layers of our own, between and above sigma's: cards cover lines, words cover everything. */
const LAYERS = { cards: 'edges', words: 'nodes' } as const;
export type Layer = keyof typeof LAYERS;
const GROUND = 'ground';
/** All above the ground, the lowest first. */
const ABOVE = ['edges', 'cards', 'nodes', 'words'] as const;

const FIRST_RETRY_MS = 50;
const MOST_RETRIES = 6;

/**
 * Sigma on a stage: its canvases, its camera in our units, and its second life after a lost context. Graph coordinates
 * reach the GPU as they are: sigma would else stretch the graph to its current bounds, and everything would jump as soon
 * as one node moves.
 */
export class Stage {
  readonly element: HTMLElement;
  #sigma: Renderer;
  /** The camera is moved by us, not by a hand. */
  #ours = false;
  #raised = false;
  #killed = false;
  /** The frame in which the layers above the ground were drawn. */
  #drawn: Frame | undefined;
  /** Where they are laid in the frame that is being drawn; undefined where they are drawn anew. */
  #course: Course | undefined;

  constructor(
    container: HTMLElement,
    private readonly graph: PictureGraph,
    private readonly house: StageHouse,
  ) {
    requireWebGL();
    this.element = document.createElement('div');
    Object.assign(this.element.style, { position: 'absolute', inset: '0', overflow: 'hidden' });
    container.append(this.element);
    this.#sigma = this.#raise();
    this.#raised = true;
  }

  get size(): Size {
    return { width: this.element.offsetWidth || 1, height: this.element.offsetHeight || 1 };
  }

  get frame(): Frame {
    const { x, y, ratio } = this.#sigma.getCamera();
    return { x: x - 0.5, y: y - 0.5, scale: this.#shortSide / ratio };
  }

  set frame({ x, y, scale }: Frame) {
    this.#ours = true;
    this.#sigma.getCamera().setState({ x: x + 0.5, y: y + 0.5, ratio: this.#shortSide / scale, angle: 0 });
    this.#ours = false;
  }

  /** Pixels to the unit between which a hand may zoom. */
  limit(least: number, most: number): void {
    this.#ours = true;
    this.#sigma.setSettings({
      minCameraRatio: this.#shortSide / most,
      maxCameraRatio: this.#shortSide / least,
    });
    this.#ours = false;
  }

  /** Draws now. */
  draw(): void {
    this.#drawn = undefined;
    this.#sigma.refresh();
  }

  /** What is behind everything else, alone: the rest stays as it was drawn. */
  drawGround(): void {
    this.house.ground?.draw(this.frame, this.size, this.pixelRatio, this.#course);
  }

  drawSoon(): void {
    this.#drawn = undefined;
    this.#sigma.scheduleRefresh();
  }

  /** Keeps the frame, whatever the window's new size. */
  resize(): void {
    const { frame } = this;
    this.#sigma.resize();
    this.frame = frame;
  }

  /** An empty layer to draw on, in CSS pixels. */
  cleared(layer: Layer): CanvasRenderingContext2D {
    const canvas = this.#sigma.getCanvases()[layer]!;
    canvas.style.display = '';
    const context = canvas.getContext('2d')!;
    context.setTransform(this.pixelRatio, 0, 0, this.pixelRatio, 0, 0);
    context.clearRect(0, 0, this.size.width, this.size.height);
    return context;
  }

  /** A layer with nothing on it: one that is shown would cost as much as a full one. */
  hide(layer: Layer): void {
    this.#sigma.getCanvases()[layer]!.style.display = 'none';
  }

  get pixelRatio(): number {
    return window.devicePixelRatio || 1;
  }

  kill(): void {
    this.#killed = true;
    this.#sigma.kill();
    this.element.remove();
  }

  get #shortSide(): number {
    const { width, height } = this.size;
    return Math.min(width, height);
  }

  #raise(): Renderer {
    const sigma = new Sigma<NodeLook, EdgeLook>(this.graph, this.element, {
      allowInvalidContainer: true,
      defaultNodeType: 'glyph',
      defaultEdgeType: 'line',
      nodeProgramClasses: { glyph: glyphProgram(this.house.palette, () => this.#course !== undefined) },
      nodeHoverProgramClasses: { glyph: NothingOnHover as unknown as NodeProgramType<NodeLook, EdgeLook> },
      edgeProgramClasses: { line: lineProgram(() => this.#course !== undefined) },
      defaultDrawNodeHover: () => undefined,
      renderLabels: false,
      stagePadding: 0,
      zIndex: true,
      enableCameraRotation: false,
      zoomToSizeRatioFunction: (ratio) => 1 / this.house.growth(this.#shortSide / ratio),
      zoomDuration: 160,
      zoomingRatio: 1.4,
    });
    sigma.setCustomBBox({ x: [-0.5, 0.5], y: [-0.5, 0.5] });
    for (const [name, below] of Object.entries(LAYERS)) {
      sigma.createCanvasContext(name, { afterLayer: below } as object);
    }
    const { ground } = this.house;
    if (ground !== undefined) {
      const gl = sigma.createWebGLContext(GROUND, { beforeLayer: 'edges' } as object);
      if (!(gl instanceof WebGL2RenderingContext)) throw new PictureError('this browser offers no WebGL 2');
      ground.raise(gl);
      sigma.on('beforeRender', () => {
        this.#slide(sigma, ground);
      });
      sigma.on('afterClear', () => this.#raised && this.drawGround());
    }
    sigma.resize(true);
    teach(sigma, { nodeAt: this.house.nodeAt, isSliding: () => this.#course !== undefined });
    for (const canvas of Object.values(sigma.getCanvases())) canvas.setAttribute('aria-hidden', 'true');
    // Its first frame comes before there is anybody to follow it.
    sigma.on('afterRender', () => {
      if (this.#course !== undefined || !this.#raised) return;
      this.house.drawn();
      if (ground?.moving === true)
        ground.keep(this.#above(sigma).filter(({ style }) => style.display !== 'none'));
    });
    sigma.getCamera().on('updated', () => {
      if (!this.#ours) this.house.framed();
    });
    this.#watch(sigma);
    this.house.raised(sigma);
    return sigma;
  }

  /** While a hand moves the map, what is drawn above the ground is laid upon it where it belongs now, and not drawn anew. */
  #slide(sigma: Renderer, { moving }: Ground): void {
    const { frame } = this;
    const wasSliding = this.#course !== undefined;
    this.#course = moving && this.#drawn !== undefined ? courseOf(this.#drawn, frame, this.size) : undefined;
    const isSliding = this.#course !== undefined;
    if (!isSliding) this.#drawn = frame;
    sigma.getCanvases()['edges']!.style.display = this.graph.size === 0 ? 'none' : '';
    if (isSliding === wasSliding) return;
    for (const { style } of this.#above(sigma)) style.visibility = isSliding ? 'hidden' : '';
  }

  #above(sigma: Renderer): HTMLCanvasElement[] {
    return ABOVE.map((layer) => sigma.getCanvases()[layer]!);
  }

  /** Losing one of its contexts, sigma draws nothing more: another is put in its place. */
  #watch(sigma: Renderer): void {
    for (const layer of ['edges', 'nodes', 'hoverNodes', GROUND]) {
      const canvas = sigma.getCanvases()[layer];
      canvas?.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        // Sigma gives its contexts up when it is killed.
        if (!this.#killed && this.#sigma === sigma) this.#renew(0);
      });
    }
  }

  #renew(tries: number, frame = this.frame): void {
    setTimeout(
      () => {
        if (this.#killed) return;
        try {
          this.#replace(frame);
        } catch (error) {
          if (tries < MOST_RETRIES) this.#renew(tries + 1, frame);
          else this.house.lost(error instanceof PictureError ? error : new PictureError(String(error)));
        }
      },
      FIRST_RETRY_MS * 2 ** tries,
    );
  }

  #replace(frame: Frame): void {
    requireWebGL();
    const { minCameraRatio, maxCameraRatio } = this.#sigma.getSettings();
    this.#sigma.kill();
    this.#sigma = this.#raise();
    this.#ours = true;
    this.#sigma.setSettings({ minCameraRatio, maxCameraRatio });
    this.frame = frame;
    this.draw();
  }
}

/** @throws PictureError */
function requireWebGL(): void {
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null || context.isContextLost()) {
    throw new PictureError('this browser offers no WebGL 2, which the map is drawn with');
  }
  // Browsers keep a few contexts only, and take the oldest away.
  context.getExtension('WEBGL_lose_context')?.loseContext();
}

/** Sigma draws the hovered node once more, on top of the labels; ours is where it was. */
class NothingOnHover {
  reallocate(): void {}
  process(): void {}
  render(): void {}
  kill(): void {}
}
