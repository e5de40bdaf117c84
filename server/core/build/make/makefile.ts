/**
 * Reads a makefile with what it includes: variables as they are at the end, rules with their targets. Under a condition
 * everything is possible: a variable has all words of its possible values, a rule is there.
 */
import { unknownText } from '../link';
import { resolvePath } from '../paths';
import { textAt, type Reading } from '../reading';
import { expand, wordsOf, type Variables } from './expand';
import { parseMakefile, type Assignment, type MakeRule, type MakeStatement } from './syntax';

/** A rule with its heads expanded, as they are when make reads it. */
export interface Rule {
  readonly targets: readonly string[];
  /** Of a static pattern rule. */
  readonly pattern: string | undefined;
  readonly prerequisites: readonly string[];
  readonly source: MakeRule;
  readonly path: string;
  readonly text: string;
}

/** Where a variable was given words that a fix can add to. */
export interface AssignmentPlace {
  readonly assignment: Assignment;
  readonly path: string;
  readonly text: string;
  readonly maybe: boolean;
}

const mostStatements = 50_000;
const mostFiles = 200;
const deepest = 20;

export class Makefile implements Variables {
  readonly rules: Rule[] = [];
  readonly assignments: AssignmentPlace[] = [];
  /** Words that hold for some targets only. */
  readonly ofTargets: { readonly targets: readonly string[]; readonly assignment: Assignment }[] = [];
  readonly #values = new Map<string, string>();
  /** Something was not understood that may matter to every program. */
  opaque = false;
  /** Where a prerequisite is looked for elsewhere. */
  searches = false;

  constructor(readonly folder: string) {}

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  expand(text: string): string {
    return expand(text, this);
  }
}

export function* readMakefile(path: string, folder: string): Reading<Makefile> {
  const makefile = new Makefile(folder);
  const text = yield* textAt(path);
  if (text === undefined || /^#.*(?:generated|Generated|GENERATED) (?:by|from)/m.test(text.slice(0, 2000)))
    makefile.opaque = true;
  else yield* new MakeReader(makefile).file(path, text, 0);
  return makefile;
}

class MakeReader {
  #statements = 0;
  #files = 0;

  constructor(private readonly makefile: Makefile) {}

  *file(path: string, text: string, depth: number): Reading<void> {
    const statements = parseMakefile(text);
    const tooMuch = depth > deepest || ++this.#files > mostFiles;
    if (statements === undefined || tooMuch || text.includes('.RECIPEPREFIX')) this.makefile.opaque = true;
    else yield* this.#run(statements, { path, text, depth, maybe: false });
  }

  *#run(
    statements: readonly MakeStatement[],
    at: { readonly path: string; readonly text: string; readonly depth: number; readonly maybe: boolean },
  ): Reading<void> {
    const { makefile } = this;
    for (const statement of statements) {
      if (++this.#statements > mostStatements) {
        makefile.opaque = true;
        return;
      }
      switch (statement.kind) {
        case 'assignment':
          this.#assign(statement, at);
          break;
        case 'rule':
          this.#rule(statement, at.path, at.text);
          break;
        case 'conditional':
          for (const branch of statement.branches) yield* this.#run(branch, { ...at, maybe: true });
          break;
        case 'include':
          yield* this.#include(statement.files, at);
          break;
        case 'other':
          this.#other(statement.text);
      }
    }
  }

  #assign(
    assignment: Assignment,
    { path, text, maybe }: { readonly path: string; readonly text: string; readonly maybe: boolean },
  ): void {
    const { makefile } = this;
    const { operator, value, targets } = assignment;
    const name = makefile.expand(assignment.name).trim();
    if (name.includes(unknownText)) {
      makefile.opaque = true;
      return;
    }
    if (name === 'VPATH') makefile.searches = true;
    if (targets !== undefined) {
      makefile.ofTargets.push({ targets: wordsOf(makefile.expand(targets)), assignment });
      return;
    }
    makefile.assignments.push({ assignment, path, text, maybe });
    const before = makefile.get(name);
    const isBuiltin = /^(?:CC|CXX|AR|LD|AS|RM|CPP)$/.test(name);
    if (operator === '?=' && (before !== undefined || isBuiltin)) return;
    const own = operator === '!=' ? unknownText : operator === ':=' ? escaped(makefile.expand(value)) : value;
    const adds = operator === '+=' || (maybe && before !== own);
    makefile.set(name, adds && before !== undefined ? `${before} ${own}` : own);
  }

  #rule(source: MakeRule, path: string, text: string): void {
    const { makefile } = this;
    // A define's lines after expansion would be other rules.
    const [targets, prerequisites] = [makefile.expand(source.targets), makefile.expand(source.prerequisites)];
    makefile.rules.push({
      targets: wordsOf(targets),
      pattern: source.pattern === undefined ? undefined : makefile.expand(source.pattern).trim(),
      prerequisites: wordsOf(prerequisites),
      source,
      path,
      text,
    });
  }

  *#include(files: string, at: { readonly path: string; readonly depth: number }): Reading<void> {
    const { makefile } = this;
    for (const name of wordsOf(makefile.expand(files))) {
      // Dependencies that the compiler wrote say nothing about libraries.
      if (/\.(?:d|dd|dep|deps|P|Po|depend)$|(?:^|\/)\.?depend(?:s|encies)?$/.test(name)) continue;
      const path = resolvePath(makefile.folder, name);
      const text = /[\uE000-\uE003*?]/.test(name) ? undefined : yield* textAt(path);
      if (text === undefined) makefile.opaque = true;
      else yield* this.file(path, text, at.depth + 1);
    }
  }

  #other(text: string): void {
    if (/^\s*vpath\b/.test(text)) this.makefile.searches = true;
    // $(eval …), $(call template,…) and what is not known may write rules; $(info …) and the like do not.
    else if (!/^\s*\$[({](?:info|warning|error)\b/.test(text) && this.makefile.expand(text).trim() !== '')
      this.makefile.opaque = true;
  }
}

/** An expanded value is not expanded again. */
function escaped(text: string): string {
  return text.replaceAll('$', '$$$$');
}
