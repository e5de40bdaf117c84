/** topology, query, migrate, undo and runner, run as a user runs them on a process of this machine. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { after, before, describe, it } from 'node:test';
import { deadPid, noCompiler, TargetProcess } from '../runner/support';
import { cli, main } from './cli';

const linux = process.platform === 'linux';

describe('numa-lens topology', { skip: !linux && 'NUMA nodes are read on Linux only' }, () => {
  it('shows the nodes in words and as JSON', async () => {
    const json = await cli(['topology', '--format', 'json']);
    assert.equal(json.code, 0, json.stderr);
    const value: unknown = JSON.parse(json.stdout);
    assert.ok(typeof value === 'object' && value !== null && 'nodes' in value && Array.isArray(value.nodes));
    assert.ok(
      'version' in value && value.version === 1 && 'kernel' in value && value.kernel === os.release(),
    );
    const text = await cli(['topology']);
    assert.equal(text.code, 0);
    assert.equal(text.stdout.match(/^node \d+: /gm)?.length, value.nodes.length);
  });
});

describe('numa-lens query, migrate, undo', { skip: noCompiler }, () => {
  let target: TargetProcess;
  let pid: string;
  /** The node on which the target was started. */
  let home: string;
  before(async () => {
    target = await TargetProcess.start();
    pid = String(target.pid);
    const { stdout } = await cli(['query', '--pid', pid, '--range', target.rangeOption('touched')]);
    home = /on node (\d+)/.exec(stdout)?.[1] ?? '';
    assert.notEqual(home, '');
  });
  after(() => target.kill());

  it('prints a row a run, and what a status means on this kernel', async () => {
    const range = `${target.rangeOption('touched')},${target.rangeOption('hole')}`;
    const { code, stdout } = await cli(['query', '--pid', pid, '--range', range]);
    assert.equal(code, 0);
    assert.match(stdout, new RegExp(`^process ${pid} \\(.*target\\), Linux `));
    assert.match(stdout, /^0x[0-9a-f]+-0x[0-9a-f]+ +64 pages +256 KiB +node \d+$/m);
    assert.match(stdout, /^0x[0-9a-f]+-0x[0-9a-f]+ +16 pages +64 KiB +-EFAULT {2}not mapped/m);
    assert.match(stdout, /^80 pages: 64 on node \d+, 16 -EFAULT$/m);
    assert.match(stdout, /^-EFAULT: There is no memory/m);
  });

  it('prints JSON of the documented shape', async () => {
    const { from } = target.area('touched');
    const ranges = ['--range', target.rangeOption('touched'), '--range', target.rangeOption('hole')];
    const { code, stdout } = await cli(['query', '--pid', pid, ...ranges, '--format', 'json']);
    assert.equal(code, 0);
    const parsed = JSON.parse(stdout) as { runs: { from: string }[] };
    const end = (name: string): string => target.rangeOption(name).split('-')[1] ?? '';
    const runs = [
      { from: `0x${from.toString(16)}`, to: end('touched'), pages: 64, node: Number(home) },
      { from: target.rangeOption('hole').split('-')[0] ?? '', to: end('hole'), pages: 16, status: '-EFAULT' },
    ].sort((a, b) => Number(BigInt(a.from) - BigInt(b.from)));
    const pageSize = Number(spawnSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }).stdout);
    assert.deepEqual(parsed, {
      version: 1,
      pid: Number(pid),
      pageSize,
      kernel: os.release(),
      regions: ['touched', 'hole'].map((name) => {
        const [start = ''] = target.rangeOption(name).split('-');
        return { title: target.rangeOption(name), ranges: [{ from: start, to: end(name) }] };
      }),
      runs,
      summary: { pages: 80, nodes: { [home]: 64 }, statuses: { '-EFAULT': 16 } },
    });
  });

  it('prints every run, also when there are more than one answer of the runner holds', async () => {
    await target.stripe();
    const range = target.rangeOption('striped');
    const { stdout } = await cli(['query', '--pid', pid, '--range', range, '--format', 'json']);
    const { runs } = JSON.parse(stdout) as { runs: { from: string; to: string; pages: number }[] };
    assert.equal(runs.length, 24_000);
    assert.ok(runs.every((run, i) => run.pages === 1 && (i === 0 || runs[i - 1]?.to === run.from)));
  });

  it('migrates to the node where the pages are, and says that nothing had to move', async () => {
    const range = target.rangeOption('touched');
    const text = await cli(['migrate', '--pid', pid, '--range', range, '--to', home]);
    assert.equal(text.code, 0, text.stderr);
    assert.match(text.stdout, /^0 pages moved to node \d+, 64 were there already$/m);
    const untouched = target.rangeOption('untouched');
    const partly = ['migrate', '--pid', pid, '--range', untouched, '--to', home, '--format', 'json'];
    const json = await cli(partly);
    assert.equal(json.code, 1);
    const { summary } = JSON.parse(json.stdout) as { summary: { notMoved: object[]; moved: number } };
    assert.equal(summary.moved, 0);
    assert.equal(summary.notMoved.length, 1);
  });

  it('tells on a dry run what is in the way', async () => {
    const range = target.rangeOption('touched');
    const { code, stdout } = await cli([
      'migrate',
      '--pid',
      pid,
      '--range',
      range,
      '--to',
      '63',
      '--dry-run',
    ]);
    assert.equal(code, 1);
    assert.match(stdout, /^Dry run: 64 pages would move to node 63/m);
    assert.match(stdout, /^In the way: There is no node 63/m);
  });

  it('answers what cannot be done with words, exit code 2 and, if asked, JSON', async () => {
    const range = ['--range', target.rangeOption('touched')];
    const dead = await cli(['query', '--pid', String(deadPid()), ...range, '--format', 'json']);
    assert.equal(dead.code, 2);
    assert.match(dead.stderr, /^numa-lens: There is no process \d+/);
    assert.match(dead.stdout, /^\{"version":1,"error":\{"code":"no-such-process"/);
    const cases: readonly (readonly [RegExp, readonly string[]])[] = [
      [/There is no node 63/, ['migrate', '--pid', pid, ...range, '--to', '63']],
      [/Name the node: --to/, ['migrate', '--pid', pid, ...range]],
      [/Name the process: --pid/, ['query', ...range]],
      [/Name the pages: --range/, ['query', '--pid', pid]],
      [
        /--range: A range is written 0xSTART-0xEND or 0xSTART\+LENGTH, not "7f00-8f00"/,
        ['query', '--pid', pid, '--range', '7f00-8f00'],
      ],
      [/empty or runs backwards/, ['query', '--pid', pid, '--range', '0x2-0x1']],
      [/--pid takes the number/, ['query', '--pid', '0', ...range]],
      [/belongs to no option/, ['query', '--pid', pid, ...range, 'more']],
      [/--format takes text or json/, ['topology', '--format', 'xml']],
      [/there is no such file/, ['undo', '/no/such/journal']],
      [/Name one journal/, ['undo']],
    ];
    for (const [words, args] of cases) {
      const { code, stdout, stderr } = await cli(args);
      assert.equal(code, 2, stderr);
      assert.match(stderr, words);
      assert.doesNotMatch(stderr, /\n\s+at /);
      assert.equal(stdout, '');
    }
  });

  it('is the runner as well, and ends when its input is garbage', async () => {
    const { code, stderr } = await cli(['runner', '--stdio'], { input: 'garbage\r\n\r\n' });
    assert.equal(code, 2);
    assert.match(stderr, /not JSON-RPC/);
    assert.equal((await cli(['runner'])).code, 2);
  });
});

