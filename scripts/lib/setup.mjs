/** What a fresh machine lacks: node_modules and Debian packages. Everything is skipped when it is there already. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { alone } from './alone.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';

/** Installs the locked dependencies unless this lock file's were installed already. */
export async function ensureNodeModules() {
  const stamp = path.join(root, 'node_modules', '.numa-lens-installed');
  const lock = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const want = `${lock} ${process.version} ${process.arch}`;
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === want) return;
  console.log('installing node modules (npm ci) …');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, quiet: true });
  if (code !== 0) {
    console.error(`${output.trim()}\n\nThe node modules could not be installed (npm ci, exit ${code}).`);
    console.error(
      'What npm said stands above; most often the network or its certificates. Then run this again.',
    );
    process.exit(1);
  }
  fs.writeFileSync(stamp, want);
}

/** @param {string} name a Debian package */
async function installed(name) {
  const { code, output } = await run('dpkg-query', ['-W', '-f=${db:Status-Abbrev}', name], { quiet: true });
  return code === 0 && output.startsWith('ii');
}

/**
 * Installs Debian packages where this is possible without asking.
 * @param {readonly string[]} names
 * @returns {Promise<string | undefined>} undefined when all are there; else what to do, as one sentence
 */
export async function ensureDebianPackages(names) {
  const missing = await missingAmong(names);
  if (missing.length === 0) return undefined;
  if ((await run('apt-get', ['--version'], { quiet: true })).code !== 0) {
    return `This system has no apt-get; install what provides ${missing.join(', ')} and run this again.`;
  }
  if (process.getuid?.() !== 0) return `Run: sudo ${installing(missing).join(' ')}`;
  return alone(async () => install(await missingAmong(names)));
}

/** @param {readonly string[]} names @returns {Promise<string[]>} */
async function missingAmong(names) {
  const missing = [];
  for (const name of names) if (!(await installed(name))) missing.push(name);
  return missing;
}

/** @param {readonly string[]} names */
const installing = (names) => ['apt-get', 'install', '-y', '--no-install-recommends', ...names];

/** @param {readonly string[]} missing @returns {Promise<string | undefined>} */
async function install(missing) {
  if (missing.length === 0) return undefined;
  console.log(`installing Debian packages: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [command = '', ...args] = installing(missing);
  let last = await run(command, args, { env, quiet: true });
  if (last.code !== 0) {
    // The package lists of a fresh machine are empty or old.
    await run('apt-get', ['update'], { env, quiet: true });
    last = await run(command, args, { env, quiet: true });
  }
  if (last.code === 0) return undefined;
  return `"${installing(missing).join(' ')}" failed: ${last.output.trim().split('\n').slice(-3).join(' ')}`;
}
