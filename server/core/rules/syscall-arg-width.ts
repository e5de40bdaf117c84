/** Arguments of syscall(2) that are narrower than what the kernel reads. */
import { familyCalls, findArchitecture } from '../../kernel/architectures';
import { findCall, type ParameterRole } from '../../kernel/calls';
import type { ArgumentFacts, CallFacts } from '../facts/call-facts';
import { integerOf } from '../facts/value';
import type { Fix } from '../finding';
import type { Report, Rule } from './rule';
import { argumentPlaces } from './support/places';
import { phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';

export const syscallArgWidth: Rule = {
  id: 'syscall-arg-width',
  languages: 'c',
  severity: 'warning',
  title: 'An argument of syscall() that is too narrow',
  calls: familyCalls,
  fix: 'safe',
  supersedes: ['count-narrow'],
  messages: {
    forwarded: {
      what: 'syscall() converts nothing, and the {width}-bit {role} of the caller is handed on as it is.',
      why: 'The kernel reads 64 bits; the upper half of a register with a {width}-bit number is not defined, and where the number already sits in the right register the compiler leaves that half alone.',
      do: 'Cast it: ({type}){text}.',
    },
    narrow: {
      what: 'syscall() converts nothing: {role} has {width} bits here and the kernel reads 64.',
      why: 'What the upper half of the register holds is left to the compiler; it is zero in most builds, so that a negative number becomes about 4 billion.',
      do: 'Cast it: ({type}){text}.',
    },
    negative: {
      what: 'syscall() converts nothing: the {role} is {number}, and the kernel reads 64 bits.',
      why: 'It takes the number for {unsigned} where the compiler clears the upper half of the register, and for a larger one where it does not.',
      do: 'Test the number for being negative before the call.',
    },
    zero: {
      what: 'syscall() converts nothing: this 0 is an int, and the kernel reads a 64-bit pointer.',
      why: 'What the upper half of the register holds is left to the compiler; it is zero in most builds.',
      do: 'Pass NULL, or (void *)0.',
    },
  },
  check(facts, report) {
    if (facts.site.form !== 'syscall' || !hasWideRegisters(facts)) return;
    const found = facts.site.arguments.flatMap(({ role }, at) => judge(facts, role, at) ?? []);
    for (const one of found) report(one);
  },
};

function hasWideRegisters(facts: CallFacts): boolean {
  const { targetArch } = facts.config;
  return targetArch === undefined || findArchitecture(targetArch)?.bits !== 32;
}

function judge(facts: CallFacts, role: ParameterRole, at: number): Report | undefined {
  const argument = facts.argument(role);
  const type = findCall(facts.site.call)?.parameters.find((one) => one.role === role)?.type;
  if (argument === undefined || type === undefined || /^(?:int|unsigned)$/.test(type)) return undefined;
  const own = argument.type;
  if (own.kind !== 'int' || own.width >= 64) return undefined;
  const known = integerOf(argument.value);
  const related = argumentPlaces(argument);
  if (type.includes('*')) {
    if (known !== 0n) return undefined;
    const fixes = replace(facts, argument, '(void *)0', phrase('Pass a null pointer'));
    return { messageId: 'zero', severity: 'hint', span: argument.span, related, fixes };
  }
  // A number is loaded whole, and has the sign that it is written with.
  if (known !== undefined && known >= 0n) return undefined;
  if (known !== undefined)
    return {
      messageId: 'negative',
      data: { role, number: known.toString(), unsigned: BigInt.asUintN(own.width, known).toString() },
      span: argument.span,
      related,
    };
  const cast = /^[\w.]+$/.test(argument.text) ? argument.text : `(${argument.text})`;
  // The number goes before the arguments: the place among the parameters is one less than among the registers.
  const forwarded = argument.parameter === at + 1;
  return {
    messageId: forwarded ? 'forwarded' : 'narrow',
    ...(forwarded ? {} : { severity: 'hint' as const }),
    data: { role, width: own.width.toString(), type, text: cast },
    span: argument.span,
    related,
    fixes: replace(facts, argument, `(${type})${cast}`, phrase('Cast {role} to {type}', { role, type })),
  };
}

function replace(facts: CallFacts, argument: ArgumentFacts, text: string, title: Phrase): readonly Fix[] {
  if (!facts.edits.isSpelled(argument.origin)) return [];
  return [{ title, applicability: 'safe', edits: [{ span: argument.span, text }] }];
}
