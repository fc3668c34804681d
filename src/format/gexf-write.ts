import {
  MARK,
  type Properties,
  type PropertyEdge,
  type PropertyGraph,
  type PropertyNode,
} from './foreign/property-graph';
import { columnsOf, writtenValue, type Column } from './foreign/typed';
import { CREATOR } from './gexf-read';
import { escapeXml, xmlAttributes } from './xml';

/** A graph as GEXF 1.3, typed columns and places included; lists are texts of JSON. Ids of columns are numbers: else graphology takes them for names. */
export function writeGexf({ properties, nodes, edges }: PropertyGraph): string {
  const nodeColumns = columnsOf(nodes, '');
  const edgeColumns = columnsOf(edges.map(unweighed), '');
  const mark = properties.get(MARK);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>${CREATOR}</creator>${mark === undefined ? '' : `<description>${escapeXml(String(mark))}</description>`}</meta>`,
    '<graph defaultedgetype="directed" mode="static">',
    ...declared('node', nodeColumns),
    ...declared('edge', edgeColumns),
    '<nodes>',
    ...nodes.map((node) => nodeLine(node, nodeColumns)),
    '</nodes>',
    '<edges>',
    ...edges.map((edge, at) => edgeLine(edge, at, edgeColumns)),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ];
  return lines.join('\n');
}

function declared(of: string, columns: readonly Column[]): string[] {
  if (columns.length === 0) return [];
  const lines = columns.map(
    ({ id, name, type }) => `<attribute${xmlAttributes({ id, title: name, type })}/>`,
  );
  return [`<attributes class="${of}">`, ...lines, '</attributes>'];
}

function nodeLine({ key, label, place, properties }: PropertyNode, columns: readonly Column[]): string {
  const position =
    place === undefined ? '' : `<viz:position${xmlAttributes({ x: place[0], y: place[1], z: 0 })}/>`;
  return `<node${xmlAttributes({ id: key, label })}>${attvalues(properties, columns)}${position}</node>`;
}

function edgeLine(edge: PropertyEdge, at: number, columns: readonly Column[]): string {
  const { source, target, directed, label } = edge;
  const weight = weightOf(edge);
  const tag = xmlAttributes({
    id: at,
    source,
    target,
    type: directed ? undefined : 'undirected',
    label,
    weight,
  });
  return `<edge${tag}>${attvalues(unweighed(edge).properties, columns)}</edge>`;
}

/** Only what has a column: a weight that is one has a place of its own. */
function attvalues(properties: Properties, columns: readonly Column[]): string {
  const values = columns.flatMap(({ id, name }) => {
    const value = properties.get(name);
    return value === undefined ? [] : `<attvalue${xmlAttributes({ for: id, value: writtenValue(value) })}/>`;
  });
  return values.length === 0 ? '' : `<attvalues>${values.join('')}</attvalues>`;
}

function weightOf({ properties }: PropertyEdge): number | undefined {
  const weight = properties.get('weight');
  return typeof weight === 'number' ? weight : undefined;
}

function unweighed(edge: PropertyEdge): PropertyEdge {
  if (weightOf(edge) === undefined) return edge;
  return { ...edge, properties: new Map([...edge.properties].filter(([name]) => name !== 'weight')) };
}
