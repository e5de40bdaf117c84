/**
 * Quick fixes, fix-all, the checks that a call wants, suppression comments and the link to a rule's page. Edits are made when they are asked for,
 * from the result of the document's present version, and carry that version.
 */
import { CodeActionKind, TextDocumentEdit } from 'vscode-languageserver/node';
import type {
  CodeAction,
  CodeActionParams,
  Diagnostic,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Finding, TextEdit as CoreEdit } from '../core/finding';
import { lineEndOf, safeEdits } from '../core/fix';
import type { CallSiteInfo } from '../core/call-site';
import type { Skeleton } from '../core/skeleton/skeleton';
import { LineIndex, type Span } from '../core/text';
import { say, wordsOf } from '../languages/say';
import type { ClientAbilities } from './client-capabilities';
import { diagnosticSource, keyOf } from './diagnostics';
import { rangeOf, spanOf, touches } from './ranges';
import type { DocumentResult } from './results';
import { rulePage } from './installation';
import { texts } from './texts';
import { uriOfPath } from './uris';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.numaLens`;

/** Executed by the server, which asks the editor to show the page. */
export const showPageCommand = 'numaLens.server.showRulePage';

/** What is offered depends on them. */
export interface CodeActionHost {
  readonly abilities: ClientAbilities;
  /** Whether a comment can silence the rule. */
  canDisable(rule: string): boolean;
  /** A document that is open in the editor. */
  open(uri: string): { readonly version: number; getText(): string } | undefined;
  /** The checks that a call of the document wants. */
  skeletons(site: CallSiteInfo): readonly Skeleton[];
}

export function codeActions(
  { context, range }: CodeActionParams,
  document: DocumentResult,
  host: CodeActionHost,
): readonly CodeAction[] {
  const { abilities } = host;
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  const selected = spanOf(document.lines, range);
  const wantsFixes = wants(CodeActionKind.QuickFix);
  const findings = wantsFixes ? document.result.findings.filter((one) => touches(one.span, selected)) : [];
  const skeletons =
    wantsFixes || wants(CodeActionKind.RefactorRewrite)
      ? skeletonsAt(selected, findings, document, host)
      : [];
  if (wantsFixes) {
    for (const finding of findings)
      if (!skeletons.some((one) => one.fixes.includes(finding)))
        actions.push(...fixes(finding, document, host, diagnosticOf(finding, document, context.diagnostics)));
  }
  for (const { skeleton, fixes: fixed } of skeletons) {
    const kind = fixed.length > 0 ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite;
    if (!wants(kind)) continue;
    actions.push({
      title: wordsOf(skeleton.fix.title),
      kind,
      ...(fixed.length > 0
        ? { diagnostics: fixed.flatMap((one) => diagnosticOf(one, document, context.diagnostics)) }
        : {}),
      edit: workspaceEdit(document, skeleton.fix.edits, abilities),
    });
  }
  if (wantsFixes) {
    for (const finding of findings)
      actions.push(
        ...asides(
          finding,
          document,
          abilities,
          diagnosticOf(finding, document, context.diagnostics),
          host.canDisable(finding.rule),
        ),
      );
  }
  // Offered on request only: a source action in every light bulb would be in the way.
  if (context.only !== undefined && wants(fixAllKind)) {
    const edits = safeEdits(document.result.findings);
    if (edits.length > 0)
      actions.push({
        title: say(texts.fixAll),
        kind: fixAllKind,
        edit: workspaceEdit(document, edits, abilities),
      });
  }
  return actions;
}

/** The rules that a check is the answer to. */
const answers: Readonly<Record<Skeleton['checks'][number], string>> = {
  result: 'result-ignored',
  status: 'status-ignored',
};

/** The checks that the one selected call wants, each with those of the findings that it answers. */
function skeletonsAt(
  selected: Span,
  findings: readonly Finding[],
  { result }: DocumentResult,
  host: CodeActionHost,
): readonly { readonly skeleton: Skeleton; readonly fixes: readonly Finding[] }[] {
  const [site, another] = result.callSites.filter((one) => touches(one.span, selected));
  if (site === undefined || another !== undefined) return [];
  const { start, end } = site.span;
  return host.skeletons(site).map((skeleton) => ({
    skeleton,
    fixes: findings.filter(
      ({ rule, span }) =>
        span.start >= start && span.end <= end && skeleton.checks.some((check) => answers[check] === rule),
    ),
  }));
}

/** The editor's own copy of the finding's diagnostic, so that the action is shown with it. */
function diagnosticOf(
  finding: Finding,
  { lines }: DocumentResult,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const ours = diagnostics.filter((one) => one.source === diagnosticSource && one.code === finding.rule);
  const key = keyOf(finding, rangeOf(lines, finding.span));
  const same = ours.find((one) => keyIn(one.data) === key);
  const [first] = same === undefined ? ours : [same];
  return first === undefined ? [] : [first];
}

function keyIn(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'key' in data ? data.key : undefined;
}

function fixes(
  { fixes: offered }: Finding,
  document: DocumentResult,
  host: CodeActionHost,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  const safe = offered.filter((one) => one.applicability === 'safe');
  return offered.flatMap((fix) => {
    const target = fix.path === undefined ? document : otherFile(fix.path, document, host);
    if (target === undefined) return [];
    const action: CodeAction = {
      title: wordsOf(fix.title),
      kind: CodeActionKind.QuickFix,
      diagnostics: [...diagnostics],
      // Two preferred actions for one finding would make the editor choose by order.
      ...(fix === safe[0] ? { isPreferred: true } : {}),
      edit: workspaceEdit(target, fix.edits, host.abilities),
    };
    return [action];
  });
}

/** Another file that a fix changes; undefined where it has changed since it was read. */
function otherFile(
  path: string,
  { otherFiles }: DocumentResult,
  host: CodeActionHost,
): EditedText | undefined {
  const text = otherFiles.get(path);
  const uri = uriOfPath(path);
  const open = host.open(uri);
  if (text === undefined || (open !== undefined && open.getText() !== text)) return undefined;
  return { uri, version: open?.version ?? null, text, lines: new LineIndex(text) };
}

/** What can be done about a finding other than fixing it. */
function asides(
  { rule, span }: Finding,
  document: DocumentResult,
  abilities: ClientAbilities,
  diagnostics: readonly Diagnostic[],
  canDisable: boolean,
): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  const add = (title: string, rest: Partial<CodeAction>): void => {
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [...diagnostics],
      ...rest,
    });
  };
  const line = canDisable ? lineSuppression(document, rule, span) : undefined;
  if (line !== undefined)
    add(say(texts.disableLine, { rule }), { edit: workspaceEdit(document, [line], abilities) });
  if (canDisable) {
    const text = `${commentSign(document)} numa-lens-ignore-file ${rule} -- ${texts.reason}\n`;
    const start = firstPlace(document);
    const file = { span: { start, end: start }, text };
    add(say(texts.disableFile, { rule }), { edit: workspaceEdit(document, [file], abilities) });
  }
  const page = rulePage(rule);
  if (abilities.showsDocuments && page !== undefined) {
    const title = say(texts.showPage, { rule });
    add(title, { command: { title, command: showPageCommand, arguments: [rule] } });
  }
  return actions;
}

/** A comment on a line of its own above the finding; none where it would not be a comment. */
function lineSuppression(document: DocumentResult, rule: string, span: Span): CoreEdit | undefined {
  const { text, lines } = document;
  const { line } = lines.positionAt(span.start);
  const start = lines.lineStart(line);
  const above = text.slice(0, start);
  if (/\\\r?\n?$/.test(above.slice(-3))) return undefined;
  // Perhaps inside a template, where a comment would be text.
  if ((above.match(/(?<!\\)`/g)?.length ?? 0) % 2 === 1) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(start, span.start))?.[0] ?? '';
  const comment = `${indent}${commentSign(document)} numa-lens-ignore ${rule} -- ${texts.reason}\n`;
  return { span: { start, end: start }, text: comment };
}

