/** Walks the directives of the linted file and of the supplied headers it includes, and fills the macro table. */
import type { HeaderRequest } from '../lint';
import type { Span } from '../text';
import { evaluateCondition, isDefined, type Truth } from './condition';
import { spelledHeader, spellingsOf } from './header-names';
import { MacroTable, readDefinition } from './macros';
import { Regions } from './regions';
import { scan, type Directive, type Scan } from './scan';
import type {
  Activity,
  ConditionalBranch,
  Include,
  MacroDefinition,
  PreprocessInput,
  SourceName,
  Token,
} from './types';

/** Includes that nest deeper, or more of them, are treated as not supplied: without guards they can double. */
const includeDepth = 64;
const includeBudget = 2000;

type ConditionalHead = ConditionalBranch['directive'];

interface OpenIf {
  /** Whether an earlier branch is compiled: in no build, in some, in all. */
  taken: 'never' | 'maybe' | 'always';
  readonly outer: boolean;
  live: boolean;
}

export interface Interpretation {
  readonly scan: Scan;
  readonly macros: MacroTable;
  readonly regions: Regions;
  readonly includes: readonly Include[];
  readonly wanted: readonly HeaderRequest[];
  readonly definitions: readonly MacroDefinition[];
  readonly allDefinitions: readonly MacroDefinition[];
}

export function interpret(text: string, input: PreprocessInput): Interpretation {
  const interpreter = new Interpreter(input.headers ?? new Map());
  interpreter.predefine(input.predefined ?? new Map());
  interpreter.force(input.forced ?? []);
  return interpreter.file(text);
}

class Interpreter {
  readonly #macros = new MacroTable();
  readonly #regions = new Regions();
  readonly #includes: Include[] = [];
  readonly #wanted = new Map<string, HeaderRequest>();
  readonly #definitions: MacroDefinition[] = [];
  readonly #allDefinitions: MacroDefinition[] = [];
  readonly #once = new Set<string>();
  readonly #active: string[] = [];
  readonly #scans = new Map<string, Scan>();
  #budget = includeBudget;

  constructor(private readonly headers: ReadonlyMap<string, string>) {}

  predefine(predefined: ReadonlyMap<string, string>): void {
    for (const [name, body] of predefined) {
      const text = `#define ${name} ${body}`;
      for (const directive of scan(text).directives) {
        const definition = readDefinition(directive, { kind: 'predefined' });
        if (definition !== undefined) this.#macros.define(definition, -1);
      }
    }
  }

  /** Reads headers as if the file began with an #include of each. */
  force(forced: readonly HeaderRequest[]): void {
    for (const request of forced) this.#enter(request, { kind: 'predefined' }, 0);
  }

  file(text: string): Interpretation {
    const scanned = scan(text);
    this.#walk(scanned, { kind: 'file' }, text, undefined);
    this.#regions.finish(text.length);
    return {
      scan: scanned,
      macros: this.#macros,
      regions: this.#regions,
      includes: this.#includes,
      wanted: [...this.#wanted.values()],
      definitions: this.#definitions,
      allDefinitions: this.#allDefinitions,
    };
  }

  /** `at`: for a header, the offset in the linted file from which its definitions hold. */
  #walk(scanned: Scan, source: SourceName, text: string, at: number | undefined): void {
    const stack: OpenIf[] = [];
    const guard = guardName(scanned.directives);
    for (const [index, directive] of scanned.directives.entries()) {
      const offset = at ?? directive.span.end;
      const top = stack[stack.length - 1];
      const live = top?.live ?? true;
      switch (directive.name) {
        case 'if':
        case 'ifdef':
        case 'ifndef': {
          const guards =
            index === 0 && guard !== undefined && this.#macros.isUntouched(guard) ? true : undefined;
          const truth = guards ?? (live ? this.#truth(directive) : false);
          const opened: OpenIf = { taken: 'never', outer: live, live: false };
          stack.push(opened);
          this.#macros.beginConditional();
          const activity = enter(opened, truth);
          if (at === undefined) this.#regions.begin(branchHead(text, directive, directive.name, activity));
          break;
        }
        case 'elif':
        case 'elifdef':
        case 'elifndef':
        case 'else': {
          if (top === undefined) break;
          this.#macros.endBranch(top.live, offset);
          const decided = top.taken === 'always' || !top.outer;
          const activity = enter(
            top,
            directive.name === 'else' ? true : decided ? false : this.#truth(directive),
          );
          if (at === undefined) this.#regions.next(branchHead(text, directive, directive.name, activity));
          break;
        }
        case 'endif':
          if (top === undefined) break;
          this.#macros.endBranch(top.live, offset);
          this.#macros.endConditional(top.taken === 'always', offset);
          stack.pop();
          if (at === undefined) this.#regions.end(directive.span);
          break;
        default:
          if (live) this.#plain(directive, source, text, offset);
          else if (directive.name === 'define' && at === undefined) this.#remember(directive, source);
      }
    }
    // What a header leaves open ends with it; in the linted file nothing comes after.
    if (at === undefined) return;
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      this.#macros.endBranch(top.live, at);
      this.#macros.endConditional(top.taken === 'always', at);
    }
  }

