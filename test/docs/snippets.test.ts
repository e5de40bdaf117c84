/** Configurations and code that the documents show are such: they are parsed, and what has a schema or types is held against them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv';
import type { AnySchemaObject } from 'ajv';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { blocksOf, guides, read, root } from './markdown';
import type { Block } from './markdown';

const all = guides.flatMap((file) => blocksOf(file));
const of = (language: string): readonly Block[] => all.filter((block) => block.language === language);
const nameOf = ({ file, line }: Block): string => `${file}:${line}`;

/** Who looks at blocks of a language: this file, or the one that is named. */
const looked: Readonly<Record<string, string>> = {
  json: 'here',
  yaml: 'here',
  toml: 'here',
  ts: 'here',
  c: 'test/packaged/documents.test.ts',
  sh: 'test/packaged/documents.test.ts',
  text: 'test/packaged/documents.test.ts',
  python: 'test/packaged/pipelines.test.ts',
  lua: 'test/packaged/other-editors.test.ts',
  elisp: 'test/packaged/other-editors.test.ts',
  // A drawing.
  '': 'nobody',
};

const schema = JSON.parse(read('schemas/numa-lens.schema.json')) as AnySchemaObject;
const isConfiguration = new Ajv({ strict: false }).compile(schema);

/** Python 3.11 has the only reader of TOML that is here. */
const noToml: string | false =
  spawnSync('python3', ['-c', 'import tomllib']).status === 0 ? false : 'this machine has no Python 3.11';

describe('what the documents show', () => {
  it('is in languages that somebody looks at', () => {
    const unknown = all.filter(({ language }) => !Object.hasOwn(looked, language)).map(nameOf);
    assert.deepEqual(unknown, []);
    assert.ok(of('json').length > 0 && of('yaml').length > 0 && of('toml').length > 0 && of('ts').length > 0);
  });

  for (const block of of('json'))
    it(`${nameOf(block)} is JSON`, () => {
      const value: unknown = JSON.parse(block.text);
      assert.ok(typeof value === 'object' && value !== null);
      if (!['minKernel', 'rules', 'overrides', 'preset'].some((key) => key in value)) return;
      assert.ok(isConfiguration(value), JSON.stringify(isConfiguration.errors));
    });

  for (const block of of('yaml'))
    it(`${nameOf(block)} is YAML`, () => {
      for (const document of parseAllDocuments(block.text)) {
        assert.ok('errors' in document);
        assert.deepEqual([document.errors, document.warnings], [[], []]);
      }
    });

  for (const block of of('toml'))
    it(`${nameOf(block)} is TOML`, { skip: noToml }, () => {
      const script = 'import sys, tomllib; tomllib.loads(sys.stdin.read())';
      const { status, stderr } = spawnSync('python3', ['-c', script], {
        input: block.text,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
    });

  for (const block of of('ts'))
    it(`${nameOf(block)} is TypeScript that the compiler takes`, () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-snippet-'));
      try {
        const file = path.join(folder, 'extension.ts');
        fs.writeFileSync(file, `import * as vscode from 'vscode';\n${block.text}`);
        fs.copyFileSync(path.join(root, 'client/api/numa-lens.d.ts'), path.join(folder, 'numa-lens.d.ts'));
        const program = ts.createProgram([file], {
          strict: true,
          noEmit: true,
          target: ts.ScriptTarget.ES2022,
          module: ts.ModuleKind.Node16,
          moduleResolution: ts.ModuleResolutionKind.Node16,
          typeRoots: [path.join(root, 'node_modules/@types')],
          types: ['vscode', 'node'],
        });
        const problems = ts
          .getPreEmitDiagnostics(program)
          .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
        assert.deepEqual(problems, []);
      } finally {
        fs.rmSync(folder, { recursive: true });
      }
    });
});
