import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { familyOf } from '../../client/debug/session/families';

describe('debugger families', () => {
  it('are found by the type of the launch configuration', () => {
    assert.equal(familyOf({ debuggerType: 'lldb-dap' }).id, 'lldb-dap');
    assert.equal(familyOf({ debuggerType: 'lldb-vscode' }).id, 'lldb-dap');
    for (const type of ['pwa-node', 'node', 'node-terminal', 'pwa-extensionHost'])
      assert.equal(familyOf({ debuggerType: type }).id, 'js-debug');
    assert.equal(familyOf({ debuggerType: 'cppdbg' }).id, 'cppdbg');
    assert.equal(familyOf({ debuggerType: 'lldb' }).id, 'codelldb');
    assert.equal(familyOf({ debuggerType: 'gdbtarget' }).id, 'cdt-gdb');
    for (const type of ['pwa-chrome', 'debugpy', ''])
      assert.equal(familyOf({ debuggerType: type }).id, 'generic');
  });

  it('read memory only where this is known to be sound', () => {
    const reads = (type: string, version: string | undefined, readMemory = true) =>
      familyOf({ debuggerType: type }).readsMemoryByAddress({
        readMemory,
        disassemble: true,
        supports: new Set(),
        ...(version === undefined ? {} : { version }),
      });
    assert.equal(reads('lldb-dap', 'lldb version 22.1.8'), true);
    assert.equal(reads('lldb-dap', 'lldb version 20.0.0git'), true);
    assert.equal(reads('lldb-dap', 'lldb version 19.1.7'), false, 'version 19 dies on the request');
    assert.equal(reads('lldb-dap', undefined), false);
    assert.equal(reads('lldb-dap', 'lldb version 22.1.8', false), false);
    assert.equal(reads('pwa-node', undefined), false, 'its memory references are no addresses');
  });

  it('of one type are told apart by what the adapter supports', () => {
    const gdb = (...supports: readonly string[]) =>
      familyOf({ debuggerType: 'gdb', supports: new Set(supports) }).id;
    // As gdb 16, cdt-gdb-adapter 1.7.0 and WebFreak's Native Debug 0.27 answer "initialize", as far as it matters.
    assert.equal(gdb('supportsModulesRequest', 'supportsReadMemoryRequest'), 'gdb-dap');
    assert.equal(gdb('supportsReadMemoryRequest', 'supportsTerminateRequest'), 'cdt-gdb');
    assert.equal(gdb('supportsHitConditionalBreakpoints', 'supportsStepBack'), 'generic');
    assert.equal(familyOf({ debuggerType: 'gdb' }).id, 'generic', 'before the adapter has answered');
  });
});

describe('what the families read', () => {
  const family = (debuggerType: string, ...supports: readonly string[]) =>
    familyOf({ debuggerType, supports: new Set(supports) });
  const families = {
    'gdb-dap': family('gdb', 'supportsModulesRequest'),
    'cdt-gdb': family('gdbtarget'),
    cppdbg: family('cppdbg'),
    codelldb: family('lldb'),
    'lldb-dap': family('lldb-dap'),
  };

  const pidBy = (id: keyof typeof families, output: string) => families[id].pidCommand?.pid(output);
  const codeLldbPid = (line: string) => families.codelldb.pidHeard?.(line);

  it('are integers in every spelling of gdb', () => {
    for (const id of ['gdb-dap', 'cdt-gdb', 'cppdbg'] as const) {
      const value = (result: string) => {
        const parsed = families[id].parseArgument(result);
        return parsed.kind === 'integer' ? parsed.value : parsed.kind === 'refused' ? parsed.reason : '';
      };
      assert.equal(value('64'), 64n);
      assert.equal(value('-1'), -1n);
      assert.equal(value("97 'a'"), 97n);
      assert.equal(value('true'), 1n);
      assert.equal(value('(void **) 0x7fffffffe2e0'), 0x7fffffffe2e0n);
      assert.equal(value('0x555555558040 <buffer>'), 0x555555558040n);
      assert.equal(value('0x555555556004 "text"'), 'is shown as "0x555555556004 "text"", which is no number');
      assert.equal(value('[3]'), 'is shown as "[3]", which is no number');
      assert.match(String(value('<optimized out>')), /^was optimized out/);
    }
  });

  it('are pids in what a command says', () => {
    const inferiors =
      '  Num  Description       Connection           Executable        \n' +
      '  1    process 4711      1 (native)           /tmp/forked \n' +
      '* 2    process 4712      1 (native)           /tmp/forked \n';
    for (const id of ['gdb-dap', 'cdt-gdb', 'cppdbg'] as const) {
      assert.equal(pidBy(id, inferiors), 4712, 'the inferior of the selected frame');
      assert.equal(pidBy(id, '* 1    <null>                 /tmp/forked'), undefined);
    }
    for (const id of ['codelldb', 'lldb-dap', 'cppdbg'] as const) {
      assert.equal(pidBy(id, "Process 4711 stopped\n* thread #1, name = 'x'"), 4711);
      assert.equal(pidBy(id, 'error: invalid process'), undefined);
    }
    assert.equal(codeLldbPid("Launched process 4711 from '/tmp/a.out'"), 4711);
    assert.equal(codeLldbPid('Attached to process 4711'), 4711);
    assert.equal(codeLldbPid('child process 4711 ended'), undefined);
  });

  it('is evaluated in the context in which the adapter answers with a value or fails', () => {
    assert.equal(families['gdb-dap'].evaluateContext, 'hover', 'gdb calls no function there');
    assert.equal(families.cppdbg.evaluateContext, 'hover', 'a failure is a failure there');
    const cdtGdb = families['cdt-gdb'];
    assert.equal(cdtGdb.evaluateContext, 'watch');
    assert.equal(cdtGdb.failureIn?.('Error: could not evaluate expression'), 'gdb does not understand it.');
    assert.deepEqual(families.codelldb.argumentExpressions('n'), ['/nat (long long)(n)']);
  });
});
