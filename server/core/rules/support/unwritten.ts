/** Whether a program may look at a status entry that the kernel never wrote. */
import type { CallFacts } from '../../facts/call-facts';
import { surelyRejected } from './flags';
import { concerns, inWords, rangeOf } from './kernels';
import { missesPositive } from './result-tests';
import { listAnd, phrase } from '../../../languages/phrase';
import type { Words } from '../../../languages/phrase';

/** A move whose entries are read where the kernels in question may have left some of them alone. */
export function mayReadUnwritten(facts: CallFacts): boolean {
  if (facts.mode !== 'move' || facts.countIs === 'zero' || surelyRejected(facts)) return false;
  return isRead(facts) && !isSafeOnZero(facts);
}

/** Entries are looked at here; what becomes of one that is only stored for others is not known. */
function isRead(facts: CallFacts): boolean {
  return facts.after.status.some((use) => use.kind !== 'escapes');
}

const unwrittenOnZero = ['change.status-already-there', 'change.last-run-lost'] as const;

function zeroRanges(facts: CallFacts): Words {
  const ranges = unwrittenOnZero.filter((one) => concerns(facts.config, one));
  return listAnd(ranges.map((one) => inWords(rangeOf(one))));
}

/** On kernels that always write all entries when the result is 0, a program that tells 0 apart may rely on that. */
function isSafeOnZero(facts: CallFacts): boolean {
  if (zeroRanges(facts) !== '') return false;
  return facts.after.result.some((use) => !missesPositive(use));
}

/** ", and from Linux 5.6 until 6.0 even when it is 0", to end a sentence about the result; empty where 0 is safe. */
export function evenOnZero(facts: CallFacts): Words {
  const ranges = zeroRanges(facts);
  return ranges === '' ? '' : phrase(', and {ranges} even when it is 0', { ranges });
}
