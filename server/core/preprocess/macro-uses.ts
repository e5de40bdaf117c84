/** Which macros spell a word in their bodies. An edit changes the last of the definitions: the others stay indexed. */
import type { MacroDefinition } from './types';

export class MacroUses {
  readonly #definitions: MacroDefinition[] = [];
  readonly #users = new Map<string, MacroDefinition[]>();

  /** In order of the definitions. */
  of(word: string): readonly MacroDefinition[] {
    return this.#users.get(word) ?? [];
  }

  get words(): Iterable<string> {
    return this.#users.keys();
  }

  update(definitions: readonly MacroDefinition[]): void {
    let same = 0;
    while (same < this.#definitions.length && this.#definitions[same] === definitions[same]) same++;
    while (this.#definitions.length > same) this.#removeLast();
    for (const one of definitions.slice(same)) this.#add(one);
  }

  #add(definition: MacroDefinition): void {
    this.#definitions.push(definition);
    for (const word of wordsIn(definition)) {
      const users = this.#users.get(word);
      if (users === undefined) this.#users.set(word, [definition]);
      else users.push(definition);
    }
  }

  #removeLast(): void {
    const definition = this.#definitions.pop();
    if (definition === undefined) return;
    for (const word of wordsIn(definition)) {
      const users = this.#users.get(word);
      users?.pop();
      if (users?.length === 0) this.#users.delete(word);
    }
  }
}

function wordsIn({ body }: MacroDefinition): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { kind, text } of body) if (kind === 'identifier') words.add(text);
  return words;
}
