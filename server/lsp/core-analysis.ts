/** The real analysis: the engine of server/core on the WebAssembly parser, whose memory a long-lived process can free. */
import { lint } from '../core/engine';
import { allRules } from '../core/rules';
import { suppressionRules } from '../core/suppress';
import { loadWasmParser } from '../parser/wasm';
import type { Analysis } from './analysis';

/** Rejects when the grammars of this installation are missing. */
export async function loadAnalysis(): Promise<Analysis> {
  const parser = await loadWasmParser();
  const rules = new Map([...allRules, ...suppressionRules].map((rule) => [rule.id, rule]));
  return { parser, rules, lint };
}
