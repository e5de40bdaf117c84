/** Walks the directives of the linted file and of the supplied headers it includes, and fills the macro table. */
import type { HeaderRequest } from '../lint';
import type { Span } from '../text';
import { evaluateCondition, isDefined, type Truth } from './condition';
import type { Directive, DirectiveList, SourceScan } from './directive';
import { spelledHeader, spellingsOf } from './header-names';
import { MacroUses } from './macro-uses';
import { cut, MacroTable } from './macros';
import { Regions } from './regions';
import { scan } from './scan';
import { headerSource, Source } from './source';
import type { Activity, Include, MacroDefinition, MacroLookup, PreprocessInput, SourceName } from './types';

/** Includes that nest deeper, or more of them, are treated as not supplied: without guards they can double. */
const includeDepth = 64;
const includeBudget = 2000;

/** What is there before the file's first directive: what is predefined, then the forced headers. */
const predefinedAt = -2;
const forcedAt = -1;

interface OpenIf {
  /** Whether an earlier branch is compiled: in no build, in some, in all. */
  taken: 'never' | 'maybe' | 'always';
  readonly outer: boolean;
  live: boolean;
}

/** Something found, and the ordinal of the file's directive that brought it. */
interface Brought<T> {
  readonly what: T;
  readonly ordinal: number;
}

/** One file interpreted; after an edit, from the edited directive on. */
export class Interpretation {
  readonly macros = new MacroTable();
  readonly uses = new MacroUses();
  readonly regions: Regions;
  readonly #file: Source;
  readonly #includes: Brought<Include>[] = [];
  readonly #wanted = new Map<string, Brought<HeaderRequest>>();
  readonly #definitions: Brought<MacroDefinition>[] = [];
  readonly #allDefinitions: Brought<MacroDefinition>[] = [];
  readonly #once = new Map<string, number>();
  readonly #active: string[] = [];
  readonly #sources = new Map<string, Source>();
  readonly #asked = new Map<string, number>();
  /** For each header that was entered, the ordinal. */
  readonly #entered: number[] = [];

