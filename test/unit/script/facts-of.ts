/** The facts of the NUMA calls of a TypeScript text, as a rule would get them. */
import type { CallFacts } from '../../../server/core/facts/call-facts';
import { ScriptSourceFile } from '../../../server/core/script-source-file';
import { ScriptFile } from '../../../server/core/script/script-file';
import { ScriptRoot } from '../../../server/core/script/script-root';
import { ScriptText } from '../../../server/core/script/script-text';
import type { LanguageId, Parser } from '../../../server/core/syntax/port';
import { probe } from '../analysis/facts-of';

/** Hands the facts of every sound call to `read`; they are valid only while it runs. */
export function eachScriptCall(
  text: string,
  parser: Parser,
  read: (facts: CallFacts) => void,
  language: LanguageId = 'typescript',
): void {
  const root = new ScriptRoot(ScriptText.of(text, language), parser);
  const file = new ScriptSourceFile(new ScriptFile({ root, language, files: new Map(), parser }));
  try {
    probe(file, read);
  } finally {
    root.dispose();
  }
}

/** A program that binds move_pages with koffi and then runs `body` in a function. */
export function inFunction(body: string, parameters = ''): string {
  return `${binding}export function run(${parameters}) {\n${body}\n}\n`;
}

export const binding = `import koffi from 'koffi';
const numa = koffi.load('libnuma.so.1');
const move_pages = numa.func('long move_pages(int pid, unsigned long count, void **pages, const int *nodes, _Out_ int *status, int flags)');
const MPOL_MF_MOVE = 2;
`;
