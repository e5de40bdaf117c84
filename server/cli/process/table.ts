/** Rows in columns for a terminal. */

/** Each cell is padded to its column's width; '>' aligns to the right. The last column is not padded. */
export function textTable(rows: readonly (readonly string[])[], aligns = ''): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  return rows
    .map((row) => {
      const cells = row.map((cell, at) => {
        if (aligns[at] === '>') return cell.padStart(widths[at] ?? 0);
        return at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0);
      });
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

/** A line that is cut where the terminal ends; whole where there is none. */
export function fit(line: string, columns: number | undefined): string {
  return columns === undefined || line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;
}
