/** The texts of package.json: titles of commands, settings, views. package.nls.ko.json is generated from them. */
import type { Catalogue } from '../say';

export const manifest: Catalogue = {
  'Query Placement': '배치 조회',
  'Run Migration': '이동 실행',
  'Move to Node…': '노드로 옮기기…',
  'Dry Run': '모의 실행',
  'Run to This Call': '이 호출까지 실행',
  'Move Back': '되돌리기',
  'Undo an Earlier Move…': '이전 이동 되돌리기…',
  'Try Again': '다시 시도',
  'Make the Move Last…': '이동을 지속시키기…',
  'Show Outcomes': '결과 보기',
  'Clear Outcomes': '결과 지우기',
  'Show Page Map': '페이지 맵 보기',
  'Refresh Processes': '프로세스 새로 고침',
  'Refresh Topology': '토폴로지 새로 고침',
  'Attach to Process…': '프로세스에 연결…',
  'Detach from Process': '프로세스에서 연결 해제',
  'Start Privileged Runner…': '특권 러너 시작…',
  'Check the Workspace': '작업 영역 검사',
  'Clear the Findings of Closed Files': '닫힌 파일의 지적 사항 지우기',
  'Restart Language Server': '언어 서버 다시 시작',
  'Show Log': '로그 보기',
  Results: '결과',
  Processes: '프로세스',
  Topology: '토폴로지',
  'This workspace is not trusted, so no process is looked at.\n[Manage Workspace Trust](command:workbench.trust.manage)':
    '이 작업 영역을 신뢰하지 않으므로 어떤 프로세스도 들여다보지 않습니다.\n[작업 영역 신뢰 관리](command:workbench.trust.manage)',
  'No process to look at. Start debugging, or attach to a process that runs already.\n[Attach to Process…](command:numaLens.attach)':
    '살펴볼 프로세스가 없습니다. 디버깅을 시작하거나, 이미 실행 중인 프로세스에 연결하십시오.\n[프로세스에 연결…](command:numaLens.attach)',
  'The nodes of this machine: memory, CPUs, distances.\n[Show Topology](command:numaLens.refreshTopology)':
    '이 기계의 노드: 메모리, CPU, 거리.\n[토폴로지 보기](command:numaLens.refreshTopology)',
  'The oldest Linux that the code has to run on, such as `4.17` or `6.1.61`. What the kernel does differs by version; findings and hovers speak of this one and newer.':
    '코드를 실행해야 하는 가장 오래된 리눅스입니다(예: `4.17` 또는 `6.1.61`). 커널이 하는 일은 버전마다 다르며, 지적 사항과 호버는 이 버전과 그 이후를 다룹니다.',
  'A Linux version: 4.17, 6.1, 6.1.61': '리눅스 버전: 4.17, 6.1, 6.1.61',
  'The architecture that the code is built for, such as `x86_64` or `arm64`: it decides system call numbers and page sizes. Empty: what `compile_commands.json` builds for, else this machine’s.':
    '코드를 빌드하는 아키텍처입니다(예: `x86_64` 또는 `arm64`). 시스템 호출 번호와 페이지 크기가 이것으로 정해집니다. 비워 두면 `compile_commands.json`의 빌드 대상, 그것도 없으면 이 기계의 아키텍처입니다.',
  'How many nodes the kernel is built for (`MAX_NUMNODES`, a power of two): a number from it on is no node. Distributions build with up to 1024; on small machines a smaller number finds more mistakes.':
    '커널을 빌드할 때의 노드 수입니다(`MAX_NUMNODES`, 2의 거듭제곱). 이 수부터는 노드가 아닙니다. 배포판은 1024까지로 빌드하며, 작은 기계에서는 더 작은 수가 실수를 더 많이 찾아냅니다.',
  'Which rules are on unless `rules` says otherwise.':
    '`rules`에서 달리 정하지 않으면 어떤 규칙을 켤지 정합니다.',
  'The rules that are right nearly always': '거의 언제나 옳은 규칙',
  'All rules: also those that ask for more care than most code takes':
    '모든 규칙: 대부분의 코드보다 더 많은 주의를 요구하는 것까지',
  'Another severity for a rule, or `off`: `{ "status-ignored": "hint" }`. To silence one place, write `// numa-lens-ignore RULE -- reason` there.':
    '규칙의 다른 심각도 또는 `off`: `{ "status-ignored": "hint" }`. 한 곳만 억제하려면 그곳에 `// numa-lens-ignore RULE -- reason`이라고 쓰십시오.',
  'Show _Query placement_ and _Run migration_ above each call while a debug session is paused. The same commands are in the command palette.':
    '디버그 세션이 일시 중지된 동안 각 호출 위에 _배치 조회_와 _이동 실행_을 표시합니다. 같은 명령이 명령 팔레트에도 있습니다.',
  'Show the outcome of a query or migration at the end of the call’s line. Off, _NUMA Lens: Show Outcomes_ still lists them.':
    '조회나 이동의 결과를 호출이 있는 줄의 끝에 표시합니다. 꺼도 _NUMA Lens: 결과 보기_에 목록이 나옵니다.',
  'When to show what a move would do, and ask, before it is done. _Move back_ takes a move back in any case.':
    '이동을 하기 전에 무엇을 할지 보여 주고 물어볼 때를 정합니다. _되돌리기_는 어떤 경우에도 이동을 되돌립니다.',
  'Before moves of more than 64 MiB, of another process than the debugged one, with `MPOL_MF_MOVE_ALL`, with a privileged runner, or with something in the way':
    '64 MiB를 넘는 이동, 디버그 중이 아닌 다른 프로세스의 이동, `MPOL_MF_MOVE_ALL`을 쓰거나 특권 러너를 쓰거나 걸림돌이 있는 이동 전에',
  'Before every move': '모든 이동 전에',
  'The command, one word an item, that starts the migration runner where the debugged program runs, if that is not here: `["ssh", "host"]`, `["docker", "exec", "-i", "container"]`, `["kubectl", "exec", "-i", "pod", "--"]`. NUMA Lens has to be installed there. Empty: the runner that came with the extension. The next action starts the runner anew when this has changed.':
    '디버그하는 프로그램이 여기에서 실행되지 않을 때, 그곳에서 이동 러너를 시작하는 명령을 한 항목에 한 단어씩 적습니다: `["ssh", "host"]`, `["docker", "exec", "-i", "container"]`, `["kubectl", "exec", "-i", "pod", "--"]`. 그곳에 NUMA Lens가 설치되어 있어야 합니다. 비워 두면 확장과 함께 온 러너를 씁니다. 바꾸면 다음 작업에서 러너를 새로 시작합니다.',
  'What is run behind `#numaLens.runner.prefix#`, one word an item. Without a prefix it is not used.':
    '`#numaLens.runner.prefix#` 뒤에서 실행할 것을 한 항목에 한 단어씩 적습니다. prefix가 없으면 쓰지 않습니다.',
  'What to log of the messages between the editor and the language server, in the NUMA Lens channel.':
    '편집기와 언어 서버가 주고받는 메시지 가운데 무엇을 NUMA Lens 채널에 기록할지 정합니다.',
  Nothing: '없음',
  'The names of the messages': '메시지의 이름',
  'Whole messages': '메시지 전체',
  'Code is linted. The migration runner is not started, and no page is queried or moved, until the workspace is trusted.':
    '코드는 검사합니다. 작업 영역을 신뢰할 때까지는 이동 러너를 시작하지 않으며, 페이지를 조회하거나 옮기지 않습니다.',
  'Code is linted by itself, without headers, build files and numa-lens.json. Debugging needs the machine that the code runs on.':
    '코드를 헤더, 빌드 파일, numa-lens.json 없이 그 자체로 검사합니다. 디버깅에는 코드가 실행되는 기계가 필요합니다.',
  'Show at literals in calls which parameter they are for, and which flags or which system call a number is. Where clangd is active, it names the parameters of C and C++.':
    '호출의 리터럴에 어떤 매개변수인지, 숫자가 어떤 플래그나 어떤 시스템 호출인지를 표시합니다. clangd가 활성화된 곳에서는 C와 C++의 매개변수 이름을 clangd가 표시합니다.',
};
