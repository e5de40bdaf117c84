/** What came of a query, a dry run, a move: summaries, sentences, plans, what explains them. */
import type { Catalogue } from '../say';

export const sessionOutcomes: Catalogue = {
  '1 page': '페이지 1개',
  '{count} pages': '페이지 {count}개',
  'no pages': '페이지 없음',
  'There is no page.': '페이지가 없습니다.',

  // Queries
  '{count} on node {node}': '노드 {node}에 {count}개',
  'The page has {name} ({gist}).': '페이지는 {name}({gist})입니다.',
  '1 is on node {node}': '노드 {node}에 1개',
  '{pages} are on node {node}': '노드 {node}에 {pages}개',
  '1 has {name} ({gist})': '{name}({gist}) 1개',
  '{pages} have {name} ({gist})': '{name}({gist}) {pages}개',
  'Of {pages}, {list}.': '{pages}의 내역: {list}.',
  '1 has {name} ({gist}).': '1개는 {name}({gist})입니다.',
  '{pages} have {name} ({gist}).': '{pages}개는 {name}({gist})입니다.',

  // Dry runs
  'cannot move': '옮길 수 없음',
  '{count} named': '{count}개 지정됨',
  '{pages} of {all} would go': '{all}개 중 {pages}개 옮겨짐(예정)',
  '{pages} of {all} would go to node {node}': '{all}개 중 {pages}개 → 노드 {node}(예정)',
  'Of {all}, {pages} would move. Nothing was moved.':
    '{all} 가운데 {pages}개가 옮겨질 것입니다. 아무것도 옮기지 않았습니다.',
  '{pages} would be looked at one by one. Nothing was moved.':
    '{pages|을} 하나씩 살펴볼 것입니다. 아무것도 옮기지 않았습니다.',
  '{pages} would go from node {from} to node {to}.':
    '{pages|이} 노드 {from}에서 노드 {to|으로} 옮겨질 것입니다.',

  // Moves
  '{pages} of {all} in place': '{all}개 중 {pages}개 제자리',
  '{pages} of {all} on node {node}': '노드 {node}에 {all}개 중 {pages}개',
  '{count} not migrated': '{count}개 이동 안 됨',
  '{pages} not migrated': '{pages} 이동 안 됨',
  '1 of {all} is on the node that the call names': '{all} 가운데 1개가 호출이 지정한 노드에 있습니다',
  '{pages} of {all} are on the node that the call names':
    '{all} 가운데 {pages}개가 호출이 지정한 노드에 있습니다',
  '1 of {all} is on node {node}': '{all} 가운데 1개가 노드 {node}에 있습니다',
  '{pages} of {all} are on node {node}': '{all} 가운데 {pages}개가 노드 {node}에 있습니다',
  '{place}: {moved} moved, 1 was there already.':
    '{place}: {moved}개를 옮겼고, 1개는 이미 그곳에 있었습니다.',
  '{place}: {moved} moved, {already} were there already.':
    '{place}: {moved}개를 옮겼고, {already}개는 이미 그곳에 있었습니다.',
  '{pages} stayed: {name} ({gist}).': '{pages|이} 남았습니다: {name}({gist}).',
  '{pages} stayed without a reason from the kernel: pinned for I/O, as a rule.':
    '{pages|이} 커널이 이유를 밝히지 않은 채 남았습니다. 대개 I/O를 위해 고정된 것입니다.',
  'It stayed without a reason from the kernel: pinned for I/O, as a rule.':
    '커널이 이유를 밝히지 않은 채 남았습니다. 대개 I/O를 위해 고정된 것입니다.',
  'Try again when the I/O is over.': 'I/O가 끝나면 다시 시도하십시오.',
  'It stayed: {label}.': '남았습니다: {label}.',
  'One NUMA node: {pages} checked, none could change node.':
    'NUMA 노드가 하나입니다. {pages|을} 확인했고, 노드를 바꿀 수 있는 것은 없었습니다.',
  cancelled: '취소됨',
  'ended early': '일찍 끝남',
  'Cancelled: the pages that had moved by then stay where they are now.':
    '취소되었습니다. 그때까지 옮겨진 페이지는 지금 있는 곳에 남습니다.',
  'It ended early: {message}': '일찍 끝났습니다: {message}',

  // Moves back
  '{pages} of {all} back in place': '{all}개 중 {pages}개 되돌림',
  '{count} gone': '{count}개 없어짐',
  '1 page is no longer there to be moved.': '페이지 1개는 없어져서 옮길 수 없습니다.',
  '{pages} are no longer there to be moved.': '{pages|은} 없어져서 옮길 수 없습니다.',
  '1 of {all} is on the old node: {moved} moved back, {already} were there already.':
    '{all} 가운데 1개가 원래 노드에 있습니다: {moved}개를 되돌렸고, {already}개는 이미 거기 있었습니다.',
  '{pages} of {all} are on the old node: {moved} moved back, {already} were there already.':
    '{all} 가운데 {pages}개가 원래 노드에 있습니다: {moved}개를 되돌렸고, {already}개는 이미 거기 있었습니다.',
  'Some of them had been moved again at {time}, by a later move: to undo that one as well would take them away again.':
    '그 가운데 일부는 {time}에 더 나중의 이동으로 다시 옮겨졌습니다. 그 이동까지 되돌리면 다시 다른 곳으로 갑니다.',

  // Moves whose runner died
  'at least {count}': '최소 {count}',
  '{pages} of {all} moved': '{all}개 중 {pages}개 이동',
  interrupted: '중단됨',
  '"Move back" undoes what had moved: the old placement is in {journal}.':
    '"되돌리기"로 옮겨진 것을 되돌릴 수 있습니다. 이전 배치는 {journal}에 있습니다.',
  'No page had been moved: the old placement is written down before the first one moves, and that had not happened.':
    '옮겨진 페이지는 없습니다. 첫 페이지를 옮기기 전에 이전 배치를 기록하는데, 아직 기록되지 않았습니다.',
  'Interrupted: {known} of {all} changed their node, by a new query.':
    '중단되었습니다. 새로 조회하니 {all} 가운데 {known}개의 노드가 바뀌었습니다.',
  'Interrupted: 1 of {all} is on node {node}, by a new query; {known} changed their node.':
    '중단되었습니다. 새로 조회하니 {all} 가운데 1개가 노드 {node}에 있고, {known}개의 노드가 바뀌었습니다.',
  'Interrupted: {pages} of {all} are on node {node}, by a new query; {known} changed their node.':
    '중단되었습니다. 새로 조회하니 {all} 가운데 {pages}개가 노드 {node}에 있고, {known}개의 노드가 바뀌었습니다.',
  'Nothing is left to move back.': '되돌릴 것이 남아 있지 않습니다.',
  'Which pages had moved cannot be told: {why}': '어떤 페이지가 옮겨졌는지 알 수 없습니다: {why}',
  'They can be moved back with "Undo an Earlier Move…", or where the runner ran: numa-lens undo {journal}':
    '"이전 이동 되돌리기…"로 되돌리거나, 러너가 실행된 곳에서 되돌릴 수 있습니다: numa-lens undo {journal}',

  // Plans
  'Process {pid}: {command}': '프로세스 {pid}: {command}',
  '{pages} named, flags 0, which acts as MPOL_MF_MOVE.':
    '{pages} 지정됨, flags는 0이며 MPOL_MF_MOVE와 같습니다.',
  '{pages} named, flags {flags}.': '{pages} 지정됨, flags는 {flags}입니다.',
  'Each page goes to the node that the call\'s array "nodes" names for it.':
    '각 페이지는 호출의 배열 "nodes"가 지정한 노드로 갑니다.',
  'Run this migration?': '이 이동을 실행하시겠습니까?',
  'Run this migration, in which no page has to change its node?':
    '노드를 바꿔야 하는 페이지가 없는 이 이동을 실행하시겠습니까?',
  'Move {pages} to node {nodes}?': '{pages|을} 노드 {nodes|으로} 옮기시겠습니까?',
  'Move {pages} to nodes {nodes}?': '{pages|을} 노드 {nodes|으로} 옮기시겠습니까?',
  '{pages} on node {to} already.': '{pages|은} 이미 노드 {to}에 있습니다.',
  '{pages} from node {from} to node {to}.': '{pages|을} 노드 {from}에서 노드 {to|으로} 옮깁니다.',
  '{pages} that cannot move: {label}, {gist}.': '{pages|은} 옮길 수 없습니다: {label}, {gist}.',
  'Node {node} has {free} free; {needed} would go there.':
    '노드 {node}에 {free|이} 비어 있고, {needed|이} 그곳으로 갑니다.',

  // What the program's own call would return
  'The call names no array.': '호출이 배열을 지정하지 않습니다.',
  'The argument "{role}" is not known: {unread}': '인자 "{role}"을(를) 알 수 없습니다: {unread}',
  'Not all of its arguments are known.': '인자를 모두 알지는 못합니다.',
  'Foretold, not tried: this call would return 0.': '시도하지 않은 예측: 이 호출은 0을 반환할 것입니다.',
  'Foretold, not tried: this call would return {value}: so many pages would not have been moved or attempted.':
    '시도하지 않은 예측: 이 호출은 {value|을} 반환할 것입니다. 그만큼의 페이지가 옮겨지거나 시도되지 않을 것입니다.',
  'Foretold, not tried: this call would return -1 with errno {errno}.':
    '시도하지 않은 예측: 이 호출은 -1을 반환하고 errno는 {errno|이} 될 것입니다.',
  'Foretold, not tried: what this call would return cannot be told.':
    '시도하지 않은 예측: 이 호출이 무엇을 반환할지 알 수 없습니다.',
  '{name} in {count}': '{name} {count}개',
  'Status entries: {list}, and more that is left out here.':
    'status 항목: {list}, 그 밖에 여기에서 생략한 것.',
  'Status entries: {list}.': 'status 항목: {list}.',
  'not written': '쓰이지 않음',
  'cannot be told': '알 수 없음',

  // Rules that explain it
  '{name} for {pages} of {all}': '{all}개 중 {pages}개가 {name}',
  'return value {value}, foretold': '반환값 {value}(예측)',
  '{name}, foretold': '{name}(예측)',
  '1 unwritten status entry, foretold': '쓰이지 않은 status 항목 1개(예측)',
  '{count} unwritten status entries, foretold': '쓰이지 않은 status 항목 {count}개(예측)',
  'CAP_SYS_NICE is missing': 'CAP_SYS_NICE가 없음',
  'the right to the process is missing': '프로세스에 대한 권한이 없음',
  'a seccomp filter': 'seccomp 필터',
  'a node that does not exist': '존재하지 않는 노드',
  'a node outside the cpuset': 'cpuset 밖의 노드',
  'little memory left on the node': '노드에 남은 메모리가 적음',
  'the memory policy of the pages': '페이지의 메모리 정책',
  '{name} for 1 entry, foretold': '항목 1개가 {name}(예측)',
  '{name} for {count} entries, foretold': '항목 {count}개가 {name}(예측)',
  '{what}: {rule}, line {line}': '{what}: {rule}, {line}번째 줄',

  // How they are shown
  'The last query of {line} met this: {what}.': '{line}의 마지막 조회에서 나온 결과: {what}.',
  'The last dry run of {line} met this: {what}.': '{line}의 마지막 모의 실행에서 나온 결과: {what}.',
  'The last move of {line} met this: {what}.': '{line}의 마지막 이동에서 나온 결과: {what}.',
  'The last move back of {line} met this: {what}.': '{line}의 마지막 되돌리기에서 나온 결과: {what}.',
  'line {line}': '{line}번째 줄',
  'The text has changed since.': '그 뒤 텍스트가 바뀌었습니다.',
  'The program has run since.': '그 뒤 프로그램이 실행되었습니다.',
  'The text has changed since; this is what was found before.':
    '그 뒤 텍스트가 바뀌었습니다. 이것은 그 전의 결과입니다.',
  'The program has run since; this is how it was.':
    '그 뒤 프로그램이 실행되었습니다. 이것은 그때의 상태입니다.',
  stale: '오래됨',
  was: '이전',
  '… and {runs} more runs of pages': '… 그 밖에 {runs}개의 페이지 구간',
  'show all': '모두 보기',
  'Page map': '페이지 맵',
  'Try again': '다시 시도',
  'Make it last…': '지속시키기…',
  pages: '페이지',
  'from – to': '시작 – 끝',
  where: '위치',
  'what it means': '의미',
};
