/**
 * Macros of unseen headers that stand where C++ has no word: `class EXPORT Mover {`, or alone before a namespace. The
 * grammar takes the whole class or namespace for one function then. They are blanked before parsing; offsets stay.
 */

/** The text as the parser gets it: of the same length, with nothing but such macros gone. */
export function withoutDeclarationMacros(text: string): string {
  return text
    .replace(alone, blank)
    .replace(inHead, (all: string, keyword: string, gap: string, macro: string) => {
      const rest = all.slice(keyword.length + gap.length + macro.length);
      return keyword + gap + blank(macro) + rest;
    });
}

/** A line that is one word in capitals, at its very beginning. */
const alone = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+(?=[ \t]*\r?$)/gm;

/** Between the keyword and the name of a class that is defined here. */
const inHead =
  /\b(class|struct|union)([ \t]+)((?:[A-Z][A-Z0-9_]{2,}(?:\([^()\n]*\))?[ \t]+)+)(?=[A-Za-z_]\w*(?:[ \t]+final)?\s*(?::(?!:)|\{(?!\s*\})))/g;

function blank(macro: string): string {
  return macro.replace(/\S/g, ' ');
}
