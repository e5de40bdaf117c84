/** getpid() where 0 says the same. */
import type { CallFacts } from '../facts/call-facts';
import { soleSymbol } from '../facts/provenance';
import { formOf } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { phrase } from '../../languages/phrase';

/** After one of these, a number from getpid() may name the other process. */
const forks = /^(?:SAFE_)?(?:v?fork|clone3?|CLONE|FORK|VFORK|tst_fork|daemon|forkpty|__clone)$/;

export const pidSelf: Rule = {
  id: 'pid-self',
  severity: 'hint',
  title: "The caller's own process by its number",
  calls: ['move_pages'],
  fix: 'safe',
  messages: {
    self: {
      what: 'The pid is what {function}() returned: the caller itself.',
      why: 'With 0 the kernel takes the caller without looking a process up and without asking whether it may be looked at.',
      do: 'Pass 0.',
      script: { what: 'The pid is that of this process: the caller itself.' },
    },
  },
  check(facts, report) {
    const pid = facts.argument('pid');
    const form = pid === undefined ? undefined : formOf(pid.value);
    const name = form === undefined ? undefined : soleSymbol(form);
    const producer = name === undefined ? undefined : facts.producerOf(name);
    if (pid === undefined || producer === undefined || producer.through !== undefined) return;
    if (!/^(?:SAFE_)?(?:getpid|gettid|GETPID)$/.test(producer.function)) return;
    const asked = producer.span.start >= pid.span.start && producer.span.end <= pid.span.end;
    if (!asked && [...facts.callees].some((callee) => forks.test(callee))) return;
    report({
      messageId: 'self',
      data: { function: producer.function },
      span: pid.span,
      restsOn: [pid.value],
      related: asked ? [] : [{ span: producer.span, message: phrase('The number comes from here') }],
      fixes: fixes(facts),
    });
  },
};

function fixes(facts: CallFacts): readonly Fix[] {
  const pid = facts.argument('pid');
  if (pid === undefined || !facts.edits.isSpelled(pid.origin)) return [];
  if (!/^(?:(?:getpid|gettid)\s*\(\s*\)|process\.pid|Deno\.pid)$/.test(pid.text)) return [];
  return [{ title: phrase('Pass 0'), applicability: 'safe', edits: [{ span: pid.span, text: '0' }] }];
}
