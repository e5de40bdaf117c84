/** The real analysis: the engine of server/core on the WebAssembly parser, whose memory a long-lived process can free. */
import { loadWasmParser } from '../parser/wasm';
import { analysisOn, type Analysis } from './analysis';

/** Rejects when the grammars of this installation are missing. */
export async function loadAnalysis(): Promise<Analysis> {
  return analysisOn(await loadWasmParser([]));
}
