/**
 * What a command is about, and the process it is in. Every action takes a subject, wherever the user pointed at it: a call in a
 * document, a variable of the debugger, a mapping in the tree, a whole process.
 */
import type * as vscode from 'vscode';
import type { WireCallSite } from '../server/protocol/lens';
import type { Result } from './debug/session/failure';
import type { CallOutcome } from './debug/session/outcome';
import type { PageActions } from './debug/session/page-actions';
import type { Region } from './debug/session/region';

/** `owner`: the id of the debug session or of the attached process that it belongs to. */
export type Subject = { readonly owner: string } & (
  | { readonly kind: 'call'; readonly document: vscode.TextDocument; readonly site: WireCallSite }
  | {
      readonly kind: 'variable';
      /** As the debugger shows it. */
      readonly name: string;
      /** What evaluates to it in the frame that the user looks at. */
      readonly expression: string;
    }
  | {
      readonly kind: 'region';
      readonly region: Region;
      /** Where it was asked for, if that was above a call: its outcome is shown there. */
      readonly call?: Pick<CallSubject, 'document' | 'site'>;
    }
  | { readonly kind: 'process' }
);

export type CallSubject = Extract<Subject, { kind: 'call' }>;

/** A process that can be acted on: debugged, or attached without a debugger. */
export interface SubjectOwner {
  readonly id: string;
  /** "first-touch (4711)". */
  readonly title: string;
  /** Its pages, once it is certain which process it is. A debug session has to be stopped for that. */
  pages(): Promise<Result<PageActions>>;
  /** Needs no proof: the journal of the move names the process. */
  moveBack(outcome: CallOutcome): Promise<Result<CallOutcome>>;
}

/** Debug sessions are one source of owners, attached processes another. */
export interface OwnerSource {
  byId(id: string): SubjectOwner | undefined;
}
