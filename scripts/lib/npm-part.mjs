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
  await must('npm', ['pack', '--pack-destination', making, `${name}@${version}`], { cwd: making });
  // Its name is not taken from what npm says, which has news of npm itself among it.
  const [packed] = fs.readdirSync(making).filter((file) => file.endsWith('.tgz'));
  if (packed === undefined) throw new Error(`npm packed nothing of ${name}@${version}`);
  const tarball = path.join(making, packed);
  const sum = crypto.createHash('sha512').update(fs.readFileSync(tarball)).digest('base64');
  if (integrity !== `sha512-${sum}`)
    throw new Error(`${name}@${version} is not what was asked for: sha512-${sum}`);
  await must('tar', ['-xzf', tarball], { cwd: making });
  fs.rmSync(tarball);
  fs.renameSync(making, folder);
  return path.join(folder, 'package');
}
