/**
 * When the engine of the language optimises what runs often. Its own choice is made for programs that run for long: a check of seconds
 * spent half of its processor time on compiling functions that ended soon after, on a thread that others needed.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs before it is looked at; 67,584 of the engine's own choice. */
const budget = 1_000_000;

/**
 * The option for a version of V8; none from Node 22 on, which has a quick compiler in between and counts in other ways. An engine
 * complains of an option that it does not know.
 */
export function lateOption(version: string): string | undefined {
  return version.startsWith('11.') ? `--interrupt-budget=${budget}` : undefined;
}

/** For this thread and those that it starts. What runs on is still optimised: a large check gets there in its first seconds. */
export function optimiseLate(): void {
  const option = lateOption(process.versions.v8);
  if (option !== undefined) setFlagsFromString(option);
}
