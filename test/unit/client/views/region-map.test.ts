import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFromPage, readToPage } from '../../../../client/annotations/model/page-map';
import type { ShownMap, ToPage } from '../../../../client/annotations/model/page-map';
import { mapOfRuns } from '../../../../client/annotations/model/page-map';
import { failed, success } from '../../../../client/debug/session/failure';
import type { Result } from '../../../../client/debug/session/failure';
import { RegionMap } from '../../../../client/views/region-map';
import type { RegionSource, Seen } from '../../../../client/views/region-map';
import { kernel } from '../../../../server/kernel/version';
import type { PageRun, PageSelection } from '../../../../server/protocol/runner';

const pageSize = 4096;
const base = 0x7f0000000000;
const address = (page: number): string => `0x${(base + page * pageSize).toString(16)}`;

/** A region whose page i is on node i mod 3; answers as the runner does, for ranges and for the whole. */
function seenOf(selection: PageSelection, total: number, cells: number): Seen {
  const ranges = selection.kind === 'ranges' ? selection.ranges : [{ from: address(0), to: address(total) }];
  const runs = ranges.flatMap(({ from, to }): PageRun[] => {
    const first = (Number(from) - base) / pageSize;
    const end = (Number(to) - base) / pageSize;
    return Array.from({ length: end - first }, (_, index) => {
      const page = first + index;
      return { from: address(page), to: address(page + 1), pages: 1, node: page % 3 };
    });
  });
  return {
    map: mapOfRuns(runs, cells),
    subtitle: 'process 4711, Linux 6.12',
    kernel: kernel('6.12'),
    pageSize,
    nodes: [0, 1, 2],
  };
}

function sourceOf(
  total: number,
  asked: PageSelection[],
  answer = (pages: PageSelection, cells: number): Promise<Result<Seen>> =>
    Promise.resolve(success(seenOf(pages, total, Math.min(cells, 64)))),
): RegionSource {
  return {
    title: '[heap]',
    pages: { kind: 'process' },
    look: (pages, cells) => {
      asked.push(pages);
      return answer(pages, cells);
    },
    clock: () => '12:00:00',
  };
}

function shownBy(message: ToPage | undefined): ShownMap {
  assert.ok(message?.type === 'show', JSON.stringify(message));
  return message.map;
}

