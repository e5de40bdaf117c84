/** What hosts get is data: it goes to another thread, into a report or over a wire, and is the same there. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { rulesById } from '../../server/core/rules/catalogue';
import { languageOfPath } from '../../server/core/syntax/language';
import { loadWasmParser } from '../../server/parser/wasm';
import { configOf, lintWithModules } from './harness';

const fixtures = path.join(path.resolve(__dirname, '../../..'), 'test/rules/fixtures');
/** With words, fixes, related places, a wording for scripts, and a finding of the file. */
const files = [
  'count-exceeds-array/variable.c',
  'flags-invalid/macro.c',
  'maxnode-off-by-one/koffi.ts',
  'ffi-signature/variable.ts',
  'header-conflict/variable.c',
  'status-null/cpp.cpp',
];

void describe('findings', async () => {
  const parser = await loadWasmParser();
  for (const file of files)
    it(`are plain data: ${file}`, () => {
      const language = languageOfPath(file);
      assert.ok(language !== undefined);
      const text = fs.readFileSync(path.join(fixtures, file), 'utf8');
      const input = { path: file, text, language, config: configOf(path.dirname(file)), parser };
      const { findings } = lintWithModules(input, path.join(fixtures, path.dirname(file)));
      assert.ok(findings.length > 0);
      assert.deepEqual(JSON.parse(JSON.stringify(findings)), findings);
      for (const one of findings)
        assert.ok(
          rulesById.get(one.rule)?.messages[one.messageId] !== undefined,
          `${one.rule} has no sentences for ${one.messageId}`,
        );
    });
});
