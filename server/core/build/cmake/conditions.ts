/**
 * if() as far as it can be told without configuring: constants, what Linux is, and, or, not. Source: cmake-commands(7),
 * if. Undefined: who knows; then all branches are taken for possible.
 */
import type { CMakeArgument } from './syntax';

const yes = /^(?:1|ON|YES|TRUE|Y|UNIX|LINUX)$/i;
const no =
  /^(?:0|OFF|NO|FALSE|N|IGNORE|NOTFOUND|WIN32|MSVC|APPLE|IOS|ANDROID|CYGWIN|MINGW|MSYS|XCODE|BORLAND|WINCE|WINDOWS_STORE|EMSCRIPTEN|CMAKE_HOST_WIN32|CMAKE_HOST_APPLE)$/i;

export function holds(condition: readonly CMakeArgument[]): boolean | undefined {
  const reader = new Reader(condition.map((one) => (one.kind === 'unquoted' ? one.text : '"')));
  const value = reader.or();
  return reader.atEnd ? value : undefined;
}

class Reader {
  #at = 0;

  constructor(private readonly words: readonly string[]) {}

  get atEnd(): boolean {
    return this.#at === this.words.length;
  }

  or(): boolean | undefined {
    let value = this.#and();
    while (this.#take('OR')) {
      const right = this.#and();
      value =
        value === true || right === true ? true : value === false && right === false ? false : undefined;
    }
    return value;
  }

  #and(): boolean | undefined {
    let value = this.#not();
    while (this.#take('AND')) {
      const right = this.#not();
      value =
        value === false || right === false ? false : value === true && right === true ? true : undefined;
    }
    return value;
  }

  #not(): boolean | undefined {
    if (!this.#take('NOT')) return this.#term();
    const value = this.#not();
    return value === undefined ? undefined : !value;
  }

  #term(): boolean | undefined {
    if (this.#take('(')) {
      const value = this.or();
      return this.#take(')') ? value : undefined;
    }
    const word = this.words[this.#at++] ?? '';
    const next = this.words[this.#at];
    // A unary test or a comparison: its operands are passed over.
    if (/^(?:DEFINED|TARGET|COMMAND|POLICY|TEST|EXISTS|IS_\w+)$/.test(word)) {
      this.#at++;
      return undefined;
    }
    if (
      next !== undefined &&
      /^(?:STR|VERSION_|PATH_)?(?:EQUAL|LESS|GREATER)|^(?:MATCHES|IN_LIST|IS_NEWER_THAN)$/.test(next)
    ) {
      this.#at += 2;
      return undefined;
    }
    return yes.test(word) ? true : no.test(word) ? false : undefined;
  }

  #take(word: string): boolean {
    if (this.words[this.#at] !== word) return false;
    this.#at++;
    return true;
  }
}
