/** The findings of files that are not open: asked for by a command, published, and kept true. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  Diagnostic,
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
} from 'vscode-languageserver/node';
import {
  checkWorkspaceCommand,
  clearWorkspaceCommand,
  type CheckWorkspaceResult,
} from '../../server/protocol/workspace';
import { cli } from '../cli/cli';
import { Editor, modern, plain } from './support/editor';
import { writeIn } from './support/write';

const bad = (name: string, flags = '8'): string =>
  `#include <numaif.h>\nlong ${name}(void **p, int *n, int *s)\n{\n  return move_pages(0, 1, p, n, s, ${flags});\n}\n`;
const compose = 'services:\n  mover:\n    build: .\n';
const recipe = 'FROM gcc:14\nCOPY . /src\nRUN make -C /src\nCMD ["/src/mover"]\n';

const reporting: ClientCapabilities = {
  ...modern,
  window: { ...modern.window, workDoneProgress: true },
};

/** Of each file that has any, the rules of what the editor was told last, in the order in which it was first told. */
function shown(editor: Editor, folder: string): readonly string[] {
  const last = new Map<string, readonly Diagnostic[]>();
  for (const { uri, diagnostics } of editor.published) last.set(uri, diagnostics);
  return [...last].flatMap(([uri, diagnostics]) =>
    diagnostics.length === 0
      ? []
      : [`${path.relative(folder, fileURLToPath(uri))}: ${diagnostics.map((one) => one.code).join()}`],
  );
}

interface Progress {
  readonly kinds: string[];
  readonly titles: string[];
}

/** Listens to the progress that the server makes. */
function followProgress(editor: Editor, onBegin?: (token: unknown) => void): Progress {
  const progress: Progress = { kinds: [], titles: [] };
  editor.connection.onRequest('window/workDoneProgress/create', () => null);
  editor.connection.onUnhandledProgress(({ token, value }) => {
    const { kind, title } = value as WorkDoneProgressBegin | (WorkDoneProgressEnd & { title?: undefined });
    progress.kinds.push(kind);
    if (title !== undefined) progress.titles.push(title);
    if (kind === 'begin') onBegin?.(token);
  });
  return progress;
}

function check(editor: Editor, ...args: readonly unknown[]): Promise<CheckWorkspaceResult> {
  return editor.request('workspace/executeCommand', { command: checkWorkspaceCommand, arguments: args });
}