  private constructor(
    scanned: SourceScan,
    private readonly headers: ReadonlyMap<string, string>,
  ) {
    this.#file = new Source({ kind: 'file' }, scanned);
    this.regions = new Regions(this.#file.directives);
  }

  static of(scanned: SourceScan, { headers, predefined, forced }: PreprocessInput): Interpretation {
    const made = new Interpretation(scanned, headers ?? new Map());
    made.#predefine(predefined ?? new Map());
    // As if the file began with an #include of each.
    for (const request of forced ?? []) made.#enter(request, { kind: 'predefined' }, forcedAt);
    made.#walk(made.#file, made.regions, 0);
    return made;
  }

  /** Other directives from ordinal `first` on. `first` is 0, or the directive before it is in no conditional. */
  change(scanned: SourceScan, first: number): void {
    const last = first - 1;
    this.#file.change(last, scanned);
    this.macros.backTo(last);
    this.regions.backTo(last);
    for (const list of [this.#includes, this.#definitions, this.#allDefinitions])
      while ((list.at(-1)?.ordinal ?? -1) > last) list.pop();
    for (const [key, { ordinal }] of this.#wanted) if (ordinal > last) this.#wanted.delete(key);
    for (const [spelling, ordinal] of this.#once) if (ordinal > last) this.#once.delete(spelling);
    // It may have been asked for at some of the directives before that: that is what matters of it.
    for (const [name, ordinal] of this.#asked) if (ordinal > last) this.#asked.set(name, last);
    cut(this.#entered, last);
    this.#walk(this.#file, this.regions, first);
  }

  get directives(): DirectiveList {
    return this.#file.directives;
  }

  get includes(): readonly Include[] {
    return this.#includes.map((one) => one.what);
  }

  get wanted(): readonly HeaderRequest[] {
    return [...this.#wanted.values()].map((one) => one.what);
  }

  /** Of the file itself. */
  get definitions(): readonly MacroDefinition[] {
    return this.#definitions.map((one) => one.what);
  }

  get allDefinitions(): readonly MacroDefinition[] {
    return this.#allDefinitions.map((one) => one.what);
  }

  /** Per name that decided a condition or an include: the last ordinal for which it was asked, or a later one. */
  get asked(): ReadonlyMap<string, number> {
    return this.#asked;
  }

  /** The macro of the file's own include guard. */
  get guard(): string | undefined {
    return this.#file.guard;
  }

  #predefine(predefined: ReadonlyMap<string, string>): void {
    for (const [name, body] of predefined) {
      const source = new Source({ kind: 'predefined' }, scan(`#define ${name} ${body}`));
      for (const [ordinal, directive] of source.directives.all.entries()) {
        const definition = directive.name === 'define' ? source.definition(ordinal) : undefined;
        if (definition !== undefined) this.macros.define(definition, predefinedAt);
      }
    }
  }

  /** `to`: the regions of the linted file; for a header, the ordinal of the directive after which its definitions hold. */
  #walk(source: Source, to: Regions | number, first: number): void {
    const stack: OpenIf[] = [];
    const directives = source.directives.all;
    const { guard } = source;
    const regions = typeof to === 'number' ? undefined : to;
    for (let index = first; index < directives.length; index++) {
      const directive = directives[index];
      if (directive === undefined) break;
      const ordinal = typeof to === 'number' ? to : index;
      const top = stack[stack.length - 1];
      const live = top?.live ?? true;
      // Nobody asks what stands in a branch of a header that no build compiles.
      if (!live && regions === undefined && !/^e[ln]/.test(directive.name)) {
        index = source.branchEnd(index) - 1;
        continue;
      }
      switch (directive.name) {
        case 'if':
        case 'ifdef':
        case 'ifndef': {
          const guards = index === 0 && guard !== undefined && this.#isUntouched(guard, ordinal);
          const truth = guards || (live ? this.#truth(directive, ordinal) : false);
          const opened: OpenIf = { taken: 'never', outer: live, live: false };
          stack.push(opened);
          this.macros.beginConditional();
          const activity = enter(opened, truth);
          if (activity === 'active' && regions === undefined) this.macros.beginOnlyBranch();
          regions?.begin(index, directive.name, conditionOf(directive), activity);
          break;
        }
        case 'elif':
        case 'elifdef':
        case 'elifndef':
        case 'else': {
          if (top === undefined) break;
          this.macros.endBranch(top.live, ordinal);
          const decided = top.taken === 'always' || !top.outer;
          const activity = enter(
            top,
            directive.name === 'else' ? true : decided ? false : this.#truth(directive, ordinal),
          );
          if (activity === 'active' && regions === undefined) this.macros.beginOnlyBranch();
          regions?.next(index, directive.name, conditionOf(directive), activity);
          break;
        }
        case 'endif':
          if (top === undefined) break;
          this.macros.endBranch(top.live, ordinal);
          this.macros.endConditional(top.taken === 'always', ordinal);
          stack.pop();
          regions?.end(index);
          break;
        default:
          if (live) this.#plain(directive, index, source, ordinal);
          else if (directive.name === 'define' && regions !== undefined) this.#remember(source, index);
      }
    }
    // What a header leaves open ends with it; in the linted file nothing comes after.
    if (typeof to !== 'number') return;
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      this.macros.endBranch(top.live, to);
      this.macros.endConditional(top.taken === 'always', to);
    }
  }

  #plain(directive: Directive, index: number, source: Source, ordinal: number): void {
    const { name } = source;
    switch (directive.name) {
      case 'define': {
        const definition = name.kind === 'file' ? this.#remember(source, index) : source.definition(index);
        if (definition === undefined) break;
        if (name.kind !== 'file') this.#allDefinitions.push({ what: definition, ordinal });
        this.macros.define(definition, ordinal);
        break;
      }
      case 'undef': {
        const token = directive.tokens[0];
        if (token?.kind === 'identifier') this.macros.undefine(token.text, ordinal);
        break;
      }
      case 'include':
      case 'include_next':
      case 'import':
        this.#include(directive, index, source, ordinal);
        break;
      case 'pragma':
        if (name.kind === 'header' && directive.tokens[0]?.text === 'once')
          this.#once.set(name.spelling, ordinal);
        break;
      default:
        break;
    }
  }

  #remember(source: Source, index: number): MacroDefinition | undefined {
    const definition = source.definition(index);
    if (definition !== undefined) {
      this.#definitions.push({ what: definition, ordinal: index });
      this.#allDefinitions.push({ what: definition, ordinal: index });
    }
    return definition;
  }

  #include(directive: Directive, index: number, { name, directives }: Source, ordinal: number): void {
    const named = this.#requestOf(directive, ordinal);
    const request = named ?? { spelling: directive.rest, system: false };
    // Which file include_next means depends on search paths alone.
    const known = named !== undefined && directive.name !== 'include_next' ? named : undefined;
    if (name.kind === 'file') {
      const supplied = known !== undefined && this.#spellingOf(known, name) !== undefined;
      this.#includes.push({ what: new HeldInclude(request, supplied, directives, index), ordinal });
    }
    if (known === undefined) this.macros.unseenHeader(request, ordinal);
    else this.#enter(known, name, ordinal);
  }

  /** The spelling under which a header was supplied. */
  #spellingOf(request: HeaderRequest, source: SourceName): string | undefined {
    const includer = source.kind === 'header' ? source.spelling : undefined;
    return spellingsOf(request, includer).find((one) => this.headers.has(one));
  }

  #enter(request: HeaderRequest, source: SourceName, ordinal: number): void {
    const spelling = this.#spellingOf(request, source);
    const body = spelling === undefined ? undefined : this.headers.get(spelling);
    if (spelling === undefined || body === undefined) {
      const includer = source.kind === 'header' ? source.spelling : undefined;
      for (const one of spellingsOf(request, includer)) {
        const key = `${request.system ? '<' : '"'}${one}`;
        if (!this.#wanted.has(key)) this.#wanted.set(key, { what: { ...request, spelling: one }, ordinal });
      }
      this.macros.unseenHeader(request, ordinal);
      return;
    }
    if (this.#once.has(spelling) || this.#active.includes(spelling)) return;
    if (this.#entered.length >= includeBudget || this.#active.length >= includeDepth) {
      this.macros.unseenHeader(request, ordinal);
      return;
    }
    this.#entered.push(ordinal);
    this.#active.push(spelling);
    let header = this.#sources.get(spelling);
    if (header === undefined) {
      header = headerSource(spelling, body);
      this.#sources.set(spelling, header);
    }
    const isThere = header.guard !== undefined && isDefined(this.#now(header.guard, ordinal)) === true;
    if (!isThere) this.#walk(header, ordinal, 0);
    this.#active.pop();
  }

  /** Undefined for a computed include that no single macro answers. */
  #requestOf(directive: Directive, ordinal: number): HeaderRequest | undefined {
    const spelled = spelledHeader(directive.rest);
    if (spelled !== undefined) return spelled;
    const [name, more] = directive.tokens;
    if (name?.kind !== 'identifier' || more !== undefined) return undefined;
    const found = this.#now(name.text, ordinal);
    if (found.kind !== 'defined' || found.definition.parameters !== undefined) return undefined;
    return spelledHeader(
      found.definition.body
        .map((token) => (token.before === 'none' ? '' : ' ') + token.text)
        .join('')
        .trim(),
    );
  }

  #now(name: string, ordinal: number): MacroLookup {
    this.#asked.set(name, ordinal);
    return this.macros.now(name);
  }

  #isUntouched(name: string, ordinal: number): boolean {
    this.#asked.set(name, ordinal);
    return this.macros.isUntouched(name);
  }

  #truth(directive: Directive, ordinal: number): Truth {
    const lookup = (name: string) => this.#now(name, ordinal);
    if (directive.name === 'if' || directive.name === 'elif') {
      return evaluateCondition(directive.tokens, lookup);
    }
    const name = directive.tokens[0];
    const truth = name?.kind === 'identifier' ? isDefined(lookup(name.text)) : undefined;
    return truth === undefined ? undefined : truth !== directive.name.endsWith('ndef');
  }
}

