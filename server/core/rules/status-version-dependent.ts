/** Two errors that mean the same on different kernels, taken for different things. */
import { constantValues } from '../../kernel/constants';
import { statuses, type StatusName } from '../../kernel/statuses';
import { reachesKernelRange, type KernelRange } from '../../kernel/version';
import type { CallFacts } from '../facts/call-facts';
import type { Rule } from './rule';
import { inWords } from './support/kernels';
import { entryTests, type EntryTest } from './support/status-tests';
import { phrase } from '../../languages/phrase';

export const statusVersionDependent: Rule = {
  id: 'status-version-dependent',
  severity: 'hint',
  title: '-ENOENT and -EFAULT told apart',
  calls: ['move_pages'],
  messages: {
    apart: {
      what: 'This tells a status of -ENOENT from one of -EFAULT.',
      why: 'A page that was never touched is -EFAULT {range} and -ENOENT on other kernels, so the same page takes one way here or the other.',
      do: 'Treat both as “there is no page”.',
    },
  },
  check(facts, report) {
    const range = rangeOfUntouched();
    if (range === undefined || !reachesKernelRange(facts.config.minKernel, range)) return;
    const tests = entryTests(facts);
    const absent = tests.filter((one) => one.value === valueOf('ENOENT'));
    const fault = tests.filter((one) => one.value === valueOf('EFAULT'));
    const [first, second] = [absent[0], fault[0]];
    if (first === undefined || second === undefined) return;
    // Where they stand together once, the code knows that they belong together.
    if (absent.some((one) => fault.some((other) => areTogether(facts, one, other)))) return;
    const inOrder = first.use.span.start < second.use.span.start;
    const [earlier, later] = inOrder ? [first, second] : [second, first];
    report({
      messageId: 'apart',
      data: { range: inWords(range) },
      span: later.use.span,
      related: [
        { span: earlier.use.span, message: phrase('The other one is looked for here') },
        { span: facts.site.span, message: phrase('The entries were written by this call') },
      ],
    });
  },
};

const valueOf = (name: StatusName): bigint => -BigInt(constantValues[name]);

/** The kernels on which a page that was never touched is -EFAULT. */
function rangeOfUntouched(): KernelRange | undefined {
  return statuses
    .find((one) => one.name === 'EFAULT')
    ?.causes.find((one) => one.text === 'status.efault.untouched')?.range;
}

/** `a == -ENOENT || a == -EFAULT`, or two labels of one case. */
function areTogether(facts: CallFacts, one: EntryTest, other: EntryTest): boolean {
  const [a, b] = [one.use.span, other.use.span];
  const [from, to] = a.start < b.start ? [a.end, b.start] : [b.end, a.start];
  const between = facts.edits.textOf({ start: from, end: Math.max(from, to) });
  return /^(?:[\s()]*(?:\|\||&&)[\s()]*|\s*:?\s*(?:\w+\s*:\s*)?case\b[^;{}]*)$/.test(
    between.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' '),
  );
}
