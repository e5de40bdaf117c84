import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { particleAfter } from '../../../server/languages/particles';
import { fill } from '../../../server/languages/phrase';

describe('Korean particles', () => {
  const cases: readonly (readonly [word: string, particle: string, expected: string])[] = [
    ['페이지', '을', '를'],
    ['노드', '이', '가'],
    ['배열', '을', '을'],
    ['배열', '으로', '로'],
    ['호출', '은', '은'],
    ['값', '으로', '으로'],
    ['주소', '으로', '로'],
    ['값', '과', '과'],
    // Numbers as they are read: 일, 삼, 사, 십, 백, 칠.
    ['1', '으로', '로'],
    ['3', '을', '을'],
    ['4', '을', '를'],
    ['10', '이', '이'],
    ['4096', '은', '은'],
    ['7', '으로', '로'],
    // Names as they are read aloud.
    ['pages', '을', '를'],
    ['status', '이', '가'],
    ['move_pages', '은', '는'],
    ['EINVAL', '이', '이'],
    ['EINVAL', '으로', '로'],
    ['NaN', '을', '을'],
    ['numa_max_node()', '이', '가'],
    ['"mbind_all"', '을', '을'],
    ['count', '이', '가'],
    ['mbind', '은', '는'],
    ['ENOENT', '으로', '로'],
    ['flag', '과', '와'],
    ['pointer', '을', '를'],
    ['pid', '은', '는'],
    // Only who reads them knows.
    ['map', '을', '을(를)'],
    ['set', '이', '이(가)'],
    ['file', '으로', '(으)로'],
    ['', '은', '은(는)'],
  ];
  for (const [word, particle, expected] of cases)
    it(`${word || 'nothing'} + ${particle} is ${expected}`, () => {
      assert.equal(particleAfter(word, particle), expected);
    });

  it('are chosen where a sentence is filled', () => {
    const sentence = '{array|이} {count|을} 받습니다';
    assert.equal(fill(sentence, { array: 'pages', count: 3 }), 'pages가 3을 받습니다');
    assert.equal(fill(sentence, { array: { text: '배열' }, count: 4n }), '배열이 4를 받습니다');
    assert.equal(fill(sentence, { array: 'pages' }), 'pages가 {count|을} 받습니다');
  });
});
