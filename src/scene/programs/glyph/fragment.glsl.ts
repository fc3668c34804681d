export const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec2 v_offset;
varying float v_radius;
varying float v_shape;
varying float v_hollow;
varying float v_ring;
varying float v_alpha;
varying vec4 v_color;

uniform float u_pixelRatio;
uniform vec3 u_paper;
uniform vec3 u_chosen;

// Signed distances in pixels, negative inside; y upwards.

float box(vec2 p, vec2 half_, float corner) {
  vec2 q = abs(p) - half_ + corner;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

float diamond(vec2 p, float r) {
  return (abs(p.x) + abs(p.y) - r) * 0.70711;
}

// Corner up; r to a corner.
float triangle(vec2 p, float r) {
  float side = dot(vec2(abs(p.x), p.y), vec2(0.86603, 0.5)) - r * 0.5;
  return max(side, -p.y - r * 0.5);
}

float hexagon(vec2 p, float r) {
  vec2 q = abs(p);
  return max(q.y - r * 0.86603, dot(q, vec2(0.86603, 0.5)) - r * 0.86603);
}

// n corners, one of them up.
float polygon(vec2 p, float r, float n) {
  float step_ = 6.28319 / n;
  float angle = mod(atan(p.x, p.y) + step_ * 0.5, step_) - step_ * 0.5;
  return length(p) * cos(abs(angle) - step_ * 0.5) - r * cos(step_ * 0.5);
}

float star(vec2 p, float r) {
  float step_ = 6.28319 / 5.0;
  float angle = abs(mod(atan(p.x, p.y) + step_ * 0.5, step_) - step_ * 0.5);
  vec2 q = length(p) * vec2(sin(angle), cos(angle));
  vec2 inner = r * 0.48 * vec2(sin(step_ * 0.5), cos(step_ * 0.5));
  vec2 edge = inner - vec2(0.0, r);
  vec2 normal = normalize(vec2(-edge.y, edge.x));
  return dot(q - vec2(0.0, r), normal);
}

float stroke(float d, float width) {
  return abs(d + width * 0.5) - width * 0.5;
}

// x: the ink; y: the outline of the whole, inside which lines below don't show.
vec2 shape(vec2 p, float r) {
  float thin = max(1.5, r * 0.24);
  if (v_shape < 0.5) return vec2(length(p) - r);
  if (v_shape < 1.5) {
    float d = length(p) - r;
    return vec2(min(stroke(d, max(1.6, r * 0.22)), length(p) - r * 0.46), d);
  }
  if (v_shape < 2.5) return vec2(box(p, vec2(r * 0.88), r * 0.36));
  if (v_shape < 3.5) return vec2(box(p, vec2(r * 0.84), 0.0));
  if (v_shape < 4.5) return vec2(diamond(p, r * 1.16));
  if (v_shape < 5.5) {
    float d = diamond(p, r * 1.16);
    return vec2(stroke(d, thin), d);
  }
  if (v_shape < 6.5) return vec2(triangle(p + vec2(0.0, r * 0.18), r * 1.2));
  if (v_shape < 7.5) return vec2(hexagon(p, r * 1.05));
  if (v_shape < 8.5) return vec2(min(box(p, vec2(r * 0.9, r * 0.26), 0.0), box(p, vec2(r * 0.26, r * 0.9), 0.0)));
  if (v_shape < 9.5) {
    float d = length(p) - r * 0.92;
    return vec2(stroke(d, thin), d);
  }
  if (v_shape < 10.5) return vec2(polygon(p, r * 1.05, 5.0));
  if (v_shape < 11.5) return vec2(star(p, r * 1.15));
  if (v_shape < 12.5) {
    float d = box(p, vec2(r * 0.82), 0.0);
    return vec2(stroke(d, thin), d);
  }
  if (v_shape < 13.5) {
    float body = max(box(p - vec2(r * 0.2, 0.0), vec2(r * 0.85, r * 0.62), 0.0), diamond(p - vec2(r * 0.3, 0.0), r * 1.42));
    return vec2(max(body, r * 0.2 - length(p + vec2(r * 0.45, 0.0))), body);
  }
  float d = triangle(p + vec2(0.0, r * 0.18), r * 1.25);
  float mark = min(box(p - vec2(0.0, r * 0.12), vec2(r * 0.1, r * 0.26), 0.0), length(p + vec2(0.0, r * 0.42)) - r * 0.13);
  return vec2(max(d, -mark), d);
}

// 1 inside, 0 outside, over one device pixel.
float cover(float d) {
  return clamp(0.5 - d * u_pixelRatio, 0.0, 1.0);
}

void main() {
  vec2 d = shape(v_offset, v_radius);
  float ink = d.x;
  if (v_hollow > 0.5) ink = max(ink, stroke(d.y, 1.6));
  // Named by a statement, described by nobody: the outline is only dashed.
  float dashes = v_hollow > 1.5 ? smoothstep(0.28, 0.4, abs(fract(atan(v_offset.y, v_offset.x) * 1.27324) - 0.5)) : 1.0;

  float filled = cover(ink) * dashes;
  float ground = cover(d.y - 1.2);
  vec3 color = mix(u_paper, v_color.rgb, filled);
  gl_FragColor = vec4(color, 1.0) * max(ground, filled) * v_alpha;

  // The ring about the chosen one keeps a gap.
  float ring = cover(abs(length(v_offset) - v_radius * 1.12 - 4.5) - 1.0) * v_ring;
  gl_FragColor = mix(gl_FragColor, vec4(u_chosen, 1.0), ring);
}
`;
