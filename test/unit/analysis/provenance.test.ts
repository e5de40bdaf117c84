import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallFacts } from '../../../server/core/facts/call-facts';
import { pointerOf, unknownValue, type AbstractValue } from '../../../server/core/facts/value';
import { chooseParser } from '../../../server/parser/choose';
import { eachCall } from './facts-of';

/** A form in words: symbols by the call behind them, composed ones by their operator. */
function inWords(facts: CallFacts, value: AbstractValue): readonly string[] {
  const form = (one: ReturnType<CallFacts['formsOf']>[number]): string => {
    const terms = one.terms.map(
      (term) => `${term.factor === 1n ? '' : `${term.factor}*`}${term.symbols.map(name).join('*')}`,
    );
    return [...terms, ...(one.constant === 0n && terms.length > 0 ? [] : [one.constant.toString()])].join(
      ' + ',
    );
  };
  const name = (symbol: string): string => {
    const producer = facts.producerOf(symbol);
    if (producer !== undefined)
      return producer.through === undefined
        ? producer.function
        : `${producer.function}#${producer.through.toString()}`;
    const composition = facts.compositionOf(symbol);
    return composition === undefined
      ? '?'
      : `${composition.operator}(${composition.operands.map(form).join(', ')})`;
  };
  return facts.formsOf(value).map(form).sort();
}

const head = `#include <numaif.h>
#include <numa.h>
static void *pages[16]; static int status[16];
struct where { int cpu, node; };
static int last(void) { return numa_max_node(); }
static void spread(int *nodes, int n, int top) { for (int i = 0; i < n; i++) nodes[i] = i % top; }
`;

describe('where a number comes from', async () => {
  const parser = await chooseParser('fastest');

  /** The values of nodes[0] and of every fill of nodes at the call. */
  function nodes(body: string): readonly string[] {
    const found = new Set<string>();
    eachCall(`${head}void f(int n, int pid) {\n${body}\n}\n`, parser, (facts) => {
      const array = facts.array('nodes');
      const values = [...(array?.cells ?? []), ...(array?.fills ?? [])].map((one) => one.value);
      for (const value of values) for (const one of inWords(facts, value)) found.add(one);
    });
    return [...found].sort();
  }

  function pid(body: string): readonly string[] {
    let found: readonly string[] = [];
    eachCall(`${head}void f(int n, int pid) {\n${body}\n}\n`, parser, (facts) => {
      found = inWords(facts, facts.argument('pid')?.value ?? unknownValue);
    });
    return found;
  }

  const call = 'move_pages(0, n, pages, nodes, status, MPOL_MF_MOVE);';

  it('is known through a variable and an addition', () => {
    assert.deepEqual(nodes(`int top = numa_max_node(); int nodes[1] = { top + 1 }; ${call}`), [
      'numa_max_node + 1',
    ]);
  });

  it('is known through a member of a struct', () => {
    assert.deepEqual(
      nodes(`struct where w; w.cpu = sched_getcpu(); int nodes[1]; nodes[0] = w.cpu; ${call}`),
      ['sched_getcpu'],
    );
  });

  it('is known through a helper of the file', () => {
    assert.deepEqual(nodes(`int nodes[1] = { last() + 1 }; ${call}`), ['numa_max_node + 1']);
  });

  it('is known through an array', () => {
    assert.deepEqual(nodes(`int tops[2]; tops[1] = numa_max_node(); int nodes[1] = { tops[1] }; ${call}`), [
      'numa_max_node',
    ]);
  });

  it('keeps the modulus of a loop that fills the array', () => {
    const loop = 'int nodes[16]; for (int i = 0; i < n; i++) nodes[i] = i %';
    assert.deepEqual(nodes(`${loop} numa_max_node(); ${call}`), ['rem(?, numa_max_node)']);
    assert.deepEqual(nodes(`int top = numa_max_node(); ${loop} (top + 1); ${call}`), [
      'rem(?, numa_max_node + 1)',
    ]);
    assert.deepEqual(nodes(`int nodes[16]; spread(nodes, n, numa_num_configured_nodes()); ${call}`), [
      'rem(?, numa_num_configured_nodes)',
    ]);
  });

  it('keeps what goes round in a loop', () => {
    assert.deepEqual(
      nodes(
        `int next = 0, nodes[16]; for (int i = 0; i < n; i++) { nodes[i] = next; next = (next + 1) % numa_max_node(); } ${call}`,
      ),
      ['0', '?', 'rem(? + 1, numa_max_node)'],
    );
  });

  it('is known for what a call stored', () => {
    assert.deepEqual(
      nodes(`unsigned cpu, node; getcpu(&cpu, &node); int nodes[2] = { cpu, node }; ${call}`),
      ['getcpu#0', 'getcpu#1'],
    );
  });

  it('is known for a process', () => {
    assert.deepEqual(
      pid('int child = fork(); if (child < 0) return; move_pages(child, n, pages, 0, status, 0);'),
      ['fork'],
    );
    assert.deepEqual(pid('move_pages(-pid, n, pages, 0, status, 0);'), ['-1*?']);
  });

  it('is known for the arguments of that call', () => {
    eachCall(
      `${head}void f(void) { int fd = open("/dev/mem", 2); move_pages(fd, 1, pages, 0, status, 0); }`,
      parser,
      (facts) => {
        const [form] = facts.formsOf(facts.argument('pid')?.value ?? unknownValue);
        const producer = facts.producerOf(form?.terms[0]?.symbols[0] ?? '');
        assert.equal(producer?.function, 'open');
        const path = pointerOf(producer.arguments[0] ?? unknownValue);
        assert.ok(path !== undefined);
        assert.equal(facts.region(path).origin.kind, 'string');
      },
    );
  });
});
