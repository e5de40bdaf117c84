/**
 * The Debian packages a guest is made of: kernels, a static busybox, a gdbserver. They are downloaded and unpacked under
 * .cache/, never installed, so no rights are needed. A package's folder is named by the SHA-256 that the package
 * lists state for it and by what is taken out: a newer package is another folder, and a folder once complete never changes.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { alone } from '../lib/alone.mjs';
import { cache } from '../lib/paths.mjs';
import { must, run } from '../lib/process.mjs';

const folder = path.join(cache, 'guest/packages');

/** Meta-packages that name a cloud kernel; which series they stand for depends on the Debian release. */
const kernelMetaPackages = ['linux-image-cloud-amd64', 'linux-image-6.12-cloud-amd64'];

/**
 * No cloud kernel has a network card built in. This one's driver is a single module in every series.
 */
const networkModule = '*/kernel/drivers/net/vmxnet3/vmxnet3.ko*';

/**
 * @typedef {object} Kernel
 * @property {string} series "6.12"
 * @property {string} image path of the bzImage
 * @property {string} network path of the network card's module, compressed if its name ends in .xz
 */

/** @returns {Promise<void>} */
async function refreshLists() {
  if (process.getuid?.() === 0) await run('apt-get', ['update'], { quiet: true });
}

/**
 * Downloads one package unless it is here already, and takes out the files that match.
 * @param {string} name
 * @param {readonly string[]} members patterns of tar: './boot/vmlinuz-*'
 * @returns {Promise<string | undefined>} the folder with the files; undefined when no list offers the package
 */
async function unpacked(name, members) {
  const uris = await run('apt-get', ['--print-uris', 'download', name], { quiet: true });
  const line = /^'(?<url>[^']+)' (?<file>\S+) \d+ SHA256:(?<sha256>[0-9a-f]{64})$/m.exec(uris.output)?.groups;
  if (uris.code !== 0 || line?.['sha256'] === undefined || line['file'] === undefined) return undefined;
  const taken = createHash('sha256').update(members.join(' ')).digest('hex').slice(0, 8);
  const done = path.join(folder, `${name}-${line['sha256'].slice(0, 16)}-${taken}`);
  if (fs.existsSync(done)) return done;

  console.log(`downloading ${name} …`);
  const work = `${done}.${process.pid}`;
  fs.mkdirSync(work, { recursive: true });
  try {
    await must('apt-get', ['download', '-q', name], { cwd: work });
    const deb = path.join(work, line['file']);
    const sha256 = createHash('sha256').update(fs.readFileSync(deb)).digest('hex');
    if (sha256 !== line['sha256']) throw new Error(`${line['url']} is not what the package list promises`);
    const script =
      'deb=$1; to=$2; shift 2; dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$to" --wildcards "$@"';
    await must('sh', ['-c', script, 'sh', deb, work, ...members]);
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

/** @param {string} home @param {RegExp} name @returns {string | undefined} */
function fileIn(home, name) {
  const file = fs
    .readdirSync(home, { recursive: true })
    .map(String)
    .find((one) => name.test(path.basename(one)));
  return file === undefined ? undefined : path.join(home, file);
}

/** @returns {Promise<Kernel[]>} by series, ascending */
async function kernelsOnOffer() {
  /** @type {Map<string, Kernel>} */
  const found = new Map();
  for (const metaPackage of kernelMetaPackages) {
    const name = await kernelPackage(metaPackage);
    const series = /^linux-image-(\d+\.\d+)/.exec(name ?? '')?.[1];
    if (name === undefined || series === undefined || found.has(series)) continue;
    const home = await unpacked(name, ['./boot/vmlinuz-*', networkModule]);
    if (home === undefined) continue;
    const image = fileIn(home, /^vmlinuz-/);
    const network = fileIn(home, /^vmxnet3\.ko(\.xz)?$/);
    if (image !== undefined && network !== undefined) found.set(series, { series, image, network });
  }
  return [...found.values()].sort((a, b) => a.series.localeCompare(b.series, 'en', { numeric: true }));
}

/** @typedef {{ readonly kernels: readonly Kernel[], readonly busybox: string, readonly gdbserver: string }} GuestPackages */

/** @returns {Promise<GuestPackages | undefined>} */
async function lookUp() {
  const kernels = await kernelsOnOffer();
  const busybox = await unpacked('busybox-static', ['./bin/busybox']);
  const gdbserver = await unpacked('gdbserver', ['./usr/bin/gdbserver']);
  return kernels.length === 0 || busybox === undefined || gdbserver === undefined
    ? undefined
    : {
        kernels,
        busybox: path.join(busybox, 'bin/busybox'),
        gdbserver: path.join(gdbserver, 'usr/bin/gdbserver'),
      };
}

/**
 * @returns {Promise<GuestPackages | string>} or, as one sentence, why there is none
 */
export async function guestPackages() {
  if ((await run('apt-get', ['--version'], { quiet: true })).code !== 0)
    return 'This system has no apt-get, which the guest takes its kernels from.';
  fs.mkdirSync(folder, { recursive: true });
  return alone(findOrDownload);
}

/** @returns {Promise<GuestPackages | string>} */
async function findOrDownload() {
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
  return `The package lists offer no cloud kernel (${kernelMetaPackages.join(', ')}), no busybox-static or no gdbserver.${hint}`;
}
