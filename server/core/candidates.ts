/**
 * Which functions of a file are worth a look: those that spell a call of the NUMA family, a macro that expands to one,
 * a pointer that dlsym(3) filled with one, or a raw system call; and those that call such a function of the file. Told
 * from the text alone, before anything is lowered, and remembered from one version of the file to the next.
 */
import { callNames } from './locate';
import type { MacroDefinition, Preprocessed } from './preprocess/types';
import type { Aliases } from './syntax/aliases';
import type { FunctionDefinition } from './syntax/functions';
import type { LanguageId } from './syntax/port';
import { escapeName } from './text';

/** What every function that makes a call of the family spells. */
export interface Mention {
  /** Names that count in this file besides those of the family: macros and pointers. */
  readonly own: ReadonlySet<string>;
  test(text: string): boolean;
}

const family = callNames.flatMap((name) => [name, `SYS_${name}`, `__NR_${name}`]);

interface KnownMention {
  readonly aliases: string;
  readonly mention: Mention;
}

/** By the list of definitions, which is another one after a change of any macro. */
const known = new WeakMap<readonly MacroDefinition[], KnownMention>();

export function callMention(preprocessed: Preprocessed, aliases: Aliases): Mention {
  const { allDefinitions } = preprocessed;
  const key = [...aliases.keys()].join();
  const before = known.get(allDefinitions);
  if (before?.aliases === key) return before.mention;
  const own = namesThatCall(preprocessed, aliases);
  const either = [...family, ...own].map(escapeName).join('|');
  const expression = new RegExp(
    `(?:^|[^\\w$])(?:${either})(?![\\w$])|\\bsyscall\\s*\\([\\s(]*(?!SYS_|__NR_)\\w|_move_pages\\s*\\(`,
  );
  const mention: Mention = { own, test: (text) => expression.test(text) };
  known.set(allDefinitions, { aliases: key, mention });
  return mention;
}

function namesThatCall(preprocessed: Preprocessed, aliases: Aliases): ReadonlySet<string> {
  const names = new Set<string>(family);
  for (const alias of aliases.keys()) names.add(alias);
  const pending = [...names];
  const others = [...preprocessed.wordsInMacros()].filter((word) => word.endsWith('_move_pages'));
  for (const word of others) for (const { name } of preprocessed.usersOf(word)) pending.push(name);
  for (const user of preprocessed.usersOf('syscall')) if (callsByNumber(user)) pending.push(user.name);
  // Macros that use macros.
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    names.add(next);
    for (const { name } of preprocessed.usersOf(next)) if (!names.has(name)) pending.push(name);
  }
  for (const name of family) names.delete(name);
  return names;
}

/** `syscall(n, …)` with a number that no name of the family gives. */
function callsByNumber({ body }: MacroDefinition): boolean {
  return body.some(({ text }, at) => {
    const number = text === 'syscall' ? body[at + 2]?.text : undefined;
    return number !== undefined && !/^(?:SYS_|__NR_)/.test(number);
  });
}

interface Candidacy {
  readonly definition: FunctionDefinition;
  /** It spells a call. */
  makes: boolean;
  /** It spells a call of a function that does, or hands such a function on to be called. */
  calls: boolean;
}

/** The candidates of one file, across its versions. A function's text is looked at once, unless names come or go. */
export class Candidates {
  #known: readonly Candidacy[] = [];
  #mention: Mention | undefined;
  /** The last names of the functions that make calls. */
  #makers: ReadonlySet<string> = new Set();

  of(
    functions: readonly FunctionDefinition[],
    mention: Mention,
    language: LanguageId,
  ): readonly FunctionDefinition[] {
    const { kept, fresh } = this.#follow(functions);
    this.#judgeMaking(kept, fresh, mention);
    this.#judgeCalling(kept, fresh, language);
    return this.#known.flatMap(({ definition, makes, calls }) => (makes || calls ? [definition] : []));
  }

