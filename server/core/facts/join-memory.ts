/** All of memory where two paths meet, and whether it is the same on both. */
import { joinErrno, sameErrno } from './errno';
import { joinStates } from './join';
import type { Memory } from './memory';
import type { Returned, Run } from './run';
import { joinValues } from './value';

export function joinAll(memories: readonly Memory[], where: string): Memory | undefined {
  let joined: Memory | undefined;
  for (const memory of memories) joined = joined === undefined ? memory : joinMemories(joined, memory, where);
  return joined;
}

function joinMemories(a: Memory, b: Memory, where: string): Memory {
  if (a === b) return a;
  const joined = a.fork();
  a.symbols.work += a.regions.size + b.regions.size;
  joined.errno = joinErrno(a.errno, b.errno);
  if (a.regions === b.regions) return joined;
  for (const [region, left] of a.regions) {
    const right = b.state(region);
    if (left !== right && b.exists(region))
      joined.set(region, joinStates(joined, region, left, right, where));
  }
  for (const [region, right] of b.regions) {
    if (a.regions.has(region)) continue;
    const left = a.state(region);
    if (left === right || !a.exists(region)) joined.set(region, right);
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
  if (a.regions === b.regions) return true;
  for (const region of a.regions.keys()) if (!a.sameState(region, b)) return false;
  for (const region of b.regions.keys()) if (!a.regions.has(region) && !a.sameState(region, b)) return false;
  return true;
}
