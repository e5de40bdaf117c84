/**
 * What of other people is in the packages: their licences as a text, which a bundler loses, and a bill of materials (CycloneDX 1.5). Both are
 * told by what the bundler really took, so nothing has to be kept up by hand, and are the same from the same sources.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * `place` is its key in package-lock.json, `licences` the folder with its licence.
 * @typedef {{ name: string, version: string, license: string, place: string, licences: string }} Part
 */

/** @param {string} folder @returns {{ name?: string, version?: string, license?: string } | undefined} */
function manifestOf(folder) {
  const file = path.join(folder, 'package.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

/** @param {{ folder: string, place: string, licences: string }} where @returns {Part} */
function part({ folder, place, licences }) {
  const { name, version, license } = manifestOf(folder) ?? {};
  if (name === undefined || version === undefined || typeof license !== 'string')
    throw new Error(`${folder}/package.json does not name a package, its version and its licence`);
  return { name, version, license, place, licences };
}

/** The package that a file of node_modules belongs to. @param {string} file relative to the checkout @returns {Part} */
function partOf(file) {
  for (let place = path.dirname(file); place.includes('node_modules/'); place = path.dirname(place)) {
    const folder = path.join(root, place);
    // A package may have manifests inside that only tell one format of modules from another.
    if (manifestOf(folder)?.version !== undefined) return part({ folder, place, licences: folder });
  }
  throw new Error(`${file} belongs to no package`);
}

/** Each package once. @param {readonly string[]} files of node_modules @returns {readonly Part[]} */
export function partsOf(files) {
  const parts = new Map(files.map(partOf).map((one) => [one.place, one]));
  return [...parts.values()].sort((a, b) => (a.place < b.place ? -1 : 1));
}

/** @param {import('esbuild').Metafile} metafile @returns {readonly string[]} the files of node_modules that are in the outputs */
export const filesOf = ({ outputs }) =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([file, { bytesInOutput }]) => file.startsWith('node_modules/') && bytesInOutput > 0)
      .map(([file]) => file),
  );

/** @param {Part} part */
function notice({ name, version, license, licences }) {
  const files = fs
    .readdirSync(licences)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort();
  if (files.length === 0) throw new Error(`${name} is packaged and has no file with its licence`);
  const texts = files.map((file) => fs.readFileSync(path.join(licences, file), 'utf8').trim());
  const rule = '-'.repeat(72);
  return ['', rule, `${name} ${version} (${license})`, rule, '', texts.join('\n\n'), ''].join('\n');
}

/** @param {string} license as a manifest names it */
const licenceOf = (license) =>
  license.startsWith('SEE ') ? { license: { name: license } } : { expression: license };

/** @param {string} name @param {string} version */
const purl = (name, version) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** @param {string} name @returns {any} */
const readJson = (name) => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));

/** @param {readonly Part[]} parts */
function componentsOf(parts) {
  const { packages } = readJson('package-lock.json');
  return parts.map(({ name, version, license, place }) => {
    const locked = packages[place];
    if (locked?.version !== version || !locked.integrity?.startsWith('sha512-'))
      throw new Error(`${place} is not what package-lock.json names: run npm ci`);
    return {
      'bom-ref': purl(name, version),
      type: 'library',
      name,
      version,
      purl: purl(name, version),
      licenses: [licenceOf(license)],
      // Of the tarball, as the registry and package-lock.json name it.
      hashes: [{ alg: 'SHA-512', content: Buffer.from(locked.integrity.slice(7), 'base64').toString('hex') }],
    };
  });
}

const noticesName = 'THIRD-PARTY-NOTICES.txt';
const billName = 'sbom.cdx.json';

/** @param {string} folder @param {object} bill */
function writeJson(folder, bill) {
  fs.writeFileSync(path.join(folder, billName), `${JSON.stringify(bill, null, 2)}\n`);
}

/** Writes both into a folder. @param {string} folder @param {readonly Part[]} parts */
export function writeBill(folder, parts) {
  const { name, version, license, description } = readJson('package.json');
  const own = purl(name, version);
  const component = { 'bom-ref': own, type: 'application', name, version, description, purl: own };
  const components = componentsOf(parts);
  fs.writeFileSync(
    path.join(folder, noticesName),
    `NUMA Lens contains parts of the following packages. Their licences:\n${parts.map(notice).join('')}`,
  );
  writeJson(folder, {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { ...component, licenses: [licenceOf(license)] } },
    components,
    dependencies: [{ ref: own, dependsOn: components.map((one) => one['bom-ref']) }],
  });
}

/**
 * What lies beside the bundles in one of the packages.
 * @param {string} folder where both were written
 * @param {readonly { folder: string, place: string, licences: string }[]} packages
 */
export function addToBill(folder, packages) {
  const parts = packages.map(part);
  const added = componentsOf(parts);
  const bill = JSON.parse(fs.readFileSync(path.join(folder, billName), 'utf8'));
  bill.components.push(...added);
  bill.dependencies[0].dependsOn.push(...added.map((one) => one['bom-ref']));
  writeJson(folder, bill);
  fs.appendFileSync(path.join(folder, noticesName), parts.map(notice).join(''));
}
