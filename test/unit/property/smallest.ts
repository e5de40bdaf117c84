/**
 * Makes a session that leads to a difference small enough to read: fewer steps, then fewer lines of what no step touches.
 * fast-check shrinks what a session was made from, which leaves the large text; this works on the texts themselves.
 */
import type { TextChange } from '../../../server/core/text';
import type { Session, State, Step } from './scenario';

type Fails = (session: Session) => Promise<boolean>;

/** @param fails still, with the difference after its last step */
export async function smallest(session: Session, fails: Fails): Promise<Session> {
  const fewer = await fewerSteps(session, fails);
  const plain = withPlainChanges(fewer);
  return fewerLines((await fails(plain)) ? plain : fewer, fails);
}

/** Each step as the one change that has to be: what it removes and puts back is left out. */
function withPlainChanges({ first, steps }: Session): Session {
  let { text } = first;
  const plain = steps.map((step): Step => {
    const before = text;
    ({ text } = step.after);
    if (step.changes === undefined || before === text) return step;
    const start = commonHead(before, text);
    const tail = Math.min(commonTail(before, text), before.length - start, text.length - start);
    const change = {
      span: { start, end: before.length - tail },
      text: text.slice(start, text.length - tail),
    };
    return { ...step, changes: [change] };
  });
  return { first, steps: plain };
}

async function fewerSteps(session: Session, fails: Fails): Promise<Session> {
  let best = session;
  for (let count = 0; count < session.steps.length; count++) {
    const from = session.steps.length - count;
    const first = from === 0 ? session.first : session.steps[from - 1]?.after;
    const tail = { first: first ?? session.first, steps: session.steps.slice(from) };
    if (!(await fails(tail))) continue;
    best = tail;
    break;
  }
  // A step that is not needed for itself is made with the next.
  for (let i = 0; i + 1 < best.steps.length;) {
    const merged = together(best, i);
    if (merged !== undefined && (await fails(merged))) best = merged;
    else i++;
  }
  return best;
}

function together({ first, steps }: Session, at: number): Session | undefined {
  const [one, next] = [steps[at], steps[at + 1]];
  if (one?.changes === undefined || next?.changes === undefined) return undefined;
  const both: Step = { changes: [...one.changes, ...next.changes], after: next.after };
  return { first, steps: [...steps.slice(0, at), both, ...steps.slice(at + 2)] };
}

/** The text before and behind everything that a step touches. */
function margins({ first, steps }: Session): { readonly head: number; readonly tail: number } {
  let { text } = first;
  let head = text.length;
  let tail = text.length;
  for (const { changes, after } of steps) {
    if (changes === undefined) {
      head = Math.min(head, commonHead(text, after.text));
      tail = Math.min(tail, commonTail(text, after.text));
    }
    let { length } = text;
    for (const { span, text: inserted } of changes ?? []) {
      head = Math.min(head, span.start);
      tail = Math.min(tail, length - span.end);
      length += inserted.length - (span.end - span.start);
    }
    ({ text } = after);
  }
  const shortest = Math.min(first.text.length, ...steps.map(({ after }) => after.text.length));
  const top = Math.min(head, shortest);
  return { head: top, tail: Math.max(0, Math.min(tail, shortest - top)) };
}

function commonHead(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function commonTail(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}

const cutUp = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

async function fewerLines(session: Session, fails: Fails): Promise<Session> {
  const { head, tail } = margins(session);
  const { text } = session.first;
  const withMargins = (before: readonly string[], behind: readonly string[]): Session => {
    const [top, bottom] = [before.join(''), behind.join('')];
    const by = top.length - head;
    const cut = (state: State): State => ({
      ...state,
      text: top + state.text.slice(head, state.text.length - tail) + bottom,
    });
    const moved = ({ span, text: inserted }: TextChange): TextChange => ({
      span: { start: span.start + by, end: span.end + by },
      text: inserted,
    });
    return {
      first: cut(session.first),
      steps: session.steps.map(({ changes, after }) => ({ changes: changes?.map(moved), after: cut(after) })),
    };
  };
  let before = cutUp(text.slice(0, head));
  let behind = cutUp(text.slice(text.length - tail));
  before = await fewest(before, (one) => fails(withMargins(one, behind)));
  behind = await fewest(behind, (one) => fails(withMargins(before, one)));
  before = await fewest(before, (one) => fails(withMargins(one, behind)));
  return withMargins(before, behind);
}

/** Leaves out ever smaller runs of lines as long as it fails without them. */
async function fewest(
  lines: readonly string[],
  fails: (lines: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  let best = lines;
  for (let size = best.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length;) {
      const without = [...best.slice(0, at), ...best.slice(at + size)];
      if (await fails(without)) best = without;
      else at += size;
    }
  }
  return best;
}

/** A session as a person reads it. */
export function described({ first, steps }: Session): string {
  const supplied = (state: State): string =>
    [...state.supplied].map(([name, text]) => `\n  supplied ${name}: ${JSON.stringify(text)}`).join('');
  const shown = steps.map(({ changes, after }, i) => {
    const told =
      changes === undefined
        ? ' text that nobody told about'
        : changes
            .map(({ span, text }) => `\n  [${span.start}, ${span.end}) becomes ${JSON.stringify(text)}`)
            .join('') || ' the same text again';
    return `step ${i + 1}:${told}${supplied(after)}`;
  });
  const last = steps.at(-1)?.after.text ?? first.text;
  return [
    `first text (${JSON.stringify(first.text)}):`,
    first.text,
    `---${supplied(first)}`,
    ...shown,
    'last text:',
    last,
    '---',
  ].join('\n');
}
