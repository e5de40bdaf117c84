import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lookupKey } from '../../../server/core/preprocess/macros';
import { preprocess } from '../../../server/core/preprocess/preprocess';
import { scan } from '../../../server/core/preprocess/scan';
import type { Preprocessed, PreprocessInput } from '../../../server/core/preprocess/types';

const names = ['A', 'B', 'C', 'F', 'GUARD'];
const name = fc.constantFrom(...names);
const header = fc.constantFrom('"a.h"', '"b.h"', '<c.h>');

const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('A(1) + B;', 'f(A, C, F(B));', '/* A */ B', '// F', '') },
  {
    weight: 4,
    arbitrary: fc.tuple(name, fc.constantFrom('1', '2', 'B', 'C')).map((one) => `#define ${one.join(' ')}`),
  },
  fc.constantFrom('#define F(x) x + A', '#define F(x, ...) __VA_ARGS__', '#define', '#pragma once', '#'),
  name.map((one) => `#undef ${one}`),
  { weight: 2, arbitrary: name.map((one) => `#ifdef ${one}`) },
  name.map((one) => `#ifndef ${one}`),
  fc.tuple(name, name).map(([one, two]) => `#if ${one} == 1 && defined(${two})`),
  name.map((one) => `#elif ${one}`),
  fc.constantFrom('#else', '/* #if', '*/', 'x \\'),
  { weight: 4, arbitrary: fc.constant('#endif') },
  fc.oneof(header, name).map((one) => `#include ${one}`),
);
const lines = fc.array(line, { maxLength: 14 });

const input: PreprocessInput = {
  headers: new Map([
    ['a.h', '#ifndef GUARD\n#define GUARD\n#ifdef C\n#define A 7\n#else\n#define H A\n#endif\n#endif\n'],
    ['b.h', '#pragma once\n#undef B\n#if A\n#include "a.h"\n#endif\n#define F(x) B x\n'],
  ]),
  predefined: new Map([['F(y)', 'y C']]),
};

const forced = [{ spelling: 'a.h', system: false }];

interface Edit {
  readonly before: string;
  readonly after: string;
  /** In the text before: what was replaced. */
  readonly from: number;
  readonly to: number;
}

const joined = (parts: readonly string[]): string => parts.map((one) => `${one}\n`).join('');

/** The directives of a text from an offset on. */
const directivesFrom = (text: string, offset: number): string =>
  scan(text)
    .directives.filter((one) => one.start >= offset)
    .map((one) => one.text)
    .join('\n');

/** Some lines of a text replaced by others; half of the texts are in an include guard. */
const edit = fc
  .tuple(lines, lines, fc.array(line, { maxLength: 3 }), fc.array(line, { maxLength: 3 }), fc.boolean())
  .map(([head, tail, removed, added, guarded]): Edit => {
    const above = joined([...(guarded ? ['#ifndef GUARD', '#define GUARD'] : []), ...head]);
    const below = joined([...tail, ...(guarded ? ['#endif'] : []), 'end']);
    const before = above + joined(removed) + below;
    const after = above + joined(added) + below;
    const end = below.length;
    // A comment or a splice that the edit opens or closes reaches into what follows: then that is edited as well.
    const reaches = directivesFrom(before, before.length - end) !== directivesFrom(after, after.length - end);
    // And one that is open above it hides from it where a line begins.
    const start = /\/\*|\\$/m.test(above) ? 0 : above.length;
    return { before, after, from: start, to: reaches ? before.length : before.length - end };
  });

