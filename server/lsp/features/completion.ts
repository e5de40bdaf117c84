/**
 * Completion: names of flags and modes where a call of the family takes them, of statuses and errnos where its outcome is
 * compared. Silent everywhere else, so that it never
 * stands in the way of a language's own completion. The words about an item are written when somebody looks at it.
 */
import { CompletionItemKind, CompletionItemTag } from 'vscode-languageserver/node';
import type { CompletionItem, Range } from 'vscode-languageserver/node';
import type { CursorPlace } from '../../core/cursor/cursor';
import type { CursorToken } from '../../core/cursor/token';
import { callNameOf, type CallName } from '../../kernel/calls';
import { choicesFor, type FlagChoice } from '../../kernel/choices';
import { explainFlag } from '../../kernel/explain';
import { findFlag, type FlagSpec } from '../../kernel/flags';
import { systemCallHeader } from '../../kernel/headers';
import { say } from '../../languages/say';
import { compareKernelVersions, formatKernelVersion, type KernelVersion } from '../../kernel/version';
import type { ClientAbilities } from '../client-capabilities';
import type { Markup } from '../markup';
import { rangeOf } from '../ranges';
import type { DocumentState } from '../open-document';
import { texts } from '../texts';
import { spellerFor } from './names';
import { outcomeDocumentation, outcomeOffers, type OutcomeItemData } from './outcome-completion';

export const completionTriggers: readonly string[] = ['(', ',', '|', '-'];

/** What an item says of itself, for the words about it. */
interface FlagItemData {
  readonly flag: string;
  readonly call: CallName;
}

export interface CompletionRequest {
  readonly place: CursorPlace;
  readonly state: DocumentState;
  readonly offset: number;
  readonly abilities: ClientAbilities;
}

export function completionsAt(request: CompletionRequest): readonly CompletionItem[] {
  const { place, state } = request;
  const { call } = place;
  const outcomes = outcomeOffers(place, state.text);
  if (outcomes.length > 0)
    return outcomes.map(({ item, newText }) => ({ ...item, ...insertion(newText, request) }));
  const parameter = call?.parameters[call.argument];
  if (call?.isDirect !== true || parameter === undefined) return [];
  const written = namesWritten(place, state.text);
  if (written === undefined) return [];
  const choices = choicesFor(call.call, parameter.role, written);
  const spell = spellerFor(place.language, state.text, place.word);
  return choices.map((choice, index) => ({
    ...flagItem(choice, call.call, place.config.minKernel),
    sortText: `${choice.isAccepted ? 'a' : 'z'}${String(index).padStart(2, '0')}`,
    filterText: choice.spec.name,
    ...insertion(spell(choice.spec.name, choice.spec.value), request),
  }));
}

/** The names in the argument so far; undefined where no operand can stand at the cursor. */
function namesWritten({ tokens, word }: CursorPlace, text: string): readonly string[] | undefined {
  if (/^\d/.test(text.slice(word.start, word.end)) || !expectsOperand(tokens.at(-1))) return undefined;
  const names: string[] = [];
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || token.text === '(' || token.text === ',') break;
    if (token.kind === 'word') names.push(token.text);
  }
  return names;
}

function expectsOperand(before: CursorToken | undefined): boolean {
  return before?.kind === 'punctuator' && /^(?:[(,|?:+~^]|&)$/.test(before.text);
}

function flagItem(
  { spec, isAccepted }: FlagChoice,
  call: CallName,
  minKernel: KernelVersion,
): CompletionItem {
  const data: FlagItemData = { flag: spec.name, call };
  const description = isAccepted ? needs(spec, minKernel) : say(texts.neverValid);
  return {
    label: spec.name,
    kind: CompletionItemKind.EnumMember,
    ...(description === '' ? {} : { labelDetails: { description } }),
    ...(isAccepted ? {} : { tags: [CompletionItemTag.Deprecated] }),
    data,
  };
}

/** In a few words: what not every caller and kernel has. */
function needs({ capability, range }: FlagSpec, minKernel: KernelVersion): string {
  const { since } = range;
  const isNewer = since !== undefined && compareKernelVersions(since, minKernel) > 0;
  const version = isNewer ? `Linux ${formatKernelVersion(since)}` : '';
  return [capability ?? '', version].filter((one) => one !== '').join(', ');
}

function insertion(
  newText: string,
  { place: { word }, state: { lines }, offset, abilities }: CompletionRequest,
): Pick<CompletionItem, 'textEdit'> {
  const insert: Range = rangeOf(lines, { start: word.start, end: offset });
  if (!abilities.insertsOrReplaces) return { textEdit: { range: insert, newText } };
  return { textEdit: { insert, replace: rangeOf(lines, word), newText } };
}

/** The words about an item, in full. */
export function resolveCompletion(item: CompletionItem, markup: Markup): CompletionItem {
  const outcome = readOutcome(item.data);
  if (outcome !== undefined) {
    const documentation = { kind: markup.kind, value: outcomeDocumentation(outcome, markup) };
    return { ...item, documentation };
  }
  const data = readData(item.data);
  const spec = data === undefined ? undefined : findFlag(data.flag);
  const explanation = data === undefined ? undefined : explainFlag(data.flag, data.call);
  if (spec === undefined || explanation === undefined) return item;
  const { text } = markup;
  const { since } = spec.range;
  const conditions = [
    say(texts.declaredIn, { header: systemCallHeader }),
    ...(since === undefined || spec.calls.length === 0
      ? []
      : [say(texts.sinceLinux, { version: formatKernelVersion(since) })]),
    ...(spec.capability === undefined ? [] : [say(texts.needsCapability, { capability: spec.capability })]),
  ];
  const sections = [explanation.sentence, explanation.remedy, conditions.join(' ')];
  return {
    ...item,
    detail: `${spec.name} = ${spec.value}`,
    documentation: {
      kind: markup.kind,
      value: sections
        .filter((one) => one !== '')
        .map(text)
        .join('\n\n'),
    },
  };
}

function readOutcome(data: unknown): OutcomeItemData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('status' in data && typeof data.status === 'string') return { status: data.status };
  if (!('errno' in data) || typeof data.errno !== 'string' || !('calls' in data)) return undefined;
  const calls = Array.isArray(data.calls) ? data.calls.map(String) : [];
  return { errno: data.errno, calls: calls.flatMap((one) => callNameOf(one) ?? []) };
}

function readData(data: unknown): FlagItemData | undefined {
  if (typeof data !== 'object' || data === null || !('flag' in data) || !('call' in data)) return undefined;
  const { flag } = data;
  const call = typeof data.call === 'string' ? callNameOf(data.call) : undefined;
  return typeof flag === 'string' && call !== undefined ? { flag, call } : undefined;
}
