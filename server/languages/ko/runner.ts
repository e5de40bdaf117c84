/** What the runner says to whoever asked it. */
import type { Catalogue } from '../say';

export const runner: Catalogue = {
  'no node': '없음',
  'nodes {list} and {last}': '노드 {list}, {last}',
  'The runner speaks protocol version {ours}, the client asked for {theirs}.':
    '러너는 프로토콜 버전 {ours|을} 쓰는데 클라이언트는 {theirs|을} 요청했습니다.',
  'The first request to the runner must be "initialize".': '러너에 보내는 첫 요청은 "initialize"여야 합니다.',
  'Send it first.': '그것을 먼저 보내십시오.',
  'The request cannot be carried out: {what}.': '요청을 수행할 수 없습니다: {what}.',
  'Correct the request.': '요청을 고치십시오.',
  'This runner was started for process {bound} only and does not touch process {pid}.':
    '이 러너는 프로세스 {bound}만을 위해 시작되었으며 프로세스 {pid|은} 건드리지 않습니다.',
  'Start another runner for that process.': '그 프로세스를 위해 다른 러너를 시작하십시오.',
  'The target named in the request is not open in this runner.':
    '요청이 지정한 대상은 이 러너에 열려 있지 않습니다.',
  'Open the target first.': '대상을 먼저 여십시오.',
  'Pages can be moved on 64-bit Linux only; the runner runs on {platform} {arch}.':
    '페이지는 64비트 리눅스에서만 옮길 수 있는데, 러너는 {platform} {arch}에서 실행됩니다.',
  'Start the runner on the Linux machine where the program runs.':
    '프로그램이 실행되는 리눅스 시스템에서 러너를 시작하십시오.',
  'The package koffi, through which the runner calls the kernel, cannot be loaded ({detail}).':
    '러너가 커널을 호출할 때 쓰는 koffi 패키지를 불러올 수 없습니다({detail}).',
  'Install it beside NUMA Lens: npm install koffi.': 'NUMA Lens 옆에 설치하십시오: npm install koffi.',
  'The kernel {kernel} has no move_pages(2): it was built without NUMA or without page migration.':
    '커널 {kernel}에는 move_pages(2)가 없습니다. NUMA나 페이지 이전 없이 빌드되었습니다.',
  'Use a kernel with CONFIG_NUMA and CONFIG_MIGRATION, as those of the distributions are.':
    '배포판의 커널처럼 CONFIG_NUMA와 CONFIG_MIGRATION이 있는 커널을 쓰십시오.',
  '/proc/{pid}/numa_maps cannot be read ({errno}); kernels without CONFIG_NUMA do not have it (this one is {kernel}).':
    '/proc/{pid}/numa_maps를 읽을 수 없습니다({errno}). CONFIG_NUMA 없는 커널에는 이 파일이 없습니다(이 커널은 {kernel}).',
  'Use a kernel with CONFIG_NUMA, as those of the distributions are; /proc/PID/smaps has sizes without nodes.':
    '배포판의 커널처럼 CONFIG_NUMA가 있는 커널을 쓰십시오. /proc/PID/smaps에는 노드 없이 크기만 있습니다.',
  'A seccomp filter forbids move_pages(2) to the runner itself ({errno}); the default profiles of container engines do.':
    'seccomp 필터가 러너 자신에게 move_pages(2)를 금지합니다({errno}). 컨테이너 엔진의 기본 프로파일이 그렇게 합니다.',
  'Start the container with --cap-add SYS_NICE or a seccomp profile that permits move_pages, or run the runner outside of it.':
    '--cap-add SYS_NICE나 move_pages를 허용하는 seccomp 프로파일로 컨테이너를 시작하거나, 러너를 컨테이너 밖에서 실행하십시오.',
  'There is no process {pid} that the runner can see.': '러너가 볼 수 있는 프로세스 {pid|이} 없습니다.',
  'Check the number; a process in a container or PID namespace has another number there, and is seen by a runner that is started there (numaLens.runner.prefix, --runner).':
    '번호를 확인하십시오. 컨테이너나 PID 네임스페이스 안의 프로세스는 그 안에서 번호가 다르며, 그 안에서 시작한 러너가 볼 수 있습니다(numaLens.runner.prefix, --runner).',
  '{pid} is a thread of process {leader}, not a process.':
    '{pid|은} 프로세스가 아니라 프로세스 {leader}의 스레드입니다.',
  'Name the process: {leader}.': '프로세스를 지정하십시오: {leader}.',
  'Process {pid} has ended.': '프로세스 {pid|이} 끝났습니다.',
  'Start the program again; its placement is gone.': '프로그램을 다시 시작하십시오. 그 배치는 없어졌습니다.',
  'The number {pid} belongs to another process now: the one that was meant has ended.':
    '번호 {pid|은} 이제 다른 프로세스의 것입니다. 뜻했던 프로세스는 끝났습니다.',
  'Name the new process if you mean that one.': '새 프로세스를 뜻하는 것이면 그것을 지정하십시오.',
  'Process {pid} has executed another program since, and the addresses mean nothing there.':
    '프로세스 {pid|이} 그 뒤 다른 프로그램을 실행했으므로 주소는 거기서 의미가 없습니다.',
  'Query again once the new program has allocated its memory.':
    '새 프로그램이 메모리를 할당한 뒤 다시 조회하십시오.',
  '{pid} is a kernel thread, which has no memory of its own to move.':
    '{pid|은} 옮길 자신의 메모리가 없는 커널 스레드입니다.',
  'Process {pid} has ended and only waits for its parent to collect it; it has no memory any more.':
    '프로세스 {pid|은} 끝나서 부모가 거두어 가기만 기다리며, 더는 메모리가 없습니다.',
  'The runner ({runner}) may not inspect process {pid} (user {owner}): {reasons}.':
    '러너({runner})가 프로세스 {pid}(사용자 {owner})를 살펴볼 수 없습니다: {reasons}.',
  'Run as the user who owns the process, or give the runner CAP_SYS_PTRACE (docs/runner.md, "The rights it needs").':
    '프로세스를 소유한 사용자로 실행하거나 러너에 CAP_SYS_PTRACE를 주십시오(docs/runner.md, "The rights it needs").',
  'A security module (SELinux, Smack) forbids the runner to move memory of process {pid}.':
    '보안 모듈(SELinux, Smack)이 러너가 프로세스 {pid}의 메모리를 옮기는 것을 금지합니다.',
  'Look into the audit log for the rule, or run as a domain that may.':
    '감사 로그에서 그 규칙을 찾아보거나, 허용되는 도메인으로 실행하십시오.',
  'The memory of process {pid} at {address} cannot be read: nothing is mapped there or it is not readable.':
    '프로세스 {pid}의 {address}에 있는 메모리를 읽을 수 없습니다. 거기에 맵 된 것이 없거나 읽을 수 없는 곳입니다.',
  'Check that the pointer is valid where the program stands now.':
    '프로그램이 지금 멈춘 곳에서 포인터가 유효한지 확인하십시오.',
  'The runner may not read the memory of process {pid}.':
    '러너가 프로세스 {pid}의 메모리를 읽을 수 없습니다.',
  'The runner may not read the memory of process {pid}: kernel.yama.ptrace_scope is {yama}, so only an ancestor such as the debugger may. Moving pages is not affected.':
    '러너가 프로세스 {pid}의 메모리를 읽을 수 없습니다. kernel.yama.ptrace_scope가 {yama|이}라서 디버거 같은 조상만 읽을 수 있습니다. 페이지 이동에는 영향이 없습니다.',
  'Read the memory through the debugger, or give the runner CAP_SYS_PTRACE.':
    '디버거를 통해 메모리를 읽거나 러너에 CAP_SYS_PTRACE를 주십시오.',
  'Name ranges as START-END with START below END.': 'START가 END보다 작은 START-END로 범위를 지정하십시오.',
  'The ranges name {count} pages, and one request takes at most {most}.':
    '범위가 페이지 {count}개를 지정하는데, 요청 하나는 {most}개까지 받습니다.',
  'Name ranges that the process has mapped; /proc/PID/maps lists them.':
    '프로세스가 맵 한 범위를 지정하십시오. /proc/PID/maps가 나열합니다.',
  '{count} single pages are named; one request takes at most {most}.':
    '페이지 {count}개를 하나씩 지정했는데, 요청 하나는 {most}개까지 받습니다.',
  'Name them as ranges or in several requests.': '범위로 지정하거나 여러 요청으로 나누십시오.',
  'The pages lie in more than {most} places, which no map can show.':
    '페이지가 {most}곳보다 많은 곳에 있어 맵으로 보여 줄 수 없습니다.',
  'Map a range that holds them, or some of them.': '그것들을 담은 범위나 그 일부를 맵으로 그리십시오.',
  'Process {pid}, as the runner sees it, is not the process that is being debugged: {why}.':
    '러너가 보는 프로세스 {pid|은} 디버그 중인 프로세스가 아닙니다: {why}.',
  'If the program runs on another machine or in a container, start the runner there: the setting numaLens.runner.prefix, or --runner, takes the command that enters it.':
    '프로그램이 다른 시스템이나 컨테이너에서 실행되면 러너를 거기서 시작하십시오. 그곳으로 들어가는 명령을 설정 numaLens.runner.prefix나 --runner에 지정합니다.',
  'It is not proved that process {pid} is the process that is being debugged, so nothing is moved.':
    '프로세스 {pid|이} 디버그 중인 프로세스라는 것이 증명되지 않아 아무것도 옮기지 않습니다.',
  'Stop the program in the debugger, so that its memory can be compared.':
    '메모리를 비교할 수 있도록 디버거에서 프로그램을 멈추십시오.',
  'The request was cancelled.': '요청이 취소되었습니다.',
  'Another runner is moving pages of process {pid} now, for another window or a command line.':
    '다른 러너가 지금 다른 창이나 명령줄을 위해 프로세스 {pid}의 페이지를 옮기고 있습니다.',
  'Try again when it has finished.': '그것이 끝나면 다시 시도하십시오.',
  'Nothing is moved: the journal {file} cannot be written ({why}).':
    '아무것도 옮기지 않습니다. 저널 {file|을} 쓸 수 없습니다({why}).',
  'Name a file that a move has written.': '이동이 쓴 파일을 지정하십시오.',
  'The journal {file} cannot be used: {why}.': '저널 {file|을} 쓸 수 없습니다: {why}.',
  'The journal {file} was written before the machine was started anew; its process is gone.':
    '저널 {file|은} 시스템이 다시 시작되기 전에 쓰였습니다. 그 프로세스는 없습니다.',
  'Delete the file.': '파일을 지우십시오.',
  'The journal {file} was written in another PID namespace, where process numbers mean other processes.':
    '저널 {file|은} 프로세스 번호가 다른 프로세스를 뜻하는 다른 PID 네임스페이스에서 쓰였습니다.',
  'Run undo in the container in which the move was made.': '이동을 실행한 컨테이너에서 undo를 실행하십시오.',
  'There is no node {node} with memory on this machine; pages can be on {known}.':
    '이 시스템에는 메모리가 있는 노드 {node|이} 없습니다. 페이지가 있을 수 있는 곳: {known}.',
  'Name one of these.': '이 가운데 하나를 지정하십시오.',
  'Node {node} has no memory of its own; pages can be on {known}.':
    '노드 {node}에는 자신의 메모리가 없습니다. 페이지가 있을 수 있는 곳: {known}.',
  'The cpuset of process {pid} does not permit the wanted node; it permits {permitted}.':
    '프로세스 {pid}의 cpuset이 원하는 노드를 허용하지 않습니다. 허용하는 곳: {permitted}.',
  'The cpuset of process {pid} does not permit node {node}; it permits {permitted}.':
    '프로세스 {pid}의 cpuset이 노드 {node|을} 허용하지 않습니다. 허용하는 곳: {permitted}.',
  'Choose a permitted node, or widen cpuset.mems of the control group of the process.':
    '허용된 노드를 고르거나, 프로세스의 컨트롤 그룹의 cpuset.mems를 넓히십시오.',
  'Node {node} has no memory left for more pages ({free} free); what was moved before stays moved.':
    '노드 {node}에 페이지를 더 둘 메모리가 없습니다(빈 메모리 {free}). 그 전에 옮긴 것은 그대로 남습니다.',
  'Free memory on that node, move less, or move it back with undo.':
    '그 노드의 메모리를 비우거나, 더 적게 옮기거나, undo로 되돌리십시오.',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace; the runner has it in the user namespace of a rootless container only, which does not count.':
    'MPOL_MF_MOVE_ALL에는 초기 사용자 네임스페이스의 CAP_SYS_NICE가 필요합니다. 러너는 그것을 루트리스 컨테이너의 사용자 네임스페이스에서만 가지고 있어 소용이 없습니다.',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace, which the runner does not have.':
    'MPOL_MF_MOVE_ALL에는 초기 사용자 네임스페이스의 CAP_SYS_NICE가 필요한데, 러너에는 없습니다.',
  'Leave it out (pages shared with other processes then stay), or start the runner outside of the container with that capability.':
    '그것을 빼거나(다른 프로세스와 공유하는 페이지는 남습니다), 러너를 컨테이너 밖에서 그 캐퍼빌리티로 시작하십시오.',
  'Leave it out (pages shared with other processes then stay), or start the runner with that capability.':
    '그것을 빼거나(다른 프로세스와 공유하는 페이지는 남습니다), 러너를 그 캐퍼빌리티로 시작하십시오.',
  'The kernel refused the call with {errno}: {why}': '커널이 {errno|으로} 호출을 거부했습니다: {why}',
  'there is no such file': '그런 파일이 없습니다',
  'it may not be read (EACCES)': '읽을 권한이 없습니다(EACCES)',
  'its first line is not that of a journal': '첫 줄이 저널의 것이 아닙니다',
  'it has version {theirs}, and this runner knows version {ours}':
    '버전이 {theirs}인데 이 러너는 버전 {ours|을} 압니다',
  'This page is of the kernel, the same for every process, and move_pages sees nothing there.':
    '이 페이지는 모든 프로세스에 같은 커널의 것이며, move_pages에는 거기에 아무것도 보이지 않습니다.',
  'This is code of the kernel that it shows to every process; its pages stay where they are.':
    '커널이 모든 프로세스에 보여 주는 커널의 코드입니다. 그 페이지는 있던 곳에 남습니다.',
  'These are data of the kernel that it shows to every process; its pages stay where they are.':
    '커널이 모든 프로세스에 보여 주는 커널의 데이터입니다. 그 페이지는 있던 곳에 남습니다.',
  'This is the memory of a DAX device, which stays in the device.': 'DAX 장치의 메모리이며 장치에 남습니다.',
  'This is the memory of a device (VM_IO), which stays in the device.':
    '장치의 메모리(VM_IO)이며 장치에 남습니다.',
  'A driver has put frames of memory here that it owns (VM_PFNMAP); the kernel does not migrate them.':
    '드라이버가 자신이 소유한 메모리 프레임을 여기에 두었습니다(VM_PFNMAP). 커널은 그것을 옮기지 않습니다.',
  'No access is permitted here (---): the addresses are only reserved, and there are no pages.':
    '여기에는 접근이 허용되지 않습니다(---). 주소만 예약되어 있고 페이지는 없습니다.',
  'The text "{text}" is no address of at most 64 bits.':
    '텍스트 "{text}"은(는) 64비트 이하의 주소가 아닙니다.',
  'The range {from}-{to} is empty or runs backwards.': '범위 {from}-{to|은} 비어 있거나 거꾸로입니다.',
  'Automatic NUMA balancing is on: while the program runs, the kernel may move the pages again.':
    '자동 NUMA 밸런싱이 켜져 있습니다. 프로그램이 실행되는 동안 커널이 페이지를 다시 옮길 수 있습니다.',
  'Give the memory a policy in the program (mbind with MPOL_BIND), compare placements while the program is stopped, or switch it off: sysctl kernel.numa_balancing=0.':
    '프로그램에서 메모리에 정책을 주거나(MPOL_BIND로 mbind), 프로그램이 멈춘 동안 배치를 비교하거나, 끄십시오: sysctl kernel.numa_balancing=0.',
  'first on {nodes}': '우선 {nodes}에',
  'spread over {nodes}': '{nodes}에 나누어',
  'on {nodes}': '{nodes}에',
  'The memory policy of {ranges} is {policy}: pages move all the same, but those that are touched later or come back from swap are allocated {where}.':
    '{ranges}의 메모리 정책은 {policy}입니다. 페이지는 그래도 옮겨지지만, 나중에 건드리거나 스왑에서 돌아오는 페이지는 {where} 할당됩니다.',
  'a range': '범위 하나',
  '{count} ranges': '범위 {count}개',
  'Change the policy in the program too: mbind with MPOL_BIND and the new node.':
    '프로그램에서 정책도 바꾸십시오: MPOL_BIND와 새 노드로 mbind.',
  'Up to {count} huge pages of {size} kB are to move, and {free} are free on node {node}; the kernel has to make the others from ordinary memory, which it may not find in one piece.':
    '{size} kB짜리 큰 페이지(huge page)를 최대 {count}개 옮기려는데 노드 {node}에는 {free}개가 비어 있습니다. 나머지는 커널이 일반 메모리에서 만들어야 하며, 이어진 메모리를 찾지 못할 수 있습니다.',
  'Enlarge the pool first: write to {pool}/nr_hugepages.':
    '먼저 풀을 늘리십시오: {pool}/nr_hugepages에 쓰면 됩니다.',
  'The call names {count} pages, and the states of at most {most} are looked at.':
    '호출이 페이지 {count}개를 지정하는데, 상태는 {most}개까지만 살펴봅니다.',
  'The program runs under a seccomp filter, which may refuse move_pages to it; whether it does cannot be seen from outside.':
    '프로그램이 seccomp 필터 아래에서 실행되며, 필터가 move_pages를 거부할 수 있습니다. 정말 그런지는 밖에서 볼 수 없습니다.',
  'The program is running: this holds for its pages as they were just now.':
    '프로그램이 실행 중입니다. 이것은 방금의 페이지 상태에 대한 것입니다.',
  'Automatic NUMA balancing is on and may move pages, or mark them for a while, before the call is made.':
    '자동 NUMA 밸런싱이 켜져 있어, 호출 전에 페이지를 옮기거나 한동안 표시해 둘 수 있습니다.',
  'The text "{text}" is no address.': '텍스트 "{text}"은(는) 주소가 아닙니다.',
  '{count} pages and {nodes} nodes do not go together':
    '페이지 {count}개와 노드 {nodes}개가 서로 맞지 않습니다',
  'This machine has memory on node {node} only, so no page can change its node.':
    '이 시스템은 노드 {node}에만 메모리가 있어 어떤 페이지도 노드를 바꿀 수 없습니다.',
  'Run on a machine with several NUMA nodes.': 'NUMA 노드가 여럿인 시스템에서 실행하십시오.',
  'Up to {wanted} are to move and {free} are free there; the kernel has to drop cached files first ({reclaimable}), which takes time.':
    '최대 {wanted|을} 옮기려는데 그곳에는 {free|이} 비어 있습니다. 커널이 먼저 캐시된 파일({reclaimable})을 버려야 해서 시간이 걸립니다.',
  'Move less, or free memory on that node first.': '더 적게 옮기거나, 먼저 그 노드의 메모리를 비우십시오.',
  'Up to {wanted} are to move and {free} are free there, with cached files {all}; the kernel may have to swap, or stop half-way.':
    '최대 {wanted|을} 옮기려는데 그곳에는 {free|이} 비어 있고, 캐시된 파일까지 합하면 {all}입니다. 커널이 스왑해야 하거나 도중에 멈출 수 있습니다.',
  'connected to the editor, for process {pid} only. It ends with the connection, or with Ctrl-C.':
    '에디터에 연결됨. 프로세스 {pid}만을 위한 것입니다. 연결이 끝나거나 Ctrl-C를 누르면 끝납니다.',
  'the connection to the editor is over.': '에디터와의 연결이 끝났습니다.',
  'the input is not JSON-RPC with Content-Length headers: {reason}':
    '입력이 Content-Length 헤더가 있는 JSON-RPC가 아닙니다: {reason}',
  'the program that it executes cannot be told': '실행하는 프로그램을 알 수 없습니다',
  'it executes {link}, not {named}': '{named|이} 아니라 {link|을} 실행합니다',
  'there is no challenge whose bytes could be looked for': '찾을 바이트가 있는 챌린지가 없습니다',
  'it is the migration runner itself': '이동 러너 자신입니다',
  'the pages that the debugger made the program touch are not among its own':
    '디버거가 프로그램에 건드리게 한 페이지가 그 프로세스의 것이 아닙니다',
  'what the debugger has put into the program is not in its memory':
    '디버거가 프로그램에 넣은 것이 그 메모리에 없습니다',
  'what the debugger has put into the program is not in the first {size} MiB of its memory':
    '디버거가 프로그램에 넣은 것이 그 메모리의 처음 {size} MiB에 없습니다',
  'a sample needs an address and bytes': '표본에는 주소와 바이트가 필요합니다',
  'nothing can be read there at {address}': '그곳의 {address}에서는 아무것도 읽을 수 없습니다',
  'its memory at {address} differs from what the debugger reads':
    '{address}의 메모리가 디버거가 읽는 것과 다릅니다',
  '{bytes} telling bytes are no proof; it takes at least {least}':
    '구별되는 바이트 {bytes}개로는 증명이 되지 않습니다. 적어도 {least}개가 필요합니다',
  'the token file {file} cannot be read and deleted ({errno}): it is good for one start only.':
    '토큰 파일 {file|을} 읽고 지울 수 없습니다({errno}). 한 번 시작하는 데만 쓸 수 있습니다.',
  'nobody waits at {socket} ({errno}): ask the editor for a new command.':
    '{socket}에서 기다리는 쪽이 없습니다({errno}). 에디터에 새 명령을 요청하십시오.',
  '{names} and {count} more': '{names} 외 {count}개',
  '{real} (effective {effective}, saved {saved})': '{real}(실효 {effective}, 저장된 것 {saved})',
  'the runner’s CAP_SYS_PTRACE does not reach it: it is in another user namespace, or a security module (SELinux, AppArmor, Smack) forbids it':
    '러너의 CAP_SYS_PTRACE가 미치지 않습니다. 다른 사용자 네임스페이스에 있거나 보안 모듈(SELinux, AppArmor, Smack)이 금지합니다',
  'it belongs to user {user}': '사용자 {user}의 것입니다',
  'it has the group {group}': '그룹이 {group}입니다',
  'it is not dumpable: it changed its user or capabilities, asked for it by PR_SET_DUMPABLE, or its program may not be read':
    '덤프할 수 없습니다. 사용자나 캐퍼빌리티를 바꿨거나, PR_SET_DUMPABLE로 요청했거나, 그 프로그램을 읽을 수 없습니다',
  'it holds {rights}, which the runner does not': '러너에 없는 {rights|을} 가지고 있습니다',
  'a security module (SELinux, AppArmor, Smack) or another user namespace is in the way':
    '보안 모듈(SELinux, AppArmor, Smack)이나 다른 사용자 네임스페이스가 걸림돌입니다',
  'user {user}, group {group}': '사용자 {user}, 그룹 {group}',
  'its rights cannot be read either': '그 권한도 읽을 수 없습니다',
  '"{address}" is not an address.': '"{address}"은(는) 주소가 아닙니다.',
  'it is about process {pid}, another one': '다른 프로세스 {pid}에 관한 것입니다',
  'a node for each page needs pages that are named one by one':
    '페이지마다 노드를 주려면 페이지를 하나씩 지정해야 합니다',
  'The file {name} was replaced or removed after the process loaded it, so its symbols are not known.':
    '프로세스가 불러온 뒤 파일 {name|이} 바뀌거나 없어져서 그 심벌을 알 수 없습니다.',
  'The file {name} {why}.': '파일 {name}: {why}.',
  'is no ELF file': 'ELF 파일이 아닙니다',
  'is a 32-bit ELF file, whose symbols are not read': '32비트 ELF 파일이며, 그 심벌은 읽지 않습니다',
  'is an ELF file of the other byte order': '바이트 순서가 다른 ELF 파일입니다',
  'has no readable program headers': '읽을 수 있는 프로그램 헤더가 없습니다',
  'ends before its program headers': '프로그램 헤더 전에 끝납니다',
  'has symbol tables that lie outside of it': '심벌 테이블이 파일 밖에 있습니다',
  'has no readable section headers': '읽을 수 있는 섹션 헤더가 없습니다',
  'ends before its section headers': '섹션 헤더 전에 끝납니다',
  'The file {name} cannot be read ({errno}).': '파일 {name|을} 읽을 수 없습니다({errno}).',
  '{variable} in {name} is thread-local: every thread has its own, whose address is not in the symbol table.':
    '{name}의 {variable|은} 스레드 지역 변수입니다. 스레드마다 따로 있으며 그 주소는 심벌 테이블에 없습니다.',
  '"{name}" is not the name of a variable': '"{name}"은(는) 변수의 이름이 아닙니다',
  'There are more than {most} places; only these are listed.':
    '{most}곳보다 많습니다. 이것들만 나열했습니다.',
  'The symbol tables of {files} were stripped, so only names that other files use are known there.':
    '{files}의 심벌 테이블이 제거되어, 다른 파일이 쓰는 이름만 알 수 있습니다.',
  'its path leads through a link of /proc, where a runner with CAP_SYS_PTRACE gets further than its user':
    '경로가 /proc의 링크를 지나는데, 거기서는 CAP_SYS_PTRACE가 있는 러너가 그 사용자보다 더 멀리 갈 수 있습니다',
  'it is a symbolic link': '심벌릭 링크입니다',
  'Name the file that it leads to.': '그것이 가리키는 파일을 지정하십시오.',
  'it is not a file': '파일이 아닙니다',
  'it is a file of /proc': '/proc의 파일입니다',
  'it belongs to user {owner}, and the runner is user {user}':
    '사용자 {owner}의 것인데 러너는 사용자 {user}입니다',
  'Let user {owner} undo it; or, if you know what it says and want that, use a copy of your own.':
    '사용자 {owner|이} 되돌리게 하십시오. 또는 그 내용을 알고 그대로 원한다면 자신의 사본을 쓰십시오.',
  'other users may write to it': '다른 사용자가 쓸 수 있습니다',
  'If it still says what it should, take that right away: chmod go-w FILE.':
    '내용이 아직 그대로라면 그 권한을 없애십시오: chmod go-w FILE.',
  'The journal {file} cannot be written any further ({why}), so nothing more is moved; undo takes what is in it.':
    '저널 {file|을} 더 쓸 수 없어({why}) 더는 아무것도 옮기지 않습니다. 그 안에 있는 것은 undo로 되돌릴 수 있습니다.',
  'Make room there, or name a file elsewhere.': '그곳에 공간을 확보하거나 다른 곳의 파일을 지정하십시오.',
  'Make room there, or start the runner with XDG_STATE_HOME, which moves its folder of journals.':
    '그곳에 공간을 확보하거나, 저널의 폴더를 바꾸는 XDG_STATE_HOME을 설정해 러너를 시작하십시오.',
  'Raise the limit of the size of files (ulimit -f), or move less at a time.':
    '파일 크기의 제한(ulimit -f)을 올리거나 한 번에 덜 옮기십시오.',
  'Name a file in a folder that the runner may write to.': '러너가 쓸 수 있는 폴더의 파일을 지정하십시오.',
  'Give the runner a folder that it may write to: its journals are in that of the message, and XDG_STATE_HOME in its environment moves them.':
    '러너에 쓸 수 있는 폴더를 주십시오. 저널은 메시지에 나온 폴더에 있으며, 러너 환경의 XDG_STATE_HOME으로 바꿉니다.',
  'Name another file.': '다른 파일을 지정하십시오.',
  'Put its folder in order, or start the runner with XDG_STATE_HOME, which moves its folder of journals.':
    '그 폴더를 바로잡거나, 저널의 폴더를 바꾸는 XDG_STATE_HOME을 설정해 러너를 시작하십시오.',
  'The first thread of process {pid} has ended while others go on; the kernel finds the memory of a process by that thread, so its pages cannot be asked about, moved or moved back any more.':
    '프로세스 {pid}의 첫 스레드는 끝났고 다른 스레드는 계속 실행됩니다. 커널은 그 스레드로 프로세스의 메모리를 찾으므로, 이제 그 페이지를 조회하거나 옮기거나 되돌릴 수 없습니다.',
  'They stay where they are. Start the program again to move its pages.':
    '페이지는 있던 곳에 그대로 있습니다. 페이지를 옮기려면 프로그램을 다시 시작하십시오.',
  'The runner has as many files open as it may ({errno}), and cannot look at a process.':
    '러너가 열 수 있는 만큼 파일을 이미 열어({errno}) 프로세스를 살펴볼 수 없습니다.',
  'Raise the limit of open files (ulimit -n) where the runner is started.':
    '러너를 시작하는 곳에서 열린 파일의 제한(ulimit -n)을 올리십시오.',
  'The placement cannot be saved to {file} ({why}).': '배치를 {file}에 저장할 수 없습니다({why}).',
};
