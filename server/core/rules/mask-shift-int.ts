/** A bit of a node mask that was shifted as an int. */
import type { ParameterRole } from '../../kernel/calls';
import type { CallFacts } from '../facts/call-facts';
import type { AbstractValue, Mark } from '../facts/value';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { macroPlaces } from './support/places';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

/** The highest bit that a number of 32 bits has room for. */
const lastBit = 31n;

/** Of a script a shift is one thing: of numbers. */
const knownInScript = {
  what: 'Bit {node} of the mask is 1 << {node}, shifted as a number.',
  why: 'Numbers are shifted in 32 bits: 1 << 31 is negative, and 1 << 32 is 1 again, so that the mask names other nodes.',
  do: 'Shift a BigInt: 1n << {node}n.',
};

const unknownInScript = {
  what: 'A bit of the mask is shifted as a number.',
  why: 'Numbers are shifted in 32 bits: from node 31 on the result is negative, and 1 << 32 is 1 again, so that the mask names other nodes.',
  do: 'Shift a BigInt: 1n << BigInt(node).',
};

export const maskShiftInt: Rule = {
  id: 'mask-shift-int',
  severity: 'error',
  title: 'A mask bit shifted as an int',
  calls: ['mbind', 'set_mempolicy', 'migrate_pages'],
  fix: 'suggestion',
  supersedes: ['maxnode-off-by-one', 'mask-empty'],
  messages: {
    wrong: {
      what: 'Bit {node} of the mask is 1 << {node}, shifted as an int of 32 bits.',
      why: 'The result is negative or undefined: converted to unsigned long it names other nodes, or none.',
      do: 'Shift an unsigned long: 1UL << {node}.',
      script: knownInScript,
    },
    unsigned: {
      what: 'Bit {node} of the mask is 1u << {node}, shifted as an unsigned int of 32 bits.',
      why: 'A shift by 32 or more is undefined there: the mask names another node, or none.',
      do: 'Shift an unsigned long: 1UL << {node}.',
      script: knownInScript,
    },
    possibleUnsigned: {
      what: 'A bit of the mask is shifted as an unsigned int of 32 bits.',
      why: 'From node 32 on the shift is undefined: the mask names another node, or none.',
      do: 'Shift an unsigned long: 1UL << node.',
      script: unknownInScript,
    },
    possible: {
      what: 'A bit of the mask is shifted as an int of 32 bits.',
      why: 'From node 31 on the result is negative or undefined: converted to unsigned long it names other nodes, or none.',
      do: 'Shift an unsigned long: 1UL << node.',
      script: unknownInScript,
    },
  },
  check(facts, report) {
    for (const role of ['nodemask', 'old_nodes', 'new_nodes'] as const) {
      const argument = facts.argument(role);
      const found = shiftIn(facts, role);
      if (argument === undefined || found === undefined) continue;
      const { mark, value } = found;
      const { by, signed } = mark;
      const possible = signed ? 'possible' : 'possibleUnsigned';
      report({
        messageId: by === undefined ? possible : signed ? 'wrong' : 'unsigned',
        data: by === undefined ? {} : { node: by.toString() },
        ...(by === undefined ? { severity: 'hint' as const, beside: true } : {}),
        span: argument.span,
        restsOn: [argument.value, value],
        related: [
          { span: mark.origin.span, message: phrase('The bit is shifted here') },
          ...macroPlaces(mark.origin),
        ],
        fixes: fixes(facts, mark),
      });
      return;
    }
  },
};

type Shift = Extract<Mark, { kind: 'int-shift' }>;

/** The shift behind a bit of the mask that is out of an int's reach, or that may be. */
function shiftIn(
  facts: CallFacts,
  role: ParameterRole,
): { readonly mark: Shift; readonly value: AbstractValue } | undefined {
  const array = facts.array(role);
  const shifts = [...(array?.cells ?? []), ...(array?.fills ?? [])].flatMap(({ value, width }) =>
    value.marks.flatMap((mark) => (mark.kind === 'int-shift' ? [{ mark, value, isWide: width > 4 }] : [])),
  );
  return (
    shifts.find(
      ({ mark, isWide }) => mark.by !== undefined && isBeyond(facts, mark.by, mark.signed, isWide),
    ) ??
    // A word of 32 bits holds all that such a shift gives; which of several words it is, the program has found out.
    shifts.find(({ mark, isWide }) => mark.by === undefined && isWide)
  );
}

/** Bit 31 is right in a word of 32 bits; in a wider one an int's brings its sign along. A script shifts by the count modulo 32. */
function isBeyond(facts: CallFacts, by: bigint, signed: boolean, isWide: boolean): boolean {
  if (!isWide) return !isScript(facts) && by > lastBit;
  return by > lastBit || (signed && by === lastBit);
}

function fixes(facts: CallFacts, { origin }: Shift): readonly Fix[] {
  const { edits, site } = facts;
  if (isScript(facts) || !edits.isSpelled(origin) || origin.span.start < site.function.start) return [];
  const text = edits.textOf(origin.span);
  const one = /^\(?1[uU]?(?=\s*<<)/.exec(text)?.[0];
  if (one === undefined) return [];
  const start = origin.span.start + one.indexOf('1');
  return [
    {
      title: phrase('Shift 1UL'),
      applicability: 'suggestion',
      edits: [{ span: { start, end: origin.span.start + one.length }, text: '1UL' }],
    },
  ];
}
