/**
 * koffi's native part for each machine that the extension is packaged for. npm installs the one of this machine only; the
 * others are fetched as package-lock.json names them, checked against it, and kept in the cache.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { npmPart } from './npm-part.mjs';
import { root } from './paths.mjs';

/**
 * Of each target of vsce that has one: Node's name of the processor, the folder in koffi's package, by C library, and the SHA-256 of its
 * koffi.node. The sums are those of the files in the tarballs that package-lock.json names by their own sum: npm compares that one when it
 * installs, and nobody afterwards.
 * @type {Readonly<Record<string, { arch: 'x64' | 'arm64', build: string, sha256: string }>>}
 */
export const nativeTargets = {
  'linux-x64': {
    arch: 'x64',
    build: 'linux_x64',
    sha256: 'bee3ebc173f47178269e8441fbfd90899c8fe6bc3c948f481c79670f924b1725',
  },
  'linux-arm64': {
    arch: 'arm64',
    build: 'linux_arm64',
    sha256: '7086182b845ae3a0e22113513c9a4e4f2b7838814b079c9a91270887eab1adf1',
  },
  'alpine-x64': {
    arch: 'x64',
    build: 'musl_x64',
    sha256: '9adcea38c4feb5bdf91d07535c75d9d1caecf7a9b9f8cc87a9a1271a52d8b1ab',
  },
  'alpine-arm64': {
    arch: 'arm64',
    build: 'musl_arm64',
    sha256: '07454e12b8c3f3444d8fb74d533f9a5c4951b4cb2040d43987e46168b7de2a45',
  },
};

/** Throws unless the file is the one with this sum. @param {string} file @param {string} sha256 */
export function assertNative(file, sha256) {
  const sum = crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  if (sum !== sha256)
    throw new Error(
      `${file} has the SHA-256 ${sum} and not ${sha256}, so it is not packaged. Run "npm ci"; after an update of koffi write the new sums into scripts/lib/koffi-parts.mjs.`,
    );
}

/** @param {'x64' | 'arm64'} arch @returns {Promise<string>} the folder of the package with that processor's builds */
export async function koffiPart(arch) {
  const name = `@koromix/koffi-linux-${arch}`;
  const installed = path.join(root, 'node_modules', name);
  if (fs.existsSync(installed)) return installed;
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const { version, integrity } = lock.packages[`node_modules/${name}`];
  return npmPart(name, version, integrity);
}
