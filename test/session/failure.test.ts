import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterSession, withWayElsewhere } from '../../client/debug/session/failure';
import type { Failure } from '../../client/debug/session/failure';

describe('a refusal about a program that may run elsewhere', () => {
  const failure = (code: Failure['code']): Failure => ({
    code,
    message: 'There is no process 4711.',
    remedy: 'Look for it.',
  });

  it('says by what the debugger reaches it, and names the runner prefix as the way', () => {
    const told = withWayElsewhere(failure('no-such-process'), 'box:1234');
    assert.equal(told.code, 'no-such-process');
    assert.equal(told.message, 'There is no process 4711. The debugger reaches its program by box:1234.');
    assert.match(
      told.remedy,
      /^Start the runner where the program runs: the setting numaLens\.runner\.prefix/,
    );
  });

  it('is left as it is when it has nothing to do with where the program runs', () => {
    for (const code of ['pointer-size', 'declined', 'koffi-missing', 'no-code-sample'] as const)
      assert.deepEqual(withWayElsewhere(failure(code), 'box:1234'), failure(code));
  });
});

describe('a refusal of an action whose debug session is over', () => {
  const refused = (code: Failure['code']): Failure => ({
    code,
    message: 'LLDB gave no stack frame.',
    remedy: '',
  });

  it('says so, and what to do, instead of what the debugger did not tell any more', () => {
    const told = afterSession(refused('no-frame'));
    assert.match(told.message, /^Nothing was moved: the debug session ended/);
    assert.match(told.remedy, /attach to it if it still runs/);
  });

  it('is left as it is when it came from the kernel or the user', () => {
    for (const code of ['process-exited', 'being-moved', 'runner-gone', 'declined'] as const)
      assert.deepEqual(afterSession(refused(code)), refused(code));
  });
});
