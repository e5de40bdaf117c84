/** Flags of get_mempolicy(2) that do not go together, or not with the address. */
import { constantValues } from '../../kernel/constants';
import { decodeFlags } from '../../kernel/flags';
import { integersOf, isNotNull, isNull, type AbstractValue } from '../facts/value';
import type { Rule } from './rule';
import { expectsFailure } from './support/expectation';
import { argumentPlaces } from './support/places';
import { listAnd } from '../../languages/phrase';

const node = BigInt(constantValues.MPOL_F_NODE);
const addr = BigInt(constantValues.MPOL_F_ADDR);
const allowed = BigInt(constantValues.MPOL_F_MEMS_ALLOWED);

type Wrong = 'unknown' | 'together' | 'address' | 'null';

export const getMempolicyFlags: Rule = {
  id: 'get-mempolicy-flags',
  severity: 'error',
  title: 'Flags that get_mempolicy rejects',
  calls: ['get_mempolicy'],
  messages: {
    unknown: {
      what: 'The flags are {value}, with bits that get_mempolicy does not take.',
      why: 'The kernel accepts MPOL_F_NODE (1), MPOL_F_ADDR (2) and MPOL_F_MEMS_ALLOWED (4) only and fails with EINVAL.',
      do: 'Pass MPOL_F_NODE | MPOL_F_ADDR for the node of a page, MPOL_F_ADDR for the policy of an address, 0 for that of the thread.',
    },
    together: {
      what: 'MPOL_F_MEMS_ALLOWED is combined with {others}.',
      why: 'It is a question of its own; with another flag the kernel fails with EINVAL.',
      do: 'Ask for the nodes of the cpuset in a call of its own.',
    },
    address: {
      what: 'addr is not null, and the flags lack MPOL_F_ADDR.',
      why: 'The kernel does not ignore the address but fails with EINVAL.',
      do: 'Add MPOL_F_ADDR to ask about the address, or pass a null pointer.',
    },
    null: {
      what: 'The flags have MPOL_F_ADDR, and addr is null.',
      why: 'Nothing is mapped at address 0: the kernel fails with EFAULT.',
      do: 'Pass an address, or leave MPOL_F_ADDR out to ask about the thread.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    const address = facts.argument('addr');
    const values = flags === undefined ? undefined : integersOf(flags.value);
    if (flags === undefined || address === undefined || values === undefined) return;
    const found = values.map((value) => wrong(value, address.value));
    const [first] = found;
    if (first === undefined || found.includes(undefined) || expectsFailure(facts)) return;
    const at = first === 'address' || first === 'null' ? address : flags;
    const value = values[0] ?? 0n;
    const others = decodeFlags('get_mempolicy', value & ~allowed).known.map((one) => one.name);
    report({
      messageId: first,
      data:
        first === 'unknown'
          ? { value: value.toString() }
          : first === 'together'
            ? { others: listAnd(others) }
            : {},
      span: at.span,
      restsOn: [flags.value, address.value],
      related: argumentPlaces(at),
    });
  },
};

/** In the order in which the kernel looks: do_get_mempolicy of Linux 6.12. */
function wrong(flags: bigint, address: AbstractValue): Wrong | undefined {
  if ((flags & ~(node | addr | allowed)) !== 0n) return 'unknown';
  if ((flags & allowed) !== 0n) return (flags & (node | addr)) === 0n ? undefined : 'together';
  if ((flags & addr) !== 0n) return isNull(address) ? 'null' : undefined;
  return isNotNull(address) ? 'address' : undefined;
}
