/** Which programs of a makefile a source file is in, and whether their link lines have libnuma, behind the objects. */
import { linkFix } from './fix';
import { keepsLibraries, readLinkWord, unknownLink, type BuildPlace, type LinkFacts } from '../link';
import { matchesGlob, nameOf, resolvePath } from '../paths';
import { expand, globMark, shellOutput, stemIn, wordsOf, type Variables } from './expand';
import type { Makefile, Rule } from './makefile';
import type { RecipeLine } from './syntax';

/** Undefined: the makefile does not name the source. */
export function makeLink(makefile: Makefile, source: string): LinkFacts | undefined {
  const objects = objectsOf(makefile, source);
  const commands = commandsWith(makefile, source, objects);
  const related = makefile.rules.some(({ prerequisites }) =>
    prerequisites.some((word) => isAny(makefile, word, objects)),
  );
  if (makefile.opaque) return unknownLink;
  if (commands.length === 0) return related ? unknownLink : undefined;
  const verdicts = commands.map((command) => ({ command, verdict: verdictOf(makefile, command, objects) }));
  if (verdicts.some(({ verdict }) => verdict === 'numa')) return { kind: 'numa' };
  const [first] = verdicts;
  if (first === undefined || verdicts.some(({ verdict }) => verdict === 'unknown')) return unknownLink;
  const { command, verdict } = first;
  const facts = { program: command.program, place: command.place };
  if (verdict === 'early') return { kind: 'early', ...facts };
  return { kind: 'missing', ...facts, ...linkFix(makefile, command) };
}

/** The commands that link the source, or what is made of it. */
export function commandsWith(
  makefile: Makefile,
  source: string,
  objects: ReadonlySet<string> = objectsOf(makefile, source),
): readonly LinkCommand[] {
  return linkCommands(makefile, source).filter(({ words }) =>
    words.some((word) => isAny(makefile, word, objects)),
  );
}

/** A command that links a program, with its words as the shell gets them. */
export interface LinkCommand {
  readonly program: string;
  readonly words: readonly string[];
  readonly place: BuildPlace;
  readonly rule: Rule;
  /** As it is called, with its folder. */
  readonly compiler: string;
  /** As written; absent where make's own rule links. */
  readonly line: RecipeLine | undefined;
}

/** The source and all objects and archives that can be made of it, as whole paths. */
function objectsOf(makefile: Makefile, source: string): ReadonlySet<string> {
  const found = new Set<string>([source, source.replace(/\.[^./]*$/, '.o')]);
  for (const one of found) {
    for (const { targets, pattern, prerequisites } of makefile.rules) {
      for (const target of targets) {
        const heads = pattern === undefined ? [target] : [pattern];
        for (const head of heads) {
          const made = head.includes('%')
            ? prerequisites.flatMap((from) => madeBy(makefile, head, from, one))
            : prerequisites.some((from) => stands(makefile, from, one))
              ? [target]
              : [];
          for (const word of made) if (/\.(?:o|obj|lo|a)$/.test(word)) found.add(pathOf(makefile, word));
        }
      }
    }
  }
  return found;
}

/** The target of a pattern rule for a prerequisite that is the file. */
function madeBy(makefile: Makefile, head: string, from: string, file: string): readonly string[] {
  if (!from.includes('%')) return [];
  const stem = stemIn(pathOf(makefile, from), file);
  return stem === undefined ? [] : [head.replace('%', () => stem)];
}

function pathOf({ folder }: Makefile, word: string): string {
  return resolvePath(folder, word);
}

/** Whether a word names the file, or a pattern of files does. */
function stands(makefile: Makefile, word: string, file: string): boolean {
  return word.startsWith(globMark)
    ? matchesGlob(pathOf(makefile, word.slice(1)), file)
    : pathOf(makefile, word) === file;
}

function isAny(makefile: Makefile, word: string, files: ReadonlySet<string>): boolean {
  return [...files].some((file) => stands(makefile, word, file));
}

