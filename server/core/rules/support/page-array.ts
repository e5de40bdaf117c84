/** The fix for a pages argument that is no array of addresses: build one, page by page, before the call. */
import type { CallFacts } from '../../facts/call-facts';
import type { Fix } from '../../finding';
import { inOrder, linesBefore, overEntries, repeatable } from './edits';
import { isScript } from './spelling';
import { phrase } from '../../../languages/phrase';

/** `base`: the expression of the memory's start, as the source spells it. */
export function buildPageArray(facts: CallFacts, base: string): readonly Fix[] {
  const { edits } = facts;
  const pages = facts.argument('pages');
  const count = repeatable(facts, facts.argument('count'));
  // A script has no arithmetic on pointers.
  if (isScript(facts)) return [];
  if (pages === undefined || count === undefined || !edits.isSpelled(pages.origin)) return [];
  const name = edits.unusedName('page_list');
  const pageSize = facts.pageSizeVariable ?? 'sysconf(_SC_PAGESIZE)';
  const loop = overEntries(facts, (index) => `${name}[${index}] = (char *)${base} + ${index} * ${pageSize};`);
  const build = loop === undefined ? undefined : linesBefore(facts, [`void *${name}[${count}];`, ...loop]);
  if (build === undefined) return [];
  return [
    {
      title: phrase('Build the array of page addresses of {base}', { base }),
      applicability: 'suggestion',
      edits: inOrder([
        ...(facts.pageSizeVariable === undefined ? edits.include('unistd.h') : []),
        build,
        { span: pages.span, text: name },
      ]),
    },
  ];
}
