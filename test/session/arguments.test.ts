import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frameEvaluator, readArguments } from '../../client/debug/session/arguments';
import type { FrameEvaluator } from '../../client/debug/session/arguments';
import { familyOf } from '../../client/debug/session/families';
import type { DapPort } from '../../client/debug/session/port';
import type { ParameterRole } from '../../server/kernel/calls';
import type { WireCallArgument, WireCallSite } from '../../server/protocol/lens';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const argument = (role: ParameterRole, expanded: string, folded?: string): WireCallArgument => ({
  role,
  range,
  text: expanded,
  expanded,
  ...(folded === undefined ? {} : { folded }),
});
const site = (...given: readonly WireCallArgument[]): WireCallSite => ({
  call: 'move_pages',
  form: 'wrapper',
  range,
  statement: range,
  functionName: 'main',
  functionRange: range,
  arguments: given,
  sound: true,
});

/** A stopped frame with these variables; it also records what it was asked. */
function frameWith(variables: Readonly<Record<string, bigint>>) {
  const asked: string[] = [];
  const family = familyOf({ debuggerType: 'lldb-dap' });
  const evaluator: FrameEvaluator = {
    check: (text) => family.check(text),
    prepare: (text) => {
      const verdict = family.check(text);
      return Promise.resolve(verdict.free ? { ok: true, text } : { ok: false, reason: verdict.reason });
    },
    isOwnPid: (text) => family.ownPid.test(text),
    evaluate: (text) => {
      asked.push(text);
      const value = variables[text];
      return Promise.resolve(
        value === undefined
          ? { ok: false, message: `use of undeclared identifier '${text}'` }
          : { ok: true, value: { kind: 'integer', value } },
      );
    },
  };
  return { asked, evaluator };
}

describe('the argument reader', () => {
  it('prefers the folded value and asks the debugger nothing for it', async () => {
    const { asked, evaluator } = frameWith({ n: 3n });
    const [count] = await readArguments(site(argument('count', 'n', '64')), evaluator);
    assert.deepEqual(count, { role: 'count', text: 'n', value: 64n, source: 'folded' });
    assert.deepEqual(asked, []);
  });

  it('reads a folded null pointer as 0', async () => {
    const [nodes] = await readArguments(site(argument('nodes', 'NULL', 'null')), frameWith({}).evaluator);
    assert.deepEqual(nodes, { role: 'nodes', text: 'NULL', value: 0n, source: 'folded' });
  });

  it('evaluates the expanded text when nothing was folded', async () => {
    const { asked, evaluator } = frameWith({ '(60 + n)': 63n });
    const [count] = await readArguments(site({ ...argument('count', '(60 + n)'), text: 'PAGES' }), evaluator);
    assert.deepEqual(count, { role: 'count', text: 'PAGES', value: 63n, source: 'evaluated' });
    assert.deepEqual(asked, ['(60 + n)']);
  });

  it('never sends text with a side effect to the debugger', async () => {
    const { asked, evaluator } = frameWith({});
    const [pages, count] = await readArguments(
      site(argument('pages', 'next_batch(&b)'), argument('count', 'n++')),
      evaluator,
    );
    assert.ok(pages !== undefined && 'unread' in pages && count !== undefined && 'unread' in count);
    assert.match(pages.unread, /"next_batch\(&b\)" calls next_batch\(\)/);
    assert.match(count.unread, /"n\+\+" changes a variable/);
    assert.deepEqual(asked, []);
  });

  it('passes on why the debugger could not', async () => {
    const [flags] = await readArguments(site(argument('flags', 'mode')), frameWith({}).evaluator);
    assert.ok(flags !== undefined && 'unread' in flags);
    assert.match(flags.unread, /could not evaluate "mode": use of undeclared identifier 'mode'/);
  });

  it('converts to the type of the parameter', async () => {
    const { evaluator } = frameWith({ minus: -1n, wide: 0x1_0000_0002n });
    const readings = await readArguments(
      site(
        argument('pid', 'minus'),
        argument('count', 'minus'),
        argument('flags', 'wide'),
        argument('pages', 'minus'),
      ),
      evaluator,
    );
    assert.deepEqual(
      readings.map((one) => ('value' in one ? one.value : undefined)),
      [-1n, 0xffff_ffff_ffff_ffffn, 2n, 0xffff_ffff_ffff_ffffn],
    );
  });

  it('knows getpid() without running it, as the pid only', async () => {
    const { asked, evaluator } = frameWith({});
    const readings = await readArguments(
      site(argument('pid', 'getpid()'), argument('count', 'getpid()')),
      evaluator,
    );
    assert.deepEqual(
      readings.map((one) => ('value' in one ? [one.value, one.source] : 'unread')),
      [[0n, 'known'], 'unread'],
    );
    assert.deepEqual(asked, []);
  });
});

describe('integers from a debugger', () => {
  /** An adapter that answers every expression with the same text. */
  const answering = (result: string, debuggerType = 'lldb-dap'): DapPort => ({
    debuggerType,
    request: () => Promise.resolve({ ok: true, value: { result, variablesReference: 0 } }),
  });
  const read = (dap: DapPort) => frameEvaluator(dap, familyOf(dap), { id: 1 }).evaluate('x');

  it('reads decimal, hexadecimal, negative and suffixed results', async () => {
    for (const [text, value] of [
      ['64', 64n],
      ['-2', -2n],
      ['0x00007fffffffe3c0', 0x7fffffffe3c0n],
      ['18446744073709551615', 0xffff_ffff_ffff_ffffn],
      [' 5ull ', 5n],
    ] as const) {
      assert.deepEqual(await read(answering(text)), { ok: true, value: { kind: 'integer', value } });
    }
  });

  it('takes nothing else for a number', async () => {
    for (const text of ['', 'void *[64]', '1.5', "'a'", '0x', '12 pages', 'NaN', '1e3']) {
      assert.equal((await read(answering(text))).ok, false, text);
    }
  });

  it('shows the one line of a compiler message that matters', async () => {
    const message =
      "Expression evaluation in pure C not supported. Ran expression as 'ISO C++'.\n" +
      "error: <user expression 2>:1:1: use of undeclared identifier 'nosuch'\n    1 | nosuch\n      | ^~~~~~\n";
    const dap: DapPort = { debuggerType: 'lldb-dap', request: () => Promise.resolve({ ok: false, message }) };
    assert.deepEqual(await read(dap), { ok: false, message: "use of undeclared identifier 'nosuch'" });
  });
});
