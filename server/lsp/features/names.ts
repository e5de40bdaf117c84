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

function nameInScript(name: string, text: string): string | undefined {
  if (!text.includes(name)) return undefined;
  const declared = new RegExp(
    `\\b(?:const|let|var)\\s+${name}\\b|\\b(?:import|const|let|var)\\s*(?:type\\s*)?\\{[^}]*\\b${name}\\b[^}:]*\\}`,
  );
  if (declared.test(text)) return name;
  return new RegExp(`(?<![\\w$.])[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*\\.${name}\\b`).exec(text)?.[0];
}
