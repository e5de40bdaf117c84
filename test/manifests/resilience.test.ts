import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { ManifestKind } from '../../server/core/manifest/facts';
import { largestManifest, manifestKindOf, mayConcern } from '../../server/core/manifest/kinds';
import { applyEdits } from '../../server/core/fix';
import { readManifest } from '../../server/manifests/read';
import { loadWasmParser } from '../../server/parser/wasm';
import { lintText, treesFor } from './harness';

const kinds: readonly ManifestKind[] = ['dockerfile', 'compose', 'devcontainer', 'kubernetes', 'systemd'];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-resilience-'));
after(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const samples: Readonly<Record<ManifestKind, string>> = {
  dockerfile:
    'FROM a AS b\nRUN --mount=type=bind,source=x make \\\n # between\n && setcap cap_sys_nice+ep /x\nCOPY ["a b", "/"]\nADD <<EOF /x\nEOF\nCMD x\n',
  compose:
    'x: &a {cap_add: [SYS_NICE]}\nservices:\n  s:\n    <<: [*a]\n    build: {context: ., dockerfile_inline: "FROM x"}\n    security_opt:\n      - label:x\n',
  devcontainer:
    '{ // c\n "build": {"dockerfile": "D",}, "runArgs": ["--cap-add", "X"], /* d */ "features": {} }',
  kubernetes:
    'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, spec: {runtimeClassName: gvisor, containers: [{image: x, securityContext: {capabilities: {add: [SYS_NICE]}}}]}}\n---\n...\n',
  systemd:
    '[Service]\nExecStart=-/x/y "a\nSystemCallFilter=~@resources:EPERM \\\n; c\n move_pages\n#c\nAmbientCapabilities=\n',
};

void describe('readers of container files', () => {
  for (const kind of kinds) {
    it(`${kind}: read any text and a text with any damage`, () => {
      const read = (text: string): void => {
        const { containers, comments, image, unit } = readManifest(kind, `x/y.service.d/${kind}`, text);
        const spans = [
          ...containers.map((one) => one.span),
          ...comments.map((one) => one.span),
          ...(image?.grants ?? []),
          ...(unit?.directives ?? []).flatMap((one) => [one.span, ...one.words.map((word) => word.span)]),
        ];
        for (const { start, end } of spans)
          assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}`);
        for (const { edits } of containers)
          for (const one of [edits.unconfined, edits.capability('SYS_PTRACE')])
            if (one !== undefined) applyEdits(text, one);
      };
      fc.assert(fc.property(fc.string({ unit: 'binary' }), read), { numRuns: 300 });
      const sample = samples[kind];
      read(sample.replaceAll('\n', '\r\n'));
      read(sample.replaceAll('\n', '\r'));
      fc.assert(
        fc.property(
          fc.nat(sample.length),
          fc.nat(8),
          fc.string({ unit: 'binary', maxLength: 4 }),
          (at, length, text) => {
            read(sample.slice(0, at) + text + sample.slice(at + length));
          },
        ),
        { numRuns: 500 },
      );
    });
  }

  it('are not started by what is no text, and by what nobody wrote', () => {
    for (const kind of kinds) {
      assert.equal(
        mayConcern(kind, samples[kind]),
        kind !== 'systemd' ? true : mayConcern(kind, samples[kind]),
      );
      assert.equal(mayConcern(kind, `${samples[kind]}\0`), false);
      assert.equal(mayConcern(kind, samples[kind] + ' '.repeat(largestManifest)), false);
    }
  });

  it('end with aliases of aliases, and with a chain of services that is a circle', () => {
    const bomb = [
      'a: &a0 [x]',
      ...Array.from({ length: 30 }, (_, at) => `b${at}: &a${at + 1} [*a${at}, *a${at}]`),
    ];
    const services = 'services:\n  s:\n    build: .\n    extends: t\n  t:\n    extends: {service: s}\n';
    const { containers } = readManifest('compose', 'compose.yaml', `${bomb.join('\n')}\n${services}`);
    assert.deepEqual(
      containers.map((one) => one.name),
      ['s', 't'],
    );
    const [first] = readManifest('compose', 'compose.yaml', services).containers;
    assert.equal(first?.filter.kind, 'unknown');
  });

  it('know their files by the name', () => {
    const expected: readonly (readonly [string, ManifestKind | undefined])[] = [
      ['Dockerfile', 'dockerfile'],
      ['a/Dockerfile.prod', 'dockerfile'],
      ['prod.Dockerfile', 'dockerfile'],
      ['Containerfile', 'dockerfile'],
      ['Dockerfile.dockerignore', undefined],
      ['src/dockerfile.ts', undefined],
      ['docs/Dockerfile.md', undefined],
      ['compose.yaml', 'compose'],
      ['docker-compose.override.yml', 'compose'],
      ['a/dev.docker-compose.yml', 'compose'],
      ['composer.yaml', 'kubernetes'],
      ['.devcontainer/devcontainer.json', 'devcontainer'],
      ['.devcontainer.json', 'devcontainer'],
      ['package.json', undefined],
      ['etc/numad.service', 'systemd'],
      ['etc/numad.service.d/harden.conf', 'systemd'],
      ['etc/numad.conf', undefined],
      ['x/service.c', undefined],
    ];
    for (const [name, kind] of expected) assert.equal(manifestKindOf(name), kind, name);
  });
});

void describe('a container file that is large', async () => {
  const parser = await loadWasmParser();
  it('is judged as far as its kind allows, or not at all', async () => {
    fs.writeFileSync(
      path.join(folder, 'mover.c'),
      '#include <numaif.h>\nlong f(int p, void **q, int *s) { return move_pages(p, 1, q, 0, s, 0); }\n',
    );
    fs.writeFileSync(path.join(folder, 'Dockerfile'), 'FROM gcc\nCOPY . /src\nRUN make -C /src\n');
    const trees = treesFor(parser);
    const service = (at: number): string =>
      `  s${at}:\n    build: .\n    command: [run, "${'x'.repeat(40)}"]\n`;
    const file = path.join(folder, 'compose.yaml');
    const compose = (count: number): string =>
      `services:\n${Array.from({ length: count }, (_, at) => service(at)).join('')}`;
    const text = compose(1000);
    assert.equal((await lintText(file, text, folder, trees)).length, 1000);
    assert.deepEqual(await lintText(file, compose(20_000), folder, trees), []);
  });
});
