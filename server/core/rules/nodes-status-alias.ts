/** One array for what is asked and for what is answered. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { constantOf, subtract } from '../facts/linear';
import type { Rule } from './rule';
import { arrayPlace } from './support/places';
import { phrase } from '../../languages/phrase';

/** Bytes per entry of both arrays. */
const width = 4n;

export const nodesStatusAlias: Rule = {
  id: 'nodes-status-alias',
  severity: 'warning',
  title: 'One array for the nodes and for the status',
  calls: ['move_pages'],
  supersedes: ['status-no-sentinel', 'status-preset-to-target'],
  messages: {
    same: {
      what: 'nodes and status are the same array.',
      why: 'The kernel overwrites the wanted nodes with the outcome, and an entry that it leaves unwritten still holds its node, as if the page had been moved there.',
      do: 'Pass an array of its own as status, filled before the call with a value that the kernel never writes.',
    },
    overlap: {
      what: 'nodes and status overlap: status begins {distance} entries {side} nodes in the same memory, and the count is {count}.',
      why: 'The kernel overwrites wanted nodes with the outcome of other pages, some of them before it has read them.',
      do: 'Give each array room for all entries of the call.',
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    const nodes = facts.argument('nodes');
    const [from, to] = [facts.array('nodes'), facts.array('status')];
    if (status === undefined || nodes === undefined || from === undefined || to === undefined) return;
    if (facts.countIs === 'zero' || isOneAddress(facts, from)) return;
    const distance = distanceOf(from, to);
    if (distance === undefined) return;
    const { knownCount: count } = facts;
    if (distance !== 0n && !overlaps(distance, count)) return;
    report({
      messageId: distance === 0n ? 'same' : 'overlap',
      data:
        distance === 0n
          ? {}
          : {
              distance: ((distance < 0n ? -distance : distance) / width).toString(),
              side: distance < 0n ? phrase('before') : phrase('behind'),
              count: (count ?? 0n).toString(),
            },
      span: status.span,
      restsOn: [nodes.value, status.value],
      related: [
        // A macro may pass one of its arguments twice.
        ...(nodes.span.start === status.span.start
          ? []
          : [{ span: nodes.span, message: phrase('The same memory is passed as nodes here') }]),
        ...arrayPlace(to, phrase('The array begins here')),
      ],
    });
  },
};

/** Bytes from the start of nodes to that of status, if both lie in one object. */
function distanceOf(nodes: ArrayFacts, status: ArrayFacts): bigint | undefined {
  if (nodes.pointer.region !== status.pointer.region || nodes.region.many) return undefined;
  if (nodes.pointer.rounding !== 'none' || status.pointer.rounding !== 'none') return undefined;
  const distance = subtract(status.pointer.offset, nodes.pointer.offset);
  return distance === undefined ? undefined : constantOf(distance);
}

/** Whole entries apart, and fewer than the call has. */
function overlaps(distance: bigint, count: bigint | undefined): boolean {
  const bytes = distance < 0n ? -distance : distance;
  return count !== undefined && bytes % width === 0n && bytes < count * width;
}

/** The very same address as pages too: a test of the call with an address that nothing can be at. */
function isOneAddress(facts: CallFacts, nodes: ArrayFacts): boolean {
  const pages = facts.array('pages')?.pointer;
  return pages?.region === nodes.pointer.region && pages.offset.key === nodes.pointer.offset.key;
}
