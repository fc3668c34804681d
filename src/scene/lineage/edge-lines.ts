import type { Ontology } from '../../model/ontology';
import { wrapped, type Letters } from '../ink';
import { relationWords, roleWords, type Related } from '../relations';
import { FONTS } from '../styles';

/** Of words on an edge. */
const WORD_LINES = 4;

/** What stands on an edge of the drawing; lines that are all role are told apart. */
export function linesOnEdge(
  edge: Related,
  ontology: Ontology,
  letters: Letters,
  widest: number,
): { text: string; isRole: boolean }[] {
  const relation = relationWords(edge, ontology);
  const role = roleWords(edge, ontology);
  const said = role === undefined ? relation : `${relation} ${role}`;
  let words = said.split(' ').length - (edge.role?.split(' ').length ?? 0);
  return wrapped(said, FONTS.relation, widest, WORD_LINES, letters).map((text) => {
    const isRole = words <= 0;
    words -= text.split(' ').length;
    return { text, isRole };
  });
}
