import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CallSitesResult } from '../../server/protocol/lens';
import { callSitesMethod, isMigration } from '../../server/protocol/lens';
import { Editor, plain } from './support/editor';

const uri = 'untitled:hover.c';
const source = `#include <errno.h>
#include <numaif.h>

int move(unsigned long n, void **pages, const int *nodes, int *status)
{
  long result = move_pages(0, n, pages, nodes, status, MPOL_MF_MOVE);
  if (result < 0 && errno == EPERM)
    return 1;
  for (unsigned long i = 0; i < n; i++)
    if (status[i] == -ENOENT)
      return 2;
  return 0;
}
`;

describe('hover', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start();
    await editor.open(uri, source);
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });

  it('on the call tells its declaration and what it does', async () => {
    const text = await editor.hoverText(uri, 'move_pages');
    assert.match(text, /long move_pages\(int pid, unsigned long count, void \*\*pages/);
    assert.match(text, /Moves single pages/);
    // Unescaped, <numaif.h> would vanish as an HTML tag.
    assert.match(text, /\\<numaif\.h>/);
  });

  it('on an argument tells its role', async () => {
    const inCall = async (word: string): Promise<string> => {
      const document = editor.document(uri);
      const text = document.getText();
      const offset = text.indexOf(word, text.indexOf('move_pages(0'));
      return JSON.stringify(await editor.hover(uri, document.positionAt(offset)));
    };
    assert.match(await inCall('pages, nodes'), /void \*\*pages/);
    assert.match(await inCall('nodes, status'), /const int \*nodes.*32-bit node numbers/);
    assert.match(await inCall('status, MPOL'), /int \*status/);
    assert.match(await inCall('0, n'), /The process whose pages are meant/);
    assert.match(await inCall('0, n'), /Value here: `0`/);
  });

  it('on a flag tells the flag', async () => {
    const text = await editor.hoverText(uri, 'MPOL_MF_MOVE');
    assert.match(text, /\*\*MPOL_MF_MOVE\*\* = 2/);
    assert.match(text, /no other process maps/);
  });

  it('on an errno tells why the call fails so', async () => {
    const text = await editor.hoverText(uri, 'EPERM');
    assert.match(text, /\*\*EPERM\*\* = 1 as errno/);
    assert.match(text, /CAP_SYS_PTRACE/);
  });

  it('on a negated errno tells the status entry', async () => {
    const text = await editor.hoverText(uri, 'ENOENT');
    assert.match(text, /\*\*-ENOENT\*\* = -2 as a status entry/);
    assert.match(text, /never touched/);
    assert.match(text, /from Linux 6\.1, before 6\.5/);
    assert.doesNotMatch(text, /as errno/);
  });

  it('knows the other calls, of which none is offered as a migration', async () => {
    const other = 'untitled:family.c';
    await editor.open(
      other,
      `#include <errno.h>
#include <numa.h>
#include <numaif.h>
int bind(void *start, unsigned long bytes, unsigned long mask) {
  numa_tonode_memory(start, bytes, 1);
  if (mbind(start, bytes, MPOL_BIND, &mask, 65, MPOL_MF_MOVE | MPOL_MF_STRICT) < 0) return -EIO;
  return 0;
}
`,
    );
    assert.match(
      await editor.hoverText(other, 'mbind'),
      /long mbind\(void \*addr.*memory policy of a range/s,
    );
    assert.match(
      await editor.hoverText(other, 'numa_tonode_memory'),
      /void numa_tonode_memory\(void \*start, size_t size, int node\)/,
    );
    assert.match(
      await editor.hoverText(other, '65'),
      /unsigned long maxnode.*number of bits in the mask, plus one/s,
    );
    assert.doesNotMatch(await editor.hoverText(other, 'MPOL_MF_STRICT'), /Leave it out/);
    assert.match(await editor.hoverText(other, 'EIO'), /mbind fails with EIO. With MPOL/);
    const params = { textDocument: { uri: other } };
    const { callSites } = await editor.request<CallSitesResult>(callSitesMethod, params);
    assert.deepEqual(
      callSites.map((site) => [site.call, isMigration(site)]),
      [
        ['mbind', false],
        ['mbind', false],
      ],
    );
  });

  it('is silent elsewhere', async () => {
    assert.equal(await editor.hoverText(uri, 'unsigned'), '');
    assert.equal(await editor.hoverText(uri, 'return 2'), '');
    await editor.open('untitled:none.c', 'int x = ENOENT;\n');
    assert.equal(await editor.hoverText('untitled:none.c', 'ENOENT'), '');
  });

  it('comes as plain text where the editor has no markdown', async () => {
    await Editor.with({ capabilities: plain }, async (other) => {
      await other.open(uri, source);
      const hover = await other.hover(uri, other.at(uri, 'MPOL_MF_MOVE'));
      assert.match(JSON.stringify(hover), /"plaintext"/);
      assert.doesNotMatch(JSON.stringify(hover), /\*\*|```/);
    });
  });

  it('call sites carry ranges, roles and folded values', async () => {
    const params = { textDocument: { uri } };
    const { version, callSites } = await editor.request<CallSitesResult>(callSitesMethod, params);
    assert.equal(version, 1);
    const [site, ...others] = callSites;
    assert.deepEqual(others, []);
    assert.ok(site !== undefined);
    const text = (range: Parameters<ReturnType<Editor['document']>['getText']>[0]): string =>
      editor.document(uri).getText(range);
    assert.match(text(site.range), /^move_pages\(.*\)$/);
    assert.equal(site.call, 'move_pages');
    assert.equal(site.form, 'wrapper');
    assert.deepEqual(
      site.arguments.map((one) => [one.role, text(one.range), one.folded]),
      [
        ['pid', '0', '0'],
        ['count', 'n', undefined],
        ['pages', 'pages', undefined],
        ['nodes', 'nodes', undefined],
        ['status', 'status', undefined],
        ['flags', 'MPOL_MF_MOVE', '2'],
      ],
    );
    const none = await editor.request<CallSitesResult>(callSitesMethod, {
      textDocument: { uri: 'file:///no.c' },
    });
    assert.deepEqual(none, { version: null, callSites: [] });
  });
});
