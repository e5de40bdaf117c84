/** The machine that a makefile builds a source file for: the compiler that links it, and its -m options. */
import { nameOf } from '../paths';
import { targetArchitecture } from '../target';
import { commandsWith } from './link';
import type { Makefile } from './makefile';

/** Values that choose a machine; under a condition nobody knows which. */
const choosing = /(?<!\S)-m(?:16|31|32|64|x32)(?!\S)|\w-(?:linux|none|unknown)-|--?target\b/;

/** @param machine what a compiler builds for that names no target */
export function makeTarget(
  makefile: Makefile,
  source: string,
  machine: string | undefined,
): string | undefined {
  if (makefile.opaque) return undefined;
  if (makefile.assignments.some((one) => one.maybe && choosing.test(one.assignment.value))) return undefined;
  if (makefile.ofTargets.some(({ assignment }) => choosing.test(assignment.value))) return undefined;
  const found = new Set(
    commandsWith(makefile, source).map(({ compiler, words }) =>
      targetArchitecture(nameOf(compiler), words, machine),
    ),
  );
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
