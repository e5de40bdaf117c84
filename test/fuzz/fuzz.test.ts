/** What fuzzing once broke stays mended; and a little more of it (npm run fuzz does it for long). */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import type { Parser } from '../../server/core/syntax/port';
import { loadWasmParser } from '../../server/parser/wasm';
import { sessionOf, type Case } from './cases';
import { seedOf, sessionAt, sessionKinds } from './kinds';
import { play } from './play';
import { giants } from './texts';

const folder = path.resolve(__dirname, '../../../test/fuzz/cases');
const seed = 20_261_122;

void describe('fuzzing', () => {
  let parser: Parser;
  before(async () => {
    parser = await loadWasmParser();
  });

  for (const name of fs.readdirSync(folder).sort()) {
    it(`what once failed: ${name}`, async () => {
      const found = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as Case;
      const { language, path: file } = found;
      assert.equal(
        await play(sessionOf(found), { language, path: file, parser }, { thorough: true }),
        undefined,
      );
    });
  }

  it('reads a comment of a megabyte without a space in it, and an edit in it', async () => {
    const [text = ''] = giants('c');
    const at = text.length >> 1;
    const changed = `${text.slice(0, at)}x${text.slice(at)}`;
    const state = { text: changed, supplied: new Map<string, string>() };
    const step = { changes: [{ span: { start: at, end: at }, text: 'x' }], after: state };
    const kind = { language: 'c', path: 'edited.c', parser } as const;
    // A pattern that searches the rest of the line from each of its places does not end in the time of a test.
    assert.equal(await play({ first: { ...state, text }, steps: [step] }, kind), undefined);
  });

  for (const kind of sessionKinds().filter(({ name }) =>
    /^(?:short|hostile) (?:c|cpp|typescript)$/.test(name),
  )) {
    it(`a session: ${kind.name}`, async () => {
      const counters = { edits: 0, compared: 0, findings: 0 };
      const session = sessionAt(kind, seedOf(seed, 0));
      assert.ok(session !== undefined);
      assert.equal(await play(session, { ...kind, parser }, { counters }), undefined);
      assert.ok(counters.edits > 5 && counters.compared >= counters.edits);
    });
  }
});
