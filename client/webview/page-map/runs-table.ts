/** What is in view as a table, for who reads it rather than looks at it: a row for each run of cells that are alike. */
import { answerOf, countsWords, number, pagesIn } from '../../annotations/model/page-map';
import { formatAddress } from '../../../server/protocol/addresses';
import { element } from './elements';
import type { Picture } from './picture';
import { say } from '../../../server/languages/say';

/** Beyond this, zooming in tells more than reading on. */
const rowLimit = 300;

export class RunsTable {
  readonly #body: HTMLElement;
  readonly #note: HTMLElement;
  /** The first cell of each row. */
  #starts: readonly number[] = [];

  constructor(body: HTMLElement, note: HTMLElement) {
    this.#body = body;
    this.#note = note;
  }

  show(picture: Picture): void {
    const starts: number[] = [];
    const rows: HTMLElement[] = [];
    let cell = 0;
    for (const run of picture.shown.now.cells) {
      if (rows.length < rowLimit) {
        starts.push(cell);
        rows.push(rowOf(picture, cell, run.cells));
      }
      cell += run.cells;
    }
    this.#starts = starts;
    this.#body.replaceChildren(...rows);
    const hidden = picture.shown.now.cells.length - rows.length;
    this.#note.textContent =
      hidden === 0 ? '' : say('… and {runs} more runs: zoom in to read them.', { runs: number(hidden) });
  }

  /** Puts the focus on the row that a cell is in; false when the table does not reach so far. */
  focus(cell: number): boolean {
    const after = this.#starts.findIndex((start) => start > cell);
    const row = this.#body.children[after < 0 ? this.#starts.length - 1 : after - 1];
    if (!(row instanceof HTMLElement)) return false;
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
    return true;
  }
}

function rowOf(picture: Picture, cell: number, cells: number): HTMLElement {
  const spans = picture.spansOf(cell, cells);
  const counts = picture.shown.now.cells.length === 0 ? [] : (picture.now[cell] ?? []);
  const pages = picture.now.slice(cell, cell + cells).reduce((sum, one) => sum + pagesIn(one), 0);
  const means = counts
    .map((one) => picture.wording(answerOf(one)).sentence)
    .filter((sentence) => sentence !== '')
    .join(' ');
  const each =
    cells > 1 && counts.length > 1 ? `${say('in each of {cells} cells', { cells: number(cells) })}: ` : '';
  const [only, ...others] = counts;
  const where =
    only !== undefined && others.length === 0
      ? picture.wording(answerOf(only)).label
      : `${each}${countsWords(counts, picture.wording)}`;
  const written = (address: bigint | undefined): string =>
    address === undefined ? '' : formatAddress(address);
  const gaps = spans.length > 1 ? ` (${say('{count} ranges', { count: spans.length })})` : '';
  return element('tr', { tabindex: '-1' }, [
    element('td', { class: 'address' }, [written(spans[0]?.from)]),
    element('td', { class: 'address' }, [`${written(spans.at(-1)?.to)}${gaps}`]),
    element('td', { class: 'number' }, [number(pages)]),
    element('td', {}, [where]),
    element('td', {}, [means]),
  ]);
}
