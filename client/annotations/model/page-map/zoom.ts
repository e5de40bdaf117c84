/**
 * Which pages of a region are in view. Zooming in asks the runner for the visible pages anew, so that a region of any size can be
 * looked at page by page; the arithmetic of it is here.
 */
import { pagesPerCell } from './from-runs';

/** Pages in a row, counted over all ranges of the region. */
export interface View {
  readonly first: number;
  readonly pages: number;
}

/** Nobody zooms in further than this: so few pages have room enough. */
export const fewestPages = 64;

export function wholeView(total: number): View {
  return { first: 0, pages: total };
}

export function isWhole(view: View, total: number): boolean {
  return view.first === 0 && view.pages >= total;
}

/**
 * `factor` below 1 shows fewer pages, above 1 more; the page in the middle of the interest keeps its place as far as the region's
 * ends permit.
 * @param around the ordinal of that page
 * @param cells as many as the runner is asked for: the view begins where a cell would begin if the whole region were drawn like it
 */
export function zoomView(view: View, total: number, around: number, factor: number, cells: number): View {
  const least = Math.min(total, fewestPages);
  const pages = Math.max(least, Math.min(total, Math.round(view.pages * factor)));
  const share = view.pages === 0 ? 0 : (around - view.first) / view.pages;
  // The beginning is moved down to that of a cell; the page must stay in view after that.
  const latest = around - pages + cellOf(pages, cells);
  const first = Math.min(around, Math.max(latest, Math.round(around - share * pages)));
  return placeView(first, pages, total, cells);
}

/** Moved by a part of itself: 0.5 is half a view towards higher addresses. */
export function panView(view: View, total: number, by: number, cells: number): View {
  return placeView(view.first + Math.round(view.pages * by), view.pages, total, cells);
}

/** The view of so many pages that begins at or a little before a page, inside the region. */
function placeView(first: number, pages: number, total: number, cells: number): View {
  const shown = Math.min(pages, total);
  const last = total - shown;
  const inside = Math.max(0, Math.min(first, last));
  const aligned = inside - (inside % cellOf(shown, cells));
  // Beginning earlier must not cut off the last pages of the region.
  return { first: aligned, pages: inside === last ? total - aligned : shown };
}

/** One cell is kept free, for the pages that come into view where it begins a little earlier. */
function cellOf(pages: number, cells: number): number {
  return pagesPerCell(pages, Math.max(1, cells - 1));
}
