/** Sizes in words. */
import { say } from '../languages/say';

const units = ['', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** "1.9 GiB", "12.5 MiB", "512 KiB": rounded down, since more is promised than there is otherwise. */
export function formatBytes(bytes: bigint | number): string {
  let size = BigInt(bytes);
  let unit = 0;
  let tenths = 0n;
  while (size >= 1024n && unit < units.length - 1) {
    tenths = ((size % 1024n) * 10n) / 1024n;
    size /= 1024n;
    unit++;
  }
  const fraction = unit > 0 && size < 100n && tenths > 0n ? `.${tenths}` : '';
  return unit === 0 ? say('{count} bytes', { count: size }) : `${size}${fraction} ${units[unit] ?? ''}`;
}
