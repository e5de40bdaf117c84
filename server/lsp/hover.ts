/**
 * What hovering shows: the call, the argument under the cursor with its proved value, and the flag, errno and status
 * constants. All knowledge comes from server/kernel; only the arrangement is decided here.
 */
import type { Hover } from 'vscode-languageserver/node';
import type { CallArgument, CallSiteInfo } from '../core/call-site';
import { comparisonAt } from '../core/cursor/comparison';
import type { CursorPlace } from '../core/cursor/cursor';
import { usualArch } from '../core/locate';
import type { Span } from '../core/text';
import {
  explainCall,
  explainErrno,
  explainFamilyErrno,
  explainFlag,
  explainFlags,
  explainParameter,
  explainStatus,
  formatRange,
  parameterDeclaration,
  prototype,
} from '../kernel/explain';
import type { Explanation } from '../kernel/explain';
import { constantValue } from '../kernel/constants';
import { callsByNumber } from '../kernel/architectures';
import { errnoNameOf, findCallErrno } from '../kernel/errnos';
import { findStatus } from '../kernel/statuses';
import { say } from '../languages/say';
import { formatKernelVersion, reachesKernelRange } from '../kernel/version';
import type { KernelVersion } from '../kernel/version';
import { numberOfSystemCall } from './features/system-call-number';
import type { Markup } from './markup';
import { contains, rangeOf } from './ranges';
import type { DocumentResult } from './results';
import { texts } from './texts';

interface Card {
  readonly span: Span;
  readonly sections: readonly string[];
}

/** Undefined where there is nothing to say: most of a file. */
export function hoverAt(document: DocumentResult, offset: number, markup: Markup): Hover | undefined {
  if (document.result.callSites.length === 0) return undefined;
  const writer = new HoverWriter(markup, document.config.minKernel);
  const card = constantCard(document, offset, writer) ?? siteCard(document, offset, writer);
  if (card === undefined) return undefined;
  return {
    range: rangeOf(document.lines, card.span),
    contents: { kind: markup.kind, value: card.sections.join('\n\n') },
  };
}

/** A bare number that status or errno is compared with: `status[i] == -14`. */
export function comparedNumberHover(
  document: DocumentResult,
  { tokens, word, calls }: CursorPlace,
  markup: Markup,
): Hover | undefined {
  const { text, lines, config } = document;
  const digits = text.slice(word.start, word.end);
  if (!/^[1-9]\d{0,3}$/.test(digits)) return undefined;
  const written = calls();
  const comparison = comparisonAt(tokens, written);
  const name = errnoNameOf(Number(digits));
  if (comparison === undefined || name === undefined) return undefined;
  if (comparison.isNegative !== comparison.isNegated) return undefined;
  const made = [...new Set(written.map((one) => one.call))];
  const known =
    comparison.subject === 'status'
      ? [explainStatus(-Number(digits))]
      : made.flatMap(
          (call) => (call === 'move_pages' ? explainErrno(name) : explainFamilyErrno(call, name)) ?? [],
        );
  if (known.length === 0) return undefined;
  const writer = new HoverWriter(markup, config.minKernel);
  const value = known.flatMap((one) => writer.constant(one)).join('\n\n');
  return { range: rangeOf(lines, word), contents: { kind: markup.kind, value } };
}

function siteCard(document: DocumentResult, offset: number, writer: HoverWriter): Card | undefined {
  const { result, text, config } = document;
  for (const site of result.callSites) {
    const number = numberOfSystemCall(site, text);
    if (number !== undefined && contains(number.span, offset))
      return { span: number.span, sections: writer.number(number.value, site, config.targetArch) };
    if (contains(site.callee, offset)) return { span: site.callee, sections: writer.call(site) };
    const argument = site.arguments.find((one) => contains(one.span, offset));
    if (argument !== undefined) return { span: argument.span, sections: writer.argument(site, argument) };
  }
  return undefined;
}

/** A flag anywhere; an errno or status name inside a function that makes a NUMA call. */
function constantCard(
  { text, result }: DocumentResult,
  offset: number,
  writer: HoverWriter,
): Card | undefined {
  const span = wordAt(text, offset);
  if (span === undefined) return undefined;
  const word = text.slice(span.start, span.end);
  const inFlags = result.callSites.find((site) =>
    site.arguments.some(({ role, span: own }) => /flags|mode/.test(role) && contains(own, offset)),
  );
  const flag = explainFlag(word, inFlags?.call);
  if (flag !== undefined) return { span, sections: writer.constant(flag) };
  const value = /^E[0-9A-Z]+$/.test(word) ? constantValue(word) : undefined;
  const inFunction = result.callSites.filter((site) => contains(site.function, offset));
  if (value === undefined || inFunction.length === 0) return undefined;
  const negated = /-\s*$/.test(text.slice(Math.max(0, span.start - 8), span.start));
  const known = inFunction.some((site) => site.call === 'move_pages')
    ? ofMovePages(word, value, negated)
    : ofFamily(inFunction, word);
  return known.length === 0 ? undefined : { span, sections: known.flatMap((one) => writer.constant(one)) };
}

