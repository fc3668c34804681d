export const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_row;
attribute vec2 a_p0;
attribute vec2 a_p1;
attribute vec2 a_p2;
attribute vec2 a_p3;
attribute vec2 a_clear;
attribute vec2 a_ring;
attribute float a_width;
attribute float a_alpha;
attribute float a_pattern;
attribute vec4 a_color;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

// Pixels across the line, and along it from its beginning; in the head, back from its tip.
varying vec2 v_at;
// Length and half breadth of the head; 0 on the line itself.
varying vec2 v_head;
varying float v_width;
varying float v_alpha;
varying float v_pattern;
varying vec4 v_color;

// Between the end of a line and the outline of what it ends at; pixels.
const float GAP = 2.5;
// Of the ring about a chosen node.
const float RING = 5.0;
const int STEPS = 16;

vec2 toPixels(vec2 p) {
  return (u_matrix * vec3(p, 1.0)).xy * 0.5 * u_viewport;
}

vec2 curve(vec2 a, vec2 b, vec2 c, vec2 d, float t) {
  float s = 1.0 - t;
  return s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d;
}

vec2 slope(vec2 a, vec2 b, vec2 c, vec2 d, float t) {
  float s = 1.0 - t;
  return 3.0 * (s * s * (b - a) + 2.0 * s * t * (c - b) + t * t * (d - c));
}

// How far along the curve one is this many pixels away from its beginning.
float leave(vec2 a, vec2 b, vec2 c, vec2 d, float pixels) {
  float t = 0.0;
  for (int i = 0; i < 5; i++) {
    float speed = max(length(slope(a, b, c, d, t)), 1.0);
    t = clamp(t + (pixels - length(curve(a, b, c, d, t) - a)) / speed, 0.0, 0.9);
  }
  return t;
}

void main() {
  vec2 a = toPixels(a_p0);
  vec2 b = toPixels(a_p1);
  vec2 c = toPixels(a_p2);
  vec2 d = toPixels(a_p3);
  vec2 clear = a_clear * (1.0 + 0.12 * a_ring) / u_sizeRatio + GAP + RING * a_ring;

  // A crowded map has finer lines.
  float fine = clamp(1.0 / u_sizeRatio, 0.6, 1.0);
  v_width = a_width * fine;
  vec2 head = vec2(5.0 + 2.6 * a_width, 2.4 + 1.1 * a_width) * fine;
  float from = leave(a, b, c, d, clear.x - GAP);
  float to = 1.0 - leave(d, c, b, a, clear.y);
  float neck = 1.0 - leave(d, c, b, a, clear.y + head.x);
  vec2 tip = curve(a, b, c, d, to);
  // Nodes that touch have no line between them.
  bool gone = a_alpha <= 0.0 || neck <= from;

  v_alpha = a_alpha;
  v_pattern = a_pattern;
  v_color = a_color;

  vec2 place;
  if (a_row.x <= 1.0) {
    // The line runs a little into its head, so that no seam shows.
    float t = mix(from, neck + (to - neck) * 0.12, a_row.x);
    vec2 along = normalize(slope(a, b, c, d, t) + vec2(1e-5, 0.0));
    float half_ = v_width * (a_pattern > 2.5 ? 2.0 : 0.5) + 1.5;
    place = curve(a, b, c, d, t) + vec2(-along.y, along.x) * a_row.y * half_;
    v_at = vec2(a_row.y * half_, 0.0);
    v_head = vec2(0.0);
    if (a_pattern > 0.5) {
      vec2 last = curve(a, b, c, d, from);
      for (int i = 1; i <= STEPS; i++) {
        vec2 next = curve(a, b, c, d, mix(from, t, float(i) / float(STEPS)));
        v_at.y += length(next - last);
        last = next;
      }
    }
  } else {
    vec2 along = normalize(tip - curve(a, b, c, d, neck) + vec2(1e-5, 0.0));
    float half_ = head.y + 1.5;
    float back = a_row.x > 2.5 ? -1.5 : head.x + 1.0;
    place = tip - along * back + vec2(-along.y, along.x) * a_row.y * half_;
    v_at = vec2(a_row.y * half_, back);
    v_head = head;
  }
  gl_Position = gone ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(place / (0.5 * u_viewport), 0.0, 1.0);
}
`;
