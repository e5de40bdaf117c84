/**
 * Why the reader's code, which runs in the program (reader.ts), did not read a value: it speaks English, and what it said is said
 * here in the language of the user. What it did not word itself, such as an error of the engine, stays as it is.
 */
import { say } from '../../../../server/languages/say';

const refusals: readonly { readonly said: RegExp; readonly words: (first: string) => string }[] = [
  { said: /^is a proxy, whose reading runs code$/, words: () => say('is a proxy, whose reading runs code') },
  { said: /^is computed from an object$/, words: () => say('is computed from an object') },
  {
    said: /^reads a member of (null|undefined)$/,
    words: (what) => say('reads a member of {what}', { what }),
  },
  {
    said: /^reads (.*), which is a getter$/s,
    words: (name) => say('reads {name}, which is a getter', { name }),
  },
  { said: /^is (\S+), no whole number$/, words: (value) => say('is {value}, no whole number', { value }) },
  {
    said: /^is no number but of type (\w+)$/,
    words: (type) => say('is no number but of type {type}', { type }),
  },
  { said: /^calls a function of the program$/, words: () => say('calls a function of the program') },
  { said: /^calls (subarray)\(\)$/, words: (name) => say('calls {name}()', { name }) },
  { said: /^is an object that is no array$/, words: () => say('is an object that is no array') },
  { said: /^cannot be read$/, words: () => say('cannot be read') },
];

/** Completes "it …". */
export function refusalInWords(reason: string): string {
  for (const { said, words } of refusals) {
    const match = said.exec(reason);
    if (match !== null) return words(match[1] ?? '');
  }
  return reason;
}
