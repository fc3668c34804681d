import type { Filter } from '../model/filter';
import { asShown } from '../model/filter';
import type { LandmarkRequest, PlacedNode, Whole } from '../source/backdrop';
import type { Overview, Rearranged, RearrangeOptions, Source } from '../source/source';
import { BackdropLayer } from './backdrop/backdrop';
import { inksOf } from './backdrop/inks';
import { toGraph } from './frame';
import type { Picture } from './graph';
import { between } from './motion';
import type { Shown } from './shown';
import type { Ground } from './ground';
import type { Stage } from './stage';
import type { Palette } from './styles';

/** So many names a window, at most. */
const MOST_LANDMARKS = 48;
/** A pointer means what is this near to it; pixels. */
const REACH = 10;
/** Of the map behind: while something is chosen, and beneath a drawing. */
const DIMMED = 0.4;
const HIDDEN = 0;

export interface ExpanseHouse {
  readonly overview: Overview & { readonly whole: Whole };
  readonly source: Source;
  readonly picture: Picture;
  readonly shown: Shown;
  readonly stage: () => Stage;
  readonly palette: () => Palette;
  /** Other nodes are on the canvas. */
  readonly peopled: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * All of a graph that is too large for the canvas to hold: the map behind, and who of it comes to the front: landmarks of what is
 * in view, answers, and what a pointer means.
 */
export class Expanse {
  readonly layer: BackdropLayer;
  #landmarks: ReadonlySet<string> = new Set();
  /** Of the answer that is on its way to the canvas. */
  #awaited: ReadonlySet<string> = new Set();
  #looking: AbortController | undefined;
  #pointing: AbortController | undefined;
  #killed = false;
  /** The map behind is hidden, for it is about to be another. */
  #veiled = false;
  #isReplaced = false;

  constructor(private readonly house: ExpanseHouse) {
    this.layer = new BackdropLayer({
      whole: house.overview.whole,
      source: house.source,
      changed: () => this.#redraw(),
      rested: () => {
        if (this.#killed) return;
        this.house.stage().drawSoon();
        void this.look();
      },
      failed: (error) => {
        this.#veiled = false;
        house.failed(error);
      },
    });
    this.recolor();
    this.#greet();
  }

  /** Until it is known who is worth a name in what is in view, the overview's first. */
  #greet(): void {
    const { overview, picture, palette } = this.house;
    const { places } = overview;
    const first = overview.nodes.slice(0, MOST_LANDMARKS);
    const placed = first.map((node, row) => ({ ...node, x: places[row * 2]!, y: places[row * 2 + 1]! }));
    picture.bring(placed, palette());
    this.#landmarks = new Set(first.map(({ id }) => id));
  }

  get ground(): Ground {
    return this.layer;
  }

