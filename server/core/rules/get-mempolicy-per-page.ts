/** A loop that asks for the node of each page with get_mempolicy. */
import { constantValues } from '../../kernel/constants';
import { integersOf } from '../facts/value';
import type { Rule } from './rule';
import { argumentPlaces } from './support/places';
import { phrase } from '../../languages/phrase';

const nodeOfAddress = BigInt(constantValues.MPOL_F_NODE | constantValues.MPOL_F_ADDR);

export const getMempolicyPerPage: Rule = {
  id: 'get-mempolicy-per-page',
  severity: 'hint',
  title: 'A loop that asks for the node of one page at a time',
  calls: ['get_mempolicy'],
  messages: {
    loop: {
      what: 'This loop asks for the node of one page per call.',
      why: 'With MPOL_F_NODE and MPOL_F_ADDR the kernel brings a page that is not there into memory to tell its node, so the question changes the answer; and each page costs a system call.',
      do: 'Put the addresses into an array and ask with move_pages and a null pointer as nodes, some thousand per call: it brings nothing in.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    const { loop } = facts;
    if (flags === undefined || loop?.addressAdvances !== true) return;
    if (integersOf(flags.value)?.every((value) => value === nodeOfAddress) !== true) return;
    report({
      messageId: 'loop',
      span: facts.site.span,
      restsOn: [flags.value],
      related: [{ span: loop.span, message: phrase('The loop') }, ...argumentPlaces(flags)],
    });
  },
};
