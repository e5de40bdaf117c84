/**
 * The result of a function wherever the function stands now: what was found once, and where the things stand by now that
 * its positions are in. Positions are made when somebody asks for them, so that an edit costs nothing per finding. A value:
 * what was placed stays where it was when the text is edited again.
 */
import type { FunctionResult } from './analyse';
import type { CallSiteInfo } from './call-site';
import type { CallGroup, NamedCall } from './facts/file-facts';
import { byPlace, pointsElsewhere, type Finding, type FindingGroup } from './finding';
import { movedCall, movedFinding, movedSite, type Moved } from './moved-result';
import type { Span } from './text';

/** What an analysis found, with positions as they were at that time. */
export class FoundResult {
  readonly findings: readonly Finding[];
  readonly calls: readonly NamedCall[];
  readonly callSites: readonly CallSiteInfo[];
  readonly complete: boolean;
  /** Of the calls by name. */
  readonly names: readonly string[];
  readonly pointsElsewhere: boolean;
  /** Every finding and every call by name begins in the function. */
  readonly isOwn: boolean;

  /**
   * @param own the function
   * @param around what positions outside the function stand in; undefined if some stand in nothing that is known
   */
  constructor(
    { findings, namedCalls, callSites, complete }: FunctionResult,
    readonly own: Span,
    readonly around: readonly Span[] | undefined,
  ) {
    this.findings = [...findings].sort(byPlace);
    this.calls = [...namedCalls].sort((a, b) => a.span.start - b.span.start);
    this.callSites = callSites;
    this.complete = complete;
    this.pointsElsewhere = findings.some(pointsElsewhere);
    this.names = [...new Set(namedCalls.map((one) => one.name))];
    const inside = ({ span: { start, end } }: { readonly span: Span }): boolean =>
      start >= own.start && start < own.end && end <= own.end;
    this.isOwn = findings.every(inside) && namedCalls.every(inside);
  }
}

export class PlacedResult implements FunctionResult, FindingGroup, CallGroup {
  readonly #found: FoundResult;
  readonly #start: number;
  readonly #around: readonly Span[] | undefined;
  #findings: readonly Finding[] | undefined;
  #calls: readonly NamedCall[] | undefined;
  #sites: readonly CallSiteInfo[] | undefined;

  /**
   * @param start of the function
   * @param around where that which is around stands, in the order in which it was found
   */
  constructor(found: FoundResult, start = found.own.start, around = found.around) {
    this.#found = found;
    this.#start = start;
    this.#around = around;
    // Where it was found nothing has moved.
    if (start !== found.own.start || around !== found.around) return;
    this.#findings = found.findings;
    this.#calls = found.calls;
    this.#sites = found.callSites;
  }

  get origin(): FoundResult {
    return this.#found;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    const { own } = this.#found;
    return this.#start + own.end - own.start;
  }

  get around(): readonly Span[] | undefined {
    return this.#around;
  }

  get pointsElsewhere(): boolean {
    return this.#found.pointsElsewhere;
  }

  get isEmpty(): boolean {
    return this.#found.findings.length === 0;
  }

  get findings(): readonly Finding[] {
    return (this.#findings ??= this.#found.findings.map((one) => movedFinding(one, this.#moved)));
  }

  get names(): readonly string[] {
    return this.#found.names;
  }

  get namedCalls(): readonly NamedCall[] {
    return (this.#calls ??= this.#found.calls.map((one) => movedCall(one, this.#moved)));
  }

  get callSites(): readonly CallSiteInfo[] {
    return (this.#sites ??= this.#found.callSites.map((one) => movedSite(one, this.#moved)));
  }

  get complete(): boolean {
    return this.#found.complete;
  }

  get #moved(): Moved {
    const { own, around = [] } = this.#found;
    const by = this.#start - own.start;
    return (span) => {
      if (isWithin(span, own)) return movedBy(span, by);
      if (isFileStart(span)) return span;
      const at = around.findIndex((one) => isWithin(span, one));
      const before = around[at];
      const now = this.#around?.[at];
      return before === undefined || now === undefined ? span : movedBy(span, now.start - before.start);
    };
  }
}

export function movedBy(span: Span, delta: number): Span {
  return delta === 0 ? span : { start: span.start + delta, end: span.end + delta };
}

export function isWithin(span: Span, outer: Span): boolean {
  return span.start >= outer.start && span.end <= outer.end;
}

/** An #include goes there where there is none yet. */
export function isFileStart({ end }: Span): boolean {
  return end === 0;
}
