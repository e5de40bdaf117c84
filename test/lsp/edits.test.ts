import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { callSitesMethod } from '../../server/protocol/lens';
import { Editor } from './support/editor';

/** Lines that change what other lines mean: a macro, a helper, a brace, a comment that opens and never ends. */
const lines = [
  '#define FLAGS MPOL_MF_MOVE',
  '#define FLAGS (MPOL_MF_MOVE | MPOL_MF_STRICT)',
  '#undef FLAGS',
  '#define CALL(n, p, s) move_pages(0, n, p, NULL, s, FLAGS)',
  '#if FLAGS > 2',
  '#else',
  '#endif',
  'static int pick(void) { return 9; }',
  'static int pick(void) { return MPOL_MF_MOVE; }',
  'long one(unsigned long n, void **p, int *s) { return move_pages(0, n, p, NULL, s, FLAGS); }',
  'long two(unsigned long n, void **p, int *s) { return move_pages(0, n, p, NULL, s, pick()); }',
  'long three(unsigned long n, void **p, int *s) {',
  '  long result = CALL(n, p, s);',
  '  int flags = FLAGS;',
  '  flags |= 8;',
  '  result = move_pages(0, n, p, NULL, s, flags);',
  '  return result;',
  '}',
  '// numa-lens-ignore flags-invalid -- on purpose',
  '/* open',
  '*/',
  'move_pages(0, ',
  '\u{1F600}',
  '',
];

type Edit = { readonly at: number; readonly remove: number; readonly insert: readonly number[] };
const edits = fc.array(
  fc.record({
    at: fc.nat({ max: 40 }),
    remove: fc.nat({ max: 2 }),
    insert: fc.array(fc.nat({ max: lines.length - 1 }), { maxLength: 3 }),
  }),
  { minLength: 4, maxLength: 12 },
);

describe('incremental edits', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start();
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });
  let documents = 0;

  /** Everything the server says of a document, without its name and version. */
  const answers = async (uri: string): Promise<unknown> => {
    const diagnostics = await editor.diagnostics(uri);
    const sites: object = await editor.request(callSitesMethod, { textDocument: { uri } });
    return JSON.parse(JSON.stringify([diagnostics, { ...sites, version: 0 }]).replaceAll(uri, 'URI'));
  };

  it('lead to the same answers as the same text opened afresh', async (t) => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(edits, async (steps: readonly Edit[]) => {
        const uri = `untitled:edited-${documents++}.c`;
        await editor.open(uri, `#include <numaif.h>\n${lines.slice(0, 18).join('\n')}\n`);
        for (const { at, remove, insert } of steps) {
          const last = editor.document(uri).lineCount - 1;
          const start = { line: Math.min(at, last), character: 0 };
          const end = { line: Math.min(at + remove, last), character: 0 };
          await editor.change(uri, insert.map((line) => `${lines[line] ?? ''}\n`).join(''), { start, end });
          const edited = await answers(uri);
          const fresh = `untitled:fresh-${documents++}.c`;
          await editor.open(fresh, editor.document(uri).getText());
          assert.deepEqual(edited, await answers(fresh));
          await editor.close(fresh);
          compared++;
        }
        await editor.close(uri);
      }),
      { numRuns: 25 },
    );
    t.diagnostic(`fact lsp.editsCompared=${compared}`);
  });
});
