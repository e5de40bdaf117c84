/**
 * The diagnostics of one document across its results. One that is as it was is the same object; one that only moved
 * keeps its words. Their JSON is kept with them: most of what goes to an editor after an edit has been there before.
 */
import type { Diagnostic, Range } from 'vscode-languageserver/node';
import type { Finding, FindingGroup } from '../core/finding';
import { groupOf } from '../core/finding-groups';
import type { RuleDeclaration } from '../core/rules/rule';
import { LineIndex, type Span } from '../core/text';
import type { ClientAbilities } from './client-capabilities';
import { keyOf, toDiagnostic, type DiagnosticData, type Positions } from './diagnostics';
import type { MessageJson } from './message-json';
import { rangeOf } from './ranges';
import type { DocumentResult } from './results';
import { uriOfPath } from './uris';

/** A finding's diagnostic, and its JSON in pieces between which the positions stand. */
interface Made {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
  readonly positions: Positions;
  readonly related: readonly { readonly before: string; readonly after: string }[];
  /** From the first member on that no position is in. */
  readonly rest: string;
}

export interface DiagnosticHost {
  readonly rules: ReadonlyMap<string, RuleDeclaration>;
  readonly abilities: ClientAbilities;
  readonly json: MessageJson;
  /** A document that is open in the editor. */
  textOf(uri: string): string | undefined;
}

/** The diagnostics of a group that can be known again. */
interface MadeGroup {
  /** What the group came from, which it keeps when it only moves. */
  readonly origin: object;
  /** Line and column of each text that its positions are in. */
  readonly places: readonly number[];
  readonly made: readonly Made[];
}

/** The groups of one result, of which each can be taken once; the next one wants them in the same order, nearly always. */
class MadeGroups {
  #next = 0;
  #left: Map<object, MadeGroup> | undefined;

  constructor(private readonly all: readonly MadeGroup[]) {}

  take(origin: object): MadeGroup | undefined {
    const next = this.all[this.#next];
    if (this.#left === undefined && next?.origin === origin) {
      this.#next++;
      return next;
    }
    this.#left ??= new Map(this.all.slice(this.#next).map((one) => [one.origin, one]));
    const found = this.#left.get(origin);
    this.#left.delete(origin);
    return found;
  }
}

export class DiagnosticMemory {
  #groups = new MadeGroups([]);
  /** The others by the identity of what a finding says, in the order of the findings. */
  #made: ReadonlyMap<object, readonly Made[]> = new Map();
  #last: { readonly result: DocumentResult; readonly diagnostics: readonly Diagnostic[] } | undefined;
  readonly #otherLines = new Map<string, { readonly text: string; readonly lines: LineIndex }>();

  /** What the last result came to. */
  get last(): readonly Diagnostic[] {
    return this.#last?.diagnostics ?? [];
  }

  of(result: DocumentResult, host: DiagnosticHost): readonly Diagnostic[] {
    if (this.#last?.result === result) return this.#last.diagnostics;
    const groups: MadeGroup[] = [];
    const now = new Map<object, Made[]>();
    const diagnostics: Diagnostic[] = [];
    for (const group of result.result.groups ?? [groupOf(result.result.findings)]) {
      const made = this.#madeOf(group, groups, result, host) ?? this.#madeAlone(group, now, result, host);
      for (const { diagnostic } of made) diagnostics.push(diagnostic);
    }
    this.#groups = new MadeGroups(groups);
    this.#made = now;
    this.#last = { result, diagnostics };
    return diagnostics;
  }

  /** Undefined for a group that nobody could know again. */
  #madeOf(
    group: FindingGroup,
    now: MadeGroup[],
    result: DocumentResult,
    host: DiagnosticHost,
  ): readonly Made[] | undefined {
    const { origin, start, around } = group;
    if (origin === undefined || around === undefined || group.pointsElsewhere) return undefined;
    const { lines } = result;
    const before = this.#groups.take(origin);
    if (before !== undefined && areAt(before.places, lines, start, around)) {
      now.push(before);
      return before.made;
    }
    const made = group.findings.map((finding, at) =>
      makeFrom(before?.made[at], finding, this.#positionsOf(finding, result, host), host),
    );
    const places = [{ start }, ...around].flatMap((one) => {
      const { line, column } = lines.positionAt(one.start);
      return [line, column];
    });
    now.push({ origin, places, made });
    return made;
  }

  #madeAlone(
    { findings }: FindingGroup,
    now: Map<object, Made[]>,
    result: DocumentResult,
    host: DiagnosticHost,
  ): readonly Made[] {
    return findings.map((finding) => {
      const alike = now.get(finding.data) ?? [];
      const positions = this.#positionsOf(finding, result, host);
      const made = makeFrom(this.#made.get(finding.data)?.[alike.length], finding, positions, host);
      alike.push(made);
      now.set(finding.data, alike);
      return made;
    });
  }

  #positionsOf({ span, related }: Finding, result: DocumentResult, host: DiagnosticHost): Positions {
    const { uri, lines, otherFiles } = result;
    return {
      range: rangeOf(lines, span),
      related: related.map(({ span: place, path }) => {
        if (path === undefined) return { uri, range: rangeOf(lines, place) };
        // Of a file that nobody knows the text of, the beginning.
        const other = uriOfPath(path);
        const text = otherFiles.get(path) ?? host.textOf(other);
        const range = rangeOf(
          this.#linesOf(path, text ?? ''),
          text === undefined ? { start: 0, end: 0 } : place,
        );
        return { uri: other, range };
      }),
    };
  }

