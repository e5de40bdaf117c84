/** What is said of the command that starts a runner, and of a runner that does not answer. */
import type { Catalogue } from '../say';

export const runnerProcess: Catalogue = {
  '{name} must be an array of strings, one for each word of the command, and is {value}':
    '{name|은} 명령의 단어마다 하나씩 문자열을 담은 배열이어야 하는데 {value}입니다',
  '{name} may hold strings only, and holds {word}':
    '{name}에는 문자열만 담을 수 있는데 {word|이} 들어 있습니다',
  '{name} holds a word with a zero byte': '{name}에 0 바이트가 든 단어가 있습니다',
  '{name} begins with an empty word': '{name|이} 빈 단어로 시작합니다',
  '{name} is one word, {command}: write each word as a string of its own, as in ["ssh", "host"]':
    '{name|이} 단어 하나 {command}입니다. ["ssh", "host"]처럼 단어마다 따로 문자열로 쓰십시오',
  'numaLens.runner.program is empty, and numaLens.runner.prefix runs nothing':
    'numaLens.runner.program이 비어 있어 numaLens.runner.prefix가 실행할 것이 없습니다',
  'the command has a {quote} without its partner: {text}': '명령에 짝이 없는 {quote} 기호가 있습니다: {text}',
  'the command names no program': '명령에 프로그램이 없습니다',
  'it wrote something else than messages on its standard output: "{text}"':
    '표준 출력에 메시지가 아닌 것을 썼습니다: "{text}"',
  'Let nothing but the runner write there: no greeting of a login shell, no warning, no prompt. Run the command in a terminal to see what it writes.':
    '그곳에는 러너만 쓰게 하십시오. 로그인 셸의 인사말도, 경고도, 프롬프트도 안 됩니다. 무엇을 쓰는지 보려면 터미널에서 그 명령을 실행하십시오.',
  'it wrote a message that is not JSON ({reason})': 'JSON이 아닌 메시지를 썼습니다({reason})',
  'Use a client and a runner of the same release.': '릴리스가 같은 클라이언트와 러너를 쓰십시오.',
  'it ended with exit code {code}': '종료 코드 {code|으로} 끝났습니다',
  'it was ended by {signal}': '{signal} 때문에 끝났습니다',
  'There is no sudo here, so this user cannot start a program with more rights from a terminal. Run the shown command without its first word from a shell of root.':
    '여기에는 sudo가 없어 이 사용자가 터미널에서 더 많은 권한으로 프로그램을 시작할 수 없습니다. 보이는 명령을 첫 단어를 빼고 root의 셸에서 실행하십시오.',
  'There is no setpriv here (package util-linux), which gives a program two capabilities and nothing else.':
    '프로그램에 캐퍼빌리티 두 개만 주는 setpriv(util-linux 패키지)가 여기에는 없습니다.',
  'a program connected with a wrong token': '어떤 프로그램이 잘못된 토큰으로 연결했습니다',
  'a program connected and left without a token': '어떤 프로그램이 연결했다가 토큰 없이 떠났습니다',
  'a program connected and presented no token': '어떤 프로그램이 연결했지만 토큰을 내지 않았습니다',
  'its connection is closed; its terminal says why': '연결이 닫혔습니다. 이유는 그 터미널에 있습니다',
  '"{command}" could not be started ({reason})': '"{command}"을(를) 시작할 수 없었습니다({reason})',
  'Check that the program is installed here and that its name is right.':
    '프로그램이 여기에 설치되어 있고 이름이 맞는지 확인하십시오.',
  'Install NUMA Lens where the runner is to run (npm install -g numa-lens), or name its path there in the command of the runner.':
    '러너가 실행될 곳에 NUMA Lens를 설치하거나(npm install -g numa-lens), 러너의 명령에 그곳의 경로를 적으십시오.',
  'The program is there and cannot be executed: check its permissions and its interpreter.':
    '프로그램은 있지만 실행할 수 없습니다. 권한과 인터프리터를 확인하십시오.',
  'If the command is ssh, it did not connect: try the same command in a terminal.':
    '명령이 ssh라면 연결되지 않은 것입니다. 같은 명령을 터미널에서 시도하십시오.',
  'It needs more memory than it may have: raise the limit (ulimit -v, the control group, --max-old-space-size), or take fewer pages at a time.':
    '허용된 것보다 많은 메모리가 필요합니다. 제한(ulimit -v, 컨트롤 그룹, --max-old-space-size)을 올리거나 한 번에 더 적은 페이지를 지정하십시오.',
  'If nobody ended it, the kernel did for want of memory; its log (dmesg) names the process then.':
    '아무도 끝내지 않았다면 메모리가 모자라 커널이 끝낸 것입니다. 그러면 커널 로그(dmesg)에 그 프로세스가 나옵니다.',
  'A seccomp filter ended it for a system call, as SystemCallFilter= of a systemd unit does: permit move_pages there, or run the runner outside of it.':
    'systemd 유닛의 SystemCallFilter=처럼 seccomp 필터가 시스템 호출 때문에 끝냈습니다. 그곳에서 move_pages를 허용하거나 러너를 그 밖에서 실행하십시오.',
};
