/** Whose pages a call is about. */
import type { CallFacts } from '../../facts/call-facts';
import { constantOf, type LinearForm } from '../../facts/linear';
import { soleSymbol } from '../../facts/provenance';

/** `child`: what fork() returned. `other`: a process that this one did not make, by a number or by what someone typed. */
export type Target = 'self' | 'child' | 'other' | 'unknown';

const own = new Set(['getpid', 'gettid']);
const forks = new Set(['fork', 'SAFE_FORK']);
const typed = new Set(['getppid', 'atoi', 'atol', 'atoll', 'strtol', 'strtoul', 'strtoll', 'strtoull']);

/** The same on every path, else unknown. */
export function targetOf(facts: CallFacts): Target {
  const pid = facts.argument('pid');
  if (pid === undefined) return 'unknown';
  if (/\bgetpid\s*\(\s*\)|^(?:process|Deno)\.pid$/.test(pid.text)) return 'self';
  const found = new Set(
    (pid.value.points ?? []).map((point) =>
      point.kind === 'integer' ? targetOfForm(facts, point.form) : 'unknown',
    ),
  );
  // After fork() the same variable is 0 in one process and the child's pid in the other.
  if (found.size === 2 && found.has('self') && found.has('child')) return 'child';
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : 'unknown';
}

function targetOfForm(facts: CallFacts, form: LinearForm): Target {
  const known = constantOf(form);
  if (known !== undefined) return known === 0n ? 'self' : known > 0n ? 'other' : 'unknown';
  const name = soleSymbol(form);
  const producer = name === undefined ? undefined : facts.producerOf(name);
  if (producer === undefined || producer.through !== undefined) return 'unknown';
  if (own.has(producer.function)) return 'self';
  if (forks.has(producer.function)) return 'child';
  return typed.has(producer.function) ? 'other' : 'unknown';
}

/** The function makes processes: what it names may exist in more than one. */
export function makesProcesses(facts: CallFacts): boolean {
  return ['fork', 'SAFE_FORK', 'vfork', 'clone', 'clone3'].some((name) => facts.callees.has(name));
}
