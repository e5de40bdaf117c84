/**
 * What the Debug Adapter Protocol leaves to each debugger: how an expression is spelled and how its result reads.
 * One file a family; nothing outside this folder asks which debugger it is talking to.
 */
import type { AdapterCapabilities } from '../tracker';

export interface DebuggerFamily {
  readonly id: string;
  /** The debugger's name in a sentence. */
  readonly title: string;
  /** Whether this family serves a `type` of launch configurations. */
  serves(debuggerType: string): boolean;
  /**
   * Whether `readMemory` takes an address and survives it. The capability alone does not say so: one adapter dies on
   * the request, another takes ids of its own.
   */
  readsMemoryByAddress(capabilities: AdapterCapabilities): boolean;
  /** Spellings that give the number itself, whatever the operand's type is (enum, bool, char, pointer, array); the first that works counts. */
  integerExpressions(text: string): readonly string[];
  /** The eight bytes at an address as one unsigned number. */
  wordAt(address: bigint): string;
  /** Undefined when the result is not a plain integer. */
  parseInteger(result: string): bigint | undefined;
  /** Asked in order when no event told the process id. */
  readonly pidExpressions: readonly string[];
  /**
   * Addresses of 16 bytes that the system fills with random data when a process starts, and that stay secret to it:
   * two processes of one program agree in their code but not in these.
   */
  readonly processSecrets: readonly string[];
}

/** Decimal, 0x…, with C suffixes; negative decimals too. */
export function parseCInteger(result: string): bigint | undefined {
  const match = /^\s*(-?)(0x[0-9a-f]+|\d+)(?:u|l|ul|ll|ull|n)?\s*$/i.exec(result);
  if (match === null) return undefined;
  const magnitude = BigInt(match[2] ?? '0');
  return match[1] === '-' ? -magnitude : magnitude;
}
