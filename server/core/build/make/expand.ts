/**
 * Expansion of make's references and functions over texts with marks (see values.ts of CMake for the idea): what is not
 * known stays as a mark in the result, and patterns of files stand for the files. Source: GNU make manual, chapters 6
 * and 8. Nothing is executed: of $(shell …) only pkg-config is understood.
 */
import { unknownText } from '../link';

/** Before a pattern of $(wildcard). */
export const globMark = '\uE001';

export interface Variables {
  /** The unexpanded value; undefined where it has none. */
  get(name: string): string | undefined;
}

const deepest = 40;
/** UTF-16 units: values that double in every line end here. */
const longest = 1 << 18;

/** Variables that are empty unless somebody sets them. */
const empty =
  /^(?:(?:C|CPP|CXX|LD|F|AR)FLAGS|LDLIBS|LOADLIBES|TARGET_ARCH|TARGET_MACH|DESTDIR|MAKEFLAGS|MFLAGS|MAKEOVERRIDES|SUFFIXES|\.[A-Z_]+|V|Q|AT)$/;

const builtin: ReadonlyMap<string, string> = new Map([
  ['CC', 'cc'],
  ['CXX', 'g++'],
  ['LD', 'ld'],
  ['AR', 'ar'],
  ['AS', 'as'],
  ['RM', 'rm -f'],
  ['CPP', '$(CC) -E'],
  ['MAKE', 'make'],
  ['CURDIR', '.'],
]);

export function expand(text: string, variables: Variables, depth = 0): string {
  if (depth > deepest) return unknownText;
  let out = '';
  for (let at = 0; at < text.length && out.length < longest; at++) {
    if (text.charAt(at) !== '$') {
      out += text.charAt(at);
      continue;
    }
    const open = text.charAt(++at);
    if (open === '$') out += '$';
    else if (open === '(' || open === '{') {
      const end = closing(text, at);
      if (end === undefined) return out + unknownText;
      out += reference(text.slice(at + 1, end), variables, depth + 1);
      at = end;
    } else if (open !== '') out += variableOf(open, variables, depth + 1);
  }
  return out.length < longest ? out : unknownText;
}

function closing(text: string, start: number): number | undefined {
  const [open, close] = text.charAt(start) === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text.charAt(at) === open) depth++;
    else if (text.charAt(at) === close && --depth === 0) return at;
  }
  return undefined;
}

function variableOf(name: string, variables: Variables, depth: number): string {
  const value = variables.get(name) ?? builtin.get(name);
  if (value !== undefined) return expand(value, variables, depth);
  return empty.test(name) ? '' : unknownText;
}

function reference(body: string, variables: Variables, depth: number): string {
  const call = /^([a-z][-a-z]*)[ \t]+([^]*)$/.exec(body);
  if (call !== null) {
    const [, name = '', rest = ''] = call;
    const found = apply(name, argumentsIn(rest), variables, depth);
    if (found !== undefined) return found;
  }
  const [, name = '', from = '', to = ''] = /^([^:]+):([^=]*)=([^]*)$/.exec(body) ?? [];
  if (name !== '') {
    const value = variableOf(expand(name, variables, depth), variables, depth);
    const [a, b] = [expand(from, variables, depth), expand(to, variables, depth)];
    return a.includes('%') ? patsubst(a, b, value) : patsubst(`%${a}`, `%${b}`, value);
  }
  return variableOf(expand(body, variables, depth).trim(), variables, depth);
}

/** Separated by commas outside of references. */
function argumentsIn(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (/[({]/.test(unit)) depth++;
    else if (/[)}]/.test(unit)) depth--;
    else if (unit === ',' && depth === 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, text.slice(start)];
}

export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((one) => one !== '');
}

function each(list: string, change: (word: string) => string): string {
  return wordsOf(list)
    .map((word) => {
      if (word.startsWith(globMark)) return globMark + change(word.slice(1));
      return word.includes(unknownText) ? word : change(word);
    })
    .join(' ');
}

function patsubst(pattern: string, replacement: string, list: string): string {
  return each(list, (word) => {
    const stem = stemIn(pattern, word);
    return stem === undefined ? word : replacement.replace('%', () => stem);
  });
}

