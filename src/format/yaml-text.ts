import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
  type ParsedNode,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';
import type { Diagnostic, DiagnosticCode, Severity } from '../model/diagnostic';

/** A text of YAML and the faults found in it. */
export interface TextFile {
  /** As named in diagnostics. */
  readonly file: string;
  readonly text: string;
}

/** A node that is there; `null` stands where YAML has nothing. */
export type YamlNode = ParsedNode | Node | null | undefined;

export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: YamlNode;
}

/** Largest text that is read, in UTF-16 units. A graph that does not fit is a case for a snapshot. */
export const MAX_TEXT = 16 * 1024 * 1024;
const MAX_SYNTAX_ERRORS = 20;

/**
 * Reads one YAML text by its syntax tree, so that every fault has its place. Scalars are texts (YAML's failsafe
 * schema): what a number or date is, is decided by our own grammar. Anchors, aliases and tags are refused.
 */
export class YamlText {
  readonly diagnostics: Diagnostic[] = [];
  readonly root: YamlNode;
  readonly #lines = new LineCounter();

  constructor(readonly source: TextFile) {
    this.root = this.#parse();
  }

  #parse(): YamlNode {
    const { text } = this.source;
    if (text.length > MAX_TEXT) {
      const message = `text of ${text.length} characters is too large`;
      this.reportAt(
        0,
        'too-large',
        message,
        `at most ${MAX_TEXT} characters; split the file, or build a snapshot`,
      );
      return null;
    }
    const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, lineCounter: this.#lines });
    const deep = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
    if (deep !== undefined)
      this.reportAt(deep.pos[0], 'too-deep', 'nested too deeply to be read', 'entities need four levels');
    else this.#reportSyntax(document.errors);
    return document.errors.length > 0 ? null : document.contents;
  }

  /** One slip makes YAML see many; the first ones tell where it is. */
  #reportSyntax(errors: readonly YAMLParseError[]): void {
    for (const { pos, message, code } of errors.slice(0, MAX_SYNTAX_ERRORS)) {
      this.reportAt(pos[0], 'syntax', firstLine(message), `YAML: ${code.toLowerCase().replaceAll('_', ' ')}`);
    }
    const left = errors.length - MAX_SYNTAX_ERRORS;
    if (left <= 0) return;
    const hint = 'mend the first ones; the others mostly follow from them';
    this.reportAt(errors[MAX_SYNTAX_ERRORS]!.pos[0], 'syntax', `${left} more errors of syntax`, hint);
  }

  report(
    at: YamlNode,
    code: DiagnosticCode,
    message: string,
    hint: string,
    severity: Severity = 'error',
  ): void {
    this.reportAt(at?.range?.[0] ?? 0, code, message, hint, severity);
  }

  reportAt(
    offset: number,
    code: DiagnosticCode,
    message: string,
    hint: string,
    severity: Severity = 'error',
  ): void {
    const { line, col } = this.#lines.linePos(offset);
    const { file } = this.source;
    this.diagnostics.push({
      file,
      line: Math.max(1, line),
      column: Math.max(1, col),
      severity,
      code,
      message,
      hint,
    });
  }

  /** The entries of a mapping, each key once; or none, with a fault reported. */
  entries(node: YamlNode, what: string): Entry[] {
    if (!isMap(node)) {
      this.wrongType(node, what, 'a mapping of keys to values');
      return [];
    }
    const seen = new Set<string>();
    return (node as YAMLMap<Node, YamlNode>).items.flatMap(({ key: keyNode, value }) => {
      const key = this.text(keyNode, 'key');
      if (key === undefined) return [];
      if (seen.has(key)) {
        this.report(keyNode, 'duplicate-key', `duplicate key: ${key}`, 'each key stands once; join the two');
        return [];
      }
      seen.add(key);
      return [{ key, keyNode, value }];
    });
  }

  /** The items of a list; a single value is a list of one. */
  items(node: YamlNode): readonly YamlNode[] {
    return isSeq(node) ? (node.items as YamlNode[]) : [node];
  }

  /** A text of one line without blanks at its ends, or undefined with a fault reported. */
  text(node: YamlNode, what: string): string | undefined {
    if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') {
      this.wrongType(node, what, 'a text');
      return undefined;
    }
    const text = node.value.trim();
    const control = CONTROL.exec(text);
    if (control === null) return text;
    const code = `U+${control[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    this.report(
      node,
      'bad-text',
      `${what} holds the character ${code}`,
      'one line of text, without control characters',
    );
    return undefined;
  }

  wrongType(node: YamlNode, what: string, expected: string): void {
    if (isAlias(node)) {
      this.report(node, 'unexpected-type', `${what} is a YAML alias`, 'aliases are not read; write it out');
      return;
    }
    this.report(node, 'unexpected-type', `${what} is ${nameOf(node)}`, `expected ${expected}`);
  }
}

/** Control characters, lone surrogates and what turns the reading direction round. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

function nameOf(node: YamlNode): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '')
    return `the text "${node.value}"`;
  return 'empty';
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0]!.replace(/ at line \d+, column \d+:?$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}
