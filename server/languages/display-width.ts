/**
 * How many columns of a terminal a text takes: characters of East Asia take two, marks that stand on the character before take none.
 * Source: Unicode Standard Annex #11, East_Asian_Width W and F. Ambiguous ones (`…`, `▲`) take one, as in terminals that speak UTF-8.
 */

const wide =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Marks, joiners, and the vowels and ends of Hangul that is written in parts, as in names of files from macOS. */
const none = /[\p{Mn}\p{Me}\u200b-\u200d\u1160-\u11ff]/u;

const ascii = /^[ -~]*$/;

export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += none.test(char) ? 0 : wide.test(char) ? 2 : 1;
  return width;
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text, or its beginning with `…`, in at most so many columns. */
export function cutAt(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = '';
  let left = width - 1;
  for (const char of text) {
    left -= displayWidth(char);
    if (left < 0) break;
    cut += char;
  }
  return `${cut}…`;
}

/** Neither does a line begin with these nor is one broken before them. */
const closing = /^[\s、。，．：；？！）」』】〕〉》”’)\],.:;?!%ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]/u;
const opening = /[（「『【〔〈《“‘(["]$/u;

/** Breaks text into lines of at most `width` columns: at blanks, and between Japanese characters, which have none. A longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    const glued = line + piece;
    if (line.trim() !== '' && displayWidth(glued.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line = line === '' ? piece.trimStart() : glued;
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()];
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** What is not broken: words with the blank behind them, and Japanese characters with the signs that belong to them. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const word of text.trim().replace(/\s+/g, ' ').match(/\S+ ?/g) ?? []) {
    let piece = '';
    for (const char of word) {
      const breaks =
        piece !== '' &&
        (japanese.test(char) || japanese.test(piece.at(-1) ?? '') || /[。、]$/u.test(piece)) &&
        !closing.test(char) &&
        !opening.test(piece);
      if (breaks) pieces.push(piece);
      piece = breaks ? char : piece + char;
    }
    if (piece !== '') pieces.push(piece);
  }
  return pieces;
}
