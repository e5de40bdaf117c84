/** Arguments of C++ as programs are written, read in real debuggers from a program that counts what is run in it. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { evaluateText, frameEvaluator } from '../../client/debug/session/arguments';
import type { FrameEvaluator } from '../../client/debug/session/arguments';
import { familyOf } from '../../client/debug/session/families';
import { stackTrace } from '../../client/debug/session/frames';
import type { ParameterRole } from '../../server/kernel/calls';
import { noDebugger, realDebuggers } from './debuggers';
import type { RealDebugger } from './debuggers';
import { debugProgram, temporaryFolder } from './support';
import type { Debugging } from './support';

const source = path.resolve(__dirname, '../../../test/session/fixtures/containers.cpp');
const line =
  fs
    .readFileSync(source, 'utf8')
    .split('\n')
    .findIndex((text) => text.includes('// here')) + 1;

const programs = new Map<string, string>();
function build(optimization: string): string {
  const known = programs.get(optimization);
  if (known !== undefined) return known;
  const file = path.join(temporaryFolder(), `containers${optimization}`);
  execFileSync('g++', ['-std=c++20', '-g', optimization, '-Wall', '-Wextra', '-Werror', '-o', file, source]);
  programs.set(optimization, file);
  return file;
}

class Frame {
  readonly session: Debugging;
  readonly #evaluator: FrameEvaluator;

  private constructor(session: Debugging, evaluator: FrameEvaluator) {
    this.session = session;
    this.#evaluator = evaluator;
  }

  static async of(one: RealDebugger, optimization: string): Promise<Frame> {
    const session = await debugProgram(build(optimization), { path: source, line }, { with: one });
    const { adapter } = session;
    const frames = await stackTrace(adapter, adapter.state.stop?.threadId ?? 0, 1);
    assert.ok(frames.ok && frames.value[0] !== undefined);
    return new Frame(session, frameEvaluator(adapter, familyOf(adapter), frames.value[0]));
  }

  /** The value, or the sentence that says why there is none. */
  async read(text: string, role: ParameterRole = 'pages'): Promise<bigint | string> {
    const answer = await evaluateText('move_pages', role, text, this.#evaluator);
    if (!answer.ok) return answer.message;
    assert.ok(typeof answer.value === 'bigint');
    return answer.value;
  }

  /** How often code of the program ran that reading must not run. */
  executed(): Promise<bigint | string> {
    return this.read('executed', 'count');
  }
}

const noCompiler = spawnSync('g++', ['--version']).status !== 0;
for (const one of realDebuggers) {
  void noDebugger(one).then((absent) => {
    const skip = absent === false && noCompiler ? 'no C++ compiler (g++) on PATH' : absent;
    for (const optimization of ['-O0', '-O2']) readIn(one, optimization, skip);
  });
}

