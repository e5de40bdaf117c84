/**
 * How much memory the engine of the language may leave uncollected. Its own choice is made for programs that live for
 * their throughput: a server that holds 25 MiB then takes 150, in an editor beside other servers. Said at the start of
 * the program, since an editor or a shell starts it without options.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Collects the old generation once it has grown by so much since it was collected last. */
const growthPercent = 40;

/**
 * Bytes of the young generation, both halves. The analysis of a function allocates up to 1 MiB; a collection in its middle copies what it holds. With twice
 * as much as 4 MiB an edit of such a function takes a tenth less, and the server 4 MiB more; with four times as much hardly less, and 16 MiB more.
 */
const young = 8 * 1024 * 1024;
/**
 * Bytecode that the optimising compiler takes into a function from those that it calls; by itself three times as much. What it needs while it
 * compiles stays with each of its threads. Functions of an edit run seldom: most of what is compiled for them is never run, and an
 * edit waits for a processor meanwhile.
 */
const inlinedBytecode = 300;

/** Many times more than it takes. */
const mostRounds = 64;

/**
 * The young generation begins with half as much, and grows when more than a half of it survives: so that much is made to, once, and from
 * then on it keeps its size. Its size can be given only before the program starts.
 */
export function growYoung(): void {
  setFlagsFromString('--semi-space-growth-factor=4');
  const kept: unknown[] = [];
  for (let round = 0; round < mostRounds && youngSize() < young; round++)
    for (let i = 0; i < 32; i++) kept.push(new Array(1000).fill(round));
  setFlagsFromString('--semi-space-growth-factor=1');
}

function youngSize(): number {
  return getHeapSpaceStatistics().find((one) => one.space_name === 'new_space')?.space_size ?? Infinity;
}

/** Before much is allocated or compiled: what has grown does not shrink for it. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
  growYoung();
  // Several threads have little to share in so small a generation, and an edit would wait for the last of them to be given a processor.
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${inlinedBytecode}`);
  // What compiles a grammar's WebAssembly a second time takes 40 MiB for it and leaves up to 20 behind. A parse then takes two
  // thirds of the time; but an edit parses a function, of which nobody notices anything.
  setFlagsFromString('--liftoff-only');
  // The same, said to V8 from 13.6 (Node 24) on: what one flag implies of others is worked out before the program starts.
  for (const one of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(one);
}
