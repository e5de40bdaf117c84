import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { findingOf } from '../../../server/core/finding-of';
import { messageOf, sentenceOf } from '../../../server/core/message';
import { rulesById } from '../../../server/core/rules/catalogue';
import { languageOf, languageOfEnvironment } from '../../../server/languages/language';
import { useLanguage } from '../../../server/languages/load';
import { listAnd, listOr, phrase } from '../../../server/languages/phrase';
import { speak, wordsOf } from '../../../server/languages/say';

afterEach(() => {
  speak('en');
});

describe('languages', () => {
  it('are known by what editors and systems call them', () => {
    for (const tag of ['ko', 'ko-KR', 'ko_KR.UTF-8', 'KO']) assert.equal(languageOf(tag), 'ko', tag);
    for (const tag of ['ja', 'ja-JP', 'ja_JP.utf8']) assert.equal(languageOf(tag), 'ja', tag);
    for (const tag of ['', 'C', 'POSIX', 'kok-IN', 'jam', 'de-DE'])
      assert.equal(languageOf(tag), undefined, tag);
  });

  it('come from the environment in the order of POSIX, behind the own variable', () => {
    const cases: readonly (readonly [Record<string, string>, string])[] = [
      [{}, 'en'],
      [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
      [{ LANG: 'ko_KR.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8' }, 'ja'],
      [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
      [{ LANG: 'ko_KR.UTF-8', LC_ALL: '' }, 'ko'],
      [{ LC_ALL: 'C', NUMA_LENS_LANG: 'ja' }, 'ja'],
      [{ LANG: 'ko_KR.UTF-8', NUMA_LENS_LANG: 'en' }, 'en'],
      [{ LANG: 'ko_KR.UTF-8', NUMA_LENS_LANG: 'xx' }, 'ko'],
      // A terminal with another encoding would show other characters.
      [{ LANG: 'ja_JP.eucJP' }, 'en'],
      [{ LANG: 'ko_KR.UTF-8@cjknarrow' }, 'ko'],
    ];
    for (const [env, expected] of cases)
      assert.equal(languageOfEnvironment(env), expected, JSON.stringify(env));
  });
});

describe('a finding in words', () => {
  const rule = rulesById.get('flags-invalid');
  assert.ok(rule !== undefined);
  const report = {
    messageId: 'mode',
    span: { start: 0, end: 0 },
    data: { flags: 'MPOL_BIND', keep: '0', legal: listAnd(['MPOL_MF_MOVE (2)', 'MPOL_MF_MOVE_ALL (4)']) },
  };
  const finding = findingOf(rule, 'error', report, false);

  it('is in the language of the process, with its values', async () => {
    const english = sentenceOf(finding, rule);
    assert.match(english, /accepts MPOL_MF_MOVE \(2\) and MPOL_MF_MOVE_ALL \(4\) only/);
    await useLanguage('ko');
    const korean = messageOf(finding, rule);
    assert.match(korean.what, /MPOL_BIND.*정책입니다\.$/);
    assert.match(korean.why, /MPOL_MF_MOVE \(2\), MPOL_MF_MOVE_ALL \(4\)/);
    assert.match(korean.do, /^0을 전달하십시오\./);
    await useLanguage('ja');
    assert.match(sentenceOf(finding, rule), /MPOL_BIND.*ポリシー/);
    await useLanguage('en');
    assert.equal(sentenceOf(finding, rule), english);
  });

  it('falls back to English for what a catalogue does not have', () => {
    speak('ko', {});
    assert.match(messageOf(finding, rule).what, /^The flags argument is MPOL_BIND/);
  });
});

describe('lists', () => {
  it('are made of names and of phrases', () => {
    const words = (list: ReturnType<typeof listAnd>): string =>
      typeof list === 'string' ? list : wordsOf(list);
    assert.equal(words(listAnd([])), '');
    assert.equal(words(listAnd(['a'])), 'a');
    assert.equal(words(listAnd(['a', 'b'])), 'a and b');
    assert.equal(words(listOr(['a', phrase('some'), 'c'])), 'a, some or c');
  });
});
