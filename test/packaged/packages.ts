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
export const vsixes = texts(JSON.parse(fromEnvironment('NUMA_LENS_VSIXES')));

function texts(value: unknown): ReadonlyMap<string, string> {
  assert(typeof value === 'object' && value !== null);
  return new Map(Object.entries(value).map(([name, text]) => [name, String(text)]));
}
export const tarball = fromEnvironment('NUMA_LENS_TARBALL');

/** Later versions of Node, for x64: the program by the version. */
export const laterNodes: ReadonlyMap<string, string> = new Map(
  ['22', '24'].map((version) => [
    version,
    path.join(fromEnvironment(`NUMA_LENS_NODE_${version}`), 'bin/node'),
  ]),
);

export const sarifSchema = path.join(
  fromEnvironment('NUMA_LENS_SARIF'),
  'lib/schemas/sarif-2.1.0-rtm.5.json',
);