  #plain(directive: Directive, source: SourceName, text: string, offset: number): void {
    switch (directive.name) {
      case 'define': {
        const definition =
          source.kind === 'file' ? this.#remember(directive, source) : readDefinition(directive, source);
        if (definition === undefined) break;
        if (source.kind !== 'file') this.#allDefinitions.push(definition);
        this.#macros.define(definition, offset);
        break;
      }
      case 'undef': {
        const name = directive.tokens[0];
        if (name?.kind === 'identifier') this.#macros.undefine(name.text, offset);
        break;
      }
      case 'include':
      case 'include_next':
      case 'import':
        this.#include(directive, source, text, offset);
        break;
      case 'pragma':
        if (source.kind === 'header' && directive.tokens[0]?.text === 'once') this.#once.add(source.spelling);
        break;
      default:
        break;
    }
  }

  #remember(directive: Directive, source: SourceName): MacroDefinition | undefined {
    const definition = readDefinition(directive, source);
    if (definition !== undefined) {
      this.#definitions.push(definition);
      this.#allDefinitions.push(definition);
    }
    return definition;
  }

  #include(directive: Directive, source: SourceName, text: string, offset: number): void {
    const named = this.#requestOf(directive, text);
    const request = named ?? { spelling: rest(text, directive), system: false };
    // Which file include_next means depends on search paths alone.
    const known = named !== undefined && directive.name !== 'include_next' ? named : undefined;
    if (source.kind === 'file') {
      const supplied = known !== undefined && this.#spellingOf(known, source) !== undefined;
      this.#includes.push({ request, span: directive.span, supplied });
    }
    if (known === undefined) this.#macros.unseenHeader(request, offset);
    else this.#enter(known, source, offset);
  }

  /** The spelling under which a header was supplied. */
  #spellingOf(request: HeaderRequest, source: SourceName): string | undefined {
    const includer = source.kind === 'header' ? source.spelling : undefined;
    return spellingsOf(request, includer).find((one) => this.headers.has(one));
  }

  #enter(request: HeaderRequest, source: SourceName, offset: number): void {
    const spelling = this.#spellingOf(request, source);
    const body = spelling === undefined ? undefined : this.headers.get(spelling);
    if (spelling === undefined || body === undefined) {
      const includer = source.kind === 'header' ? source.spelling : undefined;
      for (const one of spellingsOf(request, includer))
        this.#wanted.set(`${request.system ? '<' : '"'}${one}`, { ...request, spelling: one });
      this.#macros.unseenHeader(request, offset);
      return;
    }
    if (this.#once.has(spelling) || this.#active.includes(spelling)) return;
    if (this.#budget === 0 || this.#active.length >= includeDepth) {
      this.#macros.unseenHeader(request, offset);
      return;
    }
    this.#budget--;
    this.#active.push(spelling);
    let scanned = this.#scans.get(spelling);
    if (scanned === undefined) {
      scanned = scan(body);
      this.#scans.set(spelling, scanned);
    }
    this.#walk(scanned, { kind: 'header', spelling }, body, offset);
    this.#active.pop();
  }

  /** Undefined for a computed include that no single macro answers. */
  #requestOf(directive: Directive, text: string): HeaderRequest | undefined {
    const spelled = spelledHeader(rest(text, directive));
    if (spelled !== undefined) return spelled;
    const [name, more] = directive.tokens;
    if (name?.kind !== 'identifier' || more !== undefined) return undefined;
    const found = this.#macros.now(name.text);
    if (found.kind !== 'defined' || found.definition.parameters !== undefined) return undefined;
    return spelledHeader(
      found.definition.body
        .map((token) => (token.before === 'none' ? '' : ' ') + token.text)
        .join('')
        .trim(),
    );
  }

  #truth(directive: Directive): Truth {
    const lookup = (name: string) => this.#macros.now(name);
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

/** The macro of an include guard: the first directive is #ifndef NAME, the second #define NAME, the last its #endif. */
function guardName(directives: readonly Directive[]): string | undefined {
  const [first, second] = directives;
  const last = directives[directives.length - 1];
  const name = first?.name === 'ifndef' ? first.tokens[0]?.text : undefined;
  if (name === undefined || second?.name !== 'define' || second.tokens[0]?.text !== name) return undefined;
  if (last?.name !== 'endif') return undefined;
  let depth = 0;
  for (const directive of directives) {
    if (depth === 0 && directive !== first) return undefined;
    if (directive.name.startsWith('if')) depth++;
    else if (directive.name === 'endif') depth--;
    else if (depth === 1 && directive.name.startsWith('el')) return undefined;
  }
  return depth === 0 ? name : undefined;
}

function branchHead(
  text: string,
  directive: Directive,
  name: ConditionalHead,
  activity: Activity,
): Omit<ConditionalBranch, 'body'> {
  return {
    directive: name,
    condition: name === 'else' ? '' : spell(directive.tokens, text),
    head: directive.span,
    activity,
  };
}

/** The tokens as written, comments and splices left out. */
function spell(tokens: readonly Token[], text: string): string {
  const parts: string[] = [];
  let end = -1;
  for (const token of tokens) {
    if (parts.length > 0 && (token.before !== 'none' || text.slice(end, token.span.start) !== ''))
      parts.push(' ');
    parts.push(token.text);
    end = token.span.end;
  }
  return parts.join('');
}

/** The text after the directive's name: a header's name is not made of tokens. */
function rest(text: string, directive: Directive): string {
  const first = directive.tokens[0];
  return first === undefined ? '' : text.slice(first.span.start, directive.span.end).trim();
}

/** The directives' spans, for a search by offset. */
export function directiveSpans(scanned: Scan): readonly Span[] {
  return scanned.directives.map((directive) => directive.span);
}
