/** What the command line and the threads of a large check say to each other. */
import type { Language } from '../../languages/language';
import type { CheckerOptions, FileOutcome } from './check-file';
import type { ConfigFileProblem } from './config';

/** To end is what a thread has to do by itself: one that is ended in a native parse takes the process along. */
export type ToWorker =
  | { readonly kind: 'begin'; readonly options: CheckerOptions; readonly language: Language }
  | { readonly kind: 'check'; readonly file: string }
  | { readonly kind: 'end' };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checked'; readonly outcome: FileOutcome }
  | { readonly kind: 'ended'; readonly configProblems: readonly ConfigFileProblem[] };
