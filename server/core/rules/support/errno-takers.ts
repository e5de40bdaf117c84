/** Functions whose first argument is a positive error number, and errno itself. */
import type { PassedUse } from '../../facts/after-call';

export function wantsErrno(use: PassedUse): boolean {
  return use.argument === 0 && use.name !== undefined && takers.test(use.name);
}

const takers =
  /^(?:(?:std::)?strerror|strerror_r|strerror_l|strerrorname_np|strerrordesc_np|tst_strerrno|errno)$/;
