import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { lint } from '../../server/core/engine';
import type { Finding } from '../../server/core/finding';
import { ruleDeclarations } from '../../server/core/rules/catalogue';
import { fileRules } from '../../server/core/rules/file-rules';
import { allRules } from '../../server/core/rules/index';
import { suppressionRules } from '../../server/core/suppress';
import type { LanguageId } from '../../server/core/syntax/port';
import { loadWasmParser } from '../../server/parser/wasm';
import { buildFrom, configOf } from './harness';

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

interface Example {
  readonly text: string;
  readonly language: LanguageId;
  /** The build files shown before it, by name; they build `example.c`. */
  readonly build: ReadonlyMap<string, string>;
}

const fences: Readonly<Record<string, LanguageId>> = { c: 'c', ts: 'typescript', js: 'javascript' };

const buildFences: Readonly<Record<string, string>> = {
  cmake: 'CMakeLists.txt',
  make: 'Makefile',
  meson: 'meson.build',
};

/** The examples of one section of a page. */
function examples(page: string, section: string): readonly Example[] {
  const body = page.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  let build = new Map<string, string>();
  const all = [...body.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)];
  return all.flatMap(([, fence = '', text = ''], at) => {
    // The source that a container file rests on is shown before it; test/manifests lints both.
    if (all[at + 1]?.[1] === 'yaml') return [];
    const file = buildFences[fence];
    if (file !== undefined) build = new Map([[file, text]]);
    const language = fences[fence];
    return language === undefined ? [] : [{ text, language, build }];
  });
}

const checksSources = new Set([...allRules, ...fileRules, ...suppressionRules].map((rule) => rule.id));

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
      // test/manifests lints what it shows of container files.
      if (!checksSources.has(rule.id)) return;
      assert.ok(bad.length > 0 && good.length > 0, 'the page shows both');
      const findingsIn = ({ text, language, build }: Example): readonly Finding[] =>
        lint({
          ...{ path: `example.${language}`, text, language, parser, config: configOf(rule.id) },
          ...buildFrom('example.c', build),
        }).findings;
      for (const example of bad) {
        const { text } = example;
        const found = findingsIn(example).map((one) => one.rule);
        assert.ok(found.includes(rule.id), `${rule.id} says nothing (found: ${found.join()}) of\n${text}`);
      }
      for (const example of good) {
        const found = findingsIn(example).map((one) => `${one.rule}/${one.messageId}`);
        assert.deepEqual(found, [], `it is not silent about\n${example.text}`);
      }
    });
  }
});
