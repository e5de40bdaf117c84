import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const root = path.resolve(__dirname, '../../..');

/** Which area may import which. The order of the table is the direction of the arrows: from the top down. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'server/languages': [],
  'server/kernel': ['server/languages'],
  'server/core': ['server/languages', 'server/kernel'],
  'server/protocol': ['server/languages', 'server/kernel'],
  'server/parser': ['server/languages', 'server/core'],
  'server/manifests': ['server/languages', 'server/kernel', 'server/core'],
  'server/runner': ['server/languages', 'server/kernel', 'server/protocol'],
  'server/runner-process': ['server/languages', 'server/protocol'],
  'server/lsp': [
    'server/languages',
    'server/kernel',
    'server/core',
    'server/parser',
    'server/manifests',
    'server/protocol',
  ],
  'client/debug/session': ['server/languages', 'server/kernel', 'server/protocol'],
  'client/annotations/model': [
    'server/languages',
    'server/kernel',
    'server/protocol',
    'client/debug/session',
  ],
  'client/webview': ['server/languages', 'server/protocol', 'client/annotations/model'],
  client: [
    'server/languages',
    'server/kernel',
    'server/protocol',
    'server/runner-process',
    'client/debug/session',
    'client/annotations/model',
  ],
  'server/cli': [
    'server/languages',
    'server/kernel',
    'server/core',
    'server/parser',
    'server/manifests',
    'server/protocol',
    'server/lsp',
    'server/runner',
    'server/runner-process',
    'client/debug/session',
    'client/annotations/model',
  ],
};

/** Packages that only one place may load, by the place. */
const loners: Readonly<Record<string, string>> = {
  koffi: 'server/runner/libc.ts',
  'tree-sitter': 'server/parser/native.ts',
  'tree-sitter-c': 'server/parser/native.ts',
  'tree-sitter-cpp': 'server/parser/native.ts',
  'tree-sitter-javascript': 'server/parser/native.ts',
  'tree-sitter-typescript': 'server/parser/native.ts',
  'web-tree-sitter': 'server/parser/wasm.ts',
  yaml: 'server/manifests/yaml-values.ts',
  'jsonc-parser': 'server/manifests/devcontainer.ts',
  'dockerfile-ast': 'server/manifests/dockerfile.ts',
};

const pure = [
  'server/languages',
  'server/kernel',
  'server/core',
  'server/protocol',
  'client/debug/session',
  'client/annotations/model',
  // A web page has no Node and no editor; what it has of the browser its type check knows.
  'client/webview',
];

const areas = Object.keys(allowed).sort((a, b) => b.length - a.length);
const areaOf = (file: string): string | undefined => areas.find((area) => file.startsWith(`${area}/`));

function sources(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

function importsOf(file: string): string[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return ts.preProcessFile(text, true, true).importedFiles.map((one) => one.fileName);
}

const edges = ['server', 'client'].flatMap((folder) =>
  sources(folder).flatMap((file) => importsOf(file).map((target) => ({ file, target }))),
);

describe('architecture', () => {
  it('has an area for every source file', () => {
    const homeless = [...sources('server'), ...sources('client')].filter(
      (file) => areaOf(file) === undefined,
    );
    assert.deepEqual(homeless, []);
  });

  it('imports point one way', () => {
    const wrong = edges.flatMap(({ file, target }) => {
      if (!target.startsWith('.')) return [];
      const from = areaOf(file) ?? '';
      const to = areaOf(path.posix.join(path.posix.dirname(file), target)) ?? 'outside server/ and client/';
      return from === to || (allowed[from] ?? []).includes(to)
        ? []
        : [`${file} → ${target} (${from} must not import ${to})`];
    });
    assert.deepEqual(wrong, []);
  });

  it('pure areas import no package and no Node module', () => {
    const wrong = edges.filter(
      ({ file, target }) => pure.includes(areaOf(file) ?? '') && !target.startsWith('.'),
    );
    assert.deepEqual(wrong, []);
  });

  it('a native binding is loaded in one place', () => {
    const wrong = edges.filter(({ file, target }) => {
      const home = loners[target];
      return home !== undefined && home !== file;
    });
    assert.deepEqual(wrong, []);
  });

  it('only the client outside debug/session and annotations/model knows the editor', () => {
    const wrong = edges.filter(({ file, target }) => target === 'vscode' && areaOf(file) !== 'client');
    assert.deepEqual(wrong, []);
  });
});
