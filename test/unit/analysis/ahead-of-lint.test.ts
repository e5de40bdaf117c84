import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { lint } from '../../../server/core/engine';
import type { LintInput } from '../../../server/core/lint';
import { isScript, languageOfPath } from '../../../server/core/syntax/language';
import { mayBeFound, mayCall } from '../../../server/core/syntax/prefilter';
import { wantedHeaders } from '../../../server/core/wanted-headers';
import { loadWasmParser } from '../../../server/parser/wasm';
import { configOf } from '../../rules/harness';

const fixtures = path.resolve(__dirname, '../../../..', 'test/rules/fixtures');

void describe('what is told of a text before it is linted', async () => {
  const parser = await loadWasmParser();
  const inputs = fs.readdirSync(fixtures).flatMap((rule) =>
    fs.readdirSync(path.join(fixtures, rule)).flatMap((name): readonly Omit<LintInput, 'headers'>[] => {
      const language = languageOfPath(name);
      if (language === undefined || isScript(language)) return [];
      const text = fs.readFileSync(path.join(fixtures, rule, name), 'utf8');
      return [{ path: name, text, language, config: configOf(rule), parser }];
    }),
  );
  assert.ok(inputs.length > 300);

  it('is the headers that it will want', () => {
    // Each is analysed as well, and their texts differ little in what matters here.
    for (const input of inputs.filter((_, at) => at % 40 === 0)) {
      assert.deepEqual(wantedHeaders(input), lint(input).wanted, input.path);
      const text = `#if 0\n#include "never.h"\n#endif\n#include "own.h"\n#define OTHER <other.h>\n#include OTHER\n${input.text}`;
      const forced = {
        macros: new Map([['A', '1']]),
        forcedIncludes: [{ spelling: 'forced.h', system: false }],
      };
      const build = { ...forced, rejectsUndeclared: undefined };
      const changed = { ...input, text, build };
      const wanted = wantedHeaders(changed);
      assert.deepEqual(wanted, lint(changed).wanted, input.path);
      if (mayCall(text))
        for (const one of ['forced.h', 'own.h', 'other.h'])
          assert.ok(wanted.some(({ spelling }) => spelling === one));
    }
  });

  it('is nothing where no function is defined, whatever the headers hold', () => {
    const headers = new Map([['own.h', '#define MINE(n) move_pages(0, n, p, q, s, 8)\n#define BODY {\n']]);
    let silent = 0;
    for (const input of inputs) {
      const text = `#include "own.h"\n${input.text.replaceAll('{', ';').replaceAll('numaif.h', 'numa.h')}\nMINE(3);\n`;
      if (!mayCall(text) || mayBeFound(text, input.language)) continue;
      silent++;
      const { findings, callSites } = lint({ ...input, text, headers });
      assert.deepEqual([findings, callSites], [[], []], text);
    }
    assert.ok(silent > 300, String(silent));
    assert.equal(mayBeFound('#include <numaif.h>\nlong move_pages();'), true);
    assert.equal(mayBeFound('/* numa-lens-ignore x */ long move_pages();'), true);
    assert.equal(mayBeFound('move_pages()', 'typescript'), true);
  });
});
