/** Why a program ended, in words: how, and the one line of what it wrote that tells most. */
import { say } from '../languages/say';

/** Of a crash's output the line that names the error says most; the rest is a stack, which belongs in the log. */
const namesError = /^(\w*Error|Fatal|FATAL)\b/;

const outOfMemory = /out of memory|\bbad_alloc\b|Array buffer allocation failed/;

/** A log is kept elsewhere. */
const longestLine = 300;

export class LastWords {
  #line = '';

  /** A line that the program wrote. */
  add(line: string): void {
    const text = line.trim();
    if (text === '' || (namesError.test(this.#line) && !namesError.test(text))) return;
    this.#line = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
  }

  /** Whether they are those of a program that got no more memory, from V8 or from C++. */
  get areOfMemory(): boolean {
    return outOfMemory.test(this.#line);
  }

  /** A clause: "it ended with exit code 1: Error: no such file". */
  ended(code: number | null, signal: NodeJS.Signals | null): string {
    const how =
      signal === null
        ? say('it ended with exit code {code}', { code: code ?? '?' })
        : say('it was ended by {signal}', { signal });
    return this.#line === '' ? how : `${how}: ${this.#line.replace(/\.$/, '')}`;
  }
}
