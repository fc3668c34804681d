import { byPlace, hasErrors, type Diagnostic } from '../model/diagnostic';
import type { Graph, Source, Statement } from '../model/graph';
import type { Ontology } from '../model/ontology';
import { checkNames, readEntities, type EntityDraft } from './read-entities';
import { readOntology } from './read-ontology';
import { readSources } from './read-sources';
import { readStatements } from './read-statements';
import { YamlText, type TextFile } from './yaml-text';

/** The texts of a graph as people edit it. */
export interface GraphTexts {
  readonly ontology: TextFile;
  readonly sources?: TextFile;
  readonly entities: readonly TextFile[];
}

export interface GraphReading {
  /** Every fault of every file, by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there is an error: nothing half-read is ever handed on. */
  readonly graph?: Graph;
}

/** Reads and checks a graph in our YAML form; never throws for what a text holds. */
export function readGraph(texts: GraphTexts): GraphReading {
  const ontologyText = new YamlText(texts.ontology);
  const ontology = readOntology(ontologyText);
  const sourcesText = texts.sources && new YamlText(texts.sources);
  const sources = sourcesText === undefined ? [] : readSources(sourcesText);
  const files = texts.entities.map((file) => new YamlText(file));
  // To a broken ontology every entity looks wrong: then its own faults are all there is to tell.
  const body = hasErrors(ontologyText.diagnostics) ? NOTHING : readBody(files, ontology, sources);
  const all = [ontologyText, ...(sourcesText === undefined ? [] : [sourcesText]), ...files];
  const diagnostics = all.flatMap((yaml) => yaml.diagnostics).toSorted(byPlace);
  return hasErrors(diagnostics) ? { diagnostics } : { diagnostics, graph: { ontology, sources, ...body } };
}

const NOTHING: Pick<Graph, 'entities' | 'statements'> = { entities: [], statements: [] };

function readBody(
  files: readonly YamlText[],
  ontology: Ontology,
  sources: readonly Source[],
): typeof NOTHING {
  const drafts = checkNames(files.flatMap((yaml) => readEntities(yaml, ontology)));
  const entities = drafts.map(({ entity }) => entity);
  const vocabulary = {
    ontology,
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    sources: new Map(sources.map((source) => [source.id, source])),
  };
  const statements = drafts.flatMap((draft) => readStatements(draft, vocabulary));
  checkRepeats(drafts, statements);
  return { entities, statements };
}

/** The same statement twice, to the letter: one of them was meant to say something else, or nothing. */
function checkRepeats(drafts: readonly EntityDraft[], statements: readonly Statement[]): void {
  const seen = new Set<string>();
  const draftOf = new Map(drafts.map((draft) => [draft.entity.id, draft]));
  for (const { references: _, ...said } of statements) {
    const key = JSON.stringify(said);
    if (!seen.has(key)) {
      seen.add(key);
      continue;
    }
    const { yaml, keyNode } = draftOf.get(said.subject)!;
    const message = `${said.subject} says ${said.predicate} ${JSON.stringify(said.object)} twice`;
    yaml.report(keyNode, 'duplicate-statement', message, 'join the two, with both references', 'warning');
  }
}
