/** The facts of the first NUMA call of a C text, as a rule would get them. */
import { analyseFunction } from '../../../server/core/analyse';
import type { CallFacts } from '../../../server/core/facts/call-facts';
import { calls } from '../../../server/kernel/calls';
import { CDocument } from '../../../server/core/c-document';
import { CSourceFile } from '../../../server/core/c-source-file';
import { LoweredFile } from '../../../server/core/lowered-file';
import type { Rule } from '../../../server/core/rules/rule';
import type { SourceFile } from '../../../server/core/source-file';
import type { LanguageId, Parser } from '../../../server/core/syntax/port';

const config = { minKernel: { major: 4, minor: 17, patch: 0 }, targetArch: 'x86_64', rules: {} };

/** Hands the facts of every sound call to `read`; they are valid only while it runs. */
export function eachCall(
  text: string,
  parser: Parser,
  read: (facts: CallFacts) => void,
  language: LanguageId = 'c',
): void {
  probe(new CSourceFile(CDocument.of({ text, language, parser }).file), read);
}

/** Runs a rule that hands on what it gets over every function of a file, and then lets go of the file. */
export function probe(file: SourceFile, read: (facts: CallFacts) => void): void {
  const rule: Rule = {
    id: 'probe',
    severity: 'hint',
    title: '',
    messages: {},
    calls: calls.map((spec) => spec.name),
    check: read,
  };
  try {
    const lowered = new LoweredFile(file, config);
    for (const definition of file.functions) {
      const prepared = lowered.prepare(definition);
      if (prepared !== undefined) analyseFunction(lowered, prepared, () => [rule]);
    }
  } finally {
    file.dispose();
  }
}
