/** CAP_SYS_NICE acquired for the pages of another process. */
import type { FileRule } from './file-rule';
import type { ManifestRule } from './manifest-rule';
import { checkGrantedCapability } from './support/granted-capability';
import { inWords, rangeOf } from './support/kernels';
import { callsOfOthers, withoutComments } from './support/other-process';

/** Code or a command by which a program gets capabilities. */
const acquires =
  /\b(?:cap_set_flag|cap_set_proc|cap_set_file|capset|cap_from_text|capng_updatev?|PR_CAP_AMBIENT_RAISE|setcap)\b/;
/** What else the capability is for. */
const scheduling =
  /\b(?:sched_setscheduler|sched_setparam|sched_setattr|setpriority|nice|ioprio_set|SCHED_(?:FIFO|RR|DEADLINE))\b/;

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
    if (!/CAP_SYS_NICE/i.test(facts.text)) return;
    const [call] = callsOfOthers(facts);
    if (call === undefined) return;
    const text = withoutComments(facts.text);
    const found = /\bCAP_SYS_NICE\b/i.exec(text);
    if (found === null || !acquires.test(text) || scheduling.test(text)) return;
    // cap_from_text("=ep") and "all+ep" are every capability.
    if (/\bCAP_SYS_PTRACE\b|"=[eip]|\ball[+=]/i.test(text)) return;
    const line = text.slice(text.lastIndexOf('\n', found.index) + 1, text.indexOf('\n', found.index));
    if (/\bCAP_CLEAR\b|DROP/.test(line)) return;
    const all = /\bMPOL_MF_MOVE_ALL\b/.test(text);
    report({
      messageId: all ? 'both' : 'alone',
      ...(all ? { severity: 'hint' as const } : {}),
      data: { range: inWords(rangeOf('change.permission-ptrace')) },
      span: { start: found.index, end: found.index + found[0].length },
      related: [{ span: call.callee, message: 'The call for another process' }],
    });
  },
  checkManifest: checkGrantedCapability,
};
