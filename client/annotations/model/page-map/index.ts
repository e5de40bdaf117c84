/** The page map without a screen: what the web view, the editor and the terminal draw. */
export { answerOf, expandCells, pagesIn, regionOf, spansOf, sumCounts } from './cells';
export type { CellCounts, Span } from './cells';
export { drawLike } from './compare';
export { inkOn } from './contrast';
export { mapOfRuns, pagesPerCell } from './from-runs';
export { cellAt, layOut, placeOf, step } from './grid';
export type { Grid, Step } from './grid';
export { lookOf, lookOfAnswer, nodeLetter, nodeStyle } from './palette';
export type { Look, PlainLook, Theme } from './palette';
export { textMap, textMapCells } from './text-map';
export { answerWords, cellWords, countsWords, number, pageWords, wordingOf } from './words';
export type { AnswerWords, CellFacts, Wording } from './words';
export { fewestPages, isWhole, panView, wholeView, zoomView } from './zoom';
export type { View } from './zoom';
export { readFromPage, readPageState, readToPage } from './messages';
export type { Compare, FromPage, PageState, ShownMap, ToPage } from './messages';
