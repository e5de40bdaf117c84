/**
 * What the adapters over lldb share. Types as its expression parser, which is clang, tells them: in the message of a cast that the language forbids for every type. It stops
 * before anything is run, and shows no value: lldb-dap 22.1.8 dies when it is asked for a unique_ptr of a class by its name.
 */
import type { DapAnswer, Evaluation } from '../port';
import { builtinByName } from '../readers/types';
import type { TypeReading } from './family';

/**
 * glibc: the stack guard and the pointer guard, beside each other in the thread's control block on x86-64 (sysdeps/x86_64/nptl/tls.h); a
 * variable of the dynamic linker elsewhere. gdb takes the same spelling.
 */
export const glibcSecrets: readonly string[] = [
  '(long long)($fs_base + 0x28)',
  '(long long)&__stack_chk_guard',
];

/** Of "process status". */
export function lldbPid(output: string): number | undefined {
  const pid = /^Process (\d+) /m.exec(output)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/** @param native how the adapter is told that the text is for the parser */
export function clangTypes(native = ''): TypeReading {
  return {
    typeExpression: (text) => `${native}reinterpret_cast<void>(${text})`,
    readType(answer) {
      if (answer.ok) return { kind: 'unknown' };
      const { message } = answer;
      const names = /reinterpret_cast from '([^']*)'(?: \(aka '([^']*)'\))? to 'void'/.exec(message);
      if (names?.[1] === undefined) return { kind: 'failed', message };
      const name = names[2] ?? names[1];
      return builtinByName(name) ?? { kind: 'named', name, otherwise: 'enumeration' };
    },
    // In a cast as well: lldb-dap looks a plain path of members up by itself first, through formatters that may die of it.
    memberExpression: (text, member) => `${native}reinterpret_cast<void>((${text}).${member})`,
    readMember: (answer: DapAnswer<Evaluation>) => {
      if (answer.ok) return 'there';
      if (answer.message.includes('is not a structure or union')) return 'no-class';
      return answer.message.includes('no member named') ? 'missing' : undefined;
    },
  };
}
