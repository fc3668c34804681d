import {
  MARK,
  type PropertyEdge,
  type PropertyGraph,
  type PropertyNode,
  type PropertyValue,
} from './foreign/property-graph';
import { columnsOf, writtenValue, type Column } from './foreign/typed';
import { escapeXml, xmlAttributes } from './xml';

/** A graph as GraphML, keys typed; lists are texts of JSON. */
export function writeGraphml({ properties, nodes, edges }: PropertyGraph): string {
  const told = nodes.map(withLabelAndPlace);
  const labelled = edges.map(withLabel);
  const graphKeys: Column[] = properties.has(MARK) ? [{ id: 'g0', name: MARK, type: 'string' }] : [];
  const nodeKeys = columnsOf(told, 'n');
  const edgeKeys = columnsOf(labelled, 'e');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...declared('graph', graphKeys),
    ...declared('node', nodeKeys),
    ...declared('edge', edgeKeys),
    '<graph id="G" edgedefault="directed">',
    ...graphKeys.map(({ id, name }) => data(id, properties.get(name)!)),
    ...told.map((node) => `<node${xmlAttributes({ id: node.key })}>${dataOf(node, nodeKeys)}</node>`),
    ...labelled.map((edge, at) => edgeLine(edge, at, edgeKeys)),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

function declared(of: string, keys: readonly Column[]): string[] {
  return keys.map(
    ({ id, name, type }) => `<key${xmlAttributes({ id, for: of, 'attr.name': name, 'attr.type': type })}/>`,
  );
}

function edgeLine(edge: PropertyEdge, at: number, keys: readonly Column[]): string {
  const { source, target, directed } = edge;
  const tag = xmlAttributes({ id: `e${at}`, source, target, directed: directed ? undefined : 'false' });
  return `<edge${tag}>${dataOf(edge, keys)}</edge>`;
}

function dataOf({ properties }: PropertyNode | PropertyEdge, keys: readonly Column[]): string {
  return keys
    .map(({ id, name }) => {
      const value = properties.get(name);
      return value === undefined ? '' : data(id, value);
    })
    .join('');
}

function data(key: string, value: PropertyValue): string {
  return `<data key="${key}">${escapeXml(writtenValue(value))}</data>`;
}

function withLabelAndPlace(node: PropertyNode): PropertyNode {
  const { label, place, properties } = node;
  const [x, y] = place ?? [];
  const placed =
    x === undefined || y === undefined
      ? []
      : ([
          ['x', x],
          ['y', y],
        ] as const);
  return {
    ...node,
    properties: new Map<string, PropertyValue>([['label', label], ...placed, ...properties]),
  };
}

function withLabel(edge: PropertyEdge): PropertyEdge {
  return { ...edge, properties: new Map<string, PropertyValue>([['label', edge.label], ...edge.properties]) };
}
