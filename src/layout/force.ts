import type { Links } from './stress';

/** What the forces act on; all arrays have one entry per node, places two. */
export interface Body {
  /** x0, y0, x1, y1 … in graph units; moved in place. */
  readonly places: Float32Array;
  readonly links: Links & { /** 1 = a full spring. */ readonly weight: ArrayLike<number> };
  /** Half the room that a node with its label needs, in graph units. */
  readonly halfWidth: ArrayLike<number>;
  readonly halfHeight: ArrayLike<number>;
}

/** Graph units at which a spring rests; a graph unit is about a CSS pixel where a hundred nodes fill a window. */
export const EDGE_LENGTH = 110;
/** Width over height of the sheet that the picture should fill. */
const ASPECT = 1;
const REPULSION = 0.065;
const SPRING = 0.14;
const GRAVITY = 0.13;
const COOLING = 0.985;
const AT_REST = 0.01;
/** Longest way of a node in one step at full heat, in edge lengths. */
const MAX_STEP = 0.5;

/**
 * A force-directed layout that can be stepped, heated again, and in which nodes can be held. Nodes push each other
 * apart by their degree, springs of a hub are softer by its degree so that it doesn't gather the sheet about itself,
 * and labelled boxes make room for each other. Every pair is looked at: for what one screen shows, some thousand nodes.
 */
export class ForceLayout {
  /** 1 = hot … 0; at rest below 0.01. */
  heat = 1;
  readonly #count: number;
  readonly #mass: Float32Array;
  readonly #force: Float32Array;
  readonly #held = new Set<number>();

  constructor(private readonly body: Body) {
    this.#count = body.places.length / 2;
    this.#force = new Float32Array(body.places.length);
    this.#mass = new Float32Array(this.#count).fill(1);
    const { source, target } = body.links;
    for (let i = 0; i < source.length; i++) {
      this.#mass[source[i]!]!++;
      this.#mass[target[i]!]!++;
    }
  }

  get resting(): boolean {
    return this.heat < AT_REST;
  }

  /** Keeps a node where a hand has put it. */
  hold(node: number, x: number, y: number): void {
    this.#held.add(node);
    this.body.places[node * 2] = x;
    this.body.places[node * 2 + 1] = y;
    this.heat = Math.max(this.heat, 0.3);
  }

  release(node: number): void {
    this.#held.delete(node);
  }

  step(): void {
    this.#force.fill(0);
    this.#repel();
    this.#attract();
    this.#move();
    this.#separate();
    this.heat *= COOLING;
  }

  #repel(): void {
    const { places } = this.body;
    const strength = REPULSION * EDGE_LENGTH ** 2;
    for (let a = 0; a < this.#count; a++) {
      for (let b = a + 1; b < this.#count; b++) {
        const dx = places[b * 2]! - places[a * 2]! || 1e-3;
        const dy = places[b * 2 + 1]! - places[a * 2 + 1]! || 1e-3;
        const squared = Math.max(dx * dx + dy * dy, 1);
        const push = (strength * Math.sqrt(this.#mass[a]! * this.#mass[b]!)) / (squared * 4);
        this.#force[a * 2]! -= dx * push;
        this.#force[a * 2 + 1]! -= dy * push;
        this.#force[b * 2]! += dx * push;
        this.#force[b * 2 + 1]! += dy * push;
      }
    }
  }

  #attract(): void {
    const { places, links } = this.body;
    for (let i = 0; i < links.source.length; i++) {
      const a = links.source[i]!;
      const b = links.target[i]!;
      if (a === b) continue;
      const dx = places[b * 2]! - places[a * 2]!;
      const dy = places[b * 2 + 1]! - places[a * 2 + 1]!;
      const distance = Math.hypot(dx, dy) || 1e-3;
      const softness = Math.sqrt(Math.max(this.#mass[a]!, this.#mass[b]!) / 2);
      const pull = ((links.weight[i]! * SPRING * (distance - EDGE_LENGTH)) / (distance * softness)) * 4;
      this.#force[a * 2]! += dx * pull;
      this.#force[a * 2 + 1]! += dy * pull;
      this.#force[b * 2]! -= dx * pull;
      this.#force[b * 2 + 1]! -= dy * pull;
    }
  }

  #move(): void {
    const { places } = this.body;
    const longest = MAX_STEP * EDGE_LENGTH * this.heat;
    for (let node = 0; node < this.#count; node++) {
      if (this.#held.has(node)) continue;
      const mass = 1 + Math.sqrt(this.#mass[node]!);
      const fx = this.#force[node * 2]! - (GRAVITY * places[node * 2]! * mass) / ASPECT;
      const fy = this.#force[node * 2 + 1]! - GRAVITY * places[node * 2 + 1]! * mass * ASPECT;
      const strength = Math.hypot(fx, fy) || 1;
      const way = Math.min(strength * this.heat, longest) / strength;
      places[node * 2]! += fx * way;
      places[node * 2 + 1]! += fy * way;
    }
  }

  /** Boxes that overlap part along the axis on which that takes less. */
  #separate(): void {
    const { places, halfWidth, halfHeight } = this.body;
    for (let a = 0; a < this.#count; a++) {
      for (let b = a + 1; b < this.#count; b++) {
        const dx = places[b * 2]! - places[a * 2]!;
        const dy = places[b * 2 + 1]! - places[a * 2 + 1]!;
        const overX = halfWidth[a]! + halfWidth[b]! - Math.abs(dx);
        const overY = halfHeight[a]! + halfHeight[b]! - Math.abs(dy);
        if (overX <= 0 || overY <= 0) continue;
        const axis = overX < overY ? 0 : 1;
        const way = (Math.min(overX, overY) / 2) * ((axis === 0 ? dx : dy) < 0 ? -1 : 1) * 0.6;
        if (!this.#held.has(a)) places[a * 2 + axis]! -= way;
        if (!this.#held.has(b)) places[b * 2 + axis]! += way;
      }
    }
  }
}
