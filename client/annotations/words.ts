/** An annotation as Markdown: its sentences, a row for each run of pages, the rules that explain it, the way back. */
import * as vscode from 'vscode';
import type { CommandId } from '../commands/table';
import { findingsIn } from '../lsp/findings';
import { rulePage } from '../rule-pages';
import type { ActionResult } from './model';
import { canMakeLast } from './model';
import { annotate } from './model/view';
import type { Annotation } from './model/view';
import { say } from '../../server/languages/say';

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
      'numaLens.retry',
      'numaLens.makeLast',
    ] satisfies CommandId[],
  };
  const paragraph = (text: string): void => {
    markdown.appendMarkdown(`${text}\n\n`);
  };
  const [first = '', ...rest] = annotation.sentences;
  paragraph(`**${escapeMarkdown(first)}**`);
  if (rest.length > 0) paragraph(escapeMarkdown(rest.join(' ')));
  if (annotation.totals.length > 0)
    paragraph(escapeMarkdown(annotation.totals.map(totalInWords).join(' · ')));
  if (annotation.rows.length > 0) paragraph(tableOf(annotation));
  const hidden = annotation.rows.length - Math.min(annotation.rows.length, rowLimit) + annotation.rowsLeftOut;
  const list: CommandId = 'numaLens.showOutcomes';
  if (hidden > 0)
    paragraph(
      `${say('… and {runs} more runs of pages', { runs: hidden })}: [${say('show all')}](command:${list})`,
    );
  const { prediction } = annotation;
  if (prediction !== undefined)
    paragraph(
      `_${escapeMarkdown(prediction.sentence)}_ ${escapeMarkdown(prediction.details.join(' '))}`.trimEnd(),
    );
  for (const link of annotation.links) paragraph(ruleLink(link, result.anchor?.uri));
  const link = (text: string, command: CommandId): string =>
    `[${text}](command:${command}?${encodeURIComponent(`[${result.id}]`)})`;
  const links = [
    ...(result.outcome.pages === 0 ? [] : [link(say('Page map'), 'numaLens.showPageMap')]),
    ...(annotation.canRetry ? [link(say('Try again'), 'numaLens.retry')] : []),
    ...(canMakeLast(result) ? [link(say('Make it last…'), 'numaLens.makeLast')] : []),
    ...(annotation.canMoveBack ? [link(say('Move back'), 'numaLens.moveBack')] : []),
  ];
  if (links.length > 0) paragraph(links.join(' · '));
  return markdown;
}

function totalInWords({ label, before, after }: Annotation['totals'][number]): string {
  return before === after ? `${label}: ${after}` : `${label}: ${before} → ${after}`;
}

/** One row for each run of pages. What an entry means and what to do is said once, and then pointed at. */
function tableOf({ rows }: Annotation): string {
  const said = new Set<string>();
  const lines = rows.slice(0, rowLimit).map(({ from, to, pages, label, words, remedy }) => {
    const meaning = `${words} ${remedy}`.trim();
    const again = meaning !== '' && said.has(meaning);
    said.add(meaning);
    return `| ${pages} | \`${from}\`–\`${to}\` | ${unbroken(escapeMarkdown(label))} | ${again ? '″' : escapeMarkdown(meaning)} |`;
  });
  const heads = [say('pages'), say('from – to'), say('where'), say('what it means')];
  return [`| ${heads.join(' | ')} |`, '|---:|---|---|---|', ...lines].join('\n');
}

/** To the finding where the rule reported one, else to the page of the rule. */
function ruleLink({ text, rule, line }: Annotation['links'][number], document: string | undefined): string {
  const page = rulePage(rule);
  if (line !== undefined && document !== undefined)
    return `[${escapeMarkdown(text)}](${lineLink(document, line)})`;
  return page === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](${page.toString()})`;
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

export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');
}
