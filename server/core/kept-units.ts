/**
 * How much is kept of what a text was before: as much as an edit can take of it, that is all of it, and half as much again for what
 * was edited earlier. What a small text is allowed would be used up only after hours, in which memory seems to leak.
 */

/** For small texts, whose functions have many versions. */
const least = 256 * 1024;

/** UTF-16 units for a text that has so many. */
export const keptUnits = (length: number): number => Math.max(least, length + (length >> 1));
