/** A maxnode that counts bytes. */
import type { CallFacts } from '../facts/call-facts';
import { constantOf } from '../facts/linear';
import { integerOf, type AbstractValue } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const maxnodeInBytes: Rule = {
  id: 'maxnode-in-bytes',
  severity: 'warning',
  title: 'maxnode counts bytes',
  calls: ['mbind', 'set_mempolicy', 'get_mempolicy', 'migrate_pages'],
  fix: 'suggestion',
  supersedes: ['maxnode-off-by-one', 'get-mempolicy-maxnode', 'mask-empty'],
  messages: {
    sizeof: {
      what: 'maxnode is {bytes}, the size of the mask in bytes; maxnode counts bits.',
      why: 'The kernel reads {bits} bits of the mask: nodes from {bits} on are cut off, and with none left the call fails with EINVAL.',
      do: 'Pass 8 * sizeof(mask) + 1: one more than the bits of the mask.',
      script: { do: 'Pass 8 * mask.byteLength + 1: one more than the bits of the mask.' },
    },
    get: {
      what: 'maxnode is {bytes}, the size of the mask in bytes; maxnode counts bits.',
      why: 'The kernel takes it for room for {bytes} nodes and fails with EINVAL on every machine that may have more.',
      do: 'Pass 8 * sizeof(mask), the number of bits.',
      script: { do: 'Pass 8 * mask.byteLength, the number of bits.' },
    },
    nbytes: {
      what: 'maxnode is the size of the mask in bytes; maxnode counts bits.',
      why: 'The kernel reads only as many bits of the mask as it has bytes: most nodes are cut off.',
      do: 'Pass the size of the mask in bits plus 1.',
    },
  },
  check(facts, report) {
    const maxnode = facts.argument('maxnode');
    if (maxnode === undefined) return;
    const get = facts.site.call === 'get_mempolicy';
    const bytes = sizeInBytes(facts, maxnode.value);
    if (bytes === undefined && !isNbytes(facts, maxnode.value)) return;
    const known = integerOf(maxnode.value) ?? 0n;
    report({
      messageId: bytes === undefined ? 'nbytes' : get ? 'get' : 'sizeof',
      data: bytes === undefined ? {} : { bytes: known.toString(), bits: (known - 1n).toString() },
      span: maxnode.span,
      restsOn: [maxnode.value],
      related: argumentPlaces(maxnode),
      fixes: fixes(facts),
    });
  },
};

/** The value is sizeof of something that is as large as the mask, plus 1 at most. */
function sizeInBytes(facts: CallFacts, value: AbstractValue): bigint | undefined {
  const known = integerOf(value);
  const lengths = (['nodemask', 'nodemask_result', 'old_nodes', 'new_nodes'] as const).flatMap((role) => {
    const bytes = facts.array(role)?.bytes;
    const length = bytes === undefined ? undefined : constantOf(bytes);
    return length === undefined ? [] : [length];
  });
  // A script says so in the call itself.
  if (known !== undefined && byteLength.test(facts.argument('maxnode')?.text ?? ''))
    return [known, known - 1n].find((one) => lengths.includes(one));
  for (const mark of value.marks) {
    if (mark.kind !== 'sizeof' || known === undefined) continue;
    if ((known === mark.bytes || known === mark.bytes + 1n) && lengths.includes(mark.bytes))
      return mark.bytes;
  }
  return undefined;
}

const byteLength = /^([\w$.]+\.byteLength)(?:\s*\+\s*1)?$/;

function isNbytes(facts: CallFacts, value: AbstractValue): boolean {
  const forms = facts.formsOf(value);
  return (
    forms.length > 0 &&
    forms.every(({ constant, terms }) => {
      const name = terms[0]?.symbols[0];
      if (terms.length !== 1 || terms[0]?.factor !== 1n || name === undefined) return false;
      return constant <= 1n && facts.producerOf(name)?.function === 'numa_bitmask_nbytes';
    })
  );
}

const sizeOf = /^(sizeof\s*(?:\([\w\s*.[\]>-]+\)|\w+))(?:\s*\+\s*1)?$/;

function fixes(facts: CallFacts): readonly Fix[] {
  const maxnode = facts.argument('maxnode');
  if (maxnode === undefined || !facts.edits.isSpelled(maxnode.origin)) return [];
  const size = (isScript(facts) ? byteLength : sizeOf).exec(maxnode.text.trim())?.[1];
  if (size === undefined) return [];
  const text = facts.site.call === 'get_mempolicy' ? `8 * ${size}` : `8 * ${size} + 1`;
  return [
    {
      title: phrase('Pass {text}', { text }),
      applicability: 'suggestion',
      edits: [{ span: maxnode.span, text }],
    },
  ];
}
