/** CAP_SYS_NICE acquired for the pages of another process. */
import { codeOfLine, TextPattern } from '../text-piece';
import type { FileRule } from './file-rule';
import type { ManifestRule } from './manifest-rule';
import { checkGrantedCapability } from './support/granted-capability';
import { inWords, rangeOf } from './support/kernels';
import { callsOfOthers } from './support/other-process';
import { phrase } from '../../languages/phrase';

const nice = new TextPattern(/\bCAP_SYS_NICE\b/i, 'code');
/** Code or a command by which a program gets capabilities. */
const acquires = new TextPattern(
  /\b(?:cap_set_flag|cap_set_proc|cap_set_file|capset|cap_from_text|capng_updatev?|PR_CAP_AMBIENT_RAISE|setcap)\b/,
  'code',
);
/** What else the capability is for. */
const scheduling = new TextPattern(
  /\b(?:sched_setscheduler|sched_setparam|sched_setattr|setpriority|nice|ioprio_set|SCHED_(?:FIFO|RR|DEADLINE))\b/,
  'code',
);
/** cap_from_text("=ep") and "all+ep" are every capability. */
const opens = new TextPattern(/\bCAP_SYS_PTRACE\b|"=[eip]|\ball[+=]/i, 'code');
const moveAll = new TextPattern(/\bMPOL_MF_MOVE_ALL\b/, 'code');

export const capSysNiceInsufficient: FileRule & ManifestRule = {
  id: 'cap-sys-nice-insufficient',
  severity: 'warning',
  fix: 'suggestion',
  title: 'CAP_SYS_NICE for the pages of another process',
  calls: ['move_pages', 'migrate_pages'],
  messages: {
    alone: {
      what: 'CAP_SYS_NICE alone does not open another process, whose pages this file asks for.',
      why: 'What counts {range} is the ptrace access check: the same user and no more capabilities than the caller, or CAP_SYS_PTRACE.',
      do: 'Get CAP_SYS_PTRACE; CAP_SYS_NICE is for MPOL_MF_MOVE_ALL.',
    },
    both: {
      what: 'CAP_SYS_NICE is enough for MPOL_MF_MOVE_ALL, but it does not open the processes of other users.',
      why: 'What counts {range} is the ptrace access check: the same user and no more capabilities than the caller, or CAP_SYS_PTRACE.',
      do: 'Get CAP_SYS_PTRACE as well if processes of other users are meant.',
    },
    granted: {
      what: 'CAP_SYS_NICE alone does not open another process, whose pages the code that runs here asks for.',
      why: 'What counts {range} is the ptrace access check: the same user and no more capabilities than the caller, or CAP_SYS_PTRACE.',
      do: 'Grant CAP_SYS_PTRACE; CAP_SYS_NICE is for MPOL_MF_MOVE_ALL.',
    },
    grantedBoth: {
      what: 'CAP_SYS_NICE has its use here, but it does not open the processes of other users.',
      why: 'What counts {range} is the ptrace access check: the same user and no more capabilities than the caller, or CAP_SYS_PTRACE.',
      do: 'Grant CAP_SYS_PTRACE as well if processes of other users are meant.',
    },
  },
  check(facts, report) {
    if (!facts.pieces.has(nice)) return;
    const [call] = callsOfOthers(facts);
    const found = call === undefined ? undefined : facts.pieces.first(nice);
    if (call === undefined || found === undefined) return;
    if (!facts.pieces.has(acquires) || facts.pieces.has(scheduling)) return;
    if (facts.pieces.has(opens)) return;
    if (/\bCAP_CLEAR\b|DROP/.test(codeOfLine(facts.pieces, found))) return;
    const all = facts.pieces.has(moveAll);
    report({
      messageId: all ? 'both' : 'alone',
      ...(all ? { severity: 'hint' as const } : {}),
      data: { range: inWords(rangeOf('change.permission-ptrace')) },
      span: found,
      related: [{ span: call.callee, message: phrase('The call for another process') }],
    });
  },
  checkManifest: checkGrantedCapability,
};