function linkCommands(makefile: Makefile, source: string): readonly LinkCommand[] {
  const found: LinkCommand[] = [];
  const withRecipe = new Set(
    makefile.rules.filter((one) => one.source.recipe.length > 0).flatMap((one) => one.targets),
  );
  for (const rule of makefile.rules) {
    for (const target of rule.targets) {
      if (target.startsWith('.') && !target.includes('/')) continue;
      for (const [name, prerequisites] of programsOf(makefile, rule, target, source)) {
        if (rule.source.recipe.length > 0) found.push(...written(makefile, rule, name, prerequisites));
        else if (!withRecipe.has(target)) found.push(...implicit(makefile, rule, name, prerequisites));
      }
    }
    // A program that is only asked for, and has its name from the source.
    for (const word of rule.prerequisites) {
      const known = makefile.rules.some((one) => one.targets.includes(word));
      if (!known && pathOf(makefile, word) === source.replace(/\.[^./]*$/, ''))
        found.push(...implicit(makefile, rule, word, [source]));
    }
  }
  return found;
}

/** The targets that a rule makes of the source, each with all its prerequisites. */
function programsOf(
  makefile: Makefile,
  rule: Rule,
  target: string,
  source: string,
): readonly (readonly [string, readonly string[]])[] {
  const head = rule.pattern ?? target;
  if (!head.includes('%')) {
    const all = makefile.rules.filter((one) => one.targets.includes(target));
    return [[target, all.flatMap((one) => one.prerequisites)]];
  }
  return rule.prerequisites.flatMap((from) => {
    for (const file of [source, source.replace(/\.[^./]*$/, '.o')]) {
      const [name] = madeBy(makefile, head, from, file);
      if (name === undefined) continue;
      // A pattern of a static rule is for its targets; any other for what is asked for.
      const asked = rule.pattern === undefined ? askedFor(makefile) : rule.targets;
      if (
        !asked.some(
          (word) => word === name || (word.startsWith(globMark) && matchesGlob(word.slice(1), name)),
        )
      )
        continue;
      const stem = stemIn(head, name) ?? '';
      return [[name, rule.prerequisites.map((one) => one.replace('%', () => stem))] as const];
    }
    return [];
  });
}

function askedFor(makefile: Makefile): readonly string[] {
  return makefile.rules.flatMap((one) => [...one.targets, ...one.prerequisites]);
}

const compiler =
  /^(?:\S*\/)?(?:[\w.]+-)*(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|icc|icpc|icx|icpx|tcc|nvcc|hipcc)(?:-[\d.]+)?$/;
const launcher = /^(?:ccache|distcc|sccache|time|env|[A-Za-z_]\w*=.*)$/;

function written(
  makefile: Makefile,
  rule: Rule,
  program: string,
  prerequisites: readonly string[],
): readonly LinkCommand[] {
  const stem =
    rule.pattern === undefined ? stemIn(rule.targets[0] ?? '', program) : stemIn(rule.pattern, program);
  const variables = scoped(makefile, program, {
    '@': program,
    '<': prerequisites[0] ?? '',
    '^': [...new Set(prerequisites)].join(' '),
    '+': prerequisites.join(' '),
    '?': prerequisites.join(' '),
    '*': stem === undefined || stem === '' ? program.replace(/\.[^./]*$/, '') : stem,
    '@D': program.replace(/\/?[^/]*$/, '') || '.',
    '@F': nameOf(program),
  });
  return rule.source.recipe.flatMap((line) =>
    commandsIn(expand(line.text, variables)).flatMap((words) => {
      const start = words.findIndex((word) => !launcher.test(word));
      const options = words.slice(start + 1);
      if (!compiler.test(words[start] ?? '')) return [];
      if (options.some((one) => /^-(?:c|S|E|M|MM|fsyntax-only|shared|r|dynamiclib)$/.test(one))) return [];
      const output = options[options.indexOf('-o') + 1];
      const place = { path: rule.path, text: rule.text, span: trimmed(rule.text, line.span) };
      const name = options.includes('-o') && output !== undefined ? output : 'a.out';
      const linked = options.filter((one, at) => one !== '-o' && options[at - 1] !== '-o');
      return [
        {
          program: nameOf(name),
          words: linked,
          place,
          rule,
          line,
          compiler: words[start] ?? '',
        },
      ];
    }),
  );
}

