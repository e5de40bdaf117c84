/** <linux/mempolicy.h> after <numaif.h>: the first one's macros break the second one's enumeration. */
import { calls } from '../../kernel/calls';
import { systemCallHeader } from '../../kernel/headers';
import { lineOf } from './support/edits';
import type { FileRule } from './file-rule';
import { phrase } from '../../languages/phrase';

const kernelHeader = 'linux/mempolicy.h';

export const headerConflict: FileRule = {
  id: 'header-conflict',
  languages: 'c',
  severity: 'error',
  title: '<numaif.h> before <linux/mempolicy.h>',
  calls: calls.map((one) => one.name),
  fix: 'suggestion',
  messages: {
    order: {
      what: '<linux/mempolicy.h> after <numaif.h> does not compile.',
      why: 'numaif.h defines MPOL_DEFAULT and its kin as macros; the kernel header then finds numbers where its enumeration has these names: "expected identifier before numeric constant".',
      do: 'Remove <linux/mempolicy.h>: numaif.h has what the calls need. Where a newer constant is wanted, include it before <numaif.h>.',
    },
  },
  check(facts, report) {
    const first = facts.includes.find((one) => one.header === systemCallHeader);
    if (first === undefined) return;
    for (const { header, span, name } of facts.includes) {
      if (header !== kernelHeader || span.start < first.span.start) continue;
      if (facts.exclusive(first.span.start, span.start)) continue;
      // A second include of it does nothing.
      if (facts.includes.some((one) => one.header === kernelHeader && one.span.start < first.span.start))
        continue;
      report({
        messageId: 'order',
        span: name,
        related: [{ span: first.name, message: phrase('<numaif.h> is included here') }],
        fixes: [
          {
            title: phrase('Remove <linux/mempolicy.h>'),
            applicability: 'suggestion',
            edits: [{ span: lineOf(facts.text, span), text: '' }],
          },
        ],
      });
    }
  },
};
