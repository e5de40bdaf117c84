/** The number of a processor where the number of its node is meant. */
import type { CallFacts } from '../facts/call-facts';
import type { Producer } from '../facts/provenance';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { inOrder } from './support/edits';
import { nodeEntries, producerOf, type Entry } from './support/node-entries';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const nodeFromCpu: Rule = {
  id: 'node-from-cpu',
  severity: 'warning',
  title: 'A processor number as a node',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    cpu: {
      what: 'nodes holds the number of a processor ({function}()), not that of a node.',
      why: 'Processors and nodes are numbered apart: the page goes to some other node, or the call fails with ENODEV on a processor whose number no node has.',
      do: 'Ask for the node: numa_node_of_cpu() of that processor, or the second argument of getcpu().',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    if (nodes === undefined) return;
    for (const entry of nodeEntries(facts)) {
      const producer = facts
        .formsOf(entry.value)
        .map((form) => producerOf(facts, form))
        .find((one) => one !== undefined && isProcessor(one));
      if (producer === undefined) continue;
      report({
        messageId: 'cpu',
        data: { function: producer.function },
        span: nodes.span,
        restsOn: [nodes.value, entry.value],
        related: [
          { span: entry.origin.span, message: phrase('It is stored as a node here') },
          { span: producer.span, message: phrase('The processor is asked for here') },
        ],
        fixes: fixes(facts, entry),
      });
      return;
    }
  },
};

/** sched_getcpu() returns it; getcpu(&cpu, &node) stores it through its first argument. */
function isProcessor({ function: name, through }: Producer): boolean {
  return (name === 'sched_getcpu' && through === undefined) || (name === 'getcpu' && through === 0);
}

function fixes(facts: CallFacts, entry: Entry): readonly Fix[] {
  const { edits, site } = facts;
  const { source } = entry;
  // A script has to bind the function first.
  if (source === undefined || isScript(facts) || !edits.isSpelled(source)) return [];
  if (source.span.start < site.function.start || source.span.end > site.function.end) return [];
  const text = edits.textOf(source.span);
  if (!/^[\w$.\->[\]]+(?:\(\s*\))?$/.test(text)) return [];
  return [
    {
      title: phrase('Store numa_node_of_cpu({text})', { text }),
      applicability: 'suggestion',
      edits: inOrder([...edits.include('numa.h'), { span: source.span, text: `numa_node_of_cpu(${text})` }]),
    },
  ];
}
