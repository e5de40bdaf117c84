/**
 * What hovering shows in a numa_maps: the part of the line under the cursor with its number in units, and what it means. One line is
 * looked at, however long the file. The knowledge is that of server/kernel.
 */
import type { Hover, Position } from 'vscode-languageserver/node';
import {
  explainNumaMapsAddress,
  explainNumaMapsField,
  explainNumaMapsPolicy,
  formatRange,
} from '../../kernel/explain';
import type { Explanation } from '../../kernel/explain';
import type { Columns, NumaMapsField, NumaMapsLine } from '../../kernel/numa-maps';
import { say } from '../../languages/say';
import { formatBytes } from '../../protocol/sizes';
import type { Markup } from '../markup';
import type { DocumentState } from '../open-document';
import { texts } from '../texts';
import { lineText, readLine } from './language';
import { mappedThing, nodesInWords, pageBytes, pagesInWords, residentPages } from './words';

interface Card {
  readonly columns: Columns;
  /** What the part says here, in numbers and units; empty where there is no number. */
  readonly value: string;
  readonly explanation: Explanation;
}

/** Undefined on blanks, on words that are not known, and on lines of another shape. */
export function numaMapsHover(
  state: Pick<DocumentState, 'text' | 'lines'>,
  { line: number, character }: Position,
  markup: Markup,
): Hover | undefined {
  const line = readLine(state, number);
  const card = line === undefined ? undefined : cardAt(line, lineText(state, number), character);
  if (card === undefined) return undefined;
  const { start, end } = card.columns;
  return {
    range: { start: { line: number, character: start }, end: { line: number, character: end } },
    contents: { kind: markup.kind, value: sections(card, markup).join('\n\n') },
  };
}

function cardAt(line: NumaMapsLine, text: string, character: number): Card | undefined {
  const isIn = ({ start, end }: Columns): boolean => start <= character && character <= end;
  const { address, policy } = line;
  if (isIn(address)) {
    const explanation = explainNumaMapsAddress(text.slice(address.start, address.end));
    return { columns: address, value: wholeLine(line), explanation };
  }
  if (isIn(policy.columns))
    return { columns: policy.columns, value: '', explanation: explainNumaMapsPolicy(policy) };
  const field = line.fields.find(({ columns }) => isIn(columns));
  const explanation = field === undefined ? undefined : explainNumaMapsField(field);
  if (field === undefined || explanation === undefined) return undefined;
  return { columns: field.columns, value: valueOf(field, line), explanation };
}

/** What is mapped and how much of it is where. */
function wholeLine(line: NumaMapsLine): string {
  const thing = mappedThing(line) ?? say(texts.numaMapsAnonymous);
  const pages = residentPages(line);
  if (pages === 0) return say(texts.numaMapsNothingHere, { thing });
  const data = { thing, pages: pagesInWords(pages, pageBytes(line)), nodes: nodesInWords(line) };
  return say(texts.numaMapsWhole, data);
}

function valueOf({ spec, value }: NumaMapsField, line: NumaMapsLine): string {
  const count = Number(value);
  switch (spec?.unit) {
    case 'pages': {
      const pages = pagesInWords(count, pageBytes(line));
      const all = residentPages(line);
      if (spec.name !== 'node' || all === 0) return pages;
      const share = Math.round((count * 100) / all);
      return say(texts.numaMapsShare, { pages, share });
    }
    case 'mappings':
      return say(texts.numaMapsTimes, { count });
    case 'kB':
      return formatBytes(count * 1024);
    default:
      return '';
  }
}

function sections({ value, explanation }: Card, { strong, text, code }: Markup): readonly string[] {
  const { label, sentence, causes, notes } = explanation;
  const heading = value === '' ? code(label) : `${strong(text(label))}: ${text(value)}`;
  const differs = notes.map((note) => `- ${text(`${formatRange(note.range)}: ${note.sentence}`)}`);
  return [
    heading,
    text(sentence),
    ...causes.map((one) => text(one)),
    ...(differs.length === 0 ? [] : [differs.join('\n')]),
  ];
}
