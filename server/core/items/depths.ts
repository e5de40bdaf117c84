/**
 * How deep in braces an item is, and what its conditionals make of that: at #elif and #else the depth goes back to what
 * it was at the #if, at #endif it is what the first branch left. So one body that follows two heads belongs to both.
 */
import type { Boundaries, OpenConditional, OpenScope } from './boundary';

interface Depth {
  readonly depth: number;
  readonly parentheses: number;
}

interface InnerConditional {
  readonly at: Depth;
  /** What the first branch left, once it has ended, and whether the item had ended in it. */
  left: (Depth & { readonly ended: boolean }) | undefined;
}

export class Depths {
  /** Of the item's own braces. */
  depth = 0;
  /** Of parentheses outside of those. */
  parentheses = 0;
  /** The item has ended in this branch of a conditional that began in it. */
  #ended = false;
  #inner: InnerConditional[] = [];
  /** What the first branch of a conditional around the item left of it. */
  #outerLeft: Depth | undefined;
  #scope: OpenScope | undefined;
  #conditional: OpenConditional | undefined;

  constructor(
    private readonly boundaries: Boundaries,
    state: { readonly scope: OpenScope | undefined; readonly conditional: OpenConditional | undefined },
  ) {
    this.#scope = state.scope;
    this.#conditional = state.conditional;
  }

  /** What is open; between items. */
  get state(): { readonly scope: OpenScope | undefined; readonly conditional: OpenConditional | undefined } {
    return { scope: this.#scope, conditional: this.#conditional };
  }

  get isPending(): boolean {
    return this.#ended;
  }

  /** Another branch of a conditional has left braces open that close after it. */
  get isAlternative(): boolean {
    const inner = this.#inner.at(-1);
    return ((inner === undefined ? this.#outerLeft : inner.left)?.depth ?? 0) > this.depth;
  }

  open({ kind, names }: { readonly kind: OpenScope['kind']; readonly names: readonly string[] }): void {
    this.#scope = this.boundaries.scope(this.#scope, kind, names);
  }

  /** Closes the scope around the item; false if there is none. */
  close(): boolean {
    const scope = this.#scope;
    this.#scope = scope?.parent;
    return scope !== undefined;
  }

  /** The item may end here: not if it began before a conditional that is still open. */
  mayEnd(): boolean {
    if (this.#inner.length === 0) return true;
    this.#ended = true;
    return false;
  }

  /** True if the item ends with it. `between`: it stands outside of any item. */
  directive(name: string, between: boolean): boolean {
    if (/^(?:if|ifdef|ifndef)$/.test(name)) {
      if (between) this.#conditional = this.boundaries.conditional(this.#conditional, this.#scope, undefined);
      else this.#inner.push({ at: this.#now, left: undefined });
    } else if (/^(?:elif|elifdef|elifndef|else)$/.test(name)) this.#branch();
    else if (name === 'endif') return this.#end();
    return false;
  }

  /** What is still open belongs to what follows. */
  endItem(): void {
    for (const { left } of this.#inner) {
      const scope = this.#scope;
      this.#conditional = this.boundaries.conditional(
        this.#conditional,
        scope,
        left === undefined ? undefined : { scope },
      );
    }
    if (this.#inner.length > 0) this.#inner = [];
    this.#go({ depth: 0, parentheses: 0 });
    this.#ended = false;
    this.#outerLeft = undefined;
  }

  #branch(): void {
    const inner = this.#inner.at(-1);
    if (inner !== undefined) {
      inner.left ??= { ...this.#now, ended: this.#ended };
      this.#go(inner.at);
      this.#ended = false;
      return;
    }
    const conditional = this.#conditional;
    if (conditional === undefined) return;
    this.#outerLeft ??= this.#now;
    this.#go({ depth: 0, parentheses: 0 });
    const left = conditional.left ?? { scope: this.#scope };
    this.#conditional = this.boundaries.conditional(conditional.parent, conditional.at, left);
    this.#scope = conditional.at;
  }

  #end(): boolean {
    const inner = this.#inner.pop();
    if (inner !== undefined) {
      if (inner.left !== undefined) {
        this.#go(inner.left);
        this.#ended = inner.left.ended;
      }
      return this.#ended && this.#inner.length === 0;
    }
    const conditional = this.#conditional;
    if (conditional === undefined) return false;
    if (this.#outerLeft !== undefined) this.#go(this.#outerLeft);
    this.#outerLeft = undefined;
    if (conditional.left !== undefined) this.#scope = conditional.left.scope;
    this.#conditional = conditional.parent;
    return false;
  }

  get #now(): Depth {
    return { depth: this.depth, parentheses: this.parentheses };
  }

  #go({ depth, parentheses }: Depth): void {
    this.depth = depth;
    this.parentheses = parentheses;
  }
}
