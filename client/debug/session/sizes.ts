/** Sizes in words. */

/** "1.9 GiB", "512 MiB": rounded down, since more is promised than there is otherwise. */
export function formatBytes(bytes: bigint): string {
  const names = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let size = bytes;
  let unit = 0;
  let tenths = 0n;
  while (size >= 1024n && unit < names.length - 1) {
    tenths = ((size % 1024n) * 10n) / 1024n;
    size /= 1024n;
    unit++;
  }
  const fraction = unit > 0 && size < 10n && tenths > 0n ? `.${tenths}` : '';
  return `${size}${fraction} ${names[unit] ?? ''}`;
}
