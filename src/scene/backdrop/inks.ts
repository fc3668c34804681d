import { kindShown, type Filter } from '../../model/filter';
import type { Ontology } from '../../model/ontology';
import { COLOR_LINE, COLOR_REGION, COLOR_REGION_RIM } from '../../source/backdrop';
import type { Inks } from '../programs/tile';
import { rgb, type Palette } from '../styles';

/** The colour of every number in a tile: kinds as on the map, lines and families quieter. */
export function inksOf({ kinds }: Pick<Ontology, 'kinds'>, palette: Palette, filter: Filter): Inks {
  const inks = new Uint8Array(4 * 256);
  const put = (number: number, color: string): void => {
    inks.set([...rgb(color).map((channel) => Math.round(channel * 255)), 255], 4 * number);
  };
  kinds.slice(0, COLOR_LINE - 1).forEach((kind, index) => {
    // What the filter hides has no ink at once; the worker draws what lay beneath a moment later.
    if (kindShown(filter, kind)) put(1 + index, palette.kind(kind.color));
  });
  put(COLOR_LINE, palette.soft);
  put(COLOR_REGION, palette.kind('model'));
  put(COLOR_REGION_RIM, palette.kind('model'));
  return inks;
}
