/** What the language server, the command line and the core say by themselves. */
import type { Catalogue } from '../say';

export const server: Catalogue = {
  '--lang takes {languages}, not "{named}".':
    '--lang에는 {languages} 중 하나를 지정해야 하며, "{named}"은(는) 쓸 수 없습니다.',
  'The call is made here': '호출은 여기에서 이루어집니다',
  'Insert a check of the result of {call}': '{call}의 결과 검사를 삽입하기',
  'Insert checks of the result of {call} and of each status entry':
    '{call}의 결과와 각 status 항목의 검사를 삽입하기',
  'Insert a check of each status entry of {call}': '{call}의 각 status 항목 검사를 삽입하기',
  'Remove the comment': '주석 지우기',
  'Remove {rules} from the comment': '주석에서 {rules} 지우기',
  'Value here:': '여기에서의 값:',
  'Expands to': '전개 결과:',
  'This call stands in broken code, or has an #ifdef among its arguments: it is shown but not judged.':
    '이 호출은 깨진 코드 안에 있거나 인자 사이에 #ifdef가 있어서, 보여 주기만 하고 판단하지 않습니다.',
  'On other kernels, from {minKernel} on:': '{minKernel}부터의 다른 커널에서:',
  'as errno of move_pages': '(move_pages의 errno로서)',
  'as a status entry': '(status 항목으로서)',
  'never valid here': '여기에서는 쓸 수 없음',
  'not from Linux {minKernel} on': '리눅스 {minKernel}부터는 없음',
  'Declared in <{header}>.': '<{header}>에 선언되어 있습니다.',
  'Since Linux {version}.': '리눅스 {version}부터 있습니다.',
  'Needs {capability}.': '{capability|이} 필요합니다.',
  in: '입력',
  out: '출력',
  'Disable {rule} for this line': '이 줄에서 {rule} 끄기',
  'Disable {rule} for this file': '이 파일에서 {rule} 끄기',
  'Show the documentation of {rule}': '{rule}의 문서 보기',
  'Fix all NUMA Lens findings that have a safe fix': '안전한 수정이 있는 NUMA Lens 지적 사항 모두 고치기',
  'NUMA Lens could not {what}: it met an error of its own, which is in the log. Other requests go on.':
    'NUMA Lens가 다음을 하지 못했습니다: {what}. 자체 오류가 났으며 로그에 있습니다. 다른 요청은 계속됩니다.',
  'NUMA Lens does not use {file}: {why}.': 'NUMA Lens가 {file|을} 쓰지 않습니다: {why}.',
  'NUMA Lens settings: {problem}': 'NUMA Lens 설정: {problem}',
  'NUMA Lens: checking the workspace': 'NUMA Lens: 작업 영역 검사 중',
  '{findings} in {some} of {files}.': '{files} 가운데 {some}개에 {findings}.',
  'No findings in {files}.': '{files}에 지적 사항이 없습니다.',
  'The check was cancelled; until then:': '검사가 취소되었습니다. 그때까지의 결과:',
  '{files} could not be checked; why is in the log.':
    '{files|을} 검사하지 못했습니다. 이유는 로그에 있습니다.',
  'No folder is open, so there is no workspace to check. Open the folder with your sources.':
    '열린 폴더가 없어 검사할 작업 영역이 없습니다. 소스가 있는 폴더를 여십시오.',
  'NUMA Lens could not check {file}: {problem}.': 'NUMA Lens가 {file|을} 검사하지 못했습니다: {problem}.',
  'NUMA Lens could not look into {folder}: {problem}.':
    'NUMA Lens가 {folder|을} 들여다보지 못했습니다: {problem}.',
  'on {arch}': '({arch})',
  'On other machines this number is another call:': '다른 아키텍처에서 이 번호는 다른 호출입니다:',
  '{call} on {machines}': '{call}({machines})',
  '{files}, {findings}': '{files}, {findings}',
  '1 file': '파일 1개',
  '{count} files': '파일 {count}개',
  '1 finding': '지적 사항 1개',
  '{count} findings': '지적 사항 {count}개',
  'it is no plain file': '일반 파일이 아닙니다',
  'it is larger than {size} MiB': '{size} MiB보다 큽니다',
};
