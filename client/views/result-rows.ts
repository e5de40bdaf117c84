/** The tree "Results": each outcome, under it its sentences, a row for each run of pages with the remedy, and the rules that explain it. */
import type { ActionResult } from '../annotations/model';
import type { Annotation } from '../annotations/model/view';
import { number, pageWords } from '../annotations/model/page-map';
import type { OutcomeRow } from '../debug/session/outcome';
import type { Row } from './rows';
import { note } from './rows';
import { say } from '../../server/languages/say';

export interface PlacedResult {
  readonly result: ActionResult;
  readonly annotation: Annotation;
  /** "src/ring.c:41"; absent for what stands in no document. */
  readonly place?: string;
  /** A link into that document. @param line from 1 */
  readonly linkTo?: (line: number) => unknown;
}

/** The newest first. */
export function resultRows(results: readonly PlacedResult[]): readonly Row[] {
  return [...results].reverse().map(rowOf);
}

const icons = { query: 'search', 'dry-run': 'beaker', move: 'arrow-swap', undo: 'discard' } as const;

function rowOf({ result, annotation, place, linkTo }: PlacedResult): Row {
  const { id, title, outcome, anchor } = result;
  const label = place ?? title;
  const since = [
    ...(result.stale ? [say('text changed since')] : []),
    ...(result.aged ? [say('the program has run since')] : []),
  ];
  const mark = since.length === 0 ? '' : ` (${since.join(', ')})`;
  const base = `result:${id}`;
  const line = anchor === undefined ? undefined : anchor.range.start.line + 1;
  return {
    id: base,
    label,
    description: `${outcome.summary}${mark}`,
    tooltip: annotation.sentences.join('\n'),
    icon: icons[outcome.kind],
    spoken: `${label}, ${title}: ${annotation.sentences.join(' ')}`,
    kind: annotation.canMoveBack ? 'moved-result' : 'result',
    resultId: id,
    expanded: true,
    ...goTo(linkTo, line, say('Go to the Call')),
    children: [
      ...outcome.sentences.slice(1).map((text, index) => note(`${base}:says:${index}`, text)),
      ...annotation.rows.map((row) => runRow(`${base}:run:${row.from}`, id, row)),
      ...(annotation.rowsLeftOut === 0
        ? []
        : [
            note(
              `${base}:more`,
              say('… and {runs} more runs of pages: see the page map', {
                runs: number(annotation.rowsLeftOut),
              }),
            ),
          ]),
      ...annotation.links.map(({ rule, line: reported, text }): Row => ({
        id: `${base}:rule:${rule}:${text}`,
        label: text,
        description: reported === undefined ? '' : say('go to the finding'),
        icon: 'law',
        spoken: say('Explained by the rule {rule}: {text}', { rule, text }),
        ...goTo(linkTo, reported, say('Go to the Finding')),
      })),
    ],
  };
}

function runRow(
  id: string,
  resultId: number,
  { from, to, pages, label, words, remedy, status }: OutcomeRow,
): Row {
  const story = [words, remedy].filter((text) => text !== '');
  return {
    id,
    label: `${pageWords(pages)}: ${label}`,
    description: `${from}–${to}`,
    tooltip: [`${from}–${to}`, ...story].join('\n'),
    icon: status === undefined ? 'circle-outline' : 'warning',
    spoken:
      `${say('{pages}, {label}, from {from} to {to}.', { pages: pageWords(pages), label, from, to })} ${story.join(' ')}`.trim(),
    kind: 'run',
    resultId,
    address: from,
    ...(story.length === 0 ? {} : { children: story.map((text, index) => note(`${id}:${index}`, text)) }),
  };
}

function goTo(linkTo: PlacedResult['linkTo'], line: number | undefined, title: string): Pick<Row, 'go'> {
  return linkTo === undefined || line === undefined
    ? {}
    : { go: { command: 'vscode.open', title, arguments: [linkTo(line)] } };
}