describe('the check of a workspace', () => {
  let base: string;
  let folder: string;
  let trees = 0;

  before(() => {
    base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-workspace-')));
  });

  beforeEach(() => {
    folder = path.join(base, `${++trees}`);
    fs.mkdirSync(folder);
  });

  after(() => {
    fs.rmSync(base, { recursive: true, force: true });
  });

  const put = (name: string, text: string): string => writeIn(folder, name, text);

  it('publishes what is wrong in files that are not open, as the command line finds it', async () => {
    put('.gitignore', '/made/\n');
    put('b/first.c', bad('first'));
    put('a.c', bad('second'));
    put('b/right.c', bad('third', 'MPOL_MF_MOVE'));
    put('made/generated.c', bad('generated'));
    put('node_modules/theirs/index.c', bad('theirs'));
    put('shared/flags.h', '#define WRONG 8\n');
    put('shared/use.cpp', `#include "flags.h"\n${bad('use', 'WRONG')}`);
    put('plain.c', 'int main(void) { return 0; }\n');
    put('Dockerfile', recipe);
    put('compose.yaml', compose);
    put('values.yaml', 'kind: none\n');
    await Editor.with({ folder, capabilities: reporting }, async (editor) => {
      const progress = followProgress(editor);
      const { message, ...counts } = await check(editor);
      const lines = shown(editor, folder);
      const json: unknown = JSON.parse(
        (await cli(['check', '--format', 'json', '.'], { cwd: folder })).stdout,
      );
      assert.deepEqual(rulesOf(json), [...lines].sort());
      assert.deepEqual(lines.slice(0, 3), [
        'a.c: flags-invalid',
        'b/first.c: flags-invalid',
        'shared/use.cpp: flags-invalid',
      ]);
      assert.ok(lines.some((one) => one.startsWith('compose.yaml: seccomp-blocks')));
      assert.equal(counts.findings, lines.length);
      assert.equal(message, `${lines.length} findings in ${lines.length} of ${counts.files} files.`);
      assert.deepEqual(editor.messages, [message]);
      assert.equal(progress.kinds[0], 'begin');
      assert.equal(progress.kinds.at(-1), 'end');
      assert.deepEqual(progress.titles, ['NUMA Lens: checking the workspace']);
      const first = editor.published.length;
      // Again the same, and in the same order.
      assert.equal((await check(editor, { quiet: true })).message, message);
      assert.deepEqual(editor.published.slice(first), editor.published.slice(0, first));
      assert.equal(editor.messages.length, 1);
    });
  });

  it('reports progress where whoever asks wants it', async () => {
    put('a.c', bad('a'));
    await Editor.with({ folder }, async (editor) => {
      const { kinds } = followProgress(editor);
      const params = { command: checkWorkspaceCommand, workDoneToken: 'mine' };
      await editor.request('workspace/executeCommand', params);
      assert.deepEqual([kinds[0], kinds.at(-1)], ['begin', 'end']);
    });
  });

  it('leaves an open document to its own diagnostics, and takes it back when it is closed', async () => {
    const uri = put('a.c', bad('a'));
    await Editor.with({ folder }, async (editor) => {
      await check(editor);
      assert.deepEqual(shown(editor, folder), ['a.c: flags-invalid']);
      await editor.open(uri, bad('a'));
      assert.equal((await editor.diagnostics(uri)).length, 1);
      assert.deepEqual(shown(editor, folder), []);
      // Checked again while it is open, it is counted and not published.
      assert.match((await check(editor)).message, /^1 finding in 1 of 1 file\./);
      assert.deepEqual(shown(editor, folder), []);
      await editor.close(uri);
      await editor.until(() => shown(editor, folder).length === 1);
      // Typed, and closed without a save: what is on disk counts.
      await editor.open(uri, bad('a'));
      await editor.change(uri, bad('a', 'MPOL_MF_MOVE'));
      assert.deepEqual(await editor.diagnostics(uri), []);
      assert.deepEqual(shown(editor, folder), []);
      await editor.close(uri);
      await editor.until(() => shown(editor, folder).length === 1);
    });
  });

  it('does so too where diagnostics are pushed', async () => {
    const uri = put('a.c', bad('a'));
    await Editor.with({ folder, capabilities: plain }, async (editor) => {
      await check(editor);
      await editor.open(uri, bad('a', 'MPOL_MF_MOVE'));
      await editor.until(() => shown(editor, folder).length === 0);
      await editor.close(uri);
      await editor.until(() => shown(editor, folder).length === 1);
      assert.match(editor.messages.join(), /^1 finding in 1 of 1 file\./);
    });
  });

  it('follows what changes on disk, and what that rests on', async () => {
    const file = put('a.c', bad('a'));
    const header = put('flags.h', '#define WRONG 8\n');
    put('b.c', `#include "flags.h"\n${bad('b', 'WRONG')}`);
    const config = put('numa-lens.json', '{}');
    await Editor.with({ folder }, async (editor) => {
      const tell = (uri: string, type: 1 | 2 | 3): Promise<void> =>
        editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
      const becomes = (...lines: string[]): Promise<void> =>
        editor.until(() => JSON.stringify([...shown(editor, folder)].sort()) === JSON.stringify(lines));
      await check(editor);
      await becomes('a.c: flags-invalid', 'b.c: flags-invalid');
      assert.ok(editor.registrations.filter((one) => one.endsWith('WatchedFiles')).length > 1);
      put('a.c', bad('a', 'MPOL_MF_MOVE'));
      await tell(file, 2);
      await becomes('b.c: flags-invalid');
      const added = put('added/c.c', bad('c'));
      await tell(added, 1);
      await becomes('added/c.c: flags-invalid', 'b.c: flags-invalid');
      put('flags.h', '#define WRONG MPOL_MF_MOVE\n');
      await tell(header, 2);
      await becomes('added/c.c: flags-invalid');
      put('numa-lens.json', '{ "rules": { "flags-invalid": "off" } }');
      await tell(config, 2);
      await becomes();
      put('numa-lens.json', '{}');
      await tell(config, 2);
      await becomes('added/c.c: flags-invalid');
      put('.gitignore', 'added/\n');
      await tell(added, 2);
      await becomes();
      fs.rmSync(path.join(folder, '.gitignore'));
      await tell(added, 2);
      await becomes('added/c.c: flags-invalid');
      fs.rmSync(path.join(folder, 'added'), { recursive: true });
      await tell(added, 3);
      await becomes();
    });
  });

  it('uses the settings of the editor, and the texts of open headers', async () => {
    const header = put('flags.h', '#define WRONG MPOL_MF_MOVE\n');
    put('b.c', `#include "flags.h"\n${bad('b', 'WRONG')}`);
    await Editor.with({ folder, settings: { rules: { 'flags-invalid': 'error' } } }, async (editor) => {
      await editor.open(header, '#define WRONG 8\n', 'c');
      await check(editor);
      assert.deepEqual(shown(editor, folder), ['b.c: flags-invalid']);
      assert.equal(editor.published.at(-1)?.diagnostics[0]?.severity, 1);
    });
  });

  it('is ended by whoever asked, and says so', async () => {
    for (let at = 0; at < 40; at++) put(`${at}.c`, bad(`f${at}`));
    await Editor.with({ folder, capabilities: reporting }, async (editor) => {
      // No file is checked before its settings are known, and those come when the check has been cancelled.
      let cancelled: (() => void) | undefined;
      const isCancelled = new Promise<void>((resolve) => (cancelled = resolve));
      editor.connection.onRequest('workspace/configuration', async () => {
        await isCancelled;
        return [{}];
      });
      let begun = 0;
      followProgress(editor, (token) => {
        if (++begun === 1)
          void editor.notify('window/workDoneProgress/cancel', { token }).then(() => cancelled?.());
      });
      assert.equal(
        (await check(editor)).message,
        'The check was cancelled; until then: No findings in 0 files.',
      );
      assert.equal((await check(editor, { quiet: true })).message, '40 findings in 40 of 40 files.');
    });
  });

  it('lets documents be edited and answered meanwhile', async () => {
    const closed = put('a.c', bad('a'));
    const uri = put('open.c', bad('open'));
    await Editor.with({ folder }, async (editor) => {
      let answered: (() => void) | undefined;
      const isAnswered = new Promise<void>((resolve) => (answered = resolve));
      editor.connection.onRequest(
        'workspace/configuration',
        async ({ items }: { items: { scopeUri: string }[] }) => {
          if (items[0]?.scopeUri === closed) await isAnswered;
          return items.map(() => ({}));
        },
      );
      const checking = check(editor);
      await editor.open(uri, bad('open'));
      assert.equal((await editor.diagnostics(uri)).length, 1);
      await editor.change(uri, bad('open', 'MPOL_MF_MOVE'));
      assert.equal((await editor.diagnostics(uri)).length, 0);
      answered?.();
      assert.equal((await checking).files, 2);
    });
  });

  it('takes its findings away when it is told to, and then lets files be', async () => {
    const uri = put('a.c', bad('a'));
    await Editor.with({ folder }, async (editor) => {
      await check(editor);
      await editor.request('workspace/executeCommand', { command: clearWorkspaceCommand });
      assert.deepEqual(shown(editor, folder), []);
      const published = editor.published.length;
      await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
      await editor.open(uri, bad('a'));
      assert.equal((await editor.diagnostics(uri)).length, 1);
      await editor.close(uri);
      await check(editor);
      assert.deepEqual(shown(editor, folder), ['a.c: flags-invalid']);
      assert.equal(editor.published.length, published + 1);
    });
  });

  it('says what is missing where no folder is open, and names what it cannot read', async () => {
    await Editor.with({}, async (editor) => {
      assert.match((await check(editor)).message, /No folder is open.*Open the folder/);
    });
    put('a.c', bad('a'));
    const huge = fileURLToPath(put('huge.c', ''));
    fs.truncateSync(huge, 33 * 1024 * 1024);
    await Editor.with({ folder }, async (editor) => {
      const { message } = await check(editor);
      assert.equal(message, '1 finding in 1 of 2 files. 1 file could not be checked; why is in the log.');
      await editor.until(() => editor.log.some((one) => one.includes('huge.c: it is larger than 32 MiB')));
    });
  });

  it('forgets the files of a folder that is closed', async () => {
    put('a.c', bad('a'));
    await Editor.with({ folder }, async (editor) => {
      await check(editor);
      await editor.notify('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [{ uri: pathToFileURL(folder).href, name: 'test' }] },
      });
      await editor.until(() => shown(editor, folder).length === 0);
    });
  });
});

/** `file: rule,rule` of the command line's report. */
function rulesOf(report: unknown): readonly string[] {
  assert.ok(typeof report === 'object' && report !== null && 'findings' in report);
  assert.ok(Array.isArray(report.findings));
  const byFile = new Map<string, string[]>();
  for (const one of report.findings as readonly unknown[]) {
    assert.ok(typeof one === 'object' && one !== null && 'file' in one && 'rule' in one);
    const [file, rule] = [String(one.file), String(one.rule)];
    byFile.set(file, [...(byFile.get(file) ?? []), rule]);
  }
  return [...byFile].map(([file, rules]) => `${file}: ${rules.join()}`).sort();
}
