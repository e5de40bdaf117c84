/** Text on a terminal: what may be printed, and how many columns it takes. */

const tabStop = 8;

/**
 * Tabs become blanks up to the next stop, counted from `column`; control characters, which could drive the terminal,
 * and lone surrogates become a visible sign.
 */
export function printable(text: string, column = 0): string {
  let width = column;
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    let shown = character;
    if (code === 0x09) shown = ' '.repeat(tabStop - (width % tabStop));
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || isSurrogate(code) || isDirection(code))
      shown = '\uFFFD';
    width += displayWidth(shown);
    out += shown;
  }
  return out;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** Bidirectional controls: they can make code look like other code (CVE-2021-42574). */
function isDirection(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/** Ranges of two columns (Unicode TR 11, wide and fullwidth), the large blocks only. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Columns on a terminal: 2 for wide characters, 0 for marks that combine. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300) width++;
    else if (/^[\p{Mn}\p{Me}\u200b-\u200d\ufe0f]$/u.test(character)) continue;
    else width += wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
  }
  return width;
}
