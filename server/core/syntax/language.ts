/**
 * Which language a file is written in, decided in this one place for the command line, the editor and the tests.
 * Deliberately absent: what a build says. A header is C unless its own text looks like C++. Declarations alone (.d.ts)
 * and what a bundler made (.min.js) are no source; a .ts file may also be a translation of Qt or a video.
 */
import type { LanguageId } from './port';

const byExtension: Readonly<Record<string, LanguageId>> = {
  c: 'c',
  h: 'c',
  ...Object.fromEntries(
    [
      'cc',
      'cp',
      'cpp',
      'cxx',
      'c++',
      'C',
      'CPP',
      'hh',
      'hpp',
      'hxx',
      'h++',
      'H',
      'ipp',
      'inl',
      'tpp',
      'txx',
      'tcc',
    ]
      .concat(['ixx', 'cppm', 'cu', 'cuh'])
      .map((extension): [string, LanguageId] => [extension, 'cpp']),
  ),
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
};

const notSource = /\.d(?:\.[^./\\]+)?\.[cm]?ts$|[.-]min\.[cm]?js$/;

/** TypeScript or JavaScript: it makes system calls through a foreign function interface. */
export function isScript(language: LanguageId): boolean {
  return language !== 'c' && language !== 'cpp';
}

export const scriptLanguages: readonly LanguageId[] = ['typescript', 'tsx', 'javascript'];

/** UTF-16 units; whoever writes code by hand breaks the line before. */
const longestLine = 20_000;

/** Not a translation of Qt, which is XML in a file called .ts, and nothing that a bundler put on one line. */
export function isWrittenScript(text: string): boolean {
  if (/^\uFEFF?\s*<[?!]/.test(text)) return false;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end - start > longestLine) return false;
    start = end + 1;
  }
  return text.length - start <= longestLine;
}

/** The extensions of files that a walk through a folder picks up, without the dot. */
export const sourceExtensions: readonly string[] = Object.keys(byExtension);

function extensionOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1] ?? '';
}

/** By the name alone: undefined for a file that no walk picks up. */
export function languageOfPath(path: string): LanguageId | undefined {
  const extension = extensionOf(path);
  return Object.hasOwn(byExtension, extension) && isSource(path) ? byExtension[extension] : undefined;
}

/** A name that is not of declarations alone, nor of what a bundler made. */
export function isSource(path: string): boolean {
  return !notSource.test(path);
}

/** Of a file with this name and text; undefined where the name says nothing. */
export function languageOfFile(path: string, text: string): LanguageId | undefined {
  const language = languageOfPath(path);
  return extensionOf(path) === 'h' && looksLikeCpp(text) ? 'cpp' : language;
}

/** Comments, strings, and what is only there for a C++ compiler that reads a C header. */
const beside =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|^[ \t]*#[ \t]*if(?:def[ \t]+|[ \t]+defined[ \t]*\(?[ \t]*)__cplusplus\b[\s\S]*?^[ \t]*#[ \t]*(?:endif|else|elif)\b/gm;

/** What no C header says: C has neither these keywords nor `::`. */
const cppOnly =
  /\b(?:namespace\s+[\w:]*\s*\{|template\s*<|(?:class|struct)\s+\w+(?:\s+final)?\s*(?::\s*(?:public|private|protected|virtual)\b)|class\s+\w+\s*[{;]|using\s+[\w:]+\s*[=;]|using\s+namespace\b|\w+\s*::\s*~?\w|(?:static|reinterpret|const|dynamic)_cast\s*<|operator\s*[-+*/=<>()[\]]+\s*\(|nullptr_t\b|noexcept\b)/;

/** `public:` at the start of a line. */
const access = /^[ \t]*(?:public|private|protected)[ \t]*:(?!:)/m;

export function looksLikeCpp(text: string): boolean {
  const code = text.replace(beside, ' ');
  return cppOnly.test(code) || access.test(code);
}