function ofMovePages(word: string, value: number, negated: boolean): readonly Explanation[] {
  const known: Explanation[] = [];
  const errno = findCallErrno(word) === undefined ? undefined : explainErrno(word);
  if (!negated && errno !== undefined) known.push(errno);
  if (negated || findStatus(-value) !== undefined) known.push(explainStatus(-value));
  return known;
}

/** Once for each of the function's calls that can set it. */
function ofFamily(sites: readonly CallSiteInfo[], word: string): readonly Explanation[] {
  return [...new Set(sites.map((site) => site.call))].flatMap((call) => explainFamilyErrno(call, word) ?? []);
}

/** Arranges explanations into paragraphs. */
class HoverWriter {
  readonly #markup: Markup;
  readonly #minKernel: KernelVersion;

  constructor(markup: Markup, minKernel: KernelVersion) {
    this.#markup = markup;
    this.#minKernel = minKernel;
  }

  call(site: CallSiteInfo): readonly string[] {
    const { block, text } = this.#markup;
    return [
      block(prototype(site.call, site.form, site.calleeName)),
      ...this.#explanation(explainCall(site.call)),
      ...(site.sound ? [] : [text(say(texts.unsound))]),
    ];
  }

  argument(site: CallSiteInfo, argument: CallArgument): readonly string[] {
    const { role } = argument;
    return [
      this.#markup.block(parameterDeclaration(site.call, role, site.calleeName)),
      ...this.#value(site, argument),
      ...this.#explanation(explainParameter(site.call, role, site.calleeName)),
    ];
  }

  /** What the number of a system call is on the target, and on machines where it is another one. */
  number(value: number, site: CallSiteInfo, targetArch: string | undefined): readonly string[] {
    const { strong, text } = this.#markup;
    const others = callsByNumber(value).filter((one) => one.call !== site.call);
    const elsewhere = [...new Set(others.map((one) => one.call))].map((call) => {
      const machines = others.filter((one) => one.call === call).map((one) => one.architecture);
      return `- ${text(say(texts.numberElsewhere, { call, machines: machines.join(', ') }))}`;
    });
    const arch = targetArch ?? usualArch;
    return [
      `${strong(String(value))} = SYS_${site.call} ${text(say(texts.numberOn, { arch }))}`,
      ...this.#explanation(explainCall(site.call)),
      ...(elsewhere.length === 0 ? [] : [[text(say(texts.numberDiffers)), ...elsewhere].join('\n')]),
    ];
  }

  constant(explanation: Explanation): readonly string[] {
    const { kind, label } = explanation;
    const value = constantValue(label.replace(/^-/, ''));
    const number = value === undefined ? '' : ` = ${label.startsWith('-') ? -value : value}`;
    const titles: Partial<Record<Explanation['kind'], string>> = {
      errno: say(texts.asErrno),
      status: say(texts.asStatus),
    };
    const title = titles[kind];
    const heading = `${this.#markup.strong(label)}${number}${title === undefined ? '' : ` ${title}`}`;
    return [heading, ...this.#explanation(explanation)];
  }

  #value(site: CallSiteInfo, argument: CallArgument): readonly string[] {
    const { role, folded, text: written, expanded } = argument;
    const { text, code } = this.#markup;
    const sections: string[] = [];
    if (expanded !== written) sections.push(`${text(say(texts.expanded))} ${code(expanded)}`);
    if (folded === undefined) return sections;
    const value = folded === null ? 'NULL' : String(folded);
    const heading = `${text(say(texts.value))} ${code(value)}`;
    if (role !== 'flags' || folded === null) return [...sections, heading];
    const { label, sentence } = explainFlags(folded, site.call);
    const names = label === value ? '' : ` = ${code(label)}`;
    return [...sections, `${heading}${names}. ${text(sentence)}`];
  }

  #explanation({ sentence, causes, remedy, notes }: Explanation): readonly string[] {
    const { text } = this.#markup;
    const sections = [text(sentence)];
    if (causes.length > 0) sections.push(causes.map((one) => `- ${text(one)}`).join('\n'));
    if (remedy !== '') sections.push(text(remedy));
    const others = notes.filter((one) => reachesKernelRange(this.#minKernel, one.range));
    if (others.length > 0) {
      const heading = say(texts.otherKernels, { minKernel: formatKernelVersion(this.#minKernel) });
      const rows = others.map((one) => `- ${text(`${formatRange(one.range)}: ${one.sentence}`)}`);
      sections.push([text(heading), ...rows].join('\n'));
    }
    return sections;
  }
}

/** The identifier around an offset. */
function wordAt(text: string, offset: number): Span | undefined {
  const isWord = (at: number): boolean => /[A-Za-z0-9_]/.test(text.charAt(at));
  let start = offset;
  let end = offset;
  while (start > 0 && isWord(start - 1)) start--;
  while (end < text.length && isWord(end)) end++;
  return start === end ? undefined : { start, end };
}
