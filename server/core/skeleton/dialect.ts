/** What the checks of a call are made of, in the language of the file. */
import type { Code } from './code';
import type { Entries } from './entries';

/** Names that the file does not use. */
export interface LoopNames {
  readonly page: string;
  readonly entry: string;
}

export interface Dialect {
  /** A declaration up to the call: `long result = `. */
  declare(result: string, awaited: boolean): string;
  /** The number in what the call gives: `result`, `result.value`. */
  numberIn(result: string): string;
  /** 0 as it is compared with the result. */
  readonly zero: string;
  /** The call failed. */
  failed(result: string | undefined): Code;
  /** So many pages were not moved; `type`: of the result, where it is known. */
  left(result: string, type: string | undefined): Code;
  /** Of a result that it declares; undefined: none is written. */
  readonly resultType: string | undefined;
  /** Before the call: stores the sentinel in each entry. */
  fill(entries: Entries, names: LoopNames): Code;
  /** After it: tells entries that were not written, errors and nodes apart. */
  read(entries: Entries, names: LoopNames): Code;
  /** What has to be included for the checks of the result, and of the entries. */
  readonly headers: { readonly result: readonly string[]; readonly status: readonly string[] };
}
