/**
 * The names of one TypeScript or JavaScript file: which declaration an identifier means, who uses it and who writes to it.
 * What a part of the file declares for itself is known to that part; the others are looked at only where their facts say
 * that they have the name. What is asked is recorded by the names through which other text of the file is reached.
 */
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import type { ScriptDeclaration, ScriptWrite } from './declarations';
import { memberKey, ownObject } from './members';
import { computed, firstFrom, type NamesOfPart, type Use } from './names-of-part';
import type { ReadsLog } from './reads';
import { wordsIn, type PieceFacts } from './script-piece';

/** Before a name: rests only on whether a function that is analysed for itself uses it. */
export const sharedMark = '^';
/** Before a name: rests only on whether the file uses it often. */
export const manyMark = '#';
/** Before a member: rests only on the writes to it, see `memberWrite`. */
export const memberMark = '~';

/** A member by its words, behind a name by which its object is reached, or none. */
function memberWrite(name: string, of = ''): string {
  return [of, ...wordsIn(name)].join(' ');
}

/** Whether a piece of the text that has these words for members it writes to may write to such a one. */
export function mayWriteMember(has: (word: string) => boolean, member: string): boolean {
  const [of = '', ...names] = member.split(' ');
  // `object['-']` has no word.
  return (of === '' || has(of)) && (names.length === 0 || [...names, computed].some(has));
}

/** Of a name, its own declaration included. */
export const manyUses = 5;

/** Parts by what is known of them without their nodes. */
type FactParts = readonly { readonly facts: PieceFacts | undefined }[];

export function isSharedIn(parts: FactParts, name: string): boolean {
  return parts.some(({ facts }) => facts?.shared.has(name) === true);
}

export function isManyTimesIn(parts: FactParts, name: string): boolean {
  let times = 0;
  for (const { facts } of parts) {
    times += facts?.uses.get(name) ?? 0;
    if (times > manyUses) return true;
  }
  return false;
}

/** A part of the file; in it, its names. */
export interface NamedPart {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly facts: PieceFacts;
  readonly names: NamesOfPart;
  /** Of a class that is cut: the part that it begins with, if this is none. */
  readonly opened?: NamedPart | undefined;
  /** Of the part that such a class begins with: where its members stand, which are nodes of other parts. */
  readonly classBody?: SyntaxNode | undefined;
  /** Those of such a class that stand in this part. */
  readonly members: readonly SyntaxNode[];
}

export class Scopes {
  readonly #parts: readonly NamedPart[];
  readonly #log: ReadsLog | undefined;
  /** By the part that opens them. */
  readonly #classes = new Map<NamedPart, ReadonlySet<NamedPart>>();
  /** The parts that declare a name for the whole file, once for each time. */
  #global: Map<string, NamedPart[]> | undefined;

  /** `log`: of the file that can change. `whole`: its span, the very object that its parts have for a scope. */
  constructor(
    parts: readonly NamedPart[],
    readonly whole: Span,
    log?: ReadsLog,
  ) {
    this.#parts = parts;
    this.#log = log;
  }

  /** Call and new expressions, in order of position. */
  get calls(): readonly SyntaxNode[] {
    return this.#parts.flatMap((one) => (one.facts.hasCalls ? one.names.calls : []));
  }

