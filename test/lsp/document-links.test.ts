/** Links from the names of manual pages. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { DocumentLink } from 'vscode-languageserver/node';
import { Editor } from './support/editor';

it('manual pages that a text names are links', async () => {
  await Editor.with({}, async (editor) => {
    const uri = 'untitled:links.c';
    await editor.open(
      uri,
      `#include <numaif.h>
/* See move_pages(2), numa(3), numa_maps(5); not read(2), nor mbind(3). */
// man 2 set_mempolicy tells more, and so does man 8 numactl.
long f(void) { return my_mbind(2) + ops.mbind(2); }
`,
    );
    const links = await editor.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri },
    });
    const base = 'https://man7.org/linux/man-pages';
    assert.deepEqual(
      links.map(({ range, target }) => [editor.document(uri).getText(range), target]),
      [
        ['move_pages(2)', `${base}/man2/move_pages.2.html`],
        ['numa(3)', `${base}/man3/numa.3.html`],
        ['numa_maps(5)', `${base}/man5/numa_maps.5.html`],
        ['man 2 set_mempolicy', `${base}/man2/set_mempolicy.2.html`],
        ['man 8 numactl', `${base}/man8/numactl.8.html`],
      ],
    );
  });
});
