/** Packages of npm that something here is tried with and that the project does not depend on: unpacked into the cache. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cache } from './paths.mjs';
import { must } from './process.mjs';

/**
 * @param {string} name @param {string} version
 * @param {string} integrity "sha512-…", as the registry and package-lock.json name it
 * @returns {Promise<string>} the folder with its package.json
 */
export async function npmPart(name, version, integrity) {
  const folder = path.join(cache, 'npm', `${name.replace(/^@|\//g, '')}-${version}`);
  if (fs.existsSync(folder)) return path.join(folder, 'package');
  const making = `${folder}.part`;
  fs.rmSync(making, { recursive: true, force: true });
  fs.mkdirSync(making, { recursive: true });
  const output = await must('npm', ['pack', '--json', '--pack-destination', making, `${name}@${version}`], {
    cwd: making,
  });
  const [packed] = JSON.parse(output.slice(output.indexOf('[')));
  const tarball = path.join(making, path.basename(packed.filename));
  const sum = crypto.createHash('sha512').update(fs.readFileSync(tarball)).digest('base64');
  if (integrity !== `sha512-${sum}`)
    throw new Error(`${name}@${version} is not what was asked for: sha512-${sum}`);
  await must('tar', ['-xzf', tarball], { cwd: making });
  fs.rmSync(tarball);
  fs.renameSync(making, folder);
  return path.join(folder, 'package');
}
