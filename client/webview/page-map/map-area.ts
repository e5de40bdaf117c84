/** The pictures themselves: canvases with a cell cursor over them, moved by keys and by clicks, and a tooltip under the pointer. */
import { cellAt, cellWords, layOut, placeOf, step } from '../../annotations/model/page-map';
import type { Compare, Grid, Step } from '../../annotations/model/page-map';
import { find } from './elements';
import { wholePixels } from './paint';
import type { Painter } from './paint';
import type { Picture } from './picture';

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'row-start',
  End: 'row-end',
};
const farSteps: Readonly<Record<string, Step>> = { Home: 'first', End: 'last' };

/** Between the two pictures, CSS pixels; as in page-map.css. */
const betweenPictures = 24;

interface Side {
  readonly figure: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly cursor: HTMLElement;
}

export interface MapEvents {
  /** The cursor is on another cell. */
  moved(cell: number): void;
  zoom(factor: number, cell: number): void;
  pan(by: number): void;
  /** Zoom out to the whole region. */
  whole(): void;
  /** What is in the cell, as a table. */
  details(cell: number): void;
}

export class MapArea {
  readonly #area = find('maps', HTMLElement);
  readonly #tooltip = find('tooltip', HTMLElement);
  readonly #sides: Readonly<Record<'before' | 'now', Side>> = {
    before: sideOf('before'),
    now: sideOf('now'),
  };
  readonly #events: MapEvents;
  #picture: Picture | undefined;
  #grid: Grid = { columns: 1, rows: 1, cells: 1, size: 1 };
  #cell = 0;

  constructor(events: MapEvents) {
    this.#events = events;
    this.#area.addEventListener('keydown', (event) => {
      if (this.#key(event)) event.preventDefault();
    });
    for (const { canvas } of Object.values(this.#sides)) this.#watchPointer(canvas);
  }

  get cell(): number {
    return this.#cell;
  }

  focus(): void {
    this.#area.focus();
  }

  /** @returns the size of a cell that fits, CSS pixels */
  arrange(picture: Picture, compare: Compare): number {
    const both = compare === 'both' && picture.before !== undefined;
    const only = picture.before === undefined ? 'now' : compare;
    this.#sides.before.figure.hidden = !both && only !== 'before';
    this.#sides.now.figure.hidden = !both && only === 'before';
    const width = both ? (this.#area.clientWidth - betweenPictures) / 2 : this.#area.clientWidth;
    const grid = layOut(picture.now.length, Math.max(64, width), Math.max(200, window.innerHeight * 0.55));
    this.#grid = { ...grid, size: wholePixels(grid.size) };
    return this.#grid.size;
  }

  draw(picture: Picture, painter: Painter, cell: number): void {
    this.#picture = picture;
    painter.paint(this.#sides.now.canvas, picture.now, this.#grid);
    if (picture.before !== undefined) painter.paint(this.#sides.before.canvas, picture.before, this.#grid);
    this.#place(cell);
  }

  #place(cell: number): void {
    this.#cell = cell;
    const { x, y } = placeOf(this.#grid, cell);
    for (const { cursor } of Object.values(this.#sides)) {
      cursor.style.transform = `translate(${x - 1}px, ${y - 1}px)`;
      cursor.style.width = cursor.style.height = `${this.#grid.size}px`;
    }
  }

  #go(cell: number): void {
    if (cell === this.#cell) return;
    this.#place(cell);
    this.#events.moved(cell);
  }

  /** True when the key means something here. */
  #key({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (altKey) return false;
    const where = ctrlKey || metaKey ? farSteps[key] : steps[key];
    if (where !== undefined) {
      this.#go(step(this.#grid, this.#cell, where));
      this.#sides.now.cursor.scrollIntoView({ block: 'nearest' });
      return true;
    }
    if (ctrlKey || metaKey) return false;
    switch (key) {
      case '+':
      case '=':
        this.#events.zoom(0.25, this.#cell);
        return true;
      case '-':
        this.#events.zoom(4, this.#cell);
        return true;
      case '0':
        this.#events.whole();
        return true;
      case 'PageUp':
      case 'PageDown':
        this.#events.pan(key === 'PageUp' ? -0.5 : 0.5);
        return true;
      case 'Enter':
        this.#events.details(this.#cell);
        return true;
      default:
        return false;
    }
  }

  #watchPointer(canvas: HTMLCanvasElement): void {
    canvas.addEventListener('pointermove', (event) => {
      this.#hover(event);
    });
    canvas.addEventListener('pointerleave', () => {
      this.#tooltip.hidden = true;
    });
    canvas.addEventListener('click', (event) => {
      const cell = cellAt(this.#grid, event.offsetX, event.offsetY);
      if (cell !== undefined) this.#go(cell);
    });
    canvas.addEventListener('dblclick', (event) => {
      const cell = cellAt(this.#grid, event.offsetX, event.offsetY);
      if (cell !== undefined) this.#events.zoom(0.25, cell);
    });
    canvas.addEventListener(
      'wheel',
      (event) => {
        const cell = cellAt(this.#grid, event.offsetX, event.offsetY);
        if (!event.ctrlKey || cell === undefined) return;
        event.preventDefault();
        this.#events.zoom(event.deltaY < 0 ? 0.5 : 2, cell);
      },
      { passive: false },
    );
  }

  #hover(event: PointerEvent): void {
    const cell = cellAt(this.#grid, event.offsetX, event.offsetY);
    this.#tooltip.hidden = cell === undefined || this.#picture === undefined;
    if (cell === undefined || this.#picture === undefined) return;
    this.#tooltip.textContent = cellWords(this.#picture.factsOf(cell), this.#picture.wording);
    const left = Math.min(event.clientX + 14, window.innerWidth - this.#tooltip.offsetWidth - 8);
    const below = event.clientY + 18;
    const above = event.clientY - this.#tooltip.offsetHeight - 10;
    const top = below + this.#tooltip.offsetHeight > window.innerHeight ? above : below;
    this.#tooltip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  }
}

function sideOf(name: 'before' | 'now'): Side {
  return {
    figure: find(name, HTMLElement),
    canvas: find(`${name}-cells`, HTMLCanvasElement),
    cursor: find(`${name}-cursor`, HTMLElement),
  };
}
