/**
 * Draws cells. Each look is painted once, as a tile, and copied: a map of 16,384 cells is drawn in a few milliseconds. A cell that is
 * large enough carries the letter of its node, so that the map does not speak by colour alone.
 */
import { inkOn, lookOf, lookOfAnswer, nodeLetter, nodeStyle } from '../../annotations/model/page-map';
import type { CellCounts, Grid, Look, PlainLook } from '../../annotations/model/page-map';
import type { ThemeColours } from './theme';

/** From this size on a cell shows a letter; CSS pixels. */
const letterSize = 13;

/** From this size on a cell that is no node has a frame: smaller ones would be all frame. */
const frameSize = 9;

export interface Paints {
  readonly colours: ThemeColours;
  /** Of the machine, ascending: a node's place in it decides its colour. */
  readonly nodes: readonly number[];
}

/** A size that is drawn without blurred edges on this screen, a little smaller or larger. */
export function wholePixels(size: number): number {
  return Math.round(size * window.devicePixelRatio) / window.devicePixelRatio;
}

export class Painter {
  readonly #paints: Paints;
  readonly #size: number;
  readonly #scale: number;
  readonly #tiles = new Map<string, HTMLCanvasElement>();

  /** @param size of a tile, CSS pixels: a whole number of the screen's pixels (`wholePixels`) */
  constructor(paints: Paints, size: number) {
    this.#paints = paints;
    this.#size = size;
    this.#scale = window.devicePixelRatio;
  }

