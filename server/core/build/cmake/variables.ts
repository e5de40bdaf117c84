/** Commands of CMake that set variables: set, list, string, file, find_library and their kin. */
import { unknownText } from '../link';
import { resolvePath } from '../paths';
import { lookupOf, type Call, type Frame } from './scope';
import { globItem, isGlob, isUnknown, itemsOf, listOf } from './values';

/** Gives the variable a value, and notes what the linker gets through it. */
export function assign(frame: Frame, name: string, value: string | undefined): void {
  frame.scope.set(name, value, frame.maybe);
  note(frame, name, value ?? '');
}

/** What the value says of the machine that is built for. */
function noteTarget({ world: { project }, maybe }: Frame, name: string, value: string): void {
  const { target } = project;
  const of = (set: Set<string>, written: string): void => {
    if (written === '') return;
    set.add(written);
    if (maybe) target.unsure = true;
  };
  if (name === 'CMAKE_SYSTEM_PROCESSOR') of(target.processors, value);
  else if (name === 'CMAKE_TOOLCHAIN_FILE') of(target.toolchains, value);
  else if (/^CMAKE_(?:C|CXX)_COMPILER$/.test(name)) of(target.compilers, value);
  else if (/^CMAKE_(?:C|CXX)_COMPILER_TARGET$/.test(name)) of(target.options, `--target=${value}`);
  else if (/^CMAKE_(?:C|CXX)_FLAGS$/.test(name))
    for (const option of value.match(machineOption) ?? []) of(target.options, option);
}

const machineOption = /(?<![^\s;])(?:-m(?:16|31|32|64|x32)|--target=[^\s;]+)(?![^\s;])/g;

/** add_compile_options() */
export function compileOptions({ frame, args }: Call): void {
  noteTarget(frame, 'CMAKE_C_FLAGS', args.join(' '));
}

function note(frame: Frame, name: string, value: string): void {
  const { project } = frame.world;
  noteTarget(frame, name, value);
  if (/^CMAKE_(?:C|CXX)_COMPILER$/.test(name)) project.usesClang ||= value.includes('clang');
  if (/^CMAKE_(?:\w+_LINKER_FLAGS|(?:C|CXX)_FLAGS|(?:C|CXX)_LINK_FLAGS)/.test(name))
    project.earlyFlags.push(value);
  else if (
    /^CMAKE_(?:\w+_STANDARD_LIBRARIES|\w*LINK_(?:EXECUTABLE|LIBRARY\w*|LIBRARIES)|LINK_LIBRARY_\w+)$/.test(
      name,
    )
  )
    project.lateFlags.push(value);
}

export function set({ frame, command, args }: Call): void {
  const [name = ''] = args;
  if (name.startsWith('ENV{') || name === '') return;
  if (isUnknown(name)) {
    frame.world.project.opaque = true;
    return;
  }
  const cache = command.arguments.findIndex((one, at) => at > 0 && one.text === 'CACHE');
  if (cache >= 0) {
    cacheVariable({ frame, command, args });
    return;
  }
  const parent = args.at(-1) === 'PARENT_SCOPE';
  const values = args.slice(1, parent ? -1 : undefined);
  const value = values.length === 0 ? undefined : listOf(values);
  if (!parent) assign(frame, name, value);
  else {
    frame.scope.parent?.set(name, value, frame.maybe);
    note(frame, name, value ?? '');
  }
}

/** The user may have given it another value; INTERNAL ones are the project's own. */
function cacheVariable({ frame, args }: Call): void {
  const [name = ''] = args;
  const at = args.indexOf('CACHE');
  const value = listOf(args.slice(1, at));
  const { cache } = frame.world;
  const internal = args[at + 1] === 'INTERNAL' || name.startsWith('CMAKE_');
  cache.set(name, internal ? value : unknownText);
  if (internal && frame.scope.get(name) !== undefined) frame.scope.set(name, value, frame.maybe);
  note(frame, name, value);
}

export function unset({ frame, args: [name = ''] }: Call): void {
  frame.scope.set(name, undefined, frame.maybe);
}

