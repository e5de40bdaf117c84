/** errno that is never read, or read when it is another call's. */
import type { AfterCall, LateUse, Use } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import { calls } from '../../kernel/calls';
import type { Rule } from './rule';
import { isAssertion } from './support/asserted';
import { isAsynchronous, isAfterCallback } from './support/foreign-errno';
import { errnoReader, libraryName } from './support/foreign-words';
import { phrase } from '../../languages/phrase';

export const ffiErrnoMissing: Rule = {
  id: 'ffi-errno-missing',
  severity: 'warning',
  title: 'errno of a failed call that is not read at once',
  calls: calls.map((spec) => spec.name),
  languages: 'script',
  supersedes: ['errno-clobbered'],
  messages: {
    unread: {
      what: 'A failure of this call is handled, and nothing reads errno.',
      why: 'Only errno tells EPERM from ESRCH and ENOMEM, which want different answers; whatever is called next overwrites it.',
      do: 'Read {reader} right after the call.',
    },
    late: {
      what: 'errno may be that of {by} here, not that of {call}.',
      why: 'There is one errno for each thread, and whatever calls the system sets it: other bound functions, files, the console.',
      do: 'Read {reader} right after the call, and keep it in a variable.',
    },
    unasked: {
      what: 'A failure of this call is handled, and ffi-rs is not asked for errno.',
      why: 'It keeps errno only where the declaration says so; read later, it is that of another call.',
      do: 'Declare errno: true. The call then gives { errnoCode, errnoMessage, value }.',
    },
    none: {
      what: '{library} keeps no errno, and __errno_location() gives that of whatever ran last.',
      why: 'Between two calls the runtime may make system calls of its own, on this thread.',
      do: 'Take it as a guess, or make the call in a small native addon that returns errno.',
    },
  },
  check(facts, report) {
    const { foreign, after, site } = facts;
    if (foreign === undefined || after.handledElsewhere) return;
    const { library, keepsErrno, place } = foreign.fn;
    const reader = errnoReader(library);
    const late = lateRead(facts);
    if (late !== undefined) {
      report({
        messageId: 'late',
        data: { by: late.overwrittenBy.name, call: site.calleeName, reader: reader ?? 'errno' },
        span: late.readAt ?? late.use.span,
        related: [
          {
            span: late.overwrittenBy.span,
            message: phrase('{name} is called here', { name: late.overwrittenBy.name }),
          },
          { span: site.callee, message: phrase('The call') },
        ],
      });
      return;
    }
    if (after.takesErrno || after.lateErrno.length > 0 || keepsErrno) return;
    if (isAsynchronous(foreign) && reader !== undefined) return;
    if (!after.result.concat(after.derived).some((use) => use.kind === 'test' && !isAssertion(facts, use)))
      return;
    if (reader !== undefined || library === 'ffi-rs') {
      if (!isHandledHere(after)) return;
      report({
        messageId: reader === undefined ? 'unasked' : 'unread',
        span: site.span,
        ...(reader === undefined ? {} : { data: { reader } }),
      });
    } else if (place.file === undefined && after.followedBy.has('__errno_location'))
      report({
        messageId: 'none',
        severity: 'hint',
        span: foreign.fn.symbolPlace.span,
        data: { library: libraryName(library) },
      });
  },
};

/** errno is looked at on the way of a failure only, and something else may have set it by then. */
function lateRead({ after }: CallFacts): LateUse | undefined {
  const meant = (one: LateUse): boolean =>
    one.use.mixed !== true && one.use.kind !== 'escapes' && !isAfterCallback(one.overwrittenBy);
  if (!after.lateErrno.some(meant)) return undefined;
  const failed = after.when('failed');
  const complete = after.when('complete');
  if (failed === undefined || complete === undefined) return undefined;
  const always = new Set(complete.lateErrno.map((one) => one.use.span.start));
  return failed.lateErrno.find((one) => meant(one) && !always.has(one.use.span.start));
}

/** The program deals with the failure here, and not in a function that is not analysed: that one may read errno. */
function isHandledHere(after: AfterCall): boolean {
  const failed = after.when('failed');
  const complete = after.when('complete');
  if (failed === undefined || complete === undefined) return false;
  if ([...failed.result, ...failed.derived].some(isHandedOn)) return false;
  return [...failed.unseen].every((call) => complete.unseen.has(call));
}

function isHandedOn(use: Use): boolean {
  return use.kind === 'escapes' || use.kind === 'returned' || use.kind === 'passed';
}
