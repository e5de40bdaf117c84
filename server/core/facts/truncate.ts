/** Takes away what was added last: as many entries stay as there were at some time. */
export function truncate<K>(collection: Map<K, unknown> | Set<K>, size: number): void {
  if (collection.size === size) return;
  let at = 0;
  for (const key of collection.keys()) if (at++ >= size) collection.delete(key);
}

/** As many entries as there were at some time. */
export function copyFirst<K, V>(from: ReadonlyMap<K, V>, to: Map<K, V>, size: number): void {
  let left = size;
  from.forEach((value, key) => {
    if (left-- > 0) to.set(key, value);
  });
}
