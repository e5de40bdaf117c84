/** Text on a terminal: what may be printed. */
import { displayWidth } from '../../languages/display-width';

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
