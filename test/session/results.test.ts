import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { follow, noResults, reduceResults, resultsIn } from '../../client/annotations/model';
import type { ActionResult, Anchor, ResultEvent, TextChange } from '../../client/annotations/model';
import { annotate, explainedBy } from '../../client/annotations/model/view';
import type { CallOutcome } from '../../client/debug/session/outcome';
import { rangeRegion } from '../../client/debug/session/region';
import { LineIndex } from '../../server/core/text';
import type { WireRange } from '../../server/protocol/lens';

const span = (fromLine: number, from: number, toLine: number, to: number): WireRange => ({
  start: { line: fromLine, character: from },
  end: { line: toLine, character: to },
});
const anchorAt = (range: WireRange, uri = 'file:///a.c'): Anchor => ({
  uri,
  range,
  functionRange: span(range.start.line - 5, 0, range.end.line + 5, 1),
});
const outcome: CallOutcome = {
  kind: 'query',
  pid: 1,
  kernel: { major: 6, minor: 12, patch: 0 },
  summary: '61 on node 0 · 3 -ENOENT',
  sentences: [],
  rows: [],
  rowsLeftOut: 0,
  pages: 64,
  moved: 0,
  region: rangeRegion('pages', 0x1000n, 0x41000n),
  pageSize: 4096,
  placement: { runs: [], runsLeftOut: 0, pages: 64, counts: [] },
  obstacles: [],
  notMigrated: 0,
  statuses: [{ status: -2, name: '-ENOENT', pages: 3 }],
  complete: true,
};
const finished = (range: WireRange, owner = 's1', uri = 'file:///a.c'): ResultEvent => ({
  type: 'finished',
  owner,
  title: 'pages of move_pages',
  anchor: anchorAt(range, uri),
  outcome,
  stale: false,
});
const insert = (line: number, character: number, text: string): TextChange => ({
  range: span(line, character, line, character),
  text,
});
const edit = (...changes: readonly TextChange[]): ResultEvent => ({
  type: 'edited',
  uri: 'file:///a.c',
  changes,
});
const play = (...events: readonly ResultEvent[]) => events.reduce(reduceResults, noResults);
const inA = (...events: readonly ResultEvent[]) => resultsIn(play(...events), 'file:///a.c');
const call = span(10, 4, 10, 30);

describe('the model of results', () => {
  it('keeps one result a call, the last', () => {
    const list = inA(finished(call), finished(span(20, 4, 20, 30)), finished(call));
    assert.deepEqual(
      list.map(({ id, anchor }) => [id, anchor.range.start.line]),
      [
        [3, 10],
        [2, 20],
      ],
    );
  });

  it('is stale after any edit of its document, and follows its call', () => {
    const [result] = inA(finished(call), edit(insert(2, 0, 'int a;\nint b;\n')));
    assert.deepEqual([result?.stale, result?.anchor.range], [true, span(12, 4, 12, 30)]);
    const [same] = inA(finished(call), edit(insert(40, 0, '\n')));
    assert.deepEqual([same?.stale, same?.anchor.range], [true, call]);
  });

  it('is not touched by the edit of another document, nor by an edit of nothing', () => {
    const results = play(finished(call));
    const other: ResultEvent = { type: 'edited', uri: 'file:///b.c', changes: [insert(0, 0, 'x')] };
    assert.equal(reduceResults(results, other), results);
    assert.equal(reduceResults(results, edit()), results);
  });

  it('is fresh again after a new run, and stale from the start where the text had changed meanwhile', () => {
    const again = inA(finished(call), edit(insert(0, 0, '\n')), finished(span(11, 4, 11, 30)));
    assert.deepEqual(
      again.map(({ stale }) => stale),
      [false],
    );
    assert.equal(inA({ ...finished(call), stale: true } as ResultEvent)[0]?.stale, true);
  });

  it('remembers the moves of a call that can be moved back, through queries, and forgets them one by one', () => {
    const came = (changes: Partial<CallOutcome>): ResultEvent => ({
      type: 'finished',
      owner: 's1',
      title: 'pages of move_pages',
      anchor: anchorAt(call),
      outcome: { ...outcome, ...changes },
      stale: false,
    });
    const moves = [came({ kind: 'move', journal: 'first' }), came({ kind: 'move', journal: 'second' })];
    const journals = (...events: readonly ResultEvent[]) =>
      inA(...events).flatMap((one) => one.moves.map(({ journal }) => journal));
    assert.deepEqual(journals(...moves, came({ kind: 'query' })), ['first', 'second']);
    assert.deepEqual(journals(...moves, came({ kind: 'undo' })), ['first']);
    assert.deepEqual(journals(...moves, came({ kind: 'undo' }), came({ kind: 'undo' })), []);
    assert.deepEqual(journals(...moves, came({ kind: 'undo', complete: false })), ['first', 'second']);
    assert.deepEqual(journals(...moves, finished(call, 's2')), []);
  });

  it('is gone when its call is deleted, its session ends or it is dismissed', () => {
    assert.equal(inA(finished(call), edit({ range: span(9, 0, 11, 0), text: '' })).length, 0);
    assert.equal(inA(finished(call), { type: 'ended', owner: 's1' }).length, 0);
    assert.equal(inA(finished(call), { type: 'ended', owner: 's2' }).length, 1);
    assert.equal(inA(finished(call), { type: 'dismissed', uri: 'file:///a.c' }).length, 0);
    assert.equal(inA(finished(call), { type: 'dismissed' }).length, 0);
  });

  it('that can be moved back outlives its session where its process does, and is of the past then', () => {
    const move = { ...finished(call), outcome: { ...outcome, kind: 'move', journal: 'first' } } as const;
    const letGo = { type: 'let-go', owner: 's1', to: 'attach:1:2' } as const;
    const ended = { type: 'ended', owner: 's1' } as const;
    const left = (...events: readonly ResultEvent[]) =>
      inA(...events, ended).map(({ owner, aged, moves }) => [owner, aged, moves.length]);
    assert.deepEqual(left(move, letGo), [['attach:1:2', true, 1]]);
    assert.deepEqual(left(move, { ...letGo, pid: 1 }), [['attach:1:2', true, 1]]);
    assert.deepEqual(left(move, { ...letGo, pid: 2 }), []);
    assert.deepEqual(left(finished(call), letGo), []);
  });
});

