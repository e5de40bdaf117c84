import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { findOnPath } from '../../../client/process/on-path';

describe('a program on the path', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-path-'));
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const write = (name: string, mode: number): string => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, '#!/bin/sh\n', { mode });
    return file;
  };
  const find = (...folders: readonly string[]): string | undefined =>
    findOnPath('tool', { PATH: folders.join(path.delimiter) });

  it('is the first that can be run; a folder or a plain text of the name is none', () => {
    write('plain/tool', 0o644);
    fs.mkdirSync(path.join(folder, 'folder/tool'), { recursive: true });
    const first = write('first/tool', 0o755);
    write('second/tool', 0o755);
    const names = ['missing', 'plain', 'folder', 'first', 'second'].map((name) => path.join(folder, name));
    assert.equal(find(...names), first);
    assert.equal(find(...names.slice(0, 3)), undefined);
    assert.equal(findOnPath('tool', {}), undefined);
  });

  it('is none of the folder that happens to be the current one', () => {
    write('here/tool', 0o755);
    const relative = path.relative(process.cwd(), path.join(folder, 'here'));
    assert.equal(find(relative, ''), undefined);
  });
});
