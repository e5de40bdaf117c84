/**
 * What an item's tokens outside of parentheses and braces say so far: enough to tell what a `{` begins and where the
 * item ends. No grammar: macros that no text defines stand anywhere.
 */
import type { Span } from '../text';

export type BraceKind =
  /** A function's body: the item ends with it. */
  | 'body'
  /** A class, struct, union or enum: more follows up to the `;`. */
  | 'class'
  /** An initialiser, or braces within parentheses. */
  | 'value'
  /** After nothing that is known: the item ends with it. */
  | 'block'
  /** Of a namespace or a linkage block: not the item's own. */
  | 'open';

/** Parentheses after these are no parameters. */
const attributes =
  /^(?:__attribute(?:__)?|__declspec|alignas|_Alignas|decltype|_?_?typeof(?:__|_unqual)?|noexcept|throw|requires|explicit|asm|__asm(?:__)?|_Pragma|__pragma|_BitInt|_Atomic)$/;
const classKeys = /^(?:class|struct|union|enum)$/;
/** What begins a statement begins no definition, and names no function. */
export const statements =
  /^(?:if|else|for|while|do|switch|case|default|return|goto|break|continue|try|catch|sizeof|new|delete|throw|co_return|co_await|co_yield|typedef)$/;
const macroCall = /^_*[A-Z][A-Z\d_]+$/;
const macroWord = /^_*[A-Z][A-Z\d]*_[A-Z\d_]+$/;
/** Types in the parentheses of a declaration; in those of an old definition are names. */
const types = /^(?:void|bool|_Bool|char|short|int|long|float|double|signed|unsigned|const|volatile|\w+_t)$/;

const nowhere: Span = { start: 0, end: 0 };

export class Head {
  tokens = 0;
  isTemplate = false;
  hasTry = false;
  /** Between the parameters of an old definition (`int f(a) int a; {`). */
  isOld = false;
  #words = 0;
  #first = '';
  #last = '';
  #lastSpan = nowhere;
  /** Parentheses that may hold parameters. */
  #groups = 0;
  #group = '';
  #afterGroup = 0;
  #equals = false;
  #classKey = false;
  /** After the colon of a constructor's initialisers. */
  #initialisers = false;
  #namespace = false;
  #names: string[] = [];
  #plain = true;
  #name = nowhere;
  #closed = false;
  #previous: 'none' | 'word' | 'string' | 'group' | 'braces' | '::' | '>' | 'other' = 'none';

  word(text: string, span: Span): void {
    this.tokens++;
    if (this.#words === 0) this.#first = text;
    if (this.#groups > 0) this.#afterGroup++;
    if (this.#groups > 0 || this.#previous === 'other') this.#plain = false;
    if (text === 'namespace') this.#namespace = true;
    else if (text === 'template') this.isTemplate = true;
    else if (text === 'try') this.hasTry = true;
    else if (classKeys.test(text)) this.#classKey = true;
    else if (this.#namespace && text !== 'inline') {
      // A macro may stand before the name: `namespace EXPORT a {`.
      if (this.#previous !== '::') this.#names = [];
      this.#names.push(text);
    }
    this.#words++;
    this.#last = text;
    this.#lastSpan = span;
    this.#previous = 'word';
  }

  string(): void {
    this.tokens++;
    this.#plain = false;
    this.#previous = 'string';
  }

  /** A whole pair of parentheses. */
  group(text: string): void {
    this.tokens++;
    const called = this.#previous === 'word';
    const ofClass = this.#classKey && macroCall.test(this.#last);
    if (this.#previous === 'other' || (called && (attributes.test(this.#last) || ofClass)))
      this.#plain = false;
    else {
      const named = called && this.#words > 1 && this.#last !== '*' && !statements.test(this.#last);
      if (this.#groups > 0 || !named) this.#plain = false;
      else this.#name = this.#lastSpan;
      this.#groups++;
      this.#group = text;
      this.#afterGroup = 0;
    }
    this.#previous = 'group';
  }

  /** Braces after which the item goes on. */
  braces(): void {
    this.tokens++;
    this.#plain = false;
    this.#closed = true;
    this.#previous = 'braces';
  }

  /** Any other unit; `::` is one. */
  punctuation(text: string): void {
    this.tokens++;
    const pointer = text === '*' && this.#groups === 0;
    if (!pointer) this.#plain = false;
    if (text === '=') this.#equals = true;
    else if (text === ':' && this.#groups > 0) this.#initialisers = true;
    else if (this.#groups > 0) this.#afterGroup++;
    this.#previous = text === '::' || text === '>' ? text : pointer ? 'word' : 'other';
    if (pointer) this.#last = '*';
  }

  brace(): BraceKind {
    if (this.#namespace && !this.#equals) return 'open';
    if (this.#previous === 'string' && this.#words === 1 && this.#last === 'extern') return 'open';
    if (this.#equals) return 'value';
    if (this.#groups > 0) {
      const ofMember = this.#initialisers && (this.#previous === 'word' || this.#previous === '>');
      return ofMember ? 'value' : 'body';
    }
    if (this.#classKey) return 'class';
    return this.#words > 1 || this.#closed ? 'value' : 'block';
  }

  /** What an `open` brace opens. */
  get opened(): { readonly kind: 'namespace' | 'linkage'; readonly names: readonly string[] } {
    return this.#namespace ? { kind: 'namespace', names: this.#names } : { kind: 'linkage', names: [] };
  }

  /** The name of a function whose head holds only words, `*` and one list of parameters. */
  get plainName(): Span | undefined {
    return this.#plain && this.#groups === 1 && !statements.test(this.#first) ? this.#name : undefined;
  }

  /** A macro that stands for a declaration, as far as it goes: `MODULE_LICENSE("GPL")`, `BEGIN_DECLS`. */
  get macro(): 'call' | 'word' | undefined {
    if (this.#words !== 1) return undefined;
    if (this.tokens === 1) return macroWord.test(this.#first) ? 'word' : undefined;
    return this.tokens === 2 && this.#previous === 'group' && macroCall.test(this.#first)
      ? 'call'
      : undefined;
  }

  /** A function's head that follows on a line of its own is another item's. */
  get isWhole(): boolean {
    return (this.#groups > 0 || this.#equals || this.#closed) && !this.isTemplate;
  }

  /** How many declarations of parameters may follow if this, up to a `;`, is an old definition's head; 0: it is none. */
  get oldParameters(): number {
    if (this.#equals || this.#groups !== 1 || this.#afterGroup < 2) return 0;
    if (!/^\(\s*[A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*\s*\)$/.test(this.#group)) return 0;
    const names = this.#group.slice(1, -1).split(',');
    return names.some((one) => types.test(one.trim())) ? 0 : names.length;
  }
}
