/**
 * Inlay hints at literals in calls of the family: which parameter a bare number or NULL is for, the names of the flags or
 * the mode that a number stands for, and the call that a system call number is on the target machine.
 */
import { InlayHintKind } from 'vscode-languageserver/node';
import type { InlayHint } from 'vscode-languageserver/node';
import type { CallArgument, CallSiteInfo } from '../../core/call-site';
import { callNumbered } from '../../core/locate';
import type { Span } from '../../core/text';
import { parametersOf } from '../../kernel/calls';
import { explainFlags, explainParameter } from '../../kernel/explain';
import { decodeMode } from '../../kernel/policies';
import { positionOf } from '../ranges';
import type { DocumentResult } from '../results';
import { numberOfSystemCall } from './system-call-number';

const literal =
  /^(?:[-+]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|\d[\d_]*)[uUlLn]*|NULL|nullptr|null|undefined|true|false)$/;

/** @param within the part of the document that is shown */
export function inlayHints(document: DocumentResult, within: Span): readonly InlayHint[] {
  return document.result.callSites
    .filter(({ span, sound }) => sound && span.start <= within.end && within.start <= span.end)
    .flatMap((site) => [
      ...systemCallHint(site, document),
      ...site.arguments.flatMap((argument) => argumentHints(site, argument, document)),
    ])
    .map(({ at, ...hint }) => ({ ...hint, position: positionOf(document.lines, at) }));
}

type PlacedHint = Omit<InlayHint, 'position'> & { readonly at: number };

function argumentHints(
  site: CallSiteInfo,
  argument: CallArgument,
  { text }: DocumentResult,
): readonly PlacedHint[] {
  const { role, span } = argument;
  // Of a macro's or wrapper's own text nothing stands here.
  if (!literal.test(argument.text) || text.slice(span.start, span.end) !== argument.text) return [];
  const parameter = parametersOf(site.call, site.calleeName).find((one) => one.role === role);
  const hints: PlacedHint[] = [
    {
      at: span.start,
      label: `${parameter?.name ?? role}:`,
      kind: InlayHintKind.Parameter,
      paddingRight: true,
      tooltip: explainParameter(site.call, role, site.calleeName).sentence,
    },
  ];
  const meaning = meaningOf(site, argument);
  if (meaning !== undefined) hints.push({ at: span.end, paddingLeft: true, ...meaning });
  return hints;
}

/** Names for a number of flags or of a mode; none for 0 flags and for what is no such number. */
function meaningOf(
  { call }: CallSiteInfo,
  { role, folded }: CallArgument,
): Pick<PlacedHint, 'label' | 'tooltip'> | undefined {
  if (folded === undefined || folded === null) return undefined;
  if (role === 'flags' && folded !== 0n) {
    const { label, sentence, remedy } = explainFlags(folded, call);
    return { label: `= ${label}`, tooltip: [sentence, remedy].join(' ').trim() };
  }
  if (role !== 'mode') return undefined;
  const { policy, flags } = decodeMode(folded);
  return policy && { label: `= ${[policy, ...flags].map((one) => one.name).join(' | ')}` };
}

function systemCallHint(site: CallSiteInfo, { text, config }: DocumentResult): readonly PlacedHint[] {
  const number = numberOfSystemCall(site, text);
  const call = number && callNumbered(number.value, config.targetArch);
  return number === undefined || call === undefined
    ? []
    : [{ at: number.span.end, label: `= SYS_${call.syscall}`, paddingLeft: true }];
}
