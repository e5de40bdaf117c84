/** A check of what the call was given where what it answered is meant. */
import type { TestUse } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { isPlainName } from './support/edits';
import { expectsFailure } from './support/expectation';
import { isPrinter } from './support/printers';
import { phrase } from '../../languages/phrase';

export const resultVerifiesNodes: Rule = {
  id: 'result-verifies-nodes',
  severity: 'warning',
  title: 'A check of nodes in place of status',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    nodes: {
      what: 'This compares an entry of nodes after the move, and no entry of status is looked at.',
      why: 'The kernel only reads nodes: its entries are what they were before the call, so the check comes out the same wherever the pages are. The outcome is in status.',
      do: 'Compare the entry of status.',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    if (nodes === undefined || facts.mode !== 'move' || facts.countIs === 'zero') return;
    const test = firstCheck(facts);
    if (test === undefined || isAnswerReadElsewhere(facts) || expectsFailure(facts)) return;
    report({
      messageId: 'nodes',
      span: test.span,
      restsOn: [nodes.value],
      related: [{ span: nodes.span, message: phrase('These are the nodes of this move') }],
      fixes: fixes(facts, test),
    });
  },
};

/** The first comparison for equality with something that is not fixed, on which a failure depends. */
function firstCheck(facts: CallFacts): TestUse | undefined {
  const { after, site } = facts;
  if (facts.array('nodes')?.pointer.region === facts.array('status')?.pointer.region) return undefined;
  return after.nodes.find((use): use is TestUse => {
    if (use.kind !== 'test' || (use.comparison !== 'eq' && use.comparison !== 'ne')) return false;
    if (use.against !== undefined || use.span.start < site.span.end) return false;
    const end = Math.min(use.span.end + reach, site.function.end);
    return speaksOfFailure.test(facts.edits.textOf({ start: use.span.end, end }));
  });
}

/** Characters behind a check in which its consequence stands. */
const reach = 120;
const speaksOfFailure = /err|fail|wrong|mismatch|not\b|bad|exit|abort|return/i;

/** A test, a query, or someone who is not analysed may look at the outcome. */
function isAnswerReadElsewhere({ after }: CallFacts): boolean {
  if (after.handledElsewhere || after.verifiedBy.length > 0) return true;
  if (after.status.some((use) => use.kind === 'test' || use.kind === 'returned')) return true;
  return after.statusEscapes && [...after.followedBy].some((name) => !isPrinter(name) && !harmless.has(name));
}

const harmless: ReadonlySet<string> = new Set(['free', 'munmap', 'numa_free']);

/** The entry of status at the same place, where both arrays are plain names. */
function fixes(facts: CallFacts, test: TestUse): readonly Fix[] {
  const nodes = facts.argument('nodes');
  const status = facts.argument('status');
  if (nodes === undefined || status === undefined) return [];
  if (!isPlainName(nodes.text) || !isPlainName(status.text)) return [];
  const text = facts.edits.textOf(test.span);
  const parts = text.split(`${nodes.text}[`);
  const [before] = parts;
  if (parts.length !== 2 || before === undefined || /[\w$.>]$/.test(before)) return [];
  const start = test.span.start + before.length;
  return [
    {
      title: phrase('Compare {status} instead', { status: status.text }),
      applicability: 'suggestion',
      edits: [{ span: { start, end: start + nodes.text.length }, text: status.text }],
    },
  ];
}
