/**
 * `node scripts/release.mjs verify TAG`: whether this checkout is what the tag says.
 * `node scripts/release.mjs publish npm|marketplace|open-vsx [--dry-run]`: hands the packages that `npm run package` has made to the
 * registry's own client, with the secret that RELEASE_TOKEN holds. Used by .github/workflows/release.yml.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { packageNames } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { must, run } from './lib/process.mjs';

/** @param {string} name */
const read = (name) => fs.readFileSync(path.join(root, name), 'utf8');
/** @type {{ version: string, repository?: unknown }} */
const manifest = JSON.parse(read('package.json'));
const { version } = manifest;

/** What keeps a checkout from being released under a tag. @param {string} tag @returns {string[]} */
function problemsOf(tag) {
  const heading = read('CHANGELOG.md')
    .split('\n')
    .find((line) => line.startsWith('## '));
  const problems = [];
  if (tag !== `v${version}`)
    problems.push(`The tag is ${tag}, and package.json has ${version}: it has to be v${version}.`);
  if (heading !== `## ${version}`)
    problems.push(`CHANGELOG.md begins with "${heading ?? ''}": it has to begin with "## ${version}".`);
  if (manifest.repository === undefined)
    problems.push(
      'package.json names no "repository": npm refuses a provenance that cannot be compared with it.',
    );
  return problems;
}

const { vsixes, tarball } = packageNames(version);

/**
 * The command of each registry, and the variable in which it looks for the secret. Where the registry is, its client knows.
 * @type {Readonly<Record<string, { variable: string, packages: readonly string[], command: readonly string[] }>>}
 */
const registries = {
  npm: {
    variable: 'NODE_AUTH_TOKEN',
    packages: [tarball],
    command: ['npm', 'publish', '--provenance', '--access', 'public', tarball],
  },
  marketplace: {
    variable: 'VSCE_PAT',
    packages: vsixes,
    command: ['npx', 'vsce', 'publish', '--skip-duplicate', '--packagePath', ...vsixes],
  },
  'open-vsx': {
    variable: 'OVSX_PAT',
    packages: vsixes,
    command: ['npx', '--yes', 'ovsx@1.3.0', 'publish', '--skip-duplicate', '--packagePath', ...vsixes],
  },
};

const {
  positionals: [task = '', what = ''],
  values: { 'dry-run': isTrial },
  misused,
} = readArguments(
  `node scripts/release.mjs verify TAG
       node scripts/release.mjs publish ${Object.keys(registries).join('|')} [--dry-run]`,
  { allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } },
);

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

/** npm takes a secret from a file only, by the place of its registry. @returns {Promise<Record<string, string>>} */
async function npmConfiguration() {
  const place = (await must('npm', ['config', 'get', 'registry'], { cwd: root }))
    .trim()
    .replace(/^https?:/, '');
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-release-')), 'npmrc');
  fs.writeFileSync(file, `${place}:_authToken=\${NODE_AUTH_TOKEN}\n`);
  return { NPM_CONFIG_USERCONFIG: file };
}

/** @param {string} name */
async function publish(name) {
  const registry = registries[name];
  if (registry === undefined) return misused(`No registry is called "${name}".`);
  const [command = '', ...args] = registry.command;
  const missing = registry.packages.filter((one) => !fs.existsSync(path.join(root, one)));
  const token = process.env['RELEASE_TOKEN'] ?? '';
  if (isTrial) return console.log(registry.command.join(' '));
  if (missing.length > 0) return fail(`There is no ${missing.join(', no ')}. Run: npm run package`);
  if (token === '') return fail(`RELEASE_TOKEN is empty: it holds the secret for ${name}.`);
  const own = name === 'npm' ? await npmConfiguration() : {};
  const env = { ...process.env, ...own, [registry.variable]: token };
  process.exitCode = (await run(command, args, { cwd: root, env })).code;
}

if (task === 'verify' && what !== '') {
  const problems = problemsOf(what);
  for (const problem of problems) fail(problem);
  if (problems.length === 0) console.log(`This is ${version}.`);
} else if (task === 'publish') await publish(what);
else misused();