describe('a result of what stands in no document', () => {
  const about = (title: string, owner = 's1'): ResultEvent => ({
    type: 'finished',
    owner,
    title,
    outcome,
    stale: false,
  });
  const titles = (...events: readonly ResultEvent[]) =>
    play(...events).list.map(({ owner, title }) => `${owner} ${title}`);

  it('is known by its name and its process', () => {
    assert.deepEqual(titles(about('[heap]'), about('variable v'), about('[heap]')), [
      's1 variable v',
      's1 [heap]',
    ]);
    assert.deepEqual(titles(about('[heap]'), about('[heap]', 'attach:7:1')), [
      's1 [heap]',
      'attach:7:1 [heap]',
    ]);
    assert.deepEqual(titles(finished(call), about('pages of move_pages')).length, 2);
  });

  it('is never stale, and is in no document', () => {
    const { list } = play(about('[heap]'), edit(insert(0, 0, 'x')));
    assert.equal(list[0]?.stale, false);
    assert.deepEqual(inA(about('[heap]')), []);
  });

  it('is dismissed alone', () => {
    const results = play(about('[heap]'), about('variable v'));
    const { list } = reduceResults(results, { type: 'dismissed', id: results.list[0]?.id ?? 0 });
    assert.deepEqual(
      list.map(({ title }) => title),
      ['variable v'],
    );
  });
});

describe('a result of a program that has run since', () => {
  const resumed: ResultEvent = { type: 'resumed', owner: 's1' };
  const aged = (...events: readonly ResultEvent[]) => inA(...events).map((one) => one.aged);

  it('is aged, until it is asked anew', () => {
    assert.deepEqual(aged(finished(call)), [false]);
    assert.deepEqual(aged(finished(call), resumed), [true]);
    assert.deepEqual(aged(finished(call), resumed, finished(call)), [false]);
  });

  it('is not aged by another program', () => {
    const results = play(finished(call, 's2'));
    assert.equal(reduceResults(results, resumed), results);
  });

  it('changes once: a program that runs on does not age it further', () => {
    const results = play(finished(call), resumed);
    assert.equal(reduceResults(results, resumed), results);
  });

  it('keeps what can be moved back', () => {
    const moved = { ...outcome, kind: 'move', journal: 'first' } as const;
    const event = { ...finished(call), outcome: moved } as ResultEvent;
    assert.equal(inA(event, resumed)[0]?.moves.length, 1);
  });
});

