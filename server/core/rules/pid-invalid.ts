/** A pid that names no process. */
import type { CallFacts } from '../facts/call-facts';
import type { Producer } from '../facts/provenance';
import { soleSymbol } from '../facts/provenance';
import { scale } from '../facts/linear';
import { formOf, integersOf } from '../facts/value';
import type { Report, Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { surelyRejected } from './support/flags';
import { argumentPlaces } from './support/places';
import { listOr, phrase } from '../../languages/phrase';

export const pidInvalid: Rule = {
  id: 'pid-invalid',
  severity: 'error',
  title: 'A number that is no process',
  calls: ['move_pages'],
  messages: {
    negative: {
      what: 'The pid is {pid}, and no process has a negative number.',
      why: 'The call fails with ESRCH before it looks at a page; unlike kill(), it knows no process groups.',
      do: 'Pass the number of one process, or 0 for the caller.',
    },
    group: {
      what: 'The pid is the negative of a number, as kill() takes it for a process group.',
      why: 'This call knows no process groups: it fails with ESRCH.',
      do: 'Call once for each process of the group.',
    },
    thread: {
      what: 'The pid is a pthread_t from {function}().',
      why: 'That is a handle of the thread library, in practice an address, and the kernel has no process of that number: ESRCH.',
      do: 'Pass 0 for the process of the calling thread; all its threads share their pages.',
    },
  },
  check(facts, report) {
    const pid = facts.argument('pid');
    if (pid === undefined || surelyRejected(facts) || expectsFailure(facts)) return;
    const found = negative(facts) ?? negated(facts) ?? thread(facts);
    if (found === undefined) return;
    report({
      ...found,
      // Whoever does not even look at the result wants to see what the kernel makes of it.
      ...(facts.after.result.length === 0 ? { severity: 'hint' as const } : {}),
      span: pid.span,
      restsOn: [pid.value],
      related: [...(found.related ?? []), ...argumentPlaces(pid)],
    });
  },
};

type Found = Pick<Report, 'messageId' | 'data' | 'related' | 'severity'>;

function negative(facts: CallFacts): Found | undefined {
  const pid = facts.argument('pid');
  const values = pid === undefined ? undefined : integersOf(pid.value);
  const numbers = values?.map((value) => BigInt.asIntN(32, value));
  if (numbers?.every((number) => number < 0n) !== true) return undefined;
  return { messageId: 'negative', data: { pid: listOr(numbers.map(String)) } };
}

function producerIn(facts: CallFacts, factor: bigint): Producer | undefined {
  const pid = facts.argument('pid');
  const form = pid === undefined ? undefined : formOf(pid.value);
  const name = form === undefined ? undefined : soleSymbol(scale(form, factor));
  return name === undefined ? undefined : facts.producerOf(name);
}

function negated(facts: CallFacts): Found | undefined {
  const producer = producerIn(facts, -1n);
  // -1 times what a function returned may be a positive number again: only those that return process groups are sure.
  if (producer === undefined || !/^(?:getpgrp|getpgid|getpid|getppid|fork)$/.test(producer.function))
    return undefined;
  return {
    messageId: 'group',
    related: [{ span: producer.span, message: phrase('The number comes from here') }],
  };
}

function thread(facts: CallFacts): Found | undefined {
  const producer = producerIn(facts, 1n);
  if (producer === undefined || !/^(?:pthread_self|thrd_current)$/.test(producer.function)) return undefined;
  return {
    messageId: 'thread',
    data: { function: producer.function },
    related: [{ span: producer.span, message: phrase('The handle comes from here') }],
  };
}