/** Enters a branch whose condition has this truth; says whether it is compiled. */
function enter(open: OpenIf, truth: Truth): Activity {
  if (!open.outer || open.taken === 'always' || truth === false) {
    open.live = false;
    return 'inactive';
  }
  open.live = true;
  const activity = truth === true && open.taken === 'never' ? 'active' : 'unknown';
  open.taken = truth === true ? 'always' : 'maybe';
  return activity;
}

/** The tokens after the name as written, comments and splices left out. */
function conditionOf(directive: Directive): string {
  if (directive.name === 'else') return '';
  const parts: string[] = [];
  let end = -1;
  for (const token of directive.tokens) {
    if (parts.length > 0 && (token.before !== 'none' || token.span.start !== end)) parts.push(' ');
    parts.push(token.text);
    end = token.span.end;
  }
  return parts.join('');
}

/** An #include of the linted file. */
class HeldInclude implements Include {
  constructor(
    readonly request: HeaderRequest,
    readonly supplied: boolean,
    private readonly directives: DirectiveList,
    private readonly ordinal: number,
  ) {}

  get span(): Span {
    return this.directives.spanOf(this.ordinal);
  }

  get text(): string {
    return this.directives.all[this.ordinal]?.text ?? '';
  }

  get isOutermost(): boolean {
    return this.directives.all[this.ordinal]?.isOutermost === true;
  }
}
