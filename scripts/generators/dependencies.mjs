/** docs/dependencies.md: every package that this one is made with or of, from package.json, package-lock.json and the reasons beside this file. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** @param {string} file @returns {any} */
const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));

/** @typedef {{ version: string, license?: string, dev?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Locked */

/** @param {string} place "node_modules/a/node_modules/b" → "b" */
const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|');

export function dependencies() {
  /** @type {Readonly<Record<string, string>>} */
  const reasons = read('scripts/generators/dependencies.json');
  const manifest = read('package.json');
  /** @type {Readonly<Record<string, Locked>>} */
  const packages = read('package-lock.json').packages;
  const direct = [
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.optionalDependencies),
    ...Object.keys(manifest.devDependencies),
  ];
  const missing = direct.filter((name) => reasons[name] === undefined);
  if (missing.length > 0)
    throw new Error(`scripts/generators/dependencies.json has no reason for ${missing.join(', ')}`);
  const superfluous = Object.keys(reasons).filter((name) => packages[`node_modules/${name}`] === undefined);
  if (superfluous.length > 0)
    throw new Error(
      `scripts/generators/dependencies.json has a reason for ${superfluous.join(', ')}, which is not there`,
    );

  /** @param {Record<string, string>} names */
  const table = (names) => [
    '| package | version | licence | what for |',
    '| --- | --- | --- | --- |',
    ...Object.keys(names)
      .sort()
      .map((name) => {
        const { version = '', license = '' } = packages[`node_modules/${name}`] ?? {};
        return `| ${name} | ${version} | ${license} | ${cell(reasons[name] ?? '')} |`;
      }),
  ];

  const others = Object.entries(packages).filter(
    ([place]) => place !== '' && !direct.includes(place.slice(13)),
  );
  /** @type {Map<string, Set<string>>} */
  const neededBy = new Map();
  for (const [place, one] of Object.entries(packages))
    for (const name of Object.keys({ ...one.dependencies, ...one.optionalDependencies }))
      neededBy.set(name, (neededBy.get(name) ?? new Set()).add(place === '' ? 'numa-lens' : nameOf(place)));
  /** @param {string} place */
  const because = (place) => {
    const users = [...(neededBy.get(nameOf(place)) ?? [])].sort();
    const shown = users.slice(0, 3).join(', ');
    return users.length > 3 ? `${shown} and ${users.length - 3} more` : shown;
  };
  return [
    '<!-- Written by scripts/generate.mjs from package.json, package-lock.json and scripts/generators/dependencies.json. -->',
    '',
    '# Dependencies',
    '',
    'What NUMA Lens is made of and made with. What is in a package itself is told by two of its files: `dist/THIRD-PARTY-NOTICES.txt` has the licences of',
    'what was bundled, and `dist/sbom.cdx.json` is a bill of materials (CycloneDX 1.5). Both are made from what the bundler took.',
    '',
    '## Optional, at run time',
    '',
    'The npm package depends on these; without any of them everything but what they are for works. The extension brings koffi along.',
    '',
    ...table(manifest.optionalDependencies),
    '',
    '## To make and to test it',
    '',
    'Some of these are bundled into the packages; the bill of materials says which.',
    '',
    ...table(manifest.devDependencies),
    '',
    '## What these need',
    '',
    `${others.length} more are installed for them, each in the one version that package-lock.json names with its SHA-512.`,
    '',
    '| package | version | licence | needed by |',
    '| --- | --- | --- | --- |',
    ...others.map(
      ([place, { version, license }]) =>
        `| ${nameOf(place)} | ${version} | ${license ?? 'in the package'} | ${cell(reasons[nameOf(place)] ?? because(place))} |`,
    ),
    '',
  ].join('\n');
}
