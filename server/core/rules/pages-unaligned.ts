/** Addresses that are not page boundaries. */
import type { CallFacts } from '../facts/call-facts';
import type { Cell, Fill } from '../facts/region';
import type { Fix, RelatedPlace } from '../finding';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { misaligned } from './support/alignment';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const pagesUnaligned: Rule = {
  id: 'pages-unaligned',
  severity: 'warning',
  title: 'An address that is no page boundary',
  calls: ['move_pages'],
  fix: 'suggestion',
  messages: {
    object: {
      what: 'pages names {object}, which begins anywhere in a page.',
      why: 'The manual asks for page-aligned addresses; the kernel rounds down and moves the whole page, with everything else that lies in it.',
      do: 'Round the address down to the page, and mean the page.',
    },
    offset: {
      what: 'An entry of pages is {offset} bytes past a page boundary.',
      why: 'The manual asks for page-aligned addresses; the kernel rounds down and moves the whole page, with everything else that lies in it.',
      do: 'Round the address down to the page, and mean the page.',
    },
    objectQuery: {
      what: 'pages names {object}, which begins anywhere in a page.',
      why: 'The manual asks for page-aligned addresses; in a query the kernel rounds down, and the answer is that of the page around it.',
      do: 'Round the address down to the page where you want to be strict.',
    },
    offsetQuery: {
      what: 'An entry of pages is {offset} bytes past a page boundary.',
      why: 'The manual asks for page-aligned addresses; in a query the kernel rounds down, and the answer is that of the page around it.',
      do: 'Round the address down to the page where you want to be strict.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.countIs === 'zero') return;
    for (const entry of pageEntries(facts, array)) {
      const wrong = misaligned(facts, entry.value);
      if (wrong === undefined) continue;
      const move = facts.mode === 'move';
      const messageId = move ? wrong.kind : wrong.kind === 'object' ? 'objectQuery' : 'offsetQuery';
      report({
        messageId,
        data: wrong.data,
        span: pages.span,
        ...(move ? {} : { severity: 'hint' as const }),
        related: [stored(entry), ...wrong.related],
        restsOn: [pages.value, entry.value],
        fixes: fixes(facts, entry),
      });
      return;
    }
  },
};

function stored(entry: Cell | Fill): RelatedPlace {
  return { span: entry.origin.span, message: phrase('The address is stored here') };
}

function fixes(facts: CallFacts, entry: Cell | Fill): readonly Fix[] {
  const { source } = entry;
  const { edits } = facts;
  if (
    source === undefined ||
    isScript(facts) ||
    !edits.isSpelled(source) ||
    source.span.start < facts.site.function.start
  )
    return [];
  const text = edits.textOf(source.span);
  const pageSize = facts.pageSizeVariable ?? 'sysconf(_SC_PAGESIZE)';
  // `&x`, a name or a call stand for themselves; anything else is put in parentheses.
  const operand = /^&?[\w.[\]>-]+(?:\([^()]*\))?$/.test(text) ? text : `(${text})`;
  const includes = [
    ...edits.include('stdint.h'),
    ...(facts.pageSizeVariable === undefined ? edits.include('unistd.h') : []),
  ];
  return [
    {
      title: phrase('Round the address down to the page'),
      applicability: 'suggestion',
      edits: [
        ...mergeIncludes(includes),
        { span: source.span, text: `(void *)((uintptr_t)${operand} & ~((uintptr_t)${pageSize} - 1))` },
      ],
    },
  ];
}

/** Two insertions at one place become one. */
function mergeIncludes(edits: Fix['edits']): Fix['edits'] {
  const first = edits[0];
  return first === undefined ? [] : [{ span: first.span, text: edits.map((edit) => edit.text).join('') }];
}
