/** Memory that goes back to the system while nobody waits for the server. */
import { garbageCollector } from '../parser/garbage';
import { growYoung } from './heap';

/** Bytes by which the process has to have grown since it was collected last: a collection takes 20 to 50 ms. */
const worthIt = 8 * 1024 * 1024;

let residentAfter = 0;

/**
 * Collects all garbage and gives free pages back to the system, when nobody waits for anything. Up to 12.4 (Node 22) V8 does it by itself ten
 * seconds later, step by step; 13.6 (Node 24) mostly keeps what it once had.
 */
export function giveBackMemory(): void {
  const version = Number(process.versions.v8.split('.')[0]);
  if (version < 13 || process.memoryUsage.rss() - residentAfter < worthIt) return;
  // Not kept: it holds a context.
  const collect = garbageCollector();
  if (collect === undefined) return;
  collect('pages');
  // That has made the young generation as small as it began.
  growYoung();
  residentAfter = process.memoryUsage.rss();
}
