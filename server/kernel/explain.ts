/**
 * Turns values of the NUMA calls into words for one kernel version: the entry to all explainers, and the look-up of a
 * word that a user typed. Rules are explained by their own pages, not here.
 */
import { calls } from './calls';
import { explainErrno, explainFamilyErrno } from './explain/errno';
import { newestKernel } from './explain/explanation';
import type { Explanation } from './explain/explanation';
import { explainFlag, explainFlags } from './explain/flags';
import { explainCall } from './explain/parameter';
import { explainStatus } from './explain/status';
import { findCallErrno } from './errnos';
import { explainNumaMapsField } from './explain/numa-maps';
import { numaMapsFieldOf } from './numa-maps';
import { findStatus } from './statuses';
import { constantValue } from './constants';
import type { KernelVersion } from './version';

export { explainErrno, explainFamilyErrno } from './explain/errno';
export { formatRange, newestKernel } from './explain/explanation';
export type { Explanation, ExplanationKind, ExplanationNote } from './explain/explanation';
export { explainFlag, explainFlags } from './explain/flags';
export { explainNumaMapsAddress, explainNumaMapsField, explainNumaMapsPolicy } from './explain/numa-maps';
export { explainCall, explainParameter, parameterDeclaration, prototype } from './explain/parameter';
export { explainResult } from './explain/result';
export { explainStatus } from './explain/status';

/**
 * Everything that a word can mean: a flag or policy (`MPOL_MF_MOVE`, also several joined by `|`), an errno (`EPERM`,
 * `14`), a status entry (`-ENOENT`, `-14`), a call, a word of numa_maps (`mapmax`, `N0`). Names of constants may be in lower case. Empty
 * when the word means nothing.
 */
export function explain(word: string, version: KernelVersion = newestKernel): readonly Explanation[] {
  const name = word.trim();
  const upper = name.toUpperCase();
  const found: Explanation[] = [];
  const add = (one: Explanation | undefined): void => {
    if (one !== undefined) found.push(one);
  };

  const call = calls.find((spec) => spec.wrappers.some((wrapper) => wrapper.name === name));
  if (call !== undefined) add(explainCall(call.name, version));

  const field = numaMapsFieldOf(name);
  if (field !== undefined) add(explainNumaMapsField({ spec: field, key: name }));

  if (name.includes('|')) {
    const values = upper.split('|').map((part) => constantValue(part.trim()));
    if (values.every((value) => value !== undefined))
      add(explainFlags(BigInt(values.reduce((sum, value) => sum | value, 0)), 'move_pages'));
    return found;
  }
  add(explainFlag(upper, undefined, version));

  if (/^-?(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(name)) {
    const value = name.startsWith('-') ? -Number(name.slice(1)) : Number(name);
    if (value < 0) add(explainStatus(value, version));
    else {
      add(explainErrno(value, version));
      if (value <= 7) add(explainFlags(BigInt(value), 'move_pages'));
    }
    return found;
  }

  const errnoName = upper.replace(/^-/, '');
  const number = errnoName.startsWith('E') ? constantValue(errnoName) : undefined;
  if (number === undefined) return found;
  if (!upper.startsWith('-')) {
    const own = findCallErrno(errnoName) !== undefined;
    const others = own ? [] : calls.flatMap((one) => explainFamilyErrno(one.name, errnoName, version) ?? []);
    if (others.length === 0) add(explainErrno(errnoName, version));
    found.push(...others);
  }
  if (upper.startsWith('-') || findStatus(-number) !== undefined) add(explainStatus(-number, version));
  return found;
}
