/** The command line on a machine with several nodes, as a script would use it: exit codes, JSON, and words on stderr. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';
import { distances, firstAbsentNode, memoryOnlyNodes, nodesWithCpu, onlineNodes } from './machine';
import { Target } from './target';

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function lens(...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['/app/dist/cli/numa-lens.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/bin', HOME: '/tmp' },
  });
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
