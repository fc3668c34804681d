import { InputError } from '../model/errors';
import type { Ontology } from '../model/ontology';
import type { GraphImport } from './foreign/read-properties';
import { ontologyForm } from './foreign/yaml-form';
import { readGraph } from './read-graph';
import type { TextFile } from './yaml-text';

/**
 * Reads files of our own YAML, told apart by their names; without `ontology.yaml` they speak the known vocabulary.
 * @throws InputError graph-has-faults, with all of them
 */
export function importYaml(files: readonly TextFile[], known: Ontology): GraphImport {
  const named = (name: string) => files.find(({ file }) => file === name || file.endsWith(`/${name}`));
  const [ontology, sources] = [named('ontology.yaml'), named('sources.yaml')];
  const { graph, diagnostics } = readGraph({
    ontology: ontology ?? { file: 'ontology.yaml', text: JSON.stringify(ontologyForm(known)) },
    ...(sources === undefined ? {} : { sources }),
    entities: files.filter((file) => file !== ontology && file !== sources),
  });
  if (graph === undefined) throw new InputError('graph-has-faults', 'the graph has faults', { diagnostics });
  const read = graph.entities.length + graph.statements.length;
  const placeholders = graph.entities.filter(({ placeholder }) => placeholder).length;
  return {
    graph,
    report: { read, kept: read, dropped: [], placeholders, merged: 0, ambiguous: 0, notes: [] },
  };
}
