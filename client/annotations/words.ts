/** An annotation as Markdown: its sentences, a row for each run of pages, the rules that explain it, the way back. */
import * as vscode from 'vscode';
import type { CommandId } from '../commands/table';
import { findingsIn } from '../lsp/findings';
import type { ActionResult, Annotation } from './model';
import { annotate } from './model';

/** More rows than a hover can show are in "Show Outcomes". */
const rowLimit = 16;

/** What is shown of a result, with the findings that its document has now. */
export function annotationOf(result: ActionResult): Annotation {
  const { anchor } = result;
  return annotate(result, anchor === undefined ? [] : findingsIn(vscode.Uri.parse(anchor.uri)));
}

export function hoverOf(result: ActionResult, annotation: Annotation): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = {
    enabledCommands: [
      'numaLens.moveBack',
      'numaLens.showOutcomes',
      'numaLens.showPageMap',
    ] satisfies CommandId[],
  };
  const paragraph = (text: string): void => {
    markdown.appendMarkdown(`${text}\n\n`);
  };
  const [first = '', ...rest] = annotation.sentences;
  paragraph(`**${escape(first)}**`);
  if (rest.length > 0) paragraph(escape(rest.join(' ')));
  const rows = annotation.rows
    .slice(0, rowLimit)
    .map(
      ({ from, pages, label, words, remedy }) =>
        `| ${pages} | \`${from}\` | ${unbroken(escape(label))} | ${escape(`${words} ${remedy}`.trim())} |`,
    );
  if (rows.length > 0) paragraph(['| pages | from | where | |', '|---:|---|---|---|', ...rows].join('\n'));
  const hidden = annotation.rows.length - rows.length + annotation.rowsLeftOut;
  const list: CommandId = 'numaLens.showOutcomes';
  if (hidden > 0) paragraph(`… and ${hidden} more runs of pages: [show all](command:${list})`);
  for (const { text, line } of annotation.links)
    paragraph(
      line === undefined || result.anchor === undefined
        ? escape(text)
        : `[${escape(text)}](${lineLink(result.anchor.uri, line)})`,
    );
  const link = (text: string, command: CommandId): string =>
    `[${text}](command:${command}?${encodeURIComponent(`[${result.id}]`)})`;
  const links = [
    ...(result.outcome.pages === 0 ? [] : [link('Page map', 'numaLens.showPageMap')]),
    ...(annotation.canMoveBack ? [link('Move back', 'numaLens.moveBack')] : []),
  ];
  if (links.length > 0) paragraph(links.join(' · '));
  return markdown;
}

/** @param line from 1 */
export function lineLink(uri: string, line: number): string {
  return vscode.Uri.parse(uri)
    .with({ fragment: `L${line}` })
    .toString();
}

/** "-ENOENT" is one word: a word joiner after the hyphen keeps a narrow column from breaking it. */
function unbroken(text: string): string {
  return text.replaceAll('-', '-\u2060');
}

function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');
}
