/** MPOL_MF_STRICT alone: it looks, and moves nothing. */
import { constantValues } from '../../kernel/constants';
import { integersOf } from '../facts/value';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';
import { modesOf } from './support/policy';

const strict = BigInt(constantValues.MPOL_MF_STRICT);

export const strictWithoutMove: Rule = {
  id: 'strict-without-move',
  severity: 'hint',
  title: 'MPOL_MF_STRICT without MPOL_MF_MOVE',
  calls: ['mbind'],
  messages: {
    alone: {
      what: 'MPOL_MF_STRICT alone moves no page.',
      why: 'The call fails with EIO when a page is on another node already, and leaves it there.',
      do: 'Add MPOL_MF_MOVE where such pages are to be moved.',
    },
    ignored: {
      what: 'MPOL_MF_STRICT does nothing with MPOL_DEFAULT.',
      why: 'Without a policy of its own there is nothing that a page of the range could contradict.',
      do: 'Pass 0.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    const values = flags === undefined ? undefined : integersOf(flags.value);
    if (flags === undefined || values?.every((one) => one === strict) !== true) return;
    const modes = modesOf(facts.argument('mode')?.value);
    const ignored = modes?.every((one) => one.policy?.name === 'MPOL_DEFAULT') === true;
    report({
      messageId: ignored ? 'ignored' : 'alone',
      span: flags.span,
      restsOn: [flags.value],
      related: argumentPlaces(flags),
    });
  },
};
