/** The packages under test, made by scripts/test/packaged.mjs just before. */
import assert from 'node:assert/strict';
import path from 'node:path';

export const root = path.resolve(__dirname, '../../..');

function fromEnvironment(name: string): string {
  const value = process.env[name];
  assert(value !== undefined, `${name} is set: run this by "npm run test:packaged"`);
  return value;
}

export const vsix = fromEnvironment('NUMA_LENS_VSIX');
export const tarball = fromEnvironment('NUMA_LENS_TARBALL');
