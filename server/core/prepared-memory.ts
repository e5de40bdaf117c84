/**
 * Functions of one document that others are analysed with, lowered, from one run to the next: a key in a function that
 * calls ten helpers lowers that function alone. What stands in front of an edit is where it was, and says the same if
 * it asked nothing that is answered otherwise now.
 */
import type { LintConfig } from './config';
import { isConcerned, type Asked, type DocumentChange } from './document-change';
import { FlowMemory } from './flow-memory';
import type { PreparedFunction } from './lowered-file';
import { bareName } from './lowering/lookups';
import type { FunctionDefinition } from './syntax/functions';

/** Temporaries of all graphs that are kept: 2 or 3 MiB. */
const mostValues = 16_384;

interface Kept extends Asked {
  readonly prepared: PreparedFunction;
}

export class PreparedMemory {
  /** Those that were kept first at the front. A definition is another object once its function was edited. */
  readonly #kept = new Map<FunctionDefinition, Kept>();
  #values = 0;
  readonly flows = new FlowMemory();
  #config: LintConfig | undefined;

  /** Before a run. `change`: how the text came from that of the last run; undefined: nobody knows. */
  begin(config: LintConfig, change: DocumentChange | undefined): void {
    this.flows.begin();
    const isKnown = change !== undefined && change.names !== 'all' && config === this.#config;
    for (const [definition, kept] of this.#kept)
      if (!isKnown || definition.span.end > change.from || isConcerned(kept, change))
        this.#forget(definition, kept.prepared);
    this.#config = config;
  }

  get(definition: FunctionDefinition): PreparedFunction | undefined {
    return this.#kept.get(definition)?.prepared;
  }

  keep(prepared: PreparedFunction): void {
    const { definition, lookups } = prepared;
    if (this.#kept.has(definition)) return;
    const asked = [...lookups.answers.keys()];
    this.#kept.set(definition, {
      prepared,
      names: new Set(asked.map(bareName)),
      words: asked.filter((name) => name.startsWith('word ')).map(bareName),
    });
    this.#values += prepared.lowered.graph.values.length;
    for (const [oldest, kept] of this.#kept) {
      if (this.#values <= mostValues) break;
      this.#forget(oldest, kept.prepared);
    }
  }

  #forget(definition: FunctionDefinition, { lowered }: PreparedFunction): void {
    this.#kept.delete(definition);
    this.#values -= lowered.graph.values.length;
  }
}
