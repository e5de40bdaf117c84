/**
 * Makes the two packages: the extension (.vsix) with koffi's native part inside, and the npm tarball, whose native
 * parts are optional dependencies. Both hold bundles; dist/ has to be built before.
 */
import fs from 'node:fs';
import path from 'node:path';
import { addToBill } from './bill.mjs';
import { assertNative, koffiPart, nativeTargets } from './koffi-parts.mjs';
import { cache, root } from './paths.mjs';
import { must } from './process.mjs';

/** What `require("koffi")` needs at run time beside the native part: of 4 MB, most are sources. */
const koffiFiles = [
  'package.json',
  'LICENSE.txt',
  'index.cjs',
  'src/koffi/index.cjs',
  'src/koffi/src/static.cjs',
];

/** What the extension is packaged for; undefined: every other machine, where everything works but the runner. */
export const vsixTargets = [...Object.keys(nativeTargets), undefined];

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

/** @param {string} version @param {string | undefined} target one of vsixTargets */
const vsixName = (version, target) =>
  `${['numa-lens', ...(target === undefined ? [] : [target]), version].join('-')}.vsix`;

/** What `npm run package` makes. @param {string} version @returns {{ vsixes: readonly string[], tarball: string }} */
export const packageNames = (version) => ({
  vsixes: vsixTargets.map((target) => vsixName(version, target)),
  tarball: `numa-lens-${version}.tgz`,
});

/** @param {string} from @param {string} to */
function copy(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.cpSync(from, to, { recursive: true });
}

/** The target that this machine's own editor takes. */
export const hostTarget =
  `${process.platform}-${process.arch}` in nativeTargets ? `${process.platform}-${process.arch}` : undefined;

/**
 * vsce takes what .vscodeignore lets through from a folder made for it: koffi stands beside the runner there, where
 * Node's own resolution finds it.
 * @param {string} folder where the package goes
 * @param {string | undefined} target one of vsixTargets
 * @returns {Promise<string>} its path
 */
export async function packageVsix(folder, target) {
  const stage = path.join(cache, 'package', `vsix-${target ?? 'universal'}`);
  fs.rmSync(stage, { recursive: true, force: true });
  fs.mkdirSync(stage, { recursive: true });
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const field of npmOnly) delete manifest[field];
  fs.writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of [
    '.vscodeignore',
    'package.nls.json',
    'package.nls.ko.json',
    'package.nls.ja.json',
    'LICENSE',
    'README.md',
    'CHANGELOG.md',
    'dist',
    'docs/rules',
    'schemas',
    'syntaxes',
    'media',
  ]) {
    copy(path.join(root, name), path.join(stage, name));
  }
  await addKoffi(path.join(stage, 'dist'), target);

  const file = path.join(folder, vsixName(manifest.version, target));
  fs.mkdirSync(folder, { recursive: true });
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const platform = target === undefined ? [] : ['--target', target];
  const options = ['--no-dependencies', ...platform, '--out', file];
  // The manifest names no repository yet, which relative links would be completed with.
  const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  await must(process.execPath, [vsce, 'package', ...options, ...links], { cwd: stage });
  return file;
}

/** @param {string} dist @param {string | undefined} target */
async function addKoffi(dist, target) {
  const native = target === undefined ? undefined : nativeTargets[target];
  if (native === undefined) return;
  const modules = path.join(dist, 'runner/node_modules');
  for (const file of koffiFiles)
    copy(path.join(root, 'node_modules/koffi', file), path.join(modules, 'koffi', file));
  const part = await koffiPart(native.arch);
  assertNative(path.join(part, native.build, 'koffi.node'), native.sha256);
  // The native part has its licence in koffi's own package.
  const koffi = path.join(root, 'node_modules/koffi');
  addToBill(dist, [
    { folder: koffi, place: 'node_modules/koffi', licences: koffi },
    { folder: part, place: `node_modules/@koromix/koffi-linux-${native.arch}`, licences: koffi },
  ]);
  for (const file of ['package.json', 'index.js', `${native.build}/koffi.node`])
    copy(path.join(part, file), path.join(modules, `@koromix/koffi-linux-${native.arch}`, file));
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
