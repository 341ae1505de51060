/**
 * A quantile by linear interpolation within its bucket: what histogram_quantile of Prometheus says.
 *
 * @param {number} q 0 to 1
 * @param {number[]} bounds upper bounds, ascending, the last one Infinity
 * @param {ArrayLike<number>} buckets how many are at most as large as each bound
 * @return {number|undefined} undefined when there are none
 */
export function quantile(q, bounds, buckets) {
  const last = bounds.length - 1;
  const total = buckets[last];
  if (last < 1 || !(total > 0)) {
    return undefined;
  }
  const rank = q * total;
  let i = 0;
  while (i < last && buckets[i] < rank) {
    i++;
  }
  if (i === last) {
    return bounds[last - 1];
  }
  const low = i === 0 ? 0 : bounds[i - 1];
  const below = i === 0 ? 0 : buckets[i - 1];
  const inside = buckets[i] - below;
  return inside > 0 ? low + ((bounds[i] - low) * (rank - below)) / inside : low;
}
