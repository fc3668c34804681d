export const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec2 v_at;
varying vec2 v_head;
varying float v_width;
varying float v_alpha;
varying float v_pattern;
varying vec4 v_color;

uniform float u_pixelRatio;

// 1 inside, 0 outside, over one device pixel.
float cover(float d) {
  return clamp(0.5 - d * u_pixelRatio, 0.0, 1.0);
}

float solid(float across, float width) {
  // Thinner than a pixel is fainter, not broken.
  return cover(abs(across) - max(width, 1.0) * 0.5) * min(width, 1.0);
}

float line() {
  float across = v_at.x;
  if (v_pattern < 0.5) return solid(across, v_width);
  if (v_pattern < 1.5) {
    float at = abs(mod(v_at.y, 10.0) - 5.0);
    return solid(across, v_width) * cover(at - 3.2);
  }
  if (v_pattern < 2.5) {
    float apart = 3.4 + v_width * 1.4;
    float dot_ = max(v_width * 0.62, 0.95);
    return cover(length(vec2(mod(v_at.y, apart) - apart * 0.5, across)) - dot_);
  }
  return solid(abs(across) - v_width * 0.5 - 1.0, v_width * 0.75);
}

float arrow() {
  // Barbs: straight flanks from the tip, a slightly hollow back.
  float flank = (abs(v_at.x) - v_head.y * v_at.y / v_head.x) * v_head.x / length(v_head);
  float back = v_at.y - v_head.x + 0.25 * (v_head.y - abs(v_at.x));
  return cover(max(flank, back));
}

void main() {
  float ink = (v_head.x > 0.0 ? arrow() : line()) * v_alpha;
  gl_FragColor = vec4(v_color.rgb * ink, ink);
}
`;
