/** Variables by name, in real programs: what they print of themselves is compared with what their symbol tables give. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FindSymbolResult } from '../../server/protocol/processes';
import { matchSymbol, wantedName } from '../../server/runner/symbol-names';
import {
  compile,
  compileSymbols,
  expectFailure,
  expectOk,
  hex,
  initializedRunner,
  noCppCompiler,
  TargetProcess,
  temporaryFolder,
  without,
} from './support';
import type { TestRunner } from './support';

const match = (symbol: string, name: string): string | undefined => {
  const wanted = wantedName(name);
  assert.ok(wanted !== undefined);
  return matchSymbol(symbol, wanted);
};

describe('runner: names of symbols', () => {
  it('takes the names that compilers give to a variable', () => {
    const same: readonly (readonly [string, string, string])[] = [
      ['counter', 'counter', 'counter'],
      ['counter.0', 'counter', 'counter.0'],
      ['counter.lto_priv.3', 'counter', 'counter.lto_priv.3'],
      ['main.counter', 'counter', 'main.counter'],
      ['_ZL7counter', 'counter', 'counter'],
      ['_ZN3app7counterE', 'counter', 'app::counter'],
      ['_ZN3app7counterE', 'app::counter', 'app::counter'],
      ['_ZN3app7counterE', '::app::counter', 'app::counter'],
      ['_ZN3app5innerL7counterE', 'inner::counter', 'app::inner::counter'],
      ['_ZN12_GLOBAL__N_17counterE', '(anonymous namespace)::counter', '(anonymous namespace)::counter'],
      ['_ZNSt3foo3barE', 'bar', 'std::foo::bar'],
      ['_ZN3app4nameB5cxx11E', 'name', 'app::name'],
      ['_ZZ4mainE7counter', 'counter', '_ZZ4mainE7counter'],
      ['_ZZN3app3runEvE7counter_0', 'counter', '_ZZN3app3runEvE7counter_0'],
      ['_ZN3app7counterE', '_ZN3app7counterE', '_ZN3app7counterE'],
    ];
    for (const [symbol, name, readable] of same) assert.equal(match(symbol, name), readable, symbol);
  });

  it('takes no others', () => {
    const other: readonly (readonly [string, string])[] = [
      ['counters', 'counter'],
      ['my_counter', 'counter'],
      ['counter_0', 'counter'],
      ['_ZN3app8counter2E', 'counter'],
      ['_ZN7counter3appE', 'counter'],
      ['_ZN3foo7counterE', 'app::counter'],
      ['_ZL7counter', 'app::counter'],
      ['_ZN3app7counterEv', 'counter'],
      ['_ZN3app99counterE', 'counter'],
      ['_ZN', 'counter'],
      ['_ZTV7counter', 'counter'],
      ['_ZZ4mainE8xcounter', 'counter'],
    ];
    for (const [symbol, name] of other) assert.equal(match(symbol, name), undefined, symbol);
    for (const name of ['', ' ', '::', 'a::', 'a\0b']) assert.equal(wantedName(name), undefined);
  });
});

describe('runner: symbols', { skip: noCppCompiler }, () => {
  let runner: TestRunner;
  before(async () => {
    runner = await initializedRunner();
  });
  after(() => runner.client.close());

  async function withProcess(
    program: string,
    work: (process: TargetProcess, find: (name: string) => Promise<FindSymbolResult>) => Promise<void>,
    from: TestRunner = runner,
  ): Promise<void> {
    const process = await TargetProcess.start(1, program);
    try {
      const { target } = expectOk(await from.client.openTarget({ pid: process.pid }));
      await work(process, async (name) => expectOk(await from.client.findSymbol({ target, name })));
    } finally {
      await process.kill();
    }
  }

  /** Every variable is found where the program itself says that it is. */
  async function findsAll(program: string): Promise<void> {
    await withProcess(program, async (process, find) => {
      const expected = ['plain_global', 'zeroed', 'points_at', 'hidden', 'file_static', 'slots', 'unnamed'];
      for (const name of [...expected, 'of_main', 'app::inner::counter']) {
        const { places, notes } = await find(name);
        const { from, length } = process.area(name);
        assert.deepEqual(
          places.map(({ address, size, file }) => ({ address, size, file })),
          [{ address: hex(from), size: length, file: program }],
          name,
        );
        assert.deepEqual(notes, []);
      }
    });
  }

  for (const options of [
    ['-pie', '-fPIE'],
    ['-no-pie'],
    ['-static'],
    ['-static-pie'],
    ['-Wl,-z,noseparate-code'],
  ])
    it(`finds variables of a program built with ${options.join(' ')}`, () =>
      findsAll(compileSymbols(...options)));

  it('lists every place of a name that stands for several', async () => {
    await withProcess(compileSymbols(), async (process, find) => {
      const { places } = await find('counter');
      assert.deepEqual(
        places.map(({ name, address }) => `${name} ${address}`).sort(),
        ['app::counter', 'app::inner::counter']
          .map((name) => `${name} ${hex(process.area(name).from)}`)
          .sort(),
      );
    });
  });

  it('finds statics of C functions and variables of libraries', async () => {
    await withProcess(compile('target'), async (process, find) => {
      const { places } = await find('pages');
      assert.deepEqual(
        places.map(({ address }) => address),
        [hex(process.area('pages').from)],
      );
      const library = (await find('__libc_enable_secure')).places.concat((await find('environ')).places);
      assert.ok(
        library.some(({ file }) => file.includes('/libc')),
        JSON.stringify(library),
      );
      assert.deepEqual(await find('no_such_variable_anywhere').then((found) => found.places), []);
    });
  });

  it('says that a thread-local variable has no one address', async () => {
    await withProcess(compileSymbols(), async (_process, find) => {
      const { places, notes } = await find('of_a_thread');
      assert.deepEqual(places, []);
      assert.match(notes.join('\n'), /^of_a_thread in .* is thread-local: every thread has its own/);
    });
  });

  it('says that the symbol table was stripped', async () => {
    await withProcess(compileSymbols('-s'), async (_process, find) => {
      const { places, notes } = await find('hidden');
      assert.deepEqual(places, []);
      assert.match(notes.join('\n'), /The symbol tables of .*symbols.* were stripped/);
    });
  });

  it('reads the program that is executed, not the one that has its name by now', async () => {
    const folder = temporaryFolder();
    const program = path.join(folder, 'program');
    fs.copyFileSync(compileSymbols('-no-pie'), program);
    await withProcess(program, async (process, find) => {
      fs.rmSync(program);
      fs.copyFileSync(compileSymbols('-pie', '-fPIE'), program);
      const { places } = await find('zeroed');
      assert.deepEqual(
        places.map(({ address, file }) => ({ address, file })),
        [{ address: hex(process.area('zeroed').from), file: `${program} (deleted)` }],
      );
    });
    fs.rmSync(folder, { recursive: true });
  });

  it('leaves a library out whose file was replaced, and says so', async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'libextra.so');
    const make = (name: string, size: number): void => {
      fs.writeFileSync(path.join(folder, 'extra.c'), `char ${name}[${size}];`);
      fs.rmSync(library, { force: true });
      execFileSync('cc', ['-shared', '-fPIC', '-o', library, path.join(folder, 'extra.c')]);
    };
    make('in_library', 4096);
    // Opening what the kernel holds of a removed file takes a capability, and without it there is nothing to read.
    const plain = await initializedRunner(without('checkpoint_restore', 'sys_admin'));
    const wrapper = path.join(folder, 'program');
    fs.writeFileSync(wrapper, `#!/bin/sh\nLD_PRELOAD=${library} exec ${compileSymbols()}\n`, { mode: 0o755 });
    await withProcess(
      wrapper,
      async (_process, find) => {
        const found = await find('in_library');
        assert.deepEqual(
          found.places.map(({ size, file }) => ({ size, file })),
          [{ size: 4096, file: library }],
        );
        make('in_library', 8192);
        const { places, notes } = await find('in_library');
        assert.deepEqual(places, []);
        assert.match(notes.join('\n'), /libextra\.so.* was replaced or removed after the process loaded it/);
      },
      plain,
    );
    await plain.client.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('answers a damaged library with words, whatever is damaged', async () => {
    const folder = temporaryFolder();
    const whole = fs.readFileSync(compileSymbols());
    const sections = Number(whole.readBigUInt64LE(40));
    const damages: readonly (readonly [string, (file: Buffer) => Buffer])[] = [
      ['section headers behind the end', (file) => (file.writeBigUInt64LE(1n << 60n, 40), file)],
      ['cut section headers', (file) => file.subarray(0, sections + 10)],
      ['too many sections', (file) => (file.writeUInt16LE(0xff00, 60), file)],
      ['another size of section headers', (file) => (file.writeUInt16LE(17, 58), file)],
      [
        'symbol tables behind the end',
        (file) => {
          for (let at = sections; at + 64 <= file.length; at += 64) file.writeBigUInt64LE(1n << 50n, at + 32);
          return file;
        },
      ],
    ];
    for (const [name, damage] of damages) {
      const program = path.join(folder, name.replaceAll(' ', '-'));
      // What the loader reads stays as it is: the program runs, though its section headers are nonsense.
      fs.writeFileSync(program, damage(Buffer.from(whole)), { mode: 0o755 });
      await withProcess(program, async (_process, find) => {
        const { places, notes } = await find('hidden');
        assert.deepEqual(places, [], name);
        assert.match(notes.join('\n'), /^The file .* (has|ends before its) .*\.$/m, name);
      });
    }
    fs.rmSync(folder, { recursive: true });
  });

  it('refuses what is no name, in words', async () => {
    await withProcess(compileSymbols(), async (process) => {
      const { target } = expectOk(await runner.client.openTarget({ pid: process.pid }));
      const failure = expectFailure(await runner.client.findSymbol({ target, name: 'a::' }), 'bad-request');
      assert.match(failure.message, /"a::" is not the name of a variable/);
    });
  });
});
