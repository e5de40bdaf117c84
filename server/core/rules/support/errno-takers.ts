/** Functions that tell an error by its number, and errno itself. */
import type { PassedUse } from '../../facts/after-call';

/** The number is positive. */
export function wantsErrno(use: PassedUse): boolean {
  return use.argument === 0 && use.name !== undefined && takers.test(use.name);
}

const takers =
  /^(?:(?:std::)?strerror|strerror_r|strerror_l|strerrorname_np|strerrordesc_np|tst_strerrno|errno)$/;

/** Those of Node.js take the number as libuv has it: negative. */
export function wantsNegativeErrno(use: PassedUse): boolean {
  return use.argument === 0 && /(?:^|\.)getSystemError(?:Name|Message)$/.test(use.name ?? '');
}
