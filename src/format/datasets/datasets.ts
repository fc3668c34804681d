import type { Ontology } from '../../model/ontology';
import type { TextFile } from '../yaml-text';
import type { DatasetImport } from './draft';

/** One public data set, by the name that the command line has for it. */
export interface Dataset {
  readonly id: string;
  readonly title: string;
  /** Of its files, where a folder is named. */
  readonly endings: readonly string[];
  readonly read: (files: readonly TextFile[], known: Ontology) => Promise<DatasetImport>;
}

export const DATASETS: readonly Dataset[] = [
  {
    id: 'ecosystem-graphs',
    title: 'Stanford’s Ecosystem Graphs, a folder of YAML assets',
    endings: ['.yaml', '.yml'],
    read: async (files, known) => (await import('./ecosystem-graphs')).importEcosystemGraphs(files, known),
  },
  {
    id: 'epoch',
    title: 'Epoch AI’s tables of models, of any vintage',
    endings: ['.csv'],
    read: async (files, known) => (await import('./epoch')).importEpoch(files, known),
  },
  {
    id: 'models.dev',
    title: 'models.dev, its folder of TOML',
    endings: ['.toml'],
    read: async (files, known) => (await import('./models-dev')).importModelsDev(files, known),
  },
  {
    id: 'modelforest',
    title: 'ModelForest, JSON of models and relationships',
    endings: ['.json'],
    read: async (files, known) => (await import('./modelforest')).importModelForest(files, known),
  },
];
