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

/** What others registered, apart from what is built in: an extension may register one before anything is debugged. */
export class RegisteredFamilies {
  /** The last registered first. */
  #all: readonly RegisteredFamily[] = [];

  get all(): readonly RegisteredFamily[] {
    return this.#all;
  }

  /** Ends by the function that it gives, which may be called again. */
  register(family: RegisteredFamily): () => void {
    // A copy: what is registered twice is taken away once at a time.
    const one = { ...family };
    this.#all = [one, ...this.#all];
    return () => {
      this.#all = this.#all.filter((other) => other !== one);
    };
  }
}

/** Of this process. */
export const registeredFamilies = new RegisteredFamilies();

export class FamilyRegistry {
  readonly #builtIn: readonly DebuggerFamily[];
  readonly #otherwise: DebuggerFamily;
  readonly #registered: RegisteredFamilies;

  constructor(builtIn: readonly DebuggerFamily[], otherwise: DebuggerFamily, registered: RegisteredFamilies) {
    this.#builtIn = builtIn;
    this.#otherwise = otherwise;
    this.#registered = registered;
  }

  familyOf(identity: DebuggerIdentity): DebuggerFamily {
    const { all } = this.#registered;
    return (
      all.find(({ types }) => types.includes(identity.debuggerType)) ??
      this.#builtIn.find((one) => one.serves(identity)) ??
      all.find((one) => one.serves(identity)) ??
      this.#otherwise
    );
  }
}