function readIn(one: RealDebugger, optimization: string, skip: string | false): void {
  const unoptimized = optimization === '-O0';
  describe(`arguments of C++ in ${one.id}, compiled with ${optimization}`, { skip }, () => {
    let frame: Frame;
    before(async () => {
      frame = await Frame.of(one, optimization);
    });
    after(() => frame.session.end());

    /** Both read the same. */
    const same = async (text: string, plain: string, role: ParameterRole = 'pages') => {
      const value = await frame.read(text, role);
      assert.ok(typeof value === 'bigint', `${text}: ${value}`);
      assert.equal(value, await frame.read(plain, role), text);
    };

    it('move_pages(0, v.size(), v.data(), nodes.data(), status.data(), …)', async () => {
      assert.equal(await frame.read('v.size()', 'count'), 8n);
      await same('v.data()', '(void *)(v._M_impl._M_start)');
      await same('nodes.data()', '(void *)(nodes._M_impl._M_start)');
      await same('status.data()', '(void *)(status._M_impl._M_start)');
      const pages = await frame.read('v.data()');
      assert.ok(typeof pages === 'bigint' && pages > 0x1000n);
    });

    it('elements of a vector, in every spelling', async () => {
      for (const text of ['&v[0]', '&v.front()', '&*v.begin()', 'std::data(v)', '&(v)[0]', '(v).data()'])
        await same(text, 'v.data()');
      await same('&v[2]', 'v.data() + 2');
      await same('&v.back()', 'v.data() + v.size() - 1');
      await same('v[1]', '*(v.data() + 1)');
      await same('(void **)&v[0]', 'v.data()');
      await same('reinterpret_cast<void **>(&v[0])', 'v.data()');
    });

    it('numbers of elements', async () => {
      const counts: readonly (readonly [string, bigint])[] = [
        ['v.size() * 2', 16n],
        ['v.end() - v.begin()', 8n],
        ['std::size(v)', 8n],
        ['v.empty() ? 0 : v.size()', 8n],
        ['sizeof(void *) * v.size() / sizeof(v[0])', 8n],
        ['static_cast<unsigned long>(v.size())', 8n],
        ['length', 8n],
        ['(length + 1) / 2', 4n],
      ];
      for (const [text, value] of counts) assert.equal(await frame.read(text, 'count'), value, text);
    });

    if (unoptimized) {
      it('arrays, references, smart pointers and chains of members', async () => {
        await same('fixed.data()', '(void *)(fixed._M_elems)');
        await same('&fixed[1]', 'fixed.data() + 1');
        await same('std::begin(plain)', 'plain');
        await same('alias.data()', 'v.data()');
        await same('part.data()', 'v.data() + 2');
        await same('owned.get()', '&owned[0]');
        await same('owned[0]', 'v[4]');
        await same('&request.pages[0]', 'request.pages.data()');
        await same('single->pages.data()', 'single.get()->pages.data()');
        await same('(*single).pages.data()', 'single->pages.data()');
        await same('shared->pages.data()', 'shared.get()->pages.data()');
        await same('request.link.previous->pages.data()', 'single->pages.data()');
        await same('request.link.previous->pages[3]', 'v[3]');
        for (const [text, value] of [
          ['fixed.size()', 4n],
          ['std::size(plain)', 3n],
          ['sizeof(plain) / sizeof(plain[0])', 3n],
          ['request.link.count', 6n],
          ['shared->pages.size()', 8n],
          ['alias.size()', 8n],
          ['part.size()', 3n],
        ] as const)
          assert.equal(await frame.read(text, 'count'), value, text);
      });

      it('bit-fields, enumerations and bool', async () => {
        for (const [text, value] of [
          ['request.flags', 5n],
          ['request.exact', 1n],
          ['mode', 2n],
          ['static_cast<int>(target)', 1n],
          ['(int)mode', 2n],
          ['!request.exact', 0n],
        ] as const)
          assert.equal(await frame.read(text, 'flags'), value, text);
      });

      it('variables: the elements of a container, an array, the object itself', async () => {
        const locate = async (name: string) => {
          const located = await frame.session.actions.locateVariable({ name, expression: name });
          assert.ok(located.ok, located.ok ? '' : located.failure.message);
          return located.value.region.pages;
        };
        const bytes = async (start: string, length: bigint) => {
          const address = await frame.read(start);
          assert.ok(typeof address === 'bigint');
          return {
            kind: 'ranges',
            ranges: [{ from: `0x${address.toString(16)}`, to: `0x${(address + length).toString(16)}` }],
          };
        };
        assert.deepEqual(await locate('v'), await bytes('v.data()', 64n));
        assert.deepEqual(await locate('fixed'), await bytes('fixed.data()', 32n));
        assert.deepEqual(await locate('plain'), await bytes('&plain[0]', 24n));
        assert.deepEqual(await locate('single'), await bytes('&single', 8n));
      });

      it('nothing that runs code of the program, with the reason', async () => {
        const refused: readonly (readonly [string, RegExp])[] = [
          [
            'byNode[0]',
            /uses \[\] of "byNode", an object \(std::map<.*>\): the program may have code for that/,
          ],
          ['&bits[0]', /uses \[\] of "bits", an object \(std::vector<bool/],
          ['counted[0]', /uses \[\] of "counted", an object \(Counted\)/],
          ['&counted[1]', /uses \[\] of "counted"/],
          ['counted->plain', /uses -> of "counted", an object \(Counted\)/],
          ['(long)counted', /converts "counted", an object \(Counted\), by code of the program/],
          ['counted + 1', /uses \+ of "counted"/],
          ['counted', /is an object \(Counted\), which no argument of the call is/],
          ['v', /is an object \(std::vector<void ?\*/],
          ['mode | mode', /uses \| of "mode", an enumeration \(Flags\)/],
          ['byNode.at(0)', /calls at\(\)/],
          ['byNode.size()', /calls size\(\)/],
          ['v.at(0)', /calls at\(\)/],
          ['move_pages(0, 0, 0, 0, 0, 0)', /calls move_pages\(\)/],
          ['*v', /uses \* of "v"/],
          ['v[length++]', /changes a variable/],
        ];
        for (const [text, reason] of refused) {
          const answer = await frame.read(text, 'count');
          assert.match(String(answer), reason, text);
        }
        assert.equal(await frame.executed(), 0n);
      });
    } else {
      it('a variable that was optimized out, in words', async () => {
        const answer = await frame.read('size', 'count');
        assert.match(
          String(answer),
          /could not evaluate "size": it was optimized out: the compiler keeps no value/,
        );
      });
    }

    it('what the debugger does not know, in its words', async () => {
      assert.match(
        String(await frame.read('nosuch.data()')),
        /could not evaluate "nosuch\.data\(\)": .*(nosuch|not understand)/,
      );
    });
  });
}