/** The commands of a recipe line, split into words as far as a shell's operators go. */
function commandsIn(line: string): readonly (readonly string[])[] {
  const text = line
    .replace(/^\s*[-@+]+/, '')
    .replace(/(?<=\s)#.*$/gm, '')
    .replace(/`([^`]*)`|\$\(([^()]*)\)/g, (_, a: string | undefined, b: string | undefined) =>
      shellOutput(a ?? b ?? ''),
    );
  return text.split(/&&|\|\||[;|\n]/).map((one) => wordsOf(one.replace(/["']/g, '')));
}

/** `prog: prog.o others` and `prog: prog.c` without a recipe: GNU make manual, 10.2, "Linking a single object file". */
function implicit(
  makefile: Makefile,
  rule: Rule,
  program: string,
  prerequisites: readonly string[],
): readonly LinkCommand[] {
  const own = pathOf(makefile, program);
  const from = prerequisites.find(
    (one) =>
      /^\.(?:o|c|cc|cpp|cxx|C)$/.test(pathOf(makefile, one).slice(own.length)) &&
      pathOf(makefile, one).startsWith(own),
  );
  if (from === undefined || /\.(?:o|a|so|h)$/.test(program)) return [];
  const variables = scoped(makefile, program, { '^': prerequisites.join(' ') });
  const flags = from.endsWith('.o')
    ? ''
    : from.endsWith('.c')
      ? '$(CFLAGS) $(CPPFLAGS)'
      : '$(CXXFLAGS) $(CPPFLAGS)';
  const words = wordsOf(expand(`${flags} $(LDFLAGS) $(TARGET_ARCH) $^ $(LOADLIBES) $(LDLIBS)`, variables));
  const place = { path: rule.path, text: rule.text, span: trimmed(rule.text, rule.source.span) };
  return [
    {
      program: nameOf(program),
      words,
      place,
      rule,
      line: undefined,
      compiler: wordsOf(makefile.expand(/\.(?:o|c)$/.test(from) ? '$(CC)' : '$(CXX)'))[0] ?? '',
    },
  ];
}

/** Variables with those that make sets for a rule, and those that are set for the target. */
function scoped(makefile: Makefile, target: string, automatic: Readonly<Record<string, string>>): Variables {
  const own = new Map(Object.entries(automatic));
  for (const { targets, assignment } of makefile.ofTargets)
    if (targets.some((one) => stemIn(one, target) !== undefined)) {
      const before = own.get(assignment.name) ?? makefile.get(assignment.name) ?? '';
      own.set(
        assignment.name,
        assignment.operator === '+=' ? `${before} ${assignment.value}` : assignment.value,
      );
    }
  return { get: (name) => own.get(name) ?? makefile.get(name) };
}

function trimmed(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): BuildPlace['span'] {
  const line = text.slice(start, end);
  const indent = line.length - line.trimStart().length;
  return { start: start + indent, end: start + line.trimEnd().length };
}

type Verdict = 'numa' | 'missing' | 'early' | 'unknown';

function verdictOf(
  makefile: Makefile,
  { words, program, compiler: name }: LinkCommand,
  objects: ReadonlySet<string>,
): Verdict {
  const kinds = words.map((word) => (word.startsWith(globMark) ? 'other' : readLinkWord(word, false)));
  const last = kinds.lastIndexOf('numa');
  if (last >= 0) {
    const behind = words.map((word) => isAny(makefile, word, objects)).lastIndexOf(true);
    const sure =
      !kinds.includes('unknown') && // Clang does not pass --as-needed.
      !name.includes('clang') &&
      !words.some(keepsLibraries);
    return last > behind || !sure ? 'numa' : 'early';
  }
  // Set for another target, which may be one that asks for this program and hands its variables down.
  const handed = makefile.ofTargets.some(
    ({ assignment, targets }) => /numa|\$/i.test(assignment.value) && !targets.includes(program),
  );
  return makefile.searches || handed || kinds.includes('unknown') ? 'unknown' : 'missing';
}
