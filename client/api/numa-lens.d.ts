/**
 * What NUMA Lens offers to other extensions: the value that its `activate` resolves with.
 *
 *     const lens = vscode.extensions.getExtension<NumaLensApi>('numa-lens.numa-lens');
 *     const api = await lens?.activate();
 *     if (api?.version === 1) context.subscriptions.push(api.registerDebuggerFamily(mine));
 *
 * Nothing here depends on the types of VS Code: copy the file. A later version adds to it; `version` changes when something is taken away.
 */
export interface NumaLensApi {
  readonly version: 1;
  /**
   * Teaches NUMA Lens a debugger of C or C++ until the answer is disposed of. It counts from the next action on; of two families that name
   * one type the last registered counts. Throws a TypeError that names what is wrong with the family.
   */
  registerDebuggerFamily(family: DebuggerFamily): { dispose(): void };
}

/**
 * What the Debug Adapter Protocol leaves to a debugger of C or C++. What is left out is as with a debugger that is not known. Nothing
 * here can weaken the proof that the process is the one that is debugged.
 */
export interface DebuggerFamily {
  /** For the log: lower case letters, digits and dashes. */
  readonly id: string;
  /** The debugger's name, as it stands in a sentence. */
  readonly title: string;
  /** The `type`s of its launch configurations; at least one. They win over the families that NUMA Lens has for the type. */
  readonly types: readonly string[];
  /** The context of `evaluate` requests. "watch" unless given. */
  readonly evaluateContext?: string;
  /**
   * What is evaluated for an expression of C or C++ that has no side effect, so that its value is shown as one plain integer, whatever its
   * type is (pointer, array, enumeration, bool, char). The first that the debugger accepts counts. `(long long)(TEXT)`, then TEXT unless given.
   */
  integerExpressions?(text: string): readonly string[];
  /** The integer that a result shows; undefined when it shows none. Decimal and 0x… with C's suffixes unless given. */
  parseInteger?(result: string): bigint | undefined;
  /** Whether `readMemory` takes an address such as "0x7f00" as its memoryReference. False unless given. */
  readonly readsMemoryByAddress?: boolean;
  /** Asked in order for the process id when no `process` event told it. */
  readonly pidExpressions?: readonly string[];
  /** Addresses of 16 bytes that the system fills with random data when a process starts and keeps from others. */
  readonly processSecrets?: readonly string[];
}
