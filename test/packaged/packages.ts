/** The packages under test, made by scripts/test/packaged.mjs just before. */
import assert from 'node:assert/strict';
import path from 'node:path';

export const root = path.resolve(__dirname, '../../..');

function fromEnvironment(name: string): string {
  const value = process.env[name];
  assert(value !== undefined, `${name} is set: run this by "npm run test:packaged"`);
  return value;
}

/** The extension's package by the kind of machine that it is for, as vsce names it, or 'universal'. */
export const vsixes: ReadonlyMap<string, string> = new Map(
  Object.entries<string>(JSON.parse(fromEnvironment('NUMA_LENS_VSIXES'))),
);
export const tarball = fromEnvironment('NUMA_LENS_TARBALL');
