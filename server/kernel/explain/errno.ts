/** An errno of a NUMA call in words; of move_pages(2) also those that only old kernels give. */
import type { FamilyCall } from '../architectures';
import { errnoCauses, errnoNameOf, errnoNumber, findCallErrno } from '../errnos';
import { findFamilyErrno } from '../family-errnos';
import { text } from '../texts/text';
import { formatKernelVersion } from '../version';
import type { KernelVersion } from '../version';
import { newestKernel, notesBeside, sentencesOn } from './explanation';
import type { Explanation } from './explanation';

/**
 * Why the call failed.
 * @param key the name, or the positive number as on most architectures
 * @returns undefined for what is no errno name or number known here
 */
export function explainErrno(
  key: string | number,
  version: KernelVersion = newestKernel,
): Explanation | undefined {
  const spec = findCallErrno(key);
  if (spec === undefined) {
    const name = typeof key === 'number' ? errnoNameOf(key) : key;
    if (name === undefined || errnoNumber(name) === undefined) return undefined;
    return {
      kind: 'errno',
      label: name,
      gist: '',
      sentence: text('errno.unknown', { name }),
      causes: [],
      remedy: text('errno.unknown.remedy'),
      notes: [],
    };
  }
  const causes = errnoCauses(spec, version);
  const notes = notesBeside(spec.causes, version);
  if (causes.length === 0) {
    return {
      kind: 'errno',
      label: spec.name,
      gist: '',
      sentence: text('errno.never', { kernel: formatKernelVersion(version), name: spec.name }),
      causes: [],
      remedy: text('errno.never.remedy'),
      notes,
    };
  }
  const sentences = [text(`errno.${spec.name}`)];
  if (causes.some((one) => one.mayHaveMoved)) sentences.push(text('errno.moved'));
  return {
    kind: 'errno',
    label: spec.name,
    gist: '',
    sentence: sentences.join(' '),
    causes: sentencesOn(spec.causes, version),
    remedy: text(`errno.${spec.name}.remedy`),
    notes,
  };
}

/**
 * Why another call of the family failed.
 * @returns undefined where the call never sets this errno
 */
export function explainFamilyErrno(
  call: FamilyCall,
  name: string,
  version: KernelVersion = newestKernel,
): Explanation | undefined {
  const spec = findFamilyErrno(call, name);
  if (spec === undefined) return undefined;
  const causes = sentencesOn(spec.causes, version);
  return {
    kind: 'errno',
    label: spec.name,
    gist: '',
    sentence: [text('errno.family', { call, name: spec.name }), ...(causes.length === 1 ? causes : [])].join(
      ' ',
    ),
    causes: causes.length === 1 ? [] : causes,
    remedy: '',
    notes: notesBeside(spec.causes, version),
  };
}
