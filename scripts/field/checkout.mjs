/** Files of public repositories at a named commit, taken from git directories that the caller has. Nothing is downloaded. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache } from '../lib/paths.mjs';
import { must, run } from '../lib/process.mjs';

/** Sources and build files: nothing else is needed, and a snapshot may lack its largest files. */
const wanted =
  /\.(?:c|h|cc|cpp|cxx|c\+\+|hh|hpp|hxx|h\+\+|ipp|tpp|inl|cu|cuh|ts|tsx|mts|cts|js|mjs|cjs|cmake|mk)$|(?:^|\/)(?:CMakeLists\.txt|CMakePresets\.json|GNUmakefile|[Mm]akefile(?:\.\w+)?|configure(?:\.\w+)?|Kconfig|Kbuild|meson\.build|compile_commands\.json|Dockerfile)$/;
/** Objects asked for at a time: their contents are in memory together. */
const batch = 500;

/**
 * The git directory of OWNER/NAME below `folder`: as OWNER+NAME, OWNER/NAME or NAME, bare or with a work tree.
 * @param {string} folder
 * @param {string} repo
 * @returns {string | undefined}
 */
export function gitDirectory(folder, repo) {
  const name = repo.split('/').at(-1) ?? repo;
  for (const one of [repo.replace('/', '+'), repo, repo.replace('/', '_'), name])
    for (const inner of ['repo/.git', 'repo', '.git', '', `../${path.basename(one)}.git`]) {
      const dir = path.join(folder, one, inner);
      if (fs.existsSync(path.join(dir, 'HEAD')) && fs.existsSync(path.join(dir, 'objects'))) return dir;
    }
  return undefined;
}

/**
 * A folder with the sources and build files of the commit; kept in .cache/field.
 * @param {string} folder where the git directories are
 * @param {string} repo OWNER/NAME
 * @param {string} commit
 * @returns {Promise<{ folder: string } | { problem: string }>}
 */
export async function checkout(folder, repo, commit) {
  const target = path.join(cache, 'field', `${repo.replace('/', '+')}-${commit.slice(0, 12)}`);
  const stamp = path.join(target, '.complete');
  // With other files wanted, an older folder lacks some.
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted.source) return { folder: target };
  const git = gitDirectory(folder, repo);
  if (git === undefined) return { problem: `no git directory of ${repo} below ${folder}` };
  if (
    (await run('git', ['--git-dir', git, 'cat-file', '-e', `${commit}^{commit}`], { quiet: true })).code !== 0
  )
    return { problem: `no commit ${commit} in ${git}` };
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  const tree = await must('git', ['--git-dir', git, 'ls-tree', '-r', '-z', commit]);
  /** @type {{ id: string, name: string }[]} */
  const files = tree.split('\0').flatMap((line) => {
    const [, id, name] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return id !== undefined && name !== undefined && wanted.test(name) ? [{ id, name }] : [];
  });
  for (let at = 0; at < files.length; at += batch) await extract(git, files.slice(at, at + batch), target);
  fs.writeFileSync(stamp, wanted.source);
  return { folder: target };
}

/**
 * Writes blobs to files; one that the repository lacks is left out.
 * @param {string} git
 * @param {{ id: string, name: string }[]} files
 * @param {string} target
 */
async function extract(git, files, target) {
  const child = spawn('git', ['--git-dir', git, 'cat-file', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(files.map(({ id }) => `${id}\n`).join(''));
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const output = Buffer.concat(chunks);
  let at = 0;
  for (const { name } of files) {
    const end = output.indexOf(10, at);
    const size = / blob (\d+)$/.exec(output.toString('latin1', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    const file = path.join(target, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
}
