import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LintCache } from '../../../server/core/cache';
import { mergeConfig } from '../../../server/core/config-file';
import { lint } from '../../../server/core/engine';
import type { LintResult } from '../../../server/core/lint';
import { chooseParser } from '../../../server/parser/choose';

const config = mergeConfig([]);

const head = `import koffi from 'koffi';

const numa = koffi.load('libnuma.so.1');
const movePages = numa.func('long move_pages(int, unsigned long, void **, const int *, _Out_ int *, int)');

const state = { flags: 64, count: 4, other: { flags: 9 } };

class Base {
  flags = 64;

  pick() {
    return 9;
  }
}

`;

/** Members that rest on each other. */
const members = [
  ...[
    '  flags = 2;',
    '  readonly flags = 64;',
    '  private flags = 9;',
    '  get flags() {\n    return 9;\n  }',
  ],
  ...['  status = new Int32Array(4);', '  private readonly status = new Int32Array(2);', '  #status;'],
  ...['  #status = new Int32Array(4);', '  static limit = 64;', '  static readonly limit = 2;'],
  "  lib = koffi.load('libnuma.so.1');",
  "  move = this.lib.func('long move_pages(int, unsigned long, void **, const int *, _Out_ int *, int)');",
  ...[
    '  constructor() {\n    this.#status = new Int32Array(3);\n  }',
    '  constructor(private readonly flags: number) {}',
  ],
  ...['  constructor() {\n    this.flags = 9;\n  }', '  pick() {\n    return 9;\n  }', '  pick = () => 64;'],
  ...['  pick() {\n    return this.flags;\n  }', '  set(n: number) {\n    this.flags = n;\n  }'],
  '  any(name: string, n: number) {\n    this[name] = n;\n  }',
  "  named() {\n    this['flags'] = 64;\n    Mover['limit'] = 9;\n  }",
  ...['  more() {\n    this.flags++;\n  }', '  less() {\n    delete this.flags;\n  }'],
  '  again() {\n    this.#status = this.status = new Int32Array(1);\n  }',
  '  static reset() {\n    Mover.limit = 9;\n  }',
  '  static reset() {\n    this.limit = 9;\n  }',
  '  call(pages: bigint[]) {\n    movePages(0, 4, pages, [0, 0, 0, 0], this.#status, this.flags);\n  }',
  '  all(pages: bigint[]) {\n    movePages(0, 4, pages, [0, 0, 0, 0], this.status, this.pick());\n  }',
  '  bound(pages: bigint[]) {\n    this.move(0, 4, pages, null, this.status, this.flags);\n  }',
  '  run = (pages: bigint[]) => {\n    movePages(0, 1, pages, [0], this.status, Mover.limit);\n  };',
  '  fill(nodes: Int32Array) {\n    nodes.fill(-1);\n  }',
  '  filled(pages: bigint[]) {\n    const nodes = new Int32Array(4);\n    this.fill(nodes);\n    movePages(0, 4, pages, nodes, [], 2);\n  }',
  '  check(result: number) {\n    if (result < 0) throw new Error(String(koffi.errno()));\n  }',
  '  checked(pages: bigint[]) {\n    this.check(movePages(0, 4, pages, [0, 0, 0, 0], this.status, 2));\n  }',
  '  use(pages: bigint[]) {\n    movePages(0, state.count, pages, [0], [0], state.flags);\n  }',
  '  useOther(pages: bigint[]) {\n    movePages(0, 1, pages, [0], [0], state.other.flags);\n  }',
  ...['  put() {\n    state.flags = 9;\n  }', '  putOther() {\n    state.other.flags = 64;\n  }'],
  ...['  putUnused() {\n    state.unused = 1;\n  }', '  putAny(name: string) {\n    state[name] = 9;\n  }'],
  ...[
    "  putNamed() {\n    state['flags'] = 9;\n  }",
    '  assign() {\n    Object.assign(state, { flags: 9 });\n  }',
  ],
  ...['  // flags = 2;', '  broken(a {', '  broken() {\n    if (a) {\n  }'],
];

const heads = [
  'class Mover {',
  'export class Mover {',
  'class Mover extends Base {',
  'class Other {',
  'class Mover {}{',
];

const tail = `
class Sub extends Mover {
  go(pages: bigint[]) {
    movePages(0, 1, pages, [0], this.status, this.flags);
  }
}

const mover = new Mover(64);
mover.all([1n]);
movePages(0, 1, [1n], [0], [0], mover.flags);

export function make(pages: bigint[]) {
  const own = new Mover(9);
  movePages(0, 4, pages, [0, 0, 0, 0], own.status, own.pick());
}
`;

void describe('the members of a class that is edited', async () => {
  const parser = await chooseParser('fastest');
  const run = (text: string, cache?: LintCache): LintResult =>
    lint({ path: '/a.ts', language: 'typescript', text, config, parser, ...(cache && { cache }) });
  const textOf = (opened: string, all: readonly string[]): string =>
    `${head}${[opened, ...all].join('\n')}\n}\n${tail}`;

  it('give the results of a run that remembers nothing', () => {
    const member = fc.constantFrom(...members);
    const edit = fc.record({
      at: fc.nat(20),
      remove: fc.nat(1),
      insert: fc.option(member, { nil: undefined }),
    });
    const step = fc.oneof(
      { weight: 6, arbitrary: edit },
      { weight: 1, arbitrary: fc.constantFrom(...heads) },
    );
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 3, maxLength: 14 }),
        fc.array(step, { minLength: 1, maxLength: 5 }),
        (first, steps) => {
          const cache = new LintCache();
          const all = [...first];
          let opened = 'class Mover {';
          run(textOf(opened, all), cache);
          for (const one of steps) {
            if (typeof one === 'string') opened = one;
            else
              all.splice(
                one.at % (all.length + 1),
                one.remove,
                ...(one.insert === undefined ? [] : [one.insert]),
              );
            const text = textOf(opened, all);
            const [kept, fresh] = [run(text, cache), run(text)];
            assert.deepEqual(kept.findings, fresh.findings, text);
            assert.deepEqual(kept.callSites, fresh.callSites, text);
          }
        },
      ),
      { numRuns: Number(process.env['NUMA_LENS_RUNS'] ?? 60) },
    );
  });
});