  /** The filter of the state: colours at once, tiles and landmarks when they come. */
  filter(): void {
    this.layer.filter(this.#filter);
    this.recolor();
  }

  /** What is there stays until it comes anew, finer. */
  renew(): void {
    this.layer.renew();
    void this.look();
  }

  /**
   * Finds other places for all, and hides the map of the old ones; nodes on the canvas are to be led to theirs, then `unveil` called.
   * @returns where all lies now; undefined where the graph is too large for that
   */
  async rearrange(options: RearrangeOptions): Promise<Rearranged | undefined> {
    const { source, picture } = this.house;
    const arranged = await source.rearrange(options);
    if (arranged === undefined || this.#killed) return undefined;
    const placed = await source.locate([...picture.nodes.keys()]);
    picture.rehome(placed, arranged.box);
    [this.#veiled, this.#isReplaced] = [true, false];
    this.house.peopled();
    return arranged;
  }

  /** The map of the new places comes as soon as it is there. */
  unveil({ box }: Rearranged): void {
    if (this.#killed) return;
    this.#isReplaced = true;
    this.layer.replace(box);
    void this.look();
  }

  recolor(): void {
    const filter = this.house.shown.state?.filter ?? {};
    this.layer.recolor(inksOf(this.house.overview.ontology, this.house.palette(), filter));
  }

  /** Steps of a fade from how strong the map is to how strong it should be. */
  fade(): (share: number) => void {
    const { focus } = this.house.shown;
    const from = this.layer.alpha;
    const isDrawing = focus.mode === 'lineage' && focus.root !== undefined;
    const to = isDrawing || this.#veiled ? HIDDEN : focus.root === undefined ? 1 : DIMMED;
    return (share) => {
      this.layer.alpha = between(from, to, share);
    };
  }

  /** Puts on the canvas who is named; who is neither wanted nor a landmark goes. */
  async bring(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const { picture, source, palette } = this.house;
    this.#awaited = new Set(ids);
    const missing = ids.filter((id) => !picture.nodes.has(id));
    const nodes = missing.length === 0 ? [] : await source.locate(missing, signal);
    if (!signal.aborted) picture.bring(nodes, palette());
  }

  tidy(): void {
    const { picture, shown } = this.house;
    picture.dropGuests(
      (id) =>
        this.#landmarks.has(id) ||
        this.#awaited.has(id) ||
        shown.focus.nodes.has(id) ||
        shown.hovered === id ||
        // Its cards are painted until they have folded up.
        shown.drawing?.cards.has(id) === true ||
        shown.focus.chosen.has(id),
    );
  }

  /** Asks who is worth a name in what is in view. */
  async look(): Promise<void> {
    const { source, shown, picture, palette } = this.house;
    this.#looking?.abort();
    if (this.#killed || shown.drawing !== undefined) return;
    const looking = new AbortController();
    this.#looking = looking;
    try {
      const request = this.#view();
      const { nodes, regions } = await source.landmarks(request, looking.signal);
      const roots = await source.locate(
        regions.map(({ id }) => id),
        looking.signal,
      );
      if (looking.signal.aborted) return;
      const all = [...nodes, ...roots];
      picture.bring(all, palette());
      this.#landmarks = new Set(all.map(({ id }) => id));
      this.tidy();
      this.house.peopled();
    } catch (error) {
      if (!looking.signal.aborted) this.house.failed(error);
    }
  }

  /** Who lies at a place of the canvas; pixels. */
  async at(x: number, y: number): Promise<string | undefined> {
    const { source, picture, palette } = this.house;
    this.#pointing?.abort();
    const pointing = new AbortController();
    this.#pointing = pointing;
    const { frame, size } = this.house.stage();
    const [gx, gy] = toGraph(frame, size, x, y);
    const place = { x: gx, y: gy, radius: REACH / frame.scale, filter: this.#filter };
    try {
      const node: PlacedNode | undefined = await source.at(place, pointing.signal);
      if (pointing.signal.aborted || node === undefined) return undefined;
      picture.bring([node], palette());
      return node.id;
    } catch (error) {
      if (!pointing.signal.aborted) this.house.failed(error);
      return undefined;
    }
  }

  kill(): void {
    this.#killed = true;
    this.#looking?.abort();
    this.#pointing?.abort();
    this.layer.kill();
  }

  #view(): LandmarkRequest {
    const { frame, size } = this.house.stage();
    const [left, top] = toGraph(frame, size, 0, 0);
    const [right, bottom] = toGraph(frame, size, size.width, size.height);
    return {
      box: [left, bottom, right, top],
      scale: frame.scale,
      limit: MOST_LANDMARKS,
      filter: this.#filter,
    };
  }

  #shownFilter: { of: Filter; as: Filter } | undefined;

  /** As the engine takes it; the same object for the same filter. */
  get #filter(): Filter {
    const of = this.house.shown.state?.filter ?? {};
    if (this.#shownFilter?.of !== of)
      this.#shownFilter = { of, as: asShown(of, this.house.overview.ontology.kinds) };
    return this.#shownFilter.as;
  }

  #isDrawnSoon = false;

  /** Once a frame, however many tiles have come. */
  #redraw(): void {
    if (this.#killed || this.#isDrawnSoon) return;
    this.#isDrawnSoon = true;
    requestAnimationFrame(() => {
      this.#isDrawnSoon = false;
      if (this.#killed) return;
      this.house.stage().drawGround();
      if (!this.#veiled || !this.#isReplaced || !this.layer.report.sharp) return;
      this.#veiled = false;
      this.house.peopled();
    });
  }
}

export function expanseOf(
  house: Omit<ExpanseHouse, 'overview'> & { overview: Overview },
): Expanse | undefined {
  const { whole } = house.overview;
  return whole === undefined ? undefined : new Expanse({ ...house, overview: { ...house.overview, whole } });
}
