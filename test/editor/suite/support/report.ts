/** What a test says besides passing: a measured fact, or the reason why it could not run. */
import type { Context, Runnable } from 'mocha';

export interface Report {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
  facts: Readonly<Record<string, unknown>>;
}

export const facts: Record<string, unknown> = {};

export function fact(name: string, value: unknown): void {
  facts[name] = value;
}

export const skipReasons = new WeakMap<Runnable, string>();

/** Mocha's own skip() takes no reason, and a skip without one is not allowed here. */
export function skip(context: Context, reason: string): never {
  if (context.test !== undefined) skipReasons.set(context.test, reason);
  return context.skip();
}
