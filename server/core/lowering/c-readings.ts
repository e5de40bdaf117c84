/**
 * The text that functions and declarations of a file become where they stand, with their macros expanded: what they are
 * read from, and by what a host can tell whether they say the same again. Kept while the directives are the same.
 */
import { conditionKindsAt } from '../condition-kinds';
import { followedByAlignment } from './c-declarations';
import type { DeclarationPlace, ItemFunction } from '../items/item-facts';
import type { ItemTrees } from '../items/item-trees';
import { lookupKey } from '../preprocess/macros';
import type { Expansion, LookupRecorder, Preprocessed } from '../preprocess/types';
import { withoutMethodBodies } from '../items/method-bodies';
import type { SyntaxNode } from '../syntax/port';
import { Lookups } from './lookups';

export interface Reading {
  /** Expanded, of a class without the bodies of its methods. */
  readonly text: string;
  /** That is what stands there. */
  readonly isPlain: boolean;
  /** All that is read of the declaration: the text, and whether what follows aligns it. */
  readonly answer: string;
  /** The names that were asked for while it was expanded. */
  readonly macros: Lookups;
}

interface ExpandedFunction {
  readonly definition: ItemFunction;
  readonly expansion: Expansion;
  /** The names that were asked for while it was expanded. */
  readonly macros: Lookups;
  /** See Readings.definition. */
  readonly says: string;
}

export class Readings {
  readonly #declarations = new WeakMap<DeclarationPlace, Reading>();
  readonly #functions = new WeakMap<ItemFunction, string>();
  /** Of this run: whoever asks whether a function says the same then reads it. */
  #last: ExpandedFunction | undefined;
  /** Of this run. */
  readonly #nodes = new Map<DeclarationPlace, SyntaxNode>();

  constructor(
    private readonly preprocessed: Preprocessed,
    private readonly trees: ItemTrees,
  ) {}

  declaration(place: DeclarationPlace): Reading {
    let reading = this.#declarations.get(place);
    if (reading === undefined) {
      const macros = new Lookups();
      const { text: expanded } = this.preprocessed.expand(place.span, macroRecorder(macros));
      const text = this.trees.language === 'cpp' ? withoutMethodBodies(expanded).text : expanded;
      const answer = followedByAlignment(place.rest) ? `${text}\naligned` : text;
      reading = { text, isPlain: text === place.text, answer, macros };
      this.#declarations.set(place, reading);
    }
    return reading;
  }

  /** A declaration as a node of its expanded text. */
  node(place: DeclarationPlace): SyntaxNode | undefined {
    let node = this.#nodes.get(place);
    if (node === undefined) {
      const { text, isPlain } = this.declaration(place);
      node = isPlain ? place.node : this.trees.parse(text);
      this.#nodes.set(place, node);
    }
    return node.type === 'translation_unit' ? node.namedChildren[0] : node;
  }

  /**
   * What a function says where it stands: its own text, and that with the macros in force at each of its places. An
   * #undef, an #else or a comment that opens above changes the second though not the first.
   */
  definition(definition: ItemFunction): string {
    return this.#functions.get(definition) ?? this.#expand(definition).says;
  }

  /** A function with its macros expanded; `lookups`: the names that were asked for. */
  expansion(definition: ItemFunction, lookups: Lookups): Expansion {
    const last = this.#last;
    const { expansion, macros } = last?.definition === definition ? last : this.#expand(definition);
    lookups.addAll(macros);
    return expansion;
  }

  #expand(definition: ItemFunction): ExpandedFunction {
    const { span, text, name, scope, inClass, indent } = definition;
    const macros = new Lookups();
    const expansion = this.preprocessed.expand(span, macroRecorder(macros));
    const { text: inForce, complete, ambiguous, usedMacros } = expansion;
    const doubts = ambiguous.map((one) => one.name).join(' ');
    // Of two equal definitions, which one: findings point at it.
    const used = usedMacros
      .map((one) => `${one.name}#${this.preprocessed.definitionsOf(one.name).indexOf(one)}`)
      .join(' ');
    // Whether a build compiles it is no part: what is compiled in none is no function of the file.
    const conditions = [...conditionKindsAt(this.preprocessed, span.start)].sort().join(' ');
    const where = `${name} ${scope.length} ${inClass} ${indent ?? 'none'}`;
    const says = [where, conditions, complete, doubts, used, inForce, text].join('\n');
    this.#functions.set(definition, says);
    return (this.#last = { definition, expansion, macros, says });
  }

  /** The run ends: no node is valid any more. */
  release(): void {
    this.#nodes.clear();
    this.#last = undefined;
  }
}

/** Records macro look-ups under their names. */
export function macroRecorder(into: Lookups): LookupRecorder {
  return (name, result) => {
    into.add(`macro ${name}`, lookupKey(result));
  };
}
