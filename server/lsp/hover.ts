/**
 * What hovering shows: the call, the argument under the cursor with its proved value, and the flag, errno and status
 * constants. All knowledge comes from server/kernel; only the arrangement is decided here.
 */
import { MarkupKind } from 'vscode-languageserver/node';
import type { Hover } from 'vscode-languageserver/node';
import type { CallArgument, CallSiteInfo } from '../core/call-site';
import type { Span } from '../core/text';
import {
  explainCall,
  explainErrno,
  explainFlag,
  explainFlags,
  explainParameter,
  explainStatus,
  formatRange,
  prototype,
} from '../kernel/explain';
import type { Explanation } from '../kernel/explain';
import { constantValue } from '../kernel/constants';
import { findCall } from '../kernel/calls';
import { findCallErrno } from '../kernel/errnos';
import { findStatus } from '../kernel/statuses';
import { en as kernelTexts } from '../kernel/texts/en';
import { formatKernelVersion, reachesKernelRange } from '../kernel/version';
import type { KernelVersion } from '../kernel/version';
import { contains, rangeOf } from './ranges';
import type { DocumentResult } from './results';
import { texts } from './texts';

interface Card {
  readonly span: Span;
  readonly sections: readonly string[];
}

/** Undefined where there is nothing to say: most of a file. */
export function hoverAt(document: DocumentResult, offset: number, markdown: boolean): Hover | undefined {
  const { result, lines } = document;
  if (result.callSites.length === 0) return undefined;
  const card = constantCard(document, offset) ?? siteCard(document, offset);
  if (card === undefined) return undefined;
  const value = card.sections.join('\n\n');
  return {
    range: rangeOf(lines, card.span),
    contents: markdown
      ? { kind: MarkupKind.Markdown, value }
      : { kind: MarkupKind.PlainText, value: value.replaceAll(/```c?\n?|\*\*|`/g, '') },
  };
}

function siteCard({ result, config }: DocumentResult, offset: number): Card | undefined {
  for (const site of result.callSites) {
    if (contains(site.callee, offset))
      return { span: site.callee, sections: callSections(site, config.minKernel) };
    const argument = site.arguments.find((one) => contains(one.span, offset));
    if (argument !== undefined)
      return { span: argument.span, sections: argumentSections(site, argument, config.minKernel) };
  }
  return undefined;
}

function callSections(site: CallSiteInfo, minKernel: KernelVersion): readonly string[] {
  return [
    `\`\`\`c\n${prototype(site.call)}\n\`\`\``,
    ...explanationSections(explainCall(site.call), minKernel),
    ...(site.sound ? [] : [texts.unsound]),
  ];
}

function argumentSections(
  site: CallSiteInfo,
  argument: CallArgument,
  minKernel: KernelVersion,
): readonly string[] {
  const type = findCall(site.call)?.parameters.find((one) => one.role === argument.role)?.type ?? '';
  const declaration = type.endsWith('*') ? `${type}${argument.role}` : `${type} ${argument.role}`;
  return [
    `\`\`\`c\n${declaration}\n\`\`\``,
    ...foldedSections(argument),
    ...explanationSections(explainParameter(argument.role), minKernel),
  ];
}

function foldedSections({ role, folded, text, expanded }: CallArgument): readonly string[] {
  const sections: string[] = [];
  if (expanded !== text) sections.push(`${texts.expanded} \`${expanded}\``);
  if (folded === null) sections.push(`${texts.value} NULL`);
  else if (folded !== undefined && role === 'flags') {
    const { label, sentence } = explainFlags(folded);
    sections.push(`${texts.value} ${folded}${label === String(folded) ? '' : `: \`${label}\``}. ${sentence}`);
  } else if (folded !== undefined) sections.push(`${texts.value} ${folded}`);
  return sections;
}

/** A flag anywhere; an errno or status name inside a function that makes a NUMA call. */
function constantCard({ text, result, config }: DocumentResult, offset: number): Card | undefined {
  const span = wordAt(text, offset);
  if (span === undefined) return undefined;
  const word = text.slice(span.start, span.end);
  const flag = explainFlag(word);
  if (flag !== undefined) return card(span, [flag], config.minKernel);
  const value = /^E[0-9A-Z]+$/.test(word) ? constantValue(word) : undefined;
  if (value === undefined || !result.callSites.some((site) => contains(site.function, offset)))
    return undefined;
  const negated = /-\s*$/.test(text.slice(Math.max(0, span.start - 8), span.start));
  const known: Explanation[] = [];
  const errno = explainErrno(word);
  if (!negated && errno !== undefined && findCallErrno(word) !== undefined) known.push(errno);
  if (negated || findStatus(-value) !== undefined) known.push(explainStatus(-value));
  return known.length === 0 ? undefined : card(span, known, config.minKernel);
}

function card(span: Span, explanations: readonly Explanation[], minKernel: KernelVersion): Card {
  const titles: Partial<Record<Explanation['kind'], string>> = {
    errno: texts.asErrno,
    status: texts.asStatus,
  };
  const sections = explanations.flatMap((one) => {
    const value = constantValue(one.label.replace(/^-/, ''));
    const number = value === undefined ? '' : ` = ${one.label.startsWith('-') ? -value : value}`;
    const title = titles[one.kind];
    return [
      `**${one.label}**${number}${title === undefined ? '' : ` ${title}`}`,
      ...explanationSections(one, minKernel),
    ];
  });
  return { span, sections };
}

function explanationSections(explanation: Explanation, minKernel: KernelVersion): readonly string[] {
  const { sentence, causes, remedy, notes } = explanation;
  const sections = [sentence];
  if (causes.length > 0) sections.push(causes.map((one) => `- ${one}`).join('\n'));
  if (remedy !== '') sections.push(remedy);
  const others = notes.filter((one) => reachesKernelRange(minKernel, one.range));
  if (others.length > 0) {
    const heading = texts.otherKernels.replace('{minKernel}', formatKernelVersion(minKernel));
    const rows = others.map((one) => `- ${formatRange(one.range, kernelTexts)}: ${one.sentence}`);
    sections.push([heading, ...rows].join('\n'));
  }
  return sections;
}

/** The identifier around an offset. */
export function wordAt(text: string, offset: number): Span | undefined {
  const isWord = (at: number): boolean => /[A-Za-z0-9_]/.test(text.charAt(at));
  let start = offset;
  let end = offset;
  while (start > 0 && isWord(start - 1)) start--;
  while (end < text.length && isWord(end)) end++;
  return start === end ? undefined : { start, end };
}
