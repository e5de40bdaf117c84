import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { debugTo, stopDebugging, theCall } from './support/debugging';
import { annotation, closeAll, findings, selectors, tooltipOf } from './support/editor';
import { click, inWebView, press, screenshot, see, texts } from './support/page';
import { pageSays } from './support/page-map';

const shots = process.env['NUMA_LENS_EDITOR_SHOTS'];
const row = '.monaco-list-row';

/** Run by itself, in an editor whose display language is Korean. The workbench's own words stay English: it has no language pack here. */
describe('an editor in Korean', () => {
  let editor: vscode.TextEditor;

  before(async () => {
    ({ editor } = await debugTo(theCall));
  });

  after(async () => {
    await stopDebugging();
    await closeAll();
  });

  it('has lenses in Korean', async () => {
    assert.equal(vscode.env.language, 'ko');
    for (const title of ['배치 조회', '이동 실행', '옮기기…', '모의 실행']) await see(selectors.lens, title);
    if (shots !== undefined) await screenshot(`${shots}/ko-lenses.png`);
  });

  it('says what came of a query, of the runner and of the kernel too', async () => {
    await click(selectors.lens, '배치 조회');
    const text = tooltipOf(await annotation(editor.document, /^노드 \d+에 60개 · 3 -E/));
    assert.match(text, /\*\*페이지 64개의 내역: 노드 \d+에 60개, /);
    assert.match(text, /_시도하지 않은 예측: 이 호출은 0을 반환할 것입니다\\?\._/);
    assert.match(text, /\| 페이지 \| 시작 – 끝 \| 위치 \| 의미 \|/);
    assert.match(text, /\[페이지 맵\]\(command:numaLens\.showPageMap/);
    assert.doesNotMatch(text, /\b(?:the|was|are|have)\b/);
  });

  it('asks in Korean before a move, and says what it did', async () => {
    await vscode.workspace
      .getConfiguration('numaLens')
      .update('confirm', 'always', vscode.ConfigurationTarget.Global);
    await click(selectors.lens, '이동 실행');
    await see(selectors.dialog, '이동');
    if (shots !== undefined) await screenshot(`${shots}/ko-plan.png`);
    await click(selectors.dialogButton, '이동 실행');
    await vscode.workspace
      .getConfiguration('numaLens')
      .update('confirm', undefined, vscode.ConfigurationTarget.Global);
    const text = tooltipOf(await annotation(editor.document, /^노드 \d+에 64개 중 60개/));
    assert.match(text, /페이지 64개 가운데 60개가/);
    if (shots !== undefined) await screenshot(`${shots}/ko-outcome.png`);
  });

  it('has the NUMA view and the page map in Korean', async () => {
    await vscode.commands.executeCommand('workbench.view.extension.numaLens');
    const shown = vscode.commands.executeCommand('numaLens.showPageMap');
    await see('.quick-input-widget .quick-input-title', '무엇의 페이지 맵입니까?');
    await press('Enter');
    await shown;
    await pageSays('#scale', /^페이지 64개 전체\. 셀 하나가 페이지 1개입니다\./);
    await pageSays('#totals', /노드 \d+.*페이지 60개, 240 KiB/s);
    assert.deepEqual(await inWebView.texts('#zoom-in'), ['확대']);
    if (shots !== undefined) await screenshot(`${shots}/ko-page-map.png`);
    await see(row, '페이지 60개: 노드');
  });

  it('has findings in Korean', async () => {
    const found = await findings(editor.document.uri, 'findings', (rules) => rules.length > 0);
    for (const { message } of found) assert.match(message, /\p{Script=Hangul}/u);
    assert.deepEqual(await texts(selectors.dialog), []);
  });
});
