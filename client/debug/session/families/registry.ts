/**
 * Which family serves a debugger, with those that others register at run time. A family that names a debugger's type wins over what is
 * built in for it, the last registered first; one that only says it would serve anything wins over the generic family alone.
 */
import type { DebuggerIdentity } from '../port';
import type { DebuggerFamily } from './family';

/** A family that came at run time. */
export interface RegisteredFamily extends DebuggerFamily {
  /** The types of launch configurations that it names; its `serves` is asked for others. */
  readonly types: readonly string[];
}

export class FamilyRegistry {
  readonly #builtIn: readonly DebuggerFamily[];
  readonly #otherwise: DebuggerFamily;
  /** The last registered first. */
  #registered: readonly RegisteredFamily[] = [];

  constructor(builtIn: readonly DebuggerFamily[], otherwise: DebuggerFamily) {
    this.#builtIn = builtIn;
    this.#otherwise = otherwise;
  }

  /** Ends by the function that it gives, which may be called again. */
  register(family: RegisteredFamily): () => void {
    // A copy: what is registered twice is taken away once at a time.
    const one = { ...family };
    this.#registered = [one, ...this.#registered];
    return () => {
      this.#registered = this.#registered.filter((other) => other !== one);
    };
  }

  familyOf(identity: DebuggerIdentity): DebuggerFamily {
    return (
      this.#registered.find(({ types }) => types.includes(identity.debuggerType)) ??
      this.#builtIn.find((one) => one.serves(identity)) ??
      this.#registered.find((one) => one.serves(identity)) ??
      this.#otherwise
    );
  }
}
