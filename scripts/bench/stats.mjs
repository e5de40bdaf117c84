/** The few numbers that a series of measurements is told by. */

/**
 * @param {readonly number[]} values at least one
 * @param {number} fraction 0.5 is the median
 * @returns {number} by linear interpolation between the two nearest
 */
export function quantile(values, fraction) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * fraction;
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/**
 * The ratio of two series that were measured in turn: the median of the ratios of neighbours, which share the
 * machine's mood, with the quarter points that tell how far it can be believed.
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 */
export function pairedRatio(ours, theirs) {
  const ratios = ours.map((value, i) => value / (theirs[i] ?? NaN));
  return { ratio: median(ratios), low: quantile(ratios, 0.25), high: quantile(ratios, 0.75) };
}

/** Three significant digits. @param {number} value */
export const rounded = (value) => Number(value.toPrecision(3));
