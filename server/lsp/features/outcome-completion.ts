/** Completion of what an entry of status, or errno, is compared with: what the calls in front of it can give. */
import { CompletionItemKind, CompletionItemTag } from 'vscode-languageserver/node';
import type { CompletionItem } from 'vscode-languageserver/node';
import { comparisonAt } from '../../core/cursor/comparison';
import type { CursorPlace } from '../../core/cursor/cursor';
import type { CallName } from '../../kernel/calls';
import { constantValue } from '../../kernel/constants';
import { explainErrno, explainFamilyErrno, explainStatus, type Explanation } from '../../kernel/explain';
import { errnosOf } from '../../kernel/family-errnos';
import { statuses } from '../../kernel/statuses';
import { say } from '../../languages/say';
import { formatKernelVersion, reachesKernelRange, type KernelVersion } from '../../kernel/version';
import type { Markup } from '../markup';
import { texts } from '../texts';
import { errnoSpellerFor } from './names';

/** A completion whose text is known, and not yet where it goes. */
export interface Offer {
  readonly item: CompletionItem;
  readonly newText: string;
}

/** For the words about an item. */
export type OutcomeItemData =
  { readonly status: string } | { readonly errno: string; readonly calls: readonly CallName[] };

export function outcomeOffers(
  { tokens, calls, word, language, config }: CursorPlace,
  text: string,
): readonly Offer[] {
  // Most places are none: the calls are looked for last.
  if (!/^(?:[!=]==?|case|-)$/.test(tokens.at(-1)?.text ?? '')) return [];
  const written = calls();
  const comparison = comparisonAt(tokens, written);
  if (comparison === undefined) return [];
  const { subject, isNegated, isNegative } = comparison;
  const spell = errnoSpellerFor(language, text, word);
  const sign = isNegative ? '-' : '';
  const outcomes =
    subject === 'status' ? statusOutcomes(config.minKernel) : errnoOutcomes(written, config.minKernel);
  return outcomes.map(({ name, isMet, data, gist }, index) => ({
    item: {
      label: `${sign}${name}`,
      kind: CompletionItemKind.Constant,
      labelDetails: {
        description: isMet ? gist : say(texts.notFrom, { minKernel: formatKernelVersion(config.minKernel) }),
      },
      ...(isMet ? {} : { tags: [CompletionItemTag.Deprecated] }),
      sortText: `${isMet ? 'a' : 'z'}${String(index).padStart(2, '0')}`,
      filterText: name,
      data,
    },
    newText: `${isNegated ? '' : sign}${spell(name, constantValue(name) ?? 0)}`,
  }));
}

interface Outcome {
  readonly name: string;
  readonly isMet: boolean;
  readonly gist: string;
  readonly data: OutcomeItemData;
}

function statusOutcomes(minKernel: KernelVersion): readonly Outcome[] {
  return statuses.map(({ name, value, range }) => ({
    name,
    isMet: reachesKernelRange(minKernel, range),
    gist: explainStatus(value).gist,
    data: { status: name },
  }));
}

function errnoOutcomes(
  written: readonly { readonly call: CallName }[],
  minKernel: KernelVersion,
): readonly Outcome[] {
  const calls = [...new Set(written.map((one) => one.call))];
  return errnosOf(calls, minKernel).map(({ name, calls: own, isMet }) => ({
    name,
    isMet,
    gist: own.join(', '),
    data: { errno: name, calls: own },
  }));
}

/** The words about an item, in full. */
export function outcomeDocumentation(data: OutcomeItemData, { text }: Markup): string {
  const explanations =
    'status' in data
      ? [explainStatus(-(constantValue(data.status) ?? 0))]
      : data.calls.flatMap((call) =>
          call === 'move_pages'
            ? (explainErrno(data.errno) ?? [])
            : (explainFamilyErrno(call, data.errno) ?? []),
        );
  return explanations.flatMap((one: Explanation) => sectionsOf(one, text)).join('\n\n');
}

function sectionsOf({ sentence, causes, remedy }: Explanation, text: Markup['text']): readonly string[] {
  return [
    text(sentence),
    ...(causes.length > 0 ? [causes.map((one) => `- ${text(one)}`).join('\n')] : []),
    ...(remedy === '' ? [] : [text(remedy)]),
  ];
}
