/** Pages side by side with one answer, found without an object or a call for each page: most of a gigabyte is a few such runs. */

/** `take` is told the runs of the first `n` pages in order; `answers[i]` is about `pages[i]`. */
export function forEachRun(
  pages: Float64Array,
  answers: Int32Array,
  n: number,
  take: (first: number, count: number, answer: number) => void,
): void {
  for (let from = 0; from < n;) {
    const first = pages[from] ?? 0;
    const answer = answers[from] ?? 0;
    const offset = first - from;
    let to = from + 1;
    while (to < n && answers[to] === answer && pages[to] === offset + to) to++;
    take(first, to - from, answer);
    from = to;
  }
}
