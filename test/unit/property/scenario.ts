/**
 * Random sessions: a text and what is done to it. An edit is plain data that any text can take, so that a session stays a session
 * whatever the steps before did; `played` makes texts and changes of it.
 */
import fc from 'fast-check';
import type { TextChange } from '../../../server/core/text';
import type { Corpus } from './corpus';

/** What one call of the analysis is given. */
export interface State {
  readonly text: string;
  readonly supplied: ReadonlyMap<string, string>;
}

export interface Step {
  /** How the text came from that of the step before; undefined: the analysis is not told. */
  readonly changes: readonly TextChange[] | undefined;
  readonly after: State;
}

export interface Session {
  readonly first: State;
  readonly steps: readonly Step[];
}

/** Places are any numbers: the text that they are used on says what they stand for. */
type Edit =
  | { readonly kind: 'type'; readonly at: number; readonly text: string }
  | { readonly kind: 'word'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'lines';
      readonly at: number;
      readonly remove: number;
      readonly insert: readonly string[];
    }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'bracket'; readonly at: number; readonly text: string }
  | { readonly kind: 'indent'; readonly at: number; readonly blanks: string }
  | {
      readonly kind: 'copy';
      readonly from: number;
      readonly lines: number;
      readonly to: number;
      readonly move: boolean;
    }
  | {
      readonly kind: 'paste';
      readonly file: number;
      readonly from: number;
      readonly lines: number;
      readonly at: number;
    }
  | { readonly kind: 'supply'; readonly file: number; readonly as: number }
  | { readonly kind: 'ends'; readonly crlf: boolean }
  | { readonly kind: 'undo'; readonly steps: number }
  | { readonly kind: 'again' };

interface Plan {
  readonly file: number;
  readonly second: number | undefined;
  readonly crlf: boolean;
  readonly supplied: readonly number[];
  /** Some edits come together in one step; some steps are not told. */
  readonly steps: readonly { readonly edits: readonly Edit[]; readonly told: boolean }[];
}

const place = fc.nat({ max: 1 << 20 });

function edits(corpus: Corpus): fc.Arbitrary<Edit> {
  const { lines, typed, words, files, supplied } = corpus;
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('type'), at: place, text: fc.constantFrom(...typed) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('word'), at: place, text: fc.constantFrom(...words) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('lines'),
        at: place,
        remove: fc.nat({ max: 2 }),
        insert: fc.array(fc.constantFrom(...lines), { maxLength: 2 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('delete'),
        at: place,
        length: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 300 })),
      }),
    },
    // What stands around the code, and changes what belongs to what, or nothing at all.
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('bracket'),
        at: place,
        text: fc.constantFrom('', '', '}}', '{{', '{', '}', ')', '(', ';', '}\n', ';}'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('indent'),
        at: place,
        blanks: fc.constantFrom('', ' ', '    ', '\t', '\n', '\n  '),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('copy'),
        from: place,
        lines: fc.integer({ min: 1, max: 12 }),
        to: place,
        move: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('paste'),
        file: fc.nat({ max: files.length - 1 }),
        from: place,
        lines: fc.integer({ min: 1, max: 20 }),
        at: place,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('supply'),
        file: fc.nat({ max: Math.max(0, supplied.size - 1) }),
        as: fc.nat({ max: 5 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('ends'), crlf: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('undo'), steps: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('again') }) },
  );
}

/** How many steps sessions have. */
export interface Length {
  readonly minLength: number;
  readonly maxLength: number;
}

/** @param told whether the analysis gets to know how texts came from each other, most of the time, or never */
export function sessions(
  corpus: Corpus,
  told: boolean,
  length: Length = { minLength: 3, maxLength: 12 },
): fc.Arbitrary<Session> {
  const file = fc.nat({ max: corpus.files.length - 1 });
  return fc
    .record<Plan>({
      // The first one is made for this: its functions depend on each other.
      file: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: file }),
      second: fc.option(file, { nil: undefined, freq: 2 }),
      crlf: fc.oneof(
        { weight: 6, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      supplied: fc.array(fc.nat({ max: 5 }), {
        minLength: corpus.supplied.size,
        maxLength: corpus.supplied.size,
      }),
      steps: fc.array(
        fc.record({
          edits: fc.oneof(
            { weight: 6, arbitrary: fc.array(edits(corpus), { minLength: 1, maxLength: 1 }) },
            { weight: 1, arbitrary: fc.array(edits(corpus), { minLength: 2, maxLength: 3 }) },
          ),
          told: told
            ? fc.oneof(
                { weight: 15, arbitrary: fc.constant(true) },
                { weight: 1, arbitrary: fc.constant(false) },
              )
            : fc.constant(false),
        }),
        // Without a size of its own it would be short, whatever is allowed.
        { ...length, size: 'max' },
      ),
    })
    .map((plan) => played(plan, corpus));
}

const withEnds = (text: string, crlf: boolean): string =>
  crlf ? text.replaceAll(/\r?\n/g, '\r\n') : text.replaceAll('\r\n', '\n');

