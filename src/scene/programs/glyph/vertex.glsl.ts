export const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_corner;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_hollow;
attribute float a_ring;
attribute float a_alpha;
attribute vec4 a_color;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec2 v_offset;
varying float v_radius;
varying float v_shape;
varying float v_hollow;
varying float v_ring;
varying float v_alpha;
varying vec4 v_color;

// Room beyond the radius for corners, the ring about the chosen one, and the soft edge; pixels.
const float MARGIN = 9.0;

void main() {
  float radius = a_size / u_sizeRatio;
  bool gone = a_alpha <= 0.0;
  float extent = radius * 1.3 + MARGIN;
  v_color = a_color;

  v_offset = a_corner * extent;
  v_radius = radius;
  v_shape = a_shape;
  v_hollow = a_hollow;
  v_ring = a_ring;
  v_alpha = a_alpha;
  vec2 middle = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = gone ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(middle + v_offset * 2.0 / u_viewport, 0.0, 1.0);
}
`;
