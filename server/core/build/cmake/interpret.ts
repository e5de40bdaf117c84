/**
 * Runs the list files of a CMake project as far as linking goes: folders, includes, functions, loops over what is known.
 * Under a condition everything is possible, so what a target is linked with is the union over all configurations.
 * What is not understood makes the project, or the targets it is about, opaque. Nothing is ever executed for real.
 */
import { unknownText } from '../link';
import { resolvePath } from '../paths';
import { textAt, type Reading } from '../reading';
import { holds } from './conditions';
import { isHarmless, isStandardModule } from './modules';
import { CMakeProject } from './project';
import { callOf, lookupOf, Scope, type Call, type Frame, type UserCommand, type World } from './scope';
import { parseCMake, type CMakeCommand, type CMakeNode } from './syntax';
import * as targets from './targets';
import { isName, isUnknown, itemsOf, listOf } from './values';
import * as variables from './variables';

const listName = 'CMakeLists.txt';

/** Commands run in one reading, files read, and how deep they call each other: beyond it the project is opaque. */
const mostCommands = 100_000;
const mostFiles = 1000;
/** UTF-16 units of all arguments. */
const mostText = 1 << 24;
const deepest = 40;

export function* readCMakeProject(root: string): Reading<CMakeProject> {
  const project = new CMakeProject();
  const interpreter = new Interpreter({ project, root, commands: new Map(), cache: new Map() });
  yield* interpreter.folder(root, undefined);
  return project;
}

/** What a toolchain file sets, as a project without targets. */
export function* readToolchain(path: string, root: string): Reading<CMakeProject> {
  const project = new CMakeProject();
  yield* new Interpreter({ project, root, commands: new Map(), cache: new Map() }).toolchain(path);
  return project;
}

class Interpreter {
  #commands = 0;
  #files = 0;
  #size = 0;

  constructor(private readonly world: World) {}

  *folder(folder: string, from: Frame | undefined): Reading<void> {
    const { project } = this.world;
    const path = resolvePath(folder, listName);
    if (project.folders.has(folder)) return;
    const scope = new Scope(from?.scope);
    const frame = {
      path,
      folder,
      scope,
      maybe: from?.maybe ?? false,
      plain: true,
      depth: (from?.depth ?? 0) + 1,
    };
    if (yield* this.#file(path, { world: this.world, text: '', ...frame })) project.folders.add(folder);
    else project.unreadTargets = true;
  }

  *toolchain(path: string): Reading<void> {
    const { world } = this;
    const scope = new Scope(undefined);
    const frame = { world, path, text: '', folder: world.root, scope, maybe: false, plain: false, depth: 0 };
    if (!(yield* this.#file(path, frame))) world.project.opaque = true;
  }

  /** False where it cannot be read. */
  *#file(path: string, frame: Frame): Reading<boolean> {
    if (frame.depth > deepest || ++this.#files > mostFiles) {
      this.world.project.opaque = true;
      return true;
    }
    const text = yield* textAt(path);
    if (text === undefined) return false;
    const nodes = parseCMake(text);
    if (nodes === undefined) this.world.project.opaque = true;
    else yield* this.#nodes(nodes, { ...frame, path, text });
    return true;
  }

  /** True where return() ended it for certain. */
  *#nodes(nodes: readonly CMakeNode[], frame: Frame): Reading<boolean> {
    for (const node of nodes) {
      if (++this.#commands > mostCommands || this.#size > mostText) this.world.project.opaque = true;
      // Nothing that follows can make it known again.
      if (this.world.project.opaque) return true;
      switch (node.kind) {
        case 'command':
          if (node.command.name === 'return') {
            if (!frame.maybe) return true;
          } else yield* this.#command(node.command, frame);
          break;
        case 'if':
          if (yield* this.#conditional(node.branches, frame)) return true;
          break;
        case 'loop':
          yield* this.#loop(node.command, node.body, frame);
          break;
        case 'definition':
          this.#define(node.command, node.body, frame);
      }
    }
    return false;
  }

  *#conditional(
    branches: readonly {
      readonly condition: Parameters<typeof holds>[0] | undefined;
      readonly body: readonly CMakeNode[];
    }[],
    frame: Frame,
  ): Reading<boolean> {
    let sure = true;
    for (const { condition, body } of branches) {
      const value = condition === undefined ? true : holds(condition);
      if (value === false) continue;
      sure &&= value === true;
      const returned = yield* this.#nodes(body, sure ? frame : { ...frame, maybe: true });
      if (value === true) return sure && returned;
    }
    return false;
  }

  *#loop(command: CMakeCommand, body: readonly CMakeNode[], frame: Frame): Reading<void> {
    if (command.name === 'block') {
      yield* this.#nodes(body, frame);
      return;
    }
    const call = callOf(frame, command);
    const [name = ''] = call.args;
    const items = command.name === 'foreach' ? loopItems(call) : undefined;
    const inner = { ...frame, plain: false };
    if (items === undefined || items.some(isUnknown)) {
      // Who knows how often, and with what.
      if (command.name === 'foreach') variables.forget(frame, [name]);
      yield* this.#nodes(body, { ...inner, maybe: true });
      return;
    }
    for (const item of items) {
      frame.scope.set(name, item, false);
      yield* this.#nodes(body, inner);
    }
    frame.scope.set(name, undefined, false);
  }

  #define(command: CMakeCommand, body: readonly CMakeNode[], frame: Frame): void {
    const [name = '', ...parameters] = callOf(frame, command).args;
    const kind = command.name === 'macro' ? 'macro' : 'function';
    const { path, text } = frame;
    const known = this.world.commands.get(name.toLowerCase());
    this.world.commands.set(name.toLowerCase(), { kind, parameters, body, path, text });
    // Of several definitions, and of one that replaces a command of CMake, only one is meant.
    const replaces = builtins.has(name.toLowerCase()) || isHarmless(name.toLowerCase());
    if (replaces || !isName(name) || (known !== undefined && known.path !== path))
      this.world.project.opaque = true;
  }

