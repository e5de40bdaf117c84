/**
 * When the engine of the language optimises what runs often. Its own choice is made for programs that run for long: a check of seconds
 * spent half of its processor time on compiling functions that ended soon after, on a thread that others needed.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs before it is looked at; of the engine itself 67,584 (V8 11.3) and the like. */
const budget = 1_000_000;

/** For this thread and those that it starts. What runs on is still optimised: a large check gets there in its first seconds. */
export function optimiseLate(): void {
  setFlagsFromString(`--interrupt-budget=${budget}`);
}
