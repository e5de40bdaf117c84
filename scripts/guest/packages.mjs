/**
 * The Debian packages a guest is made of: kernels and a static busybox. They are downloaded and unpacked under
 * .cache/, never installed, so no rights are needed. A package's folder is named by the SHA-256 that the package
 * lists state for it: a newer package is another folder, and a folder once complete never changes.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cache } from '../lib/paths.mjs';
import { must, run } from '../lib/process.mjs';

const folder = path.join(cache, 'guest/packages');

/** Meta-packages that name a cloud kernel; which series they stand for depends on the Debian release. */
const kernelMetaPackages = ['linux-image-cloud-amd64', 'linux-image-6.12-cloud-amd64'];

/** @typedef {{ readonly series: string, readonly image: string }} Kernel series "6.12", image: path of the bzImage */

/** @returns {Promise<void>} */
async function refreshLists() {
  if (process.getuid?.() === 0) await run('apt-get', ['update'], { quiet: true });
}

/**
 * Downloads one package unless it is here already, and takes out the files that match.
 * @param {string} name
 * @param {string} member a pattern of tar: './boot/vmlinuz-*'
 * @returns {Promise<string | undefined>} the folder with the files; undefined when no list offers the package
 */
async function unpacked(name, member) {
  const uris = await run('apt-get', ['--print-uris', 'download', name], { quiet: true });
  const line = /^'(?<url>[^']+)' (?<file>\S+) \d+ SHA256:(?<sha256>[0-9a-f]{64})$/m.exec(uris.output)?.groups;
  if (uris.code !== 0 || line?.['sha256'] === undefined || line['file'] === undefined) return undefined;
  const done = path.join(folder, `${name}-${line['sha256'].slice(0, 16)}`);
  if (fs.existsSync(done)) return done;

  console.log(`downloading ${name} …`);
  const work = `${done}.${process.pid}`;
  fs.mkdirSync(work, { recursive: true });
  try {
    await must('apt-get', ['download', '-q', name], { cwd: work });
    const deb = path.join(work, line['file']);
    const sha256 = createHash('sha256').update(fs.readFileSync(deb)).digest('hex');
    if (sha256 !== line['sha256']) throw new Error(`${line['url']} is not what the package list promises`);
    const script = 'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --wildcards "$3"';
    await must('sh', ['-c', script, 'sh', deb, work, member]);
    fs.rmSync(deb);
    fs.renameSync(work, done);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return done;
}

/**
 * @param {string} metaPackage
 * @returns {Promise<string | undefined>} the kernel package it depends on
 */
async function kernelPackage(metaPackage) {
  const { output } = await run('apt-cache', ['depends', metaPackage], { quiet: true });
  return /^\s*Depends: (linux-image-\d\S*)$/m.exec(output)?.[1];
}

/** @returns {Promise<Kernel[]>} by series, ascending */
async function kernelsOnOffer() {
  /** @type {Map<string, Kernel>} */
  const found = new Map();
  for (const metaPackage of kernelMetaPackages) {
    const name = await kernelPackage(metaPackage);
    const series = /^linux-image-(\d+\.\d+)/.exec(name ?? '')?.[1];
    if (name === undefined || series === undefined || found.has(series)) continue;
    const boot = await unpacked(name, './boot/vmlinuz-*');
    if (boot === undefined) continue;
    const image = fs.readdirSync(path.join(boot, 'boot')).find((file) => file.startsWith('vmlinuz-'));
    if (image !== undefined) found.set(series, { series, image: path.join(boot, 'boot', image) });
  }
  return [...found.values()].sort((a, b) => a.series.localeCompare(b.series, 'en', { numeric: true }));
}

/** @returns {Promise<{ kernels: Kernel[], busybox: string } | undefined>} */
async function lookUp() {
  const kernels = await kernelsOnOffer();
  const busybox = await unpacked('busybox-static', './bin/busybox');
  return kernels.length === 0 || busybox === undefined
    ? undefined
    : { kernels, busybox: path.join(busybox, 'bin/busybox') };
}

/**
 * @returns {Promise<{ kernels: Kernel[], busybox: string } | string>} or, as one sentence, why there is none
 */
export async function guestPackages() {
  if ((await run('apt-get', ['--version'], { quiet: true })).code !== 0)
    return 'This system has no apt-get, which the guest takes its kernels from.';
  fs.mkdirSync(folder, { recursive: true });
  try {
    const here = await lookUp();
    if (here !== undefined) return here;
  } catch {
    // An old list names files that the mirror has replaced; a new list is what the second try is for.
  }
  await refreshLists();
  try {
    const here = await lookUp();
    if (here !== undefined) return here;
  } catch (error) {
    return `The guest's packages could not be downloaded: ${String(error).split('\n').slice(0, 3).join(' ')}`;
  }
  const hint = process.getuid?.() === 0 ? '' : ' Run: sudo apt-get update';
  return `The package lists offer no cloud kernel (${kernelMetaPackages.join(', ')}) or no busybox-static.${hint}`;
}
