/** What an action is about: pages, with a name that people know them by. */
import { formatAddress } from '../../../server/protocol/addresses';
import type { PageSelection } from '../../../server/protocol/runner';
import { say } from '../../../server/languages/say';

export interface Region {
  /** "pages of move_pages, line 41", "variable ring", "[heap]", "process 4711". */
  readonly title: string;
  readonly pages: PageSelection;
}

/** @param to exclusive */
export function rangeRegion(title: string, from: bigint, to: bigint): Region {
  return { title, pages: { kind: 'ranges', ranges: [{ from: formatAddress(from), to: formatAddress(to) }] } };
}

export function processRegion(pid: number): Region {
  return { title: say('process {pid}', { pid }), pages: { kind: 'process' } };
}
