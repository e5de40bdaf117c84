/**
 * Runs the meson.build files of a project as far as linking goes: folders, loops over lists, dependencies, targets.
 * All branches of a condition are taken for possible. Nothing is ever executed for real.
 */
import type { LinkWord } from '../link';
import { resolvePath } from '../paths';
import { textAt, type Reading } from '../reading';
import { MesonProject } from './project';
import { parseMeson, type Arguments, type Expression, type MesonStatement } from './syntax';
import { leaves, list, text, textIn, unknown, type Value } from './values';

const mostSteps = 100_000;

export function* readMesonProject(root: string): Reading<MesonProject> {
  const project = new MesonProject();
  yield* new Interpreter(project, root).folder(root, false);
  return project;
}

interface Place {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
  readonly maybe: boolean;
  readonly looped: boolean;
}

class Interpreter {
  readonly #variables = new Map<string, Value>();
  #steps = 0;

  constructor(
    private readonly project: MesonProject,
    private readonly root: string,
  ) {}

  *folder(folder: string, maybe: boolean): Reading<void> {
    const path = `${folder}/meson.build`;
    const written = this.project.folders.has(folder) ? undefined : yield* textAt(path);
    const statements = written === undefined ? undefined : parseMeson(written);
    if (written === undefined || statements === undefined) {
      this.project.opaque = true;
      return;
    }
    this.project.folders.add(folder);
    yield* this.#run(statements, { folder, path, text: written, maybe, looped: false });
  }

  *#run(statements: readonly MesonStatement[], place: Place): Reading<void> {
    for (const statement of statements) {
      if (++this.#steps > mostSteps) this.project.opaque = true;
      if (this.project.opaque) return;
      switch (statement.kind) {
        case 'assignment':
          this.#assign(statement.name, this.#value(statement.value, place), statement.adds, place.maybe);
          break;
        case 'expression':
          yield* this.#expression(statement.value, place);
          break;
        case 'if':
          for (const branch of statement.branches) yield* this.#run(branch, { ...place, maybe: true });
          break;
        case 'foreach':
          yield* this.#loop(statement.names, this.#value(statement.list, place), statement.body, place);
      }
    }
  }

