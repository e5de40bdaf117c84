/** numa_max_node() is the highest node, not the number of nodes. */
import type { CallFacts } from '../facts/call-facts';
import { constant, constantOf, subtract, type LinearForm } from '../facts/linear';
import type { Producer } from '../facts/provenance';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { nodeEntries, producerOf, remainderOf, type Entry } from './support/node-entries';
import { phrase } from '../../languages/phrase';

const highest: ReadonlySet<string> = new Set(['numa_max_node', 'numa_max_possible_node']);

export const nodeMaxAsCount: Rule = {
  id: 'node-max-as-count',
  severity: 'error',
  title: 'The highest node taken for the number of nodes',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    beyond: {
      what: 'nodes holds {function}() + {more}, and {function}() already is the highest node.',
      why: 'No node has that number: the kernel stops there with ENODEV; the pages before that entry may have been moved.',
      do: 'Use a number up to {function}() itself.',
    },
    modulo: {
      what: 'nodes holds a remainder of {function}(), which is the highest node and not the number of nodes.',
      why: 'The last node never gets a page, and on a machine with one node this divides by zero.',
      do: 'Divide by {function}() + 1, or go through the nodes that exist.',
      script: {
        why: 'The last node never gets a page, and on a machine with one node the remainder is NaN, which an Int32Array takes for 0.',
      },
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    if (nodes === undefined) return;
    for (const entry of nodeEntries(facts)) {
      const found = find(facts, entry);
      if (found === undefined) continue;
      const { messageId, producer, more } = found;
      const milder = messageId === 'modulo' ? 'warning' : expectsFailure(facts) ? 'hint' : undefined;
      report({
        messageId,
        data: { function: producer.function, ...(more === undefined ? {} : { more: more.toString() }) },
        span: nodes.span,
        ...(milder === undefined ? {} : { severity: milder }),
        restsOn: [nodes.value, entry.value],
        related: [
          { span: entry.origin.span, message: phrase('The node is stored here') },
          { span: producer.span, message: phrase('The highest node is asked for here') },
        ],
        fixes: messageId === 'modulo' ? fixes(facts, producer) : [],
      });
      return;
    }
  },
};

interface Mistake {
  readonly messageId: 'beyond' | 'modulo';
  readonly producer: Producer;
  readonly more?: bigint;
}

function find(facts: CallFacts, entry: Entry): Mistake | undefined {
  const forms = facts.formsOf(entry.value);
  for (const form of forms) {
    // On another path, or in another iteration, the entry may be a node that exists.
    const beyond = forms.length === 1 && !entry.may ? excess(facts, form) : undefined;
    if (beyond !== undefined) return { messageId: 'beyond', ...beyond };
    const by = remainderOf(facts, form)?.by;
    const producer = by === undefined ? undefined : producerOf(facts, by);
    if (producer !== undefined && highest.has(producer.function)) return { messageId: 'modulo', producer };
  }
  return undefined;
}

/** The form is the highest node and something more. */
function excess(
  facts: CallFacts,
  form: LinearForm,
): { readonly producer: Producer; readonly more: bigint } | undefined {
  const more = form.constant;
  if (more <= 0n || constantOf(form) !== undefined) return undefined;
  const rest = subtract(form, constant(more));
  const producer = rest === undefined ? undefined : producerOf(facts, rest);
  return producer !== undefined && highest.has(producer.function) ? { producer, more } : undefined;
}

/** `% numa_max_node()` as it stands: the number of nodes is one more, if all of them exist. */
function fixes(facts: CallFacts, producer: Producer): readonly Fix[] {
  const { edits, site } = facts;
  const { span } = producer;
  if (span.start < site.function.start || span.end > site.function.end) return [];
  const text = edits.textOf(span);
  const before = edits.textOf({ start: site.function.start, end: span.start });
  if (!/%=?\s*$/.test(before) || !/^\w+\s*\(\s*\)$/.test(text)) return [];
  return [
    {
      title: phrase('Divide by {function}() + 1', { function: producer.function }),
      applicability: 'suggestion',
      edits: [{ span, text: `(${text} + 1)` }],
    },
  ];
}
