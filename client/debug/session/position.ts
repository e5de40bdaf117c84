/** Where the program is stopped, seen from a call site. */
import type { WireCallSite, WireRange } from '../../../server/protocol/lens';
import type { StackFrame } from './port';

/**
 * `on-call`: the innermost frame stands on the call's statement, so the arguments are what the call is about to pass.
 * `in-function`: its variables are in scope, with the values of another line.
 */
export type Standing = 'on-call' | 'in-function' | 'elsewhere';

export interface Position {
  readonly standing: Standing;
  /** The frame in which the call's variables can be read; absent when `elsewhere`. */
  readonly frame?: StackFrame;
}

export type SamePath = (a: string, b: string) => boolean;

/**
 * @param path the document of the call site
 * @param frames of the stopped thread, the innermost first
 * @param selected the frame that the user looks at: of several of the function, as in a recursion, it is the one
 * @param samePath whether two paths name one file; a host that can look knows of links
 */
export function positionOf(
  site: WireCallSite,
  path: string,
  frames: readonly StackFrame[],
  samePath: SamePath = (a, b) => a === b,
  selected?: number,
): Position {
  const here = (frame: StackFrame | undefined): frame is StackFrame =>
    frame?.path !== undefined && samePath(frame.path, path);
  const [top] = frames;
  const inside = (frame: StackFrame): boolean => here(frame) && covers(site.functionRange, frame.line);
  const chosen = frames.find((frame) => frame.id === selected && frame !== top && inside(frame));
  if (chosen !== undefined) return { standing: 'in-function', frame: chosen };
  if (here(top) && covers(site.statement, top.line)) {
    return { standing: 'on-call', frame: top };
  }
  const frame = frames.find(inside);
  return frame === undefined ? { standing: 'elsewhere' } : { standing: 'in-function', frame };
}

/** `line` counts from 1 as in DAP, ranges from 0 as in LSP. */
function covers(range: WireRange, line: number): boolean {
  const end =
    range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  return line - 1 >= range.start.line && line - 1 <= end;
}