  *#command(command: CMakeCommand, frame: Frame): Reading<void> {
    const call = callOf(frame, command);
    for (const one of call.args) this.#size += one.length;
    const own = this.world.commands.get(command.name);
    if (own !== undefined) yield* this.#call(own, call);
    else if (command.name === 'add_subdirectory') yield* this.#subdirectory(call);
    else if (command.name === 'include') yield* this.#include(call);
    else {
      const builtin = builtins.get(command.name);
      if (builtin !== undefined) builtin(call);
      else if (!isHarmless(command.name)) unknownCommand(call);
    }
  }

  *#call({ kind, parameters, body, path, text }: UserCommand, { frame, args }: Call): Reading<void> {
    if (frame.depth > deepest) {
      this.world.project.opaque = true;
      return;
    }
    const bound = new Map<string, string>([
      ['ARGC', String(args.length)],
      ['ARGV', listOf(args)],
      ['ARGN', listOf(args.slice(parameters.length))],
      ...args.map((one, at): [string, string] => [`ARGV${at}`, one]),
      ...parameters.map((one, at): [string, string] => [one, args[at] ?? '']),
    ]);
    const scope = kind === 'function' ? new Scope(frame.scope) : frame.scope;
    const before = new Map([...bound.keys()].map((name) => [name, scope.get(name)]));
    for (const [name, value] of bound) scope.set(name, value, false);
    // CMAKE_CURRENT_LIST_DIR is the caller's; places are those of the definition.
    yield* this.#nodes(body, { ...frame, path, text, scope, plain: false, depth: frame.depth + 1 });
    if (kind === 'macro') for (const [name, value] of before) scope.set(name, value, false);
  }

  *#subdirectory({ frame, args: [folder = ''] }: Call): Reading<void> {
    if (!isName(folder)) this.world.project.unreadTargets = true;
    else yield* this.folder(resolvePath(frame.folder, folder), frame);
  }

  *#include({ frame, args: [file = '', ...options] }: Call): Reading<void> {
    if (isStandardModule(file)) return;
    const inner = { ...frame, plain: false, depth: frame.depth + 1 };
    const folders = itemsOf(lookupOf(frame)('CMAKE_MODULE_PATH') ?? '');
    const candidates = /\.\w+$|\//.test(file)
      ? [resolvePath(frame.folder, file)]
      : [...folders, 'cmake'].map((one) => resolvePath(frame.folder, `${one}/${file}.cmake`));
    if (!isName(file)) {
      this.world.project.opaque = true;
      return;
    }
    for (const one of candidates.filter((path) => !isUnknown(path)))
      if (yield* this.#file(one, inner)) return;
    if (!options.includes('OPTIONAL')) this.world.project.opaque = true;
  }
}

