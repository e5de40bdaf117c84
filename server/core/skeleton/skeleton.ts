/**
 * The checks that a call of the family wants, written out around it in the style of its file: what failed, what was only
 * done in part, and for move_pages what became of each page. Nothing where the program looks at these already, or where
 * nothing can be put around the call soundly.
 */
import type { CallFacts } from '../facts/call-facts';
import { isNull } from '../facts/value';
import type { Fix, TextEdit } from '../finding';
import { findWrapper } from '../../kernel/calls';
import { phrase } from '../../languages/phrase';
import { inOrder } from '../rules/support/edits';
import { concerns } from '../rules/support/kernels';
import { isScript } from '../rules/support/spelling';
import type { LanguageId } from '../syntax/port';
import { escapeName } from '../text';
import { cDialect } from './c-dialect';
import { callPlace, type CallPlace } from './call-place';
import { bodyOf, layOut, type Code } from './code';
import type { Dialect } from './dialect';
import { entriesOf, type Entries } from './entries';
import { scriptDialect } from './script-dialect';
import { styleOf, type CodeStyle } from './style';

export interface Skeleton {
  /** What it looks at. */
  readonly checks: readonly ('result' | 'status')[];
  readonly fix: Fix;
}

export interface SkeletonFile {
  readonly text: string;
  readonly language: LanguageId;
  /** The part of it whose names count where the call stands. */
  readonly visible: string;
}

/** The checks that are missing: those of the result alone first. */
export function skeletonsOf(facts: CallFacts, file: SkeletonFile): readonly Skeleton[] {
  const { site, after } = facts;
  if (after.handledElsewhere || findWrapper(site.call, nameOf(facts))?.result === 'void') return [];
  const { text } = file;
  const place = callPlace(facts, text);
  if (place === undefined) return [];
  const style = styleOf(text, site.function, place.indent);
  const name = nameOf(facts);
  const dialect = isScript(facts)
    ? scriptDialect(facts, name, text, { ...style, semicolon: place.semicolon })
    : cDialect(facts, name, text, file.language === 'cpp');
  if (dialect === undefined) return [];
  const writer: Writer = { facts, file, place, style, dialect };
  const isUnread = after.result.length === 0 && after.derived.length === 0 && after.errno.length === 0;
  const entries = isEachUnread(facts) ? entriesOf(facts) : undefined;
  // What the statement itself stores into is neither counted by nor looked at in a loop behind it.
  const stored = place.result;
  const isUsable =
    entries !== undefined && (stored === undefined || ![entries.name, entries.count].includes(stored));
  const found: Skeleton[] = [];
  const add = (checks: Skeleton['checks'], title: Fix['title']): void => {
    const edits = write(writer, checks.includes('result'), checks.includes('status') ? entries : undefined);
    if (edits !== undefined) found.push({ checks, fix: { title, applicability: 'suggestion', edits } });
  };
  if (isUnread) add(['result'], phrase('Insert a check of the result of {call}', { call: name }));
  if (isUsable && isUnread)
    add(
      ['result', 'status'],
      phrase('Insert checks of the result of {call} and of each status entry', { call: name }),
    );
  if (isUsable && !isUnread)
    add(['status'], phrase('Insert a check of each status entry of {call}', { call: name }));
  return found;
}

/** Of the function of libnuma that is called, else of the system call. */
function nameOf({ site: { call, calleeName }, foreign }: CallFacts): string {
  return findWrapper(call, foreign?.fn.symbol ?? calleeName)?.name ?? call;
}

/** Nobody looks at the entries of this call, or at its pages afterwards. */
function isEachUnread(facts: CallFacts): boolean {
  const { site, after } = facts;
  const status = facts.argument('status');
  return (
    site.call === 'move_pages' &&
    status !== undefined &&
    !isNull(status.value) &&
    facts.countIs !== 'zero' &&
    after.status.length === 0 &&
    after.verifiedBy.length === 0 &&
    (!after.statusEscapes || isLeftAlone(facts, status.text))
  );
}

