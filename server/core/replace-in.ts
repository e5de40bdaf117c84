/** A call has room for so many arguments everywhere. */
const mostArguments = 1024;

/**
 * Puts others in the place of `count` elements from `at` on, and returns those. In the array itself: of thousands that an
 * edit leaves as they are none is copied.
 */
export function replaceIn<T>(list: T[], at: number, count: number, fresh: readonly T[]): readonly T[] {
  if (fresh.length <= mostArguments) return list.splice(at, count, ...fresh);
  const behind = list.splice(at);
  const removed = behind.splice(0, count);
  for (const one of fresh) list.push(one);
  for (const one of behind) list.push(one);
  return removed;
}