describe('an annotation', () => {
  const [result] = inA(finished(call));
  assert.ok(result !== undefined);

  it('stands on the line where the call ends and links to the findings of its own function only', () => {
    const findings = [
      { rule: 'pages-untouched', line: 9 },
      { rule: 'pages-untouched', line: 90 },
    ];
    const annotation = annotate(result, findings.slice(1));
    assert.deepEqual(
      [annotation.line, annotation.text, annotation.links[0]?.line],
      [10, outcome.summary, undefined],
    );
    assert.equal(annotate(result, findings).links[0]?.line, 9);
  });

  it('says that it is stale within the same 40 characters', () => {
    const text = annotate({ ...result, stale: true }, []).text;
    assert.match(text, /^stale: 61 on node 0/);
    const long = { ...outcome, summary: 'x'.repeat(40) };
    assert.equal(annotate({ ...result, outcome: long, stale: true }, []).text.length, 40);
  });

  it('tells aged from stale, in the text and in a sentence', () => {
    const marks = (changes: Partial<ActionResult>) => {
      const { text, sentences } = annotate({ ...result, ...changes }, []);
      return [text.replace(outcome.summary, ''), sentences[0] ?? ''];
    };
    assert.deepEqual(marks({}), ['', '']);
    assert.deepEqual(marks({ aged: true }), ['was: ', 'The program has run since; this is how it was.']);
    assert.deepEqual(marks({ stale: true, aged: true }), [
      'stale: ',
      'The text has changed since; this is what was found before.',
    ]);
    const long = { ...outcome, summary: 'x'.repeat(40) };
    assert.equal(annotate({ ...result, outcome: long, aged: true }, []).text.length, 40);
  });

  it('is found from the finding that explains it', () => {
    const finding = { rule: 'pages-untouched', line: 9 };
    const [hit] = explainedBy(finding, [result], [finding]);
    assert.equal(hit?.link.text, '-ENOENT for 3 of 64: pages-untouched, line 9');
    assert.deepEqual(explainedBy({ rule: 'pages-null', line: 9 }, [result], [finding]), []);
  });
});

describe('a range that follows edits', () => {
  it('still marks the same text, when the edit was elsewhere', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', 'é', '😀'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), fc.nat(), fc.nat(), (document, typed, a, b, c, d) => {
        // Cut at line ends and characters, never inside a CRLF or a surrogate pair, as an editor does.
        const cuts = [...document.matchAll(/\r\n|[\s\S]/gu)]
          .map(({ index }) => index)
          .concat(document.length);
        const [x = 0, y = 0, z = 0, w = 0] = [a, b, c, d]
          .map((n) => cuts[n % cuts.length] ?? 0)
          .sort((one, two) => one - two);
        fc.pre(x < y);
        const edited = (from: number, to: number) => document.slice(0, from) + typed + document.slice(to);
        const range = (from: number, to: number): WireRange => {
          const index = new LineIndex(document);
          const point = (offset: number) => {
            const { line, column } = index.positionAt(offset);
            return { line, character: column };
          };
          return { start: point(from), end: point(to) };
        };
        for (const [mark, change] of [
          [
            [x, y],
            [z, w],
          ],
          [
            [z, w],
            [x, y],
          ],
        ] as const) {
          if (mark[0] === mark[1]) continue;
          const after = edited(...change);
          const found = follow(range(...mark), { range: range(...change), text: typed });
          assert.ok(found !== undefined);
          const index = new LineIndex(after);
          const at = ({ line, character }: WireRange['start']) => index.offsetAt({ line, column: character });
          assert.equal(after.slice(at(found.start), at(found.end)), document.slice(...mark));
        }
      }),
    );
  });

  it('shrinks when the edit reaches into it', () => {
    assert.deepEqual(follow(span(1, 4, 1, 10), { range: span(1, 0, 1, 6), text: 'xy' }), span(1, 2, 1, 6));
    assert.deepEqual(follow(span(1, 4, 1, 10), { range: span(1, 8, 2, 0), text: '' }), span(1, 4, 1, 8));
    assert.deepEqual(
      follow(span(1, 4, 1, 10), { range: span(1, 6, 1, 7), text: 'longer' }),
      span(1, 4, 1, 15),
    );
    assert.equal(follow(span(1, 4, 1, 10), { range: span(1, 4, 1, 10), text: 'x' }), undefined);
  });
});
