/**
 * How much memory the engine of the language may leave uncollected. Its own choice is made for programs that live for
 * their throughput: a server that holds 25 MiB then takes 150, in an editor beside other servers. Said at the start of
 * the program, since an editor or a shell starts it without options.
 */
import { setFlagsFromString } from 'node:v8';

/** Collects the old generation once it has grown by so much since it was collected last. */
const growthPercent = 60;

/** Before much is allocated or compiled: what has grown does not shrink for it. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
  // The young generation stays as small as it begins, 1 MiB a half.
  setFlagsFromString('--semi-space-growth-factor=1');
  // What compiles a grammar's WebAssembly a second time takes 40 MiB for it and leaves up to 20 behind. A parse then takes two
  // thirds of the time; but an edit parses a function, of which nobody notices anything.
  setFlagsFromString('--liftoff-only');
}
