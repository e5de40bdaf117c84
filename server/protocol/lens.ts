/**
 * Messages between the editor's client and the language server, beyond the Language Server Protocol.
 * Plain JSON: bigint values travel as decimal strings, offsets as LSP positions.
 */
import type { CallName, ParameterRole } from '../kernel/calls';

export interface WirePosition {
  readonly line: number;
  readonly character: number;
}

export interface WireRange {
  readonly start: WirePosition;
  readonly end: WirePosition;
}

export interface CallSitesParams {
  readonly textDocument: { readonly uri: string };
}

export interface WireCallArgument {
  readonly role: ParameterRole;
  readonly range: WireRange;
  readonly text: string;
  /** After macro expansion; what a debugger can evaluate. */
  readonly expanded: string;
  /** A proved integer in decimal, or "null" for a null pointer; absent when not proved. */
  readonly folded?: string;
}

export interface WireCallSite {
  readonly call: CallName;
  readonly form: 'wrapper' | 'libnuma' | 'syscall';
  readonly range: WireRange;
  readonly statement: WireRange;
  readonly functionName: string;
  readonly functionRange: WireRange;
  readonly arguments: readonly WireCallArgument[];
  readonly sound: boolean;
}

/** Whether the call names pages that a runner can query and move: what lenses and actions are offered for. */
export function isMigration({ call }: Pick<WireCallSite, 'call'>): boolean {
  return call === 'move_pages';
}

export interface CallSitesResult {
  /** The document version that the ranges belong to. */
  readonly version: number | null;
  readonly callSites: readonly WireCallSite[];
}

/** Request client → server: the call sites of an open document. */
export const callSitesMethod = 'numaLens/callSites';
