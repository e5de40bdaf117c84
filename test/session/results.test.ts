import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  annotate,
  explainedBy,
  follow,
  noResults,
  reduceResults,
  resultsIn,
} from '../../client/annotations/model';
import type { ResultEvent, TextChange } from '../../client/annotations/model';
import type { CallOutcome } from '../../client/debug/session/outcome';
import { LineIndex } from '../../server/core/text';
import type { WireCallSite, WireRange } from '../../server/protocol/lens';

const span = (fromLine: number, from: number, toLine: number, to: number): WireRange => ({
  start: { line: fromLine, character: from },
  end: { line: toLine, character: to },
});
const siteAt = (range: WireRange): WireCallSite => ({
  call: 'move_pages',
  form: 'wrapper',
  range,
  statement: range,
  functionName: 'main',
  functionRange: span(range.start.line - 5, 0, range.end.line + 5, 1),
  arguments: [],
  sound: true,
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
  statuses: [{ status: -2, name: '-ENOENT', pages: 3 }],
  complete: true,
};
const finished = (range: WireRange, sessionId = 's1', uri = 'file:///a.c'): ResultEvent => ({
  type: 'finished',
  uri,
  sessionId,
  site: siteAt(range),
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
      list.map(({ id, range }) => [id, range.start.line]),
      [
        [3, 10],
        [2, 20],
      ],
    );
  });

  it('is stale after any edit of its document, and follows its call', () => {
    const [result] = inA(finished(call), edit(insert(2, 0, 'int a;\nint b;\n')));
    assert.deepEqual([result?.stale, result?.range], [true, span(12, 4, 12, 30)]);
    const [same] = inA(finished(call), edit(insert(40, 0, '\n')));
    assert.deepEqual([same?.stale, same?.range], [true, call]);
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
      uri: 'file:///a.c',
      sessionId: 's1',
      site: siteAt(call),
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
    assert.equal(inA(finished(call), { type: 'session-ended', sessionId: 's1' }).length, 0);
    assert.equal(inA(finished(call), { type: 'session-ended', sessionId: 's2' }).length, 1);
    assert.equal(inA(finished(call), { type: 'dismissed', uri: 'file:///a.c' }).length, 0);
    assert.equal(inA(finished(call), { type: 'dismissed' }).length, 0);
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