function played(plan: Plan, corpus: Corpus): Session {
  const texts = [plan.file, ...(plan.second === undefined ? [] : [plan.second])];
  const player = new Player(
    corpus,
    withEnds(texts.map((one) => corpus.files[one] ?? '').join('\n'), plan.crlf),
    suppliedBy(corpus, plan.supplied),
  );
  const first = player.state;
  const steps: Step[] = [];
  for (const { edits: made, told } of plan.steps) {
    let together: TextChange[] = [];
    const push = (): void => {
      steps.push({ changes: told ? together : undefined, after: player.state });
      together = [];
    };
    for (const edit of made) {
      // What is typed is looked at after each character.
      if (edit.kind === 'type' && made.length === 1) {
        const at = wordStart(player.text, edit.at);
        Array.from(edit.text).forEach((character, i) => {
          if (i > 0) push();
          const before = Array.from(edit.text).slice(0, i).join('').length;
          together.push(player.change(at + before, at + before, character));
        });
      } else together.push(...player.apply(edit));
    }
    push();
  }
  return { first, steps };
}

function suppliedBy(corpus: Corpus, choices: readonly number[]): ReadonlyMap<string, string> {
  const supplied = new Map<string, string>();
  [...corpus.supplied].forEach(([spelling, texts], i) => {
    const text = texts[(choices[i] ?? 0) % texts.length];
    if (text !== undefined) supplied.set(spelling, text);
  });
  return supplied;
}

/** Where a word, a sign or a line end begins: the first behind a place that may be anywhere, so that no text is searched as a whole. */
function wordStart(text: string, at: number): number {
  const sign = /\b\w|[^\s\w]|\n/g;
  sign.lastIndex = at % (text.length + 1);
  return sign.exec(text)?.index ?? text.length;
}

/** Where the line of a place begins that may be anywhere. */
function lineStart(text: string, at: number): number {
  const place = at % (text.length + 1);
  return place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
}

function linesFrom(text: string, start: number, count: number): number {
  let end = start;
  for (let i = 0; i < count; i++) {
    const next = text.indexOf('\n', end);
    if (next < 0) return text.length;
    end = next + 1;
  }
  return end;
}

class Player {
  text: string;
  #supplied: ReadonlyMap<string, string>;
  /** The changes that take the last ones back, the newest last. */
  #undo: TextChange[] = [];
  readonly #corpus: Corpus;

  constructor(corpus: Corpus, text: string, supplied: ReadonlyMap<string, string>) {
    this.#corpus = corpus;
    this.text = text;
    this.#supplied = supplied;
  }

  get state(): State {
    return { text: this.text, supplied: this.#supplied };
  }

  change(start: number, end: number, text: string): TextChange {
    const removed = this.text.slice(start, end);
    this.#undo.push({ span: { start, end: start + text.length }, text: removed });
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    return { span: { start, end }, text };
  }

  apply(edit: Edit): readonly TextChange[] {
    const { text } = this;
    switch (edit.kind) {
      case 'type': {
        const at = wordStart(text, edit.at);
        return [this.change(at, at, edit.text)];
      }
      case 'word': {
        const word = /\b\w+/g;
        word.lastIndex = edit.at % (text.length + 1);
        const one = word.exec(text) ?? /\w+/.exec(text);
        if (one === null) return [];
        return [this.change(one.index, one.index + one[0].length, edit.text)];
      }
      case 'lines': {
        const at = lineStart(text, edit.at);
        const lines = edit.insert.map((one) => `${one}\n`).join('');
        return [this.change(at, linesFrom(text, at, edit.remove), lines)];
      }
      case 'delete': {
        const at = wordStart(text, edit.at);
        return [this.change(at, Math.min(text.length, at + edit.length), '')];
      }
      case 'bracket': {
        const bracket = /[{}()[\];]/g;
        bracket.lastIndex = edit.at % (text.length + 1);
        const at = bracket.exec(text)?.index;
        return at === undefined ? [] : [this.change(at, at + 1, edit.text)];
      }
      case 'indent': {
        const at = lineStart(text, edit.at);
        return [this.change(at, at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0), edit.blanks)];
      }
      case 'copy': {
        const from = lineStart(text, edit.from);
        const end = linesFrom(text, from, edit.lines);
        const block = text.slice(from, end);
        const changes = edit.move ? [this.change(from, end, '')] : [];
        const to = lineStart(this.text, edit.to);
        return [...changes, this.change(to, to, block)];
      }
      case 'paste': {
        const source = this.#corpus.files[edit.file] ?? '';
        const from = lineStart(source, edit.from);
        const at = lineStart(text, edit.at);
        return [this.change(at, at, source.slice(from, linesFrom(source, from, edit.lines)))];
      }
      case 'supply': {
        const [spelling, texts] = [...this.#corpus.supplied][edit.file] ?? ['', []];
        const supplied = new Map(this.#supplied);
        const now = texts[edit.as % Math.max(1, texts.length)];
        if (now === undefined) supplied.delete(spelling);
        else supplied.set(spelling, now);
        this.#supplied = supplied;
        return [];
      }
      case 'ends':
        return [this.change(0, text.length, withEnds(text, edit.crlf))];
      case 'undo': {
        const changes: TextChange[] = [];
        for (let i = 0; i < edit.steps; i++) {
          const last = this.#undo.pop();
          if (last === undefined) break;
          changes.push(this.change(last.span.start, last.span.end, last.text));
          // What takes a change back is not taken back itself.
          this.#undo.pop();
        }
        return changes;
      }
      case 'again':
        return [];
    }
  }
}
