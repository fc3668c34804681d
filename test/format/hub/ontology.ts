import { readFileSync } from 'node:fs';
import { readGraph } from '../../../src/format/read-graph';
import { ROOT } from '../../setup/data';

/** The vocabulary of the bundled graph. */
export function bundledOntology() {
  const file = 'graph-data/ontology.yaml';
  const { graph } = readGraph({
    ontology: { file, text: readFileSync(`${ROOT}${file}`, 'utf8') },
    entities: [],
  });
  return graph!.ontology;
}
