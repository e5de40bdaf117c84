/** MPOL_MF_MOVE_ALL without a thought for a caller that may not use it. */
import type { ParameterRole } from '../../kernel/calls';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import type { Rule } from './rule';
import { inOrder, linesAfter, repeatable, resultVariable } from './support/edits';
import { alwaysHas, moveAll } from './support/flags';
import { argumentPlaces } from './support/places';
import { hasWayOut, looksAtPrivileges } from './support/privileges';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const moveAllPrivilege: Rule = {
  id: 'move-all-privilege',
  severity: 'warning',
  title: 'MPOL_MF_MOVE_ALL without a way out',
  // Without errno, EPERM goes unseen as well.
  supersedes: ['ffi-errno-missing'],
  calls: ['move_pages', 'mbind'],
  fix: 'suggestion',
  messages: {
    unhandled: {
      what: 'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE, and nothing here deals with EPERM.',
      why: 'The capability counts in the initial user namespace only, so root in a container does not have it: the whole call fails and no page moves.',
      do: 'On EPERM, call again with MPOL_MF_MOVE, which moves the pages that only this process maps.',
    },
    reported: {
      what: 'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE; the error is reported, but nothing is moved then.',
      why: 'The capability counts in the initial user namespace only, so root in a container does not have it: the whole call fails with EPERM.',
      do: 'On EPERM, call again with MPOL_MF_MOVE, which moves the pages that only this process maps.',
    },
  },
  check(facts, report) {
    const flags = facts.argument('flags');
    if (flags === undefined || facts.countIs === 'zero') return;
    if (facts.site.call === 'move_pages' && facts.mode !== 'move') return;
    if (!alwaysHas(facts, moveAll) || looksAtPrivileges(facts) || hasWayOut(facts)) return;
    // Whoever prints errno tells the user what happened.
    const reported = facts.after.errno.length > 0 || printsErrno(facts);
    report({
      messageId: reported ? 'reported' : 'unhandled',
      ...(reported ? { severity: 'hint' as const } : {}),
      span: flags.span,
      restsOn: [flags.value],
      related: argumentPlaces(flags),
      fixes: fixes(facts),
    });
  },
};

/** What prints errno without naming it: the conversion %m, and the flags of LTP's result functions. */
function printsErrno(facts: CallFacts): boolean {
  const { site, edits } = facts;
  return /%m|\bT?TERRNO\b/.test(edits.textOf({ start: site.span.end, end: site.function.end }));
}

function fixes(facts: CallFacts): readonly Fix[] {
  const { site, edits } = facts;
  // Where errno is, and whether the variable can be assigned again, is another matter in a script.
  if (isScript(facts)) return [];
  const flags = facts.argument('flags');
  const result = resultVariable(facts);
  if (flags === undefined || result === undefined || !edits.isSpelled({ span: site.span, macros: [] }))
    return [];
  for (const { role } of site.arguments)
    if (
      role !== 'flags' &&
      repeatable(facts, facts.argument(role)) === undefined &&
      !isPointerText(facts, role)
    )
      return [];
  const again =
    edits.textOf({ start: site.span.start, end: flags.span.start }) +
    'MPOL_MF_MOVE' +
    edits.textOf({ start: flags.span.end, end: site.span.end });
  const retry = linesAfter(facts, [`if (${result} == -1 && errno == EPERM)`, `\t${result} = ${again};`]);
  if (retry === undefined || again.includes('\n')) return [];
  return [
    {
      title: phrase('Call again with MPOL_MF_MOVE on EPERM'),
      applicability: 'suggestion',
      edits: inOrder([...edits.include('errno.h'), retry]),
    },
  ];
}

function isPointerText(facts: CallFacts, role: ParameterRole): boolean {
  return /^(?:&?[\w.[\]>-]+|getpid\(\))$/.test(facts.argument(role)?.text ?? '');
}
