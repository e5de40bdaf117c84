import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { loadWasmParser } from '../../server/parser/wasm';
import { applyFixes } from '../rules/harness';
import { lintText, treesFor } from './harness';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-fixes-'));
after(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A program that moves the pages of another process, called like the tree. */
const source = `#include <numaif.h>
long pull(int pid, unsigned long count, void **pages, const int *nodes, int *status) {
  return move_pages(pid, count, pages, nodes, status, MPOL_MF_MOVE);
}
`;

interface Case {
  readonly what: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    what: 'a service with a comment behind its name',
    file: 'compose.yaml',
    before: 'services:\n    app:   # ours\n        build: .\n',
    after:
      'services:\n    app:   # ours\n        security_opt:\n          - seccomp=unconfined\n        build: .\n',
  },
  {
    what: 'a list at the indentation of its key, with a comment',
    file: 'compose.yaml',
    before: 'services:\n  app:\n    security_opt:\n    - no-new-privileges # always\n    build: .\n',
    after:
      'services:\n  app:\n    security_opt:\n    - no-new-privileges # always\n    - seccomp=unconfined\n    build: .\n',
  },
  {
    what: 'both mistakes of a service, with CRLF',
    file: 'compose.yaml',
    before: 'services:\n  app:\n    build: .\n    cap_add: ["SYS_NICE"]\n'.replaceAll('\n', '\r\n'),
    after:
      'services:\n  app:\n    security_opt:\n      - seccomp=unconfined\n    build: .\n    cap_add: ["SYS_NICE", SYS_PTRACE]\n'.replaceAll(
        '\n',
        '\r\n',
      ),
  },
  {
    what: 'a development container with tabs',
    file: '.devcontainer/devcontainer.json',
    before: '{\n\t// tools\n\t"image": "debian:12",\n}\n',
    after: '{\n\t// tools\n\t"securityOpt": ["seccomp=unconfined"],\n\t"image": "debian:12",\n}\n',
  },
  {
    what: 'a development container on one line',
    file: '.devcontainer.json',
    before: '{ "image": "debian:12", "securityOpt": ["label=disable"], "capAdd": ["SYS_NICE"] }\n',
    after:
      '{ "image": "debian:12", "securityOpt": ["label=disable", "seccomp=unconfined"], "capAdd": ["SYS_NICE", "SYS_PTRACE"] }\n',
  },
  {
    what: 'a pod',
    file: 'pod.yaml',
    before:
      "apiVersion: v1\nkind: Pod\nspec:\n  securityContext:\n    seccompProfile:\n      type: 'RuntimeDefault' # hardened\n  containers:\n    - image: acme/pullpages\n",
    after:
      'apiVersion: v1\nkind: Pod\nspec:\n  securityContext:\n    seccompProfile:\n      type: Unconfined # hardened\n  containers:\n    - image: acme/pullpages\n',
  },
  {
    what: 'a unit',
    file: 'pullpages.service',
    before:
      '[Service]\nUser=pull\nExecStart=/usr/bin/pullpages\nAmbientCapabilities=CAP_SYS_NICE\nSystemCallFilter=@basic-io @file-system\nRestart=always\n',
    after:
      '[Service]\nUser=pull\nExecStart=/usr/bin/pullpages\nAmbientCapabilities=CAP_SYS_NICE CAP_SYS_PTRACE\nSystemCallFilter=@basic-io @file-system\nSystemCallFilter=move_pages\nRestart=always\n',
  },
  {
    what: 'setcap in an image',
    file: 'Dockerfile',
    before: 'FROM gcc:14\nCOPY . /src\nRUN make -C /src && setcap CAP_SYS_NICE=ep /src/pull\n',
    after: 'FROM gcc:14\nCOPY . /src\nRUN make -C /src && setcap CAP_SYS_NICE,cap_sys_ptrace=ep /src/pull\n',
  },
];

void describe('fixes of container files', async () => {
  const parser = await loadWasmParser();
  let trees = 0;
  for (const { what, file, before, after: expected } of cases)
    it(what, async () => {
      const top = path.join(folder, String(trees++));
      const place = path.join(top, file);
      fs.mkdirSync(path.dirname(place), { recursive: true });
      fs.writeFileSync(path.join(top, 'pullpages.c'), source);
      fs.writeFileSync(path.join(top, 'Dockerfile'), 'FROM gcc:14\nCOPY . /src\nRUN make -C /src\n');
      fs.writeFileSync(place, before);
      const memory = treesFor(parser);
      const fixed = applyEnds(before, applyFixes(before, await lintText(place, before, top, memory)));
      assert.equal(fixed, expected);
      assert.deepEqual(await lintText(place, fixed, top, memory), []);
    });
});

/** Hosts write edits with the line ends of the text. */
function applyEnds(before: string, text: string): string {
  return before.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}
