/**
 * Makes the two packages: the extension (.vsix) with koffi's native part inside, and the npm tarball, whose native
 * parts are optional dependencies. Both hold bundles; dist/ has to be built before.
 */
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from './paths.mjs';
import { must } from './process.mjs';

/** The one platform the runner's native part is packaged for; the linter runs everywhere. */
export const vsixTarget = 'linux-x64';

/** What `require("koffi")` needs at run time: of 4 MB, most are sources and the build for another C library. */
const koffiFiles = [
  'koffi/package.json',
  'koffi/LICENSE.txt',
  'koffi/index.cjs',
  'koffi/src/koffi/index.cjs',
  'koffi/src/koffi/src/static.cjs',
  '@koromix/koffi-linux-x64/package.json',
  '@koromix/koffi-linux-x64/index.js',
  '@koromix/koffi-linux-x64/linux_x64/koffi.node',
];

/** Fields of the manifest that mean something to npm and nothing to an editor. */
const npmOnly = [
  'files',
  'bin',
  'scripts',
  'devDependencies',
  'optionalDependencies',
  'overrides',
  'allowScripts',
];

/** @param {string} from @param {string} to */
function copy(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.cpSync(from, to, { recursive: true });
}

/**
 * vsce takes what .vscodeignore lets through from a folder made for it: koffi stands beside the runner there, where
 * Node's own resolution finds it.
 * @param {string} folder where the package goes
 * @returns {Promise<string>} its path
 */
export async function packageVsix(folder) {
  const stage = path.join(cache, 'package/vsix');
  fs.rmSync(stage, { recursive: true, force: true });
  fs.mkdirSync(stage, { recursive: true });
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const field of npmOnly) delete manifest[field];
  fs.writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of [
    '.vscodeignore',
    'LICENSE',
    'README.md',
    'CHANGELOG.md',
    'dist',
    'docs/rules',
    'schemas',
    'syntaxes',
    'media',
  ]) {
    const from = path.join(root, name);
    if (fs.existsSync(from)) copy(from, path.join(stage, name));
  }
  for (const file of koffiFiles)
    copy(path.join(root, 'node_modules', file), path.join(stage, 'dist/runner/node_modules', file));

  const target = path.join(folder, `${manifest.name}-${vsixTarget}-${manifest.version}.vsix`);
  fs.mkdirSync(folder, { recursive: true });
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--target', vsixTarget, '--out', target];
  // The manifest names no repository yet, which relative links would be completed with.
  const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  await must(process.execPath, [vsce, 'package', ...options, ...links], { cwd: stage });
  return target;
}

/**
 * @param {string} folder where the package goes
 * @returns {Promise<string>} its path
 */
export async function packageTarball(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const output = await must('npm', args, { cwd: root });
  const [packed] = JSON.parse(output.slice(output.indexOf('[')));
  return path.join(folder, packed.filename);
}
