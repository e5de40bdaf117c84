import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergeConfig } from '../../../server/core/config-file';
import type { LintInput, LintResult } from '../../../server/core/lint';
import type { Parser } from '../../../server/core/syntax/port';
import type { Analysis } from '../../../server/lsp/analysis';
import { KnownFunctions } from '../../../server/lsp/known-functions';
import { OpenDocument } from '../../../server/lsp/open-document';

const item = { uri: 'untitled:a.c', languageId: 'c', version: 1, text: 'long a;\n' };
const config = mergeConfig([]);
const start = { line: 0, character: 0 };

/** An analysis that tells what it is given and can be made to fail. */
class Listening implements Analysis {
  readonly given: LintInput[] = [];
  readonly rules = new Map<never, never>();
  fails = false;
  readonly parser: Parser = {
    binding: 'wasm',
    supports: () => true,
    parse: () => {
      throw new Error('nothing is parsed here');
    },
  };

  lint(input: LintInput): LintResult {
    this.given.push(input);
    if (this.fails) throw new Error('a planted fault');
    return { findings: [], callSites: [], wanted: [] };
  }
}

describe('the analysis of a document', () => {
  const input = { path: 'a.c', language: 'c' as const, config };

  it('is told what changed since it last succeeded, and nothing where that is not certain', async () => {
    const analysis = new Listening();
    const { given } = analysis;
    const document = new OpenDocument(item);
    const functions = new KnownFunctions();
    const lint = async (one = document): Promise<LintInput['changes']> => {
      await functions.lint(analysis, one, input);
      return given.at(-1)?.changes;
    };
    const type = (text: string): void => {
      document.change([{ range: { start, end: start }, text }], 1);
    };

    assert.equal(await lint(), undefined, 'nothing was seen before');
    assert.deepEqual(await lint(), [], 'the same text again');
    type('x');
    type('y');
    const at = { start: 0, end: 0 };
    assert.deepEqual(await lint(), [
      { span: at, text: 'x' },
      { span: at, text: 'y' },
    ]);
    assert.equal(given.at(-1)?.text, 'yxlong a;\n');

    type('z');
    analysis.fails = true;
    await assert.rejects(lint(), /planted/);
    analysis.fails = false;
    assert.equal(await lint(), undefined, 'how far the analysis came is not known');

    document.change([{ text: 'whole' }], 2);
    assert.equal(await lint(), undefined, 'how the text came about is not known');
    assert.equal(await lint(new OpenDocument(item)), undefined, 'opened anew');
    assert.equal(await lint(), undefined, 'another document of this name came between');
  });
});
