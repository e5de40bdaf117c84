/**
 * How a document writes a constant of the kernel. C has the headers; a script has what it declares, imports or uses
 * already, else the number with the name beside it.
 */
import { isScript } from '../../core/syntax/language';
import type { LanguageId } from '../../core/syntax/port';
import type { Span } from '../../core/text';

/** Text for a name with its number. */
export type Speller = (name: string, value: number) => string;

/** @param word the one at the cursor, which is no use of a name */
export function spellerFor(language: LanguageId, text: string, word: Span): Speller {
  if (!isScript(language)) return (name) => name;
  const others = `${text.slice(0, word.start)} ${text.slice(word.end)}`;
  return (name, value) => nameInScript(name, others) ?? `${value} /* ${name} */`;
}

/** The same for an errno: what the module `os` has counts too. */
export function errnoSpellerFor(language: LanguageId, text: string, word: Span): Speller {
  const spell = spellerFor(language, text, word);
  const constants = isScript(language) ? osConstants(text) : undefined;
  if (constants === undefined) return spell;
  return (name, value) => {
    const own = spell(name, value);
    return own.includes('/*') ? `${constants}.errno.${name}` : own;
  };
}

function osConstants(text: string): string | undefined {
  const os =
    /\bimport\s+(?:\*\s+as\s+)?(\w+)\s+from\s+['"](?:node:)?os['"]|\b(\w+)\s*=\s*require\(['"](?:node:)?os['"]\)/.exec(
      text,
    );
  const name = os?.[1] ?? os?.[2];
  if (name !== undefined) return `${name}.constants`;
  const hasOwn =
    /\{[^}]*\bconstants\b(?!\s+as\b|\s*:)[^}]*\}\s*(?:from\s+|=\s*require\()['"](?:node:)?os['"]/.test(text);
  return hasOwn ? 'constants' : undefined;
}

function nameInScript(name: string, text: string): string | undefined {
  if (!text.includes(name)) return undefined;
  const declared = new RegExp(
    `\\b(?:const|let|var)\\s+${name}\\b|\\b(?:import|const|let|var)\\s*(?:type\\s*)?\\{[^}]*\\b${name}\\b[^}:]*\\}`,
  );
  if (declared.test(text)) return name;
  return new RegExp(`(?<![\\w$.])[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*\\.${name}\\b`).exec(text)?.[0];
}
