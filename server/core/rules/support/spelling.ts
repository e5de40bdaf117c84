/**
 * How fixes write things in the language of the file. In a script they use what the language has: the kernel's names
 * only where the file declares them, and a BigInt where the argument is one.
 */
import { constantValues } from '../../../kernel/constants';
import type { ArgumentFacts, CallFacts } from '../../facts/call-facts';
import { phrase } from '../../../languages/phrase';
import type { Phrase } from '../../../languages/phrase';

/** The call is made by TypeScript or JavaScript. */
export function isScript({ foreign }: CallFacts): boolean {
  return foreign !== undefined;
}

type KernelName = keyof typeof constantValues;

function isKernelName(name: string): name is KernelName {
  return Object.hasOwn(constantValues, name);
}

/** Flags of the kernel: by their names, or by their value in a script that does not declare all of them. */
export function flagsText(facts: CallFacts, names: readonly string[]): string {
  const text = names.length === 0 ? '0' : names.join(' | ');
  if (!isScript(facts) || names.every((name) => declares(facts, name))) return text;
  const value = names.reduce((sum, name) => sum | (isKernelName(name) ? constantValues[name] : 0), 0);
  return String(value);
}

/** "Pass MPOL_MF_MOVE", "Pass 2 (MPOL_MF_MOVE)". */
export function flagsTitle(facts: CallFacts, names: readonly string[]): Phrase {
  const text = flagsText(facts, names);
  const spelled = names.join(' | ');
  return names.length === 0 || text === spelled
    ? phrase('Pass {text}', { text })
    : phrase('Pass {text} ({spelled})', { text, spelled });
}

/** A constant of the file's top level has this name, or an import brings it in. */
function declares(facts: CallFacts, name: string): boolean {
  const whole = facts.edits.searchedUpTo(Infinity, name);
  const own = `(?:export\\s+)?const\\s+${name}\\b`;
  const taken = `(?:import|(?:export\\s+)?(?:const|let|var))\\s*\\{[^{};]*\\b${name}\\b[^{};]*\\}`;
  return new RegExp(`^(?:${own}|${taken})`, 'm').test(whole);
}

/** The argument is a BigInt: it does not mix with numbers. */
export function isBigInt({ written, text }: ArgumentFacts): boolean {
  const spelled = /^(?:(BigInt|Number)\s*\(|\d+n$)/.exec(text.trim());
  return spelled === null ? written.type.kind === 'bigint' : spelled[1] !== 'Number';
}

/** A number for the place of this argument, or beside it. */
export function numberText(argument: ArgumentFacts, value: bigint): string {
  return isBigInt(argument) ? `${value}n` : value.toString();
}

/** The number of elements of an array that is declared with them, in the place of the count. */
export function lengthOf(facts: CallFacts, { text }: ArgumentFacts, count: ArgumentFacts): string {
  if (!isScript(facts)) return `sizeof(${text}) / sizeof(${text}[0])`;
  return isBigInt(count) ? `BigInt(${text}.length)` : `${text}.length`;
}

/** The argument as what an array's length is told by. */
export function lengthText(argument: ArgumentFacts): string {
  return isBigInt(argument) ? `Number(${argument.text})` : argument.text;
}

/** 0 as the result of the call is compared with: numbers that are small enough are numbers wherever the binding has both. */
export function zeroResult({ foreign }: Pick<CallFacts, 'foreign'>): string {
  return foreign?.fn.returns?.value === 'bigint' ? '0n' : '0';
}
