import type Sigma from 'sigma';
import type { EdgeLook, NodeLook } from './graph';

export type Renderer = Sigma<NodeLook, EdgeLook>;

/**
 * What we have of sigma is its camera, its layers and its programs. It also draws everything a second time to learn what is under
 * the pointer, waits for the GPU to say so, and clears layers that stay empty: each of them is as large as the window, and on
 * a machine without a GPU that is most of a frame. These are put in their place.
 */
export interface Manners {
  /** The node at a place; CSS pixels from the canvas's top left. */
  readonly nodeAt: (x: number, y: number) => string | undefined;
  /** In this frame, layers stay as they are. */
  readonly isSliding: () => boolean;
}

/** Sigma's layers that we draw nothing on. */
const EMPTY = ['edgeLabels', 'labels', 'hovers', 'hoverNodes'];
/** Those that it clears for each frame. */
const CLEARED = ['edges', 'nodes'];

export function teach(sigma: Renderer, { nodeAt, isSliding }: Manners): void {
  const canvases = sigma.getCanvases();
  for (const name of EMPTY) canvases[name]!.style.display = 'none';
  const contexts = CLEARED.map((name) => canvases[name]!.getContext('webgl2')).filter((gl) => gl !== null);
  Object.assign(sigma, {
    clear: () => {
      sigma.emit('beforeClear');
      for (const gl of isSliding() ? [] : contexts) {
        gl.bindFramebuffer(gl.FRAMEBUFFER, null);
        gl.clear(gl.COLOR_BUFFER_BIT);
      }
      sigma.emit('afterClear');
      return sigma;
    },
    getNodeAtPosition: ({ x, y }: { x: number; y: number }) => nodeAt(x, y) ?? null,
    renderLabels: () => undefined,
    renderEdgeLabels: () => undefined,
    renderHighlightedNodes: () => undefined,
    // Of pictures that nobody looks at.
    resetWebGLTexture: () => sigma,
  });
}
