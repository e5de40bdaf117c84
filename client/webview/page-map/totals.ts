/** The legend, which is the totals at the same time: for each answer its look, its name, how many pages, and a bar. */
import { answerOf, number, pagesIn, pageWords } from '../../annotations/model/page-map';
import type { CellCounts } from '../../annotations/model/page-map';
import { formatBytes } from '../../../server/protocol/sizes';
import { element } from './elements';
import type { Painter } from './paint';
import type { Picture } from './picture';
import { say } from '../../../server/languages/say';

export function showTotals(list: HTMLElement, picture: Picture, painter: Painter): void {
  const { now } = picture.shown;
  const before = picture.countsBefore;
  const answers = new Set([...now.counts, ...(before ?? [])].map(answerOf));
  const nodes = [...answers].filter((answer) => answer >= 0).sort((a, b) => a - b);
  const statuses = [...answers].filter((answer) => answer < 0).sort((a, b) => b - a);
  list.replaceChildren(
    ...[...nodes, ...statuses].map((answer) => row(answer, picture, painter, before)),
    ...mixedNote(picture),
  );
}

function row(
  answer: number,
  picture: Picture,
  painter: Painter,
  before: CellCounts | undefined,
): HTMLElement {
  const { now, pageSize } = picture.shown;
  const { label, gist, sentence } = picture.wording(answer);
  const pages = pagesOf(now.counts, answer);
  const old = before === undefined ? undefined : pagesOf(before, answer);
  const name = element('span', { class: 'name' }, [gist === '' ? label : `${label}: ${gist}`]);
  if (sentence !== '') name.title = sentence;
  const tile = painter.tile(answer);
  tile.className = 'tile';
  tile.setAttribute('aria-hidden', 'true');
  const total = Math.max(1, pagesIn(now.counts));
  const change =
    old === undefined || old === pages ? '' : `, ${say('before: {pages}', { pages: number(old) })}`;
  return element('li', {}, [
    tile,
    name,
    element('span', { class: 'bars', 'aria-hidden': 'true' }, [
      bar(pages / total, 'bar', painter.colourOf(answer)),
      ...(old === undefined ? [] : [bar(old / total, 'bar old', painter.colourOf(answer))]),
    ]),
    element('span', { class: 'count' }, [`${pageWords(pages)}, ${formatBytes(pages * pageSize)}${change}`]),
  ]);
}

function bar(share: number, name: string, colour: string): HTMLElement {
  const made = element('span', { class: name });
  made.style.background = colour;
  made.style.width = `${Math.min(100, share * 100)}%`;
  return made;
}

function pagesOf(counts: CellCounts, answer: number): number {
  return counts.find((one) => answerOf(one) === answer)?.pages ?? 0;
}

function mixedNote(picture: Picture): readonly HTMLElement[] {
  const isMixed = picture.now.some((counts) => counts.length > 1);
  return isMixed
    ? [
        element('li', { class: 'note' }, [
          say('A cell with a corner cut off holds pages with several answers, in strips by their share.'),
        ]),
      ]
    : [];
}
