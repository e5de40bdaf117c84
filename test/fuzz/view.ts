/**
 * One document as the server sees it across its edits, without the wire: the open document, the functions that are known of it, its
 * diagnostics and the answers to requests about a place. What it tells is one JSON text, to be compared with what a view tells that
 * was opened on the same text just now; what may never be told of any text is a problem.
 */
import type { Diagnostic } from 'vscode-languageserver/node';
import { applyEdits, safeEdits } from '../../server/core/fix';
import { lint } from '../../server/core/engine';
import type { LintResult } from '../../server/core/lint';
import { rulesById } from '../../server/core/rules/catalogue';
import type { LanguageId, Parser } from '../../server/core/syntax/port';
import { toCallSites } from '../../server/lsp/call-sites';
import { readAbilities } from '../../server/lsp/client-capabilities';
import { codeActions, fixAllKind } from '../../server/lsp/code-actions';
import { DiagnosticMemory } from '../../server/lsp/diagnostic-memory';
import { completionsAt } from '../../server/lsp/features/completion';
import { documentLinks } from '../../server/lsp/features/document-links';
import { inlayHints } from '../../server/lsp/features/inlay-hints';
import { signatureHelp } from '../../server/lsp/features/signature-help';
import { comparedNumberHover, hoverAt } from '../../server/lsp/hover';
import { KnownFunctions } from '../../server/lsp/known-functions';
import { markdown } from '../../server/lsp/markup';
import { MessageJson } from '../../server/lsp/message-json';
import { OpenDocument } from '../../server/lsp/open-document';
import { rangeOf } from '../../server/lsp/ranges';
import type { DocumentResult } from '../../server/lsp/results';
import { modern } from '../lsp/support/editor';
import { usualConfig } from '../rules/harness';
import type { Step } from '../unit/property/scenario';
import { fixProblem, placeProblem, rangeProblem } from './places';

export interface Kind {
  readonly language: LanguageId;
  readonly path: string;
  readonly parser: Parser;
}

export interface Told {
  /** Made when it is asked for: most of what is told is not compared. */
  json(): string;
  /** A sentence; undefined: nothing is wrong with it. */
  readonly problem: string | undefined;
}

/** More than this often a fix of what a fix left does not come to an end. */
const mostFixRounds = 12;

const abilities = readAbilities(modern);

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one));

export class View {
  readonly #kind: Kind;
  readonly #uri: string;
  readonly #document: OpenDocument;
  readonly #functions = new KnownFunctions();
  readonly #memory = new DiagnosticMemory();
  readonly #json = new MessageJson();
  /** The JSON with which a diagnostic was told. */
  readonly #checked = new WeakMap<Diagnostic, string>();

  constructor(kind: Kind, text: string, version = 1) {
    this.#kind = kind;
    this.#uri = `file:///fuzz/${kind.path}`;
    this.#document = new OpenDocument({ uri: this.#uri, languageId: kind.language, version, text });
  }

  get text(): string {
    return this.#document.getText();
  }

  get version(): number {
    return this.#document.version;
  }

  /** As an editor tells of it: ranges where it can, else the whole text. */
  change({ changes, after }: Step): void {
    const version = this.#document.version + 1;
    for (const { span, text } of changes ?? []) {
      const { text: whole, lines } = this.#document.state;
      // No position names a place inside of a line end.
      const isInside = [span.start, span.end].some((at) => whole.slice(at - 1, at + 1) === '\r\n');
      const change = isInside
        ? { text: whole.slice(0, span.start) + text + whole.slice(span.end) }
        : { range: rangeOf(lines, span), text };
      this.#document.change([change], version);
    }
    if (changes === undefined) this.#document.change([{ text: after.text }], version);
  }

