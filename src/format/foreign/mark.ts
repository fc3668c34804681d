import { hasErrors } from '../../model/diagnostic';
import type { Source } from '../../model/graph';
import type { Ontology } from '../../model/ontology';
import { readOntology } from '../read-ontology';
import { readSources } from '../read-sources';
import type { Remarks } from '../report';
import { YamlText } from '../yaml-text';
import { MARK, type Properties } from './property-graph';

/** What a file of ours brings along. */
export interface Mark {
  readonly ontology: Ontology;
  readonly sources: readonly Source[];
}

/** Reads the mark by which a file of ours is known; one with faults is remarked, and the file read as a stranger's. */
export function readMark(properties: Properties, notes: Remarks): Mark | undefined {
  const text = properties.get(MARK);
  if (typeof text !== 'string') return undefined;
  const mark = parseMark(text);
  if (mark === undefined)
    notes.add('vocabulary', 'it has faults: the file is read as one of another tool', `property ${MARK}`);
  return mark;
}

function parseMark(text: string): Mark | undefined {
  const { ontology, sources } = parts(text);
  if (ontology === undefined || sources === undefined) return undefined;
  // JSON is YAML: one reader checks both.
  const ontologyText = new YamlText({ file: MARK, text: JSON.stringify(ontology) });
  const sourcesText = new YamlText({ file: MARK, text: JSON.stringify(sources) });
  const mark = {
    ontology: readOntology(ontologyText),
    sources: Object.keys(sources).length === 0 ? [] : readSources(sourcesText),
  };
  return hasErrors([...ontologyText.diagnostics, ...sourcesText.diagnostics]) ? undefined : mark;
}

function parts(text: string): { readonly ontology?: object; readonly sources?: object } {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return {};
    const { ontology, sources } = parsed as Record<string, unknown>;
    return { ...(isObject(ontology) ? { ontology } : {}), ...(isObject(sources) ? { sources } : {}) };
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
