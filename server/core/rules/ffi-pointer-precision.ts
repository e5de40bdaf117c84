/** Addresses that go through a JavaScript number, or through its 32-bit operators. */
import type { CallFacts } from '../facts/call-facts';
import type { AbstractValue, Mark } from '../facts/value';
import type { Fix } from '../finding';
import { calls } from '../../kernel/calls';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { phrase } from '../../languages/phrase';

type Inexact = Extract<Mark, { readonly kind: 'inexact' }>;

export const ffiPointerPrecision: Rule = {
  id: 'ffi-pointer-precision',
  severity: 'error',
  title: 'An address that goes through a JavaScript number',
  calls: calls.map((spec) => spec.name),
  languages: 'script',
  fix: 'suggestion',
  supersedes: ['pages-unaligned', 'pages-hardcoded-page-size'],
  messages: {
    bits: {
      what: 'This operator keeps 32 bits of the address.',
      why: 'On numbers, | & ^ ~ << >> work on 32 bits, and addresses of 64-bit programs have 47 and more: another page is named, or none.',
      do: 'Compute with BigInt: address & ~0xfffn.',
    },
    double: {
      what: 'The address is kept as a number here.',
      why: 'A number is exact below 2^53 only: addresses beyond that (52-bit and 57-bit address spaces, tagged pointers, the kernel) are rounded without a word.',
      do: 'Keep addresses as BigInt all the way.',
    },
  },
  check(facts, report) {
    const seen = new Set<number>();
    for (const value of addresses(facts)) {
      const marks = value.marks.filter((one): one is Inexact => one.kind === 'inexact');
      const mark = marks.find((one) => one.how === 'bits') ?? marks[0];
      if (mark === undefined || seen.has(mark.origin.span.start)) continue;
      seen.add(mark.origin.span.start);
      report({
        messageId: mark.how,
        span: mark.origin.span,
        ...(mark.how === 'double' ? { severity: 'warning' } : {}),
        restsOn: [value],
        related: [{ span: facts.site.callee, message: phrase('The call that gets the address') }],
        fixes: asBigint(facts, mark),
      });
    }
  },
};

function addresses(facts: CallFacts): readonly AbstractValue[] {
  const found: AbstractValue[] = [];
  const addr = facts.argument('addr');
  if (addr !== undefined) found.push(addr.value);
  const pages = facts.array('pages');
  if (pages !== undefined) found.push(...pageEntries(facts, pages).map((entry) => entry.value));
  return found;
}

/** `BigInt(parseInt(text, 16))` reads the text as it is. */
function asBigint({ edits }: CallFacts, mark: Inexact): readonly Fix[] {
  if (mark.how !== 'double' || !edits.isSpelled(mark.origin)) return [];
  const { start, end } = mark.origin.span;
  const parsed = /^(?:Number\.)?parseInt\(\s*([\w$.[\]]+)\s*,\s*16\s*\)$/.exec(
    edits.textOf(mark.origin.span),
  );
  const before = edits.textOf({ start: Math.max(0, start - 7), end: start });
  const after = edits.textOf({ start: end, end: end + 1 });
  if (parsed?.[1] === undefined || before !== 'BigInt(' || after !== ')') return [];
  return [
    {
      title: phrase('Read the text as a BigInt'),
      applicability: 'suggestion',
      edits: [{ span: { start, end }, text: `\`0x\${${parsed[1]}}\`` }],
    },
  ];
}
