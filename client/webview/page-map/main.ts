/** The page map's web page: shows what the editor sends, asks for other views of it, keeps its place while it is hidden. */
import {
  cellWords,
  fewestPages,
  isWhole,
  number,
  panView,
  wholeView,
  zoomView,
} from '../../annotations/model/page-map';
import type { Compare, ShownMap, View } from '../../annotations/model/page-map';
import { maxMapCells } from '../../../server/protocol/page-map';
import { editor } from './editor';
import { find } from './elements';
import { MapArea } from './map-area';
import { Painter, wholePixels } from './paint';
import { Picture } from './picture';
import { RunsTable } from './runs-table';
import { currentTheme, whenThemeChanges } from './theme';
import { showTotals } from './totals';
import { say } from '../../../server/languages/say';

/** In the legend; CSS pixels. */
const legendTile = 18;

const buttons = {
  in: find('zoom-in', HTMLButtonElement),
  out: find('zoom-out', HTMLButtonElement),
  whole: find('zoom-whole', HTMLButtonElement),
  earlier: find('earlier', HTMLButtonElement),
  later: find('later', HTMLButtonElement),
  refresh: find('refresh', HTMLButtonElement),
};
const live = find('live', HTMLInputElement);
const liveLabel = find('live-label', HTMLElement);
const compareBox = find('compare', HTMLSelectElement);
const compareLabel = find('compare-label', HTMLElement);
const body = find('map', HTMLElement);
const details = find('details', HTMLDetailsElement);
const cursorWords = find('cursor-words', HTMLElement);
const text = (id: string, value: string): void => {
  const place = find(id, HTMLElement);
  place.textContent = value;
  place.hidden = value === '';
};

let picture: Picture | undefined;
/** The one that the table shows. */
let tabled: Picture | undefined;
let kept = editor.state ?? { page: 0, compare: 'both' };

const table = new RunsTable(find('runs', HTMLElement), find('runs-note', HTMLElement));
const area = new MapArea({
  moved: (cell) => {
    keep(cell);
    speak();
  },
  zoom: (factor, cell) => {
    look((shown, page) => zoomView(shown.view, shown.total, page, factor, maxMapCells), cell);
  },
  pan: (by) => {
    look((shown) => panView(shown.view, shown.total, by, maxMapCells), area.cell);
  },
  whole: () => {
    look((shown) => wholeView(shown.total), area.cell);
  },
  details: (cell) => {
    details.open = true;
    fillTable();
    if (!table.focus(cell))
      cursorWords.textContent = say('The table does not reach this cell: zoom in first.');
  },
});

/** Only while it is open, and once a picture: hundreds of rows take longer than the cells, and the focus may be in one. */
function fillTable(): void {
  if (picture === undefined || !details.open || tabled === picture) return;
  tabled = picture;
  table.show(picture);
}

function keep(cell: number): void {
  if (picture === undefined) return;
  kept = { ...kept, page: picture.pageOf(cell) };
  editor.keep(kept);
}

function speak(): void {
  if (picture !== undefined) cursorWords.textContent = cellWords(picture.factsOf(area.cell), picture.wording);
}

/** Asks for another view; nothing changes here until it comes. */
function look(next: (shown: ShownMap, page: number) => View, cell: number): void {
  if (picture === undefined) return;
  const { shown } = picture;
  keep(cell);
  const view = next(shown, picture.pageOf(cell));
  if (view.first !== shown.view.first || view.pages !== shown.view.pages) editor.tell({ type: 'look', view });
}

function draw(): void {
  if (picture === undefined) return;
  const paints = { colours: currentTheme(), nodes: picture.shown.nodes };
  const size = area.arrange(picture, kept.compare);
  area.draw(picture, new Painter(paints, size), picture.cellOf(kept.page));
  showTotals(find('totals', HTMLElement), picture, new Painter(paints, wholePixels(legendTile)));
}

function show(map: ShownMap): void {
  picture = new Picture(map);
  const { now, before, view, total } = map;
  const whole = isWhole(view, total);
  text('title', map.title);
  text('subtitle', map.subtitle);
  text('aged', map.aged ? say('The program has run since: its pages may be elsewhere by now.') : '');
  text('note', map.note);
  text('failure', '');
  text('scale', scaleWords(map, whole));
  text('now-caption', map.nowLabel);
  text(
    'before-caption',
    before === undefined
      ? ''
      : picture.coarser
        ? say('before the move, recorded at {pages} pages a cell', { pages: number(before.pagesPerCell) })
        : say('before the move'),
  );
  compareLabel.hidden = before === undefined;
  compareBox.value = kept.compare;
  liveLabel.hidden = map.live === undefined;
  live.checked = map.live === true;
  buttons.out.disabled = buttons.whole.disabled = whole;
  buttons.earlier.disabled = view.first === 0;
  buttons.later.disabled = view.first + view.pages >= total;
  buttons.in.disabled = now.pagesPerCell === 1 && view.pages <= fewestPages;
  busy(false);
  draw();
  fillTable();
  speak();
}

function scaleWords({ now, view, total }: ShownMap, whole: boolean): string {
  const each =
    now.pagesPerCell === 1
      ? say('A cell is a page.')
      : say('A cell is {pages} pages.', { pages: number(now.pagesPerCell) });
  const part = whole
    ? total === 1
      ? say('One page.')
      : say('All {total} pages.', { total: number(total) })
    : say('Pages {first} to {last} of {total}.', {
        first: number(view.first + 1),
        last: number(view.first + view.pages),
        total: number(total),
      });
  const gaps =
    now.ranges.length > 1
      ? ` ${say('{count} ranges in a row, without the gaps between them.', { count: number(now.ranges.length) })}`
      : '';
  return `${part} ${each}${gaps}`;
}

function busy(isBusy: boolean): void {
  body.setAttribute('aria-busy', String(isBusy));
  buttons.refresh.disabled = isBusy;
}

function isCompare(value: string): value is Compare {
  return value === 'now' || value === 'before' || value === 'both';
}

const here = (act: (cell: number) => void) => (): void => {
  act(area.cell);
};
const zoomHere = (factor: number): (() => void) =>
  here((cell) => {
    look((shown, page) => zoomView(shown.view, shown.total, page, factor, maxMapCells), cell);
  });
const panHere = (by: number): (() => void) =>
  here((cell) => {
    look((shown) => panView(shown.view, shown.total, by, maxMapCells), cell);
  });

buttons.in.addEventListener('click', zoomHere(0.25));
buttons.out.addEventListener('click', zoomHere(4));
buttons.whole.addEventListener(
  'click',
  here((cell) => {
    look((shown) => wholeView(shown.total), cell);
  }),
);
buttons.earlier.addEventListener('click', panHere(-0.5));
buttons.later.addEventListener('click', panHere(0.5));
buttons.refresh.addEventListener('click', () => {
  editor.tell({ type: 'look' });
});
live.addEventListener('change', () => {
  editor.tell({ type: 'live', on: live.checked });
});
compareBox.addEventListener('change', () => {
  if (!isCompare(compareBox.value)) return;
  kept = { ...kept, compare: compareBox.value };
  editor.keep(kept);
  draw();
});
find('runs', HTMLElement).addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  area.focus();
});
details.addEventListener('toggle', fillTable);
window.addEventListener('resize', draw);
whenThemeChanges(draw);

editor.listen((message) => {
  switch (message.type) {
    case 'show':
      show(message.map);
      return;
    case 'busy':
      busy(true);
      return;
    case 'failed':
      busy(false);
      text('failure', message.message);
  }
});
editor.tell({ type: 'ready' });
