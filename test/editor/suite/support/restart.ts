/**
 * A suite that goes on in the next extension host: when its tests have passed, the one that it runs in is ended, and what the editor starts in its
 * place runs other tests and reports all of them together.
 */
import fs from 'node:fs';
import type { Report } from './report';

interface Continuation {
  /** Which tests run then: a pattern for their full titles, which begin with "after ". */
  readonly only: string;
  /** What these have to know. */
  readonly kept: unknown;
  readonly report: Report;
  readonly lines: readonly string[];
}

let wanted: { readonly only: string; readonly kept: unknown; readonly end: () => unknown } | undefined;
let keptFromBefore: unknown;

/** @param end ends this extension host, called when the tests of now are over and none has failed */
export function continueAfter(only: string, kept: unknown, end: () => unknown): void {
  wanted = { only, kept, end };
}

/** What the tests before the restart left for those after it. */
export function kept(): unknown {
  return keptFromBefore;
}

/** Undefined in the first extension host. */
export function takeContinuation(reportFile: string): Continuation | undefined {
  const file = nameOf(reportFile);
  if (!fs.existsSync(file)) return undefined;
  const read: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  fs.rmSync(file);
  if (!isContinuation(read)) throw new Error(`${file} is not what the last extension host has written`);
  keptFromBefore = read.kept;
  return read;
}

function isContinuation(value: unknown): value is Continuation {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['only', 'kept', 'report', 'lines'].every((key) => key in value)
  );
}

/** False where no test wants it. */
export function continueSuite(reportFile: string, done: Pick<Continuation, 'report' | 'lines'>): boolean {
  if (wanted === undefined) return false;
  const { only, kept, end } = wanted;
  fs.writeFileSync(nameOf(reportFile), JSON.stringify({ only, kept, ...done } satisfies Continuation));
  end();
  return true;
}

/** Before a window is opened beside the suite's own: the suite starts in its extension host, too, and leaves it alone. */
export function expectOtherWindow(): void {
  fs.writeFileSync(otherWindowMark(process.env['NUMA_LENS_EDITOR_REPORT'] ?? ''), '');
}

/** Whether this extension host is that of such a window. */
export function isOtherWindow(reportFile: string): boolean {
  const mark = otherWindowMark(reportFile);
  if (!fs.existsSync(mark)) return false;
  fs.rmSync(mark);
  return true;
}

const otherWindowMark = (reportFile: string): string => `${reportFile}.other-window`;
const nameOf = (reportFile: string): string => `${reportFile}.next`;
