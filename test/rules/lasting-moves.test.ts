/** The source that is offered against moves that do not last: our own rules say nothing of it, it builds, and it works here. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { transformSync } from 'esbuild';
import { lint } from '../../server/core/engine';
import { lastingMoves } from '../../server/kernel/lasting-moves';
import { loadWasmParser } from '../../server/parser/wasm';
import { usualConfig } from './harness';

const root = path.resolve(__dirname, '../../..');

const noCompiler =
  process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0
    ? false
    : 'no C compiler (cc) on PATH';

/** What libnuma declares, by the system calls themselves: the library need not be on the machine. */
const numaif = `#pragma once
#include <sys/syscall.h>
#include <unistd.h>
#define MPOL_BIND 2
#define MPOL_MF_MOVE (1 << 1)
#define mbind(...) syscall(SYS_mbind, __VA_ARGS__)
#define set_mempolicy(...) syscall(SYS_set_mempolicy, __VA_ARGS__)
`;

/** Exits with 0 if the policy of its memory, or of the thread, is "bind:0" afterwards. */
const main = (call: string): string => `
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
  char *area = malloc(1 << 20);
  if (area == NULL) return 1;
  memset(area, 1, 1 << 20);
  if (${call} != 0) return 2;
  char line[4096];
  FILE *maps = fopen("/proc/self/numa_maps", "r");
  if (maps == NULL) return 3;
  while (fgets(line, sizeof line, maps) != NULL)
    if (strstr(line, " bind:0") != NULL || strstr(line, " bind=static:0") != NULL) return 0;
  return 4;
}
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-lasting-'));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

describe('source that makes a move last', () => {
  it('has nothing that our own rules object to', async () => {
    const parser = await loadWasmParser();
    for (const node of [0, 1, 63, 64, 200])
      for (const language of ['c', 'koffi'] as const)
        for (const { id, code } of lastingMoves({ node, language })) {
          const result = lint({
            path: language === 'c' ? 'lasting.c' : 'lasting.ts',
            text: code,
            language: language === 'c' ? 'c' : 'typescript',
            parser,
            config: usualConfig,
          });
          assert.deepEqual(
            result.findings.map((one) => `${one.rule}: ${one.messageId}`),
            [],
            `${id} for node ${node} in ${language}:\n${code}`,
          );
        }
  });

  it('names the node, what is needed and why the pages stay', () => {
    const c = lastingMoves({ node: 3, language: 'c' });
    assert.deepEqual(
      c.map(({ id }) => id),
      ['mbind', 'numa-tonode-memory', 'set-mempolicy'],
    );
    assert.equal(c[0]?.title, 'Bind the memory to node 3 and move it there');
    assert.match(c[0].why, /^Automatic NUMA balancing leaves ranges alone that have a policy of their own/);
    for (const { needs, why } of [...c, ...lastingMoves({ node: 3, language: 'koffi' })])
      for (const sentence of [...needs, why]) assert.match(sentence, /^[A-Z].*\.$/);
  });

  it('takes as many words of a mask as the node needs', () => {
    const code = (node: number): string => lastingMoves({ node, language: 'c' })[0]?.code ?? '';
    assert.match(code(63), /nodes\[1\] = \{1UL << 63\}/);
    assert.match(code(64), /nodes\[2\] = \{\[1\] = 1UL << 0\}/);
    const script = lastingMoves({ node: 64, language: 'koffi' })[0]?.code ?? '';
    assert.match(script, /new BigUint64Array\(\[0n, 1n << 0n\]\)/);
    assert.match(script, /MPOL_BIND, nodes, 129, MPOL_MF_MOVE/);
  });

  it('builds without a warning in C and sets the policy', { skip: noCompiler }, () => {
    for (const [id, call] of [
      ['mbind', 'keep_on_node_0(area, 1 << 20)'],
      ['set-mempolicy', 'allocate_on_node_0()'],
    ] as const) {
      const code = lastingMoves({ node: 0, language: 'c' }).find((one) => one.id === id)?.code ?? '';
      const folder = folderWith({ 'numaif.h': numaif, 'main.c': `${code}${main(call)}` });
      const program = path.join(folder, 'main');
      const flags = ['-std=gnu11', '-O1', '-Wall', '-Wextra', '-Wpedantic', '-Werror', `-I${folder}`];
      execFileSync('cc', [...flags, '-o', program, path.join(folder, 'main.c')]);
      assert.equal(spawnSync(program).status, 0, id);
      fs.rmSync(folder, { recursive: true });
    }
  });

  it(
    'works through koffi',
    { skip: process.platform === 'linux' ? false : 'koffi loads libnuma on Linux only' },
    (t) => {
      const binding = path.join(root, 'node_modules/koffi');
      for (const [id, call] of [
        ['mbind', 'const area = Buffer.alloc(1 << 20, 1); keepOnNode0(area); globalThis.area = area;'],
        ['set-mempolicy', 'allocateOnNode0();'],
      ] as const) {
        const code = lastingMoves({ node: 0, language: 'koffi' }).find((one) => one.id === id)?.code ?? '';
        const policy = `\nif (!/ bind[^ ]*:0 /.test(require('fs').readFileSync('/proc/self/numa_maps', 'latin1'))) process.exit(4);`;
        const script = transformSync(`${code}${call}${policy}`, { loader: 'ts', format: 'cjs' }).code;
        const ran = spawnSync(process.execPath, [
          '-e',
          script.replaceAll('"koffi"', JSON.stringify(binding)),
        ]);
        const said = ran.stderr.toString();
        if (said.includes('libnuma.so.1')) {
          t.skip('libnuma.so.1 is not on this machine');
          return;
        }
        assert.equal(ran.status, 0, `${id}: ${said}`);
      }
    },
  );
});
