import { TILE_TEXELS } from '../../../source/backdrop';
import { PictureError } from '../../picture-error';
import { INK_SHADER, PICTURE_SHADER } from './fragment.glsl';
import { VERTEX_SHADER } from './vertex.glsl';

/** Left, bottom, right, top. */
export type Rectangle = readonly [number, number, number, number];

/** A tile on the GPU: as it came, and in the colours in force. */
export interface TileTexture {
  readonly texels: WebGLTexture;
  readonly picture: WebGLTexture;
  /** The colours that the picture is in. */
  inked: Inks;
}

/** Four bytes each of red, green, blue and opacity, by number. */
export type Inks = Uint8Array;

const WHOLE_CLIP: Rectangle = [-1, -1, 1, 1];
const WHOLE_TEXTURE: Rectangle = [0, 0, 1, 1];

/** Bytes on the GPU for one tile. */
export const TILE_BYTES = TILE_TEXELS * TILE_TEXELS * (2 + 4);

/**
 * Draws tiles. Each is inked once in the colours in force, into a picture of its own; a frame is then nothing but those
 * pictures put side by side, and other colours are another inking when it is next drawn, with nothing asked and nothing walked.
 */
export class TileProgram {
  readonly #ink: WebGLProgram;
  readonly #picture: WebGLProgram;
  readonly #palette: WebGLTexture;
  readonly #target: WebGLFramebuffer;
  /** What lay above when the hand began to move; and a canvas on its way there. */
  readonly #kept: WebGLTexture;
  readonly #layer: WebGLTexture;
  #inks: Inks = new Uint8Array(4);
  readonly #uniforms = new Map<string, WebGLUniformLocation | null>();

  /** @throws PictureError where the context can't compile or make what is needed */
  constructor(private readonly gl: WebGL2RenderingContext) {
    this.#ink = linked(gl, INK_SHADER);
    this.#picture = linked(gl, PICTURE_SHADER);
    this.#palette = textureOf(gl, gl.NEAREST);
    this.#kept = textureOf(gl, gl.LINEAR);
    this.#layer = textureOf(gl, gl.NEAREST);
    this.#target = gl.createFramebuffer();
    const corners = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, corners);
    gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** @param texels number and strength of each ink, see the source's tile */
  upload(texels: Uint8Array): TileTexture {
    const { gl } = this;
    const side = TILE_TEXELS;
    const tile = {
      texels: textureOf(gl, gl.NEAREST),
      picture: textureOf(gl, gl.LINEAR),
      inked: this.#inks,
    };
    gl.bindTexture(gl.TEXTURE_2D, tile.texels);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG8, side, side, 0, gl.RG, gl.UNSIGNED_BYTE, texels);
    gl.bindTexture(gl.TEXTURE_2D, tile.picture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, side, side);
    this.#layInk(tile);
    return tile;
  }

  /** From now on the colours in force. */
  setInks(inks: Inks): void {
    const { gl } = this;
    this.#inks = inks;
    gl.bindTexture(gl.TEXTURE_2D, this.#palette);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, inks.length / 4, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, inks);
  }

  #layInk(tile: TileTexture): void {
    const { gl } = this;
    const { texels, picture } = tile;
    tile.inked = this.#inks;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, picture, 0);
    gl.viewport(0, 0, TILE_TEXELS, TILE_TEXELS);
    gl.disable(gl.BLEND);
    gl.useProgram(this.#ink);
    this.#bind(0, texels, 'u_texels', this.#ink);
    this.#bind(1, this.#palette, 'u_palette', this.#ink);
    this.#fill(WHOLE_CLIP, WHOLE_TEXTURE, this.#ink);
    gl.enable(gl.BLEND);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
  }

  clear(): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }

  /**
   * @param place in clip space
   * @param part of the tile, from 0 to 1
   */
  draw(tile: TileTexture, place: Rectangle, part: Rectangle, alpha: number): void {
    if (tile.inked !== this.#inks) this.#layInk(tile);
    this.#lay(tile.picture, place, part, alpha);
  }

  /** Keeps what is on canvases of the context's own size, the lowest first, as one picture. */
  keep(canvases: readonly HTMLCanvasElement[]): void {
    const { gl } = this;
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#kept);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.#kept, 0);
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    for (const canvas of canvases) {
      gl.bindTexture(gl.TEXTURE_2D, this.#layer);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
      this.#lay(this.#layer, WHOLE_CLIP, WHOLE_TEXTURE, 1);
    }
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  /** @param place in clip space */
  drawKept(place: Rectangle): void {
    this.#lay(this.#kept, place, WHOLE_TEXTURE, 1);
  }

  #lay(picture: WebGLTexture, place: Rectangle, part: Rectangle, alpha: number): void {
    const { gl } = this;
    gl.useProgram(this.#picture);
    this.#bind(0, picture, 'u_picture', this.#picture);
    gl.uniform1f(this.#uniform('u_alpha', this.#picture), alpha);
    this.#fill(place, part, this.#picture);
  }

  drop({ texels, picture }: TileTexture): void {
    this.gl.deleteTexture(texels);
    this.gl.deleteTexture(picture);
  }

  #fill(place: Rectangle, part: Rectangle, program: WebGLProgram): void {
    this.gl.uniform4fv(this.#uniform('u_place', program), place as unknown as number[]);
    this.gl.uniform4fv(this.#uniform('u_part', program), part as unknown as number[]);
    this.gl.drawArrays(this.gl.TRIANGLE_STRIP, 0, 4);
  }

  #bind(unit: number, texture: WebGLTexture, name: string, program: WebGLProgram): void {
    this.gl.activeTexture(this.gl.TEXTURE0 + unit);
    this.gl.bindTexture(this.gl.TEXTURE_2D, texture);
    this.gl.uniform1i(this.#uniform(name, program), unit);
    this.gl.activeTexture(this.gl.TEXTURE0);
  }

  #uniform(name: string, program: WebGLProgram): WebGLUniformLocation | null {
    const key = `${program === this.#ink ? 'ink' : 'picture'} ${name}`;
    const known = this.#uniforms.get(key);
    if (known !== undefined) return known;
    const location = this.gl.getUniformLocation(program, name);
    this.#uniforms.set(key, location);
    return location;
  }
}

function textureOf(gl: WebGL2RenderingContext, filter: number): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}

function linked(gl: WebGL2RenderingContext, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX_SHADER],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) throw new PictureError('the graphics context was lost while the map was made');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 0, 'a_corner');
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost())
    throw new PictureError(
      `the map's tiles can't be drawn: ${gl.getProgramInfoLog(program) ?? 'no reason given'}`,
    );
  return program;
}