  /** Those before and behind what changed stay what they are. */
  #follow(functions: readonly FunctionDefinition[]): {
    readonly kept: readonly Candidacy[];
    readonly fresh: readonly Candidacy[];
  } {
    const before = this.#known;
    const shorter = Math.min(before.length, functions.length);
    let head = 0;
    while (head < shorter && before[head]?.definition === functions[head]) head++;
    let tail = 0;
    while (
      tail < shorter - head &&
      before[before.length - 1 - tail]?.definition === functions[functions.length - 1 - tail]
    )
      tail++;
    if (head === before.length && head === functions.length) return { kept: before, fresh: [] };
    const first = before.slice(0, head);
    const last = before.slice(before.length - tail);
    const fresh = functions
      .slice(head, functions.length - tail)
      .map((definition): Candidacy => ({ definition, makes: false, calls: false }));
    this.#known = [...first, ...fresh, ...last];
    return { kept: [...first, ...last], fresh };
  }

  #judgeMaking(kept: readonly Candidacy[], fresh: readonly Candidacy[], mention: Mention): void {
    for (const one of fresh) one.makes = mention.test(one.definition.text);
    const before = this.#mention;
    this.#mention = mention;
    if (before === undefined || before === mention) return;
    const { gone, come } = difference(before.own, mention.own);
    if (gone.length === 0 && come.length === 0) return;
    for (const one of kept) {
      if (one.makes ? gone.length > 0 : spellsAny(one.definition.text, come))
        one.makes = mention.test(one.definition.text);
    }
  }

  #judgeCalling(kept: readonly Candidacy[], fresh: readonly Candidacy[], language: LanguageId): void {
    const before = this.#makers;
    const makers = new Set<string>();
    for (const { definition, makes } of this.#known) if (makes) makers.add(lastName(definition.name));
    const { gone, come } = difference(before, makers);
    this.#makers = makers;
    const called = new CalledNames(makers, language);
    for (const one of fresh) one.calls = called.isIn(bodyOf(one.definition));
    if (gone.length === 0 && come.length === 0) return;
    for (const one of kept) {
      if (one.calls ? gone.length > 0 : spellsAny(one.definition.text, come))
        one.calls = called.isIn(bodyOf(one.definition));
    }
  }
}

function lastName(name: string): string {
  return name.replace(/^.*::/s, '');
}

function bodyOf({ text, body, span }: FunctionDefinition): string {
  return text.slice(body.start - span.start);
}

function spellsAny(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(name));
}

function difference(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  return {
    gone: [...before].filter((one) => !after.has(one)),
    come: [...after].filter((one) => !before.has(one)),
  };
}

/** Whether a body calls one of these functions, or hands it on to be called elsewhere. */
class CalledNames {
  /** Operators and destructors. */
  readonly #odd: RegExp | undefined;

  constructor(
    readonly names: ReadonlySet<string>,
    readonly language: LanguageId,
  ) {
    const odd = [...names].filter((one) => !/^[A-Za-z_$][\w$]*$/.test(one)).map(escapeName);
    if (odd.length > 0) this.#odd = new RegExp(`(?<!${this.#before})(?:${odd.join('|')})\\s*[(,)]`);
  }

  /** What a call has not before its name. A method is called on an object. */
  get #before(): string {
    return this.language === 'cpp' ? '[\\w$]' : '[\\w$.>]';
  }

  isIn(body: string): boolean {
    if (this.names.size === 0) return false;
    for (const [name] of body.matchAll(this.language === 'cpp' ? anyCall : plainCall))
      if (this.names.has(name)) return true;
    return this.#odd?.test(body) ?? false;
  }
}

const anyCall = /(?<![\w$])[A-Za-z_$][\w$]*(?=\s*[(,)])/g;
const plainCall = /(?<![\w$.>])[A-Za-z_$][\w$]*(?=\s*[(,)])/g;
