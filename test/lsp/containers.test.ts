import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction } from 'vscode-languageserver/node';
import { Editor, plain } from './support/editor';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-containers-'));
after(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const caller = `#include <numaif.h>
long spread(unsigned long count, void **pages, const int *nodes, int *status) {
  return move_pages(0, count, pages, nodes, status, MPOL_MF_MOVE);
}
`;
const recipe =
  '# syntax=docker/dockerfile:1\nFROM gcc:14\nCOPY . /src\nRUN make -C /src\nCMD ["/src/mover"]\n';
const compose = 'services:\r\n  mover:\r\n    build: .\r\n';

/** A tree of its own for each test: its folder, and where its files are. */
let trees = 0;
function tree(files: Readonly<Record<string, string>>): { top: string; uri: (name: string) => string } {
  const top = path.join(folder, String(trees++));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(top, name)), { recursive: true });
    fs.writeFileSync(path.join(top, name), text);
  }
  return { top, uri: (name) => pathToFileURL(path.join(top, name)).href };
}

/** What an action makes of the document, in the editor and as a text. */
async function apply(
  editor: Editor,
  uri: string,
  actions: readonly CodeAction[],
  title: string,
): Promise<string> {
  await editor.apply(actions.find((one) => one.title.includes(title))?.edit);
  return editor.document(uri).getText();
}

void describe('container files in the editor', () => {
  it('show what their filter denies, with the call and the fix', async () => {
    const { top, uri } = tree({ 'src/mover.c': caller, Dockerfile: recipe, 'compose.yaml': compose });
    await Editor.with({ folder: top }, async (editor) => {
      const file = uri('compose.yaml');
      await editor.open(file, compose, 'dockercompose');
      const [found, ...others] = await editor.diagnostics(file);
      assert.ok(found !== undefined);
      assert.deepEqual(others, []);
      assert.equal(found.code, 'seccomp-blocks');
      assert.deepEqual(found.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } });
      const [place] = found.relatedInformation ?? [];
      assert.equal(place?.location.uri, uri('src/mover.c'));
      assert.equal(place.location.range.start.line, 2);
      const actions = await editor.codeActions(file, found.range, [found]);
      assert.equal(
        await apply(editor, file, actions, 'without a seccomp profile'),
        'services:\r\n  mover:\r\n    security_opt:\r\n      - seccomp=unconfined\r\n    build: .\r\n',
      );
      assert.deepEqual(await editor.diagnostics(file), []);
      await editor.change(file, compose);
      const again = await editor.codeActions(file, found.range, await editor.diagnostics(file));
      assert.match(
        await apply(editor, file, again, 'for this line'),
        /\r\n {2}# numa-lens-ignore seccomp-blocks -- .*\r\n {2}mover:/,
      );
      assert.deepEqual(await editor.diagnostics(file), []);
    });
  });

  it('follow what the sources call, and what is written into other files', async () => {
    const { top, uri } = tree({ 'src/mover.c': caller, Dockerfile: recipe, 'compose.yaml': compose });
    await Editor.with({ folder: top }, async (editor) => {
      const file = uri('compose.yaml');
      await editor.open(file, compose, 'yaml');
      assert.equal((await editor.diagnostics(file)).length, 1);
      await editor.until(() => editor.registrations.filter((one) => one.endsWith('WatchedFiles')).length > 1);
      const change = async (name: string, text: string | undefined): Promise<number> => {
        const place = path.join(top, name);
        if (text === undefined) fs.rmSync(place);
        else fs.writeFileSync(place, text);
        const refreshes = editor.refreshes;
        const type = text === undefined ? 3 : 2;
        await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(name), type }] });
        await editor.until(() => editor.refreshes > refreshes);
        return (await editor.diagnostics(file)).length;
      };
      assert.equal(await change('src/mover.c', 'int main(void) { return 0; }\n'), 0);
      assert.equal(await change('src/other.c', caller), 1);
      assert.equal(await change('Dockerfile', 'FROM gcc:14\nCOPY docs /docs\n'), 0);
      assert.equal(await change('Dockerfile', recipe), 1);
      assert.equal(await change('src/other.c', undefined), 0);
    });
  });

  it('put a comment for a whole Dockerfile behind its directives', async () => {
    const { top, uri } = tree({ 'mover.c': caller, Dockerfile: recipe });
    await Editor.with({ folder: top }, async (editor) => {
      const file = uri('Dockerfile');
      await editor.open(file, recipe, 'dockerfile');
      const [found] = await editor.diagnostics(file);
      assert.equal(found?.code, 'seccomp-blocks');
      const actions = await editor.codeActions(file, found.range, [found]);
      const silenced = await apply(editor, file, actions, 'for this file');
      assert.ok(
        silenced.startsWith('# syntax=docker/dockerfile:1\n# numa-lens-ignore-file seccomp-blocks'),
        silenced,
      );
      assert.deepEqual(await editor.diagnostics(file), []);
    });
  });

  it('are silent where no source calls the family, and when they are broken', async () => {
    const { top, uri } = tree({ 'src/main.c': 'int main(void) { return 0; }\n', Dockerfile: recipe });
    await Editor.with({ folder: top }, async (editor) => {
      for (const [name, text] of [
        ['compose.yaml', compose],
        ['broken/compose.yaml', 'services:\n\t- build: [\n  &a *b : {'],
        ['pod.yaml', 'kind: Pod\nspec: {securityContext: {seccompProfile: {type: RuntimeDefault'],
        ['.devcontainer/devcontainer.json', '{ "image": '],
        ['mover.service', '[Service\nSystemCallFilter=~@resources \\'],
      ] as const) {
        await editor.open(uri(name), text, 'plaintext');
        assert.deepEqual(await editor.diagnostics(uri(name)), [], name);
      }
    });
  });

  it('are shown to editors that wait for diagnostics to be pushed', async () => {
    const { top, uri } = tree({ 'mover.c': caller, Dockerfile: recipe, 'compose.yaml': compose });
    await Editor.with({ folder: top, capabilities: plain }, async (editor) => {
      await editor.open(uri('compose.yaml'), compose, 'yaml');
      await editor.until(() => editor.published.some((one) => one.diagnostics.length > 0));
      assert.equal(editor.published.at(-1)?.diagnostics[0]?.code, 'seccomp-blocks');
    });
  });
});
