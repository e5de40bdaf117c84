/** What the editor's extension says: lenses, commands, lists to pick from, its programs. */
import type { Catalogue } from '../say';

export const client: Catalogue = {
  // Lenses
  'Query placement…': '배치 조회…',
  'Ask the kernel on which node pages of {title} are: of a mapping, a variable or a range. Nothing is moved.':
    '{title}의 페이지(매핑, 변수 또는 범위)가 어느 노드에 있는지 커널에 묻습니다. 아무것도 옮기지 않습니다.',
  'Move to node…': '노드로 옮기기…',
  'Move pages of {title}: of a mapping, a variable or a range. What would happen is shown first.':
    '{title}의 페이지(매핑, 변수 또는 범위)를 옮깁니다. 무엇이 일어날지 먼저 보여 줍니다.',
  'Query placement': '배치 조회',
  'Ask the kernel on which node each page of this call is. Nothing is moved.':
    '이 호출의 각 페이지가 어느 노드에 있는지 커널에 묻습니다. 아무것도 옮기지 않습니다.',
  'Run migration': '이동 실행',
  'Run this call as written on the stopped process. What is large or reaches far is shown first.':
    '이 호출을 쓰인 그대로 멈춘 프로세스에 실행합니다. 크거나 영향이 넓은 것은 먼저 보여 줍니다.',
  'Run to this call': '이 호출까지 실행',
  'Let the program run until it comes to this call.': '프로그램이 이 호출에 올 때까지 실행합니다.',
  'Move to…': '옮기기…',
  'Move the pages of this call to a node of your choice.': '이 호출의 페이지를 고른 노드로 옮깁니다.',
  'Dry run': '모의 실행',
  'Say what would move, and what is in the way. Nothing is moved.':
    '무엇이 옮겨질지, 걸림돌이 무엇인지 말합니다. 아무것도 옮기지 않습니다.',
  'Move back': '되돌리기',
  'Put the pages back to where the last move found them.':
    '페이지를 마지막 이동 전에 있던 곳으로 되돌립니다.',

  // Actions
  Query: '조회',
  Migration: '이동',
  Move: '옮기기',
  'Move {title} to…': '{title|을} 옮길 노드…',
  'Dry run: move {title} to…': '모의 실행: {title|을} 옮길 노드…',
  'Move back: {title}': '되돌리기: {title}',
  'Second try: {title}': '다시 시도: {title}',
  '{call}, line {line}': '{line}번째 줄의 {call}',
  'the process': '프로세스',
  'Process {pid} is no longer debugged or attached here; while it runs, "Attach to Process…" and "Undo an Earlier Move…" reach it.':
    '프로세스 {pid|은} 이제 여기서 디버그 중이거나 연결되어 있지 않습니다. 실행 중인 동안에는 "프로세스에 연결…"과 "이전 이동 되돌리기…"로 다룰 수 있습니다.',
  'The debug session is over and {title} runs on, with pages where they were moved. It stays attached, so that "Move back" works until it ends.':
    '디버그 세션은 끝났고 {title|은} 계속 실행됩니다. 페이지는 옮겨진 곳에 있습니다. 연결이 유지되므로 끝날 때까지 "되돌리기"를 쓸 수 있습니다.',
  'The debug session of process {pid} is over; its pages stay where they were moved.':
    '프로세스 {pid}의 디버그 세션이 끝났습니다. 페이지는 옮겨진 곳에 그대로 있습니다.',
  Detach: '연결 해제',
  '{title} is no longer attached. Its pages stay where they were moved; "Undo an Earlier Move…" takes them back as long as it runs.':
    '{title|은} 이제 연결되어 있지 않습니다. 페이지는 옮겨진 곳에 그대로 있습니다. 실행 중인 동안에는 "이전 이동 되돌리기…"로 되돌릴 수 있습니다.',
  'Attach Again': '다시 연결',
  'Undo an Earlier Move…': '이전 이동 되돌리기…',
  'copied. {needs} Call it where the memory is made, and build anew.':
    '복사했습니다. {needs} 메모리를 만드는 곳에서 호출하고 다시 빌드하십시오.',
  Copy: '복사',
  'Insert above the function, line {line}': '함수 위({line}번째 줄)에 넣기',
  'source that makes the move last': '이동을 지속시키는 소스',
  'A function to call where the memory is made': '메모리를 만드는 곳에서 호출할 함수',
  'Not possible': '선택할 수 없음',
  'Nodes, the nearest to where the pages are first': '노드 목록, 페이지가 있는 곳에서 가까운 순',
  'Node {node}': '노드 {node}',
  '{memFree} free of {memTotal}': '{memTotal} 중 {memFree} 비어 있음',
  local: '로컬',
  'distance {distance}': '거리 {distance}',
  '1 page is here': '페이지 1개가 여기 있음',
  '{here} pages are here': '페이지 {here}개가 여기 있음',
  'waiting for “{what}” to end': '"{what}" 작업이 끝나기를 기다리는 중',

  // Attaching
  'Process {pid} has ended.': '프로세스 {pid|이} 끝났습니다.',
  'Pick another one from the list.': '목록에서 다른 것을 고르십시오.',
  'attached to {title}': '{title}에 연결했습니다',
  'Attach to Process': '프로세스에 연결',
  'Name, process id or command line': '이름, 프로세스 ID 또는 명령줄',
  'Refresh the list': '목록 새로 고침',
  'Not permitted': '허용되지 않음',
  'user {uid}': '사용자 {uid}',
  'A variable…': '변수…',
  'global or static, by its name': '전역 또는 정적 변수를 이름으로',
  'A range of addresses…': '주소 범위…',
  'The whole process': '프로세스 전체',
  '{bytes} in memory': '메모리에 {bytes}',
  'Mappings with pages in memory': '메모리에 페이지가 있는 매핑',
  'which pages of {title}?': '{title}의 어느 페이지입니까?',
  'A mapping, a variable, a range or all of it': '매핑, 변수, 범위 또는 전체',
  'anonymous memory': '익명 메모리',
  'which addresses?': '어느 주소입니까?',
  '0xSTART-0xEND, the end exclusive, or 0xSTART+LENGTH as in 0x7f2a00000000+64M.':
    '0xSTART-0xEND(끝은 포함하지 않음), 또는 0x7f2a00000000+64M처럼 0xSTART+LENGTH로 적으십시오.',
  'which variable?': '어느 변수입니까?',
  'A global or static variable of the program or of one of its libraries: "ring", "app::cache".':
    '프로그램이나 그 라이브러리의 전역 또는 정적 변수입니다. 예를 들면 "ring", "app::cache"입니다.',
  'There is no variable {name} in the symbol tables of the process.':
    '프로세스의 심볼 테이블에 변수 {name|이} 없습니다.',
  'Check the name, or give the addresses instead.': '이름을 확인하거나 대신 주소를 지정하십시오.',
  'which of them?': '어느 것입니까?',
  'The variable {name} itself': '변수 {name} 자체',
  'its size is not known': '크기를 알 수 없음',
  'What {name} points to…': '{name|이} 가리키는 것…',
  'asks how much of it': '얼마나인지 묻습니다',
  'How many bytes from where {name} points?': '{name|이} 가리키는 곳부터 몇 바이트입니까?',
  'The pages that {name} names': '{name|이} 지정하는 페이지',
  'as an array of {count} pointers, the argument "pages" of a call':
    '포인터 {count}개의 배열, 곧 호출의 인자 "pages"로서',
  'what of {name}?': '{name}의 무엇입니까?',
  'How many bytes of {name}?': '{name}의 몇 바이트입니까?',
  'Bytes, or as in 64K, 2M, 1G.': '바이트 수, 또는 64K, 2M, 1G처럼 적으십시오.',
  'Write a number of bytes, or as in 64K, 2M, 1G.': '바이트 수를 쓰거나 64K, 2M, 1G처럼 쓰십시오.',

  // Commands
  'this file has no call that places or moves pages.':
    '이 파일에는 페이지를 배치하거나 옮기는 호출이 없습니다.',
  '{name}, line {line}': '{line}번째 줄의 {name}',
  'which call?': '어느 호출입니까?',
  Outcomes: '결과',
  'Pick one to go to its call': '고르면 그 호출로 갑니다',
  'text changed since': '그 뒤 텍스트가 바뀜',
  'the program has run since': '그 뒤 프로그램이 실행됨',
  'In which process?': '어느 프로세스입니까?',
  'Open Setting': '설정 열기',

  // Questions of a session
  'what is the argument "{role}"?': '인자 "{role}"의 값은 무엇입니까?',
  'Enter a number or an expression that the debugger can evaluate here.':
    '숫자나 디버거가 여기에서 계산할 수 있는 식을 입력하십시오.',
  'The mapping that it points into ends after {size} ({bytes} bytes).':
    '포인터가 가리키는 매핑은 {size}({bytes}바이트) 뒤에 끝납니다.',
  'how many bytes does "{name}" point to?': '"{name}"이(가) 가리키는 것은 몇 바이트입니까?',
  'A pointer ({address}) does not say.': '포인터({address})만으로는 알 수 없습니다.',
  'Enter a size such as 4096 or 16 MiB, or an expression such as {example}.':
    '4096이나 16 MiB 같은 크기, 또는 {example} 같은 식을 입력하십시오.',
  'Use Process': '이 프로세스 사용',
  'The call names this process, not the one that is debugged. That it is the process you mean cannot be proved.':
    '호출은 디버그 중인 프로세스가 아니라 이 프로세스를 지정합니다. 이것이 뜻한 프로세스인지는 증명할 수 없습니다.',
  'Act on process {pid}?': '프로세스 {pid|을} 대상으로 하시겠습니까?',
  'Copy Source That Makes It Last…': '이동을 지속시키는 소스 복사…',

  // Moves whose window is gone
  'The move of {title} in process {pid} was under way when its window was closed or its extensions were restarted.':
    '프로세스 {pid}에서 {title|을} 옮기던 중에 그 창이 닫히거나 확장이 다시 시작되었습니다.',
  'Some of its pages may have moved. "Move Back" undoes that; so does "Undo an Earlier Move…", later.':
    '일부 페이지가 옮겨졌을 수 있습니다. "되돌리기"로 되돌릴 수 있고, 나중에 "이전 이동 되돌리기…"로도 됩니다.',
  'The process has ended since: nothing is left to move back.':
    '그 뒤로 프로세스가 끝났으므로 되돌릴 것이 없습니다.',
  'What had moved can be moved back where the runner ran: numa-lens undo {journal}':
    '옮겨진 것은 러너가 실행된 곳에서 되돌릴 수 있습니다: numa-lens undo {journal}',
  'Leave Them': '그대로 두기',
  'undo which move?': '어느 이동을 되돌리시겠습니까?',
  'Pages that are still in memory go back to where this move found them':
    '아직 메모리에 있는 페이지는 이 이동 전의 자리로 돌아갑니다',
  'the move of {title} at {time}': '{time}에 한 {title}의 이동',

  // The language server and the runner
  'it did not start: {message}': '시작하지 못했습니다: {message}',
  'it could not be started: {message}': '시작할 수 없었습니다: {message}',
  'The language server is gone: {cause}.': '언어 서버가 사라졌습니다: {cause}.',
  'The language server has not answered for {seconds} seconds.':
    '언어 서버가 {seconds}초 동안 답하지 않았습니다.',
  'The language server answers again.': '언어 서버가 다시 답합니다.',
  'No findings any more: the language server has ended five times within three minutes and is not started again by itself. Last, {cause}.':
    '지적 사항이 더는 없습니다. 언어 서버가 3분 안에 다섯 번 끝나서 저절로 다시 시작하지 않습니다. 마지막 원인: {cause}.',
  'The workspace was not checked, because the language server is gone; its log says why. Restart it, then try again.':
    '언어 서버가 사라져 작업 영역을 검사하지 못했습니다. 이유는 로그에 있습니다. 서버를 다시 시작한 다음 다시 시도하십시오.',
  'Show Problems': '문제 보기',
  'There is no process {pid} on the machine where the runner runs.':
    '러너가 실행되는 기계에 프로세스 {pid|이} 없습니다.',
  'If the program runs elsewhere, numaLens.runner.prefix starts the runner there.':
    '프로그램이 다른 곳에서 실행된다면 numaLens.runner.prefix로 그곳에서 러너를 시작하십시오.',
  'The runner is started by a command of yours (numaLens.runner.prefix), so its rights are those that the command gives it. Put "sudo setpriv …" into numaLens.runner.program there; docs/runner.md has the words.':
    '러너는 사용자의 명령(numaLens.runner.prefix)으로 시작되므로 그 명령이 주는 권한을 갖습니다. numaLens.runner.program에 "sudo setpriv …"를 넣으십시오. 쓸 말은 docs/runner.md에 있습니다.',
  'A runner with CAP_SYS_PTRACE and CAP_SYS_NICE is connected, for process {pid} only. Repeat the action.':
    'CAP_SYS_PTRACE와 CAP_SYS_NICE가 있는 러너가 프로세스 {pid}만을 위해 연결되었습니다. 작업을 다시 하십시오.',
  'Run in Terminal': '터미널에서 실행',
  'Copy Command': '명령 복사',
  'The terminal runs this command. It starts a runner as you, not as root, with the capabilities CAP_SYS_PTRACE and CAP_SYS_NICE; it touches this process only and ends with this window. A password that sudo asks for stays in the terminal.':
    '터미널이 이 명령을 실행합니다. 러너를 root가 아니라 현재 사용자로, 캐퍼빌리티 CAP_SYS_PTRACE와 CAP_SYS_NICE를 주어 시작합니다. 이 프로세스만 다루며 이 창과 함께 끝납니다. sudo가 묻는 암호는 터미널 밖으로 나가지 않습니다.',
  'Start a runner that may query and move the pages of process {pid}?':
    '프로세스 {pid}의 페이지를 조회하고 옮길 수 있는 러너를 시작하시겠습니까?',
  'runner for process {pid}': '프로세스 {pid}의 러너',
  'Waiting for the runner of process {pid}; its command is in the clipboard':
    '프로세스 {pid}의 러너를 기다리는 중(명령은 클립보드에 있음)',
  'Waiting for the runner of process {pid}; see the terminal':
    '프로세스 {pid}의 러너를 기다리는 중(터미널 참고)',
  'This workspace is not trusted, so no process is looked at and no page is moved.':
    '이 작업 영역을 신뢰하지 않으므로 어떤 프로세스도 들여다보지 않고 어떤 페이지도 옮기지 않습니다.',
  'Trust it with "Workspaces: Manage Workspace Trust" if you know where it comes from.':
    '출처를 안다면 "작업 영역: 작업 영역 신뢰 관리"로 신뢰하십시오.',
  'The migration runner is gone: {cause}.': '이동 러너가 사라졌습니다: {cause}.',
  'The migration runner has not answered for {seconds} seconds.':
    '이동 러너가 {seconds}초 동안 답하지 않았습니다.',
  Restart: '다시 시작',
  'The migration runner has not answered for {seconds} seconds: it hangs, or the connection to it does. Restart it, or wait; a move that was under way can be undone after a restart too.':
    '이동 러너가 {seconds}초 동안 답하지 않았습니다. 러너나 러너와의 연결이 멈춰 있습니다. 다시 시작하거나 기다리십시오. 진행 중이던 이동은 다시 시작한 뒤에도 되돌릴 수 있습니다.',
  'the window was closed': '창이 닫혔습니다',
  Wait: '기다리기',
  'it was ended because it had not answered for {seconds} seconds':
    '{seconds}초 동안 답하지 않아서 끝냈습니다',
  'The migration runner is not started: {problem}.': '이동 러너를 시작하지 않았습니다: {problem}.',
  'Correct it in your settings for this machine.': '이 기계의 설정에서 고치십시오.',
};
