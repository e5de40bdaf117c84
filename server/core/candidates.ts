/**
 * Which functions of a file are worth a look: those that spell a call of the NUMA family, a macro that expands to one,
 * a pointer that dlsym(3) filled with one, or a raw system call; and those that call such a function of the file. Told
 * from the text alone, before anything is lowered, and remembered from one version of the file to the next.
 */
import { callNames } from './locate';
import type { MacroDefinition, Preprocessed } from './preprocess/types';
import { replaceIn } from './replace-in';
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

/** Names that count now and did not before, and the other way round. */
interface Difference {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** The candidates of one file, across its versions. A function's text is looked at once, unless names come or go. */
export class Candidates {
  readonly #known: Candidacy[] = [];
  #mention: Mention | undefined;
  /** How many functions of a (last) name make calls. */
  readonly #makers = new Map<string, number>();

  of(
    functions: readonly FunctionDefinition[],
    mention: Mention,
    language: LanguageId,
  ): readonly FunctionDefinition[] {
    const touched = new Set<string>();
    const before = new Set<string>();
    const count = ({ definition }: Candidacy, by: number): void => {
      const name = lastName(definition.name);
      const makers = this.#makers.get(name) ?? 0;
      if (!touched.has(name) && makers > 0) before.add(name);
      touched.add(name);
      if (makers + by === 0) this.#makers.delete(name);
      else this.#makers.set(name, makers + by);
    };
    const { dropped, fresh } = this.#follow(functions);
    for (const one of dropped) if (one.makes) count(one, -1);
    for (const one of fresh) {
      one.makes = mention.test(one.definition.text);
      if (one.makes) count(one, 1);
    }
    this.#mentionChanged(mention, (one) => {
      const makes = mention.test(one.definition.text);
      if (makes !== one.makes) count(one, makes ? 1 : -1);
      one.makes = makes;
    });
    this.#judgeCalling(fresh, language, {
      gone: [...touched].filter((name) => before.has(name) && !this.#makers.has(name)),
      come: [...touched].filter((name) => !before.has(name) && this.#makers.has(name)),
    });
    const found: FunctionDefinition[] = [];
    for (const { definition, makes, calls } of this.#known) if (makes || calls) found.push(definition);
    return found;
  }

  /** Those before and behind what changed stay what they are. */
  #follow(functions: readonly FunctionDefinition[]): {
    readonly dropped: readonly Candidacy[];
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
    const fresh = functions
      .slice(head, functions.length - tail)
      .map((definition): Candidacy => ({ definition, makes: false, calls: false }));
    return { dropped: replaceIn(before, head, before.length - tail - head, fresh), fresh };
  }

  /** Asks again about the functions in which other names count now. */
  #mentionChanged(mention: Mention, judge: (one: Candidacy) => void): void {
    const before = this.#mention;
    this.#mention = mention;
    if (before === undefined || before === mention) return;
    const gone = [...before.own].some((one) => !mention.own.has(one));
    const come = [...mention.own].filter((one) => !before.own.has(one));
    if (!gone && come.length === 0) return;
    for (const one of this.#known) if (one.makes ? gone : spellsAny(one.definition.text, come)) judge(one);
  }

  #judgeCalling(fresh: readonly Candidacy[], language: LanguageId, { gone, come }: Difference): void {
    if (fresh.length === 0 && gone.length === 0 && come.length === 0) return;
    const called = new CalledNames(this.#makers, language);
    for (const one of fresh) one.calls = called.isIn(bodyOf(one.definition));
    if (gone.length === 0 && come.length === 0) return;
    for (const one of this.#known) {
      if (one.calls ? gone.length > 0 : spellsAny(one.definition.text, come))
        one.calls = called.isIn(bodyOf(one.definition));
    }
  }
}

function lastName(name: string): string {
  const at = name.lastIndexOf('::');
  return at < 0 ? name : name.slice(at + 2);
}

function bodyOf({ text, body, span }: FunctionDefinition): string {
  return text.slice(body.start - span.start);
}

function spellsAny(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(name));
}

/** Whether a body calls one of these functions, or hands it on to be called elsewhere. */
class CalledNames {
  /** Operators and destructors. */
  readonly #odd: RegExp | undefined;

  constructor(
    readonly names: ReadonlyMap<string, unknown>,
    readonly language: LanguageId,
  ) {
    // C has none of these.
    const all = language === 'cpp' ? [...names.keys()] : [];
    const odd = all.filter((one) => !/^[A-Za-z_$][\w$]*$/.test(one)).map(escapeName);
    if (odd.length > 0) this.#odd = new RegExp(`(?<!${this.#before})(?:${odd.join('|')})\\s*[(,)]`);
  }

  /** What a call has not before its name. A method is called on an object. */
  get #before(): string {
    return this.language === 'cpp' ? '[\\w$]' : '[\\w$.>]';
  }

  isIn(body: string): boolean {
    if (this.names.size === 0) return false;
    for (const name of body.match(this.language === 'cpp' ? anyCall : plainCall) ?? [])
      if (this.names.has(name)) return true;
    return this.#odd?.test(body) ?? false;
  }
}

/** What a text may call, or hand on to be called; macros are expanded. Each once. */
export function calleesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(anyCall));
}

const anyCall = /(?<![\w$])[A-Za-z_$][\w$]*(?=\s*[(,)])/g;
const plainCall = /(?<![\w$.>])[A-Za-z_$][\w$]*(?=\s*[(,)])/g;
