/** Ink by number and strength to ink in the colours in force: what a palette hides has no colour. */
export const INK_SHADER = /* glsl */ `#version 300 es
precision mediump float;
in vec2 v_texel;
uniform sampler2D u_texels;
uniform sampler2D u_palette;
out vec4 color;

void main() {
  vec2 texel = texture(u_texels, v_texel).rg;
  vec4 ink = texture(u_palette, vec2((texel.r * 255.0 + 0.5) / 256.0, 0.5));
  float strength = texel.g * ink.a;
  color = vec4(ink.rgb * strength, strength);
}
`;

export const PICTURE_SHADER = /* glsl */ `#version 300 es
precision mediump float;
in vec2 v_texel;
uniform sampler2D u_picture;
uniform float u_alpha;
out vec4 color;

void main() {
  color = texture(u_picture, v_texel) * u_alpha;
}
`;