  /** Those in parts that spell the text. */
  callsNear(text: string): readonly SyntaxNode[] {
    return this.#parts.flatMap((one) =>
      one.text.includes(text) && one.facts.hasCalls ? one.names.calls : [],
    );
  }

  /** Those in parts in which one writes to what it is given. */
  get callsThatFill(): readonly SyntaxNode[] {
    return this.#parts.flatMap((one) => (one.facts.fills ? one.names.calls : []));
  }

  callsWithin(span: Span): readonly SyntaxNode[] {
    return this.#parts.flatMap((one) =>
      one.start < span.end && span.start < one.end && one.facts.hasCalls ? one.names.callsWithin(span) : [],
    );
  }

  /** Export statements, in order of position. */
  get exports(): readonly SyntaxNode[] {
    return this.#parts.flatMap((one) => (one.facts.hasExports ? one.names.exports : []));
  }

  /** The innermost declaration of a name at an offset. */
  lookup(name: string, offset: number): ScriptDeclaration | undefined {
    const found = this.#lookup(name, offset);
    if (found === undefined || this.isTopLevel(found)) this.#log?.add(`global ${name}`);
    return found;
  }

  /** Of the file as a whole, whatever statement declares it. */
  isTopLevel({ scope }: Pick<ScriptDeclaration, 'scope'>): boolean {
    return scope === this.whole;
  }

  /** Every place is looked at that spells the name. */
  searched(name: string): void {
    this.#log?.add(`word ${name}`);
  }

  /** Every place is looked at that writes to what the name stands for. */
  searchedWrites(name: string): void {
    this.#log?.add(`word =${name}`);
  }

  #lookup(name: string, offset: number): ScriptDeclaration | undefined {
    return this.#partAt(offset)?.names.inner(name, offset) ?? this.#globalOf(name);
  }

  /** The last one counts. */
  #globalOf(name: string): ScriptDeclaration | undefined {
    const part = this.#declaring.get(name)?.at(-1);
    return part?.names.declarations
      .get(name)
      ?.filter((one) => this.isTopLevel(one))
      .at(-1);
  }

  get #declaring(): ReadonlyMap<string, readonly NamedPart[]> {
    if (this.#global === undefined) {
      this.#global = new Map();
      for (const part of this.#parts) {
        for (const { name } of part.facts.declared) {
          const known = this.#global.get(name);
          if (known === undefined) this.#global.set(name, [part]);
          else known.push(part);
        }
      }
    }
    return this.#global;
  }

  /** The last part that begins at or before an offset. */
  #partAt(offset: number): NamedPart | undefined {
    const parts = this.#parts;
    const next = firstFrom(parts, offset + 1);
    return parts[next - 1];
  }

  /** Something writes to it after its initialiser (of a parameter: after the call), or declares it again. */
  isReassigned(declaration: ScriptDeclaration): boolean {
    return this.isRepeated(declaration) || this.writesTo(declaration).length > 0;
  }

  isRepeated(declaration: ScriptDeclaration): boolean {
    const { name, scope, nameNode } = declaration;
    if (this.isTopLevel(declaration)) {
      this.#log?.add(`global ${name}`);
      return (this.#declaring.get(name)?.length ?? 0) > 1;
    }
    const all = this.#partAt(nameNode.start)?.names.declarations.get(name) ?? [];
    return all.filter((one) => !this.isTopLevel(one) && isSame(one.scope, scope)).length > 1;
  }

  /** A function inside of the one that it belongs to uses it; of the module's top level: any function. */
  isCaptured(declaration: ScriptDeclaration): boolean {
    for (const use of this.#usesOf(declaration))
      if (use.functionNode?.start !== declaration.functionNode?.start) return true;
    return false;
  }

  /** Of the top level, and in a function that is analysed for itself: told without a look at the functions. */
  isShared(declaration: ScriptDeclaration): boolean {
    if (!this.isTopLevel(declaration)) return false;
    const { name } = declaration;
    this.#log?.add(`word ${sharedMark}${name}`);
    return isSharedIn(this.#parts, name);
  }

  /** Of the top level, and used more often than `manyUses` says: told without a look at the uses. */
  hasManyUses(declaration: ScriptDeclaration): boolean {
    if (!this.isTopLevel(declaration)) return false;
    const { name } = declaration;
    const hasMany = isManyTimesIn(this.#parts, name);
    // Who goes on to look at the few uses says so.
    if (hasMany) this.#log?.add(`word ${manyMark}${name}`);
    return hasMany;
  }

  writesTo(declaration: ScriptDeclaration): readonly ScriptWrite[] {
    const { name } = declaration;
    if (this.isTopLevel(declaration)) this.searchedWrites(name);
    return this.#partsOf(declaration, ({ nameWrites }) => nameWrites.has(name)).flatMap((one) =>
      this.#of(declaration, one.names.nameWrites.get(name) ?? []),
    );
  }

  /** Where the name is read or written, the declaration itself left out, in order of position. */
  usesOf(declaration: ScriptDeclaration): readonly SyntaxNode[] {
    return Array.from(this.#usesOf(declaration), (one) => one.node);
  }

  /** Who has seen enough has no more parts parsed. */
  *#usesOf(declaration: ScriptDeclaration): Iterable<Use> {
    const { name } = declaration;
    const { start: own } = declaration.nameNode;
    if (this.isTopLevel(declaration)) this.searched(name);
    for (const { names } of this.#partsOf(declaration, ({ uses }) => uses.has(name)))
      for (const use of this.#of(declaration, names.uses.get(name) ?? [])) if (use.start !== own) yield use;
  }

  /** In which the name can mean the declaration, of those that have what is looked for. */
  #partsOf(declaration: ScriptDeclaration, has: (facts: PieceFacts) => boolean): readonly NamedPart[] {
    if (this.isTopLevel(declaration)) return this.#parts.filter((one) => has(one.facts));
    const own = this.#partAt(declaration.nameNode.start);
    return own === undefined ? [] : [own];
  }

  /** The places where the name means this declaration. */
  #of<T extends { readonly start: number }>(
    { name, nameNode, scope }: ScriptDeclaration,
    places: readonly T[],
  ): readonly T[] {
    const found: T[] = [];
    for (let at = firstFrom(places, scope.start); at < places.length; at++) {
      const place = places[at];
      if (place === undefined || place.start > scope.end) break;
      if (this.#lookup(name, place.start)?.nameNode.start === nameNode.start) found.push(place);
    }
    return found;
  }

  /** Writes to a member of this name, and those by a name that is computed, in the parts that `where` says. */
  memberWrites(name: string, { of, at, inClass }: WrittenIn): readonly ScriptWrite[] {
    const own = at === undefined ? undefined : this.#partAt(at);
    const ofClass = inClass && this.#partsOfClass(inClass);
    const written = memberWrite(name);
    if (of !== undefined) this.#log?.add(`word ${memberMark}${memberWrite(name, of)}`);
    if (ofClass !== undefined && ofClass.size > 1)
      this.#log?.add(`word ${memberMark}${memberWrite(name, ownObject(inClass))}`);
    const parts = this.#parts.filter((one) => {
      if (one === own) return true;
      const { memberWrites } = one.facts;
      if (ofClass?.has(one) !== true && (of === undefined || !memberWrites.has(of))) return false;
      return mayWriteMember((word) => memberWrites.has(word), written);
    });
    return [name, computed].flatMap((one) => parts.flatMap(({ names }) => names.memberWrites.get(one) ?? []));
  }

  /** The members of a class, by its body, that may have one of these names. */
  membersOf(body: SyntaxNode, names: readonly string[]): readonly SyntaxNode[] {
    const parts = this.#partsOfClass(body);
    if (parts.size <= 1) return body.namedChildren;
    const keys = names.map((one) => memberKey(body, one));
    for (const one of keys) this.#log?.add(`global ${one}`);
    return [...parts].flatMap((part) =>
      keys.some((one) => part.facts.members.includes(one)) ? part.members : [],
    );
  }

  /** All in which something of a class stands: one, if it is not cut. */
  #partsOfClass(body: SyntaxNode): ReadonlySet<NamedPart> {
    const first = this.#partAt(body.start);
    if (first === undefined) return new Set();
    if (first.classBody?.start !== body.start) return new Set([first]);
    let parts = this.#classes.get(first);
    if (parts === undefined) {
      parts = new Set(this.#parts.filter((one) => one === first || one.opened === first));
      this.#classes.set(first, parts);
    }
    return parts;
  }
}

/** Where writes are looked for. */
interface WrittenIn {
  /** In parts that write to something that is reached by this name. */
  readonly of?: string | undefined;
  /** In the part of an offset. */
  readonly at?: number | undefined;
  /** In the class with this body. */
  readonly inClass?: SyntaxNode | undefined;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
