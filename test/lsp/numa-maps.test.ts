import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DocumentSymbol, FoldingRange, SymbolInformation } from 'vscode-languageserver/node';
import { Editor, modern } from './support/editor';

const uri = 'file:///tmp/4711.numa_maps';
const source = `00400000 default file=/opt/app/server mapped=12 mapmax=3 active=8 N0=4 N1=8 kernelpagesize_kB=4
00600000 default file=/opt/app/server anon=1 dirty=1 N1=1 kernelpagesize_kB=4
01a2c000 bind=static:0-1 heap anon=512 dirty=512 active=0 N0=384 N1=128 kernelpagesize_kB=4

this line was broken by who knows what
7f0000000000 prefer (many):0 file=/anon_hugepage\\040(deleted) huge anon=3 dirty=3 N0=3 kernelpagesize_kB=2048
7f1000000000 bind=:0
7f2000000000 default file=/usr/lib/libc.so.6 mapped=30 mapmax=41 N0=30 kernelpagesize_kB=4
7f2000028000 default file=/usr/lib/libc.so.6
7f2000200000 default file=/usr/lib/libc.so.6 anon=2 dirty=2 swapcache=1 writeback=1 N0=2 kernelpagesize_kB=4
7ffd00000000 nearby:1 stack anon=3 folios=2 N0=3
`;

const registering = {
  ...modern,
  textDocument: {
    ...modern.textDocument,
    documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
    foldingRange: { dynamicRegistration: true, rangeLimit: 5000 },
  },
};

describe('numa_maps: hover', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start();
    await editor.open(uri, source, 'numa-maps');
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });

  it('tells the amount in its unit, and what the field means', async () => {
    const expected: readonly (readonly [string, RegExp, RegExp])[] = [
      [
        '01a2c000',
        /^\*\*0x01a2c000\*\*: \\\[heap\\\], in memory 512 pages of 4 KiB: 2 MiB \(N0 1.5 MiB, N1 512 KiB\)/,
        /Where the mapping begins/,
      ],
      ['7f1000000000', /anonymous memory, no page in memory/, /proc\/PID\/maps/],
      ['file=/opt', /^`file`/, /The file that is mapped/],
      ['heap', /^`heap`/, /brk\(2\)/],
      ['stack', /^`stack`/, /main thread.*\n\n- from Linux 3.4, before 4.5: .*stack:TID/],
      ['huge ', /^`huge`/, /huge pages, whose size kernelpagesize\\?_kB/],
      ['anon=512', /^\*\*anon\*\*: 512 pages of 4 KiB: 2 MiB/, /belong to no file/],
      ['anon=3', /3 pages of 2 MiB: 6 MiB/, /belong to no file/],
      ['dirty=1', /1 page of 4 KiB$/m, /written to/],
      ['mapped=12', /12 pages of 4 KiB: 48 KiB/, /page tables/],
      ['mapmax=3', /mapped up to 3 times/, /MPOL_MF_MOVE_ALL.*\n\n- since Linux 6\.15: an average/],
      ['swapcache=1', /1 page of 4 KiB/, /swap/],
      ['active=8', /8 pages of 4 KiB: 32 KiB/, /reclaim/],
      ['writeback=1', /1 page of 4 KiB/, /being written/],
      ['N0=384', /^\*\*N0\*\*: 384 pages of 4 KiB: 1.5 MiB \(75% of the mapping in memory\)/, /zero pages/],
      ['kernelpagesize_kB=2048', /: 2 MiB$/m, /since Linux 4\.0/],
    ];
    for (const [needle, value, meaning] of expected) {
      const text = await editor.hoverText(uri, needle);
      assert.match(text, value, needle);
      assert.match(text.replaceAll('\\_', '_'), new RegExp(meaning.source, 's'), needle);
    }
  });

  it('explains policies, their flags and nodes', async () => {
    assert.match(await editor.hoverText(uri, 'default'), /No policy: .*touches it first/);
    const bound = await editor.hoverText(uri, 'bind=static:0-1');
    assert.match(bound, /^`bind=static:0-1`\n\nMPOL_BIND: .*MPOL_F_STATIC_NODES: .*Its nodes: 0-1\./);
    assert.match(bound, /already stay where they are/);
    const many = await editor.hoverText(uri, 'prefer (many)');
    assert.match(many, /MPOL_PREFERRED_MANY: .*The kernel knows it since Linux 5\.15\..*Its nodes: 0\./);
    assert.match(await editor.hoverText(uri, 'bind=:0'), /MPOL_F_NUMA_BALANCING/);
    assert.match(await editor.hoverText(uri, 'nearby:1'), /not known here/);
  });

  it('says nothing of what it does not know', async () => {
    assert.equal(await editor.hover(uri, editor.at(uri, 'broken')), null);
    assert.equal(await editor.hover(uri, editor.at(uri, 'folios=2')), null);
    assert.equal(await editor.hover(uri, { line: 3, character: 0 }), null);
    assert.equal(await editor.hover(uri, { line: 999, character: 7 }), null);
    assert.deepEqual(await editor.diagnostics(uri), []);
  });

  it('is known by the name of a file, in an editor that sends no language', async () => {
    await editor.open('file:///proc/4711/numa_maps', source, '');
    assert.match(await editor.hoverText('file:///proc/4711/numa_maps', 'anon=512'), /2 MiB/);
    await editor.open('file:///tmp/notes.txt', source, '');
    assert.equal(await editor.hover('file:///tmp/notes.txt', editor.at(uri, 'anon=512')), null);
  });
});

