import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ruleDeclarations } from '../../server/core/rules/catalogue';
import { loadWasmParser } from '../../server/parser/wasm';
import { configOf, lintC } from './harness';

const root = path.resolve(__dirname, '../../..');

const sections = [
  'What it does',
  'Why it matters',
  'Example',
  'Use instead',
  'What stays silent',
  'Kernels',
  'References',
];

/** The C examples of one section of a page. */
function examples(page: string, section: string): readonly string[] {
  const body = page.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  return [...body.matchAll(/^```c\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');
}

void describe('rule pages', async () => {
  const parser = await loadWasmParser();
  for (const rule of ruleDeclarations) {
    it(`${rule.id}: its examples do what the page says`, () => {
      const page = fs.readFileSync(path.join(root, `docs/rules/${rule.id}.md`), 'utf8');
      const headings = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      assert.deepEqual(headings, sections);
      assert.ok(page.startsWith(`# ${rule.id}\n`), 'the page begins with the id');
      const bad = examples(page, 'Example');
      const good = [...examples(page, 'Use instead'), ...examples(page, 'What stays silent')];
      assert.ok(bad.length > 0 && good.length > 0, 'the page shows both');
      for (const text of bad) {
        const found = lintC(text, parser, configOf(rule.id)).findings.map((one) => one.rule);
        assert.ok(found.includes(rule.id), `${rule.id} says nothing (found: ${found.join()}) of\n${text}`);
      }
      for (const text of good) {
        const found = lintC(text, parser, configOf(rule.id)).findings.map(
          (one) => `${one.rule}/${one.messageId}`,
        );
        assert.deepEqual(found, [], `it is not silent about\n${text}`);
      }
    });
  }
});
