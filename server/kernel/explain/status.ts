/** A status entry in words. Entries that no kernel writes are told for what they are: never written. */
import { errnoNameOf } from '../errnos';
import { findStatus } from '../statuses';
import { text } from '../texts/text';
import { formatKernelVersion, inKernelRange } from '../version';
import type { KernelVersion } from '../version';
import { newestKernel, notesBeside, sentencesOn } from './explanation';
import type { Explanation } from './explanation';

/**
 * What an entry of move_pages' status array says after the call.
 * @param value the 32-bit integer in the entry, as the kernel left it
 */
export function explainStatus(value: number, version: KernelVersion = newestKernel): Explanation {
  if (value >= 0) {
    return {
      kind: 'status',
      label: text('status.node.label', { node: value }),
      gist: text('status.node.gist', { node: value }),
      sentence: text('status.node', { node: value }),
      causes: [],
      remedy: text('status.node.remedy'),
      notes: [],
    };
  }
  const spec = findStatus(value);
  if (spec === undefined) return unwritten(value, version);
  const label = `-${spec.name}`;
  const gist = text(`status.${spec.name}.gist`);
  const notes = notesBeside(spec.causes, version);
  if (!inKernelRange(version, spec.range)) {
    const dead = text('status.dead', {
      name: label,
      kernel: formatKernelVersion(version),
    });
    return {
      kind: 'status',
      label,
      gist,
      sentence: dead,
      causes: [],
      remedy: text('status.dead.remedy'),
      notes,
    };
  }
  return {
    kind: 'status',
    label,
    gist,
    sentence: text(`status.${spec.name}`),
    causes: sentencesOn(spec.causes, version),
    remedy: text(`status.${spec.name}.remedy`),
    notes,
  };
}

function unwritten(value: number, version: KernelVersion): Explanation {
  const name = errnoNameOf(-value);
  return {
    kind: 'status',
    label: name === undefined ? String(value) : `-${name}`,
    gist: text('status.unwritten.gist'),
    sentence: text('status.unwritten', {
      value: name === undefined ? value : `-${name}`,
      kernel: formatKernelVersion(version),
    }),
    causes: [],
    remedy: text('status.unwritten.remedy'),
    notes: [],
  };
}
