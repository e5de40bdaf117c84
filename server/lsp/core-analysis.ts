/** The real analysis: the engine of server/core on the WebAssembly parser, whose memory a long-lived process can free. */
import { lint } from '../core/engine';
import { rulesById } from '../core/rules/catalogue';
import { loadWasmParser } from '../parser/wasm';
import type { Analysis } from './analysis';

/** Rejects when the grammars of this installation are missing. */
export async function loadAnalysis(): Promise<Analysis> {
  const parser = await loadWasmParser();
  return { parser, rules: rulesById, lint };
}
