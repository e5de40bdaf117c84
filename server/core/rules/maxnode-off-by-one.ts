/** A maxnode that cuts the highest node off. */
import { bitsUsed, maxnodeFor } from '../../kernel/policies';
import type { ArgumentFacts, CallFacts } from '../facts/call-facts';
import type { LinearForm } from '../facts/linear';
import { hasMark, integerOf } from '../facts/value';
import type { Fix } from '../finding';
import type { Report, Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { argumentPlaces, regionPlace } from './support/places';
import { highestBit, knownMaxnode, maskOf, maskRoles, modesOf } from './support/policy';
import { numberText } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const maxnodeOffByOne: Rule = {
  id: 'maxnode-off-by-one',
  severity: 'warning',
  title: 'maxnode cuts off the highest node',
  calls: ['mbind', 'set_mempolicy', 'migrate_pages'],
  fix: 'suggestion',
  supersedes: ['mask-empty'],
  messages: {
    bit: {
      what: 'The mask has node {node}, and a maxnode of {maxnode} ends before it.',
      why: 'The kernel reads maxnode - 1 bits of the mask: node {node} is not among them, and the call fails with EINVAL or quietly does without it.',
      do: 'Pass at least {least}, the number of the highest node plus 2.',
    },
    highest: {
      what: 'maxnode is numa_max_node(){plus}, which cuts off the highest node.',
      why: 'The kernel reads maxnode - 1 bits of the mask, so the highest node is never used: binding to it fails with EINVAL, interleaving goes without it.',
      do: 'Pass numa_max_node() + 2, or the number of bits of the mask plus 1.',
    },
    count: {
      what: 'maxnode is the number of nodes, which cuts off the highest one.',
      why: 'The kernel reads maxnode - 1 bits of the mask, so the last node is never used: binding to it fails with EINVAL, interleaving goes without it.',
      do: 'Pass numa_max_node() + 2, or the number of bits of the mask plus 1.',
    },
    loop: {
      what: 'A loop sets bits of the mask below {bound}, and a maxnode of {bound} ends one bit earlier.',
      why: 'The kernel reads maxnode - 1 bits of the mask: the last node of the loop is cut off. Binding to it fails with EINVAL, interleaving goes without it.',
      do: 'Pass {bound} + 1.',
    },
    bitmask: {
      what: 'maxnode is the size of the libnuma mask, without the 1 that the kernel takes off.',
      why: 'The kernel reads maxnode - 1 bits of the mask, so the highest node that this kernel could have is not read; few machines have it.',
      do: 'Pass the size plus 1, as libnuma does.',
    },
  },
  check(facts, report) {
    const maxnode = facts.argument('maxnode');
    if (maxnode === undefined || !takesNodes(facts) || expectsFailure(facts)) return;
    const wrong =
      cutBit(facts) ??
      (onlyFirst(facts) ? undefined : symbolic(facts, maxnode)) ??
      loopBound(facts, maxnode) ??
      bareSize(facts, maxnode);
    if (wrong === undefined) return;
    report({
      span: maxnode.span,
      restsOn: [maxnode.value],
      fixes: fixes(facts, maxnode),
      ...wrong,
      related: [...argumentPlaces(maxnode), ...(wrong.related ?? [])],
    });
  },
};

/** Some mask is passed, and some mode that looks at it. */
function takesNodes(facts: CallFacts): boolean {
  const masks = maskRoles(facts);
  if (masks.every((role) => maskOf(facts, role)?.isNull ?? false)) return false;
  const modes = modesOf(facts.argument('mode')?.value);
  return modes?.some((mode) => mode.policy?.mask !== 'none') ?? true;
}

type Wrong = Pick<Report, 'messageId' | 'data' | 'related' | 'severity'>;

/** A bit that is certainly set lies behind the bits that are read. */
function cutBit(facts: CallFacts): Wrong | undefined {
  const known = knownMaxnode(facts);
  if (known === undefined) return undefined;
  for (const role of maskRoles(facts)) {
    const mask = maskOf(facts, role);
    if (mask === undefined || mask.set === 0n || isEveryNode(mask.set)) continue;
    // What was shifted as an int is a mistake of its own (mask-shift-int).
    if (
      mask.stored.some(
        (one) =>
          hasMark(one.value, 'int-shift') &&
          integerOf(one.value) !== undefined &&
          one.width > 4 &&
          (integerOf(one.value) ?? 0n) < 0n,
      )
    )
      continue;
    const node = highestBit(mask.set);
    if (node < bitsUsed(known)) continue;
    return {
      messageId: 'bit',
      data: { node: node.toString(), maxnode: known.toString(), least: maxnodeFor(node).toString() },
      related: [
        ...mask.stored.map((one) => ({ span: one.origin.span, message: phrase('The node is set here') })),
        ...(mask.array === undefined ? [] : regionPlace(mask.array.region, phrase('The mask'))),
      ],
    };
  }
  return undefined;
}

/** All ones mean "whatever nodes there are"; the last of so many is none of them. */
function isEveryNode(set: bigint): boolean {
  return (set & (set + 1n)) === 0n && highestBit(set) >= 31n;
}

/** Node 0 and nothing else: it is cut off on machines with one node only, where nothing depends on it. */
function onlyFirst(facts: CallFacts): boolean {
  return maskRoles(facts).every((role) => {
    const mask = maskOf(facts, role);
    return mask?.exact === true && mask.set === 1n;
  });
}

function symbolic(facts: CallFacts, maxnode: ArgumentFacts): Wrong | undefined {
  const wrong = facts.formsOf(maxnode.value).map((form) => tooSmall(facts, form));
  return wrong.every((one) => one !== undefined) ? wrong[0] : undefined;
}

function tooSmall(facts: CallFacts, { constant, terms }: LinearForm): Wrong | undefined {
  const term = terms[0];
  const name = term?.symbols[0];
  if (terms.length !== 1 || term?.factor !== 1n || term.symbols.length !== 1 || name === undefined)
    return undefined;
  const producer = facts.producerOf(name);
  if (producer?.through !== undefined) return undefined;
  if (producer?.function === 'numa_max_node' && constant >= 0n && constant <= 1n)
    return { messageId: 'highest', data: { plus: constant === 0n ? '' : ' + 1' } };
  if (producer?.function === 'numa_num_configured_nodes' && constant === 0n) return { messageId: 'count' };
  return undefined;
}

/** `for (i = 0; i < N; i++) mask |= 1UL << i;`, and maxnode is N. */
function loopBound(facts: CallFacts, maxnode: ArgumentFacts): Wrong | undefined {
  const { edits, site } = facts;
  const bound = /^\w+$/.exec(maxnode.text.trim())?.[0];
  const mask = /^&?\s*(\w+)$/.exec(facts.argument('nodemask')?.text.trim() ?? '')?.[1];
  if (bound === undefined || mask === undefined) return undefined;
  const { start } = site.function;
  const before = edits.textOf({ start, end: site.statement.start });
  const loop = bitsBelow(before, bound, mask);
  if (loop === undefined) return undefined;
  // As many nodes as a word has bits are there on no machine that the code is tried on.
  const many = (knownMaxnode(facts) ?? 0n) >= 64n;
  const span = { start: start + loop.index, end: start + loop.index + loop.text.length };
  return {
    messageId: 'loop',
    data: { bound },
    ...(many ? { severity: 'hint' as const } : {}),
    related: [{ span, message: phrase('The bits are set here') }],
  };
}

/** Characters, from a loop's head to the bit. */
const longestLoop = 600;

/**
 * A loop up to the bound and what it sets in the mask: in its body, or behind it where it ends with the number of a node
 * (`if (…) break;`).
 */
function bitsBelow(before: string, bound: string, mask: string): { text: string; index: number } | undefined {
  const heads = new RegExp(`\\bfor\\s*\\([^;{}]*;\\s*(\\w+)\\s*<\\s*${bound}\\s*;[^;{}]*?\\)\\s*\\{?`, 'g');
  for (const { 0: head, 1: node = '', index } of before.matchAll(heads)) {
    const rest = before.slice(index + head.length, index + head.length + longestLoop);
    const within = new RegExp(`^[^{}]*\\b${mask}\\b[^=;{}]*=(?!=)[^=;]*<<[^;]*;`).exec(rest);
    const behind = new RegExp(`\\b${mask}\\s*\\|?=(?!=)[^=;]*<<\\s*\\(?\\s*${node}\\b[^;]*;`).exec(rest);
    const set = within ?? behind;
    if (set === null) continue;
    const text = rest.slice(0, set.index + set[0].length);
    const isLeft = /\bbreak\s*;/.test(text) && !/\b(?:for|while)\b/.test(text);
    if ((set === behind && !isLeft) || new RegExp(`\\b${node}\\s*=(?!=)`).test(text)) continue;
    return { text: head + text, index };
  }
  return undefined;
}

/** `mask->maskp` with `mask->size`. */
function bareSize(facts: CallFacts, maxnode: ArgumentFacts): Wrong | undefined {
  const owner = /^(.+(?:->|\.))size$/.exec(maxnode.text.trim())?.[1];
  const masks = maskRoles(facts).map((role) => facts.argument(role)?.text.trim());
  if (owner === undefined || !masks.includes(`${owner}maskp`)) return undefined;
  return hasBitPerNode(facts, owner) ? { messageId: 'count' } : { messageId: 'bitmask', severity: 'hint' };
}

const highestNode = /^numa_max_node\s*\(\s*\)$/;
const nodeCount = /^(?:numa_max_node\s*\(\s*\)\s*\+\s*1|numa_num_configured_nodes\s*\(\s*\))$/;

/**
 * `mask = numa_bitmask_alloc(numa_max_node() + 1)`, also through variables: such a mask has a bit for each node and no more. What libnuma makes of the number
 * lies behind a pointer, where no value is followed, so this is told from the text.
 */
function hasBitPerNode({ edits, site }: CallFacts, owner: string): boolean {
  const name = /^(\w+)->$/.exec(owner)?.[1];
  if (name === undefined) return false;
  const before = edits.textOf({ start: site.function.start, end: site.statement.start });
  /** Whether the only thing that a variable ever gets is such a text. */
  const gets = (one: string | undefined, holds: (text: string) => boolean): boolean => {
    if (one === undefined) return false;
    const texts = [...before.matchAll(new RegExp(`\\b${one}\\s*=(?!=)\\s*([^;,]*)[;,]`, 'g'))];
    const otherwise = new RegExp(
      `\\b${one}\\s*(?:\\+\\+|--|[-+*/%&|^]=|<<=|>>=)|(?:\\+\\+|--|&)\\s*${one}\\b`,
    );
    return texts.length === 1 && !otherwise.test(before) && holds(texts[0]?.[1]?.trim() ?? '');
  };
  const isCountItself = (text: string): boolean =>
    nodeCount.test(text) || gets(/^(\w+)\s*\+\s*1$/.exec(text)?.[1], (made) => highestNode.test(made));
  const isCount = (text: string): boolean =>
    isCountItself(text) || gets(/^[a-zA-Z_]\w*$/.exec(text)?.[0], isCountItself);
  return gets(name, (made) => isCount(/^numa_bitmask_alloc\s*\((.*)\)$/s.exec(made)?.[1]?.trim() ?? ''));
}

/** One more, or the number that the highest known node takes. */
function fixes(facts: CallFacts, maxnode: ArgumentFacts): readonly Fix[] {
  if (!facts.edits.isSpelled(maxnode.origin)) return [];
  const known = knownMaxnode(facts);
  const nodes = maskRoles(facts).map((role) => maskOf(facts, role)?.set ?? 0n);
  const text = maxnode.text.trim();
  const least = nodes.reduce((most, set) => (set > most ? set : most), 0n);
  if (known !== undefined) {
    if (!/^\d+(?:U?L{0,2}|n)$/i.test(text)) return [];
    return [replace(maxnode, numberText(maxnode, least === 0n ? known + 1n : maxnodeFor(highestBit(least))))];
  }
  const sum = /^(.*\))\s*\+\s*1$/s.exec(text)?.[1];
  if (sum !== undefined) return [replace(maxnode, `${sum} + ${numberText(maxnode, 2n)}`)];
  if (/^numa_max_node\s*\(\s*\)$/.test(text))
    return [replace(maxnode, `${text} + ${numberText(maxnode, 2n)}`)];
  return /^[\w.>-]+(?:\(\s*\))?$/.test(text)
    ? [replace(maxnode, `${text} + ${numberText(maxnode, 1n)}`)]
    : [];
}

function replace(maxnode: ArgumentFacts, text: string): Fix {
  return {
    title: phrase('Pass {text}', { text }),
    applicability: 'suggestion',
    edits: [{ span: maxnode.span, text }],
  };
}
