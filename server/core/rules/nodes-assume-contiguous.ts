/** Node numbers counted from 0, where machines may have others. */
import type { CallFacts } from '../facts/call-facts';
import { symbol } from '../facts/linear';
import type { Producer } from '../facts/provenance';
import type { Rule } from './rule';
import { nodeEntries, producerOf, remainderOf, type Entry } from './support/node-entries';
import { phrase } from '../../languages/phrase';

/** How many nodes there are; their numbers need not end there. */
const counts: ReadonlySet<string> = new Set([
  'numa_num_configured_nodes',
  'numa_num_task_nodes',
  'numa_num_thread_nodes',
]);

/** What tells whether a node exists, or has memory. */
const checks: readonly string[] = [
  'numa_bitmask_isbitset',
  'numa_node_size',
  'numa_node_size64',
  'nodemask_isset',
];

export const nodesAssumeContiguous: Rule = {
  id: 'nodes-assume-contiguous',
  severity: 'warning',
  title: 'Node numbers taken to have no holes',
  calls: ['move_pages'],
  messages: {
    modulo: {
      what: 'nodes holds a remainder of {function}(), as if the nodes were numbered from 0 without holes.',
      why: 'Machines have nodes 0 and 8, or 0, 16 and 17, or nodes without memory: the kernel stops at a number that is none with ENODEV, and the nodes behind the holes never get a page.',
      do: 'Keep a list of the nodes that exist (numa_all_nodes_ptr, with memory), and take the remainder as an index of it.',
    },
    loop: {
      what: 'nodes holds the numbers from 0 up to {function}(), as if the nodes had no holes.',
      why: 'Machines have nodes 0 and 8, or 0, 16 and 17, or nodes without memory: the kernel stops at a number that is none with ENODEV, and the nodes behind the holes never get a page.',
      do: 'Go through the nodes that exist: those of numa_all_nodes_ptr, up to numa_max_node().',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    if (nodes === undefined || checks.some((name) => facts.callees.has(name))) return;
    for (const entry of nodeEntries(facts)) {
      const producer = modulo(facts, entry);
      const counted = producer === undefined ? loop(facts, entry) : undefined;
      const found = producer ?? counted;
      if (found === undefined) continue;
      report({
        messageId: producer === undefined ? 'loop' : 'modulo',
        data: { function: found.function },
        span: nodes.span,
        restsOn: [nodes.value, entry.value],
        related: [
          { span: entry.origin.span, message: phrase('The node is stored here') },
          { span: found.span, message: phrase('The nodes are counted here') },
        ],
      });
      return;
    }
  },
};

function modulo(facts: CallFacts, entry: Entry): Producer | undefined {
  for (const form of facts.formsOf(entry.value)) {
    const by = remainderOf(facts, form)?.by;
    const producer = by === undefined ? undefined : producerOf(facts, by);
    if (producer !== undefined && counts.has(producer.function)) return producer;
  }
  return undefined;
}

/** `for (i = 0; i < count; i++) nodes[i] = i`. */
function loop(facts: CallFacts, entry: Entry): Producer | undefined {
  if (!('index' in entry) || entry.count === undefined) return undefined;
  const [only, ...more] = entry.value.points ?? [];
  const counter = more.length === 0 && only?.kind === 'integer' && only.form.key === symbol(entry.index).key;
  const producer = counter ? producerOf(facts, entry.count) : undefined;
  return producer !== undefined && counts.has(producer.function) ? producer : undefined;
}
