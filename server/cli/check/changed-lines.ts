/**
 * `--diff BASE`: which lines of the working tree are new since it left BASE, as git tells it. Files that git does not
 * track yet are new as a whole. git's own settings for how a diff looks must not change the answer.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { say } from '../../languages/say';

/** From 1, ends inclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** By absolute path. 'all': every line is new. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[] | 'all'>;

export type Changes =
  | { readonly ok: true; readonly files: ChangedLines }
  /** A sentence for the user. */
  | { readonly ok: false; readonly problem: string };

/** @param base a commit, branch or tag; lines are compared with where the work left it (the merge base) */
export async function changedLines(base: string, cwd: string): Promise<Changes> {
  const top = await git(['rev-parse', '--show-cdup'], cwd);
  if (!top.ok) return top;
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`], cwd);
  if (!commit.ok) {
    const problem = `--diff: ${say('git knows no commit "{base}" here. In a clone that is not whole, fetch it first: git fetch origin {base}.', { base })}`;
    return { ok: false, problem };
  }
  const fork = await git(['merge-base', commit.lines[0] ?? '', 'HEAD'], cwd);
  if (!fork.ok) {
    const problem = `--diff: ${say('"{base}" and HEAD have no common commit here. In a clone that is not whole, fetch more of it: git fetch --unshallow.', { base })}`;
    return { ok: false, problem };
  }
  const folder = path.resolve(cwd, top.lines[0] ?? '');
  const reader = new DiffReader(folder);
  const diff = await git([...diffCommand, fork.lines[0] ?? '', '--'], cwd, (line) => {
    reader.line(line);
  });
  if (!diff.ok) return diff;
  const untracked = await git(['ls-files', '--others', '--exclude-standard', '--full-name', '--', ':/'], cwd);
  if (!untracked.ok) return untracked;
  for (const name of untracked.lines) reader.files.set(path.join(folder, unquoted(name)), 'all');
  return { ok: true, files: reader.files };
}

const diffCommand = [
  ...['diff', '--unified=0', '--inter-hunk-context=0', '--no-color', '--no-ext-diff', '--no-textconv'],
  ...['--no-relative', '--find-renames', '--ignore-submodules', '--src-prefix=a/', '--dst-prefix=b/'],
];

/** Reads a diff without context. Lines of files can look like its own: each hunk says how many it has. */
class DiffReader {
  readonly files = new Map<string, LineRange[] | 'all'>();
  #ranges: LineRange[] | undefined;
  #rest = 0;

  constructor(private readonly folder: string) {}

  line(line: string): void {
    if (this.#rest > 0 && /^[-+]/.test(line)) {
      this.#rest--;
      return;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk !== null) {
      const [, removed = '1', from = '1', added = '1'] = hunk;
      this.#rest = Number(removed) + Number(added);
      if (Number(added) > 0) {
        this.#ranges?.push({ from: Number(from), to: Number(from) + Number(added) - 1 });
      }
    } else if (line.startsWith('+++ ')) {
      const name = unquoted(line.slice('+++ '.length));
      this.#ranges = name.startsWith('b/') ? [] : undefined;
      if (this.#ranges !== undefined) {
        this.files.set(path.join(this.folder, name.slice('b/'.length)), this.#ranges);
      }
    }
  }
}

const escapes: Readonly<Record<string, string>> = {
  ...{ a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};

/** A path as git writes it: in quotes, with the escapes of C, where it is unusual; a tab follows one with spaces. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name.replace(/\t$/, '');
  const bytes: number[] = [];
  const body = name.replace(/^"|"\t?$/g, '');
  for (const [, octal, escaped, plain] of body.matchAll(/\\([0-7]{3})|\\(.)|([^\\])/gsu)) {
    if (octal !== undefined) bytes.push(parseInt(octal, 8));
    else bytes.push(...Buffer.from(plain ?? escapes[escaped ?? ''] ?? escaped ?? ''));
  }
  return Buffer.from(bytes).toString('utf8');
}

type GitAnswer =
  { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly problem: string };

/** @param take is given each line as it comes; absent: they are all in the answer */
async function git(args: readonly string[], cwd: string, take?: (line: string) => void): Promise<GitAnswer> {
  // A repository may name a program that git starts to watch its files.
  const child = spawn('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=true', ...args], {
    cwd,
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<number | string | null>((resolve) => {
    child.on('error', (error) => {
      resolve('code' in error && error.code === 'ENOENT' ? say('there is no git here') : error.message);
    });
    child.on('close', resolve);
  });
  for await (const line of linesOf(child.stdout)) {
    if (take === undefined) lines.push(line);
    else take(line);
  }
  const code = await ended;
  if (code === 0) return { ok: true, lines };
  const reason =
    typeof code === 'string'
      ? code
      : (said.trim().split('\n')[0] ?? say('git ended with {code}', { code: code ?? '' }));
  return { ok: false, problem: `--diff: ${reason}` };
}

/** Byte for byte: what is told by git itself is ASCII. Only a line feed ends a line, as for git. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = '';
  stream.setEncoding('latin1');
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
