/**
 * The command that starts a migration runner: a prefix that enters another machine, container or namespace, and the program that
 * is run there. Reads what a user wrote in settings or on a command line; what is wrong with it comes back as a sentence.
 * No shell is involved here: each word is one argument. (ssh hands its words to a shell on the other side.)
 */
import { say } from '../languages/say';

export interface RunnerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** `problem` is a sentence without a full stop that names the setting. */
export type CommandReading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** What is run behind a prefix unless something else is named: the runner of an installed NUMA Lens. */
export const defaultRunnerProgram: readonly string[] = ['numa-lens', 'runner', '--stdio'];

const longestWord = 200;

function readWords(name: string, value: unknown): CommandReading<readonly string[]> {
  if (!Array.isArray(value))
    return {
      ok: false,
      problem: say('{name} must be an array of strings, one for each word of the command, and is {value}', {
        name,
        value: shown(value),
      }),
    };
  const words: string[] = [];
  for (const word of value as readonly unknown[]) {
    if (typeof word !== 'string')
      return {
        ok: false,
        problem: say('{name} may hold strings only, and holds {word}', { name, word: shown(word) }),
      };
    if (word.includes('\0'))
      return { ok: false, problem: say('{name} holds a word with a zero byte', { name }) };
    words.push(word);
  }
  const [command] = words;
  if (command === undefined) return { ok: true, value: words };
  if (command.trim() === '') return { ok: false, problem: say('{name} begins with an empty word', { name }) };
  if (words.length === 1 && /\s/.test(command) && !command.includes('/'))
    return {
      ok: false,
      problem: say(
        '{name} is one word, {command}: write each word as a string of its own, as in ["ssh", "host"]',
        { name, command: shown(command) },
      ),
    };
  return { ok: true, value: words };
}

function shown(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > longestWord ? `${text.slice(0, longestWord)}…` : text;
}

/**
 * The command of the settings `numaLens.runner.prefix` and `numaLens.runner.program`, as they were found there; undefined where the prefix
 * is empty, and the runner that came with the caller is meant.
 */
export function prefixedRunner(prefix: unknown, program: unknown): CommandReading<RunnerCommand | undefined> {
  const before = readWords('numaLens.runner.prefix', prefix);
  if (!before.ok) return before;
  const behind = readWords('numaLens.runner.program', program);
  if (!behind.ok) return behind;
  const [command, ...rest] = before.value;
  if (command === undefined) return { ok: true, value: undefined };
  if (behind.value.length === 0)
    return {
      ok: false,
      problem: say('numaLens.runner.program is empty, and numaLens.runner.prefix runs nothing'),
    };
  return { ok: true, value: { command, args: [...rest, ...behind.value] } };
}

/**
 * Splits a command line into words as a shell would, with quotes and backslashes and nothing else: `--runner 'ssh host numa-lens runner
 * --stdio'`. Variables, globs and pipes are not expanded.
 */
export function commandLine(text: string): CommandReading<RunnerCommand> {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== undefined && char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (char === '\\' && quote !== "'" && at + 1 < text.length) {
      word = (word ?? '') + text.charAt(++at);
    } else if (quote === undefined && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (quote !== undefined)
    return {
      ok: false,
      problem: say('the command has a {quote} without its partner: {text}', { quote, text }),
    };
  if (word !== undefined) words.push(word);
  const [command, ...args] = words;
  if (command === undefined || command === '')
    return { ok: false, problem: say('the command names no program') };
  return { ok: true, value: { command, args } };
}
