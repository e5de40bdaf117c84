/** Status entries compared with positive error numbers. */
import { constantValue } from '../../kernel/constants';
import type { TestUse, Use } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Span } from '../text';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { wantsErrno } from './support/errno-takers';
import { phrase } from '../../languages/phrase';

export const statusErrnoSign: Rule = {
  id: 'status-errno-sign',
  severity: 'error',
  title: 'A status entry taken for a positive error number',
  calls: ['move_pages'],
  fix: 'safe',
  messages: {
    comparison: {
      what: 'A status entry is compared with {name}, but the kernel writes -{name}.',
      why: 'Entries are node numbers from 0 up or negative error numbers, so {name} ({number}) here means node {number}.',
      do: 'Compare with -{name}.',
    },
    negated: {
      what: 'The negative of a status entry is compared with -{name}.',
      why: 'The kernel writes -{name} into the entry, so its negative is {name}: the comparison is never true.',
      do: 'Compare the entry itself with -{name}.',
    },
    text: {
      what: 'A status entry goes to {function} as it is.',
      why: 'Entries hold negative error numbers, and {function} wants positive ones: it has no text for the entry.',
      do: 'Pass the negative of the entry, once it is known to be below 0.',
    },
    errno: {
      what: 'A status entry is stored into errno as it is.',
      why: 'Entries hold negative error numbers, and errno positive ones.',
      do: 'Store the negative of the entry, once it is known to be below 0.',
    },
  },
  check(facts, report) {
    const { status } = facts.after;
    const related = [{ span: facts.site.span, message: phrase('The entry was written by this call') }];
    for (const use of status) {
      if (isBothWays(use, status)) continue;
      if (use.kind === 'test') {
        const name = wrongName(use);
        if (name === undefined) continue;
        report({
          messageId: use.negated ? 'negated' : 'comparison',
          data: { name, number: String(constantValue(name)) },
          span: use.span,
          related,
          fixes: use.negated ? [] : negateName(facts, use.span, name),
        });
      } else if (use.kind === 'passed' && !use.negated && wantsErrno(use)) {
        report({
          messageId: use.name === 'errno' ? 'errno' : 'text',
          data: { function: use.name ?? '' },
          span: use.span,
          related,
          fixes: use.name === 'errno' ? [] : negateOperand(facts, use.span),
        });
      }
    }
  },
};

/** The analysis does not know whether the entry was negated on the way. */
function isBothWays(use: Use, all: readonly Use[]): boolean {
  if (use.kind !== 'test' && use.kind !== 'passed') return false;
  return all.some(
    (other) =>
      (other.kind === 'test' || other.kind === 'passed') &&
      other.span.start === use.span.start &&
      other.span.end === use.span.end &&
      other.negated !== use.negated,
  );
}

/** The error number that is meant, if the comparison has the wrong sign. Bare numbers may be nodes. */
function wrongName(use: TestUse): string | undefined {
  const { against, againstName: name, negated } = use;
  if (name === undefined || against === undefined || !/^E[0-9A-Z]+$/.test(name)) return undefined;
  if (use.comparison !== 'eq' && use.comparison !== 'ne') return undefined;
  const number = constantValue(name);
  if (number === undefined) return undefined;
  return against === BigInt(negated ? -number : number) ? name : undefined;
}

function negateName(facts: CallFacts, span: Span, name: string): readonly Fix[] {
  const text = facts.edits.textOf(span);
  // `os.constants.errno.EACCES` as a whole is what is negated.
  const found = [...text.matchAll(new RegExp(`(?:[A-Za-z_$][\\w$]*\\s*\\.\\s*)*\\b${name}\\b`, 'g'))];
  const at = found[0]?.index;
  if (found.length !== 1 || at === undefined) return [];
  const start = span.start + at;
  return [
    {
      title: phrase('Compare with -{name}', { name }),
      applicability: 'safe',
      edits: [{ span: { start, end: start }, text: '-' }],
    },
  ];
}

function negateOperand(facts: CallFacts, span: Span): readonly Fix[] {
  const text = facts.edits.textOf(span);
  if (!/^[A-Za-z_][\w.>[\]-]*$/.test(text) || text.includes('--')) return [];
  return [
    {
      title: phrase('Pass -{text}', { text }),
      applicability: 'safe',
      edits: [{ span: { start: span.start, end: span.start }, text: '-' }],
    },
  ];
}
