/** The result of move_pages(2) in words: 0, -1, a count of pages, or what a raw system call gives. */
import { changes } from '../changes';
import { errnoNameOf } from '../errnos';
import { text } from '../texts/text';
import { formatKernelVersion, inKernelRange, kernel } from '../version';
import type { KernelVersion } from '../version';
import { newestKernel, notesBeside, sentencesOn } from './explanation';
import type { Explanation } from './explanation';

const countsAgain = kernel('4.17');
const noCounts = { since: kernel('2.6.29'), before: countsAgain };

/** What the call returned, as a C program sees it through libnuma or syscall(2). */
export function explainResult(value: number, version: KernelVersion = newestKernel): Explanation {
  const label = String(value);
  if (value === 0) {
    const quirks = changes.filter((one) =>
      ['change.positive-swallowed', 'change.status-already-there', 'change.last-run-lost'].includes(one.text),
    );
    return {
      kind: 'result',
      label,
      gist: text('result.zero.gist'),
      sentence: [text('result.zero'), ...sentencesOn(quirks, version)].join(' '),
      causes: [],
      remedy: text('result.zero.remedy'),
      notes: notesBeside(quirks, version),
    };
  }
  if (value > 0) return positive(value, version);
  if (value === -1) {
    return {
      kind: 'result',
      label,
      gist: text('result.error.gist'),
      sentence: text('result.error'),
      causes: [],
      remedy: text('result.error.remedy'),
      notes: [],
    };
  }
  const name = errnoNameOf(-value);
  return {
    kind: 'result',
    label,
    gist: text('result.error.gist'),
    sentence:
      name === undefined ? text('result.not', { value }) : text('result.raw-errno', { name: `-${name}` }),
    causes: [],
    remedy: name === undefined ? '' : text('result.raw-errno.remedy'),
    notes: [],
  };
}

function positive(value: number, version: KernelVersion): Explanation {
  const label = String(value);
  const gist = text('result.positive.gist', { value });
  const quirks = changes.filter((one) =>
    ['change.positive-swallowed', 'change.positive-uncounted', 'change.spurious-one'].includes(one.text),
  );
  const notes = notesBeside(quirks, version);
  if (inKernelRange(version, noCounts)) {
    const sentence = text('result.positive.impossible', { kernel: formatKernelVersion(version) });
    return { kind: 'result', label, gist: '', sentence, causes: [], remedy: '', notes };
  }
  const meaning = inKernelRange(version, { since: countsAgain })
    ? text('result.positive', { value })
    : text('result.positive.old', { value });
  return {
    kind: 'result',
    label,
    gist,
    sentence: [meaning, ...sentencesOn(quirks, version)].join(' '),
    causes: [],
    remedy: text('result.positive.remedy'),
    notes,
  };
}
