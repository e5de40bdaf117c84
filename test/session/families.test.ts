import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { familyOf } from '../../client/debug/session/families';

describe('debugger families', () => {
  it('are found by the type of the launch configuration', () => {
    assert.equal(familyOf({ debuggerType: 'lldb-dap' }).id, 'lldb-dap');
    assert.equal(familyOf({ debuggerType: 'lldb-vscode' }).id, 'lldb-dap');
    for (const type of ['pwa-node', 'node', 'node-terminal', 'pwa-extensionHost'])
      assert.equal(familyOf({ debuggerType: type }).id, 'js-debug');
    for (const type of ['lldb', 'cppdbg', 'gdb', 'pwa-chrome', ''])
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
});
