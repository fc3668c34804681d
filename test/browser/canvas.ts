import { createScene } from '../../src/scene/create';
import type { Scene, SceneReport } from '../../src/scene/scene';
import type { Overview } from '../../src/source/source';
import type { Act } from '../../src/state/act';
import { START, type State } from '../../src/state/state';
import { FakeSource } from '../scenes/fake-source';

export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** A canvas of a test: 900 by 600 pixels, with a brute-force source behind it. */
export interface Stand {
  readonly scene: Scene;
  readonly source: FakeSource;
  readonly container: HTMLElement;
  /** Acts raised, in order. */
  readonly acts: Act[];
  show(state?: Partial<State>): Promise<void>;
  node(id: string): SceneReport['nodes'][number];
  /** What one of its layers looks like now: red, green, blue, alpha of a place, 0 to 255. */
  look(layer: 'nodes' | 'edges' | 'cards' | 'words'): (x: number, y: number) => Pixel;
  mouse(type: 'mousedown' | 'mousemove' | 'mouseup' | 'click', x: number, y: number): void;
  remove(): void;
}

export async function stand(overview: Overview): Promise<Stand> {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', left: '0', top: '0', width: '900px', height: '600px' });
  document.body.append(container);
  const source = new FakeSource(overview);
  const acts: Act[] = [];
  const scene = await createScene(container, overview, source, (act) => acts.push(act));
  return {
    scene,
    source,
    container,
    acts,
    show: (state = {}) => scene.follow({ ...START, ...state }),
    node: (id) => scene.report().nodes.find((node) => node.id === id)!,
    look: (layer) => lookAt(scene, container.querySelector<HTMLCanvasElement>(`.sigma-${layer}`)!),
    mouse: (type, x, y) => {
      const init = { clientX: x, clientY: y, bubbles: true, button: 0 };
      container.querySelector('.sigma-mouse')!.dispatchEvent(new MouseEvent(type, init));
    },
    remove: () => {
      scene.kill();
      container.remove();
    },
  };
}

/** A drawing buffer is there until the task ends that has drawn it: draw, and look at once. */
function lookAt(scene: Scene, layer: HTMLCanvasElement): (x: number, y: number) => Pixel {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [layer.width, layer.height];
  const context = canvas.getContext('2d')!;
  scene.restyle();
  context.drawImage(layer, 0, 0);
  const { data, width } = context.getImageData(0, 0, layer.width, layer.height);
  return (x, y) => {
    const at = (Math.round(y * devicePixelRatio) * width + Math.round(x * devicePixelRatio)) * 4;
    return [data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!];
  };
}

/** Resolves when it holds, as soon as it does. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(requestAnimationFrame);
}
