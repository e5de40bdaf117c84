/** Status entries that read as success when the kernel has written nothing. */
import type { ArrayFacts, CallFacts } from '../facts/call-facts';
import { add, constantOf, substitute, symbol, zero } from '../facts/linear';
import { iterationOf } from '../facts/iteration';
import type { Cell, Fill } from '../facts/region';
import { integersOf } from '../facts/value';
import type { Rule } from './rule';
import { fillBefore, replaceSources } from './support/sentinel';
import { evenOnZero, mayReadUnwritten } from './support/unwritten';
import { phrase } from '../../languages/phrase';

const why =
  'Entries stay unwritten when the result is positive or -1{evenOnZero}: a page that was not moved then reads as moved.';

/** Bytes per entry. */
const width = 4;

export const statusPresetToTarget: Rule = {
  id: 'status-preset-to-target',
  severity: 'warning',
  title: 'Status entries that begin as success',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['status-no-sentinel'],
  messages: {
    wanted: {
      what: 'status holds the wanted nodes before this move.',
      why,
      do: 'Fill status before the call with a value that the kernel never writes, such as INT_MIN.',
      script: {
        do: 'Fill status before the call with a value that the kernel never writes: status.fill(-2147483648).',
      },
    },
    node: {
      what: 'status holds {node} before this move, and {node} is a node.',
      why,
      do: 'Fill status before the call with a value that the kernel never writes, such as INT_MIN.',
      script: {
        do: 'Fill status before the call with a value that the kernel never writes: status.fill(-2147483648).',
      },
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    const array = facts.array('status');
    if (status === undefined || array === undefined || array.region.many) return;
    if (!mayReadUnwritten(facts)) return;
    const preset = firstEntry(array);
    if (preset === undefined || preset.may) return;
    const node = constantNode(preset);
    const wanted = isWanted(facts, array, preset);
    if (!wanted && node === undefined) return;
    report({
      messageId: wanted ? 'wanted' : 'node',
      data: { evenOnZero: evenOnZero(facts), ...(wanted ? {} : { node: (node ?? 0n).toString() }) },
      span: status.span,
      restsOn: [status.value, preset.value],
      related: [{ span: preset.origin.span, message: phrase('status is filled here') }],
      fixes: isOfNodes(facts, preset) ? fillBefore(facts) : replaceSources(facts, [preset]),
    });
  },
};

/** What was stored in the first entry: by itself, or by a loop that begins there. */
function firstEntry(status: ArrayFacts): Cell | Fill | undefined {
  const cell = status.cells.find((one) => constantOf(one.offset) === 0n);
  if (cell !== undefined) return cell.width === width ? cell : undefined;
  const fromStart = status.fills.filter((one) => {
    const start = substitute(one.offset, one.index, zero);
    return start !== undefined && constantOf(start) === 0n;
  });
  const fill = fromStart.at(-1);
  return fill?.width === width ? fill : undefined;
}

/** A copy: what is written there is an entry of nodes too. */
function isOfNodes(facts: CallFacts, { source }: Cell | Fill): boolean {
  const cells = facts.array('nodes')?.cells ?? [];
  return source !== undefined && cells.some((one) => one.source?.span.start === source.span.start);
}

/** A number that is a node, other than 0: zeros are the subject of status-no-sentinel. */
function constantNode(preset: Cell | Fill): bigint | undefined {
  const values = integersOf(preset.value);
  return values?.every((value) => value > 0n) === true ? values[0] : undefined;
}

/** The entry of nodes at the same place holds the very same. */
function isWanted(facts: CallFacts, status: ArrayFacts, preset: Cell | Fill): boolean {
  const nodes = facts.array('nodes')?.pointer;
  // In one block a loop over either may reach into the other, as far as is known.
  if (nodes?.region === status.pointer.region) return false;
  const at =
    'index' in preset
      ? substitute(preset.offset, preset.index, symbol(iterationOf(preset.index)))
      : preset.offset;
  const offset = nodes === undefined || at === undefined ? undefined : add(nodes.offset, at);
  if (nodes?.rounding !== 'none' || offset === undefined) return false;
  const wanted = facts.formsOf(facts.load({ ...nodes, offset }, width)).map((form) => form.key);
  const held = facts.formsOf(preset.value).map((form) => form.key);
  return wanted.length > 0 && wanted.sort().join() === held.sort().join();
}