/** Others can read the entries, the caller for one, and the function does nothing with them behind the call. */
function isLeftAlone(facts: CallFacts, text: string): boolean {
  const { site, edits } = facts;
  const origin = facts.array('status')?.region.origin;
  if (origin?.kind === 'allocation') return false;
  if (origin?.kind === 'variable' && origin.storage === 'local') return false;
  const name = /[A-Za-z_$][\w$]*/.exec(text)?.[0];
  const rest = edits.textOf({ start: site.statement.end, end: site.function.end });
  return name !== undefined && !hasWord(rest, name);
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w$.]|->)${escapeName(word)}(?![\\w$])`).test(text);
}

interface Writer {
  readonly facts: CallFacts;
  readonly file: SkeletonFile;
  readonly place: CallPlace;
  readonly style: CodeStyle;
  readonly dialect: Dialect;
}

function write(
  writer: Writer,
  isResult: boolean,
  entries: Entries | undefined,
): readonly TextEdit[] | undefined {
  const { facts, file, place, style, dialect } = writer;
  const { head, rest, behind, indent } = place;
  const edits: TextEdit[] = [];
  const below: string[] = [];
  const names = { page: unused(file.visible, 'page'), entry: unused(file.visible, 'entry') };
  if (isResult) {
    const isThreeWay = mayLeavePages(facts) || facts.foreign?.fn.keepsErrno === true;
    const name = place.result ?? (isThreeWay ? unused(file.visible, 'result') : undefined);
    if (name === undefined) {
      // The call becomes the condition.
      const { behind: opening, below: body } = bodyOf([dialect.failed(undefined)], style, indent);
      const condition = `if${style.blank}(${place.awaited ? '(await ' : ''}`;
      edits.push(
        { span: head, text: condition },
        { span: rest, text: `${place.awaited ? ')' : ''} < ${dialect.zero})${opening}` },
      );
      below.push(...body);
    } else {
      const isDeclared = place.result === undefined;
      if (isDeclared && isJumpedOver(writer)) return undefined;
      if (isDeclared) edits.push({ span: head, text: dialect.declare(name, place.awaited) });
      below.push(...layOut([testOf(writer, name, isDeclared)], style, indent));
    }
  }
  if (entries !== undefined) {
    const read = dialect.read(entries, names);
    if (entries.preset === undefined) {
      const fill = layOut([dialect.fill(entries, names)], style, indent).map((line) => `${line}\n`);
      const text = fill.join('').slice(indent.length) + indent;
      edits.unshift({ span: { start: head.start, end: head.start }, text });
    }
    // A check of the result follows: what is printed before it must not change errno.
    const guarded: Code =
      isResult || place.result === undefined
        ? read
        : {
            kind: 'if',
            branches: [{ condition: `${dialect.numberIn(place.result)} >= ${dialect.zero}`, body: [read] }],
          };
    if (!isResult && place.result === undefined) return undefined;
    below.push(...layOut([guarded], style, indent));
  }
  if (below.length > 0)
    edits.push({ span: { start: behind, end: behind }, text: below.map((line) => `\n${line}`).join('') });
  const { headers } = dialect;
  const wanted = [...(isResult ? headers.result : []), ...(entries === undefined ? [] : headers.status)];
  const includes = [...new Set(wanted)].flatMap((header) => facts.edits.include(header));
  return inOrder([...includes, ...edits]);
}

/** Below 0, and above it where pages may stay where they were. */
function testOf({ facts, dialect, place }: Writer, name: string, isDeclared: boolean): Code {
  const number = dialect.numberIn(name);
  const failed = { condition: `${number} < ${dialect.zero}`, body: [dialect.failed(name)] };
  if (!mayLeavePages(facts)) return { kind: 'if', branches: [failed] };
  const left = {
    condition: `${number} > ${dialect.zero}`,
    body: [dialect.left(number, isDeclared ? dialect.resultType : place.type)],
  };
  return { kind: 'if', branches: [failed, left] };
}

/** A positive result is the number of pages that were not moved; a query has none. */
function mayLeavePages({ site, mode, config }: CallFacts): boolean {
  if (site.call === 'migrate_pages') return true;
  return site.call === 'move_pages' && mode !== 'query' && concerns(config, 'change.positive-result');
}

/** C++ lets no jump pass a declaration: a label further on may be jumped to from before. */
function isJumpedOver({ facts, file, place }: Writer): boolean {
  if (file.language !== 'cpp') return false;
  const rest = file.text.slice(place.behind, facts.site.function.end);
  return /(?:^|[;{}])\s*(?:case\b[^;{}?]*|default\s*|[A-Za-z_]\w*\s*):(?!:)/.test(rest);
}

/** `base`, or `base_2` and so on where the name is used already. */
function unused(text: string, base: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!hasWord(text, name)) return name;
  }
}
