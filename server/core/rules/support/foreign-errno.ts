/** Where errno of an asynchronous call is lost. */
import type { Overwriter } from '../../facts/errno';
import type { ForeignCall } from '../../foreign/foreign-function';

/** The call runs in another thread. */
export function isAsynchronous({ manner, fn }: ForeignCall): boolean {
  return manner !== 'sync' || fn.nonblocking;
}

/** What stands between the call and the errno that is read is no other call, but the end of its callback. */
export function isAfterCallback({ name }: Overwriter): boolean {
  return name === 'await' || name === 'callback';
}