describe('numa-lens --runner', { skip: !linux && 'the runner runs on Linux only' }, () => {
  const own = `${process.execPath} ${main} runner --stdio`;
  const nodesOf = (stdout: string): number => stdout.match(/^node \d+: /gm)?.length ?? 0;

  it('starts the runner by a command, given as an option or in the environment', async () => {
    const direct = await cli(['topology']);
    const given = await cli(['topology', '--runner', `sh -c 'echo entered >&2; exec ${own}'`]);
    assert.equal(given.code, 0, given.stderr);
    assert.equal(nodesOf(given.stdout), nodesOf(direct.stdout));
    assert.equal(given.stderr, 'runner: entered\n');
    const inherited = await cli(['topology'], { env: { NUMA_LENS_RUNNER: 'sh -c "exit 5"' } });
    assert.equal(inherited.code, 2);
    assert.match(inherited.stderr, /did not start: it ended with exit code 5\./);
    const before = await cli(['topology', '--runner', own], { env: { NUMA_LENS_RUNNER: 'sh -c "exit 5"' } });
    assert.equal(before.code, 0, before.stderr);
  });

  it('names a command that cannot be read, and one that is not there', async () => {
    const quoted = await cli(['topology', '--runner', "ssh 'host"]);
    assert.equal(quoted.code, 2);
    assert.match(
      quoted.stderr,
      /--runner takes the command that starts a runner: the command has a ' without/,
    );
    const absent = await cli(['topology', '--format', 'json'], {
      env: { NUMA_LENS_RUNNER: '/no/such/program --stdio' },
    });
    assert.equal(absent.code, 2);
    const { error } = JSON.parse(absent.stdout) as { error: { code: string; remedy: string } };
    assert.equal(error.code, 'runner-gone');
    assert.match(error.remedy, /installed here/);
  });
});
