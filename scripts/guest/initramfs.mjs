/**
 * What a guest's file system holds: busybox, Node with the libraries it needs, koffi, the bundled product, the target
 * programs and the bundled suite. Written anew for every run (about a second), so it can never be stale.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { compilePrograms } from '../lib/compile.mjs';
import { cache, root } from '../lib/paths.mjs';
import { must } from '../lib/process.mjs';
import { Archive } from './cpio.mjs';

const work = path.join(cache, 'guest');

const applets = [
  ...['sh', 'cat', 'grep', 'insmod', 'ip', 'kill', 'mount', 'mv', 'nc'],
  ...['pidof', 'poweroff', 'sed', 'sleep', 'stty', 'taskset', 'true', 'wc'],
];

/** @param {Archive} archive @param {string} name @param {string} program a dynamically linked program, copied with its libraries */
async function addProgram(archive, name, program) {
  archive.file(name, program, 0o755);
  for (const line of (await must('ldd', [program])).split('\n')) {
    const library = /(?:=> )?(\/\S+) \(0x/.exec(line)?.[1];
    if (library !== undefined) archive.file(library, fs.realpathSync(library), 0o755);
  }
}

/** @typedef {'suite' | 'bench' | 'data-safety' | 'fuzz'} Suite a folder of test/guest with a main.ts */

/** @param {Suite} suite @returns {Promise<string>} what runs inside, as one file */
async function bundleSuite(suite) {
  const outfile = path.join(work, `${suite}.js`);
  await build({
    absWorkingDir: root,
    entryPoints: [`test/guest/${suite}/main.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/** What every guest has: busybox, Node, the product. @param {string} busybox */
async function baseArchive(busybox) {
  const archive = new Archive();
  for (const folder of ['dev', 'proc', 'sys', 'tmp', 'root']) archive.folder(folder);
  archive.device('dev/console', 5, 1, 0o600);
  archive.device('dev/null', 1, 3);
  archive.file('bin/busybox', busybox, 0o755);
  for (const applet of applets) archive.link(`bin/${applet}`, 'busybox');
  archive.file('init', path.join(root, 'scripts/guest/init.sh'), 0o755);
  archive.text('etc/passwd', 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n');
  await addProgram(archive, 'bin/node', process.execPath);
  for (const name of ['koffi', '@koromix'])
    archive.tree(`app/node_modules/${name}`, path.join(root, 'node_modules', name));
  archive.tree('app/dist', path.join(root, 'dist'));
  // As "npm install --global" would do.
  archive.link('bin/numa-lens', '/app/dist/cli/numa-lens.js');
  archive.link('usr/bin/env', '/bin/busybox');
  return archive;
}

/** What stands before libc in a fuzzed runner. @param {Archive} archive */
async function addRecorder(archive) {
  const recorder = path.join(work, 'recorder.so');
  const source = path.join(root, 'test/runner/fixtures/recorder.c');
  await must('gcc', ['-O1', '-Wall', '-Werror', '-fPIC', '-shared', '-o', recorder, source, '-ldl']);
  await addProgram(archive, 'app/programs/recorder.so', recorder);
}

/**
 * @param {{ busybox: string }} options
 * @param {Suite} [suite] the tests, or the benchmark with its programs
 * @param {object} [asked] what the suite is to do, where it can be told
 * @returns {Promise<{ file: string, bytes: number }>}
 */
export async function writeInitramfs({ busybox }, suite = 'suite', asked = {}) {
  const archive = await baseArchive(busybox);
  for (const folder of ['test/guest/programs', ...(suite === 'bench' ? ['test/bench/programs'] : [])])
    for (const [name, program] of await compilePrograms(folder))
      archive.file(`app/programs/${name}`, program, 0o755);
  if (suite === 'suite' || suite === 'fuzz') await addRecorder(archive);
  archive.text('app/options.json', JSON.stringify(asked));
  archive.file('app/reporter.mjs', path.join(root, 'scripts/guest/reporter.mjs'));
  archive.file('app/suite.js', await bundleSuite(suite));
  const file = path.join(work, suite === 'suite' ? 'initramfs.cpio' : `${suite}.cpio`);
  return { file, bytes: archive.write(file) };
}

/**
 * For a guest in which programs are debugged. Each of them stands there under its own path here.
 * @param {{ busybox: string, gdbserver: string, network: string, programs: readonly string[], file: string }} options
 */
export async function writeRemoteInitramfs({ busybox, gdbserver, network, programs, file }) {
  const archive = await baseArchive(busybox);
  archive.file('app/remote.sh', path.join(root, 'scripts/guest/remote.sh'), 0o755);
  archive.file('app/network.ko', await uncompressed(busybox, network));
  await addProgram(archive, 'bin/gdbserver', gdbserver);
  for (const program of programs) await addProgram(archive, program, program);
  archive.write(file);
}

/** @param {string} busybox @param {string} module @returns {Promise<string>} a kernel module that any insmod takes */
async function uncompressed(busybox, module) {
  if (!module.endsWith('.xz')) return module;
  const plain = module.slice(0, -'.xz'.length);
  if (!fs.existsSync(plain)) {
    const { stdout } = await promisify(execFile)(busybox, ['xzcat', module], {
      encoding: 'buffer',
      maxBuffer: 64 << 20,
    });
    fs.writeFileSync(`${plain}.${process.pid}`, stdout);
    fs.renameSync(`${plain}.${process.pid}`, plain);
  }
  return plain;
}
