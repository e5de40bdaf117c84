/** What can be said of the migration runner without asking it. */

export type RunnerState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  /** `kernel` is `uname -r`. */
  | { readonly kind: 'running'; readonly kernel: string; readonly nodes: number }
  /** It was asked something and has given no sign of life since. */
  | { readonly kind: 'silent'; readonly seconds: number }
  /** `cause` is a clause: "it ended with signal SIGKILL". It is started again by the next action. */
  | { readonly kind: 'ended'; readonly cause: string };
