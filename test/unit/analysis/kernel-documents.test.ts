/** A document that becomes a source of the kernel while it is edited, or stops being one: told as of the text read afresh. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import { lint } from '../../../server/core/engine';
import type { LanguageId, Parser } from '../../../server/core/syntax/port';
import type { TextChange } from '../../../server/core/text';
import { chooseParser } from '../../../server/parser/choose';
import { usualConfig } from '../../rules/harness';

const kernelHeader = '#include <linux/mm_types.h>\n';
const program =
  '#include <numaif.h>\nlong f(void **pages, int *nodes, int *status) {\n  return move_pages(0, 4, pages, nodes, status, 99);\n}\n';
const kernels = kernelHeader + program.replace('<numaif.h>', '<linux/mmzone.h>');

describe('documents of the kernel', () => {
  let parser: Parser;
  before(async () => {
    parser = await chooseParser('wasm');
  });

  const rulesOf = (text: string, cache?: LintCache, changes?: readonly TextChange[]): readonly string[] => {
    const language: LanguageId = 'c';
    const input = { path: 'a.c', text, language, config: usualConfig, parser };
    return lint({
      ...input,
      ...(cache === undefined ? {} : { cache }),
      ...(changes === undefined ? {} : { changes }),
    }).findings.map(({ rule }) => rule);
  };

  const session = (first: string, edits: readonly TextChange[]): void => {
    const cache = new LintCache();
    let text = first;
    assert.deepEqual(rulesOf(text, cache), rulesOf(text));
    for (const edit of edits) {
      text = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
      assert.deepEqual(rulesOf(text, cache, [edit]), rulesOf(text), text);
    }
  };

  it('are silent only as long as they are', () => {
    assert.deepEqual(rulesOf(kernels), []);
    assert.ok(rulesOf(program).includes('flags-invalid'));
  });

  it('are judged once their headers are gone, and no more when they come back', () => {
    const second = kernels.indexOf('#include <linux/mmzone.h>');
    const end = kernels.indexOf('\n', second) + 1;
    session(kernels, [
      { span: { start: second, end }, text: '' },
      { span: { start: 0, end: kernelHeader.length }, text: '' },
      { span: { start: 0, end: 0 }, text: kernelHeader },
      { span: { start: 0, end: 0 }, text: '#include <stdio.h>\n' },
    ]);
  });

  it('become some by an edit of a program', () => {
    const at = program.indexOf('numaif.h');
    session(program, [
      { span: { start: at, end: at + 'numaif.h'.length }, text: 'linux/mmzone.h' },
      { span: { start: at, end: at + 'linux/mmzone.h'.length }, text: 'numaif.h' },
    ]);
  });
});
