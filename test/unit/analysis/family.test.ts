import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callNames } from '../../../server/core/locate';
import { mayCall } from '../../../server/core/syntax/prefilter';
import { formOf, integerOf, pointerOf } from '../../../server/core/facts/value';
import { loadWasmParser } from '../../../server/parser/wasm';
import { eachCall } from './facts-of';

void describe('the calls of the family', async () => {
  const parser = await loadWasmParser();
  const located = (body: string): readonly string[] => {
    const found: string[] = [];
    eachCall(`void f(void *p, unsigned long n) {\n${body}\n}\n`, parser, ({ site }) => {
      found.push(`${site.call} ${site.calleeName} ${site.arguments.map((one) => one.role).join(' ')}`);
    });
    return found;
  };

  it('pass the prefilter, each by its name or number', () => {
    for (const name of callNames) assert.ok(mayCall(`${name}(`), name);
    assert.ok(mayCall('syscall ( 237, p)'));
    for (const text of ['syscall(number)', 'get_memory(4)', '#include <linux/mempolicy.h>\n', 'membind'])
      assert.equal(mayCall(text), false, text);
  });

  it('pass the prefilter of scripts in every way to write their names', () => {
    for (const name of callNames) {
      const words = name.split('_');
      const capital = words.map((one) => one.charAt(0).toUpperCase() + one.slice(1)).join('');
      const camel = capital.charAt(0).toLowerCase() + capital.slice(1);
      for (const one of [name, camel, capital, name.toUpperCase(), `NR_${name.toUpperCase()}`, `"${name}"`])
        assert.ok(mayCall(`x(${one})`, 'typescript'), one);
    }
    const numbers = [
      'libc.syscall(279, 0)',
      "syscall('long', 279)",
      "lib.func('long syscall(long number, ...)')",
      "lib.func('syscall', 'long', ['long'])",
      'ffi.Library(null, { syscall: ["long", ["long"]] })',
    ];
    for (const text of numbers) assert.ok(mayCall(text, 'javascript'), text);
    const others = [
      "if (error.syscall === 'connect') retry();",
      '{ errno, code, syscall: "open" }',
      'class MembindingBase { removePagesize() {} }',
      'const memoryUsage = process.memoryUsage();',
    ];
    for (const text of others) assert.equal(mayCall(text, 'typescript'), false, text);
  });

  it('are located with their roles', () => {
    assert.deepEqual(located('mbind(p, n, 2, 0, 0, 0);'), [
      'mbind mbind addr len mode nodemask maxnode flags',
    ]);
    assert.deepEqual(located('syscall(SYS_mbind, p, n, 2, 0, 0, 0);'), [
      'mbind syscall addr len mode nodemask maxnode flags',
    ]);
    assert.deepEqual(located('syscall(238, 0, 0, 0);'), ['set_mempolicy syscall mode nodemask maxnode']);
    assert.deepEqual(located('get_mempolicy(0, 0, 0, p, 3);'), [
      'get_mempolicy get_mempolicy mode_result nodemask_result maxnode addr flags',
    ]);
    assert.deepEqual(located('numa_migrate_pages(0, p, p);'), [
      'migrate_pages numa_migrate_pages pid from_mask to_mask',
    ]);
    assert.deepEqual(located('numa_tonode_memory(p, n, 1);'), ['mbind numa_tonode_memory addr len node']);
    assert.deepEqual(located('numa_setlocal_memory(p, n);'), ['mbind numa_setlocal_memory addr len']);
    assert.deepEqual(located('mbind(p, n);'), [], 'another number of arguments is no sound call');
  });

  it('fold their arguments', () => {
    eachCall('int g(char *p) { return mbind(p, 4096, MPOL_BIND | 1 << 15, 0, 0, 0); }', parser, (facts) => {
      assert.equal(integerOf(facts.argument('mode')?.value ?? assert.fail()), 0x8002n);
      assert.equal(facts.mode, 'unknown');
      assert.equal(facts.count, undefined);
    });
  });

  it('get_mempolicy stores a mode and a mask, and leaves the rest of memory alone', () => {
    const text = `
      long h(void) {
        int mode = 7, other = 8;
        unsigned long mask[2] = {0, 0};
        get_mempolicy(&mode, mask, 128, 0, 0);
        return set_mempolicy(mode + other, mask, 129);
      }`;
    eachCall(text, parser, (facts) => {
      if (facts.site.call !== 'set_mempolicy') return;
      const form = formOf(facts.argument('mode')?.value ?? assert.fail());
      const [symbol] = form?.terms[0]?.symbols ?? [];
      assert.equal(form?.constant, 8n);
      assert.equal(facts.producerOf(symbol ?? '')?.function, 'get_mempolicy');
      assert.equal(facts.producerOf(symbol ?? '')?.through, 0);
      const mask = facts.array('nodemask');
      assert.equal(mask?.region.state.initial, 'unknown');
      assert.equal(pointerOf(facts.argument('nodemask')?.value ?? assert.fail())?.region, mask.region.id);
    });
  });
});
