import { edgeTone, nodeTone, type EdgeTone, type NodeTone, type Situation } from './appearance';
import type { EdgeLook, NodeLook, Picture } from './graph';
import { CARD_GLYPH, type Drawing } from './lineage/drawing';
import { between, LOOKS_MS, PLACES_MS, type Motion } from './motion';

/** From how things look to how they should: every number on its way from where it is now. */

/** Lets everything fade to its tone; whoever is drawn above goes there at once. */
export function fade(
  picture: Picture,
  situation: Situation,
  motion: Motion,
  ms = LOOKS_MS,
  alongside: Step = () => undefined,
): Promise<void> {
  const tones = new Map([...picture.nodes.values()].map((node) => [node.id, nodeTone(node, situation)]));
  const steps = [
    ...[...tones].map(([id, tone]) => nodeFade(picture.look(id), tone)),
    ...[...picture.edges.values()].map((edge) => {
      const ends = [tones.get(edge.source)!, tones.get(edge.target)!] as const;
      return edgeFade(picture.graph.getEdgeAttributes(edge.key), edgeTone(edge, ends, situation));
    }),
  ].filter((step) => step !== undefined);
  return motion.run('looks', ms, (share) => {
    for (const step of steps) step(share);
    alongside(share);
  });
}

type Step = (share: number) => void;

function nodeFade(look: NodeLook, tone: NodeTone): Step | undefined {
  look.zIndex = tone.zIndex;
  const { alpha, ring } = look;
  if (alpha === tone.alpha && ring === tone.ring) return undefined;
  return (share) => {
    look.alpha = between(alpha, tone.alpha, share);
    look.ring = between(ring, tone.ring, share);
  };
}

function edgeFade(look: EdgeLook, tone: EdgeTone): Step | undefined {
  look.zIndex = tone.zIndex;
  const { alpha, size } = look;
  if (alpha === tone.alpha && size === tone.width) return undefined;
  return (share) => {
    look.alpha = between(alpha, tone.alpha, share);
    look.size = between(size, tone.width, share);
  };
}

/** Puts all nodes where they are on the map now, as the live layout or a hand has it. */
export function putInPlace(picture: Picture): void {
  for (const info of picture.nodes.values()) {
    const look = picture.look(info.id);
    [look.x, look.y] = picture.place(info);
  }
}

/** Moves all nodes to the map, or those of a drawing to their cards. */
export function moveTo(
  picture: Picture,
  drawing: Drawing | undefined,
  motion: Motion,
  alongside: (share: number) => void,
  ms = PLACES_MS,
): Promise<void> {
  const steps = [...nodeMoves(picture, drawing), ...edgeMoves(picture, drawing)];
  return motion.run('places', ms, (share) => {
    for (const step of steps) step(share);
    alongside(share);
  });
}

function* nodeMoves(picture: Picture, drawing: Drawing | undefined): Iterable<Step> {
  for (const info of picture.nodes.values()) {
    const look = picture.look(info.id);
    const place = drawing?.places.get(info.id);
    const [x, y] = place ?? picture.place(info);
    const to = {
      x,
      y,
      size: place === undefined ? info.radius : CARD_GLYPH,
      card: place === undefined ? 0 : 1,
    };
    const from = { x: look.x, y: look.y, size: look.size, card: look.card };
    if (from.x === to.x && from.y === to.y && from.size === to.size && from.card === to.card) continue;
    yield (share) => {
      look.x = between(from.x, to.x, share);
      look.y = between(from.y, to.y, share);
      look.size = between(from.size, to.size, share);
      look.card = between(from.card, to.card, share);
    };
  }
}

function* edgeMoves(picture: Picture, drawing: Drawing | undefined): Iterable<Step> {
  for (const { key, source, target } of picture.edges.values()) {
    const look = picture.graph.getEdgeAttributes(key);
    const to = drawing?.cards.has(target) === true && drawing.cards.has(source) ? 1 : 0;
    const ports = drawing?.ports.get(key);
    if (ports !== undefined) {
      [look.leaveX, look.leaveY] = ports.leave;
      [look.arriveX, look.arriveY] = ports.arrive;
      look.steep = drawing?.upright === true ? 1 : 0;
    }
    const from = look.flow;
    if (from === to) continue;
    yield (share) => {
      look.flow = between(from, to, share);
    };
  }
}
