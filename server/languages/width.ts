/** How wide a text is where letters stand in a grid, as in a terminal or a fixed font: Chinese, Japanese and Korean ones take two columns. */

/** East Asian Width W and F of Unicode (UAX #11), as far as texts of this product have them. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;

/** Columns, not UTF-16 units. */
export function columnsOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

/** The beginning of a text, as much of it as has room. */
export function cutToColumns(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += columnsOf(character);
    if (width > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}
