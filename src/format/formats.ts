import { InputError } from '../model/errors';
import type { Graph } from '../model/graph';
import type { Ontology } from '../model/ontology';
import type { PropertyReading } from './foreign/property-graph';
import type { GraphImport } from './foreign/read-properties';
import type { Remark } from './report';
import type { TextFile } from './yaml-text';

/** What a format's writer made: one text, or the files of a folder. */
export interface Written {
  readonly text?: string;
  /** By name. */
  readonly files?: ReadonlyMap<string, string>;
  /** What the format has no place for; each counts once. */
  readonly dropped: readonly Remark[];
  /** Entities and statements that were written whole. */
  readonly kept: number;
}

/** One format of graphs, by the name that the command line has for it. Readers and writers are loaded when they are asked. */
export interface GraphFormat {
  readonly id: string;
  readonly title: string;
  /** Whether a text that begins so is one; asked in the order of the table. */
  readonly looksLike: (head: string) => boolean;
  /** @param known whose words mean in the graph what they mean here */
  readonly read: (files: readonly TextFile[], known: Ontology) => Promise<GraphImport>;
  /** @param places x and y of each entity, in the order of `graph.entities` */
  readonly write?: (graph: Graph, places?: ArrayLike<number>) => Promise<Written>;
}

const graphology: GraphFormat = {
  id: 'graphology',
  title: 'graphology JSON, and node-link JSON of other tools',
  looksLike: (head) => /^\s*\{/.test(head),
  read: async (files, known) => {
    const { readGraphologyJson } = await import('./graphology-json');
    return interpreted(readGraphologyJson(only(files)), files, known);
  },
  write: async (graph, places) => {
    const { writeGraphologyJson } = await import('./graphology-json');
    return { text: writeGraphologyJson(await asProperties(graph, places)), dropped: [], kept: sizeOf(graph) };
  },
};

const csv: GraphFormat = {
  id: 'csv',
  title: 'tables of nodes and edges',
  looksLike: (head) => /^[^\n\r<{]*[,;\t]/.test(head),
  read: async (files, known) => {
    const { readCsvPairs } = await import('./csv-pairs');
    return interpreted(readCsvPairs(files), files, known);
  },
  write: async (graph, places) => {
    const { writeCsvPairs } = await import('./csv-pairs');
    return { files: writeCsvPairs(await asProperties(graph, places)), dropped: [], kept: sizeOf(graph) };
  },
};

const gexf: GraphFormat = {
  id: 'gexf',
  title: 'GEXF 1.1 to 1.3',
  looksLike: (head) => beginsWithElement(head, 'gexf'),
  read: async (files, known) => {
    const { readGexf } = await import('./gexf-read');
    return interpreted(readGexf(only(files)), files, known);
  },
  write: async (graph, places) => {
    const { writeGexf } = await import('./gexf-write');
    return { text: writeGexf(await asProperties(graph, places)), dropped: [], kept: sizeOf(graph) };
  },
};

const graphml: GraphFormat = {
  id: 'graphml',
  title: 'GraphML, with what yEd draws',
  looksLike: (head) => beginsWithElement(head, 'graphml'),
  read: async (files, known) => {
    const { readGraphml } = await import('./graphml-read');
    return interpreted(readGraphml(only(files)), files, known);
  },
  write: async (graph, places) => {
    const { writeGraphml } = await import('./graphml-write');
    return { text: writeGraphml(await asProperties(graph, places)), dropped: [], kept: sizeOf(graph) };
  },
};

const dot: GraphFormat = {
  id: 'dot',
  title: 'Graphviz DOT',
  looksLike: (head) =>
    /^\s*(?:(?:\/\/|#)[^\n]*\s+|\/\*[\s\S]*?\*\/\s*)*(?:strict\s+)?(?:di)?graph\b[^[{]*\{/i.test(head),
  read: async (files, known) => {
    const { readDot } = await import('./dot');
    return interpreted(readDot(only(files)), files, known);
  },
};

const gml: GraphFormat = {
  id: 'gml',
  title: 'GML',
  looksLike: (head) => /^(?:\s*#[^\n]*\n)*\s*(?:[A-Za-z]\w*\s+(?:"[^"]*"|[\w.+-]+)\s+)*graph\s*\[/.test(head),
  read: async (files, known) => {
    const { readGml } = await import('./gml');
    return interpreted(readGml(only(files)), files, known);
  },
};

const yaml: GraphFormat = {
  id: 'yaml',
  title: 'a folder of YAML, as people edit a graph',
  looksLike: () => false,
  read: async (files, known) => {
    const { importYaml } = await import('./yaml-import');
    return importYaml(files, known);
  },
  write: async (graph) => {
    const { writeYaml } = await import('./yaml-write');
    const { files, dropped } = writeYaml(graph);
    return { files, dropped: dropped.list(), kept: sizeOf(graph) - dropped.total };
  },
};

const jsonLd: GraphFormat = {
  id: 'jsonld',
  title: 'JSON-LD, with PROV-O and schema.org',
  looksLike: (head) => /^\s*[[{]/.test(head) && /"@(?:context|graph|id|type)"\s*:/.test(head),
  read: async (files, known) => {
    const { readJsonLd } = await import('./rdf/json-ld');
    const { readTriples } = await import('./rdf/read-triples');
    return readTriples(await readJsonLd(only(files)), files[0]!.file, known);
  },
  write: async (graph, places) => {
    const { writeJsonLd } = await import('./rdf/json-ld');
    return { text: writeJsonLd(await asTriples(graph, places)), dropped: [], kept: sizeOf(graph) };
  },
};

const turtle: GraphFormat = {
  id: 'turtle',
  title: 'Turtle, with PROV-O and schema.org; N-Triples',
  looksLike: (head) =>
    /^(?:\s|#[^\n]*\n)*(?:@?(?:prefix|base)\s|(?:<[^<>\s]*>|_:\w+)\s+(?:<[^<>\s]+>|a\s))/i.test(head),
  read: async (files, known) => {
    const { readTurtle } = await import('./rdf/turtle');
    const { readTriples } = await import('./rdf/read-triples');
    return readTriples(readTurtle(only(files)), files[0]!.file, known);
  },
  write: async (graph, places) => {
    const { writeTurtle } = await import('./rdf/turtle');
    return { text: await writeTurtle(await asTriples(graph, places)), dropped: [], kept: sizeOf(graph) };
  },
};

/** In the order in which a file is tried. */
export const FORMATS: readonly GraphFormat[] = [
  gexf,
  graphml,
  jsonLd,
  graphology,
  turtle,
  dot,
  gml,
  csv,
  yaml,
];

/** Whether the first element, after declarations and comments, is called so. */
function beginsWithElement(head: string, name: string): boolean {
  const [, first = ''] = /^\s*(?:<[?!][^>]*>\s*)*<(?:[\w.-]+:)?([\w.-]+)/.exec(head) ?? [];
  return first.toLowerCase() === name;
}

/** What a text is, by how it begins; the name of its file says nothing. */
export function detectFormat(text: string): GraphFormat | undefined {
  const head = text.slice(0, 5_000);
  return FORMATS.find(({ looksLike }) => looksLike(head));
}

async function interpreted(
  reading: PropertyReading,
  files: readonly TextFile[],
  known: Ontology,
): Promise<GraphImport> {
  const { readProperties } = await import('./foreign/read-properties');
  return readProperties(reading, files[0]!.file, known);
}

async function asProperties(graph: Graph, places: ArrayLike<number> | undefined) {
  const { writeProperties } = await import('./foreign/write-properties');
  return writeProperties(graph, places);
}

async function asTriples(graph: Graph, places: ArrayLike<number> | undefined) {
  const { writeTriples } = await import('./rdf/write-triples');
  return writeTriples(graph, places);
}

function sizeOf({ entities, statements }: Graph): number {
  return entities.length + statements.length;
}

/** @throws InputError wrong-use for several files of a format that is one */
function only(files: readonly TextFile[]): TextFile {
  const [file, second] = files;
  if (file === undefined || second !== undefined)
    throw new InputError('wrong-use', `expected one file, got ${files.length}`);
  return file;
}