const symbolsOf = (editor: Editor, of = uri): Promise<DocumentSymbol[]> =>
  editor.request('textDocument/documentSymbol', { textDocument: { uri: of } });
const foldsOf = (editor: Editor, of = uri): Promise<FoldingRange[] | null> =>
  editor.request('textDocument/foldingRange', { textDocument: { uri: of } });

describe('numa_maps: structure', () => {
  it('is offered once there is such a document, and for such documents alone', () =>
    Editor.with({ capabilities: registering }, async (editor) => {
      const { capabilities } = editor.initializeResult ?? {};
      assert.equal(capabilities?.documentSymbolProvider, undefined);
      assert.equal(capabilities?.foldingRangeProvider, undefined);
      await editor.open('untitled:a.c', 'int a;\n');
      assert.equal(await foldsOf(editor, 'untitled:a.c'), null);
      assert.equal(editor.registrations.includes('textDocument/foldingRange'), false);
      await editor.open(uri, source, 'numa-maps');
      await editor.until(() => editor.registrations.includes('textDocument/foldingRange'));
      await editor.until(() => editor.registrations.includes('textDocument/documentSymbol'));
    }));

  it('is groups of mappings of one file', () =>
    Editor.with({ capabilities: registering }, async (editor) => {
      await editor.open(uri, source, 'numa-maps');
      const symbols = await symbolsOf(editor);
      assert.deepEqual(
        symbols.map(({ name, detail, range, children }) => [
          name,
          detail,
          range.start.line,
          range.end.line,
          children?.map((child) => `${child.name}: ${child.detail ?? ''}`),
        ]),
        [
          ['server', '', 0, 1, ['00400000: N0 16 KiB, N1 32 KiB', '00600000: N1 4 KiB']],
          ['[heap] 01a2c000', 'bind=static:0-1 · N0 1.5 MiB, N1 512 KiB', 2, 2, undefined],
          ['anon_hugepage (deleted) 7f0000000000', 'prefer (many):0 · N0 6 MiB', 5, 5, undefined],
          ['anonymous memory 7f1000000000', 'bind=:0', 6, 6, undefined],
          ['libc.so.6', '', 7, 9, ['7f2000000000: N0 120 KiB', '7f2000028000: ', '7f2000200000: N0 8 KiB']],
          ['[stack] 7ffd00000000', 'nearby:1 · N0 3 pages', 10, 10, undefined],
        ],
      );
      assert.deepEqual(await foldsOf(editor), [
        { startLine: 0, endLine: 1 },
        { startLine: 7, endLine: 9 },
      ]);
      // After an edit it is that of the new text.
      await editor.change(uri, '', { start: { line: 8, character: 0 }, end: { line: 10, character: 0 } });
      assert.deepEqual(await foldsOf(editor), [{ startLine: 0, endLine: 1 }]);
    }));

  it('is told at the start to an editor that takes no registrations and asks for it', () =>
    Editor.with({ capabilities: {}, options: { numaMaps: true } }, async (editor) => {
      const { capabilities } = editor.initializeResult ?? {};
      assert.equal(capabilities?.documentSymbolProvider, true);
      assert.equal(capabilities.foldingRangeProvider, true);
      await editor.open(uri, source, 'numa_maps');
      const symbols = await editor.request<SymbolInformation[]>('textDocument/documentSymbol', {
        textDocument: { uri },
      });
      assert.deepEqual(
        symbols.slice(0, 3).map(({ name, location }) => [name, location.range.start.line]),
        [
          ['server 00400000', 0],
          ['server 00600000', 1],
          ['[heap] 01a2c000', 2],
        ],
      );
    }));

  it('of a hundred thousand lines is answered in parts that an editor can show', () =>
    Editor.with({ capabilities: registering }, async (editor) => {
      const lines = Array.from({ length: 100_000 }, (_, index) => {
        const address = (0x7f0000000000 + index * 0x10000).toString(16);
        const file = Math.floor(index / 5) % 2 === 0 ? ` file=/usr/lib/lib${Math.floor(index / 10)}.so` : '';
        return `${address} default${file} anon=${index + 1} dirty=${index + 1} N0=${index + 1} kernelpagesize_kB=4`;
      });
      await editor.open(uri, lines.join('\n'), 'numa-maps');
      assert.match(await editor.hoverText(uri, 'anon=77777 '), /77777 pages of 4 KiB: 303 MiB/);
      const symbols = await symbolsOf(editor);
      assert.equal(symbols.length, 5000);
      // The largest in memory.
      assert.equal(symbols.at(-1)?.range.end.line, 99_999);
      assert.equal(symbols[0]?.range.start.line, 75_000);
      assert.equal((await foldsOf(editor))?.length, 5000);
    }));
});
