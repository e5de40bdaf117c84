/** The help of the command line, and what it says of wrong usage. */
import type { Catalogue } from '../say';

export const cliCommands: Catalogue = {
  'There is no option "{option}".': '옵션 "{option}"은(는) 없습니다.',
  '{option} takes no value.': '{option}에는 값을 줄 수 없습니다.',
  '{option} takes a value; one that begins with a dash is written {option}=-VALUE.':
    '{option}에는 값이 필요합니다. 대시로 시작하는 값은 {option}=-VALUE로 씁니다.',
  '{option} takes a value.': '{option}에는 값이 필요합니다.',
  'Usage:': '사용법:',
  'Options:': '옵션:',
  'Show this help': '이 도움말 보기',
  'Lints calls of move_pages(2) and runs migrations on live processes.':
    'move_pages(2) 호출을 검사하고, 실행 중인 프로세스의 페이지를 옮깁니다.',
  'Commands:': '명령:',
  'Show this help; after a command, the help of the command':
    '이 도움말 보기. 명령 뒤에 쓰면 그 명령의 도움말',
  'Speak this language instead of the one of the environment; also NUMA_LENS_LANG':
    '환경의 언어 대신 이 언어 쓰기. NUMA_LENS_LANG으로도 지정',
  'Show the version': '버전 보기',
  'Exit codes: 0 done and nothing found, 1 findings that count, 2 wrong usage or an error.':
    '종료 코드: 0 끝났고 발견한 것 없음, 1 세어야 할 지적 사항 있음, 2 잘못된 사용법이나 오류.',
  '"numa-lens {name} --help" lists the options.': '옵션 목록은 "numa-lens {name} --help"로 볼 수 있습니다.',
  'an error of numa-lens itself: {reason}. Please report it, with what NUMA_LENS_TRACE=1 shows.':
    'numa-lens 자체의 오류: {reason}. NUMA_LENS_TRACE=1이 보여 주는 내용과 함께 알려 주십시오.',
  'There is no option "{name}" before the command. Commands: {known}.':
    '명령 앞에 쓸 수 있는 옵션 "{name}"은(는) 없습니다. 명령: {known}.',
  'There is no command "{name}". Commands: {known}.': '명령 "{name}"은(는) 없습니다. 명령: {known}.',
  'Lint files and folders': '파일과 폴더 검사하기',
  'Folders are walked for C, C++, TypeScript and JavaScript, by the usual extensions (.c, .h, .cc, .cpp, .ts, .mjs, …); what\n.gitignore files exclude, node_modules, .d.ts and .min.js are left out. Dockerfiles, compose files, devcontainer.json, Kubernetes manifests and\nsystemd units are judged by what the sources of their tree call. A file that is named is always checked. Settings\ncome from the nearest numa-lens.json above each file.':
    '폴더에서는 C, C++, TypeScript, JavaScript 파일을 흔한 확장자(.c, .h, .cc, .cpp, .ts, .mjs, …)로 찾습니다. .gitignore 파일이\n제외하는 것과 node_modules, .d.ts, .min.js는 뺍니다. Dockerfile, compose 파일, devcontainer.json, Kubernetes 매니페스트,\nsystemd 유닛은 같은 트리의 소스가 무엇을 호출하는지에 따라 판단합니다. 이름을 준 파일은 언제나 검사합니다.\n설정은 각 파일 위쪽에서 가장 가까운 numa-lens.json에서 읽습니다.',
  'How findings are written; text when absent': '지적 사항을 쓰는 형식. 없으면 text',
  'Apply the safe fixes to the files': '안전한 수정을 파일에 적용하기',
  'The mildest finding that makes the exit code 1; warning when absent':
    '종료 코드를 1로 만드는 가장 약한 심각도. 없으면 warning',
  'Only findings on lines that changed since BASE (a commit or branch of git)':
    'BASE(git의 커밋이나 브랜치) 이후에 바뀐 줄의 지적 사항만',
  'Leave out the findings that FILE lists': 'FILE에 적힌 지적 사항 빼기',
  'List the findings in FILE, for --baseline': '--baseline에 쓸 지적 사항 목록을 FILE에 쓰기',
  'Check the files that FILE or standard input names, one a line or with NUL between':
    'FILE이나 표준 입력이 열거하는 파일 검사하기. 한 줄에 하나씩이거나 NUL로 구분',
  'Check also what .gitignore files exclude': '.gitignore 파일이 제외하는 것도 검사하기',
  'Lint standard input as if it were this file': '표준 입력을 이 파일인 것처럼 검사하기',
  '"{format}" is no format. Formats: {formats}.': '"{format}"은(는) 없는 형식입니다. 형식: {formats}.',
  '"{failOn}" is no severity. Severities: {severities}.':
    '"{failOn}"은(는) 없는 심각도입니다. 심각도: {severities}.',
  'check takes either paths or --stdin-filename, not both.':
    'check에는 경로와 --stdin-filename 가운데 하나만 줄 수 있습니다.',
  '--fix changes files; standard input is none. Name the file instead.':
    '--fix는 파일을 고치는데, 표준 입력은 파일이 아닙니다. 대신 파일 이름을 주십시오.',
  'Standard input is one text: --files-from, --diff and baselines are about files.':
    '표준 입력은 텍스트 하나입니다. --files-from, --diff, 기준선은 파일에 관한 것입니다.',
  '--fix mends whole files; it goes with neither --diff nor a baseline.':
    '--fix는 파일 전체를 고치므로 --diff나 기준선과 함께 쓸 수 없습니다.',
  'A baseline is written of all findings: --write-baseline goes with neither --diff nor --baseline.':
    '기준선은 모든 지적 사항으로 만듭니다. --write-baseline은 --diff나 --baseline과 함께 쓸 수 없습니다.',
  'check needs a file or a folder: numa-lens check PATH…':
    'check에는 파일이나 폴더가 필요합니다: numa-lens check PATH…',
  'Run a program to its call in lldb-dap; query its pages there, or run the migration':
    'lldb-dap에서 프로그램을 호출 위치까지 실행하고, 거기서 페이지를 조회하거나 이동 실행하기',
  'Prints the source with the findings and the outcome beside the call. The program must be built with -g; afterwards it goes on to its end. Nothing is moved without --run.':
    '호출 옆에 지적 사항과 결과를 붙여 소스를 출력합니다. 프로그램은 -g로 빌드되어 있어야 하며, 그 뒤에는 끝까지 계속 실행됩니다. --run이 없으면 아무것도 옮기지 않습니다.',
  'The executable; arguments for it follow after --': '실행 파일. 그 인자는 -- 뒤에 씀',
  'The line of the call, where the file has several': '파일에 호출이 여럿일 때 그 호출의 줄',
  'Agree to a call that names this process instead of the program itself':
    '프로그램 자신이 아니라 이 프로세스를 지정한 호출에 동의하기',
  'Run the migration as the call asks for it': '호출이 요청하는 대로 이동 실행하기',
  'debug takes a source file and its program.': 'debug에는 소스 파일과 그 프로그램이 필요합니다.',
  '--pid takes the number of a process, not "{text}".':
    '--pid에는 프로세스 번호를 지정해야 하며, "{text}"은(는) 쓸 수 없습니다.',
  'Explain a rule, flag, status entry or errno': '규칙, 플래그, status 항목, errno 설명하기',
  'Examples: numa-lens explain pages-untouched, explain MPOL_MF_MOVE_ALL, explain EPERM, explain -ENOENT, explain -14.':
    '예: numa-lens explain pages-untouched, explain MPOL_MF_MOVE_ALL, explain EPERM, explain -ENOENT, explain -14.',
  'The kernel to explain for; the newest known when absent': '설명할 커널. 없으면 알려진 가장 새 커널',
  'Serve the Language Server Protocol on standard input and output':
    '표준 입력과 출력으로 언어 서버 프로토콜 제공하기',
  'The transport; the only one here, and to be named': '전송 방법. 이것뿐이며 반드시 지정',
  'the language server talks on standard input and output only: numa-lens lsp --stdio.':
    '언어 서버는 표준 입력과 출력으로만 통신합니다: numa-lens lsp --stdio.',
  'Draw where the pages of a process are': '프로세스의 페이지가 어디 있는지 그리기',
  'Without pages to draw it is the whole process, as with --all. A character is a number of pages side by side.':
    '그릴 페이지를 지정하지 않으면 --all처럼 프로세스 전체를 그립니다. 글자 하나는 나란히 있는 여러 페이지입니다.',
  'List the mappings of a process with nodes and memory policy':
    '프로세스의 매핑을 노드, 메모리 정책과 함께 나열하기',
  'query, migrate, map and watch take a name of this list, or an address in it: --mapping NAME|0xADDRESS.':
    'query, migrate, map, watch에는 이 목록의 이름이나 그 안의 주소를 줄 수 있습니다: --mapping NAME|0xADDRESS.',
  'Move pages of a process to a node': '프로세스의 페이지를 노드로 옮기기',
  'The old placement is written to a journal before anything moves; "numa-lens undo" takes it. Exit code 1: some pages are not on the node.':
    '옮기기 전에 원래 배치를 저널에 쓰며, "numa-lens undo"가 그것을 받습니다. 종료 코드 1: 노드에 있지 않은 페이지가 있음.',
  'List processes with size, nodes and whether their pages may be moved':
    '프로세스를 크기, 노드, 페이지를 옮길 수 있는지와 함께 나열하기',
  'The largest first. Where the pages are is not asked of a process of more than 2 GiB: query --all tells it.':
    '가장 큰 것부터 나열합니다. 2 GiB보다 큰 프로세스는 페이지가 어디 있는지 묻지 않습니다. query --all이 알려 줍니다.',
  'Only this process; may be given several times': '이 프로세스만. 여러 번 줄 수 있음',
  'Only those with this text in their name or command line': '이름이나 명령줄에 이 텍스트가 있는 것만',
  'Tell on which node the pages of a process are': '프로세스의 페이지가 어느 노드에 있는지 알려 주기',
  'With --save the placement is also written to a file, and "numa-lens undo FILE" puts the pages back to where they were then.':
    '--save를 쓰면 배치를 파일에도 쓰며, "numa-lens undo FILE"이 페이지를 그때 있던 곳으로 되돌립니다.',
  'Draw a map of the pages instead of listing them': '페이지를 나열하는 대신 맵 그리기',
  'Write the placement to this file too, which must not exist yet; undo takes it':
    '배치를 이 파일에도 쓰기. 아직 없는 파일이어야 하며 undo가 받음',
  'List the rules': '규칙 나열하기',
  'How they are written; text when absent': '쓰는 형식. 없으면 text',
  'Run the migration runner that other programs talk to': '다른 프로그램이 말을 거는 이동 러너 실행하기',
  'Speaks JSON-RPC on its standard input and output, or on a socket where an editor waits; docs/runner.md describes it.':
    '표준 입력과 출력, 또는 에디터가 기다리는 소켓에서 JSON-RPC로 통신합니다. docs/runner.md에 설명이 있습니다.',
  'Use the standard streams': '표준 스트림 쓰기',
  'Meet an editor at this socket instead': '대신 이 소켓에서 에디터와 만나기',
  'What the editor knows the runner by; read once and deleted':
    '에디터가 러너를 알아보는 것. 한 번 읽고 지움',
  'Touch no other process than this one; START is field 22 of /proc/PID/stat':
    '이 프로세스 말고는 건드리지 않기. START는 /proc/PID/stat의 22번째 필드',
  'runner takes no "{words}".': 'runner에는 "{words}"을(를) 줄 수 없습니다.',
  'Tell also which nodes this process may use': '이 프로세스가 쓸 수 있는 노드도 알려 주기',
  'Show the NUMA nodes of this machine': '이 시스템의 NUMA 노드 보기',
  'Move the pages of a journal or a saved placement back to where they were':
    '저널이나 저장한 배치의 페이지를 원래 있던 곳으로 되돌리기',
  'Several files are undone from the last to the first. Exit code 1: some pages are not back. The files are where the runner runs.':
    '파일이 여럿이면 마지막 것부터 되돌립니다. 종료 코드 1: 돌아오지 않은 페이지가 있음. 파일은 러너가 실행되는 곳에 있습니다.',
  'Tell which journals there are and whether they can still be undone':
    '어떤 저널이 있고 아직 되돌릴 수 있는지 알려 주기',
  'Tell when pages of a process change their node': '프로세스의 페이지가 노드를 바꾸면 알려 주기',
  'Ends with the process, with Ctrl-C, or after N looks, with exit code 0. As JSON each event is a line of its own.':
    '프로세스가 끝나거나, Ctrl-C를 누르거나, N번 보면 종료 코드 0으로 끝납니다. JSON에서는 이벤트마다 한 줄입니다.',
  'Time between two looks; 2 when absent, 0.1 at least': '두 번 보는 사이의 시간. 없으면 2, 최소 0.1',
  'End after so many looks, the first included': '처음을 포함해 이만큼 본 뒤 끝내기',
  'How to print the answer; text when absent': '답을 출력하는 형식. 없으면 text',
  'Start the runner by this command, where the process is: "ssh HOST numa-lens runner --stdio"; also NUMA_LENS_RUNNER':
    '프로세스가 있는 곳에서 이 명령으로 러너 시작하기: "ssh HOST numa-lens runner --stdio". NUMA_LENS_RUNNER로도 지정',
  'The process': '프로세스',
  'The node that the pages are to be on': '페이지가 있어야 할 노드',
  'Also move pages that other processes share (MPOL_MF_MOVE_ALL; needs CAP_SYS_NICE)':
    '다른 프로세스와 공유하는 페이지도 옮기기(MPOL_MF_MOVE_ALL. CAP_SYS_NICE 필요)',
  'Tell what would move and what is in the way; move nothing':
    '무엇이 옮겨지고 무엇이 걸림돌인지 알려 주기. 아무것도 옮기지 않음',
  'Try up to N times more, a second apart, where pages were busy or memory was short':
    '페이지가 사용 중이었거나 메모리가 모자랐으면 1초 간격으로 N번까지 더 시도하기',
  'Where to write the old placement, for undo; must not exist yet (attempt 2 writes FILE.2)':
    'undo를 위해 원래 배치를 쓸 곳. 아직 없는 파일이어야 함(두 번째 시도는 FILE.2에 씀)',
  'Addresses in the process, the end exclusive, or 0xSTART+LENGTH; rounded outwards to pages':
    '프로세스 안의 주소. 끝은 포함하지 않음. 또는 0xSTART+LENGTH. 페이지 단위로 바깥쪽으로 맞춤',
  'A mapping by name ([heap], a path or its last part) or by an address in it; "numa-lens mappings" lists them':
    '이름([heap], 경로나 그 마지막 부분)이나 그 안의 주소로 지정한 매핑. "numa-lens mappings"가 나열함',
  'A global or static variable; NAME+LENGTH for so many bytes from it, NAME*LENGTH for what it points to':
    '전역 변수나 정적 변수. NAME+LENGTH는 거기서부터 그만큼의 바이트, NAME*LENGTH는 그것이 가리키는 곳',
  'Every page of the process that can be moved': '프로세스의 옮길 수 있는 모든 페이지',
};
