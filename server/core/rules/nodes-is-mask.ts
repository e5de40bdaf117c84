/** A set of nodes where a list of node numbers belongs. */
import type { CallFacts } from '../facts/call-facts';
import { constantOf, type LinearForm } from '../facts/linear';
import { soleSymbol } from '../facts/provenance';
import { integersOf } from '../facts/value';
import type { MachineType } from '../flow/types';
import type { Rule } from './rule';
import { wrongElement } from './support/element-type';
import { nodeEntries, type Entry } from './support/node-entries';
import { arrayPlace } from './support/places';
import { phrase } from '../../languages/phrase';
import type { Words } from '../../languages/phrase';

const list = 'Pass an array of int with the wanted node of each page, one entry per page.';
const scriptList = 'Pass an Int32Array with the wanted node of each page, one entry per page.';

export const nodesIsMask: Rule = {
  id: 'nodes-is-mask',
  severity: 'error',
  title: 'A node mask where node numbers belong',
  calls: ['move_pages'],
  supersedes: [
    'nodes-elem-type',
    'count-exceeds-array',
    'nodes-uninitialized',
    'node-out-of-range',
    'node-max-as-count',
  ],
  messages: {
    mask: {
      what: 'nodes is a node mask ({what}), and the call wants node numbers.',
      why: 'The kernel reads the bits, or the sizes and pointers beside them, as the numbers of nodes: it stops with ENODEV, or moves pages to a node that is not in the mask.',
      do: list,
      script: { do: scriptList },
    },
    shifted: {
      what: 'nodes holds a bit for a node (1 << n), and the call wants the node number itself.',
      why: 'The kernel takes 1 << n for the node: node 1 becomes 2, node 3 becomes 8, and where there is no such node the call fails with ENODEV.',
      do: 'Store n.',
    },
    flags: {
      what: 'nodes has one entry per node, 0 or 1, and the call wants one entry per page.',
      why: 'The kernel takes the first {count} entries for node numbers: pages go to node 0 or 1, whichever nodes are marked.',
      do: list,
      script: { do: scriptList },
    },
    named: {
      what: '{name} is passed as nodes, and it is named as a mask.',
      why: 'The call wants one node number per page: of a mask it takes the bits, or the marks of the first nodes, for numbers.',
      do: list,
      script: { do: scriptList },
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    if (nodes === undefined || facts.mode !== 'move' || facts.countIs === 'zero') return;
    const array = facts.array('nodes');
    const related = array === undefined ? [] : arrayPlace(array, phrase('nodes begins here'));
    const mask = maskType(facts);
    if (mask !== undefined) {
      report({
        messageId: 'mask',
        data: { what: mask },
        span: nodes.span,
        restsOn: [nodes.value],
        related,
      });
      return;
    }
    const entries = nodeEntries(facts);
    const shifted = entries.find((one) => facts.formsOf(one.value).some((form) => isBit(facts, form)));
    const flagged = shifted === undefined ? entries.find((one) => isMark(facts, one)) : undefined;
    const stored = shifted ?? flagged;
    const named = stored === undefined ? maskName(facts, entries) : undefined;
    if (stored === undefined && named === undefined) return;
    report({
      messageId: named !== undefined ? 'named' : shifted === undefined ? 'flags' : 'shifted',
      data: { name: named ?? '', count: facts.argument('count')?.text ?? '' },
      span: nodes.span,
      severity: 'warning',
      restsOn: [nodes.value],
      related:
        stored === undefined ? related : [{ span: stored.origin.span, message: phrase('It is stored here') }],
    });
  },
};

/** What the argument is in C's words, if its type or its elements say that it is a mask. */
function maskType(facts: CallFacts): Words | undefined {
  const nodes = facts.argument('nodes');
  if (nodes === undefined) return undefined;
  const { type, member } = nodes.written;
  const tag = tagOf(type.kind === 'pointer' ? type.to : type);
  if (tag !== undefined) return tag;
  const of = member === undefined ? undefined : tagOf(member.of);
  if (member !== undefined && of !== undefined && bits.has(member.name))
    return phrase('{member} of {type}', { member: member.name, type: of });
  // Words of 8 bytes, built from bits or called a mask.
  const wrong = wrongElement(facts, 'nodes');
  if (wrong?.kind !== 'integer' || wrong.size !== 8) return undefined;
  const array = facts.array('nodes');
  const stored = array === undefined ? [] : [...array.cells, ...array.fills];
  const built = stored.some((one) => facts.formsOf(one.value).some((form) => isBit(facts, form)));
  return built || maskWords.test(array?.region.name ?? nodes.text)
    ? phrase('bits in {name}', { name: wrong.name })
    : undefined;
}

const tags: readonly string[] = ['nodemask_t', 'struct bitmask'];
const bits: ReadonlySet<string> = new Set(['maskp', 'n']);
const maskWords = /mask/i;

function tagOf(type: MachineType): string | undefined {
  return type.kind === 'record' && tags.includes(type.tag) ? type.tag : undefined;
}

/** `1 << n` with an n that is not known, or several of them with `|` between. */
function isBit(facts: CallFacts, form: LinearForm, depth = 0): boolean {
  const name = soleSymbol(form);
  const composition = name === undefined ? undefined : facts.compositionOf(name);
  const [left, right] = composition?.operands ?? [];
  if (composition === undefined || left === undefined || right === undefined || depth > 4) return false;
  if (composition.operator === 'shl') return constantOf(left) === 1n;
  return composition.operator === 'or' && (isBit(facts, left, depth + 1) || isBit(facts, right, depth + 1));
}

/** Calls that say how many nodes there are, or may be. */
const nodeCounts =
  /^numa_(?:max_node|max_possible_node|num_configured_nodes|num_possible_nodes|num_task_nodes)$/;
/** Their like among the macros of <numa.h> and <linux/numa.h>. */
const nodeCountMacros = /^x:(?:NUMA_NUM_NODES|MAX_NUMNODES|MAX_NUMA_NODES|MAX_NODES)$/;

/** A loop over the nodes marks some of them by 1, and the call is not about as many pages. */
function isMark(facts: CallFacts, one: Entry): boolean {
  if (!('index' in one) || one.count === undefined || one.count.key === facts.count?.key) return false;
  const forms = facts.formsOf(one.value);
  const others = forms.filter((form) => constantOf(form) !== 1n);
  if (others.length === forms.length || (others.length === 0 && !one.may)) return false;
  return others.every((form) => isUnmarked(facts, form)) && isNodeCount(facts, one.count);
}

/** What an entry is where the loop left it alone: 0, or whatever it was before. */
function isUnmarked(facts: CallFacts, form: LinearForm): boolean {
  const name = soleSymbol(form);
  if (name === undefined) return constantOf(form) === 0n;
  return facts.compositionOf(name)?.operator.startsWith('[') === true;
}

function isNodeCount(facts: CallFacts, count: LinearForm): boolean {
  return count.terms.some((term) =>
    term.symbols.some(
      (name) => nodeCountMacros.test(name) || nodeCounts.test(facts.producerOf(name)?.function ?? ''),
    ),
  );
}

/** The variable's name, where nothing that is known of its contents says that it holds node numbers. */
function maskName(facts: CallFacts, entries: readonly Entry[]): string | undefined {
  const nodes = facts.argument('nodes');
  const origin = facts.array('nodes')?.region.origin.kind;
  if (nodes === undefined || origin === undefined || origin === 'parameter') return undefined;
  const known = entries.every((one) => integersOf(one.value)?.every((value) => value === 0n || value === 1n));
  return known && /^&?\s*\w*(?:node|numa|bit)_?mask\w*$/i.test(nodes.text) ? nodes.text : undefined;
}
