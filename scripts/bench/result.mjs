/** One row of the benchmark's table. */

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} ours median
 * @property {number} p99
 * @property {number | null} peer median; null where there is no peer
 * @property {number | null} ratio ours to the peer's
 * @property {'ms' | 'MiB'} unit
 * @property {Record<string, string | number>} details
 * @property {{ ref: string, commit: string, median: number, ratio: number, low: number, high: number }} [against] another revision; ratio is ours to its
 */
export {};