/** foreach(x items), foreach(x IN LISTS lists ITEMS items); undefined: a range, or lists side by side. */
function loopItems({ frame, args }: Call): readonly string[] | undefined {
  const [, first = '', ...rest] = args;
  if (first === 'RANGE') return undefined;
  if (first !== 'IN') return args.slice(1);
  const items: string[] = [];
  let mode = '';
  for (const word of rest) {
    if (word === 'ZIP_LISTS') return undefined;
    if (word === 'LISTS' || word === 'ITEMS') mode = word;
    else if (mode === 'LISTS') items.push(...itemsOf(lookupOf(frame)(word) ?? unknownText));
    else items.push(word);
  }
  return items;
}

/** A package's command: it may link the targets that it names, and set the variables that it names. */
function unknownCommand(call: Call): void {
  const { frame, args } = call;
  const { project } = frame.world;
  for (const one of args) {
    project.touched.add(project.aliases.get(one) ?? one);
    if (isUnknown(one) || /^(?:lib)?numa$|-lnuma|^numa::|_numa_lib/i.test(one))
      project.opaque ||= !isSource(one);
  }
  variables.forgetNamed(call);
}

function isSource(word: string): boolean {
  return /\.\w+$/.test(word);
}

const builtins: ReadonlyMap<string, (call: Call) => void> = new Map(
  Object.entries<(call: Call) => void>({
    set: variables.set,
    unset: variables.unset,
    list: variables.list,
    string: variables.string,
    file: variables.file,
    aux_source_directory: variables.auxSourceDirectory,
    find_library: variables.findLibrary,
    pkg_check_modules: variables.pkgCheckModules,
    pkg_search_module: variables.pkgCheckModules,
    project: projectCommand,
    option: ({ frame, args: [name = ''] }) => {
      frame.world.cache.set(name, unknownText);
    },
    add_executable: (call) => {
      targets.addTarget(call, false);
    },
    add_library: (call) => {
      targets.addTarget(call, true);
    },
    target_sources: targets.targetSources,
    target_link_libraries: targets.targetLinkLibraries,
    target_link_options: targets.targetLinkOptions,
    set_target_properties: targets.setTargetProperties,
    set_property: targets.setPropertyCommand,
    link_libraries: ({ frame, args }) => {
      targets.linkBelow(frame, args);
    },
    add_link_options: ({ frame, args }) => {
      frame.world.project.earlyFlags.push(...args);
    },
    set_directory_properties: ({ frame, args }) => {
      targets.linkBelow(frame, args.slice(1));
    },
    find_package: ({ frame, args: [name = ''] }) => {
      if (!isStandardModule(name)) frame.world.project.unreadTargets = true;
    },
    fetchcontent_makeavailable: ({ frame }) => {
      frame.world.project.unreadTargets = true;
    },
    cpmaddpackage: ({ frame }) => {
      frame.world.project.unreadTargets = true;
    },
    // The first argument is a variable that gets something which is found while configuring.
    get_filename_component: first,
    get_target_property: first,
    get_property: first,
    get_directory_property: first,
    find_path: first,
    find_file: first,
    find_program: first,
    math: variables.forgetNamed,
    execute_process: variables.forgetNamed,
    separate_arguments: first,
    add_compile_options: variables.compileOptions,
    cmake_parse_arguments: ({ frame, args }) => {
      const prefix = args[0] === 'PARSE_ARGV' ? args[2] : args[0];
      for (const name of args.flatMap((one) => itemsOf(one)))
        variables.forget(frame, [`${prefix ?? ''}_${name}`]);
    },
  }),
);

function first({ frame, args: [name = ''] }: Call): void {
  variables.forget(frame, [name]);
}

function projectCommand({ frame, args: [name = ''] }: Call): void {
  const set = (variable: string, value: string): void => {
    frame.scope.set(variable, value, false);
  };
  set('PROJECT_NAME', name);
  set('PROJECT_SOURCE_DIR', frame.folder);
  set(`${name}_SOURCE_DIR`, frame.folder);
  frame.world.project.isProject ||= frame.folder === frame.world.root;
  if (frame.scope.get('CMAKE_PROJECT_NAME') === undefined) set('CMAKE_PROJECT_NAME', name);
}
