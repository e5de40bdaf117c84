/** Sessions that once failed, as files: cases/NAME.json, replayed by fuzz.test.ts. */
import type { LanguageId } from '../../server/core/syntax/port';
import type { TextChange } from '../../server/core/text';
import type { Session, Step } from '../unit/property/scenario';

export interface Case {
  /** What once went wrong. */
  readonly what: string;
  readonly language: LanguageId;
  readonly path: string;
  readonly text: string;
  /** By spelling; absent: nothing is supplied. */
  readonly supplied?: Readonly<Record<string, string>>;
  readonly steps: readonly CaseStep[];
}

interface CaseStep {
  /** Absent: the whole text is sent. */
  readonly changes?: readonly TextChange[];
  readonly text?: string;
  /** Absent: as before. */
  readonly supplied?: Readonly<Record<string, string>>;
}

export function caseOf(
  { first, steps }: Session,
  { language, path }: { readonly language: LanguageId; readonly path: string },
  what: string,
): Case {
  let { supplied } = first;
  const written = (now: ReadonlyMap<string, string>): object => {
    const isSame = now === supplied;
    supplied = now;
    return isSame ? {} : { supplied: Object.fromEntries(now) };
  };
  return {
    ...{ what, language, path, text: first.text },
    ...(first.supplied.size === 0 ? {} : { supplied: Object.fromEntries(first.supplied) }),
    steps: steps.map(({ changes, after }) => ({
      ...(changes === undefined ? { text: after.text } : { changes }),
      ...written(after.supplied),
    })),
  };
}

export function sessionOf({ text, supplied: first = {}, steps }: Case): Session {
  let state = { text, supplied: new Map(Object.entries(first)) };
  return {
    first: state,
    steps: steps.map((one): Step => {
      const changed = (one.changes ?? []).reduce(
        (before, { span, text: inserted }) => before.slice(0, span.start) + inserted + before.slice(span.end),
        state.text,
      );
      state = {
        text: one.text ?? changed,
        supplied: one.supplied === undefined ? state.supplied : new Map(Object.entries(one.supplied)),
      };
      return { changes: one.changes, after: state };
    }),
  };
}
