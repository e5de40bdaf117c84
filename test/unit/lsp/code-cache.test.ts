import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { wrap } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Script } from 'node:vm';
import { codeCacheFolder } from '../../../server/lsp/code-cache';

const compiled = path.resolve(__dirname, '../../../server/lsp/code-cache.js');

/** A process of its own for each start: V8 remembers within one. */
const starter = `
const { loadProgram } = require(${JSON.stringify(compiled)});
const program = loadProgram(process.argv[1], process.argv[2]);
process.stdout.write(String(program.exports.value));
void program.keep();
`;

const original = `exports.value = 1 + require('node:path').basename(__filename).length;\n`;
/** As long, which is what V8 goes by. */
const planted = original.replace('1 +', '9 +');

describe(
  'the code that is kept of the server’s program',
  {
    skip: process.geteuid === undefined ? 'the system does not say who owns a file' : false,
  },
  () => {
    let root = '';
    let program = '';
    let folder = '';
    beforeEach(() => {
      root = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-code-'));
      program = path.join(root, 'program.js');
      folder = path.join(root, 'cache/code');
      fs.writeFileSync(program, original);
    });
    afterEach(() => {
      fs.rmSync(root, { recursive: true, force: true });
    });

    /** What the program exports. */
    const start = (): string =>
      execFileSync(process.execPath, ['-e', starter, program, folder], { encoding: 'utf8' });
    const kept = (): readonly string[] => fs.readdirSync(folder).sort();
    const entry = (): string => {
      const [name, ...others] = kept();
      assert.ok(name !== undefined && others.length === 0, kept().join(', '));
      return path.join(folder, name);
    };
    /** Whole, and code of this V8, but of another program. */
    const foreignCode = (): Buffer => {
      const code = new Script(wrap(planted), { filename: program }).createCachedData();
      return Buffer.concat([createHash('sha256').update(code).digest(), code]);
    };

    it('is read by nobody else, and is what the next start runs', () => {
      assert.equal(start(), '11');
      assert.equal(fs.statSync(folder).mode & 0o777, 0o700);
      assert.equal(fs.statSync(entry()).mode & 0o777, 0o600);
      const { ino } = fs.statSync(entry());
      assert.equal(start(), '11');
      assert.equal(fs.statSync(entry()).ino, ino, 'what was used is not written again');
      // Whoever may write there decides what runs: the tests below are about who may.
      fs.writeFileSync(entry(), foreignCode());
      assert.equal(start(), '19');
    });

    it('is of one text', () => {
      start();
      fs.writeFileSync(program, planted);
      assert.equal(start(), '19');
      assert.equal(kept().length, 2);
    });

    it('is not read when another user could have written it', () => {
      start();
      const file = entry();
      const plant = (): void => {
        fs.rmSync(file, { force: true });
        fs.writeFileSync(file, foreignCode(), { mode: 0o600 });
      };
      const elsewhere = path.join(root, 'elsewhere');
      const ways: Readonly<Record<string, () => void>> = {
        'a file that the group may write': () => {
          fs.chmodSync(file, 0o620);
        },
        'a file that all may write': () => {
          fs.chmodSync(file, 0o602);
        },
        'a link to a file': () => {
          fs.renameSync(file, elsewhere);
          fs.symlinkSync(elsewhere, file);
        },
        'a second name of a file': () => {
          fs.linkSync(file, elsewhere);
        },
      };
      for (const [name, make] of Object.entries(ways)) {
        plant();
        make();
        assert.equal(start(), '11', name);
        assert.equal(fs.lstatSync(file).mode & 0o777, 0o600, `${name} is replaced`);
        assert.equal(start(), '11', name);
        fs.rmSync(elsewhere, { force: true });
      }
      plant();
      fs.chmodSync(folder, 0o770);
      assert.equal(start(), '11', 'a folder that the group may write');
      assert.deepEqual(fs.readFileSync(file), foreignCode(), 'nothing is written there either');
    });

    it(
      'is not read when it is another user’s',
      {
        skip: process.geteuid?.() === 0 ? false : 'only root can give a file away',
      },
      () => {
        start();
        const file = entry();
        fs.writeFileSync(file, foreignCode());
        fs.chownSync(file, 65_534, 65_534);
        assert.equal(start(), '11');
        fs.writeFileSync(file, foreignCode());
        fs.chownSync(folder, 65_534, 65_534);
        assert.equal(start(), '11');
      },
    );

    it('is not read when it is torn, altered or of another V8', () => {
      start();
      const file = entry();
      const whole = fs.readFileSync(file);
      const altered = Buffer.from(whole);
      altered[100] = 1 + (altered[100] ?? 0);
      const strange = Buffer.from('no code');
      const otherV8 = Buffer.concat([createHash('sha256').update(strange).digest(), strange]);
      for (const bytes of [whole.subarray(0, whole.length - 1), Buffer.alloc(0), altered, otherV8]) {
        fs.writeFileSync(file, bytes);
        assert.equal(start(), '11');
        assert.deepEqual(fs.readFileSync(file).length, whole.length, 'it is replaced');
      }
    });

    it('is done without where nothing can be kept', () => {
      fs.mkdirSync(path.dirname(folder));
      fs.writeFileSync(folder, 'a file');
      assert.equal(start(), '11');
      assert.equal(fs.readFileSync(folder, 'utf8'), 'a file');
    });

    it('is of the four newest programs', () => {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of ['a.v8', 'b.v8', 'c.v8', 'd.v8', 'e.v8', 'other'])
        fs.writeFileSync(path.join(folder, name), '');
      const old = new Date(2020, 0, 1);
      for (const name of ['b.v8', 'd.v8']) fs.utimesSync(path.join(folder, name), old, old);
      start();
      const names = kept();
      assert.equal(names.length, 5);
      for (const name of ['a.v8', 'c.v8', 'e.v8', 'other']) assert.ok(names.includes(name), name);
    });

    it('lies in the user’s folder of caches, unless Node’s variable forbids it', () => {
      assert.equal(codeCacheFolder({ XDG_CACHE_HOME: '/caches' }), '/caches/numa-lens/code');
      const usual = codeCacheFolder({});
      assert.ok(usual?.startsWith(os.homedir()), usual);
      // A relative path is to be ignored. Source: XDG Base Directory Specification.
      assert.equal(codeCacheFolder({ XDG_CACHE_HOME: 'caches' }), usual);
      assert.equal(
        codeCacheFolder({ XDG_CACHE_HOME: '/caches', NODE_DISABLE_COMPILE_CACHE: '1' }),
        undefined,
      );
    });
  },
);
