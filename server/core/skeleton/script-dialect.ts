/**
 * The checks in TypeScript and JavaScript. A failure is thrown with its errno, where the library that makes the call keeps
 * it and the file has that library at hand.
 */
import type { CallFacts } from '../facts/call-facts';
import type { ForeignCall } from '../foreign/foreign-function';
import { isAsynchronous } from '../rules/support/foreign-errno';
import { errnoReader } from '../rules/support/foreign-words';
import { zeroResult } from '../rules/support/spelling';
import { escapeName } from '../text';
import type { Code } from './code';
import type { Dialect } from './dialect';
import type { Entries } from './entries';
import type { CodeStyle } from './style';

const intMin = '-2147483648';
const elsewhere = 'elsewhere';

/** Undefined where the library keeps errno, and it cannot be read behind the call: what is thrown would hide why. */
export function scriptDialect(
  { foreign }: CallFacts,
  call: string,
  text: string,
  { quote, semicolon }: Pick<CodeStyle, 'quote'> & { readonly semicolon: string },
): Dialect | undefined {
  if (foreign === undefined) return undefined;
  const errno = errnoOf(foreign, text);
  if (errno === elsewhere) return undefined;
  const { keepsErrno } = foreign.fn;
  const string = (words: string): string => `${quote}${words}${quote}`;
  const print = (to: 'error' | 'log', ...parts: readonly string[]): string =>
    `console.${to}(${parts.join(', ')})${semicolon}`;
  const sentinel = ({ preset }: Pick<Entries, 'preset'>): string => preset?.toString() ?? intMin;
  return {
    zero: keepsErrno ? '0' : zeroResult({ foreign }),
    headers: { result: [], status: [] },
    resultType: undefined,
    declare: (result, awaited) => `const ${result} = ${awaited ? 'await ' : ''}`,
    numberIn: (result) => (keepsErrno ? `${result}.value` : result),
    failed: (result) => {
      const reason = keepsErrno && result !== undefined ? `${result}.errnoCode` : errno;
      return reason === undefined
        ? `throw new Error(${string(`${call} failed`)})${semicolon}`
        : `throw new Error(\`${call} failed: errno \${${reason}}\`)${semicolon}`;
    },
    left: (result) => print('error', string(`${call}: pages that were not moved:`), result),
    fill: (entries) => `${entries.name}.fill(${sentinel(entries)})${semicolon}`,
    read: ({ name, count, ...entries }, { page: index, entry }) => {
      const choice: Code = {
        kind: 'if',
        branches: [
          {
            condition: `${entry} === ${sentinel(entries)}`,
            body: [print('error', string(`${call}: page`), index, string('has no status'))],
          },
          {
            condition: `${entry} < 0`,
            body: [print('error', string(`${call}: page`), index, string('has errno'), `-${entry}`)],
          },
          {
            condition: undefined,
            body: [print('log', string(`${call}: page`), index, string('is on node'), entry)],
          },
        ],
      };
      return {
        kind: 'for',
        head: `const [${index}, ${entry}] of ${name}${count === undefined ? '' : `.subarray(0, ${count})`}.entries()`,
        body: [choice],
      };
    },
  };
}

/** The expression that reads errno; undefined where none does, `elsewhere` where it cannot be had here. */
function errnoOf(foreign: ForeignCall, text: string): string | undefined {
  const { library, module = library } = foreign.fn;
  if (errnoReader(library) === undefined) return undefined;
  // It is that of another thread, and shows in the callback of the call alone.
  if (isAsynchronous(foreign)) return elsewhere;
  const from = `(['"])${escapeName(module)}\\2`;
  const names = [
    `\\bimport\\s+(?:\\*\\s*as\\s+)?([\\w$]+)(?:\\s*,\\s*\\{[^{}]*\\})?\\s*from\\s*${from}`,
    `\\b(?:import|const|let|var)\\s+([\\w$]+)\\s*=\\s*require\\(\\s*${from}`,
  ];
  for (const one of names) {
    const name = new RegExp(one).exec(text)?.[1];
    if (name !== undefined) return `${name}.errno()`;
  }
  return elsewhere;
}
