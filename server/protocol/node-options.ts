/** How the language server's program is started. */

/** Node's own choice. */
const usualThreads = 4;

/**
 * Options of Node for the language server on a machine with so many processors. Node gives V8 four threads for compiling and
 * collecting garbage, however few processors there are. On two of them the thread that answers edits then waits for its
 * turn, which Linux gives it at the next tick, up to 4 ms later: one processor is left to it. A desktop editor's Node has as
 * many threads as the editor says, and takes the option without using it.
 */
export function serverNodeOptions(processors: number): readonly string[] {
  const threads = Math.max(1, processors - 1);
  return threads < usualThreads ? [`--v8-pool-size=${threads}`] : [];
}
