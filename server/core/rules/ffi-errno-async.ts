/** errno of an asynchronous call, looked for where it is not. */
import type { LateUse } from '../facts/after-call';
import { calls } from '../../kernel/calls';
import type { Rule } from './rule';
import { isAfterCallback, isAsynchronous } from './support/foreign-errno';
import { errnoReader } from './support/foreign-words';
import { phrase } from '../../languages/phrase';

export const ffiErrnoAsync: Rule = {
  id: 'ffi-errno-async',
  severity: 'warning',
  title: 'errno of an asynchronous call that is not read in its callback',
  calls: calls.map((spec) => spec.name),
  languages: 'script',
  supersedes: ['errno-clobbered', 'ffi-errno-missing'],
  messages: {
    late: {
      what: 'The call is over by here, and errno with it.',
      why: 'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno while the callback of the call runs, and not after it.',
      do: 'Read koffi.errno() first thing in the callback, and hand it on with the result.',
    },
    waited: {
      what: 'errno is read after an await: other code has run since the call.',
      why: 'There is one errno for each thread, and whatever ran during the await may have set it.',
      do: 'Read {reader} right after the call, before the await.',
    },
    lost: {
      what: 'The result leaves the callback, and errno does not.',
      why: 'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno while the callback of the call runs, and not after it: why the call failed cannot be told any more.',
      do: 'Read koffi.errno() first thing in the callback, and hand it on with the result.',
    },
    promise: {
      what: 'A promise of the result comes without errno.',
      why: 'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno to the callback only: why the call failed cannot be told any more.',
      do: 'Pass a callback of your own that reads koffi.errno(), and resolve with both.',
    },
    thread: {
      what: 'ffi.errno() is that of this thread, and the call ran in another one.',
      why: 'ffi-napi makes asynchronous calls in a thread of the pool, whose errno nobody keeps.',
      do: 'Make the call synchronously where its errno matters.',
    },
  },
  check(facts, report) {
    const { foreign, after, site } = facts;
    if (foreign === undefined || after.handledElsewhere) return;
    const call = { span: site.callee, message: phrase('The call') };
    const late = after.lateErrno.find(isWaitedFor);
    const asynchronous = isAsynchronous(foreign);
    const { library } = foreign.fn;
    if (library === 'ffi-napi' && asynchronous) {
      const read = after.errno[0] ?? late?.use;
      if (read !== undefined) report({ messageId: 'thread', span: read.span, related: [call] });
      return;
    }
    if (late !== undefined) {
      const reader = errnoReader(library) ?? 'errno';
      report({
        messageId: asynchronous ? 'late' : 'waited',
        data: { reader },
        span: late.readAt ?? late.use.span,
        related: [call, { span: late.overwrittenBy.span, message: phrase('The call is over here') }],
      });
      return;
    }
    if (library !== 'koffi' || !asynchronous || after.takesErrno) return;
    if (after.result.length === 0) return;
    report({ messageId: foreign.manner === 'promise' ? 'promise' : 'lost', span: site.span });
  },
};

function isWaitedFor({ use, overwrittenBy }: LateUse): boolean {
  return use.mixed !== true && isAfterCallback(overwrittenBy);
}
