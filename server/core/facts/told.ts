/** What one block told the observer, by the call that it is about: a what-if run of that call need not go further than to such blocks. */
import type { CallKey } from '../flow/graph';

export interface Told {
  /** Something that the call left behind is used, errno included. */
  readonly uses: ReadonlySet<CallKey>;
  /** errno is used as the call left it. */
  readonly errno: ReadonlySet<CallKey>;
  /** Its result is handed on: others may decide. */
  readonly handedOn: ReadonlySet<CallKey>;
  /** Something is called of which nothing is known: that may concern every call. */
  readonly unseen: boolean;
}

export class Tally implements Told {
  readonly uses = new Set<CallKey>();
  readonly errno = new Set<CallKey>();
  readonly handedOn = new Set<CallKey>();
  unseen = false;
}
