/** What the NUMA view says, and the frame of the page map. */
import type { Catalogue } from '../say';

export const views: Catalogue = {
  // Page maps
  'all pages of the process': '프로세스의 모든 페이지',
  'there is nothing to map. Stop a program in the debugger, or attach to a process.':
    '페이지 맵을 만들 것이 없습니다. 디버거에서 프로그램을 멈추거나 프로세스에 연결하십시오.',
  'Page Map of What?': '무엇의 페이지 맵입니까?',
  'Show fewer pages (+)': '페이지를 더 적게 보기 (+)',
  'Zoom in': '확대',
  'Show more pages (-)': '페이지를 더 많이 보기 (-)',
  'Zoom out': '축소',
  'Show the whole region (0)': '영역 전체 보기 (0)',
  'Whole region': '영역 전체',
  'Towards lower addresses (Page Up)': '낮은 주소 쪽으로 (Page Up)',
  Lower: '낮은 주소',
  'Towards higher addresses (Page Down)': '높은 주소 쪽으로 (Page Down)',
  Higher: '높은 주소',
  'Ask the kernel again': '커널에 다시 묻기',
  Refresh: '새로 고침',
  'Refresh at each stop': '멈출 때마다 새로 고침',
  Show: '표시',
  'before and now': '이동 전과 지금',
  now: '지금',
  'Pages in view by node': '보이는 페이지의 노드별 개수',
  'Cells of the page map': '페이지 맵의 셀',
  'Arrow keys, Home and End move the cell cursor; + and - zoom, 0 shows everything, Page Up and Page Down go along the region; Enter finds the cell in the table, Escape comes back.':
    '화살표 키, Home, End는 셀 커서를 옮기고, +와 -는 확대와 축소, 0은 전체 보기, Page Up과 Page Down은 영역을 따라 이동합니다. Enter는 표에서 셀을 찾고 Escape는 돌아옵니다.',
  'Runs of pages in view': '보이는 페이지 구간',
  From: '시작',
  To: '끝',
  Pages: '페이지',
  Where: '위치',
  'What it means': '의미',
  'process {pid}, Linux {kernel}': '프로세스 {pid}, 리눅스 {kernel}',
  'Page map: {title}': '페이지 맵: {title}',
  'The map could not be made: the log says why.': '맵을 만들지 못했습니다. 이유는 로그에 있습니다.',
  'The process is no longer debugged or attached: this is the last picture of its pages.':
    '프로세스가 더는 디버그되거나 연결되어 있지 않습니다. 이것은 페이지의 마지막 모습입니다.',
  'The process has ended or is no longer attached: this is the last picture of its pages.':
    '프로세스가 끝났거나 더는 연결되어 있지 않습니다. 이것은 페이지의 마지막 모습입니다.',
  'The process has ended or is no longer attached, before its pages were looked at.':
    '페이지를 살펴보기 전에 프로세스가 끝났거나 연결이 해제되었습니다.',
  'seen at {time}': '{time}에 확인',
  'The outcome holds no more runs of pages: {left} runs are not in this map. Refresh it to see them.':
    '결과에 담긴 페이지 구간은 여기까지입니다. {left}개 구간이 이 맵에 없습니다. 새로 고치면 볼 수 있습니다.',
  'seen by the query': '조회에서 확인',
  'seen by the dry run': '모의 실행에서 확인',
  'after the move': '이동 후',
  'after moving back': '되돌린 후',

  // Processes
  'Process {title}, {state}': '프로세스 {title}, {state}',
  '1 mapping without a page in memory': '메모리에 페이지가 없는 매핑 1개',
  '{count} mappings without a page in memory': '메모리에 페이지가 없는 매핑 {count}개',
  anonymous: '익명',
  '{part} of {whole}': '{whole} 중 {part}',
  'cannot be moved': '옮길 수 없음',
  '{size} in memory: {pages}': '메모리에 {size}: {pages}',
  'pages of {size}': '{size} 페이지',
  'memory policy {policy}': '메모리 정책 {policy}',
  'shared by up to {count} processes: moving it takes MPOL_MF_MOVE_ALL':
    '최대 {count}개 프로세스가 공유: 옮기려면 MPOL_MF_MOVE_ALL이 필요함',
  'memory at {from}': '{from}의 메모리',
  '{file} at {from}': '{from}의 {file}',
  stopped: '멈춤',
  running: '실행 중',
  attached: '연결됨',
  'The program runs: as it was when it last stood still':
    '프로그램이 실행 중입니다. 마지막으로 멈췄을 때의 모습입니다',

  // Results
  'Go to the Call': '호출로 가기',
  '… and {runs} more runs of pages: see the page map': '… 그 밖에 {runs}개의 페이지 구간(페이지 맵 참고)',
  'go to the finding': '지적 사항으로 가기',
  'Explained by the rule {rule}: {text}': '규칙 {rule|으로} 설명됨: {text}',
  'Go to the Finding': '지적 사항으로 가기',
  '{pages}, {label}, from {from} to {to}.': '{pages}, {label}, {from}부터 {to}까지.',

  // Topology
  'The kernel was built without NUMA: there are no nodes.': '커널이 NUMA 없이 빌드되어 노드가 없습니다.',
  'There is one node, so no page can change its node here.':
    '노드가 하나라서 여기에서는 어떤 페이지도 노드를 바꿀 수 없습니다.',
  'may use {nodes}': '{nodes} 사용 가능',
  'The cpuset of {title} permits {nodes}.': '{title}의 cpuset이 {nodes|을} 허용합니다.',
  'no memory: no page can be here': '메모리 없음: 여기에는 페이지가 있을 수 없음',
  '{free} of {total} free': '{total} 중 {free} 비어 있음',
  'no CPUs': 'CPU 없음',
  'CPU {list}': 'CPU {list}번',
  'CPUs {list}': 'CPU {list}번',
  'Distance to {list}': '거리: {list}',
  '{title} may use it': '{title|이} 사용할 수 있음',
  '{title} may not use it: its cpuset forbids': '{title|은} 사용할 수 없음: cpuset이 금지함',
  'No memory': '메모리 없음',
  '{percent} % used': '{percent}% 사용 중',
  'No CPUs: memory only': 'CPU 없음: 메모리만 있음',
  Distances: '거리',
  '10 is local': '10은 로컬',
  'Distances between nodes; 10 is local': '노드 사이의 거리, 10은 로컬',
  'from {node}': '노드 {node}에서',
  'to {node}': '노드 {node}까지',
  'From node {node}: {list}': '노드 {node}에서: {list}',
  '{distance} to node {node}': '노드 {node}까지 {distance}',
  'This kernel has no automatic NUMA balancing: pages stay where they are put.':
    '이 커널에는 자동 NUMA 밸런싱이 없습니다. 페이지는 둔 곳에 남습니다.',
  'Automatic NUMA balancing is off: pages stay where they are put.':
    '자동 NUMA 밸런싱이 꺼져 있습니다. 페이지는 둔 곳에 남습니다.',
  'Automatic NUMA balancing is on': '자동 NUMA 밸런싱이 켜져 있음',
  'the kernel moves pages of running programs by itself': '커널이 실행 중인 프로그램의 페이지를 스스로 옮김',
  'kernel.numa_balancing is not 0: the kernel moves pages of running programs towards the CPUs that use them, and may undo a move.':
    'kernel.numa_balancing이 0이 아닙니다. 커널이 실행 중인 프로그램의 페이지를 그것을 사용하는 CPU 쪽으로 옮기며, 이동을 되돌릴 수 있습니다.',
};