  #linesOf(path: string, text: string): LineIndex {
    const known = this.#otherLines.get(path);
    if (known?.text === text) return known.lines;
    const lines = new LineIndex(text);
    this.#otherLines.set(path, { text, lines });
    return lines;
  }
}

/** Each text stands where it stood, as an editor sees it. */
function areAt(
  places: readonly number[],
  lines: LineIndex,
  start: number,
  around: readonly Pick<Span, 'start'>[],
): boolean {
  for (let at = 0; at <= around.length; at++) {
    const offset = at === 0 ? start : around[at - 1]?.start;
    if (offset === undefined || !lines.isAt(offset, places[2 * at] ?? -1, places[2 * at + 1] ?? -1))
      return false;
  }
  return true;
}

/** As it was, moved, or anew; whichever is right costs least. */
function makeFrom(
  before: Made | undefined,
  finding: Finding,
  positions: Positions,
  { rules, abilities, json }: DiagnosticHost,
): Made {
  if (before === undefined || !saysTheSame(before.finding, finding)) {
    const diagnostic = toDiagnostic(finding, positions, rules.get(finding.rule), abilities);
    const made = { finding, diagnostic, positions, ...piecesOf(diagnostic) };
    json.keep(diagnostic, join(made));
    return made;
  }
  if (samePositions(before.positions, positions)) return before;
  const { range, related } = positions;
  const { relatedInformation } = before.diagnostic;
  const moved: DiagnosticData = { rule: finding.rule, key: keyOf(finding, range) };
  const diagnostic: Diagnostic = {
    ...before.diagnostic,
    range,
    ...(relatedInformation === undefined
      ? {}
      : {
          relatedInformation: relatedInformation.map((one, at) => ({
            ...one,
            location: related[at] ?? one.location,
          })),
        }),
    ...(abilities.diagnosticData ? { data: moved } : {}),
  };
  const made = { ...before, finding, diagnostic, positions };
  json.keep(diagnostic, join(made));
  return made;
}

/** Everything but its place and its fixes, which an editor asks for. */
function saysTheSame(a: Finding, b: Finding): boolean {
  return (
    a.data === b.data &&
    a.rule === b.rule &&
    a.messageId === b.messageId &&
    a.severity === b.severity &&
    a.wording === b.wording &&
    a.related.length === b.related.length &&
    a.related.every(
      ({ message, path }, at) => message === b.related[at]?.message && path === b.related[at].path,
    )
  );
}

function samePositions(a: Positions, b: Positions): boolean {
  return (
    sameRange(a.range, b.range) &&
    a.related.every((one, at) => {
      const other = b.related[at];
      return one.uri === other?.uri && sameRange(one.range, other.range);
    })
  );
}

function sameRange({ start: a, end: b }: Range, { start, end }: Range): boolean {
  return (
    a.line === start.line &&
    a.character === start.character &&
    b.line === end.line &&
    b.character === end.character
  );
}

function piecesOf(diagnostic: Diagnostic): Pick<Made, 'related' | 'rest'> {
  const { relatedInformation = [], severity, code, source, message, codeDescription, tags } = diagnostic;
  return {
    related: relatedInformation.map(({ location, message: says }) => ({
      before: `{"location":{"uri":${JSON.stringify(location.uri)},"range":`,
      after: `},"message":${JSON.stringify(says)}}`,
    })),
    rest: JSON.stringify({ severity, code, source, message, codeDescription, tags }).slice(1),
  };
}

function join({ diagnostic, related, rest }: Omit<Made, 'finding'>): string {
  const places = (diagnostic.relatedInformation ?? []).map(({ location }, at) => {
    const { before = '', after = '' } = related[at] ?? {};
    return before + rangeJson(location.range) + after;
  });
  const relatedJson = places.length === 0 ? '' : `"relatedInformation":[${places.join()}],`;
  const dataJson = diagnostic.data === undefined ? '' : `"data":${JSON.stringify(diagnostic.data)},`;
  return `{"range":${rangeJson(diagnostic.range)},${relatedJson}${dataJson}${rest}`;
}

function rangeJson({ start, end }: Range): string {
  return `{"start":{"line":${start.line},"character":${start.character}},"end":{"line":${end.line},"character":${end.character}}}`;
}