describe('the map of a region', () => {
  it('asks for the whole first, then for exactly the pages in view', async () => {
    const asked: PageSelection[] = [];
    const map = new RegionMap(sourceOf(1000, asked), false);
    assert.equal(map.shown, undefined);
    const whole = shownBy(await map.look());
    assert.deepEqual(whole.view, { first: 0, pages: 1000 });
    assert.equal(whole.now.pagesPerCell, 16);
    const part = shownBy(await map.look({ first: 128, pages: 64 }));
    assert.deepEqual(asked, [
      { kind: 'process' },
      { kind: 'ranges', ranges: [{ from: address(128), to: address(192) }] },
    ]);
    assert.equal(part.total, 1000);
    assert.equal(part.now.pagesPerCell, 1);
    assert.deepEqual(part.now.cells[0], { cells: 1, counts: [{ node: 2, pages: 1 }] });
    assert.equal(part.nowLabel, 'seen at 12:00:00');
  });

  it('looks at the same pages again when nothing else is asked for', async () => {
    const asked: PageSelection[] = [];
    const map = new RegionMap(sourceOf(1000, asked), false);
    await map.look();
    await map.look({ first: 128, pages: 64 });
    await map.look();
    assert.deepEqual(asked[2], asked[1]);
  });

  it('shows what was recorded without asking, and keeps to its ranges', async () => {
    const asked: PageSelection[] = [];
    const before = seenOf({ kind: 'process' }, 1000, 64).map;
    const now = seenOf({ kind: 'process' }, 1000, 64);
    const map = new RegionMap(
      { ...sourceOf(1000, asked), recorded: { now, before, label: 'after the move', note: '' } },
      false,
    );
    assert.equal(map.shown?.nowLabel, 'after the move');
    assert.equal(map.shown.before, before);
    assert.deepEqual(asked, []);
    await map.look();
    assert.deepEqual(asked, [{ kind: 'ranges', ranges: before.ranges }]);
  });

  it('ages when the program runs on, and is young again after a look', async () => {
    const map = new RegionMap(sourceOf(10, []), false);
    assert.equal(map.age(), false, 'nothing was seen yet');
    await map.look();
    assert.equal(map.age(), true);
    assert.equal(map.shown?.aged, true);
    assert.equal(map.age(), false, 'no news');
    await map.look();
    assert.equal(map.shown.aged, false);
  });

  it('says why it could not look, and keeps the picture', async () => {
    let isWell = true;
    const map = new RegionMap(
      sourceOf(10, [], (pages, cells) =>
        Promise.resolve(
          isWell
            ? success(seenOf(pages, 10, cells))
            : failed({ code: 'not-stopped', message: 'It runs.', remedy: 'Stop it.' }),
        ),
      ),
      false,
    );
    await map.look();
    isWell = false;
    assert.deepEqual(await map.look(), { type: 'failed', message: 'It runs. Stop it.' });
    assert.equal(map.shown?.now.pages, 10);
  });

  it('drops an answer that a later question has overtaken', async () => {
    const waiting: (() => void)[] = [];
    const map = new RegionMap(
      sourceOf(1000, [], (pages, cells) =>
        new Promise<void>((resolve) => waiting.push(resolve)).then(() => success(seenOf(pages, 1000, cells))),
      ),
      false,
    );
    const first = map.look();
    const second = map.look();
    for (const go of waiting.reverse()) go();
    assert.equal(await first, undefined);
    assert.equal(shownBy(await second).total, 1000);
  });

  it('says that the process has ended before anything was seen, also while the first look is under way', async () => {
    let answer = (): void => undefined;
    const map = new RegionMap(
      sourceOf(10, [], (pages, cells) =>
        new Promise<void>((resolve) => (answer = resolve)).then(() => success(seenOf(pages, 10, cells))),
      ),
      undefined,
    );
    const look = map.look();
    const last = map.end();
    assert.ok(last.type === 'failed');
    assert.match(last.message, /has ended .* before its pages were looked at/);
    answer();
    assert.equal(await look, undefined, 'a late answer is of no interest');
    assert.deepEqual(await map.look(), last);
  });

  it('is not looked at again once the process has ended', async () => {
    const asked: PageSelection[] = [];
    const map = new RegionMap(sourceOf(10, asked), true);
    await map.look();
    map.end();
    assert.equal(map.shown?.live, undefined);
    assert.match(map.shown?.note ?? '', /has ended .* last picture/);
    assert.equal((await map.look())?.type, 'failed');
    assert.equal(asked.length, 1);
  });
});

describe('messages of the page map', () => {
  it('arrive as they were sent', async () => {
    const map = new RegionMap(sourceOf(100, []), true);
    const message = await map.look();
    assert.deepEqual(readToPage(JSON.parse(JSON.stringify(message))), message);
    for (const type of ['ready', 'look'] as const) assert.deepEqual(readFromPage({ type }), { type });
    const look = { type: 'look', view: { first: 64, pages: 128 } } as const;
    assert.deepEqual(readFromPage(JSON.parse(JSON.stringify(look))), look);
    assert.deepEqual(readFromPage({ type: 'live', on: true }), { type: 'live', on: true });
  });

  it('are left alone when they are something else', async () => {
    const map = new RegionMap(sourceOf(100, []), true);
    const shown = shownBy(await map.look());
    for (const wrong of [
      undefined,
      'show',
      { type: 'show' },
      { type: 'show', map: { ...shown, title: 7 } },
      { type: 'show', map: { ...shown, now: { ...shown.now, pagesPerCell: 0 } } },
      { type: 'show', map: { ...shown, now: { ...shown.now, ranges: [{ from: 'x', to: '0x1' }] } } },
      { type: 'show', map: { ...shown, now: { ...shown.now, cells: [{ cells: -1, counts: [] }] } } },
      { type: 'show', map: { ...shown, words: [{ answer: 0 }] } },
      { type: 'failed' },
    ])
      assert.equal(readToPage(wrong), undefined, JSON.stringify(wrong ?? null).slice(0, 60));
    for (const wrong of [
      null,
      {},
      { type: 'look', view: { first: 0, pages: 0 } },
      { type: 'look', view: 1 },
      { type: 'live' },
    ])
      assert.equal(readFromPage(wrong), undefined, JSON.stringify(wrong));
  });
});
