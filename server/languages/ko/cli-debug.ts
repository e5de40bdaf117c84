/** What the command debug prints. */
import type { Catalogue } from '../say';

export const cliDebug: Catalogue = {
  'it could not be started: {message}': '시작할 수 없었습니다: {message}',
  'exit {code}': '종료 {code}',
  'it ended ({how})': '끝났습니다({how})',
  'it ended ({how}): {last}': '끝났습니다({how}): {last}',
  'no {what} within {seconds} s': '{seconds}초 안에 오지 않음: {what}',
  'it does not speak the Debug Adapter Protocol: {message}':
    '디버그 어댑터 프로토콜로 통신하지 않습니다: {message}',
  'the debugger refused': '디버거가 거부했습니다',
  'the debug adapter is gone: {ended}': '디버그 어댑터가 없어졌습니다: {ended}',
  'not known: {unread}': '알 수 없음: {unread}',
  folded: '계산됨',
  'read in the stopped frame': '멈춘 프레임에서 읽음',
  'the program itself': '프로그램 자신',
  given: '주어짐',
  'an array of {size}': '{size}개짜리 배열',
  'a digit is the node': '숫자는 노드',
  '… and {count} more runs of pages': '… 그 밖에 페이지 구간 {count}개',
  '{command} runs {program} to line {line}': '{command|이} {program|을} {line}번째 줄까지 실행합니다',
  'the program did not end: {message}': '프로그램이 끝나지 않았습니다: {message}',
  'The program did not get to line {line}: {why}.': '프로그램이 {line}번째 줄에 이르지 못했습니다: {why}.',
  'Check that it was built with -g from this source, and that its arguments lead there.':
    '이 소스로 -g를 주어 빌드했는지, 인자가 그곳으로 이어지는지 확인하십시오.',
  'plan: {line}': '계획: {line}',
  'The call names process {pid} ({command}), which is not the program itself.':
    '호출이 지정한 프로세스 {pid}({command})은(는) 프로그램 자신이 아닙니다.',
  'Say --pid {pid} if this is the process that is meant.': '이 프로세스가 맞으면 --pid {pid|을} 주십시오.',
  'The argument "{role}" is not known. {reason}': '인자 "{role}"을(를) 알 수 없습니다. {reason}',
  'Debug the program in the editor, which asks for it, or name the pages with "numa-lens query --pid".':
    '물어봐 주는 에디터에서 프로그램을 디버그하거나, "numa-lens query --pid"로 페이지를 지정하십시오.',
  '{file} cannot be read: {reason}.': '{file|을} 읽을 수 없습니다: {reason}.',
  '{file} holds NUL bytes, so it is no source file.': '{file}에는 NUL 바이트가 있어 소스 파일이 아닙니다.',
  '"initialized" event': '"initialized" 이벤트',
  'the debugger found no code on the line': '디버거가 그 줄에서 코드를 찾지 못했습니다',
  stop: '멈춤',
  'the program ended first': '프로그램이 먼저 끝났습니다',
  'it stopped before, for another reason: {reason}': '그 전에 다른 이유로 멈췄습니다: {reason}',
  'end of the program': '프로그램의 끝',
  'there is no file {executable}.': '파일 {executable|이} 없습니다.',
  'there is no lldb-dap {version} or newer on PATH.': 'PATH에 {version} 이상의 lldb-dap이 없습니다.',
  'On Debian: apt-get install lldb-22. "numa-lens check" needs no debugger.':
    '데비안에서는 apt-get install lldb-22. "numa-lens check"에는 디버거가 필요 없습니다.',
  '--line takes a line number, not "{line}".':
    '--line에는 줄 번호를 지정해야 하며, "{line}"은(는) 쓸 수 없습니다.',
  'there is no call of move_pages here.': '여기에는 move_pages 호출이 없습니다.',
  'there is no call of move_pages on line {line}.': '{line}번째 줄에는 move_pages 호출이 없습니다.',
  'there are several calls, on lines {lines}: choose one with --line.':
    '{lines}번째 줄에 호출이 여럿 있습니다. --line으로 하나를 고르십시오.',
  'process unknown': '프로세스 알 수 없음',
  'debugger of unknown version': '버전을 알 수 없는 디버거',
  'Linux {kernel}': '리눅스 {kernel}',
  'one NUMA node': 'NUMA 노드 1개',
  '{count} NUMA nodes': 'NUMA 노드 {count}개',
  'then the program went on and wrote:': '그 뒤 프로그램이 계속 실행되어 다음을 썼습니다:',
};
