/**
 * A text as the editor's own tokenizer (vscode-textmate) sees it with the grammars of syntaxes/. Injections need a language to be
 * injected into: `host` is one with the comments, strings and code of C-like or of YAML-like languages, scoped as the editor's grammars do.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const root = path.resolve(__dirname, '../../../..');

interface Contributed {
  readonly path: string;
  readonly scopeName: string;
  readonly language?: string;
  readonly injectTo?: readonly string[];
}

/** As package.json names them. */
export function contributedGrammars(): readonly Contributed[] {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { contributes } = manifest as { readonly contributes: { readonly grammars: readonly Contributed[] } };
  return contributes.grammars;
}

const string = { name: 'string.quoted.double.host', begin: '"', end: '"' };
const hosts: Readonly<Record<string, readonly object[]>> = {
  slashes: [
    { name: 'comment.line.double-slash.host', begin: '//', end: '$' },
    { name: 'comment.block.host', begin: '/\\*', end: '\\*/' },
    string,
  ],
  hashes: [
    { name: 'comment.line.number-sign.host', begin: '#', end: '$' },
    { name: 'comment.line.semicolon.host', begin: ';', end: '$' },
    string,
  ],
  pieces: [{ name: 'comment.line.host', match: '^\\s*#.*$|//.*$' }, string],
};

/** The comments that the language has; as one piece where the editor's grammar makes one of them. */
const hostOf = (scope: string): readonly object[] =>
  (/^source\.(?:dockerfile|json\.comments)$/.test(scope)
    ? hosts['pieces']
    : /^source\.(?:yaml|ini)$/.test(scope)
      ? hosts['hashes']
      : hosts['slashes']) ?? [];

let wasm: Promise<void> | undefined;

/** A grammar of somebody else's, on disk. */
export interface ForeignGrammar {
  readonly scopeName: string;
  readonly file: string;
}

/**
 * @param scope a language that package.json contributes, or one that an injection is for
 * @param foreign the real grammars of such languages, in place of `host`
 */
export async function grammarOf(scope: string, foreign: readonly ForeignGrammar[] = []): Promise<IGrammar> {
  wasm ??= loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  await wasm;
  const contributed = contributedGrammars();
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (name) => {
      const own = contributed.find((one) => one.scopeName === name);
      const file =
        own === undefined ? foreign.find((one) => one.scopeName === name)?.file : path.join(root, own.path);
      if (file !== undefined) return Promise.resolve(parseRawGrammar(fs.readFileSync(file, 'utf8'), file));
      // A real grammar may include others that are not there.
      return Promise.resolve(
        parseRawGrammar(JSON.stringify({ scopeName: name, patterns: hostOf(name) }), 'host.json'),
      );
    },
    getInjections: (name) =>
      contributed.filter(({ injectTo }) => injectTo?.includes(name)).map(({ scopeName }) => scopeName),
  });
  const grammar = await registry.loadGrammar(scope);
  assert.ok(grammar, scope);
  return grammar;
}

export interface Token {
  readonly line: number;
  readonly text: string;
  /** Without the language's own, outermost one. */
  readonly scopes: readonly string[];
}

export function tokensOf(grammar: IGrammar, text: string): readonly Token[] {
  let stack = INITIAL;
  return text.split('\n').flatMap((line, number) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      line: number,
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1),
    }));
  });
}

/** What the project's own grammars scoped: "support.constant.flag MPOL_MF_MOVE". */
export function ours(grammar: IGrammar, text: string): readonly string[] {
  return tokensOf(grammar, text).flatMap(({ text: word, scopes }) => {
    const last = /^(.*)\.numa-lens$/.exec(scopes.at(-1) ?? '')?.[1];
    return last === undefined ? [] : [`${last} ${word}`];
  });
}
