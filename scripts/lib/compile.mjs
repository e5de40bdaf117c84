/** Compiling the small C programs that tests and benchmarks run beside the product. */
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from './paths.mjs';
import { must } from './process.mjs';

/**
 * Statically, so that a program runs on any kernel beside any libc. Takes a fraction of a second: nothing is kept
 * from one run to the next, so nothing is stale.
 * @param {string} folder of C files, each one program; relative to the checkout
 * @returns {Promise<ReadonlyMap<string, string>>} name → path of the program
 */
export async function compilePrograms(folder) {
  const out = path.join(cache, 'programs', folder.replaceAll('/', '-'));
  fs.mkdirSync(out, { recursive: true });
  /** @type {Map<string, string>} */
  const programs = new Map();
  for (const file of fs.readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.c'))) {
    const name = path.basename(file, '.c');
    const program = path.join(out, name);
    const flags = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-static'];
    await must('gcc', [...flags, '-o', program, path.join(root, folder, file)]);
    programs.set(name, program);
  }
  return programs;
}
