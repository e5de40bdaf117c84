/** Completion and signature help in half-written code, over the wire. `$0` marks the cursor. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CompletionItem, SignatureHelp } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Editor, modern } from './support/editor';

const head = `#include <errno.h>
#include <numaif.h>
#include <sys/syscall.h>
#include <unistd.h>
`;

const inFunction = (line: string): string => `${head}
long place(int pid, unsigned long n, void **pages, const int *nodes, int *status)
{
  int other = 1;
${line}
  other = 2;
  return other;
}

int last(void)
{
  return 0;
}
`;

describe('completion', () => {
  let editor: Editor;
  let count = 0;
  before(async () => {
    editor = await Editor.start();
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });

  const openAt = async (marked: string, languageId = 'c'): Promise<{ uri: string; position: object }> => {
    const offset = marked.indexOf('$0');
    assert.notEqual(offset, -1, 'no cursor');
    const text = marked.slice(0, offset) + marked.slice(offset + 2);
    const uri = `untitled:completion-${++count}.${languageId}`;
    await editor.open(uri, text, languageId);
    return { uri, position: editor.document(uri).positionAt(offset) };
  };
  const items = async (marked: string, languageId?: string): Promise<readonly CompletionItem[]> => {
    const { uri, position } = await openAt(marked, languageId);
    const found = await editor.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    await editor.close(uri);
    return [...found].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  };
  /** In their order, deprecated ones in parentheses. */
  const labels = async (marked: string, languageId?: string): Promise<string> =>
    (await items(marked, languageId))
      .map(({ label, tags }) => (tags?.includes(1) === true ? `(${label})` : label))
      .join(' ');

  const ofMovePages = 'MPOL_MF_MOVE MPOL_MF_MOVE_ALL (MPOL_MF_STRICT) (MPOL_MF_LAZY)';

  it('offers the flags of the call, what it never takes last and marked', async () => {
    const complete = 'long r = move_pages(pid, n, pages, nodes, status, $0);';
    assert.equal(await labels(inFunction(complete)), ofMovePages);
    assert.equal(
      await labels(inFunction('mbind(pages, 4096, MPOL_BIND, 0, 0, $0);')),
      'MPOL_MF_MOVE MPOL_MF_MOVE_ALL MPOL_MF_STRICT (MPOL_MF_LAZY)',
    );
    assert.equal(
      await labels(inFunction('get_mempolicy(&other, 0, 0, pages, $0);')),
      'MPOL_F_NODE MPOL_F_ADDR MPOL_F_MEMS_ALLOWED',
    );
    const described = (await items(inFunction(complete))).map(({ label, labelDetails }) => [
      label,
      labelDetails?.description,
    ]);
    assert.deepEqual(described, [
      ['MPOL_MF_MOVE', undefined],
      ['MPOL_MF_MOVE_ALL', 'CAP_SYS_NICE'],
      ['MPOL_MF_STRICT', 'never valid here'],
      ['MPOL_MF_LAZY', 'never valid here'],
    ]);
  });

  it('works in half-written code', async () => {
    for (const line of [
      'long r = move_pages(pid, n, pages, nodes, status, $0',
      'long r = move_pages(pid, n, pages, nodes, status, MPOL_MF_$0',
      'if (move_pages(pid, n, pages, nodes, status, $0) < 0) {',
      'if (move_pages(pid, n, pages, (const int[]){ 1, 2 }, status, $0',
      'other = f(move_pages(pid, n, pages, nodes, &status[n], $0',
      'CHECK(move_pages(pid, n, pages, nodes, status, $0));',
      'if (pid) move_pages(pid, n, pages\n  move_pages(pid, n, pages, nodes, status, $0',
      'move_pages(pid, n, // (\n pages, ")", \'(\', $0',
    ])
      assert.equal(await labels(inFunction(line)), line.includes("'('") ? ofMovePages : ofMovePages, line);
    assert.equal(
      await labels(inFunction('move_pages(pid, n, pages, nodes, status, MPOL_MF_MOVE | $0')),
      'MPOL_MF_MOVE_ALL (MPOL_MF_STRICT) (MPOL_MF_LAZY)',
    );
    // At the end of the file, nothing behind it.
    assert.equal(await labels(`${head}void f(void **p, int *s) { move_pages(0, 1, p, 0, s, $0`), ofMovePages);
  });

  it('offers modes, and behind one the flags that go with it', async () => {
    const modes =
      'MPOL_DEFAULT MPOL_PREFERRED MPOL_BIND MPOL_INTERLEAVE MPOL_LOCAL MPOL_PREFERRED_MANY MPOL_WEIGHTED_INTERLEAVE';
    const flags = 'MPOL_F_STATIC_NODES MPOL_F_RELATIVE_NODES MPOL_F_NUMA_BALANCING';
    assert.equal(await labels(inFunction('mbind(pages, 4096, $0')), `${modes} ${flags}`);
    assert.equal(await labels(inFunction('set_mempolicy($0')), `${modes} ${flags}`);
    assert.equal(await labels(inFunction('set_mempolicy(MPOL_BIND | $0, 0, 0);')), flags);
    assert.equal(
      await labels(inFunction('set_mempolicy(MPOL_INTERLEAVE | MPOL_F_STATIC_NODES | $0, 0, 0);')),
      '',
    );
    const many = (await items(inFunction('set_mempolicy($0'))).find(({ label }) => label.endsWith('_MANY'));
    assert.equal(many?.labelDetails?.description, 'Linux 5.15');
  });

  it('knows raw system calls, macros, helpers and pointers from dlsym', async () => {
    assert.equal(
      await labels(inFunction('syscall(SYS_move_pages, pid, n, pages, nodes, status, $0')),
      ofMovePages,
    );
    assert.equal(await labels(inFunction('syscall(279, pid, n, pages, nodes, status, $0')), ofMovePages);
    assert.equal(await labels(inFunction('syscall(__NR_read, pid, n, pages, nodes, status, $0')), '');
    const before = (top: string, line: string): string =>
      inFunction(line).replace('\nlong', `\n${top}\nlong`);
    assert.equal(
      await labels(before('#define MOVE move_pages', 'MOVE(pid, n, pages, nodes, status, $0')),
      ofMovePages,
    );
    assert.equal(
      await labels(
        before('#define MINE(p, s, f) move_pages(0, 1, (p), NULL, (s), (f))', 'MINE(pages, status, $0'),
      ),
      ofMovePages,
    );
    const helper = (body: string): string =>
      `static long mv(int p, unsigned long n, void **a, const int *t, int *s, int f) { ${body} }`;
    const call = 'mv(pid, n, pages, nodes, status, $0';
    assert.equal(await labels(before(helper('return move_pages(p, n, a, t, s, f);'), call)), ofMovePages);
    assert.equal(
      await labels(before(helper('return move_pages(p, n, a, t, s, f | MPOL_MF_MOVE_ALL);'), call)),
      '',
    );
    assert.equal(
      await labels(
        before('static long (*real)(int, unsigned long, void **, const int *, int *, int);', '') +
          `void g(void **p, int *s) { real = dlsym(0, "move_pages"); real(0, 1, p, 0, s, $0`,
      ),
      ofMovePages,
    );
  });

  describe('of outcomes', () => {
    const met = '-EACCES -EBUSY -EFAULT -ENOENT (-EIO) (-EINVAL) (-ENOMEM)';
    const call = 'long rc = move_pages(pid, n, pages, nodes, status, MPOL_MF_MOVE);\n';

    it('offers what an entry of status can be', async () => {
      for (const line of [
        'if (status[n] == $0',
        'if (status[n] == $0) return 1;',
        'if (other && status[n - 1] != -$0',
        'if (*status == E$0',
        'int got = status[0];\n if (got == -E$0',
        'switch (status[0]) {\n case 1: f();\n case $0',
      ])
        assert.equal(await labels(inFunction(`${call}${line}`)), met, line);
      const [first] = await items(inFunction(`${call}if (status[0] == -$0`));
      assert.equal(first?.textEdit?.newText, 'EACCES');
      assert.equal(first.labelDetails?.description, 'shared with other processes');
      const full = await editor.request<CompletionItem>('completionItem/resolve', first);
      assert.match(JSON.stringify(full.documentation), /More than one process maps the page/);
      const [, , , , dead] = await items(inFunction(`${call}if (status[0] == $0`));
      assert.equal(dead?.labelDetails?.description, 'not from Linux 4.17 on');
    });

    it('offers the errnos of the calls in front of it', async () => {
      assert.equal(
        await labels(inFunction(`${call}if (rc < 0 && errno == $0`)),
        'EACCES EFAULT EINVAL ENODEV ENOMEM ENOSYS EPERM ESRCH (E2BIG) (ENOENT)',
      );
      assert.equal(
        await labels(inFunction('mbind(pages, 1, 2, 0, 0, 0);\nint saved = errno;\nif (saved == $0')),
        'EFAULT EINVAL EIO ENOMEM EPERM ENOSYS',
      );
      assert.equal(
        await labels(inFunction('mbind(pages, 1, 2, 0, 0, 0);\nint saved = -errno;\nif (saved == -$0')),
        '-EFAULT -EINVAL -EIO -ENOMEM -EPERM -ENOSYS',
      );
    });

    it('is silent about other values', async () => {
      for (const line of [
        'if (rc == $0',
        'if (nodes[0] == -$0',
        'if (errno == -$0',
        'if (other == $0',
        'x = $0',
      ])
        assert.equal(await labels(inFunction(`${call}${line}`)), '', line);
      assert.equal(await labels(inFunction('if (errno == $0')), '', 'no call before');
      assert.equal(await labels(inFunction('if (status[0] == $0')), '', 'nothing filled it');
    });
  });

  it('is silent where it has nothing to say', async () => {
    for (const line of [
      '// move_pages(pid, n, pages, nodes, status, $0',
      '/* move_pages(pid, n, pages, nodes, status, $0',
      'puts("move_pages(pid, n, pages, nodes, status, $0");',
      'puts("move_pages(pid, n, pages, nodes, status, $0',
      'move_pages(pid, n, pages, nodes, status, 1$0',
      'move_pages(pid, n, pages, nodes, status, MPOL_MF_MOVE $0',
      'move_pages(pid, n, pages, nodes, $0',
      'move_pages(pid, n, pages, nodes, status, f($0',
      'move_pages(pid, n, pages, nodes, status, other[$0',
      'ops->move_pages(pid, n, pages, nodes, status, $0',
      'ops.move_pages(pid, n, pages, nodes, status, $0',
      'long (*move_pages)(int, long, void *, void *, void *, int) = 0; move_pages(0, 0, 0, 0, 0, $0',
      'long move_pages(int pid, long n, void **p, int *t, int *s, $0',
      '#define X move_pages(pid, n, pages, nodes, status, $0',
      'elsewhere(pid, n, pages, nodes, status, $0',
      '$0',
    ])
      assert.equal(await labels(inFunction(line)), '', line);
    const own = inFunction('move_pages(pid, n, pages, nodes, status, $0').replace(
      '\nlong',
      '\nstatic int move_pages(int a, int b) { return a + b; }\nlong',
    );
    assert.equal(await labels(own), '', 'a function of the file of this name');
    const kernel = '#include <linux/mmzone.h>\nint f(void) { return move_pages(0, 1, p, 0, s, $0';
    assert.equal(await labels(kernel), '', 'the kernel itself');
    assert.equal(await labels('int f(void) { return $0'), '');
  });

  it('knows namespaces in C++', async () => {
    const line = (callee: string): string => `${callee}(0, n, pages, nodes, status, $0`;
    assert.equal(await labels(inFunction(line('::move_pages')), 'cpp'), ofMovePages);
    assert.equal(await labels(inFunction(line('mine::move_pages')), 'cpp'), '');
    assert.equal(
      await labels(inFunction(`auto f = [&] { return ${line('move_pages')}; };`), 'cpp'),
      ofMovePages,
    );
  });

  it('replaces the word at the cursor, and tells about an item when it is asked', async () => {
    const { uri, position } = await openAt(
      inFunction('long r = move_pages(pid, n, pages, nodes, status, MPOL_MF_$0);'),
    );
    const params = { textDocument: { uri }, position };
    const found = await editor.request<CompletionItem[]>('textDocument/completion', params);
    const item = found.find(({ label }) => label === 'MPOL_MF_MOVE_ALL');
    assert.ok(item?.textEdit !== undefined && 'range' in item.textEdit);
    const applied = TextDocument.applyEdits(editor.document(uri), [item.textEdit]);
    assert.match(applied, /status, MPOL_MF_MOVE_ALL\);/);
    assert.equal(item.documentation, undefined);
    const full = await editor.request<CompletionItem>('completionItem/resolve', item);
    assert.equal(full.detail, 'MPOL_MF_MOVE_ALL = 4');
    const words = typeof full.documentation === 'object' ? full.documentation.value : full.documentation;
    assert.match(words ?? '', /Moves pages whether or not other processes map them/);
    assert.match(words ?? '', /Declared in <numaif\.h>\. Since Linux 2\.6\.16\. Needs CAP_SYS_NICE\./);
    const never = found.find(({ label }) => label === 'MPOL_MF_STRICT');
    const why = await editor.request<CompletionItem>('completionItem/resolve', never);
    assert.match(JSON.stringify(why.documentation), /Leave it out: move_pages takes MPOL_MF_MOVE/);
  });

  it('inserts in the middle of a word where the editor can do that', async () => {
    const completion = { completionItem: { insertReplaceSupport: true } };
    const capabilities = { ...modern, textDocument: { ...modern.textDocument, completion } };
    await Editor.with({ capabilities }, async (other) => {
      const text = inFunction('long r = move_pages(pid, n, pages, nodes, status, MPOL_MF_MOVE);');
      await other.open('untitled:a.c', text);
      const position = other.document('untitled:a.c').positionAt(text.indexOf('MF_MOVE)') + 3);
      const found = await other.request<CompletionItem[]>('textDocument/completion', {
        textDocument: { uri: 'untitled:a.c' },
        position,
      });
      const edit = found[0]?.textEdit;
      assert.ok(edit !== undefined && 'replace' in edit);
      assert.equal(edit.insert.end.character, edit.replace.end.character - 4);
      assert.equal(edit.insert.start.character, edit.replace.start.character);
    });
  });

  describe('in TypeScript', () => {
    const script = (line: string, imports = ''): string => `import koffi from 'koffi';
${imports}
const lib = koffi.load('libnuma.so.1');
const movePages = lib.func(
  'int numa_move_pages(int pid, unsigned long count, void **pages, const int *nodes, _Out_ int *status, int flags)',
);
const libc = koffi.load(null);
const raw = libc.func('long syscall(long, ...)');
const bind = (addr: unknown, len: number, flags: number) => mbind(addr, len, 2, null, 0, flags);
const mbind = lib.func('long mbind(void *addr, ulong len, int mode, void *mask, ulong maxnode, uint flags)');

export function query(pages: BigUint64Array, status: Int32Array): number {
  const text = 'it is not "closed\\'';
${line}
  return 0;
}
const after = 1;
`;

    it('knows functions that a binding declares, and spells names as the file can', async () => {
      const call = 'const r = movePages(0, pages.length, pages, null, status, $0';
      assert.equal(await labels(script(call), 'typescript'), ofMovePages);
      const texts = async (marked: string): Promise<unknown[]> =>
        (await items(marked, 'typescript')).slice(0, 2).map(({ textEdit }) => textEdit?.newText);
      assert.deepEqual(await texts(script(call)), ['2 /* MPOL_MF_MOVE */', '4 /* MPOL_MF_MOVE_ALL */']);
      assert.deepEqual(await texts(script(call, 'const MPOL_MF_MOVE = 2;')), [
        'MPOL_MF_MOVE',
        '4 /* MPOL_MF_MOVE_ALL */',
      ]);
      assert.deepEqual(await texts(script(call, 'numa.use(numa.MPOL_MF_MOVE_ALL);')), [
        '2 /* MPOL_MF_MOVE */',
        'numa.MPOL_MF_MOVE_ALL',
      ]);
    });

    it('knows wrappers, calls in other calls, and arguments that are strings and templates', async () => {
      assert.equal(
        await labels(script('bind(pages, 4096, $0'), 'typescript'),
        'MPOL_MF_MOVE MPOL_MF_MOVE_ALL MPOL_MF_STRICT (MPOL_MF_LAZY)',
      );
      assert.equal(
        await labels(script('check(movePages(0, 1, pages, null, status, $0));'), 'typescript'),
        ofMovePages,
      );
      assert.equal(
        await labels(
          script('if (/[(]/.test(`${f(`(`)}`)) movePages(0, 1, pages, [1], status, $0'),
          'typescript',
        ),
        ofMovePages,
      );
      assert.equal(
        await labels(
          script("raw('long', 279, 'int', 0);\nmovePages(0, 1, pages, null, status, 2 | $0"),
          'typescript',
        ),
        ofMovePages,
      );
    });

    it('knows statuses and errnos', async () => {
      const call = 'const rc = movePages(0, 1, pages, null, status, 2);\n';
      const first = async (line: string, imports?: string): Promise<unknown[]> =>
        (await items(script(`${call}${line}`, imports), 'typescript'))
          .slice(0, 1)
          .flatMap(({ label, textEdit }) => [label, textEdit?.newText]);
      assert.deepEqual(await first('if (status[0] === $0) return 1;'), ['-EACCES', '-13 /* EACCES */']);
      assert.deepEqual(
        await first('for (const one of status) if (one === -$0) return 1;', "import os from 'node:os';"),
        ['-EACCES', 'os.constants.errno.EACCES'],
      );
      assert.deepEqual(await first('if (koffi.errno() === $0) return 1;'), ['EACCES', '13 /* EACCES */']);
    });

    it('is silent in comments, texts, and calls of something else', async () => {
      for (const line of [
        '// movePages(0, 1, pages, null, status, $0',
        'const t = `movePages(0, 1, pages, null, status, $0`;',
        "const t = 'movePages(0, 1, pages, null, status, $0';",
        'other(0, 1, pages, null, status, $0',
        'const movePages = other;\n  movePages(0, 1, pages, null, status, $0',
        'movePages(0, 1, pages, null, $0',
        'movePages(0, 1, pages, null, status, numa.$0',
      ])
        assert.equal(await labels(script(line), 'typescript'), '', line);
    });
  });

  describe('of signatures', () => {
    const help = async (marked: string, languageId?: string): Promise<SignatureHelp | null> => {
      const { uri, position } = await openAt(marked, languageId);
      const params = { textDocument: { uri }, position };
      const found = await editor.request<SignatureHelp | null>('textDocument/signatureHelp', params);
      await editor.close(uri);
      return found;
    };
    const active = async (marked: string, languageId?: string): Promise<string> => {
      const found = await help(marked, languageId);
      const signature = found?.signatures[0];
      const label = signature?.parameters?.[found?.activeParameter ?? 0]?.label;
      return typeof label === 'object'
        ? `${signature?.label ?? ''} → ${signature?.label.slice(...label) ?? ''}`
        : '';
    };

    it('shows the declaration and the role of the argument', async () => {
      const label =
        'long move_pages(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags)';
      assert.equal(await active(inFunction('move_pages($0')), `${label} → int pid`);
      assert.equal(
        await active(inFunction('move_pages(pid, n, pages, nodes, $0);')),
        `${label} → int *status`,
      );
      assert.equal(
        await active(inFunction('move_pages(pid, n, pages, nodes, &status[$0')),
        `${label} → int *status`,
      );
      assert.equal(await active(inFunction('move_pages(pid, (n + $0')), `${label} → unsigned long count`);
      const found = await help(inFunction('move_pages(pid, n, pages, nodes, $0);'));
      const words = JSON.stringify(found?.signatures[0]?.parameters?.[4]?.documentation);
      assert.match(words, /out.*An array of count 32-bit integers that the kernel writes/);
      assert.match(JSON.stringify(found?.signatures[0]?.documentation), /Moves single pages/);
    });

    it('knows each spelling', async () => {
      assert.equal(
        await active(inFunction('syscall(SYS_mbind, pages, $0')),
        'long syscall(SYS_mbind, void *addr, unsigned long len, int mode, const unsigned long *nodemask, unsigned long maxnode, unsigned flags) → unsigned long len',
      );
      assert.equal(
        await active(inFunction('numa_tonode_memory(pages, 4096, $0')),
        'void numa_tonode_memory(void *start, size_t size, int node) → int node',
      );
      const lib = `const lib = Deno.dlopen('libnuma.so.1', {
  move_pages: { parameters: ['i32', 'u64', 'buffer', 'buffer', 'buffer', 'i32'], result: 'i64' },
});
export const f = (p: Uint8Array) => lib.symbols.move_pages(0, 1n, p, $0`;
      assert.match(await active(lib, 'typescript'), /^long move_pages\(int pid,.* → const int \*nodes$/);
      assert.equal(await active(inFunction('other($0')), '');
      assert.equal(await active(inFunction('move_pages(pid, n, f($0')), '');
    });
  });
});
