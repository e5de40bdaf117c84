/** The known name that a misspelled one is closest to. */

/** Undefined when every name differs in more than a third of its letters. */
export function nearestName(wrong: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const limit = Math.max(1, Math.floor(Math.max(name.length, wrong.length) / 3));
    if (Math.abs(name.length - wrong.length) > limit) continue;
    const distance = distanceOf(wrong.toLowerCase(), name.toLowerCase());
    if (distance <= limit && distance < least) [best, least] = [name, distance];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
function distanceOf(from: string, to: string): number {
  let older: readonly number[] = [];
  let before: readonly number[] = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const now = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const replaced = (before[column - 1] ?? 0) + (same ? 0 : 1);
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
          ? (older[column - 2] ?? 0) + 1
          : Infinity;
      now.push(Math.min(replaced, swapped, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    [older, before] = [before, now];
  }
  return before[to.length] ?? 0;
}