/** Everything that can be asked of a file, positions included. */
function told(file: Preprocessed): unknown {
  const offsets = [...file.text.matchAll(/\b|$/g)].map((match) => match.index);
  return {
    conditionals: file.conditionals.map(({ span, branches, closed }) => ({
      span,
      closed,
      branches: branches.map(({ directive, condition, head, body, activity }) => ({
        directive,
        condition,
        head,
        body,
        activity,
      })),
    })),
    includes: file.includes.map(({ request, span, supplied }) => ({ request, span, supplied })),
    wanted: file.wanted,
    comments: file.comments.map(({ kind, span }) => ({ kind, span })),
    definitions: file.allDefinitions.map(({ key, span, nameSpan, source }) => ({
      key,
      span,
      nameSpan,
      source,
    })),
    at: offsets.map((offset) => [
      offset,
      file.activityAt(offset),
      file.branchesAt(offset).map(({ conditional, branch }) => [conditional.span, branch]),
      names.map((one) => lookupKey(file.macroAt(one, offset))),
    ]),
    uses: [...file.wordsInMacros()].sort().map((word) => [word, file.usersOf(word).map((one) => one.key)]),
    expanded: expanded(file),
  };
}

function expanded(file: Preprocessed): unknown {
  const whole = { start: 0, end: file.text.length };
  const { text, pieces, ends, usedMacros, ambiguous, complete } = file.expand(whole);
  return {
    text,
    pieces: pieces.map(({ text: own, source, start, end, expansion, macro, verbatim }) => [
      own,
      source,
      start,
      end,
      expansion,
      macro?.key,
      verbatim,
    ]),
    ends: Array.from(ends),
    used: usedMacros.map((one) => [one.key, one.span]),
    ambiguous: ambiguous.map(({ name: one, span }) => [one, span]),
    complete,
  };
}

describe('preprocessing of a text that is edited', () => {
  it('tells after an edit what it tells of the new text', () => {
    fc.assert(
      fc.property(edit, fc.boolean(), ({ before, after, from, to }, forces) => {
        const using = forces ? { ...input, forced } : input;
        const old = preprocess(before, using);
        told(old);
        const end = to + after.length - before.length;
        const now = old.edited(scan(after), { start: from, end }).preprocessed;
        assert.deepEqual(told(now), told(preprocess(after, using)));
        const again = now.edited(scan(before), { start: from, end: to }).preprocessed;
        assert.deepEqual(told(again), told(preprocess(before, using)));
      }),
      { numRuns: 1500 },
    );
  });

  it('names every macro that is another one somewhere outside the edited lines', () => {
    let few = 0;
    fc.assert(
      fc.property(edit, ({ before, after, from, to }) => {
        const end = to + after.length - before.length;
        const old = preprocess(after, input).edited(scan(before), { start: from, end: to }).preprocessed;
        const fresh = preprocess(before, input);
        const { preprocessed: now, names: changed } = old.edited(scan(after), { start: from, end });
        if (changed === 'all') return;
        if (changed.size > 0) few++;
        for (const { index } of before.matchAll(/^|$/gm)) {
          if (index >= from && index < to) continue;
          const at = index < from ? index : index + after.length - before.length;
          assert.equal(now.activityAt(at), fresh.activityAt(index));
          for (const one of names)
            if (!changed.has(one))
              assert.equal(lookupKey(now.macroAt(one, at)), lookupKey(fresh.macroAt(one, index)), one);
        }
      }),
      { numRuns: 5000 },
    );
    assert.ok(few > 300, `only ${few} edits changed a few names`);
  });

  it('remembers what conditions above an earlier edit asked', () => {
    const lines = ['#define A', '#ifdef A', '#endif', '#include "a.h"', 'here', '#ifdef A', '#endif'];
    const edited = (at: number, ...added: readonly string[]) => {
      const before = joined(lines.slice(0, at));
      const text = before + joined(added) + joined(lines.slice(at));
      return [scan(text), { start: before.length, end: before.length + joined(added).length }] as const;
    };
    const whole = scan(joined(lines));
    const first = preprocess(whole, {}).edited(...edited(5, '#define B'));
    assert.deepEqual(first.names, new Set(['B']));
    const shorter = scan(joined(lines.slice(0, 5)));
    const second = first.preprocessed.edited(shorter, {
      start: shorter.text.length,
      end: shorter.text.length,
    });
    assert.deepEqual(second.names, new Set(['B']));
    const third = second.preprocessed.edited(scan(`#undef A\n${shorter.text}`), { start: 0, end: 9 });
    assert.equal(third.names, 'all');
  });
});
