import { toScreen, type Frame, type Size } from './frame';
import type { Picture } from './graph';
import type { Drawing } from './lineage/drawing';
import { cardBox } from './cards';
import type { BackdropReport, SceneReport } from './scene';
import type { Words } from './words';

/** Fainter is dimmed. */
const FULL = 0.35;

export interface Drawn {
  readonly mode: SceneReport['mode'];
  readonly moving: boolean;
  readonly picture: Picture;
  readonly frame: Frame;
  readonly size: Size;
  readonly words: Words;
  readonly drawing: Drawing | undefined;
  readonly backdrop: BackdropReport | undefined;
}

export function report({ mode, moving, picture, frame, size, words, drawing, backdrop }: Drawn): SceneReport {
  const said = new Map(words.edges.map(({ key, lines }) => [key, lines.map(({ text }) => text).join(' ')]));
  const nodes = [...picture.nodes.keys()]
    .map((id) => ({ id, look: picture.look(id) }))
    .filter(({ look }) => look.alpha > 0)
    .map(({ id, look }) => {
      const [x, y] = toScreen(frame, size, look.x, look.y);
      return { id, x, y, dimmed: look.alpha < FULL };
    });
  const edges = [...picture.edges.values()]
    .map((edge) => ({ edge, look: picture.graph.getEdgeAttributes(edge.key) }))
    .filter(({ look }) => look.alpha > 0)
    .map(({ edge, look }) => ({
      source: edge.source,
      target: edge.target,
      predicate: edge.predicate,
      dimmed: look.alpha < FULL,
      label: said.get(edge.key) ?? '',
    }));
  const boxes = [...labels(words), ...cards(picture, drawing, frame, size)];
  return { mode, moving, nodes, edges, labels: boxes, ...(backdrop === undefined ? {} : { backdrop }) };
}

function labels(words: Words): SceneReport['labels'] {
  return words.labels.map(({ id, text, box }) => ({ id, text, box: [box.x, box.y, box.width, box.height] }));
}

function cards(
  picture: Picture,
  drawing: Drawing | undefined,
  frame: Frame,
  size: Size,
): SceneReport['labels'] {
  return [...(drawing?.cards.values() ?? [])]
    .filter(({ id }) => picture.look(id).card > 0.5)
    .map((card) => {
      const { x, y } = picture.look(card.id);
      const box = cardBox(card, x, y, frame, size);
      return { id: card.id, text: card.lines.join(' '), box: [box.x, box.y, box.width, box.height] };
    });
}
