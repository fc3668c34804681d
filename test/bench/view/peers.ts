import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { BUILT_ON } from '../../../src/model/ontology';
import type { Store } from '../../../src/store/store';

/** What the explorer's frames are measured beside, each in a page of its own of the same size. Times are milliseconds, GL included. */

const FRAMES = 40;
const ADDRESS = 'http://bench.invalid';

/** Places of all nodes, x0, y0 …, scaled into −1 … 1; and lineage, as pairs of nodes. */
export interface Bare {
  readonly places: Float32Array;
  readonly lines: Uint32Array;
}

export function bareOf(store: Store): Bare {
  const { nodePosition, nodeOutOffsets, edgeTarget, edgeLabel } = store.columns;
  const builtOn = store.labelOf(BUILT_ON);
  const lines: number[] = [];
  for (let node = 0; node < store.nodeCount; node++)
    for (let edge = nodeOutOffsets[node]!; edge < nodeOutOffsets[node + 1]!; edge++)
      if (edgeLabel[edge] === builtOn) lines.push(node, edgeTarget[edge]!);
  const reach = nodePosition.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 1);
  return { places: nodePosition.map((value) => value / reach || 0), lines: Uint32Array.from(lines) };
}

async function openBlank(page: Page, files: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
  await page.route(`${ADDRESS}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const body = files[name];
    if (body === undefined)
      return route.fulfill({ contentType: 'text/html', body: '<body style="margin:0">' });
    return route.fulfill({ body: typeof body === 'string' ? body : Buffer.from(body) });
  });
  await page.goto(ADDRESS);
}

/** One picture of the canvas's size, put on a canvas. */
export async function blit(page: Page): Promise<number[]> {
  await openBlank(page, {});
  return page.evaluate(async (frames) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [innerWidth, innerHeight];
    document.body.append(canvas);
    const gl = canvas.getContext('webgl2', { antialias: false })!;
    const program = gl.createProgram();
    for (const [type, source] of [
      [
        gl.VERTEX_SHADER,
        '#version 300 es\nin vec2 a;out vec2 v;void main(){v=a;gl_Position=vec4(a*2.-1.,0,1);}',
      ],
      [
        gl.FRAGMENT_SHADER,
        '#version 300 es\nprecision mediump float;in vec2 v;uniform sampler2D t;out vec4 c;void main(){c=texture(t,v);}',
      ],
    ] as const) {
      const shader = gl.createShader(type)!;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, canvas.width, canvas.height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    const times: number[] = [];
    const pixel = new Uint8Array(4);
    for (let frame = 0; frame < frames; frame++) {
      const since = performance.now();
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      times.push(performance.now() - since);
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
    return times.slice(5);
  }, FRAMES);
}

/** Points of three pixels and hairlines, from buffers that stay on the GPU. */
export async function rawDraw(page: Page, bare: Bare, frames: number): Promise<number[]> {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array): Uint8Array =>
    new Uint8Array(buffer, byteOffset, byteLength);
  await openBlank(page, { places: bytes(bare.places), lines: bytes(bare.lines) });
  return page.evaluate(async (frameCount) => {
    const fetched = async (name: string): Promise<ArrayBuffer> => (await fetch(`/${name}`)).arrayBuffer();
    const places = new Float32Array(await fetched('places'));
    const lines = new Uint32Array(await fetched('lines'));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [innerWidth, innerHeight];
    document.body.append(canvas);
    const gl = canvas.getContext('webgl2', { antialias: false })!;
    const program = gl.createProgram();
    for (const [type, source] of [
      [
        gl.VERTEX_SHADER,
        '#version 300 es\nin vec2 a;uniform vec2 m;void main(){gl_PointSize=3.;gl_Position=vec4(a+m,0,1);}',
      ],
      [
        gl.FRAGMENT_SHADER,
        '#version 300 es\nprecision mediump float;uniform vec4 k;out vec4 c;void main(){c=k;}',
      ],
    ] as const) {
      const shader = gl.createShader(type)!;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, places, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, lines, gl.STATIC_DRAW);
    const [color, move] = ['k', 'm'].map((name) => gl.getUniformLocation(program, name));
    const pixel = new Uint8Array(4);
    const times: number[] = [];
    for (let frame = 0; frame < frameCount + 1; frame++) {
      const since = performance.now();
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(move!, frame / 500, 0);
      gl.uniform4f(color!, 0.2, 0.2, 0.25, 0.3);
      gl.drawElements(gl.LINES, lines.length, gl.UNSIGNED_INT, 0);
      gl.uniform4f(color!, 0.17, 0.3, 0.6, 1);
      gl.drawArrays(gl.POINTS, 0, places.length / 2);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      times.push(performance.now() - since);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    // Before the first frame the buffers are not there yet.
    return times.slice(1);
  }, frames);
}

/** Sigma as it comes, with the same nodes and lines. */
export async function sigmaAlone(page: Page, bare: Bare, frames: number): Promise<number[]> {
  const require = createRequire(import.meta.url);
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array): Uint8Array =>
    new Uint8Array(buffer, byteOffset, byteLength);
  await openBlank(page, { places: bytes(bare.places), lines: bytes(bare.lines) });
  for (const path of ['graphology/dist/graphology.umd.min.js', 'sigma/dist/sigma.min.js'])
    await page.addScriptTag({ content: readFileSync(scriptOf(require, path), 'utf8') });
  return page.evaluate(async (frameCount) => {
    const fetched = async (name: string): Promise<ArrayBuffer> => (await fetch(`/${name}`)).arrayBuffer();
    const places = new Float32Array(await fetched('places'));
    const lines = new Uint32Array(await fetched('lines'));
    interface Built {
      addNode(key: number, look: object): void;
      addEdge(source: number, target: number): void;
    }
    interface Drawing {
      getCamera(): { setState(state: object): void };
      refresh(): void;
      getCanvases(): Record<string, HTMLCanvasElement>;
    }
    const globals = window as unknown as {
      graphology: { MultiDirectedGraph: new () => Built };
      Sigma: new (graph: Built, container: HTMLElement, settings: object) => Drawing;
    };
    const graph = new globals.graphology.MultiDirectedGraph();
    for (let node = 0; node < places.length / 2; node++)
      graph.addNode(node, { x: places[node * 2], y: places[node * 2 + 1], size: 1.5, color: '#2B4C9B' });
    for (let at = 0; at < lines.length; at += 2) graph.addEdge(lines[at]!, lines[at + 1]!);
    const container = document.createElement('div');
    container.style.cssText = 'width:100vw;height:100vh';
    document.body.append(container);
    const sigma = new globals.Sigma(graph, container, { renderLabels: false });
    const contexts = ['nodes', 'edges'].map((name) => sigma.getCanvases()[name]!.getContext('webgl2')!);
    const pixel = new Uint8Array(4);
    const times: number[] = [];
    for (let frame = 0; frame < frameCount + 1; frame++) {
      const since = performance.now();
      sigma.getCamera().setState({ x: 0.5 + frame / 500, y: 0.5 });
      (sigma as unknown as { render(): void }).render();
      for (const gl of contexts) {
        gl.bindFramebuffer(gl.FRAMEBUFFER, null);
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      }
      times.push(performance.now() - since);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return times.slice(1);
  }, frames);
}

/** Browsers' bundles are no entries of their packages: found beside what is. */
function scriptOf(require: NodeJS.Require, path: string): string {
  const [name, ...rest] = path.split('/');
  const [before] = require.resolve(name!).split(`/node_modules/${name}/`);
  return [before, 'node_modules', name, ...rest].join('/');
}
