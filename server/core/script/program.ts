/** The linted file and those that it imports, read when they are asked for. */
import type { HeaderRequest } from '../lint';
import type { LanguageId, Parser, SyntaxNode, SyntaxTree } from '../syntax/port';
import { NamesOfPart } from './names-of-part';
import { factsOf } from './piece-facts';
import { ReadsLog } from './reads';
import { Scopes, type NamedPart } from './scopes';
import type { ScriptRoot } from './script-root';

/** One file. */
export interface ScriptUnit {
  /** As an import of the linted file would spell it; undefined: that file itself. */
  readonly file: string | undefined;
  readonly root: SyntaxNode;
  readonly scopes: Scopes;
}

/** More files than that are not read for one. */
export const maxFiles = 64;
/** What an import of an import of an import exports is still known. */
const maxImportDepth = 4;

export class ScriptProgram {
  readonly main: ScriptUnit;
  readonly log = new ReadsLog();
  readonly #files: ReadonlyMap<string, string>;
  readonly #parser: Parser;
  readonly #units = new Map<string, ScriptUnit>();
  readonly #trees: SyntaxTree[] = [];
  readonly #wanted = new Set<string>();

  constructor(root: ScriptRoot, files: ReadonlyMap<string, string>, parser: Parser) {
    this.main = { file: undefined, root, scopes: new Scopes(root.parts, root, this.log) };
    this.#files = files;
    this.#parser = parser;
    this.#wantAll(modulesOf(root));
  }

  get wanted(): readonly HeaderRequest[] {
    return [...this.#wanted].map((spelling) => ({ spelling, system: false }));
  }

  /** The file that `from` imports by this name, if it was supplied. */
  imported(module: string, from: ScriptUnit): ScriptUnit | undefined {
    const spelling = relativeTo(from.file, module);
    const known = this.#units.get(spelling);
    if (known !== undefined) return known;
    const text = this.#files.get(spelling);
    if (text === undefined || this.#units.size >= maxFiles) return undefined;
    const root = this.#parse(text, spelling);
    const unit = { file: spelling, root, scopes: new Scopes([wholePart(root, text)], root) };
    this.#units.set(spelling, unit);
    return unit;
  }

  /** A unit that was read before. */
  unitOf(file: string | undefined): ScriptUnit | undefined {
    return file === undefined ? this.main : this.#units.get(file);
  }

  /** A C text, for prototypes; kept as long as the program. */
  parseC(text: string): SyntaxNode {
    const tree = this.#parser.parse(text, 'c');
    this.#trees.push(tree);
    return tree.root;
  }

  dispose(): void {
    for (const tree of this.#trees) tree.dispose();
    this.#trees.length = 0;
    this.#units.clear();
  }

  /** Independent of what is asked later, so that the same texts always want the same files. */
  #wantAll(modules: readonly string[]): void {
    let level = modules;
    for (let depth = 0; depth < maxImportDepth; depth++) {
      const next: string[] = [];
      for (const spelling of level) {
        if (this.#wanted.size >= maxFiles) return;
        if (this.#wanted.has(spelling)) continue;
        this.#wanted.add(spelling);
        const text = this.#files.get(spelling);
        if (text !== undefined) next.push(...importsNamedIn(text, spelling));
      }
      level = next;
    }
  }

  /** `./x.js` is often spelled for an x.ts. */
  #parse(text: string, spelling: string): SyntaxNode {
    const languages: readonly LanguageId[] = spelling.endsWith('x')
      ? ['tsx', 'typescript']
      : ['typescript', 'javascript', 'tsx'];
    let last: SyntaxNode | undefined;
    for (const language of languages) {
      if (!this.#parser.supports(language)) continue;
      const tree = this.#parser.parse(text, language);
      this.#trees.push(tree);
      last = tree.root;
      if (!last.hasError) break;
    }
    return last ?? this.parseC('');
  }
}

export function isRelative(module: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(module);
}

/** The module that a file imports, as the linted file would spell it. */
function relativeTo(file: string | undefined, module: string): string {
  if (file === undefined || !isRelative(module)) return module;
  const segments = file.split('/').slice(0, -1);
  for (const one of module.split('/')) {
    if (one === '.') continue;
    if (one === '..' && segments.length > 0 && segments.at(-1) !== '..' && segments.at(-1) !== '.')
      segments.pop();
    else if (one === '..' && segments.at(-1) === '.') segments.splice(0, 1, '..');
    else segments.push(one);
  }
  const path = segments.join('/');
  return isRelative(path) ? path : `./${path}`;
}

/** The files that a text imports, which is not parsed yet and is itself known by a spelling. */
export function importsNamedIn(text: string, file: string): readonly string[] {
  const named = /\b(?:from|import|require\s*\(|import\s*\()\s*(['"])(\.{1,2}\/[^'"\n]*)\1/g;
  return [...text.matchAll(named)].map((one) => relativeTo(file, one[2] ?? ''));
}

/** Relative modules that a file names: imports, re-exports, require() and import(). */
function modulesOf({ parts }: ScriptRoot): readonly string[] {
  const [imported, exported, required]: [string[], string[], string[]] = [[], [], []];
  for (const { facts } of parts) {
    imported.push(...facts.imported);
    exported.push(...facts.exported);
    required.push(...facts.required);
  }
  return [...imported, ...exported, ...required].filter(isRelative);
}

/** All of a file that is parsed as one. */
function wholePart(root: SyntaxNode, text: string): NamedPart {
  const nodes = root.type === 'program' ? root.namedChildren : [root];
  const names = new NamesOfPart(nodes, root);
  return { start: 0, end: text.length, text, names, facts: factsOf(names, nodes, 0), members: [] };
}
