/** What check, explain and rules print. */
import type { Catalogue } from '../say';

export const cliCheck: Catalogue = {
  'explain takes one word: a rule, a flag, a status entry or an errno.':
    'explain에는 단어 하나를 주어야 합니다: 규칙, 플래그, status 항목, errno 중 하나.',
  '"{release}" is not a kernel version; it looks like 6.1 or 6.1.61.':
    '"{release}"은(는) 커널 버전이 아닙니다. 6.1이나 6.1.61처럼 씁니다.',
  '"{word}" is no rule, flag, status entry, errno or call that NUMA Lens knows. "numa-lens rules" lists the rules.':
    '"{word}"은(는) NUMA Lens가 아는 규칙, 플래그, status 항목, errno, 호출이 아닙니다. "numa-lens rules"가 규칙을 나열합니다.',
  'On Linux {version}.': '리눅스 {version} 기준입니다.',
  rule: '규칙',
  'status entry': 'status 항목',
  errno: 'errno 값',
  flag: '플래그',
  result: '결과',
  parameter: '매개변수',
  call: '호출',
  'word of numa_maps': 'numa_maps의 낱말',
  '"{format}" is no format. Formats: text, json.': '"{format}"은(는) 없는 형식입니다. 형식: text, json.',
  'rules takes no words; "numa-lens explain RULE" tells of one.':
    'rules에는 단어를 줄 수 없습니다. "numa-lens explain RULE"이 규칙 하나를 설명합니다.',
  'the baseline {file} is no JSON: {reason}. --write-baseline writes one.':
    '기준선 {file|은} JSON이 아닙니다: {reason}. --write-baseline으로 만들 수 있습니다.',
  'the baseline {file} cannot be read: {reason}. --write-baseline writes one.':
    '기준선 {file|을} 읽을 수 없습니다: {reason}. --write-baseline으로 만들 수 있습니다.',
  'the baseline {file} is none of this version. --write-baseline writes one.':
    '기준선 {file|은} 이 버전의 것이 아닙니다. --write-baseline으로 만들 수 있습니다.',
  'the baseline {file} cannot be written: {reason}': '기준선 {file|을} 쓸 수 없습니다: {reason}',
  'git knows no commit "{base}" here. In a clone that is not whole, fetch it first: git fetch origin {base}.':
    '여기에서 git은 커밋 "{base}"을(를) 모릅니다. 전체가 아닌 클론이면 먼저 가져오십시오: git fetch origin {base}.',
  '"{base}" and HEAD have no common commit here. In a clone that is not whole, fetch more of it: git fetch --unshallow.':
    '여기에서 "{base}"와(과) HEAD에는 공통 커밋이 없습니다. 전체가 아닌 클론이면 더 가져오십시오: git fetch --unshallow.',
  'there is no git here': '여기에는 git이 없습니다',
  'git ended with {code}': 'git이 {code|으로} 끝났습니다',
  'it is not used: {why}': '쓰지 않습니다: {why}',
  'it was not checked: {reason}': '검사하지 않았습니다: {reason}',
  'it was not checked, by an error of numa-lens itself: {reason}. Please report it':
    'numa-lens 자체의 오류로 검사하지 못했습니다: {reason}. 알려 주십시오',
  'skipped: it holds NUL bytes, so it is no text in UTF-8':
    '건너뜀: NUL 바이트가 있어 UTF-8 텍스트가 아닙니다',
  'not all of it is UTF-8; each other byte was read as U+FFFD':
    '전부가 UTF-8은 아닙니다. 나머지 바이트는 각각 U+FFFD로 읽었습니다',
  'not fixed: writing it back would change the bytes that are not UTF-8':
    '고치지 않음: 다시 쓰면 UTF-8이 아닌 바이트가 바뀝니다',
  'it cannot be read, so it is not used: {reason}': '읽을 수 없어 쓰지 않습니다: {reason}',
  'standard input': '표준 입력',
  'checked {done} of {all}': '{all}개 중 {done}개 검사함',
  '1 finding in it is gone; --write-baseline renews it':
    '그 안의 지적 사항 1개가 없어졌습니다. --write-baseline으로 새로 만들 수 있습니다',
  '{count} findings in it are gone; --write-baseline renews it':
    '그 안의 지적 사항 {count}개가 없어졌습니다. --write-baseline으로 새로 만들 수 있습니다',
  'line {line}: {message}': '{line}번째 줄: {message}',
  'the baseline {name} was not written: not all could be checked.':
    '기준선 {name|을} 쓰지 않았습니다: 모두 검사할 수는 없었습니다.',
  '1 finding written to {name}': '지적 사항 1개를 {name}에 썼습니다',
  '{count} findings written to {name}': '지적 사항 {count}개를 {name}에 썼습니다',
  'it changed meanwhile; run again': '그사이 바뀌었습니다. 다시 실행하십시오',
  'not fixed: {problem}': '고치지 않음: {problem}',
  '.gitignore files exclude all there is ({ignored} entries); --no-ignore checks them all the same':
    '.gitignore 파일이 있는 것을 모두 제외합니다({ignored}개). --no-ignore를 쓰면 그래도 검사합니다',
  'there are no C, C++, TypeScript or JavaScript files in it':
    'C, C++, TypeScript, JavaScript 파일이 없습니다',
  'no such file or directory': '그런 파일이나 디렉터리가 없음',
  'not a directory': '디렉터리가 아님',
  'illegal operation on a directory': '디렉터리에는 할 수 없는 동작',
  'permission denied': '권한 없음',
  'operation not permitted': '허용되지 않은 동작',
  'read-only file system': '읽기 전용 파일 시스템',
  'no space left on device': '장치에 남은 공간 없음',
  'it ended': '끝났습니다',
  'there is no such file or folder': '그런 파일이나 폴더가 없습니다',
  'this is neither a file nor a folder': '파일도 폴더도 아닙니다',
  'its name is not UTF-8, so it was not checked; rename it':
    '이름이 UTF-8이 아니어서 검사하지 않았습니다. 이름을 바꾸십시오',
  'the folder cannot be read: {reason}': '폴더를 읽을 수 없습니다: {reason}',
  'why: ': '이유: ',
  'do:  ': '조치: ',
  'fix: ': '수정: ',
  '(--fix does it)': '(--fix가 적용함)',
  '(a suggestion)': '(제안)',
  '1 edit applied.': '수정 1개를 적용했습니다.',
  '{count} edits applied.': '수정 {count}개를 적용했습니다.',
  'On lines that did not change: {count}.': '바뀌지 않은 줄에 있는 것: {count}.',
  'In the baseline: {count}.': '기준선에 있는 것: {count}.',
  '{findings} in {files}: {kinds}.': '{files}에서 {findings}: {kinds}.',
  '1 error': '오류 1개',
  '{count} errors': '오류 {count}개',
  '1 warning': '경고 1개',
  '{count} warnings': '경고 {count}개',
  '1 hint': '힌트 1개',
  '{count} hints': '힌트 {count}개',
};
