/** Which binding parses: native where it loads, WebAssembly everywhere else. */
import type { Parser } from '../core/syntax/port';
import { loadNativeParser } from './native';
import { loadWasmParser } from './wasm';

export interface ParserChoice {
  readonly parser: Parser;
  /** Why the native binding was not taken, as a sentence for a log; absent when it was, or was not asked for. */
  readonly note?: string;
}

/** `wasm`: the editor's long-lived server, the same on every platform. `fastest`: a command line. */
export type ParserPreference = 'wasm' | 'fastest';

export async function chooseParser(preference: ParserPreference): Promise<ParserChoice> {
  if (preference === 'wasm') return { parser: await loadWasmParser() };
  const native = loadNativeParser();
  if (native.ok) return { parser: native.parser };
  return { parser: await loadWasmParser(), note: native.why };
}
