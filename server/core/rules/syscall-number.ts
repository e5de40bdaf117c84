/** A literal number for syscall(2) that is another call, or none of the family, on the machine that is built for. */
import { callByNumber, callsByNumber, syscallNumber, type FamilyCall } from '../../kernel/architectures';
import { calls, parametersOf } from '../../kernel/calls';
import { callsOf, type FileFacts, type NamedCall } from '../facts/file-facts';
import type { FileRule } from './file-rule';
import { isScript } from '../syntax/language';
import { inOrder } from './support/edits';
import { phrase } from '../../languages/phrase';
import type { Words } from '../../languages/phrase';

const syscallHeader = 'sys/syscall.h';

/** What code asks that is written for several machines. */
const machineCondition =
  /__(?:x86_64|amd64|i[3-6]86|aarch64|arm|powerpc|ppc|s390|riscv|mips|ia64|alpha|sparc|loongarch|hppa|sh|m68k|ILP32)|_?_LP64|ARCH|WORDSIZE|__LONG|SIZEOF/i;

export const syscallNumberRule: FileRule = {
  id: 'syscall-number',
  severity: 'error',
  title: 'A system call number of another machine',
  calls: calls.map((one) => one.name),
  fix: 'suggestion',
  messages: {
    another: {
      what: '{number} is {other} on {target}, not {call}.',
      why: 'Each machine numbers its system calls itself: {call} is {right} on {target}; {number} stands for it on {machines}.',
      do: 'Write SYS_{call} from <sys/syscall.h>: it is the right number on every machine.',
      script: { do: 'Choose the number by the machine (process.arch), or bind {call} of libnuma.' },
    },
    wrong: {
      what: '{number} is not {call} on {target}.',
      why: 'Each machine numbers its system calls itself: {call} is {right} on {target}{elsewhere}. The kernel makes another call of it, or fails with ENOSYS.',
      do: 'Write SYS_{call} from <sys/syscall.h>: it is the right number on every machine.',
      script: { do: 'Choose the number by the machine (process.arch), or bind {call} of libnuma.' },
    },
  },
  check(facts, report) {
    const { targetArch, targetArchKnown } = facts.config;
    if (targetArch === undefined) return;
    for (const call of callsOf(facts, (name) => name === 'syscall')) {
      const value = call.number?.value;
      if (call.number === undefined || value === undefined || !call.sound) continue;
      const number = Number(value);
      const meant = meantBy(facts, call, number, targetArch);
      if (meant === undefined || dependsOnMachine(facts, call)) continue;
      const right = syscallNumber(meant, targetArch);
      if (right === undefined || right === number) continue;
      const other = callByNumber(number, targetArch);
      const machines = machinesWith(number, meant);
      const definitions = call.number.macros.flatMap(({ name, definition }) =>
        definition === undefined
          ? []
          : [{ span: definition, message: phrase('{name} is defined here', { name }) }],
      );
      report({
        messageId: other === undefined ? 'wrong' : 'another',
        span: call.number.span,
        severity: other !== undefined && targetArchKnown === true ? 'error' : 'warning',
        data: {
          number: String(number),
          call: meant,
          other: other ?? '',
          target: targetArch,
          right: String(right),
          machines,
          elsewhere:
            machines === '' ? '' : phrase('; {number} stands for it on {machines}', { number, machines }),
        },
        related: definitions,
        fixes:
          call.macros.length > 0 || isScript(facts.language)
            ? []
            : [
                {
                  title: phrase('Write SYS_{meant}', { meant }),
                  applicability: 'suggestion',
                  edits: inOrder([
                    ...facts.include(syscallHeader, call.span.start),
                    { span: call.number.span, text: `SYS_${meant}` },
                  ]),
                },
              ],
      });
    }
  },
};

/** How a script asks for the machine. */
const machineQuestion = /\bprocess\.arch\b|\bos\.(?:arch|machine)\(|\bDeno\.build\.arch\b/;

/** The call that the author has in mind: by the name of the number, else by the arguments. Undefined: who knows. */
function meantBy(
  facts: FileFacts,
  call: NamedCall,
  number: number,
  targetArch: string,
): FamilyCall | undefined {
  for (const { name } of call.number?.macros ?? []) {
    const named = nameIn(name);
    if (named !== undefined) return named;
  }
  const fits = (one: FamilyCall): boolean => parametersOf(one).length === call.argumentCount - 1;
  const here = callByNumber(number, targetArch);
  if (here !== undefined && fits(here)) return here;
  const elsewhere = [...new Set(callsByNumber(number).map((one) => one.call))].filter(fits);
  const [only] = elsewhere;
  if (only === undefined || elsewhere.length > 1) return undefined;
  // A number of no NUMA call here may be any other call that is meant.
  const sure = here !== undefined || /\bMPOL_/.test(facts.textOf(call.span));
  return sure ? only : undefined;
}

/** The longest name of the family in a macro's name: MY_NR_set_mempolicy_home_node is not set_mempolicy. */
function nameIn(macro: string): FamilyCall | undefined {
  return calls
    .map((one) => one.name)
    .filter((name) => macro.toLowerCase().includes(name))
    .sort((a, b) => b.length - a.length)[0];
}

/** The number stands among others for other machines. */
function dependsOnMachine(facts: FileFacts, call: NamedCall): boolean {
  if (isScript(facts.language)) return machineQuestion.test(facts.text);
  const places = [call.span, ...(call.number?.macros ?? []).flatMap(({ definition }) => definition ?? [])];
  return places.some((span) => facts.conditionsAt(span.start).some((one) => machineCondition.test(one)));
}

function machinesWith(number: number, call: FamilyCall): Words {
  const machines = callsByNumber(number).flatMap((one) => (one.call === call ? [one.architecture] : []));
  return machines.length > 4
    ? phrase('{machines} and others', { machines: machines.slice(0, 4).join(', ') })
    : machines.join(', ');
}
