/** The command line on a machine with several nodes, as a script would use it: exit codes, JSON, and words on stderr. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { distances, firstAbsentNode, memoryOnlyNodes, nodesWithCpu, onlineNodes } from './machine';
import { withReluctant } from './reluctant';
import { Target } from './target';

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const program = '/app/dist/cli/numa-lens.js';
const environment = { PATH: '/bin', HOME: '/tmp' };

const lens = (...args: readonly string[]): Promise<Ran> => lensIn(environment, ...args);

function lensIn(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** What a command says with --format json, when it ends as it should. */
async function json(code: number, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const ran = await lens(...args, '--format', 'json');
  assert.equal(ran.code, code, `${args.join(' ')}: ${ran.stderr}`);
  return object(JSON.parse(ran.stdout));
}

function object(value: unknown): Record<string, unknown> {
  assert(typeof value === 'object' && value !== null);
  return { ...value };
}

const pagesOf = (target: Target): readonly string[] => [
  '--pid',
  String(target.pid),
  '--range',
  `${target.address}-${target.end}`,
];

describe('the command line', () => {
  it('topology shows every node with its processors and distances', async () => {
    const { nodes } = await json(0, 'topology');
    assert(Array.isArray(nodes));
    const seen = nodes.map(object);
    assert.deepEqual(
      seen.map(({ node }) => node),
      onlineNodes,
    );
    assert.deepEqual(
      seen.map((one) => one['distances']),
      onlineNodes.map(distances),
    );
    for (const { node, cpus } of seen) {
      assert(Array.isArray(cpus) && typeof node === 'number');
      assert.equal(cpus.length > 0, nodesWithCpu.includes(node));
      assert.equal(cpus.length === 0, memoryOnlyNodes.includes(node));
    }
    const text = await lens('topology');
    assert.equal(text.code, 0);
    for (const node of onlineNodes) assert.match(text.stdout, new RegExp(`\\b${node}\\b`));
  });

  it('migrate moves, query sees it, undo moves back', async (t) => {
    await Target.with(
      { node: 0 },
      async (target) => {
        const moved = await json(0, 'migrate', ...pagesOf(target), '--to', '1');
        const summary = object(moved['summary']);
        assert.equal(summary['moved'], target.pages);
        const there = await target.placement();
        assert.deepEqual(there, { 1: target.pages });
        t.diagnostic(`fact command-line-pages-changed-node=${String(there['1'])}`);

        const { runs } = await json(0, 'query', ...pagesOf(target));
        assert.deepEqual(runs, [{ from: target.address, to: target.end, pages: target.pages, node: 1 }]);

        const undone = await json(0, 'undo', String(summary['journal']));
        assert.equal(object(undone['summary'])['movedBack'], target.pages);
        assert.deepEqual(await target.placement(), { 0: target.pages });
        await target.assertIntact();
      },
      { mib: 16 },
    );
  });

  it('migrate says where a journal may be that cannot be written, and that another file can be named', async () => {
    const state = fs.mkdtempSync('/tmp/state-');
    execFileSync('/bin/busybox', ['mount', '-t', 'tmpfs', '-o', 'ro', 'none', state]);
    try {
      await Target.with({ node: 0 }, async (target) => {
        const order = ['migrate', ...pagesOf(target), '--to', '1'];
        const refused = await lensIn({ ...environment, XDG_STATE_HOME: state }, ...order);
        assert.match(
          refused.stderr,
          /Nothing is moved: the journal \/tmp\/state-\S+ cannot be written \(EROFS\)\./,
        );
        assert.match(
          refused.stderr,
          /XDG_STATE_HOME in its environment.* Or name a file elsewhere with --journal\./,
        );
        const named = await lensIn(
          { ...environment, XDG_STATE_HOME: state },
          ...order,
          '--journal',
          `${state}/one`,
        );
        assert.match(named.stderr, /Name a file in a folder that the runner may write to\.$/m);
        assert.doesNotMatch(named.stderr, /XDG_STATE_HOME|--journal/);
        assert.deepEqual(await target.placement(), { 0: target.pages });
      });
    } finally {
      execFileSync('/bin/busybox', ['umount', state]);
    }
  });

  it('migrate to a node that does not exist ends with 2 and names it', async () => {
    await Target.with(
      { node: 0 },
      async (target) => {
        const { code, stdout, stderr } = await lens(
          'migrate',
          ...pagesOf(target),
          '--to',
          String(firstAbsentNode),
        );
        assert.equal(code, 2, stdout);
        assert.match(stderr, new RegExp(`\\b${firstAbsentNode}\\b`));
        assert.doesNotMatch(stderr, /^\s+at /m);
        assert.deepEqual(await target.placement(), { 0: target.pages });
      },
      { mib: 2 },
    );
  });
});

