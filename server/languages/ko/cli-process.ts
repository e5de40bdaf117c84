/** What the commands about a live process print. */
import type { Catalogue } from '../say';

export const cliProcess: Catalogue = {
  'process {pid} ({executable}), Linux {kernel}': '프로세스 {pid}({executable}), 리눅스 {kernel}',
  'process {pid}, Linux {kernel}': '프로세스 {pid}, 리눅스 {kernel}',
  'process {pid} ({executable}), Linux {kernel}, every {seconds} s':
    '프로세스 {pid}({executable}), 리눅스 {kernel}, {seconds}초마다',
  'process {pid}': '프로세스 {pid}',
  RANGE: '범위',
  RIGHTS: '권한',
  SIZE: '크기',
  'IN MEMORY': '메모리',
  NODES: '노드',
  POLICY: '정책',
  NAME: '이름',
  USER: '사용자',
  'MAY MOVE': '이동 가능',
  COMMAND: '명령',
  WRITTEN: '쓴 때',
  PAGES: '페이지',
  'CAN BE UNDONE': '되돌릴 수 있음',
  PROGRAM: '프로그램',
  FILE: '파일',
  yes: '예',
  'no: {code}': '아니요: {code}',
  'no: the process has ended': '아니요: 프로세스가 끝남',
  'no: the machine was started anew since': '아니요: 그 뒤 시스템이 다시 시작됨',
  'only in the container where it was written': '쓰인 컨테이너 안에서만',
  ' (pages of {size})': ' ({size} 페이지)',
  ' (cannot be moved: {unmovable})': ' (옮길 수 없음: {unmovable})',
  'Node {node} has {free} free for {bytes}.':
    '노드 {node}에는 {bytes|을} 위해 {free}의 빈 메모리가 있습니다.',
  'Dry run: {pages} would move to node {node}, {alreadyThere} are there already; nothing was moved.':
    '모의 실행: {pages|이} 노드 {node|으로} 옮겨질 것이고 {alreadyThere}개는 이미 거기 있습니다. 아무것도 옮기지 않았습니다.',
  '{moved} moved to node {node}, {alreadyThere} were there already':
    '{moved|이} 노드 {node|으로} 옮겨졌고 {alreadyThere}개는 이미 거기 있었음',
  '{attempts} attempts': '{attempts}번 시도',
  'Cancelled: what had moved by then stays moved.': '취소됨: 그때까지 옮겨진 것은 그대로 남습니다.',
  'To move them back: numa-lens undo {journals}': '되돌리려면: numa-lens undo {journals}',
  '--save needs every page by itself, and --map adds them up: use one of them.':
    '--save에는 페이지가 하나하나 필요하고 --map은 그것들을 합칩니다. 둘 가운데 하나만 쓰십시오.',
  'To put them back here later: numa-lens undo {saved}': '나중에 여기로 되돌리려면: numa-lens undo {saved}',
  'No page is on any node, so there is nothing to come back to: {save} was not written.':
    '어느 노드에도 페이지가 없어 돌아올 곳이 없습니다. {save|은} 쓰지 않았습니다.',
  'Linux {kernel}, pages of {size}': '리눅스 {kernel}, {size} 페이지',
  'Process {pid} may have pages on node {node} (its cpuset, Mems_allowed).':
    '프로세스 {pid|은} 노드 {node}에 페이지를 둘 수 있습니다(cpuset, Mems_allowed).',
  'Process {pid} may have pages on nodes {nodes} (its cpuset, Mems_allowed).':
    '프로세스 {pid|은} 노드 {nodes}에 페이지를 둘 수 있습니다(cpuset, Mems_allowed).',
  'no memory: no page can be here': '메모리 없음: 여기에는 페이지가 있을 수 없음',
  '{size}, {free} free': '{size}, 빈 메모리 {free}',
  'node {node}: {cpus}; {memory}': '노드 {node}: {cpus}; {memory}',
  'no CPUs': 'CPU 없음',
  'CPUs {list}': 'CPU {list}번',
  'The kernel was built without NUMA: there are no nodes.': '커널이 NUMA 없이 빌드되어 노드가 없습니다.',
  'distances (10 is local):': '거리(10은 자기 노드):',
  'Automatic NUMA balancing is on: the kernel moves pages of running programs by itself.':
    '자동 NUMA 밸런싱이 켜져 있습니다. 커널이 실행 중인 프로그램의 페이지를 스스로 옮깁니다.',
  'There is one node, so no page can change its node here.':
    '노드가 하나라서 여기에서는 어떤 페이지도 노드를 바꿀 수 없습니다.',
  '--list names no file.': '--list에는 파일을 줄 수 없습니다.',
  'Name one journal, the file that migrate told; "numa-lens undo --list" shows them.':
    'migrate가 알려 준 파일인 저널을 하나 지정하십시오. "numa-lens undo --list"가 보여 줍니다.',
  '{movedBack} moved back, {alreadyThere} were back already, {gone} no longer in memory':
    '{movedBack} 되돌림, {alreadyThere}개는 이미 돌아와 있었음, {gone}개는 더는 메모리에 없음',
  'Cancelled: run it again for the rest.': '취소됨: 나머지를 위해 다시 실행하십시오.',
  'There are no journals in {folder}.': '{folder}에 저널이 없습니다.',
  'The pages are scattered over {runsLeftOut} more pieces than one look can tell: of those only the totals are compared.':
    '페이지가 한 번에 볼 수 있는 것보다 {runsLeftOut}개 더 많은 조각에 흩어져 있습니다. 그것들은 합계만 비교합니다.',
  'not mapped': '매핑되지 않음',
  '--format takes text or json, not "{format}".':
    '--format에는 text나 json을 지정해야 하며, "{format}"은(는) 쓸 수 없습니다.',
  '{name} takes the command that starts a runner: {problem}.':
    '{name}에는 러너를 시작하는 명령을 지정해야 합니다: {problem}.',
  '"{words}" belongs to no option of this command.':
    '"{words}"은(는) 이 명령의 어떤 옵션에도 속하지 않습니다.',
  'Name the process: --pid PID; "numa-lens processes" lists them.':
    '프로세스를 지정하십시오: --pid PID. "numa-lens processes"가 나열합니다.',
  'Name the node: --to NODE.': '노드를 지정하십시오: --to NODE.',
  '--to takes the number of a node, not "{text}".':
    '--to에는 노드 번호를 지정해야 하며, "{text}"은(는) 쓸 수 없습니다.',
  '--retry takes a number of attempts, not "{text}".':
    '--retry에는 시도 횟수를 지정해야 하며, "{text}"은(는) 쓸 수 없습니다.',
  '--{name} takes seconds from 0.1 to 86400, not "{text}".':
    '--{name}에는 0.1에서 86400까지의 초를 지정해야 하며, "{text}"은(는) 쓸 수 없습니다.',
  '--times takes a number of looks, not "{text}".':
    '--times에는 보는 횟수를 지정해야 하며, "{text}"은(는) 쓸 수 없습니다.',
  '{done} of {total} pages': '{total}페이지 중 {done}',
  '… and {count} more runs': '… 그 밖에 {count}개 구간',
  '{pages} on node {node}': '노드 {node}에 {pages}개',
  '{pages} not moved: {label}': '{pages} 옮기지 못함: {label}',
  '{pages} not moved: the kernel left them without a reason, as it does with pages that are pinned for I/O or devices.':
    '{pages} 옮기지 못함: 커널이 이유 없이 남겨 두었습니다. I/O나 장치를 위해 고정된 페이지에서 그렇습니다.',
  '{pages} not attempted': '{pages} 시도하지 않음',
  'In the way: {message} {remedy}': '걸림돌: {message} {remedy}',
  'Note: {message} {remedy}': '참고: {message} {remedy}',
  'Stopped: {message} {remedy}': '멈춤: {message} {remedy}',
  '--all is all of the process: leave out the other pages.':
    '--all은 프로세스 전체입니다. 다른 페이지 지정은 빼십시오.',
  'Name the pages: --range 0xSTART-0xEND, --mapping NAME, --symbol NAME, or --all for the whole process.':
    '페이지를 지정하십시오: --range 0xSTART-0xEND, --mapping NAME, --symbol NAME, 또는 프로세스 전체를 뜻하는 --all.',
  '--symbol takes NAME, NAME+LENGTH or NAME*LENGTH, not "{text}".':
    '--symbol에는 NAME, NAME+LENGTH, NAME*LENGTH 가운데 하나를 지정해야 하며, "{text}"은(는) 쓸 수 없습니다.',
  '--symbol: "{length}" is no length; write bytes, or 64K, 2M, 1G.':
    '--symbol: "{length}"은(는) 길이가 아닙니다. 바이트 수나 64K, 2M, 1G처럼 쓰십시오.',
  'Process {pid} has no mapping at {address}.': '프로세스 {pid}에는 {address} 위치에 매핑이 없습니다.',
  'Process {pid} has no mapping called {name}.': '프로세스 {pid}에는 이름이 {name}인 매핑이 없습니다.',
  '"numa-lens mappings --pid {pid}" lists those it has.':
    '"numa-lens mappings --pid {pid}"가 있는 것들을 나열합니다.',
  'No page of {mapping} can be moved. {why}': '{mapping}의 페이지는 하나도 옮길 수 없습니다. {why}',
  'Process {pid} has no variable {name} in its symbol tables.':
    '프로세스 {pid}의 심벌 테이블에 변수 {name|이} 없습니다.',
  'Check the name (a C++ one with its scope, as in app::counter), or name the addresses: --range 0xSTART+LENGTH.':
    '이름을 확인하거나(C++이면 app::counter처럼 유효 범위까지), 주소를 지정하십시오: --range 0xSTART+LENGTH.',
  '{name} stands for {count} variables: {places}.': '{name|은} 변수 {count}개를 가리킵니다: {places}.',
  'Name one with its scope, or name the addresses: --range 0xSTART+LENGTH.':
    '유효 범위를 붙여 하나를 지정하거나 주소를 지정하십시오: --range 0xSTART+LENGTH.',
  'Say how many bytes are meant: --symbol {name}+LENGTH.':
    '몇 바이트를 뜻하는지 적으십시오: --symbol {name}+LENGTH.',
  '{name} at {address} ({size} bytes, {file})': '{address}의 {name}({size}바이트, {file})',
  'no sign of life for {seconds} seconds; Ctrl-C twice gives it up.':
    '{seconds}초 동안 반응이 없습니다. Ctrl-C를 두 번 누르면 그만둡니다.',
  '{count} bytes': '{count}바이트',
  'Or name a file elsewhere with --journal.': '또는 --journal로 다른 곳의 파일을 지정하십시오.',
};
