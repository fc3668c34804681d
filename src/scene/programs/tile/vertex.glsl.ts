/** A square of the canvas, given in clip space, and the part of a texture that fills it. */
export const VERTEX_SHADER = /* glsl */ `#version 300 es
in vec2 a_corner;
uniform vec4 u_place;
uniform vec4 u_part;
out vec2 v_texel;

void main() {
  gl_Position = vec4(mix(u_place.xy, u_place.zw, a_corner), 0.0, 1.0);
  v_texel = mix(u_part.xy, u_part.zw, a_corner);
}
`;
