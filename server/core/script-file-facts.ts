/**
 * What the rules over a whole file see of TypeScript and JavaScript: the functions that it binds and the calls it makes.
 * It has no headers, so nothing is declared by one and none can be missing.
 */
import type { CallGroup, FileFacts } from './facts/file-facts';
import type { LintInput } from './lint';
import { otherSystemTest, runsAlways } from './script/other-systems';
import type { ScriptFile } from './script/script-file';
import type { TextPieces } from './text-piece';

export function scriptFileFacts(
  { text, config, language, headers, build }: LintInput,
  file: ScriptFile,
  calls: readonly CallGroup[],
  pieces: TextPieces,
): FileFacts {
  return {
    language,
    isHeader: false,
    config,
    build,
    bindings: file.bindings,
    systemCallsThrough: (binding) => file.systemCallsThrough(binding, config.targetArch),
    get otherSystemTest() {
      return otherSystemTest(file);
    },
    runsAlways: (offset) => runsAlways(file, offset),
    calls,
    defines: (name) => file.functions.some((one) => one.name === name),
    functions: file.functions,
    includes: [],
    mayDeclare: () => true,
    mayDeclareWithin: () => true,
    isShadowed: () => false,
    unseenHeaders: () => [],
    prototypes: () => [],
    exclusive: () => false,
    conditionsAt: () => [],
    textOf: (span) => text.slice(span.start, span.end),
    headersMention: (word) => [...(headers?.values() ?? [])].some((one) => one.includes(word)),
    declaredElsewhere: [],
    text,
    pieces,
    include: () => [],
  };
}
