/** Measures one row after the other. Each is told as soon as it is there, and one that fails takes no other with it. */

/** @typedef {import('./result.mjs').Result} Result */
/** @typedef {{ names: readonly string[], measure: () => Promise<Result[]> }} Measurement of rows that are measured together */
/** @typedef {{ names: readonly string[], reason: string }} Failure */

/** @param {Result} row */
export function rowText({ name, ours, p99, peer, ratio, unit, against }) {
  const besides = peer === null ? '' : `, peer ${peer} ${unit}, ratio ${ratio}`;
  const row = `${name}: median ${ours} ${unit}, p99 ${p99} ${unit}${besides}`;
  if (against === undefined) return row;
  const { ref, commit, median, low, high } = against;
  return `${row}\n  ${ref} (${commit.slice(0, 12)}): ${median} ${unit}; ours is ${against.ratio} of it (${low} to ${high})`;
}

/**
 * @param {readonly Measurement[]} measurements
 * @param {{ say: (line: string) => void, complain: (line: string) => void }} to
 * @returns {Promise<{ results: Result[], failures: Failure[] }>}
 */
export async function measureRows(measurements, { say, complain }) {
  /** @type {Result[]} */
  const results = [];
  /** @type {Failure[]} */
  const failures = [];
  for (const { names, measure } of measurements) {
    say(`${names.join(', ')} …`);
    const from = performance.now();
    try {
      const rows = await measure();
      results.push(...rows);
      for (const row of rows) say(rowText(row));
      say(`  took ${Math.round((performance.now() - from) / 1000)} s`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.push({ names, reason });
      complain(`${names.join(', ')}: not measured: ${reason}`);
    }
  }
  return { results, failures };
}
