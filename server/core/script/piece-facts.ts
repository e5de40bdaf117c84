/** What is known of a piece of a script once it was parsed; see script-piece.ts. */
import { isInertStatement } from '../lowering/script/inert';
import type { SyntaxNode } from '../syntax/port';
import { filledBy } from './constant-literals';
import { functionsOfPiece } from './functions';
import { stringOrName } from './imports';
import type { NamesOfPart } from './names-of-part';
import { wordsIn, type PieceFacts } from './script-piece';
import { argumentsOf } from './syntax';

/** `nodes`: those of its top level. `start`: where the piece stands. */
export function factsOf(names: NamesOfPart, nodes: readonly SyntaxNode[], start: number): PieceFacts {
  const filled = names.calls.flatMap(filledBy);
  const declared = [...names.declared()];
  return {
    declared: declared.map(({ name, nameNode }) => ({
      name,
      start: nameNode.start - start,
      end: nameNode.end - start,
    })),
    uses: new Set(names.uses.keys()),
    nameWrites: new Set(names.nameWrites.keys()),
    written: writtenWords(names, filled),
    hasCalls: names.calls.length > 0,
    hasExports: names.exports.length > 0,
    fills: filled.length > 0,
    functions: functionsOfPiece(names, start),
    imported: declared.flatMap((one) => one.imported?.module ?? []),
    exported: names.exports.flatMap((one) => one.field('source') ?? []).map(stringOrName),
    required: names.calls.flatMap(requiredBy),
    isInert: nodes.every((one) => !one.isNamed || isInertStatement(one)) && !writesOutside(names),
  };
}

function writtenWords({ nameWrites, memberWrites }: NamesOfPart, filled: readonly SyntaxNode[]): Set<string> {
  const words = new Set<string>();
  const add = (text: string): void => {
    for (const word of wordsIn(text)) words.add(word);
  };
  for (const name of nameWrites.keys()) add(name);
  for (const writes of memberWrites.values()) for (const { target } of writes) add(target.text);
  for (const one of filled) add(one.text);
  return words;
}

function writesOutside(names: NamesOfPart): boolean {
  for (const [name, writes] of names.nameWrites)
    for (const { start } of writes) if (names.inner(name, start) === undefined) return true;
  return false;
}

/** `require('x')`, `import('x')`. */
function requiredBy(call: SyntaxNode): readonly string[] {
  const callee = call.field('function');
  const argument = argumentsOf(call)[0];
  const loads = callee?.type === 'import' || callee?.text === 'require';
  return loads && argument?.type === 'string' ? [stringOrName(argument)] : [];
}
