/**
 * Which functions of a file are worth a look: those that spell a call of the NUMA family, a macro that expands to one,
 * a pointer that dlsym(3) filled with one, or a raw system call. Told from the text alone, before anything is lowered.
 */
import { callNames } from './locate';
import type { Preprocessed } from './preprocess/types';
import type { Aliases } from './syntax/aliases';
import { escapeName } from './text';

/** Tells of a function's text whether it can make a call. */
export function callMention(preprocessed: Preprocessed, aliases: Aliases): RegExp {
  const usedBy = new Map<string, string[]>();
  const names = new Set(callNames.flatMap((name) => [name, `SYS_${name}`, `__NR_${name}`]));
  for (const alias of aliases.keys()) names.add(alias);
  const pending = [...names];
  for (const { name, body } of preprocessed.allDefinitions) {
    for (const [at, { text, kind }] of body.entries()) {
      if (kind !== 'identifier') continue;
      const users = usedBy.get(text);
      if (users === undefined) usedBy.set(text, [name]);
      else users.push(name);
      const number = text === 'syscall' ? body[at + 2]?.text : undefined;
      if (number !== undefined && !/^(?:SYS_|__NR_)/.test(number)) pending.push(name);
      else if (text.endsWith('_move_pages')) pending.push(name);
    }
  }
  // Macros that use macros.
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    names.add(next);
    for (const user of usedBy.get(next) ?? []) if (!names.has(user)) pending.push(user);
  }
  const either = [...names].map(escapeName).join('|');
  return new RegExp(
    `(?:^|[^\\w$])(?:${either})(?![\\w$])|\\bsyscall\\s*\\([\\s(]*(?!SYS_|__NR_)\\w|_move_pages\\s*\\(`,
  );
}