  #assign(name: string, value: Value, adds: boolean, maybe: boolean): void {
    const before = this.#variables.get(name);
    if (before === undefined) this.#variables.set(name, adds ? list([unknown, value]) : value);
    else if (adds) this.#variables.set(name, plus(before, value));
    else this.#variables.set(name, maybe ? list([before, value]) : value);
  }

  *#loop(
    names: readonly string[],
    over: Value,
    body: readonly MesonStatement[],
    place: Place,
  ): Reading<void> {
    const rounds =
      over.kind === 'dictionary'
        ? over.entries
        : over.kind === 'list'
          ? over.items.map((one) => [one])
          : undefined;
    const inner = { ...place, looped: true };
    for (const round of rounds ?? [names.map(() => unknown)]) {
      names.forEach((name, at) => this.#variables.set(name, round[at] ?? unknown));
      yield* this.#run(body, rounds === undefined ? { ...inner, maybe: true } : inner);
    }
  }

  *#expression(value: Expression, place: Place): Reading<void> {
    if (value.kind === 'call' && value.name === 'subdir') {
      const [name] = value.positional.map((one) => textIn(this.#value(one, place)));
      if (name === undefined) this.project.opaque = true;
      else yield* this.folder(resolvePath(place.folder, name), place.maybe);
    } else this.#value(value, place);
  }

  #value(expression: Expression, place: Place): Value {
    switch (expression.kind) {
      case 'text':
        return /@\w+@/.test(expression.text) ? unknown : text(expression.text);
      case 'name':
        return this.#variables.get(expression.name) ?? unknown;
      case 'list':
        return list(expression.items.map((one) => this.#value(one, place)));
      case 'dictionary':
        return {
          kind: 'dictionary',
          entries: expression.entries.map(([key, value]) => [
            this.#value(key, place),
            this.#value(value, place),
          ]),
        };
      case 'choice':
        return list(expression.values.map((one) => this.#value(one, place)));
      case 'binary': {
        const [left, right] = [this.#value(expression.left, place), this.#value(expression.right, place)];
        if (expression.operator === '+') return plus(left, right);
        const [a, b] = [textIn(left), textIn(right)];
        return expression.operator === '/' && a !== undefined && b !== undefined
          ? text(`${a}/${b}`)
          : unknown;
      }
      case 'index':
        return this.#index(expression, place);
      case 'method':
        return this.#method(expression, place);
      case 'call':
        return this.#call(expression, place);
      case 'other':
        return unknown;
    }
  }

  #index(
    { object, index }: { readonly object: Expression; readonly index: Expression },
    place: Place,
  ): Value {
    const value = this.#value(object, place);
    const key = textIn(this.#value(index, place));
    if (value.kind === 'dictionary')
      return value.entries.find(([one]) => textIn(one) === key)?.[1] ?? unknown;
    const number = Number(place.text.slice(index.span.start, index.span.end));
    return value.kind === 'list' && Number.isInteger(number) ? (value.items.at(number) ?? unknown) : unknown;
  }

  #method(expression: Extract<Expression, { kind: 'method' }>, place: Place): Value {
    const { object, name, positional } = expression;
    if (name === 'find_library') {
      const library = textIn(this.#positional(positional, place)[0]);
      return { kind: 'library', word: library === 'numa' ? 'numa' : wordOf(library) };
    }
    if (object.kind === 'name' && object.name === 'meson') {
      if (/^(?:project_|global_)?source_root$/.test(name)) return text(this.root);
      if (name === 'current_source_dir') return text(place.folder);
    }
    if (name === 'set_variable' || name === 'override_dependency') this.project.opaque = true;
    return unknown;
  }

  #positional(expressions: readonly Expression[], place: Place): readonly Value[] {
    return expressions.map((one) => this.#value(one, place));
  }

  #call(expression: Extract<Expression, { kind: 'call' }>, place: Place): Value {
    const { name, positional, named } = expression;
    const given = this.#positional(positional, place);
    const option = (key: string): readonly Value[] => {
      const value = named.get(key);
      return value === undefined ? [] : leaves(this.#value(value, place));
    };
    switch (name) {
      case 'project':
        this.project.isProject ||= place.folder === this.root;
        if (leavesText(option('default_options')).some((one) => one.includes('link_args')))
          this.project.opaque = true;
        return unknown;
      case 'files':
        return list(given.flatMap(leaves).map((one) => inFolder(one, place.folder)));
      case 'join_paths': {
        const parts = given.map(textIn);
        return parts.includes(undefined) ? unknown : text(parts.join('/'));
      }
      case 'dependency':
        return { kind: 'library', word: dependencyWord(textIn(given[0])) };
      case 'declare_dependency':
        return list(linksOf(option));
      case 'add_project_link_arguments':
      case 'add_global_link_arguments':
      case 'add_project_dependencies':
        this.project.links.push(...given.flatMap(leaves));
        return unknown;
      case 'set_variable':
        this.project.opaque = true;
        return unknown;
      case 'get_variable':
      case 'subproject':
        return unknown;
      case 'executable':
      case 'library':
      case 'shared_library':
      case 'static_library':
      case 'both_libraries':
      case 'shared_module':
      case 'build_target':
        return this.#target(name, expression, given, option, place);
      default:
        return unknown;
    }
  }

  #target(
    kind: string,
    call: Arguments & { readonly span: Expression['span'] },
    given: readonly Value[],
    option: (key: string) => readonly Value[],
    { folder, path, text: whole, looped }: Place,
  ): Value {
    const [name, ...sources] = given;
    const all = [...sources.flatMap(leaves), ...option('sources')].map((one) => inFolder(one, folder));
    const links = linksOf(option);
    // **kwargs: anything.
    if (call.named.has('kwargs')) links.push(unknown);
    const target = {
      name: textIn(name) ?? '',
      kind: kind === 'executable' ? ('program' as const) : ('library' as const),
      sources: all,
      links: textIn(name) === undefined ? [...links, unknown] : links,
      place: { path, text: whole, span: call.span },
      call: looped ? undefined : call,
    };
    this.project.targets.push(target);
    return { kind: 'target', target };
  }
}

function linksOf(option: (key: string) => readonly Value[]): Value[] {
  return ['dependencies', 'link_with', 'link_whole', 'link_args', 'objects'].flatMap(option);
}

function leavesText(values: readonly Value[]): readonly string[] {
  return values.flatMap((one) => textIn(one) ?? []);
}

function inFolder(value: Value, folder: string): Value {
  return value.kind === 'text' ? text(resolvePath(folder, value.text)) : value;
}

function plus(left: Value, right: Value): Value {
  const [a, b] = [textIn(left), textIn(right)];
  if (a !== undefined && b !== undefined) return text(a + b);
  const items = (value: Value): readonly Value[] => (value.kind === 'list' ? value.items : [value]);
  return list([...items(left), ...items(right)]);
}

function wordOf(library: string | undefined): LinkWord {
  return library === undefined || /numa/i.test(library) ? 'unknown' : 'other';
}

/** Dependencies that never bring libnuma along. */
const harmless =
  /^(?:threads|openmp|dl|m|rt|zlib|libzstd|liblzma|openssl|libcrypto|libssl|boost|gtest|gtest_main|gmock|benchmark|fmt|spdlog|nlohmann_json|curses|ncurses|readline|libcurl|uuid|glib-2\.0|gio-2\.0|cmocka|check|appleframeworks)$/;

function dependencyWord(name: string | undefined): LinkWord {
  if (name === 'numa') return 'numa';
  return name !== undefined && harmless.test(name) ? 'other' : 'unknown';
}
