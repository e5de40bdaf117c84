/** The user ids are compared before another process's pages are asked for. */
import { TextPattern, withoutComments } from '../text-piece';
import type { FileFacts } from '../facts/file-facts';
import type { FileRule } from './file-rule';
import { inWords, rangeOf } from './support/kernels';
import { callsOfOthers, functionAt } from './support/other-process';
import { escapeName } from '../text';
import { phrase } from '../../languages/phrase';

/**
 * The owner of a process against the caller's user. A run of names is entered at its beginning only: there may be a megabyte of it, and
 * from each of its places the rest would be searched.
 */
const comparison =
  /(?:\bprocess\.)?\bgete?uid\s*(?:\?\.\s*)?\(\s*\)\s*[!=]==?\s*[A-Za-z_][\w.>-]*|(?<![\w.>-])[\w.>-]*\b(?:st_)?[er]?uid\b\s*[!=]==?\s*(?:(?:process\.)?gete?uid\s*(?:\?\.\s*)?\(\s*\)|[\w.>-]*\b[er]?uid\b)/g;

const ofProcesses = /\/proc\/|\bUid:/;
const processes = new TextPattern(ofProcesses, 'text');
const compared = new TextPattern(new RegExp(comparison.source), 'code');

export const uidRuleObsolete: FileRule = {
  id: 'uid-rule-obsolete',
  severity: 'hint',
  title: 'The right to move pages, guessed from user ids',
  calls: ['move_pages', 'migrate_pages'],
  messages: {
    compared: {
      what: 'Equal user ids do not tell whether the pages of another process may be moved.',
      why: 'What counts {range} is the ptrace access check: all user and group ids of the process, whether it is dumpable, and its capabilities; with CAP_SYS_PTRACE none of them.',
      do: 'Make the call, and deal with EPERM.',
    },
  },
  check(facts, report) {
    // Ids of processes come from /proc; anything else is about files or users.
    if (!facts.pieces.has(processes) || !facts.pieces.has(compared)) return;
    const others = callsOfOthers(facts);
    if (others.length === 0) return;
    const text = withoutComments(facts.text);
    for (const found of text.matchAll(comparison)) {
      const around = functionAt(facts, found.index);
      if (around === undefined) continue;
      const body = text.slice(around.span.start, around.span.end);
      if (!ofProcesses.test(body)) continue;
      const call = others.find((one) => isBehind(facts, text, around.name, one.span.start));
      if (call === undefined) continue;
      report({
        messageId: 'compared',
        data: { range: inWords(rangeOf('change.permission-ptrace')) },
        span: { start: found.index, end: found.index + found[0].length },
        related: [{ span: call.callee, message: phrase('The call for another process') }],
      });
      return;
    }
  },
};

/** The call stands in the function that compares, or in one that calls it. */
function isBehind(facts: FileFacts, text: string, name: string, call: number): boolean {
  const caller = functionAt(facts, call);
  if (caller === undefined) return false;
  if (caller.name === name) return true;
  const before = text.slice(caller.span.start, call);
  return new RegExp(`(?<![\\w.>])${escapeName(name)}\\s*\\(`).test(before);
}
