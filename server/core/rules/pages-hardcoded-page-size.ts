/** A page size that is spelled out in address arithmetic. */
import type { CallFacts } from '../facts/call-facts';
import { constantOf, mentions, pageSize, slope, type LinearForm } from '../facts/linear';
import type { Cell, Fill } from '../facts/region';
import type { Mark, Point } from '../facts/value';
import type { Fix } from '../finding';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

type Literal = Extract<Mark, { kind: 'page-literal' }>;

export const pagesHardcodedPageSize: Rule = {
  id: 'pages-hardcoded-page-size',
  severity: 'warning',
  title: 'A page size that is spelled out',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    literal: {
      what: 'The addresses in pages are computed with {literal} as the page size.',
      why: 'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: several entries then name the same page, and all but the first report -EBUSY.',
      do: 'Ask for it: sysconf(_SC_PAGESIZE).',
      script: {
        do: 'Ask the system for it: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).',
      },
    },
    macro: {
      what: 'The addresses in pages are computed with {macro}, which is {literal}.',
      why: 'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: several entries then name the same page, and all but the first report -EBUSY.',
      do: 'Ask for it: sysconf(_SC_PAGESIZE).',
      script: {
        do: 'Ask the system for it: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).',
      },
    },
    query: {
      what: 'The addresses in pages are computed with {spelled} as the page size.',
      why: 'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: there the query asks for the same page several times.',
      do: 'Ask for it: sysconf(_SC_PAGESIZE).',
      script: {
        do: 'Ask the system for it: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).',
      },
    },
    mask: {
      what: 'The address in pages is rounded with {spelled}, for pages of 4096 bytes.',
      why: 'Pages have 16 or 64 KiB on many arm64 and ppc64le systems: there the result is no page boundary, and the kernel rounds it down further.',
      do: 'Ask for it: sysconf(_SC_PAGESIZE).',
      script: {
        do: 'Ask the system for it: bind numa_pagesize of libnuma, or sysconf and pass it 30 (_SC_PAGESIZE).',
      },
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || isForOneMachine(facts)) return;
    for (const entry of pageEntries(facts, array)) {
      const found = literalOf(entry);
      if (found === undefined) continue;
      const { literal, kind } = found;
      const { macro } = literal;
      const spelled = facts.edits.textOf(literal.origin.span);
      // A query answers for each address, however often it asks for the same page.
      const isQuery = facts.mode === 'query';
      const step = isQuery ? 'query' : macro === undefined ? 'literal' : 'macro';
      report({
        messageId: kind === 'mask' ? 'mask' : step,
        ...(kind === 'mask' || isQuery ? { severity: 'hint' as const } : {}),
        data: {
          literal: macro === undefined ? spelled : literal.text,
          macro: macro?.name ?? '',
          spelled: macro?.name ?? spelled,
        },
        span: literal.origin.span,
        restsOn: [pages.value, entry.value],
        related: [
          { span: entry.origin.span, message: phrase('The address is stored here') },
          ...(macro?.definition === undefined
            ? []
            : [{ span: macro.definition, message: phrase('{name} is defined here', { name: macro.name }) }]),
        ],
        fixes: fixes(facts, literal),
      });
      return;
    }
  },
};

/** Code that only x86 compiles may know the page size of x86. */
function isForOneMachine(facts: CallFacts): boolean {
  return facts.conditions.has('x86');
}

interface Found {
  readonly literal: Literal;
  /** A mask alone is harmless: the kernel rounds down itself. */
  readonly kind: 'step' | 'mask';
}

/** The literal by which the entry was computed, if no path uses the machine's own page size. */
function literalOf(entry: Cell | Fill): Found | undefined {
  const literals = entry.value.marks.filter((mark) => mark.kind === 'page-literal');
  const [first] = literals;
  if (first === undefined || entry.value.points === undefined) return undefined;
  const kinds = entry.value.points.map((point) => kindOf(entry, point));
  if (kinds.every((kind) => kind === 'step'))
    return { literal: literals.find((one) => isSize(one)) ?? first, kind: 'step' };
  return kinds.every((kind) => kind !== undefined)
    ? { literal: literals.find((one) => !isSize(one)) ?? first, kind: 'mask' }
    : undefined;
}

function isSize(literal: Literal): boolean {
  return literal.text === '4096' || literal.text.startsWith('PAGE_SIZE');
}

/** The address is a known number of 4 KiB steps from its object, or rounded to one. */
function kindOf(entry: Cell | Fill, point: Point): Found['kind'] | undefined {
  if (point.kind === 'integer') return kindOfNumber(entry, point.form);
  if (mentions(point.offset, (name) => name === pageSize)) return undefined;
  if (point.rounding !== 'none' && point.rounding !== 'page') return undefined;
  const step = 'index' in entry ? slope(point.offset, entry.index) : undefined;
  const stride = step === undefined ? undefined : constantOf(step);
  if (stride !== undefined && stride !== 0n) return stride % 4096n === 0n ? 'step' : undefined;
  if (point.rounding === 'page') return 'mask';
  const offset = constantOf(point.offset);
  if (offset !== undefined) return offset !== 0n && offset % 4096n === 0n ? 'step' : undefined;
  const steps =
    point.offset.terms.length > 0 && point.offset.terms.every((term) => term.factor % 4096n === 0n);
  return steps ? 'step' : undefined;
}

/** An address that came as a number, as those of a script do: a known number of 4 KiB steps per entry. */
function kindOfNumber(entry: Cell | Fill, form: LinearForm): Found['kind'] | undefined {
  const step = 'index' in entry ? slope(form, entry.index) : undefined;
  const stride = step === undefined ? undefined : constantOf(step);
  return stride !== undefined && stride !== 0n && stride % 4096n === 0n ? 'step' : undefined;
}

function fixes(facts: CallFacts, literal: Literal): readonly Fix[] {
  const { edits } = facts;
  // How a script learns the page size depends on what it has bound.
  if (isScript(facts) || literal.macro !== undefined || !edits.isSpelled(literal.origin)) return [];
  const spelled = edits.textOf(literal.origin.span);
  const asked = facts.pageSizeVariable ?? 'sysconf(_SC_PAGESIZE)';
  const value = literal.text === '4096' ? asked : literal.text === '4095' ? `(${asked} - 1)` : undefined;
  if (value === undefined || spelled === asked) return [];
  return [
    {
      title: phrase('Use {asked} instead of {spelled}', { asked, spelled }),
      applicability: 'suggestion',
      edits: [
        ...(facts.pageSizeVariable === undefined ? edits.include('unistd.h') : []),
        { span: literal.origin.span, text: value },
      ],
    },
  ];
}