export function list({ frame, args }: Call): void {
  const [action = '', name = '', ...rest] = args;
  const before = lookupOf(frame)(name);
  const items = itemsOf(before ?? '');
  switch (action) {
    case 'APPEND':
      assign(frame, name, listOf([...items, ...rest]));
      return;
    case 'PREPEND':
      assign(frame, name, listOf([...rest, ...items]));
      return;
    case 'INSERT':
      assign(frame, name, listOf([...items, ...rest.slice(1)]));
      return;
    case 'SORT':
    case 'REVERSE':
    case 'REMOVE_DUPLICATES':
      return;
    case 'REMOVE_ITEM': {
      const sure = !frame.maybe && ![...items, ...rest].some((one) => isGlob(one) || isUnknown(one));
      if (items.some((one) => one !== '') || !sure)
        frame.scope.set(name, sure ? listOf(items.filter((one) => !rest.includes(one))) : unknownText, false);
      return;
    }
    case 'LENGTH':
    case 'GET':
    case 'FIND':
    case 'JOIN':
    case 'SUBLIST':
      forget(frame, args.slice(-1));
      return;
    default:
      // FILTER, TRANSFORM, POP_BACK: the list itself, and where the result goes.
      forget(frame, [name, ...args.slice(-1)]);
  }
}

export function string(call: Call): void {
  const { frame, args } = call;
  const [action = '', name = '', ...rest] = args;
  if (action === 'APPEND') assign(frame, name, (lookupOf(frame)(name) ?? '') + rest.join(''));
  else if (action === 'PREPEND') assign(frame, name, rest.join('') + (lookupOf(frame)(name) ?? ''));
  else if (action === 'CONCAT') assign(frame, name, rest.join(''));
  else if (action === 'STRIP') assign(frame, rest[0] ?? '', name.trim());
  else if (action === 'TOLOWER') assign(frame, rest[0] ?? '', name.toLowerCase());
  else if (action === 'TOUPPER') assign(frame, rest[0] ?? '', name.toUpperCase());
  // The variable stands elsewhere in each of the other forms.
  else forgetNamed(call);
}

export function file(call: Call): void {
  const { frame, args } = call;
  const [action = '', name = '', ...rest] = args;
  if (action !== 'GLOB' && action !== 'GLOB_RECURSE') {
    forgetNamed(call);
    return;
  }
  const patterns: string[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === 'LIST_DIRECTORIES' || word === 'RELATIVE') at++;
    else if (word !== 'CONFIGURE_DEPENDS' && word !== 'FOLLOW_SYMLINKS') patterns.push(word);
  }
  const deep = action === 'GLOB_RECURSE';
  assign(
    frame,
    name,
    listOf(
      patterns.map((one) => (isUnknown(one) ? unknownText : globItem(resolvePath(frame.folder, one), deep))),
    ),
  );
}

export function auxSourceDirectory({ frame, args: [folder = '', name = ''] }: Call): void {
  const item = isUnknown(folder) ? unknownText : globItem(resolvePath(frame.folder, `${folder}/*`), false);
  assign(frame, name, listOf([...itemsOf(lookupOf(frame)(name) ?? ''), item]));
}

/** find_library(VAR name) and find_library(VAR NAMES names… PATHS …). */
export function findLibrary({ frame, args }: Call): void {
  const [name = '', ...rest] = args;
  const from = rest[0] === 'NAMES' ? 1 : 0;
  const end = rest.findIndex((one, at) => at >= from && /^[A-Z][A-Z_]+$/.test(one));
  const names = rest.slice(from, end < 0 ? undefined : end);
  const numa = names.find((one) => /^(?:lib)?numa(?:\.so[\d.]*|\.a)?$/.test(one));
  assign(frame, name, numa === undefined ? `-l${names[0] ?? unknownText}` : 'numa');
}

/** pkg_check_modules(PREFIX [REQUIRED] … modules) and pkg_search_module. */
export function pkgCheckModules({ frame, args }: Call): void {
  const [prefix = '', ...rest] = args;
  const modules = rest.filter((one) => !/^[A-Z_]+$/.test(one)).map((one) => one.replace(/[<>=].*$/s, ''));
  const numa = modules.includes('numa');
  if (numa) frame.world.project.numaPackages.add(prefix);
  for (const part of ['LIBRARIES', 'LINK_LIBRARIES', 'LDFLAGS', 'STATIC_LIBRARIES', 'STATIC_LDFLAGS'])
    frame.scope.set(`${prefix}_${part}`, numa ? 'numa' : unknownText, false);
}

/** Variables that get a value of which nothing is known. */
export function forget(frame: Frame, names: readonly string[]): void {
  for (const name of names) frame.scope.set(name, unknownText, false);
}

/** A command that sets some of the variables that it names. */
export function forgetNamed({ frame, command }: Call): void {
  const known = lookupOf(frame);
  forget(
    frame,
    command.arguments
      .filter(
        (one) => one.kind === 'unquoted' && /^[A-Za-z_]\w*$/.test(one.text) && known(one.text) !== undefined,
      )
      .map((one) => one.text),
  );
}
