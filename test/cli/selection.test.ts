/** Naming pages of a real process on the command line: mappings, variables, what they point to, all of it; lists, maps and saved placements. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { compileSymbols, hex, noCppCompiler, TargetProcess, temporaryFolder } from '../runner/support';
import { cli } from './cli';
import type { CliResult } from './cli';

const page = 4096n;
/** The range of whole pages around an area. */
function pagesAround({ from, length }: { readonly from: bigint; readonly length: number }): {
  readonly from: string;
  readonly to: string;
} {
  const start = from - (from % page);
  const end = from + BigInt(length) + page - 1n;
  return { from: hex(start), to: hex(end - (end % page)) };
}

interface Answer {
  readonly regions?: readonly { readonly title: string; readonly ranges?: readonly object[] }[];
  readonly runs?: readonly { readonly from: string; readonly to: string; readonly pages: number }[];
  readonly summary: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

describe('numa-lens: naming pages', { skip: noCppCompiler }, () => {
  const folder = temporaryFolder();
  let target: TargetProcess;
  let pid: string;
  before(async () => {
    target = await TargetProcess.start(0, compileSymbols());
    pid = String(target.pid);
  });
  after(async () => {
    await target.kill();
    fs.rmSync(folder, { recursive: true });
  });

  const run = (...args: readonly string[]): Promise<CliResult> =>
    cli([...args], { env: { XDG_STATE_HOME: folder, NO_COLOR: '1' } });

  async function json(...args: readonly string[]): Promise<Answer> {
    const { code, stdout, stderr } = await run(...args, '--format', 'json');
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout) as Answer;
  }

  async function refusal(words: RegExp, ...args: readonly string[]): Promise<void> {
    const { code, stdout, stderr } = await run(...args);
    assert.equal(code, 2, stdout);
    assert.match(stderr, words);
    assert.equal(stdout, '');
  }

  it('takes a variable by name, so many bytes of it, and what it points to', async () => {
    const whole = await json('query', '--pid', pid, '--symbol', 'plain_global');
    const area = target.area('plain_global');
    assert.deepEqual(whole.regions, [
      {
        title: 'variable plain_global',
        ranges: [{ from: hex(area.from), to: hex(area.from + BigInt(area.length)) }],
      },
    ]);
    const [first] = whole.runs ?? [];
    assert.equal(first?.from, pagesAround(area).from);
    const part = await json('query', '--pid', pid, '--symbol', 'app::counter+1');
    assert.equal(part.summary['pages'], 1);
    const pointed = await json('query', '--pid', pid, '--symbol', 'points_at*12K');
    const allocated = target.area('allocated');
    assert.deepEqual(pointed.regions, [
      {
        title: 'what points_at points to',
        ranges: [{ from: hex(allocated.from), to: hex(allocated.from + 12288n) }],
      },
    ]);
  });

  it('says what it takes when a name is none, is several or has no size', async () => {
    const query = ['query', '--pid', pid, '--symbol'];
    await refusal(/has no variable nowhere in its symbol tables\.[^]*--range/, ...query, 'nowhere');
    await refusal(/counter stands for 2 variables: app::.* at 0x/, ...query, 'counter');
    await refusal(/of_a_thread .* is thread-local/, ...query, 'of_a_thread');
    await refusal(/plain_global has 12288 bytes and is no pointer/, ...query, 'plain_global*8');
    await refusal(/"much" is no length; write bytes, or 64K/, ...query, 'plain_global+much');
    await refusal(/--symbol takes NAME/, ...query, '*8');
    await refusal(/The pointer null_pointer is null now/, ...query, 'null_pointer*4K');
  });

  it('takes mappings by name, by the last part of a path and by an address', async () => {
    const heap = await json('query', '--pid', pid, '--mapping', '[heap]');
    assert.equal(heap.regions?.[0]?.title, '[heap]');
    const program = await json('query', '--pid', pid, '--mapping', path.basename(compileSymbols()));
    assert.ok((program.regions?.[0]?.ranges?.length ?? 0) >= 3);
    const at = hex(target.area('allocated').from);
    assert.deepEqual((await json('query', '--pid', pid, '--mapping', at)).regions, heap.regions);
    const mapping = ['query', '--pid', pid, '--mapping'];
    await refusal(
      /has no mapping called nothing\.\n {2}"numa-lens mappings --pid \d+" lists/,
      ...mapping,
      'nothing',
    );
    await refusal(/has no mapping at 0x10\./, ...mapping, '0x10');
    await refusal(/No page of \[vdso\] can be moved\./, ...mapping, '[vdso]');
  });

  it('takes all of the process, and no two ways at once', async () => {
    const all = await json('query', '--pid', pid, '--all');
    const heap = await json('query', '--pid', pid, '--mapping', '[heap]');
    assert.ok(Number(all.summary['pages']) > Number(heap.summary['pages']));
    const [inHeap] = heap.runs ?? [];
    assert.ok(
      all.runs?.some(
        ({ from, to }) => BigInt(from) <= BigInt(inHeap?.from ?? 0) && BigInt(to) >= BigInt(inHeap?.to ?? 0),
      ),
    );
    await refusal(/--all is all of the process/, 'query', '--pid', pid, '--all', '--mapping', '[heap]');
  });

  it('lists the mappings with nodes and policy', async () => {
    const { stdout, code } = await run('mappings', '--pid', pid);
    assert.equal(code, 0);
    assert.match(stdout, /^RANGE +RIGHTS +SIZE +IN MEMORY +NODES +POLICY +NAME$/m);
    assert.match(
      stdout,
      /^0x[0-9a-f]+-0x[0-9a-f]+ +rw-p +[\d.]+ KiB +[\d.]+ KiB +node \d+.* default +\[heap\]$/m,
    );
    assert.match(stdout, /\[vdso\] \(cannot be moved: .*\)$/m);
    const { mappings } = await json('mappings', '--pid', pid);
    assert.ok(Array.isArray(mappings) && mappings.length > 5);
  });

  it('lists processes, finds by name and tells a script when there is none', async () => {
    const one = await run('processes', '--pid', pid);
    assert.equal(one.code, 0);
    assert.match(one.stdout, /^ *PID +USER +IN MEMORY +NODES +MAY MOVE +COMMAND$/m);
    assert.match(one.stdout, new RegExp(`^ *${pid} +\\S+ +[\\d.]+ \\w+ +node \\d+.* yes +.*symbols 0$`, 'm'));
    const { processes, summary } = await json('processes', '--name', 'SYMBOLS');
    assert.ok(Array.isArray(processes) && Number(summary['processes']) === processes.length);
    assert.ok(JSON.stringify(processes).includes(`"pid":${pid},`));
    const none = await run('processes', '--name', 'no process is called so');
    assert.deepEqual([none.code, none.stdout], [1, '']);
  });

  it('draws a map of a part and of the whole process', async () => {
    const part = await run('query', '--pid', pid, '--symbol', 'plain_global', '--map');
    assert.equal(part.code, 0, part.stderr);
    assert.match(part.stdout, /^variable plain_global: 0x[0-9a-f]+-0x[0-9a-f]+$/m);
    assert.match(part.stdout, /^A character is a page of 4 KiB: /m);
    const whole = await run('map', '--pid', pid);
    assert.match(whole.stdout, /^\d+ ranges follow each other without the gaps/m);
    const cells = await json('map', '--pid', pid, '--mapping', '[heap]');
    assert.ok(Array.isArray(cells['cells']) && cells['pagesPerCell'] === 1);
    await refusal(/use one of them/, 'query', '--pid', pid, '--all', '--map', '--save', 'x');
  });

  it('tells which nodes the process may use', async () => {
    const { allowedNodes, nodes } = await json('topology', '--pid', pid);
    assert.ok(Array.isArray(allowedNodes) && allowedNodes.length > 0 && Array.isArray(nodes));
    const text = await run('topology', '--pid', pid);
    assert.match(
      text.stdout,
      new RegExp(`^Process ${pid} may have pages on nodes? [\\d,-]+ \\(its cpuset`, 'm'),
    );
  });

  it('saves a placement, and undo takes it, lists journals and names what is wrong with others', async () => {
    const save = path.join(folder, 'saved.jsonl');
    const saved = await json('query', '--pid', pid, '--mapping', '[heap]', '--save', save);
    assert.equal(saved.summary['saved'], save);
    const undone = await json('undo', save);
    assert.equal(undone.summary['movedBack'], 0);
    assert.ok(Number(undone.summary['alreadyThere']) > 0);
    await refusal(
      /The placement cannot be saved to .*saved\.jsonl \(EEXIST\)/,
      'query',
      '--pid',
      pid,
      '--all',
      '--save',
      save,
    );

    const empty = await run('undo', '--list');
    assert.match(empty.stdout, /^There are no journals in .*numa-lens\/journals\.$/m);
    const journals = path.join(folder, 'numa-lens/journals');
    fs.mkdirSync(journals, { recursive: true });
    fs.copyFileSync(save, path.join(journals, 'a.jsonl'));
    const list = await run('undo', '--list');
    assert.match(list.stdout, new RegExp(`^20\\S+ +${pid} +\\d+ +yes +.*symbols +.*a\\.jsonl$`, 'm'));
    const both = await run('undo', save, path.join(journals, 'a.jsonl'), '--format', 'json');
    const order = both.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Answer).summary['journal']);
    assert.deepEqual(order, [path.join(journals, 'a.jsonl'), save]);
    await refusal(/--list names no file/, 'undo', '--list', save);
  });

  it('tells on a dry run how much memory there is', async () => {
    const { stdout } = await run('migrate', '--pid', pid, '--mapping', '[heap]', '--to', '0', '--dry-run');
    assert.match(stdout, /^Node 0 has [\d.]+ [KMGT]iB free for \d+ (bytes|KiB)\.$/m);
    await refusal(/--retry takes a number/, 'migrate', '--pid', pid, '--all', '--to', '0', '--retry', 'x');
  });
});
