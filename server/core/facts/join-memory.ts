/** All of memory where two paths meet, and whether it is the same on both. */
import { joinErrno, sameErrno } from './errno';
import { joinStates } from './join';
import type { Memory } from './memory';
import type { Returned, Run } from './run';
import { joinValues } from './value';

/** `joined`: what came to the place so far. */
export function joinOnto(joined: Memory | undefined, memory: Memory, where: string): Memory {
  return joined === undefined ? memory : joinMemories(joined, memory, where);
}

function joinMemories(a: Memory, b: Memory, where: string): Memory {
  if (a === b) return a;
  const joined = a.fork();
  a.symbols.work += a.size + b.size;
  joined.errno = joinErrno(a.errno, b.errno);
  for (const region of a.regionsUnlike(b)) {
    const left = a.state(region);
    const right = b.state(region);
    if (!b.exists(region)) continue;
    if (!a.exists(region)) joined.set(region, right);
    else joined.set(region, joinStates(joined, region, left, right, where));
  }
  return joined;
}

export function joinReturns(run: Run): Returned | undefined {
  let joined: Returned | undefined;
  for (const one of run.returns.values()) {
    if (joined === undefined) joined = one;
    else
      joined = {
        memory: joinMemories(joined.memory, one.memory, `${run.frame.prefix}end`),
        value:
          joined.value === undefined || one.value === undefined
            ? undefined
            : joinValues(joined.value, one.value),
      };
  }
  return joined;
}

export function sameMemory(a: Memory, b: Memory): boolean {
  if (a === b) return true;
  if (!sameErrno(a.errno, b.errno)) return false;
  return a.regionsUnlike(b).every((region) => a.sameState(region, b));
}
