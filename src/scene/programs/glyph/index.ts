import type Sigma from 'sigma';
import { NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { EdgeLook, NodeLook } from '../../graph';
import { rgb, type Palette } from '../../styles';
import { FRAGMENT_SHADER } from './fragment.glsl';
import { VERTEX_SHADER } from './vertex.glsl';

const UNIFORMS = ['u_matrix', 'u_viewport', 'u_sizeRatio', 'u_pixelRatio', 'u_paper', 'u_chosen'] as const;
type Uniform = (typeof UNIFORMS)[number];

/**
 * Nodes: one square each, in which the fragment shader measures the distance to the node's shape and lays ink where it is
 * negative, so edges are crisp at every zoom. Paper is laid under the whole outline, so that lines never show through.
 * @param palette the colours in force, read at every frame
 * @param isSliding whether in this frame all stays as it is drawn
 */
export function glyphProgram(
  palette: () => Palette,
  isSliding: () => boolean = () => false,
): NodeProgramType<NodeLook, EdgeLook> {
  return class GlyphProgram extends NodeProgram<Uniform, NodeLook, EdgeLook> {
    /** Without sigma's second picture, of which it reads what is under the pointer. */
    constructor(gl: WebGLRenderingContext, _: WebGLFramebuffer | null, renderer: Sigma<NodeLook, EdgeLook>) {
      super(gl, null, renderer);
    }

    override render(params: RenderParams): void {
      if (!isSliding()) super.render(params);
    }

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGL2RenderingContext;
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_shape', size: 1, type: FLOAT },
          { name: 'a_hollow', size: 1, type: FLOAT },
          { name: 'a_ring', size: 1, type: FLOAT },
          { name: 'a_alpha', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      };
    }

    processVisibleItem(_: number, at: number, data: NodeDisplayData): void {
      // Sigma copies every attribute of the node into what it calls display data.
      const look = data as NodeDisplayData & NodeLook;
      const values = [look.x, look.y, look.size, look.shape, look.hollow, look.ring, look.alpha];
      this.array.set([...values, floatColor(look.color)], at);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      gl.uniformMatrix3fv(uniformLocations['u_matrix']!, false, params.matrix);
      gl.uniform2f(uniformLocations['u_viewport']!, params.width, params.height);
      gl.uniform1f(uniformLocations['u_sizeRatio']!, params.sizeRatio);
      gl.uniform1f(uniformLocations['u_pixelRatio'] ?? null, params.pixelRatio);
      gl.uniform3fv(uniformLocations['u_paper'] ?? null, rgb(palette().paper));
      gl.uniform3fv(uniformLocations['u_chosen'] ?? null, rgb(palette().chosen));
    }
  };
}
