/**
 * Edits of a copy, made while nobody waits. An edit of a function that makes a call runs code that nothing else runs, for a
 * person a few times an hour: V8 has hardly compiled it then, and knows little of what it works on. After some forty such
 * edits it takes a third less; the first one, made on code that was never run, takes several times as long as any other.
 */
import type { CallSiteInfo } from '../core/call-site';
import { LintCache } from '../core/cache';
import type { LintInput, LintResult } from '../core/lint';
import { owned } from '../core/owned-strings';
import { isScript } from '../core/syntax/language';
import type { LanguageId } from '../core/syntax/port';
import type { Span } from '../core/text';
import type { Analysis } from './analysis';

/** UTF-16 units of what is edited: a function of some size, so that one edit takes a few milliseconds. */
const mostUnits = 4096;
/** Functions that are edited: another one makes another call, or another mistake. */
const mostSamples = 4;
/** Times that a function is analysed before the code counts as known. */
const wanted = 20;
/** Keys in a function, however few of them have it analysed. */
const mostKeys = 100;

/** As people type: a name, an operand, the rest of a name. */
const words = ['x1', ' + 2', '_n'];

/** A text in which keys are pressed within a function that makes a call. */
interface Sample {
  readonly text: string;
  readonly within: Span;
}

interface Session {
  readonly input: Omit<LintInput, 'text'>;
  readonly cache: LintCache;
  readonly keys: Iterator<Key, undefined>;
  /** What the cache knows; undefined before the first look. */
  seen: string | undefined;
  readonly text: string;
  left: number;
}

interface Key {
  /** In the text as the keys before left it. */
  readonly span: Span;
  readonly text: string;
}

export class Practice {
  readonly #begun = new Set<LanguageId>();
  readonly #waiting: Session[] = [];
  #isWanted = false;
  #isAtWork = false;

  constructor(private readonly analysis: Analysis) {}

  /** A file was looked at: the first of its language that has calls in functions of a usual size is practised on. */
  saw(input: Omit<LintInput, 'parser'>, result: LintResult): void {
    const { language, path, config } = input;
    if (this.#begun.has(language)) return;
    // Call sites are put together when they are asked for.
    const samples = samplesOf(input.text, language, result.callSites);
    if (samples.length === 0) return;
    this.#begun.add(language);
    for (const sample of samples) {
      const cache = new LintCache();
      this.#waiting.push({
        input: { path, language, config, parser: this.analysis.parser, cache },
        cache,
        keys: keysIn(sample),
        text: sample.text,
        seen: undefined,
        left: wanted,
      });
    }
  }

  /** Presses keys, one a turn of the event loop, until there is nothing left to practise or `pause` is called. */
  async goOn(): Promise<void> {
    this.#isWanted = true;
    if (this.#isAtWork) return;
    this.#isAtWork = true;
    while (this.#stillWanted()) {
      const session = this.#waiting[0];
      if (session === undefined) break;
      if (!(await this.#advance(session))) this.#waiting.shift();
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    this.#isAtWork = false;
  }

  pause(): void {
    this.#isWanted = false;
  }

  #stillWanted(): boolean {
    return this.#isWanted;
  }

  /** False when the session is over. */
  async #advance(session: Session): Promise<boolean> {
    const { cache, input, seen } = session;
    try {
      if (seen === undefined) {
        session.seen = session.text;
        await this.analysis.lint({ ...input, text: session.text });
      } else {
        const { value: key } = session.keys.next();
        if (key === undefined) return false;
        session.seen = seen.slice(0, key.span.start) + key.text + seen.slice(key.span.end);
        await this.analysis.lint({ ...input, text: session.seen, changes: [key] });
      }
    } catch {
      // A fault is told to whoever asks for a result, and nobody has asked for this one.
      return false;
    }
    session.left -= cache.analysed;
    return session.left > 0;
  }
}

/**
 * Functions that make a call, from all over the file. In a small file they are edited where they stand; in a larger one each by itself, if that can
 * be looked at.
 */
function samplesOf(text: string, language: LanguageId, sites: readonly CallSiteInfo[]): readonly Sample[] {
  const isSmall = text.length <= mostUnits;
  if (!isSmall && isScript(language)) return [];
  const functions = new Map<number, Span>();
  for (const { sound, function: span } of sites)
    if (sound && span.end - span.start <= mostUnits) functions.set(span.start, span);
  const spans = [...functions.values()];
  const step = Math.max(1, Math.floor(spans.length / mostSamples));
  return spans
    .filter((_, at) => at % step === 0)
    .slice(0, mostSamples)
    .map(({ start, end }) =>
      isSmall
        ? { text, within: { start, end } }
        : { text: owned(text.slice(start, end)), within: { start: 0, end: end - start } },
    );
}

/** Each word is typed behind a word of the function's body, and deleted again. */
function* keysIn({ text, within }: Sample): Generator<Key, undefined> {
  const body = text.indexOf('{', within.start);
  const ends = [...text.slice(0, within.end).matchAll(/\w+/g)]
    .map(({ index, 0: word }) => index + word.length)
    .filter((end) => end > body);
  let pressed = 0;
  for (let round = 0; pressed < mostKeys; round++) {
    // Seven apart: neighbours are in other statements.
    const at = ends[(round * 7) % ends.length];
    const word = words[round % words.length];
    if (at === undefined || word === undefined) return undefined;
    for (let i = 0; i < word.length; i++, pressed++)
      yield { span: { start: at + i, end: at + i }, text: word.charAt(i) };
    for (let i = word.length; i > 0; i--, pressed++)
      yield { span: { start: at + i - 1, end: at + i }, text: '' };
  }
  return undefined;
}
