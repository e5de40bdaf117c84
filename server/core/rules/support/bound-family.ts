/** Which functions that a script binds belong to the NUMA family or to libnuma. */
import { calls } from '../../../kernel/calls';
import { isLibnumaFunction } from '../../../kernel/libnuma';

const wrappers = new Set(calls.flatMap((spec) => spec.wrappers.map((one) => one.name)));

/** libnuma exports a function of this name; the C library has none. */
export function isOfLibnuma(symbol: string): boolean {
  return wrappers.has(symbol) || isLibnumaFunction(symbol);
}

/** A function of the family itself: for it the C library's syscall(2) serves too. */
export function isSystemCallWrapper(symbol: string): boolean {
  return calls.some((spec) => spec.syscall === symbol);
}
