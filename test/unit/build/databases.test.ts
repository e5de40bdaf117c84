import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Builds } from '../../../server/lsp/build/builds';

describe('compile_commands.json', () => {
  let folder = '';
  const told: string[] = [];
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-build-'));
    told.length = 0;
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const at = (name: string): string => path.join(folder, name);
  const write = (name: string, text: string | Buffer): void => {
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.writeFileSync(at(name), text);
  };
  const builds = () =>
    new Builds((file, why) => {
      if (why !== undefined) told.push(`${path.relative(folder, file)}: ${why}`);
    });
  const database = (...entries: object[]): string => JSON.stringify(entries);

  it('is found above the file or in build/, and its paths are relative to the entry’s directory', async () => {
    write(
      'build/compile_commands.json',
      database(
        {
          directory: at('build'),
          file: '../src/a.c',
          command: 'gcc -DN=4 -I../inc -I/usr/include -c ../src/a.c',
        },
        { directory: at('build'), file: at('src/b.c'), arguments: ['arm-linux-gnueabi-gcc', '-DN=5'] },
      ),
    );
    const all = builds();
    const a = await all.of(at('src/a.c'), folder);
    assert.deepEqual([...(a.facts?.macros ?? [])], [['N', '4']]);
    assert.deepEqual(a.search, { quoted: [], angled: [at('inc')], workingFolder: at('build') });
    assert.deepEqual(a.values, {});
    const b = await all.of(at('src/b.c'), folder);
    assert.deepEqual(b.values, { targetArch: 'arm' });
    assert.deepEqual(told, []);
  });

  it('lends folders and target to a file that it does not name, and no macro', async () => {
    write(
      'compile_commands.json',
      database(
        { directory: folder, file: 'other/x.c', command: 'gcc -Ix' },
        { directory: folder, file: 'src/a.c', command: 'aarch64-linux-gnu-gcc -DN=4 -Iinc -c a.c' },
      ),
    );
    const { facts, search, values } = await builds().of(at('src/deep/new.h'), folder);
    assert.equal(facts, undefined);
    assert.deepEqual(search.angled, [at('inc')]);
    assert.deepEqual(values, { targetArch: 'arm64' });
  });

  it('wins over a makefile: by its target, and where it links libnuma', async () => {
    write('Makefile', 'CC = aarch64-linux-gnu-gcc\nprog: a.c\n\t$(CC) a.c -o prog\n');
    const of = async (command: string): Promise<readonly (string | undefined)[]> => {
      write('compile_commands.json', database({ directory: folder, file: 'a.c', command }));
      const { facts, values } = await builds().of(at('a.c'), folder);
      return [facts?.link?.kind, values.targetArch];
    };
    assert.deepEqual(await of('gcc -c a.c'), ['missing', 'arm64']);
    assert.deepEqual(await of('arm-linux-gnueabi-gcc a.c -o prog'), ['missing', 'arm']);
    assert.deepEqual(await of('gcc -m32 a.c -o prog -lnuma'), ['numa', 'i386']);
    assert.deepEqual(await of('gcc -lnuma -c a.c'), ['missing', 'arm64']);
  });

  it('outside the workspace folder is not read', async () => {
    write('compile_commands.json', database({ directory: folder, file: 'w/a.c', command: 'gcc -DN=4' }));
    const { facts, search } = await builds().of(at('w/a.c'), at('w'));
    assert.equal(facts, undefined);
    assert.deepEqual(search.angled, [at('w/include')]);
  });

  it('that cannot be used is told in words, once, and nothing else happens', async () => {
    const broken: readonly (readonly [string | Buffer, RegExp])[] = [
      ['', /not a list/],
      ['{"file": "a.c"}', /not a list/],
      ['[{"file": "a.c", "directory": "."', /ends in the middle/],
      ['[{"file": "a.c]', /string in it is not closed/],
      ['[{"file": 3, "directory": "."}]', /entry at byte 1 is malformed/],
      ['[{"file": "a.c" "directory": "."}]', /malformed/],
      ['[}]', /\} too many/],
      [Buffer.from([0x5b, 0, 0x5d]), /NUL/],
    ];
    for (const [text, why] of broken) {
      told.length = 0;
      write('compile_commands.json', text);
      const all = builds();
      for (const name of ['a.c', 'b.c']) assert.equal((await all.of(at(name), folder)).facts, undefined);
      assert.equal(told.length, 1, String(text));
      assert.match(told[0] ?? '', why);
    }
    fs.rmSync(at('compile_commands.json'));
    fs.mkdirSync(at('compile_commands.json'));
    await builds().of(at('a.c'), folder);
    assert.match(told[1] ?? '', /no file/);
  });

  it('is read again when it changed and somebody says so', async () => {
    const entry = (n: number) => database({ directory: folder, file: 'a.c', command: `gcc -DN=${n}` });
    write('compile_commands.json', entry(4));
    const all = builds();
    const macros = async () => [...((await all.of(at('a.c'), folder)).facts?.macros.values() ?? [])];
    assert.deepEqual(await macros(), ['4']);
    write('compile_commands.json', entry(4444));
    assert.deepEqual(await macros(), ['4']);
    all.forget();
    assert.deepEqual(await macros(), ['4444']);
  });

  it('of tens of megabytes lets other work through while it is read', async () => {
    const filler = '-DX='.padEnd(2000, 'x');
    const entries = Array.from({ length: 10_000 }, (_, n) => ({
      directory: folder,
      file: `src/${n}.c`,
      arguments: ['gcc', filler],
    }));
    write('compile_commands.json', JSON.stringify(entries));
    let turns = 0;
    let busy = true;
    const count = (): void => {
      turns++;
      if (busy) setImmediate(count);
    };
    setImmediate(count);
    const { facts } = await builds().of(at('src/9999.c'), folder);
    busy = false;
    assert.equal(facts?.macros.size, 1);
    assert.ok(turns >= 15, `${turns} turns of the event loop`);
  });
});
