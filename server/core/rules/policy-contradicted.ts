/** Pages are moved away from the node that their policy names. */
import type { CallFacts } from '../facts/call-facts';
import type { RegionFacts } from '../facts/region';
import { integerOf } from '../facts/value';
import type { Span } from '../text';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { modesOf, nodeMask } from './support/policy';
import { phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';

export const policyContradicted: Rule = {
  id: 'policy-contradicted',
  severity: 'hint',
  title: 'Pages are moved against their policy',
  calls: ['move_pages'],
  messages: {
    moved: {
      what: 'The memory is bound to {bound}, and its pages are moved to node {node}.',
      why: 'A policy does not limit where pages are moved to, so they go; but pages that are touched later are allocated by the policy again.',
      do: 'Set the policy to the new node as well, where the rest of the memory is to follow.',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    const wanted = wantedNodes(facts);
    const pages = facts.array('pages');
    if (nodes === undefined || pages === undefined || facts.mode !== 'move' || wanted === undefined) return;
    for (const entry of pageEntries(facts, pages)) {
      const [point, ...others] = entry.value.points ?? [];
      if (point?.kind !== 'pointer' || others.length > 0) continue;
      const policy = policyOf(facts, facts.region(point));
      if (policy === undefined || wanted.some((node) => (policy.nodes & (1n << node)) !== 0n)) continue;
      report({
        messageId: 'moved',
        data: { bound: inWords(policy.nodes), node: (wanted[0] ?? 0n).toString() },
        span: nodes.span,
        restsOn: [nodes.value, entry.value],
        related: [
          { span: policy.span, message: phrase('The policy is set here') },
          { span: entry.origin.span, message: phrase('The address is stored here') },
        ],
      });
      return;
    }
  },
};

/** The numbers in nodes[], if all of them are known. */
function wantedNodes(facts: CallFacts): readonly bigint[] | undefined {
  const array = facts.array('nodes');
  if (array?.complete !== true) return undefined;
  const stored = [...array.cells, ...array.fills];
  const known = stored.map((one) => (one.may ? undefined : integerOf(one.value)));
  const numbers = known.filter((one) => one !== undefined && one >= 0n);
  return stored.length > 0 && numbers.length === stored.length
    ? numbers.flatMap((one) => (one === undefined ? [] : [one]))
    : undefined;
}

interface Policy {
  readonly nodes: bigint;
  readonly span: Span;
}

/** The nodes that the memory is bound to, by the one call that set its policy or by its allocation. */
function policyOf(facts: CallFacts, region: RegionFacts): Policy | undefined {
  const { boundBy } = region.state;
  if (boundBy.length === 0) return allocatedOn(facts, region);
  const by = facts.calls.find((one) => boundBy.length === 1 && one.key === boundBy[0]);
  if (by === undefined) return undefined;
  const node = by.value('node');
  const number = node === undefined ? undefined : integerOf(node);
  if (number !== undefined && number >= 0n) return { nodes: 1n << number, span: by.span };
  const bound = modesOf(by.value('mode'))?.every((one) => one.policy?.name === 'MPOL_BIND') ?? false;
  const maxnode = by.value('maxnode');
  const mask = nodeMask(by.value('nodemask'), by.array('nodemask'), maxnode && integerOf(maxnode));
  return bound && mask?.exact === true && mask.set !== 0n ? { nodes: mask.set, span: by.span } : undefined;
}

/** numa_alloc_onnode(size, node). */
function allocatedOn(facts: CallFacts, region: RegionFacts): Policy | undefined {
  const { origin, place } = region;
  if (origin.kind !== 'allocation' || origin.function !== 'numa_alloc_onnode' || region.many)
    return undefined;
  const node = facts.allocatedWith(region.id)?.[1];
  const number = node === undefined ? undefined : integerOf(node);
  return number === undefined || number < 0n || place === undefined
    ? undefined
    : { nodes: 1n << number, span: place.span };
}

function inWords(nodes: bigint): Phrase {
  const numbers: bigint[] = [];
  for (let node = 0n; nodes >> node > 0n; node++) if (((nodes >> node) & 1n) === 1n) numbers.push(node);
  const list = numbers.join(', ');
  return numbers.length === 1 ? phrase('node {list}', { list }) : phrase('nodes {list}', { list });
}
