import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { curveOf } from '../../geometry';
import type { EdgeLook, NodeLook } from '../../graph';
import { shapeReach } from '../glyph/shapes';
import { FRAGMENT_SHADER } from './fragment.glsl';
import { VERTEX_SHADER } from './vertex.glsl';

const UNIFORMS = ['u_matrix', 'u_viewport', 'u_sizeRatio', 'u_pixelRatio'] as const;
type Uniform = (typeof UNIFORMS)[number];

const SEGMENTS = 24;
/** x of a row: 0…1 along the line; beyond, the back (2) and the tip (3) of the head. */
const HEAD_BACK = 2;
const HEAD_TIP = 3;

/**
 * A strip along the line and a second one for the head. The vertices between are doubled, so that the triangles that join
 * the two have no area.
 */
function rows(): number[][] {
  const line = Array.from({ length: SEGMENTS + 1 }, (_, i) => pair(i / SEGMENTS)).flat();
  return [...line, [1, 1], [HEAD_BACK, -1], ...pair(HEAD_BACK), ...pair(HEAD_TIP)];
}

function pair(row: number): number[][] {
  return [
    [row, -1],
    [row, 1],
  ];
}

/**
 * Edges: a strip along a cubic curve, of constant width in pixels, that begins and ends at the outlines of its nodes, with
 * the arrowhead at the base. Dashes are measured along the arc, in pixels, so they keep their size at every zoom.
 */
class LineProgram extends EdgeProgram<Uniform, NodeLook, EdgeLook> {
  readonly #curve = new Float64Array(8);

  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGL2RenderingContext;
    const data = rows();
    return {
      VERTICES: data.length,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        ...['a_p0', 'a_p1', 'a_p2', 'a_p3', 'a_clear', 'a_ring'].map((name) => ({
          name,
          size: 2,
          type: FLOAT,
        })),
        ...['a_width', 'a_alpha', 'a_pattern'].map((name) => ({ name, size: 1, type: FLOAT })),
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_row', size: 2, type: FLOAT }],
      CONSTANT_DATA: data,
    };
  }

  processVisibleItem(
    _: number,
    at: number,
    from: NodeDisplayData,
    to: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    // Sigma copies every attribute of nodes and edges into what it calls display data.
    const source = from as NodeDisplayData & NodeLook;
    const target = to as NodeDisplayData & NodeLook;
    const look = data as EdgeDisplayData & EdgeLook;
    this.array.set(curveOf(source, target, look, this.#curve), at);
    const open = 1 - look.flow;
    const clear = [source, target].map((end) => end.size * shapeReach(end.shape) * open);
    const rest = [source.ring, target.ring, look.size, look.alpha, look.pattern, floatColor(look.color)];
    this.array.set([...clear, ...rest], at + 8);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations['u_matrix']!, false, params.matrix);
    gl.uniform2f(uniformLocations['u_viewport']!, params.width, params.height);
    gl.uniform1f(uniformLocations['u_sizeRatio']!, params.sizeRatio);
    gl.uniform1f(uniformLocations['u_pixelRatio']!, params.pixelRatio);
  }
}

/** @param isSliding whether in this frame all stays as it is drawn */
export function lineProgram(isSliding: () => boolean = () => false): EdgeProgramType<NodeLook, EdgeLook> {
  return class extends LineProgram {
    override render(params: RenderParams): void {
      if (!isSliding()) super.render(params);
    }
  };
}
