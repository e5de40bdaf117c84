/** Which binding parses: native where it loads, WebAssembly everywhere else. */
import type { LanguageId } from '../core/syntax/port';
import { everyLanguage, type GrowingParser } from './grammars';
import { loadNativeParser, type NativeGrammars } from './native';
import { loadWasmParser } from './wasm';

/** `wasm`: the editor's long-lived server, the same on every platform. `fastest`: a command line. */
export type ParserPreference = 'wasm' | 'fastest';

export interface ParserChoice {
  /** Told why the native binding is not taken, for all languages or for one, as a sentence for a log. */
  readonly note?: (sentence: string) => void;
  /** Those that can be parsed from the start; others are loaded when they are asked for. Absent: all. */
  readonly languages?: readonly LanguageId[];
}

export async function chooseParser(
  preference: ParserPreference,
  { note = () => undefined, languages = everyLanguage }: ParserChoice = {},
): Promise<GrowingParser> {
  if (preference === 'wasm') return loadWasmParser(languages);
  const native = loadNativeParser([]);
  if (!native.ok) note(native.why);
  const parser = native.ok ? nativeElseWasm(native.parser, note) : await loadWasmParser([]);
  await parser.load(languages);
  return parser;
}

/** Language by language, since the native grammars are packages of their own. Both bindings give the same findings. */
function nativeElseWasm(native: NativeGrammars, note: (sentence: string) => void): GrowingParser {
  let wasm: Promise<GrowingParser> | undefined;
  const instead = new Map<LanguageId, GrowingParser>();
  return {
    binding: 'native',
    supports: (language) => native.supports(language),
    has: (language) => native.has(language) || instead.has(language),
    async load(languages) {
      for (const language of languages) {
        if (native.has(language) || instead.has(language)) continue;
        const why = native.tryLoad(language);
        if (why === undefined) continue;
        note(why);
        wasm ??= loadWasmParser([]);
        const parser = await wasm;
        await parser.load([language]);
        instead.set(language, parser);
      }
    },
    parse: (text, language, offset, around) =>
      (instead.get(language) ?? native).parse(text, language, offset, around),
  };
}