/** What begins a comment of one line. */
function commentSign({ manifest }: DocumentResult): string {
  return manifest === undefined || manifest === 'devcontainer' ? '//' : '#';
}

/** Behind what counts only in front of everything else, comments too: `# syntax=…` in a Dockerfile, `#!` in a script. */
function firstPlace({ manifest, text }: DocumentResult): number {
  const first =
    manifest === 'dockerfile' ? /^(?:#[ \t]*\w+[ \t]*=[^\r\n]*(?:\r?\n|$))*/ : /^#![^\r\n]*(?:\r?\n|$)/;
  return first.exec(text)?.[0].length ?? 0;
}

interface EditedText {
  readonly uri: string;
  /** Null: not open, what is on disk counts. */
  readonly version: number | null;
  readonly text: string;
  readonly lines: LineIndex;
}

function workspaceEdit(
  { uri, version, text: whole, lines }: EditedText,
  edits: readonly CoreEdit[],
  { versionedEdits }: ClientAbilities,
): WorkspaceEdit {
  const lineEnd = lineEndOf(whole);
  const changes: TextEdit[] = edits.map(({ span, text }) => ({
    range: rangeOf(lines, span),
    newText: text.replaceAll(/\r\n|\r|\n/g, lineEnd),
  }));
  return versionedEdits
    ? { documentChanges: [TextDocumentEdit.create({ uri, version }, changes)] }
    : { changes: { [uri]: changes } };
}
