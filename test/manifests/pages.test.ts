import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { lint } from '../../server/core/engine';
import { manifestRules } from '../../server/core/rules/manifest-rules';
import { loadWasmParser } from '../../server/parser/wasm';
import { usualConfig } from '../rules/harness';
import { lintTree, treesFor } from './harness';

const root = path.resolve(__dirname, '../../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-pages-'));
after(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

interface Example {
  readonly source: string;
  readonly compose: string;
}

/** Compose files of a section, each with the source that is shown before it. */
function examples(page: string, section: string): readonly Example[] {
  const body = page.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  let source = '';
  return [...body.matchAll(/^```(c|yaml)\n([\s\S]*?)^```/gm)].flatMap(([, fence, text = '']) => {
    if (fence === 'c') source = text;
    return fence === 'c' ? [] : [{ source, compose: text }];
  });
}

void describe('what rule pages show of container files', async () => {
  const parser = await loadWasmParser();
  let trees = 0;
  const findingsIn = async ({ source, compose }: Example): Promise<readonly string[]> => {
    const top = path.join(folder, String(trees++));
    fs.mkdirSync(top);
    fs.writeFileSync(path.join(top, 'mover.c'), source);
    fs.writeFileSync(path.join(top, 'compose.yaml'), compose);
    const inSource = lint({ path: 'mover.c', text: source, language: 'c', config: usualConfig, parser });
    const files = await lintTree(top, treesFor(parser));
    return [...inSource.findings, ...files.flatMap((one) => one.findings)].map((one) => one.rule);
  };
  for (const { id } of manifestRules)
    it(id, async () => {
      const page = fs.readFileSync(path.join(root, `docs/rules/${id}.md`), 'utf8');
      const bad = examples(page, 'Example');
      const good = [...examples(page, 'Use instead'), ...examples(page, 'What stays silent')];
      assert.ok(bad.length > 0 && good.length > 0, 'the page shows both');
      for (const one of bad)
        assert.ok((await findingsIn(one)).includes(id), `nothing is said of\n${one.compose}`);
      for (const one of good) assert.deepEqual(await findingsIn(one), [], one.compose);
    });
});
