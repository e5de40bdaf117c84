/**
 * Korean particles whose form hangs on the last sound of the word before: a value that is filled into a sentence. Hangul and digits tell
 * how they end; of names in Latin letters (`pages`, `ENOENT`) the last letter tells it as a rule, and where it does not, both forms are
 * written, as Korean programs do: `map을(를)`.
 */

/** How a word ends: with a vowel, with ㄹ, with another consonant. */
type Ending = 'vowel' | 'rieul' | 'consonant';

/** Each pair by its form after a consonant; after a vowel the other. */
const pairs: Readonly<Record<string, string>> = {
  을: '를',
  이: '가',
  은: '는',
  과: '와',
  /** 으로 and 로: after ㄹ as after a vowel. */
  으로: '로',
};

export const particles: readonly string[] = Object.keys(pairs);

/** @param particle the form after a consonant: 을, 이, 은, 과, 으로; anything else is given back as it is */
export function particleAfter(word: string, particle: string): string {
  const other = pairs[particle];
  if (other === undefined) return particle;
  const ending = endingOf(word);
  if (ending === undefined) return particle === '으로' ? '(으)로' : `${particle}(${other})`;
  if (ending === 'vowel' || (ending === 'rieul' && particle === '으로')) return other;
  return particle;
}

/** 영 일 이 삼 사 오 육 칠 팔 구; after another digit 0 is 십, 백, 천 or 만, which end with a consonant as 영 does. */
const digits: readonly Ending[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

function endingOf(word: string): Ending | undefined {
  // What follows the last letter or digit is not spoken: "count()", "pages[0]" in quotes.
  const spoken = word.replace(/[^\p{L}\p{N}]+$/u, '');
  const last = spoken.at(-1) ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    return final === 0 ? 'vowel' : final === 8 ? 'rieul' : 'consonant';
  }
  if (/^[0-9]$/.test(last)) return digits[Number(last)];
  return ofLatin(spoken);
}

/** As the word is read aloud; undefined where that is not told by how it is written. */
function ofLatin(word: string): Ending | undefined {
  if (/l$/i.test(word)) return 'rieul';
  if (/[mn]$|[a-z]ng$/i.test(word)) return 'consonant';
  // "file", "line", "time" end with the consonant before the silent e, "node" and "page" with a vowel of their own.
  if (/[lmn]e$/i.test(word)) return undefined;
  // A vowel is put behind the last sound: "mbind" 드, "flag" 그, "count" and "ENOENT" 트 (but "set" 셋), "pointer" 어.
  return /[adefhiosuvwxyz]$|[a-z]g$|[b-df-hj-np-tv-z]t$|[eo]r$/i.test(word) ? 'vowel' : undefined;
}
