/** Text on a terminal: what may be printed. */
import { displayWidth } from '../../languages/display-width';
import { printable } from '../../languages/unprintable';

const tabStop = 8;

/**
 * Tabs become blanks up to the next stop, counted from `column`; what could drive the terminal or turn the direction of text becomes
 * a visible sign.
 */
export function displayed(text: string, column = 0): string {
  let width = column;
  let out = '';
  for (const character of text) {
    const shown = character === '\t' ? ' '.repeat(tabStop - (width % tabStop)) : printable(character);
    width += displayWidth(shown);
    out += shown;
  }
  return out;
}
