/**
 * Which session a seed and a number stand for: what kind of text, how long, and which edits. The same two numbers are the same session
 * in every run of one revision.
 */
import fc from 'fast-check';
import type { LanguageId } from '../../server/core/syntax/port';
import { classCorpora } from '../unit/property/classes';
import { corpora, type Corpus, type Edited } from '../unit/property/corpus';
import { hostile } from '../unit/property/hostile';
import { registeredCorpus } from '../unit/property/registered';
import { sessions, type Session } from '../unit/property/scenario';
import { giants, longer, plainly, statements } from './texts';

export interface SessionKind {
  readonly name: string;
  /** How often such sessions come, compared with others. */
  readonly weight: number;
  readonly corpus: Corpus;
  readonly language: LanguageId;
  readonly path: string;
  readonly sessions: fc.Arbitrary<Session>;
}

/** A number from the two, as good as random. */
export function seedOf(seed: number, number: number): number {
  let x = (seed ^ Math.imul(number + 1, 0x9e3779b1)) >>> 0;
  for (const factor of [0x85ebca6b, 0xc2b2ae35]) {
    x = Math.imul(x ^ (x >>> 16), factor) >>> 0;
    x = (x ^ (x >>> 13)) >>> 0;
  }
  return x & 0x7fffffff;
}

/** Where a text is written in one language and taken for another one, it is broken in ways nobody thinks of. */
const taken: Readonly<Record<Edited, readonly (readonly [LanguageId, string])[]>> = {
  c: [['c', 'edited.c']],
  cpp: [['cpp', 'edited.cpp']],
  typescript: [
    ['typescript', 'edited.ts'],
    ['javascript', 'edited.js'],
    ['tsx', 'edited.tsx'],
  ],
};

export interface KindOptions {
  /** Whole files of the user's own, by language. */
  readonly own?: Readonly<Record<Edited, readonly string[]>>;
}

const isShort = (text: string): boolean => text.length < 8000;

export function sessionKinds({ own }: KindOptions = {}): readonly SessionKind[] {
  return (['c', 'cpp', 'typescript'] as const).flatMap((edited) => {
    const corpus = corpora[edited];
    const added = own?.[edited] ?? [];
    return taken[edited].flatMap(([language, path], at): readonly SessionKind[] => {
      const share = at === 0 ? 4 : 1;
      // An edit of a long script that is no program takes twenty times as long as one of C, and is played a tenth as often.
      const longShare = edited === 'typescript' ? share / 10 : share;
      const make = (name: string, weight: number, texts: Corpus, most: number): SessionKind => ({
        ...{ name: `${name} ${language}`, weight, corpus: texts, language, path },
        sessions: sessions(texts, true, { minLength: Math.ceil(most / 2), maxLength: most }),
      });
      const short = added.filter(isShort);
      const long = { ...corpus, files: [...longer(corpus.files, 24), ...added] };
      // What a person does most: words on lines of a file that mostly has nothing to do with NUMA, one sign after the other.
      const typed = statements(edited);
      const typing = {
        ...{ ...corpus, typed, lines: typed, words: ['sum', 'count', 'value', '0', '12'] },
        ...{
          files: [...plainly(corpus.files, 24), ...added],
          supplied: new Map<string, readonly string[]>(),
        },
      };
      return [
        make(
          'short',
          8 * share,
          short.length === 0 ? corpus : { ...corpus, files: [...corpus.files, ...short] },
          40,
        ),
        ...(edited === 'c' ? [] : [make('class', 3 * share, classCorpora[edited], 60)]),
        ...(edited === 'typescript' ? [make('tests', 3 * share, registeredCorpus, 60)] : []),
        make('hostile', 4 * share, hostile(corpus), 25),
        make('typing', 12 * longShare, typing, 240),
        make('long', 0.5 * longShare, long, 500),
        make('long hostile', 0.3 * longShare, hostile(long), 100),
        ...(at === 0 ? [make('giant', 0.1, { ...hostile(corpus), files: giants(edited) }, 6)] : []),
      ];
    });
  });
}

/** Which kind a number is. */
export function kindAt(kinds: readonly SessionKind[], seed: number): SessionKind | undefined {
  const all = kinds.reduce((sum, { weight }) => sum + weight, 0);
  let at = ((seedOf(seed, 7) % 1_000_003) / 1_000_003) * all;
  return kinds.find(({ weight }) => (at -= weight) < 0) ?? kinds[0];
}

export function sessionAt(kind: SessionKind, seed: number): Session | undefined {
  return fc.sample(kind.sessions, { seed, numRuns: 1 })[0];
}
