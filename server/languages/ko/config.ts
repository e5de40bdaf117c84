/** What is wrong with numa-lens.json or with a compilation database. */
import type { Catalogue } from '../say';

export const config: Catalogue = {
  '{file} is not valid JSON, so none of it is used: {reason}.':
    '{file|이} 올바른 JSON이 아니어서 전혀 쓰지 않습니다: {reason}.',
  'Did you mean "{near}"?': '"{near}"을(를) 뜻했습니까?',
  'The configuration must be an object.': '설정은 객체여야 합니다.',
  'There are: {names}.': '있는 것: {names}.',
  '"{key}" is not a setting.': '"{key}"은(는) 설정이 아닙니다.',
  '"{key}" is set twice; this one counts.': '"{key}"이(가) 두 번 설정되었습니다. 이것이 유효합니다.',
  'minKernel must be a Linux version in quotes, such as "4.17" or "6.1.61".':
    'minKernel은 "4.17"이나 "6.1.61"처럼 따옴표로 묶은 리눅스 버전이어야 합니다.',
  'targetArch must be an architecture of Linux, such as "x86_64" or "arm64".':
    'targetArch는 "x86_64"나 "arm64" 같은 리눅스의 아키텍처여야 합니다.',
  'maxNodes must be a whole number from 1 to {most}: how many nodes the kernel is built for.':
    'maxNodes는 1에서 {most}까지의 정수여야 합니다. 커널이 몇 개의 노드까지 지원하도록 빌드되었는지를 뜻합니다.',
  'preset must be one of {presets}.': 'preset은 {presets} 중 하나여야 합니다.',
  'rules must be an object from rule id to severity, such as {example}.':
    'rules는 {example}처럼 규칙 이름에서 심각도로의 객체여야 합니다.',
  'There is no rule "{id}".': '"{id}"(이)라는 규칙은 없습니다.',
  'The severity of "{id}" must be one of {levels}.': '"{id}"의 심각도는 {levels} 중 하나여야 합니다.',
  'overrides must be a list of {example}.': 'overrides는 {example}의 목록이어야 합니다.',
  'An override must name its files: "files": ["tests/**"].':
    'override에는 파일을 지정해야 합니다: "files": ["tests/**"].',
  'files must be file patterns in quotes, such as "tests/**" or "*_bench.c".':
    'files는 "tests/**"나 "*_bench.c"처럼 따옴표로 묶은 파일 패턴이어야 합니다.',
  'nothing may follow the value': '값 뒤에는 아무것도 올 수 없습니다',
  'it is nested too deep': '너무 깊게 중첩되어 있습니다',
  'a value was expected': '값이 있어야 합니다',
  'a name in double quotes was expected': '큰따옴표로 묶은 이름이 있어야 합니다',
  'a colon was expected after the name': '이름 뒤에 콜론이 있어야 합니다',
  'a comma or } was expected': '쉼표나 }가 있어야 합니다',
  'a comma or ] was expected': '쉼표나 ]가 있어야 합니다',
  'a line end or control character stands in a string': '문자열 안에 줄바꿈이나 제어 문자가 있습니다',
  'the string is not closed': '문자열이 닫히지 않았습니다',
  'the string holds an escape that JSON does not have': '문자열에 JSON에 없는 이스케이프가 있습니다',
  'it holds NUL bytes, so it is no text in UTF-8': 'NUL 바이트가 있어 UTF-8 텍스트가 아닙니다',
  'it is not a list of entries': '항목의 목록이 아닙니다',
  'a string in it is not closed': '그 안의 문자열이 닫히지 않았습니다',
  'it has a } too many': '}가 하나 더 있습니다',
  'the entry at byte {start} is malformed': '바이트 {start}의 항목이 잘못되었습니다',
  'it ends in the middle of an entry': '항목 가운데에서 끝납니다',
  'it is no file': '파일이 아닙니다',
  'it is larger than {size} MB': '{size} MB보다 큽니다',
  'it cannot be read: {why}': '읽을 수 없습니다: {why}',
};
