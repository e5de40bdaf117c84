/** What a session and its results say in Korean and Japanese, with real words: whoever changes them has to read them. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { noResults, nodeShares, reduceResults } from '../../client/annotations/model';
import { annotate } from '../../client/annotations/model/view';
import { cellWords, countsWords, pageWords, wordingOf } from '../../client/annotations/model/page-map';
import { refuse } from '../../client/debug/session/failure';
import { outcomeOfMove, outcomeOfQuery, summaryLimit } from '../../client/debug/session/outcome';
import type { CallOutcome } from '../../client/debug/session/outcome';
import { planMove } from '../../client/debug/session/plan';
import { Progress } from '../../client/debug/session/progress';
import { refusalInWords } from '../../client/debug/session/script/refusals';
import { useLanguage } from '../../server/languages/load';
import { displayWidth } from '../../server/languages/display-width';
import { around, before, kernel, move, region, toOne } from './move-example';

afterEach(() => useLanguage('en'));

const shown = (outcome: CallOutcome, stale: boolean) => {
  const { list } = reduceResults(noResults, { type: 'finished', owner: 's1', title: 'ring', outcome, stale });
  const [result] = list;
  assert.ok(result);
  return annotate(result, []);
};

describe('a session in Korean', () => {
  it('says what a query found', async () => {
    await useLanguage('ko');
    const outcome = outcomeOfQuery(region, before, around);
    assert.equal(outcome.summary, '노드 0에 60개 · 3 -ENOENT · 1 -EFAULT');
    assert.deepEqual(outcome.sentences, [
      '페이지 64개의 내역: 노드 0에 60개, -ENOENT(페이지 없음) 3개, -EFAULT(맵 되지 않았거나 옮길 수 없음) 1개.',
    ]);
    assert.deepEqual(
      outcome.rows.map(({ label }) => label),
      ['노드 0', '-ENOENT', '-EFAULT'],
    );
  });

  it('says what a move did, in no more columns than in English', async () => {
    await useLanguage('ko');
    const outcome = outcomeOfMove(region, toOne, move, around);
    assert.equal(outcome.summary, '노드 1에 64개 중 60개 · 3 -ENOENT · …');
    assert.equal(
      outcome.sentences[0],
      '페이지 64개 가운데 60개가 노드 1에 있습니다: 60개를 옮겼고, 0개는 이미 그곳에 있었습니다.',
    );
    const annotation = shown(outcome, true);
    assert.ok(annotation.text.startsWith('오래됨: 노드 1에 64개 중 60개'), annotation.text);
    assert.ok(displayWidth(annotation.text) <= summaryLimit, annotation.text);
    assert.equal(annotation.sentences[0], '그 뒤 텍스트가 바뀌었습니다. 이것은 그 전의 결과입니다.');
  });

  it('asks before a move, with particles that fit the numbers', async () => {
    await useLanguage('ko');
    const plan = (to: number) =>
      planMove({
        pid: 4711,
        command: './ring',
        dryRun: { ...move, after: before, moved: 0 },
        wanted: { node: to },
        flags: 2,
        kernel,
      });
    assert.equal(plan(1).question, '페이지 60개를 노드 1로 옮기시겠습니까?');
    assert.equal(plan(3).question, '페이지 60개를 노드 3으로 옮기시겠습니까?');
    assert.equal(plan(1).lines[2], '페이지 60개를 노드 0에서 노드 1로 옮깁니다.');
  });

  it('says why nothing was done, and what to do', async () => {
    await useLanguage('ko');
    const { failure } = refuse.notOnCall(12, 14);
    assert.match(failure.message, /이 호출\(14번째 줄\)이 아니라 12번째 줄에서 멈춰 있어/);
    assert.equal(failure.remedy, '먼저 "이 호출까지 실행"을 사용하십시오.');
    assert.equal(refusalInWords('reads size, which is a getter'), '게터인 size를 읽습니다');
  });

  it('tells progress and pages', async () => {
    await useLanguage('ko');
    const progress = new Progress(4096, 0);
    assert.equal(progress.step(512, 1024, 1000).message, '1024페이지 중 512, 2 MiB/s, 1초 남음');
    assert.equal(pageWords(12_000), '페이지 12,000개');
    assert.equal(
      nodeShares([
        { node: 0, pages: 9 },
        { node: 1, pages: 1 },
      ]),
      '노드 0 90 %, 노드 1 10 %',
    );
    const wording = wordingOf([]);
    assert.equal(countsWords([{ node: 1, pages: 3 }], wording), '노드 1에 3개');
    assert.equal(
      cellWords(
        { cell: 1, cells: 4, spans: [{ from: 0x1000n, to: 0x2000n }], now: [{ node: 1, pages: 1 }] },
        wording,
      ),
      '노드 1에 페이지 1개. 0x1000–0x2000, 셀 4개 중 2번째',
    );
  });
});

describe('a session in Japanese', () => {
  it('says what a query found', async () => {
    await useLanguage('ja');
    const outcome = outcomeOfQuery(region, before, around);
    assert.equal(outcome.summary, 'ノード 0 に 60 · 3 -ENOENT · 1 -EFAULT');
    assert.match(
      outcome.sentences[0] ?? '',
      /^64 ページの内訳: ノード 0 に 60、-ENOENT \(.*\) が 3、.* が 1。$/,
    );
  });

  it('says what a move did, in no more columns than in English', async () => {
    await useLanguage('ja');
    const outcome = outcomeOfMove(region, toOne, move, around);
    assert.equal(outcome.summary, '64 中 60 がノード 1 · 3 -ENOENT · …');
    assert.equal(
      outcome.sentences[0],
      '64 ページのうち 60 ページがノード 1 にあります: 60 ページを移動し、0 ページはすでにそこにありました。',
    );
    const annotation = shown(outcome, true);
    assert.ok(displayWidth(annotation.text) <= summaryLimit, annotation.text);
  });

  it('asks before a move, and says why nothing was done', async () => {
    await useLanguage('ja');
    const plan = planMove({
      pid: 4711,
      command: './ring',
      dryRun: { ...move, after: before, moved: 0 },
      wanted: { node: 1 },
      flags: 0,
      kernel,
    });
    assert.equal(plan.question, '60 ページをノード 1 に移動しますか?');
    assert.equal(plan.lines[1], '64 ページを指定、flags は 0 (MPOL_MF_MOVE と同じ働き) です。');
    assert.equal(refuse.notOnCall(12, 14).failure.remedy, '先に "この呼び出しまで実行" を使ってください。');
  });
});