/** What `%` stands for; the word itself where the pattern has none and is the word. */
export function stemIn(pattern: string, word: string): string | undefined {
  const at = pattern.indexOf('%');
  if (at < 0) return pattern === word ? '' : undefined;
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
  const fits = word.length >= before.length + after.length && word.startsWith(before) && word.endsWith(after);
  return fits ? word.slice(before.length, word.length - after.length) : undefined;
}

/** Undefined: no function of that name. */
function apply(
  name: string,
  args: readonly string[],
  variables: Variables,
  depth: number,
): string | undefined {
  const all = args.map((one) => (): string => expand(one, variables, depth));
  const [first = (): string => '', second = (): string => '', third = (): string => ''] = all;
  switch (name) {
    case 'shell':
      return shellOutput(first());
    case 'wildcard':
      return each(first(), (word) => word)
        .split(' ')
        .map((word) => (/[*?[]/.test(word) && !word.startsWith(globMark) ? globMark + word : word))
        .join(' ');
    case 'patsubst':
      return patsubst(first().trim(), second().trim(), third());
    case 'subst': {
      const [from, to] = [first(), second()];
      return from === '' ? third() : third().replaceAll(from, () => to);
    }
    case 'addprefix':
      return each(second(), (word) => first() + word);
    case 'addsuffix':
      return each(second(), (word) => word + first());
    case 'notdir':
      return each(first(), (word) => word.replace(/^.*\//, ''));
    case 'dir':
      return each(first(), (word) => /^.*\//.exec(word)?.[0] ?? './');
    case 'basename':
      return each(first(), (word) => word.replace(/\.[^./]*$/, ''));
    case 'abspath':
    case 'realpath':
    case 'sort':
    case 'strip':
      return wordsOf(first()).join(' ');
    case 'filter':
      return filter(first(), second(), true);
    case 'filter-out':
      return filter(first(), second(), false);
    case 'foreach':
      return foreach(
        expand(args[0] ?? '', variables, depth).trim(),
        second(),
        args[2] ?? '',
        variables,
        depth,
      );
    case 'call':
      return callOf(
        first().trim(),
        all.slice(1).map((one) => one()),
        variables,
        depth,
      );
    case 'if':
      return `${second()} ${third()}`;
    case 'or':
    case 'and':
      return all.map((one) => one()).join(' ');
    case 'info':
    case 'warning':
    case 'error':
      return '';
    case 'suffix':
    case 'findstring':
    case 'word':
    case 'words':
    case 'wordlist':
    case 'firstword':
    case 'lastword':
    case 'join':
    case 'value':
    case 'origin':
    case 'flavor':
    case 'file':
    case 'eval':
    case 'guile':
      return unknownText;
    default:
      return undefined;
  }
}

function filter(patterns: string, list: string, keep: boolean): string {
  const words = wordsOf(list);
  // Which files a pattern of files stands for is not known here.
  if (words.some((one) => one.startsWith(globMark)) || patterns.includes(unknownText)) return unknownText;
  const fits = (word: string): boolean => wordsOf(patterns).some((one) => stemIn(one, word) !== undefined);
  return words.filter((word) => word.includes(unknownText) || fits(word) === keep).join(' ');
}

function foreach(name: string, list: string, body: string, variables: Variables, depth: number): string {
  return wordsOf(list)
    .map((word) => expand(body, { get: (one) => (one === name ? word : variables.get(one)) }, depth))
    .join(' ');
}

function callOf(name: string, args: readonly string[], variables: Variables, depth: number): string {
  const inner: Variables = {
    get: (one) => (/^\d+$/.test(one) ? (args[Number(one) - 1] ?? '') : variables.get(one)),
  };
  return variableOf(name, inner, depth);
}

/** What the linker gets from $(shell …) and `…`. */
export function shellOutput(command: string): string {
  if (/\b(?:pkg-config|pkgconf)\b/.test(command)) {
    if (!command.includes('--libs')) return '';
    return /(?<![-\w])numa(?![-\w])/.test(command) ? '-lnuma' : unknownText;
  }
  return unknownText;
}