  /** @param look a number that says which place is asked about; undefined: only findings and diagnostics are asked for */
  async tell(supplied: ReadonlyMap<string, string>, look: number | undefined): Promise<Told> {
    try {
      const result = await this.#linted(supplied);
      const parts = [this.#findings(result)];
      if (look !== undefined) parts.push(await this.#answers(result, look));
      const problem = parts.find((one) => one.problem !== undefined)?.problem;
      return { json: () => `[${parts.map((one) => one.json()).join()}]`, problem };
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { json: () => JSON.stringify({ thrown: stack }), problem: stack };
    }
  }

  async #linted(supplied: ReadonlyMap<string, string>): Promise<DocumentResult> {
    const { language, path, parser } = this.#kind;
    const { version, text, lines } = this.#document.state;
    const analysis = { parser, rules: rulesById, lint };
    const input = { path: `/fuzz/${path}`, language, config: usualConfig, headers: supplied };
    const result = await this.#functions.lint(analysis, this.#document, input);
    return { uri: this.#uri, version, text, lines, config: usualConfig, result, otherFiles: supplied };
  }

  #findings(result: DocumentResult): Told {
    const { findings, callSites, wanted } = result.result;
    const diagnostics = this.#memory.of(result, {
      ...{ rules: rulesById, abilities, json: this.#json },
      textOf: () => undefined,
    });
    const written = diagnostics.map((one) => this.#json.of(one));
    const pasted = diagnostics.find((one, at) => !this.#isItsOwn(one, written[at] ?? ''));
    const problem =
      placeProblem(findings, callSites, result.text) ??
      (pasted === undefined ? undefined : `kept JSON of a diagnostic is not its own: ${plain(pasted)}`) ??
      rangeProblem(diagnostics, result);
    return { json: () => plain({ findings, callSites, wanted, written }), problem };
  }

  /** A diagnostic that is the same object with the same JSON was looked at when it was new. */
  #isItsOwn(diagnostic: Diagnostic, written: string): boolean {
    if (this.#checked.get(diagnostic) === written) return true;
    this.#checked.set(diagnostic, written);
    return isSame(JSON.parse(written), diagnostic);
  }

  async #answers(result: DocumentResult, look: number): Promise<Told> {
    const { text, lines } = result;
    const document = this.#document;
    const offset = placeOfInterest(result, look);
    const place = await Promise.resolve(this.#functions.cursor(document, offset));
    if (place === 'outdated') return { json: () => '"outdated"', problem: 'a linted text is outdated' };
    const call = place?.call;
    const whole = rangeOf(lines, { start: 0, end: text.length });
    const at = rangeOf(lines, { start: offset, end: offset });
    const host = {
      abilities,
      canDisable: () => true,
      open: () => document,
      skeletons: (site: LintResult['callSites'][number]) => this.#functions.skeletons(document, site),
    };
    const context = { diagnostics: [...this.#memory.last] };
    const asked = { textDocument: { uri: this.#uri }, context };
    const answers = {
      hover: hoverAt(result, offset, markdown) ?? (place && comparedNumberHover(result, place, markdown)),
      completions: place && completionsAt({ place, state: document.state, offset, abilities }),
      signature: call && signatureHelp(call, text.slice(call.callee.start, call.callee.end), markdown),
      hints: inlayHints(result, { start: 0, end: text.length }),
      links: documentLinks(result),
      sites: toCallSites(result).callSites,
      actions: codeActions({ ...asked, range: at }, result, host),
      all: codeActions(
        { ...asked, range: whole, context: { ...context, only: [fixAllKind, 'quickfix'] } },
        result,
        host,
      ),
    };
    return { json: () => plain(answers), problem: rangeProblem(answers, result) };
  }

  /** Applies what is offered, and again what is offered of what that left. @param look which of the fixes */
  fixed(supplied: ReadonlyMap<string, string>, look: number): string | undefined {
    const { language, path, parser } = this.#kind;
    const linted = (text: string): LintResult =>
      lint({ path: `/fuzz/${path}`, text, language, config: usualConfig, parser, headers: supplied });
    let { text } = this;
    const first = linted(text);
    const fixes = first.findings.flatMap((one) => one.fixes.filter((fix) => fix.path === undefined));
    const one = fixes[look % Math.max(1, fixes.length)];
    if (one !== undefined) {
      const after = applyEdits(text, one.edits);
      const problem = fixProblem(one, text, after) ?? placeProblem(linted(after).findings, [], after);
      if (problem !== undefined) return problem;
    }
    const texts = [text];
    for (let { findings } = first; ; { findings } = linted(text)) {
      const edits = safeEdits(findings);
      if (edits.length === 0) return undefined;
      text = applyEdits(text, edits);
      if (texts.includes(text)) return `fix-all comes back to a text that it changed: ${plain(edits)}`;
      texts.push(text);
      if (texts.length > mostFixRounds) return `fix-all does not come to an end: ${plain(edits)}`;
    }
  }
}

/** Mostly somewhere in or at a call: elsewhere there is little to tell. */
function placeOfInterest({ text, result: { callSites } }: DocumentResult, look: number): number {
  const site = callSites[look % Math.max(1, callSites.length)];
  if (site === undefined || look % 5 === 0) return look % (text.length + 1);
  const start = Math.max(0, site.span.start - 8);
  return Math.min(text.length, start + (look % (site.span.end - start + 16)));
}

function isSame(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b);
}

/** JSON with the members of each object in order of their names. */
function sorted(value: unknown): string {
  return plain(ordered(JSON.parse(plain(value))));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, ordered(one)]),
  );
}
