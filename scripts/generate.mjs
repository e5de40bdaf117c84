/**
 * `node scripts/generate.mjs [--check]`: writes every generated file, or with --check fails when one is stale.
 * A generator is a function that returns the file's whole text; they stand in scripts/generators/.
 */
import fs from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { generators } from './generators/index.mjs';
import { readArguments } from './lib/arguments.mjs';
import { root } from './lib/paths.mjs';

const { check } = readArguments('node scripts/generate.mjs [--check]', {
  options: { check: { type: 'boolean', default: false } },
}).values;
/** @type {string[]} */
const stale = [];
for (const { file, generate } of generators) {
  const target = path.join(root, file);
  const options = (await resolveConfig(target)) ?? {};
  const text = await format(await generate(), { ...options, filepath: target });
  if (fs.existsSync(target) && fs.readFileSync(target, 'utf8') === text) continue;
  stale.push(file);
  if (!check) fs.writeFileSync(target, text);
}
if (stale.length > 0) console.log(`${check ? 'stale' : 'written'}: ${stale.join(', ')}`);
if (check && stale.length > 0) {
  console.log('Run: node scripts/generate.mjs');
  process.exitCode = 1;
}
