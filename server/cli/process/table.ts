/** Rows in columns for a terminal. */
import { cutAt, displayWidth, padEnd, padStart } from '../../languages/display-width';

/** Each cell is padded to its column's width; '>' aligns to the right. The last column is not padded. */
export function textTable(rows: readonly (readonly string[])[], aligns = ''): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell))));
  return rows
    .map((row) => {
      const cells = row.map((cell, at) => {
        if (aligns[at] === '>') return padStart(cell, widths[at] ?? 0);
        return at === row.length - 1 ? cell : padEnd(cell, widths[at] ?? 0);
      });
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

/** A line that is cut where the terminal ends; whole where there is none. */
export function fit(line: string, columns: number | undefined): string {
  return columns === undefined ? line : cutAt(line, columns);
}
