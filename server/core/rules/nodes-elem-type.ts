/** Node numbers that are not 32-bit int. */
import type { Rule } from './rule';
import { wrongElement, wrongElements } from './support/element-type';

export const nodesElemType: Rule = {
  id: 'nodes-elem-type',
  severity: 'error',
  title: 'Node numbers of another type than int',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['count-exceeds-array', 'nodes-uninitialized', 'node-out-of-range'],
  messages: {
    wide: {
      what: 'The elements of nodes have {size} bytes ({type}), and the kernel reads int.',
      why: 'Each element is taken for {parts} entries: on little-endian machines every other page goes to node 0, and the second half of the array is never read.',
      do: 'Declare the elements as int.',
      script: { do: 'Make it an Int32Array.' },
    },
    single: {
      what: 'nodes names {type}, and the kernel reads an int of it.',
      why: 'Only 4 of its {size} bytes are read: the low half on little-endian machines, the high half, 0, on big-endian ones.',
      do: 'Declare it as int.',
      script: { do: 'Make it an Int32Array.' },
    },
    narrow: {
      what: 'The elements of nodes have {size} {bytes} ({type}), and the kernel reads int.',
      why: 'It takes {parts} elements for one node number, and reads past the end of the array.',
      do: 'Declare the elements as int.',
      script: { do: 'Make it an Int32Array.' },
    },
    float: {
      what: 'The elements of nodes are {type}, and the kernel reads int.',
      why: 'The bit pattern of a floating-point number is no node: the kernel stops with ENODEV.',
      do: 'Declare the elements as int.',
      script: { do: 'Make it an Int32Array.' },
    },
    pointer: {
      what: 'nodes is the address of a pointer, not of node numbers.',
      why: 'The kernel takes the halves of that pointer for nodes and stops with ENODEV, or moves pages to the wrong node.',
      do: 'Pass the pointer itself.',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    const wrong = wrongElement(facts, 'nodes');
    if (nodes === undefined || wrong === undefined || facts.countIs === 'zero') return;
    report(wrongElements(facts, nodes, wrong, 'hint'));
  },
};