  /** All cells into a canvas, which gets the size of the grid; runs of cells that look alike are filled at once. */
  paint(canvas: HTMLCanvasElement, cells: readonly CellCounts[], grid: Grid): void {
    const side = Math.round(grid.size * this.#scale);
    canvas.width = grid.columns * side;
    canvas.height = grid.rows * side;
    canvas.style.width = `${grid.columns * grid.size}px`;
    canvas.style.height = `${grid.rows * grid.size}px`;
    const context = contextOf(canvas);
    context.fillStyle = this.#paints.colours.background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const fills = new Map<HTMLCanvasElement, CanvasPattern>();
    for (let from = 0; from < cells.length;) {
      const counts = cells[from] ?? [];
      const rowEnd = Math.min(cells.length, from - (from % grid.columns) + grid.columns);
      let to = from + 1;
      while (to < rowEnd && cells[to] === counts) to++;
      const tile = this.#tileOf(counts);
      const fill = fills.get(tile) ?? context.createPattern(tile, 'repeat');
      if (fill === null) throw new Error('this page cannot draw');
      fills.set(tile, fill);
      context.fillStyle = fill;
      const row = Math.floor(from / grid.columns);
      context.fillRect((from % grid.columns) * side, row * side, (to - from) * side, side);
      from = to;
    }
  }

  /** Of a node; of a status the colour of its pattern. */
  colourOf(answer: number): string {
    const { colours } = this.#paints;
    return answer >= 0 ? nodeStyle(this.#rank(answer), colours.theme).colour : colours.muted;
  }

  /** One answer, for the legend. */
  tile(answer: number): HTMLCanvasElement {
    return this.#made(lookOfAnswer(answer), `${answer}`);
  }

  /** Shares are whole pixels of the tile, so that there are few different ones. */
  #tileOf(counts: CellCounts): HTMLCanvasElement {
    const look = lookOf(counts);
    const answers = counts.map((one) => ('node' in one ? one.node : one.status)).join();
    if (look.kind !== 'mixed') return this.#made(look, answers);
    const widths = look.shares.map(({ share }) => Math.round(share * this.#size));
    return this.#made(look, `${answers} ${widths.join()}`);
  }

  #made(look: Look, key: string): HTMLCanvasElement {
    const known = this.#tiles.get(key);
    if (known !== undefined) return known;
    const tile = document.createElement('canvas');
    tile.width = tile.height = Math.round(this.#size * this.#scale);
    const context = contextOf(tile);
    context.scale(this.#scale, this.#scale);
    // A gap between cells, where there is room for one.
    const side = this.#size - (this.#size >= 8 ? 2 : 1);
    if (look.kind === 'mixed') this.#mixed(context, look, side);
    else this.#plain(context, look, 0, side, side);
    this.#tiles.set(key, tile);
    return tile;
  }

  /** Strips as wide as the shares, and a corner in the ink: several answers, also for who sees no colours. */
  #mixed(context: CanvasRenderingContext2D, look: Look & { kind: 'mixed' }, side: number): void {
    let x = 0;
    for (const { look: part, share } of look.shares) {
      this.#plain(context, part, x, share * side, side, false);
      x += share * side;
    }
    const corner = Math.max(2, side / 3);
    context.fillStyle = this.#paints.colours.foreground;
    context.strokeStyle = this.#paints.colours.background;
    context.beginPath();
    context.moveTo(side - corner, 0);
    context.lineTo(side, 0);
    context.lineTo(side, corner);
    context.closePath();
    context.fill();
    if (side >= letterSize) context.stroke();
  }

  #plain(
    context: CanvasRenderingContext2D,
    look: PlainLook,
    x: number,
    width: number,
    height: number,
    withLetter = true,
  ): void {
    context.save();
    context.beginPath();
    context.rect(x, 0, width, height);
    context.clip();
    if (look.kind === 'node') {
      const { colour, pattern } = nodeStyle(this.#rank(look.node), this.#paints.colours.theme);
      const ink = inkOn(colour);
      context.fillStyle = colour;
      context.fillRect(x, 0, width, height);
      context.strokeStyle = context.fillStyle = ink;
      if (pattern === 'stripes') diagonals(context, x, width, height, 4);
      if (pattern === 'dots') dots(context, x, width, height, 4);
      if (pattern === 'bars') bars(context, x, width, height, 4);
      if (withLetter && height >= letterSize)
        this.#letter(context, nodeLetter(look.node), colour, ink, x, width, height);
    } else {
      context.strokeStyle = context.fillStyle = this.#paints.colours.muted;
      const gap = Math.max(3, height / 4);
      const isSmall = height < frameSize;
      if (look.kind === 'absent') diagonals(context, x, width, height, isSmall ? height : gap);
      if (look.kind === 'nothing') dots(context, x, width, height, isSmall ? height : gap);
      if (look.kind === 'refused') cross(context, x, width, height);
      if (!isSmall) context.strokeRect(x + 0.5, 0.5, width - 1, height - 1);
    }
    context.restore();
  }

  /** On a patch of the plain colour, where a pattern would run through it. */
  #letter(
    context: CanvasRenderingContext2D,
    letter: string,
    colour: string,
    ink: string,
    x: number,
    width: number,
    height: number,
  ): void {
    context.fillStyle = colour;
    context.fillRect(x + width / 4, height / 5, width / 2, (height * 3) / 5);
    context.fillStyle = ink;
    context.font = `${Math.round(height * 0.6)}px ${getComputedStyle(document.body).fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(letter, x + width / 2, height / 2 + 0.5);
  }

  #rank(node: number): number {
    const rank = this.#paints.nodes.indexOf(node);
    return rank < 0 ? node : rank;
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this page cannot draw');
  return context;
}

function diagonals(c: CanvasRenderingContext2D, x: number, width: number, height: number, gap: number): void {
  c.lineWidth = 1;
  c.beginPath();
  for (let at = -height; at < width; at += gap) {
    c.moveTo(x + at, height);
    c.lineTo(x + at + height, 0);
  }
  c.stroke();
}

function dots(c: CanvasRenderingContext2D, x: number, width: number, height: number, gap: number): void {
  for (let top = gap / 2; top < height; top += gap)
    for (let left = gap / 2; left < width; left += gap) c.fillRect(x + left - 0.5, top - 0.5, 1, 1);
}

function bars(c: CanvasRenderingContext2D, x: number, width: number, height: number, gap: number): void {
  for (let top = gap / 2; top < height; top += gap) c.fillRect(x, top, width, 1);
}

function cross(c: CanvasRenderingContext2D, x: number, width: number, height: number): void {
  c.lineWidth = 1.5;
  c.beginPath();
  c.moveTo(x, 0);
  c.lineTo(x + width, height);
  c.moveTo(x + width, 0);
  c.lineTo(x, height);
  c.stroke();
}
