/**
 * Values of CMake variables: texts, as in CMake, in which marks stand for what is not known, for a pattern of files, and
 * between values of which one is right. What a program can be linked with is the union over all of them.
 */
import { unknownText } from '../link';
import { matchesGlob } from '../paths';
import type { CMakeArgument } from './syntax';

/** Before the pattern of file(GLOB) and of file(GLOB_RECURSE). */
const globMark = '\uE001';
const deepGlobMark = '\uE002';
/** Between values of which one is right: a variable that is set under a condition. */
const orMark = '\uE003';

export type Lookup = (name: string) => string | undefined;

/** What packages set that never bring libnuma. */
const harmless =
  /^(?:CMAKE_THREAD_LIBS_INIT|CMAKE_DL_LIBS|CMAKE_(?:C|CXX)_FLAGS\w*|CMAKE_\w+_LINKER_FLAGS\w*|CMAKE_(?:C|CXX)_STANDARD_LIBRARIES|(?:OpenMP|OPENMP|ZLIB|OPENSSL|OpenSSL|Boost|BOOST|GTEST|GTest|GMOCK|CURL|LibLZMA|LIBLZMA|BZIP2|CURSES|Readline|Threads|Math|LIBRT|UUID)_\w+)$/;

/** The text of an argument with its variables replaced. */
export function expand({ text, kind }: CMakeArgument, lookup: Lookup): string {
  return kind === 'bracket' ? text : expandText(text, lookup);
}

function expandText(text: string, lookup: Lookup): string {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '\\') {
      const next = text.charAt(++at);
      out += next === 'n' ? '\n' : next === 't' ? '\t' : next === ';' ? '\\;' : next;
      continue;
    }
    const open = unit === '$' ? /^\$(ENV|CACHE)?\{/.exec(text.slice(at, at + 8)) : null;
    if (open === null) {
      out += unit;
      continue;
    }
    const end = closing(text, at + open[0].length);
    if (end === undefined) return out + unknownText;
    const name = expandText(text.slice(at + open[0].length, end), lookup);
    out += open[1] === 'ENV' ? unknownText : valueOf(name, lookup);
    at = end;
  }
  return out;
}

function valueOf(name: string, lookup: Lookup): string {
  return lookup(name) ?? (harmless.test(name) ? '' : unknownText);
}

/** Offset of the brace that closes a reference. */
function closing(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '}') depth--;
    else if (/^\$(?:ENV|CACHE)?\{/.test(text.slice(at, at + 8))) depth++;
    if (depth === 0) return at;
  }
  return undefined;
}

/** The arguments as a command gets them: unquoted ones are lists. */
export function expandAll(args: readonly CMakeArgument[], lookup: Lookup): readonly string[] {
  return args.flatMap((one) => {
    const text = expand(one, lookup);
    return one.kind === 'unquoted' ? itemsOf(text) : [text];
  });
}

/** The items of a list, of all its values. */
export function itemsOf(text: string): readonly string[] {
  return text
    .split(/(?<!\\);|\uE003/)
    .map((one) => one.replaceAll('\\;', ';'))
    .filter((one) => one !== '');
}

export function listOf(items: readonly string[]): string {
  return items.join(';');
}

/** UTF-16 units of one value: those that grow in every step end here. */
const longest = 1 << 15;

/** One of the two: a variable that has a value is given another one under a condition. */
export function either(before: string | undefined, after: string): string {
  if (before === undefined || before === '' || before === after) return after;
  const [items, more] = [new Set(itemsOf(before)), new Set(itemsOf(after))];
  // As often as not something is added: the longer list has all of the shorter one.
  if ([...items].every((one) => more.has(one))) return after;
  if ([...more].every((one) => items.has(one))) return before;
  return `${before}${orMark}${after}`;
}

export function bounded(value: string): string {
  return value.length > longest ? unknownText : value;
}

/** One name, known for certain. */
export function isName(text: string): boolean {
  return text !== '' && !/[\uE000-\uE003;\s]|\$</.test(text);
}

export function isUnknown(text: string): boolean {
  return text.includes(unknownText);
}

/** An item that stands for the files that match; the pattern is a whole path. */
export function globItem(pattern: string, deep: boolean): string {
  return (deep ? deepGlobMark : globMark) + pattern;
}

export function isGlob(item: string): boolean {
  return item.startsWith(globMark) || item.startsWith(deepGlobMark);
}

/** Whether an item of a list of sources stands for the file. */
export function standsFor(item: string, path: string): boolean {
  const pattern = item.slice(1);
  if (item.startsWith(globMark)) return matchesGlob(pattern, path);
  if (!item.startsWith(deepGlobMark)) return item === path;
  const folder = pattern.slice(0, pattern.lastIndexOf('/') + 1);
  return (
    path.startsWith(folder) &&
    matchesGlob(pattern.slice(folder.length), path.slice(path.lastIndexOf('/') + 1))
  );
}
