/**
 * What the arguments of a C or C++ compiler (GCC and Clang, as compile_commands.json lists them) say that matters to the
 * analysis. Deliberately absent: response files, sysroots, cl.exe, and every option that changes neither what is
 * included, nor a macro, nor the target.
 */
import { targetArchitecture } from './target';

export interface CompileOptions {
  /** -D after -U: name, with its parameters where it has some, → body. */
  readonly macros: ReadonlyMap<string, string>;
  /** -include and -imacros, in order, as written. */
  readonly forced: readonly string[];
  /** Folders as written, in the order in which the compiler looks. -iquote is for `"x.h"` alone. */
  readonly quoteFolders: readonly string[];
  /** -I, then -isystem, then -idirafter. */
  readonly folders: readonly string[];
  /** A name of server/kernel/architectures; undefined where the command does not say. */
  readonly targetArch: string | undefined;
  /** See BuildFacts. */
  readonly rejectsUndeclared: boolean | undefined;
}

/** Programs that run the compiler that is named after them. */
const launchers = new Set([
  'ccache',
  'sccache',
  'distcc',
  'icecc',
  'buildcache',
  'env',
  'nice',
  'time',
  'goma',
  'rewrapper',
]);

/** Options whose value is the next argument or follows at once. */
const valued = ['-I', '-D', '-U', '-isystem', '-iquote', '-idirafter', '-include', '-imacros'] as const;
type Valued = (typeof valued)[number];

/** @param machine see targetArchitecture */
export function readCompileOptions(args: readonly string[], machine: string | undefined): CompileOptions {
  const start = args.findIndex(
    (one) => !launchers.has(baseName(one)) && !/^\w+=/.test(one) && !one.startsWith('-'),
  );
  const compiler = baseName(args[Math.max(0, start)] ?? '');
  const options = args.slice(start + 1);
  const macros = new Map<string, string>();
  const found: Record<Valued, string[]> = {
    '-I': [],
    '-D': [],
    '-U': [],
    '-isystem': [],
    '-iquote': [],
    '-idirafter': [],
    '-include': [],
    '-imacros': [],
  };
  for (let at = 0; at < options.length; at++) {
    const option = (options[at] ?? '').replace(/^-Wp,(?=-[DU])/, '');
    const name = valued.find((one) => option.startsWith(one));
    if (name === undefined || option.startsWith('-include-pch')) continue;
    const value = option === name ? options[++at] : option.slice(name.length);
    if (value === undefined || value === '') continue;
    found[name].push(value);
    if (name === '-D') define(macros, value);
    else if (name === '-U') undefine(macros, value);
  }
  return {
    macros,
    forced: [...found['-imacros'], ...found['-include']],
    quoteFolders: found['-iquote'],
    folders: [...found['-I'], ...found['-isystem'], ...found['-idirafter']],
    targetArch: targetArchitecture(compiler, options, machine),
    rejectsUndeclared: rejectsUndeclared(compiler, options),
  };
}

function baseName(path: string): string {
  return path.replace(/^.*[\\/]/s, '').replace(/\.exe$/i, '');
}

/** `NAME`, `NAME=BODY`, `NAME(A)=BODY`; without a body it is 1. */
function define(macros: Map<string, string>, value: string): void {
  const match = /^([A-Za-z_$][\w$]*)(\([^)]*\))?(?:=([^]*))?$/.exec(value);
  if (match?.[1] === undefined) return;
  undefine(macros, match[1]);
  macros.set(match[1] + (match[2] ?? ''), (match[3] ?? '1').replace(/[\r\n]+/g, ' '));
}

function undefine(macros: Map<string, string>, name: string): void {
  for (const key of macros.keys()) if (key === name || key.startsWith(`${name}(`)) macros.delete(key);
}

/**
 * GCC 14, "Porting to GCC 14": implicit declarations are errors from C99 on; Clang 16 release notes: the same. The
 * last option about it counts.
 */
function rejectsUndeclared(compiler: string, options: readonly string[]): boolean | undefined {
  let answer: boolean | undefined;
  for (const one of options) {
    if (/^-Werror[-=]implicit-function-declaration$|^-Werror=implicit$|^-pedantic-errors$/.test(one))
      answer = true;
    if (/^-Wno-(?:error=)?implicit(?:-function-declaration)?$|^-fpermissive$/.test(one)) answer = false;
  }
  if (answer !== undefined) return answer;
  const standard =
    options
      .filter((one) => one.startsWith('-std='))
      .at(-1)
      ?.slice('-std='.length) ?? '';
  if (/^(?:c|gnu)(?:89|90)$|^iso9899:199[04]/.test(standard) || options.includes('-ansi')) return false;
  if (/^(?:c|gnu)(?:23|2x|2y)$/.test(standard) || options.includes('-Werror')) return true;
  const [, family, version] = /(gcc|clang)-(\d+)(?:\.\d+)*$/.exec(compiler) ?? [];
  if (version === undefined) return undefined;
  return Number(version) >= (family === 'gcc' ? 14 : 16);
}