/** What a command says with --format json, whatever its exit code. */
async function answer(
  ...args: readonly string[]
): Promise<{ code: number | null; value: Record<string, unknown> }> {
  const ran = await lens(...args, '--format', 'json');
  assert.notEqual(ran.stdout, '', `${args.join(' ')}: ${ran.stderr}`);
  return { code: ran.code, value: object(JSON.parse(ran.stdout)) };
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/**
 * A command is two starts of Node, seconds on an emulated processor: these were half of the time of every guest. How kernels differ is the runner's
 * matter, whose tests all guests run, so one guest is enough here.
 */
function inOneGuest(name: string, suite: () => void): void {
  if (memoryOnlyNodes.length === 0) describe(name, suite);
}

inOneGuest('the command line names pages by what they are', () => {
  it('moves the whole process and brings every page of it back', async (t) => {
    await Target.with(
      { node: 0 },
      async (target) => {
        const pid = ['--pid', String(target.pid)];
        // So that what it takes to answer is touched by now.
        await target.placement();
        await target.assertIntact();
        const before = (await json(0, 'query', ...pid, '--all'))['runs'];
        const moved = (await answer('migrate', ...pid, '--all', '--to', '1')).value;
        const summary = object(moved['summary']);
        assert.deepEqual(await target.placement(), { 1: target.pages });
        t.diagnostic(`fact command-line-process-pages-moved=${String(summary['moved'])}`);
        assert(Number(summary['moved']) > target.pages, 'the program and its libraries move as well');
        await target.assertIntact();
        await json(0, 'undo', ...texts(summary['journals']));
        assert.deepEqual((await json(0, 'query', ...pid, '--all'))['runs'], before);
        await target.assertIntact();
      },
      { mib: 8 },
    );
  });

  it('moves what a variable points to', async () => {
    await Target.with(
      { node: 0 },
      async (target) => {
        const symbol = ['--pid', String(target.pid), '--symbol', `memory*${target.bytes / 2}`];
        const { regions, summary } = await json(0, 'migrate', ...symbol, '--to', '1');
        const half = `0x${(BigInt(target.address) + BigInt(target.bytes / 2)).toString(16)}`;
        assert.deepEqual(regions, [
          { title: 'what memory points to', ranges: [{ from: target.address, to: half }] },
        ]);
        assert.equal(object(summary)['moved'], target.pages / 2);
        assert.deepEqual(await target.placement(), { 0: target.pages / 2, 1: target.pages / 2 });
        await target.assertIntact();
      },
      { mib: 4 },
    );
  });

  it('undoes to a placement that was saved, whatever moved the pages since', async () => {
    await Target.with(
      { node: 0 },
      async (target) => {
        const pid = ['--pid', String(target.pid)];
        const half = ['--symbol', `memory*${target.bytes / 2}`];
        await json(0, 'migrate', ...pid, ...half, '--to', '1');
        const save = `/tmp/saved-${target.pid}.jsonl`;
        const saved = await json(0, 'query', ...pagesOf(target), '--save', save);
        await json(0, 'migrate', ...pagesOf(target), '--to', '0');
        assert.deepEqual(await target.placement(), { 0: target.pages });
        const undone = await json(0, 'undo', save);
        assert.equal(object(undone['summary'])['movedBack'], target.pages / 2);
        assert.deepEqual((await json(0, 'query', ...pagesOf(target)))['runs'], saved['runs']);
        assert.deepEqual(await target.placement(), { 0: target.pages / 2, 1: target.pages / 2 });
        await target.assertIntact();
      },
      { mib: 4 },
    );
  });

  it('tries again what was held, and undoes all attempts', async () => {
    await withReluctant('pinned', async ({ pid, pages }) => {
      const [{ from, to }] = pages.ranges;
      const range = ['--pid', String(pid), '--range', `${from}-${to}`];
      const { code, value } = await answer('migrate', ...range, '--to', '1', '--retry', '1');
      const summary = object(value['summary']);
      assert.equal(code, 1);
      assert.deepEqual([summary['attempts'], summary['moved']], [2, 62]);
      assert.deepEqual(summary['notMoved'], [{ pages: 2, reason: 'not-migrated' }]);
      const journals = texts(summary['journals']);
      assert.equal(journals.length, 2);
      assert.equal((await lens('undo', ...journals)).code, 0);
      const { runs } = await json(0, 'query', ...range);
      assert.deepEqual(runs, [{ from, to, pages: 64, node: 0 }]);
    });
  });

  it('watches pages move, and the process end', async (t) => {
    await Target.with(
      { node: 0 },
      async (target) => {
        const child = spawn(
          process.execPath,
          [program, 'watch', ...pagesOf(target), '--interval', '0.1', '--format', 'json'],
          { stdio: ['ignore', 'pipe', 'inherit'], env: environment },
        );
        const ended = new Promise((resolve) => child.once('exit', resolve));
        const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
        const next = async (): Promise<Record<string, unknown>> => {
          const line = await lines.next();
          assert(line.done !== true, 'the watch ended');
          return object(JSON.parse(line.value));
        };
        assert.equal((await next())['event'], 'start');
        await json(0, 'migrate', ...pagesOf(target), '--to', '1');
        // Every page is followed from answer to answer. Those in the middle of their move may be on no node (settled.ts asks again,
        // but on an emulated processor there is no time within which a move must be done).
        const first = BigInt(target.address);
        const answers: unknown[] = Array.from({ length: target.pages }, () => ({ node: 0 }));
        const onNode1 = (): number => answers.filter((one) => object(one)['node'] === 1).length;
        while (onNode1() < target.pages) {
          const { event, changes } = await next();
          assert.equal(event, 'change');
          assert(Array.isArray(changes));
          for (const { from, pages, before, after } of changes.map(object)) {
            const { node, status } = object(after);
            assert(node === 0 || node === 1 || status === '-ENOENT', JSON.stringify(after));
            const at = Number((BigInt(String(from)) - first) / 4096n);
            for (let page = at; page < at + Number(pages); page++) {
              assert.deepEqual(before, answers[page], 'what it was is what was told last');
              answers[page] = after;
            }
          }
        }
        const moved = onNode1();
        t.diagnostic(`fact watched-pages-changed-node=${moved}`);
        process.kill(target.pid, 'SIGKILL');
        const end = await next();
        assert.deepEqual([end['event'], end['reason']], ['end', 'process-ended']);
        assert.equal(await ended, 0);
      },
      { mib: 4 },
    );
  });

  it('tells nodes, policy and what a process may use', async () => {
    await Target.with(
      { node: 1 },
      async (target) => {
        const pid = ['--pid', String(target.pid)];
        const { processes } = await json(0, 'processes', ...pid);
        assert(Array.isArray(processes));
        const [one] = processes.map(object);
        assert(Array.isArray(one?.['nodes']));
        const onNode1 = one['nodes'].map(object).find(({ node }) => node === 1);
        assert(Number(onNode1?.['pages']) >= target.pages, JSON.stringify(one));
        const { mappings } = await json(0, 'mappings', ...pid);
        assert(Array.isArray(mappings));
        const memory = mappings.map(object).find(({ from }) => from === target.address);
        assert.deepEqual(memory?.['nodes'], [{ node: 1, pages: target.pages }]);
        const { allowedNodes } = await json(0, 'topology', ...pid);
        assert.deepEqual(allowedNodes, onlineNodes);
        const dry = await json(0, 'migrate', ...pagesOf(target), '--to', '0', '--dry-run');
        const { bytes, memFree } = object(dry['summary']);
        assert.equal(bytes, String(target.bytes));
        assert(Number(memFree) > 0);
        const drawn = await lens('map', ...pagesOf(target));
        assert.equal(drawn.code, 0, drawn.stderr);
        assert.match(drawn.stdout, /^0x[0-9a-f]+ +1+$/m);
      },
      { mib: 4 },
    );
  });
});
