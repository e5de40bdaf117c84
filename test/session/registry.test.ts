import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frameEvaluator } from '../../client/debug/session/arguments';
import { familyFrom } from '../../client/debug/session/families/from-extension';
import { generic } from '../../client/debug/session/families/generic';
import { lldbDap } from '../../client/debug/session/families/lldb-dap';
import { FamilyRegistry, RegisteredFamilies } from '../../client/debug/session/families/registry';
import type { RegisteredFamily } from '../../client/debug/session/families/registry';

const registered = (id: string, types: readonly string[], serves = () => false): RegisteredFamily => ({
  ...generic,
  id,
  types,
  serves,
});
const idOf = (registry: FamilyRegistry, debuggerType: string) => registry.familyOf({ debuggerType }).id;

describe('the registry of debugger families', () => {
  it('lets the last that names a type win, over built-in ones too, until it is taken away', () => {
    const others = new RegisteredFamilies();
    const registry = new FamilyRegistry([lldbDap], generic, others);
    assert.equal(idOf(registry, 'lldb-dap'), 'lldb-dap');
    const endFirst = others.register(registered('first', ['lldb-dap', 'x']));
    const endSecond = others.register(registered('second', ['x']));
    assert.equal(idOf(registry, 'lldb-dap'), 'first');
    assert.equal(idOf(registry, 'x'), 'second');
    endSecond();
    endSecond();
    assert.equal(idOf(registry, 'x'), 'first');
    endFirst();
    assert.equal(idOf(registry, 'x'), 'generic');
    assert.equal(idOf(registry, 'lldb-dap'), 'lldb-dap');
  });

  it('asks a family that names no type only where nothing is built in', () => {
    const others = new RegisteredFamilies();
    const registry = new FamilyRegistry([lldbDap], generic, others);
    others.register(registered('any', [], () => true));
    assert.equal(idOf(registry, 'lldb-dap'), 'lldb-dap');
    assert.equal(idOf(registry, 'y'), 'any');
  });

  it('takes one of two equal registrations away at a time', () => {
    const others = new RegisteredFamilies();
    const registry = new FamilyRegistry([], generic, others);
    const twice = registered('twice', ['x']);
    const end = others.register(twice);
    others.register(twice);
    end();
    assert.equal(idOf(registry, 'x'), 'twice');
  });
});

describe('a family of another extension', () => {
  const least = { id: 'mine', title: 'My debugger', types: ['mine'] };
  const problemOf = (value: unknown): string => {
    const brought = familyFrom(value, () => undefined);
    return brought.ok ? '' : brought.problem;
  };

  it('is refused in words when its shape is wrong', () => {
    assert.equal(problemOf(undefined), 'A debugger family must be an object.');
    assert.equal(problemOf([least]), 'A debugger family must be an object.');
    const cases: readonly [object, RegExp][] = [
      [{ ...least, id: 'My One' }, /"id" .* lower case letters, digits and dashes\.$/],
      [{ ...least, title: ' ' }, /"title" .* a text that is not empty\.$/],
      [{ id: 'mine', title: 'My debugger' }, /"types" .* a list of at least one text\.$/],
      [{ ...least, types: [] }, /"types"/],
      [{ ...least, types: ['a', 1] }, /"types"/],
      [{ ...least, parseInteger: '10' }, /"parseInteger" .* a function\.$/],
      [{ ...least, readsMemoryByAddress: () => true }, /"readsMemoryByAddress" .* true or false\.$/],
      [{ ...least, pidExpressions: 'getpid()' }, /"pidExpressions" .* a list of texts\.$/],
    ];
    for (const [family, expected] of cases) assert.match(problemOf(family), expected);
    assert.equal(problemOf(least), '');
  });

  it('is as an unknown debugger in what it leaves out', () => {
    const brought = familyFrom(least, () => undefined);
    assert.ok(brought.ok);
    const { family } = brought;
    assert.equal(family.evaluateContext, 'watch');
    assert.deepEqual(family.argumentExpressions('n'), generic.argumentExpressions('n'));
    assert.deepEqual(family.pidExpressions, generic.pidExpressions);
    assert.deepEqual(family.parseArgument('0x10'), { kind: 'integer', value: 16n });
    assert.equal(family.check('n++').free, false, 'what is evaluated is checked all the same');
    const can = { readMemory: true, disassemble: true, supports: new Set<string>() };
    assert.equal(family.readsMemoryByAddress(can), false);
  });

  it('evaluates and reads as it says, with its functions called on itself', async () => {
    class Mine {
      readonly id = 'mine';
      readonly title = 'My debugger';
      readonly types = ['mine'];
      readonly #prefix = 'int:';
      integerExpressions(text: string) {
        return [`${this.#prefix}${text}`];
      }
      parseInteger(result: string) {
        return result.startsWith(this.#prefix) ? BigInt(result.slice(this.#prefix.length)) : undefined;
      }
    }
    const told: string[] = [];
    const brought = familyFrom(new Mine(), (problem) => told.push(problem));
    assert.ok(brought.ok);
    const asked: unknown[] = [];
    const dap = {
      debuggerType: 'mine',
      request: (_: string, args: unknown) => {
        asked.push(args);
        return Promise.resolve({ ok: true, value: { result: 'int:7' } } as const);
      },
    };
    const read = await frameEvaluator(dap, brought.family, { id: 3 }).evaluate('n');
    assert.deepEqual(read, { ok: true, value: { kind: 'integer', value: 7n } });
    assert.deepEqual(asked, [{ expression: 'int:n', context: 'watch', frameId: 3 }]);
    assert.deepEqual(told, []);
  });

  it('cannot take an action down by what its functions throw or give; it is told once', () => {
    const told: string[] = [];
    const brought = familyFrom(
      {
        ...least,
        integerExpressions: () => 'n',
        parseInteger: () => {
          throw new Error('no idea');
        },
      },
      (problem) => told.push(problem),
    );
    assert.ok(brought.ok);
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(brought.family.argumentExpressions('n'), []);
      assert.equal(brought.family.parseInteger('7'), undefined);
      assert.equal(brought.family.parseArgument('7').kind, 'refused');
    }
    assert.deepEqual(told, [
      'The debugger family "mine" of another extension does not work: integerExpressions() gave no list of texts.',
      'The debugger family "mine" of another extension does not work: parseInteger() failed: no idea.',
    ]);
  });
});
