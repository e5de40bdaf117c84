/** What an edit leaves alone keeps its diagnostics, and what it moves is where a fresh start would show it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import { rulesById } from '../../../server/core/rules/catalogue';
import { difference, LineIndex } from '../../../server/core/text';
import { readAbilities } from '../../../server/lsp/client-capabilities';
import { DiagnosticMemory } from '../../../server/lsp/diagnostic-memory';
import { MessageJson } from '../../../server/lsp/message-json';
import type { DocumentResult } from '../../../server/lsp/results';
import { loadWasmParser } from '../../../server/parser/wasm';
import { modern } from '../../lsp/support/editor';
import { usualConfig } from '../../rules/harness';

const place = (name: string): string =>
  `static long ${name}(char *base, int *nodes, int *status) {
  void *pages[4];
  for (int i = 0; i < 4; i++)
    pages[i] = base + i * PAGE_BYTES;
  return move_pages(0, 4, pages, nodes, status, MPOL_MF_STRICT);
}
`;
const text = `#include <numaif.h>
#define PAGE_BYTES 4096
int before; ${place('first')}int between; ${place('second').replaceAll('\n', ' ')}
int after;
`;

describe('diagnostics of an edited text', async () => {
  const parser = await loadWasmParser();
  const host = (json: MessageJson): Parameters<DiagnosticMemory['of']>[1] => ({
    rules: rulesById,
    abilities: readAbilities(modern),
    json,
    textOf: () => undefined,
  });
  const resultOf = (now: string, cache?: LintCache, before = now): DocumentResult => ({
    ...{ uri: 'file:///a.c', version: 1, text: now, lines: new LineIndex(now), config: usualConfig },
    result: lint({
      ...{ path: '/a.c', language: 'c', text: now, config: usualConfig, parser },
      ...(cache === undefined ? {} : { cache, changes: difference(before, now) }),
    }),
    otherFiles: new Map(),
  });

  const edits: readonly (readonly [what: string, after: string, kept: number])[] = [
    ['a character behind all', text.replace('after', 'afters'), 4],
    ['a character in front of one, on its line', text.replace('between', 'betweens'), 2],
    ['a character in front of all, on a line of its own', text.replace('numaif.h>', 'numaif.h> '), 4],
    ['a line above all', `\n${text}`, 0],
    ['a line in between', text.replace('int between;', 'int between;\n'), 2],
    ['as many characters, but a line more', text.replace('int between', 'int\nbetween'), 2],
    ['a line above the macro that both use, one less below', `\n${text.replace('4096\n', '4096 ')}`, 0],
    ['a comment that silences', text.replace('  return', '  // numa-lens-ignore flags-invalid\n  return'), 0],
    ['nothing at all', text, 4],
  ];
  for (const [what, after, kept] of edits)
    it(`are those of a fresh start: ${what}`, () => {
      const cache = new LintCache();
      const memory = new DiagnosticMemory();
      const json = new MessageJson();
      const first = memory.of(resultOf(text, cache), host(json));
      assert.equal(first.length, 4);
      for (const [from, to] of [
        [text, after],
        [after, text],
      ] as const) {
        const before = from === text ? first : [];
        const now = memory.of(resultOf(to, cache, from), host(json));
        const fresh = new DiagnosticMemory().of(resultOf(to), host(new MessageJson()));
        assert.deepEqual(now, fresh);
        for (const one of now) assert.deepEqual(JSON.parse(json.of(one)), one);
        if (from === text && kept > 0) assert.equal(now.filter((one) => before.includes(one)).length, kept);
      }
    });
});
