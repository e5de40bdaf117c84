/**
 * koffi's native part for each machine that the extension is packaged for. npm installs the one of this machine only; the
 * others are fetched as package-lock.json names them, checked against it, and kept in the cache.
 */
import fs from 'node:fs';
import path from 'node:path';
import { npmPart } from './npm-part.mjs';
import { root } from './paths.mjs';

/**
 * Of each target of vsce that has one: Node's name of the processor, and the folder in koffi's package, by C library.
 * @type {Readonly<Record<string, { arch: 'x64' | 'arm64', build: string }>>}
 */
export const nativeTargets = {
  'linux-x64': { arch: 'x64', build: 'linux_x64' },
  'linux-arm64': { arch: 'arm64', build: 'linux_arm64' },
  'alpine-x64': { arch: 'x64', build: 'musl_x64' },
  'alpine-arm64': { arch: 'arm64', build: 'musl_arm64' },
};

/** @param {'x64' | 'arm64'} arch @returns {Promise<string>} the folder of the package with that processor's builds */
export async function koffiPart(arch) {
  const name = `@koromix/koffi-linux-${arch}`;
  const installed = path.join(root, 'node_modules', name);
  if (fs.existsSync(installed)) return installed;
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const { version, integrity } = lock.packages[`node_modules/${name}`];
  return npmPart(name, version, integrity);
}
