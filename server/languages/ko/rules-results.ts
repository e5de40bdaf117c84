/** The rules over the result of a call and over seccomp filters. */
import type { Catalogue } from '../say';

export const rulesResults: Catalogue = {
  'errno reported for a positive result': '양수인 결과에 보고한 errno',
  'errno is reported here for a positive result, too.': '여기에서 양수인 결과에도 errno를 보고합니다.',
  'A positive result ({since}) is the number of pages that were not moved, and errno then holds what some earlier call left there, often 0: "Success".':
    '양수인 결과({since})는 옮겨지지 않은 페이지의 수이며, 그때 errno에는 앞선 다른 호출이 남긴 값, 흔히 0이 있습니다: "Success".',
  'Report errno where the result is below 0, and the result itself where it is above 0.':
    '결과가 0보다 작으면 errno를, 0보다 크면 결과 자체를 보고하십시오.',
  'errno is returned here for a positive result, too.': '여기에서 양수인 결과에도 errno를 반환합니다.',
  'Return errno where the result is below 0, and something else where it is above 0.':
    '결과가 0보다 작으면 errno를, 0보다 크면 다른 값을 반환하십시오.',
  'A positive result is taken for success': '성공으로 여긴 양수인 결과',
  'This test of the result takes a positive number for success.':
    '결과에 대한 이 검사는 양수를 성공으로 여깁니다.',
  'A positive result ({since}) is the number of pages that were not moved; their status entries were not written.':
    '양수인 결과({since})는 옮겨지지 않은 페이지의 수입니다. 그 페이지의 status 항목은 쓰이지 않았습니다.',
  'Treat a result above 0 as an incomplete move: query the pages, and try again those that did not move.':
    '0보다 큰 결과는 덜 끝난 이동으로 다루십시오. 페이지를 조회하고, 옮겨지지 않은 것을 다시 시도하십시오.',
  'A positive result of migrate_pages is the number of pages that could not be moved: they are still on the old nodes.':
    'migrate_pages의 양수인 결과는 옮길 수 없었던 페이지의 수입니다. 그 페이지는 아직 이전 노드에 있습니다.',
  'Treat a result above 0 as an incomplete migration, and try again a bounded number of times.':
    '0보다 큰 결과는 덜 끝난 이전으로 다루고, 횟수를 정해 다시 시도하십시오.',
  'The result is not looked at': '보지 않는 결과',
  'The result of this call is thrown away.': '이 호출의 결과를 버립니다.',
  'The result of this query is not looked at.': '이 조회의 결과를 살피지 않습니다.',
  'Only the result tells that it failed (-1); the status entries then hold what was there before.':
    '조회가 실패했는지(-1)는 결과만이 알려 줍니다. 그때 status 항목에는 그전에 있던 것이 남아 있습니다.',
  'Test for a negative result before you read them.': '항목을 읽기 전에 결과가 음수인지 검사하십시오.',
  'Only the result tells that the call failed (-1) or left pages where they were (a positive number); the status entries are then not all written.':
    '호출이 실패했는지(-1), 페이지를 제자리에 남겼는지(양수)는 결과만이 알려 줍니다. 그때는 status 항목이 모두 쓰이지 않습니다.',
  'Test for a negative result, and in a move for a positive one.':
    '결과가 음수인지, 이동이라면 양수인지도 검사하십시오.',
  'The result of this call is stored and never read.': '이 호출의 결과를 저장하고 읽지 않습니다.',
  'The result of this call is not looked at.': '이 호출의 결과를 보지 않습니다.',
  'What follows looks at the pages themselves, so a failure shows, but not its reason: errno is lost.':
    '뒤에서 페이지 자체를 살펴보므로 실패는 드러나지만 그 이유는 드러나지 않습니다. errno가 사라집니다.',
  'Test for a negative result and report errno.': '결과가 음수인지 검사하고 errno를 보고하십시오.',
  'The result of this call is thrown away on purpose.': '이 호출의 결과를 일부러 버립니다.',
  'Only the result tells that the call failed (-1) or left pages where they were (a positive number).':
    '호출이 실패했는지(-1), 페이지를 제자리에 남겼는지(양수)는 결과만이 알려 줍니다.',
  'Test it, or silence this rule here with a comment that says why a failure does not matter.':
    '결과를 검사하거나, 실패해도 되는 까닭을 적은 주석으로 여기에서 이 규칙을 억제하십시오.',
  'The result of {call} is not looked at.': '{call}의 결과를 보지 않습니다.',
  'When the call fails (a bad mask, a sandbox that forbids it) the old policy stays, and memory goes where it went before, without a sign.':
    '호출이 실패하면(잘못된 마스크, 호출을 금지하는 샌드박스) 아무 표시 없이 이전 정책이 남고 메모리는 전과 같은 곳으로 갑니다.',
  'Going back to the default policy hardly fails, but a sandbox may forbid the call.':
    '기본 정책으로 돌아가는 것은 거의 실패하지 않지만, 샌드박스가 호출을 금지할 수 있습니다.',
  'Test for a negative result where the policy matters.':
    '정책이 중요한 곳에서는 결과가 음수인지 검사하십시오.',
  'The result of get_mempolicy is not looked at.': 'get_mempolicy의 결과를 보지 않습니다.',
  'When the call fails (a mask that is too small, a sandbox that forbids it) nothing is stored: what is read afterwards is what stood there before.':
    '호출이 실패하면(너무 작은 마스크, 호출을 금지하는 샌드박스) 아무것도 저장되지 않습니다. 그 뒤에 읽는 것은 전부터 거기에 있던 값입니다.',
  'Test for a negative result before you use the answer.': '답을 쓰기 전에 결과가 음수인지 검사하십시오.',
  'The result of migrate_pages is not looked at.': 'migrate_pages의 결과를 보지 않습니다.',
  'Only the result tells that the call failed (-1) or left pages behind (a positive number).':
    '호출이 실패했는지(-1), 페이지를 남겨 두었는지(양수)는 결과만이 알려 줍니다.',
  'Test for a negative result and for a positive one.': '결과가 음수인지, 양수인지 검사하십시오.',
  'A check of nodes in place of status': 'status 대신 nodes를 확인함',
  'This compares an entry of nodes after the move, and no entry of status is looked at.':
    '이동한 뒤에 nodes의 항목을 비교하고, status의 항목은 하나도 보지 않습니다.',
  'The kernel only reads nodes: its entries are what they were before the call, so the check comes out the same wherever the pages are. The outcome is in status.':
    '커널은 nodes를 읽기만 합니다. 그 항목은 호출하기 전 그대로이므로, 페이지가 어디에 있든 확인 결과는 같습니다. 결과는 status에 있습니다.',
  'Compare the entry of status.': 'status의 항목을 비교하십시오.',
  'The result taken for an error number': '오류 번호로 여긴 결과',
  'The result of {call} goes to {function}, but it is no error number.':
    '{call}의 결과를 {function}에 전달하는데, 그것은 오류 번호가 아닙니다.',
  'A failed call returns -1 and leaves the error number in errno; 1 is EPERM, whatever went wrong.':
    '실패한 호출은 -1을 반환하고 오류 번호를 errno에 남깁니다. 무엇이 잘못되었든 1은 EPERM이 됩니다.',
  'Pass errno.': 'errno를 전달하십시오.',
  'Ask the binding for errno right after the call, and pass that.':
    '호출한 바로 뒤에 바인딩에서 errno를 얻어 전달하십시오.',
  'The result of {call} is stored into errno, but it is no error number.':
    '{call}의 결과를 errno에 저장하는데, 그것은 오류 번호가 아닙니다.',
  'A failed call returns -1 and leaves the error number in errno: this overwrites it.':
    '실패한 호출은 -1을 반환하고 오류 번호를 errno에 남깁니다. 이 저장이 그것을 덮어씁니다.',
  'Leave errno as the call set it.': 'errno를 호출이 설정한 그대로 두십시오.',
  'What became of the pages is looked at here': '페이지가 어떻게 되었는지 여기에서 살펴봅니다',
  'The result is tested here': '결과를 여기에서 검사합니다',
  'Report a positive result as such': '양수인 결과를 그대로 보고하기',
  'Report the pages that were not moved': '옮겨지지 않은 페이지를 보고하기',
  'Pass errno': 'errno를 전달하기',
  'These are the nodes of this move': '이것은 이 이동의 노드입니다',
  'Compare {status} instead': '{status|을} 대신 비교하기',
  'A seccomp filter denies calls that the code makes': '코드의 호출을 거부하는 seccomp 필터',
  'The code in {name} calls {calls}, which {profile} denies.':
    '{name}의 코드가 {calls|을} 호출하는데, {profile|이} 이를 거부합니다.',
  'The profile does not list what it denies: such a call fails with {errno} and reaches no check of capabilities.':
    '프로필에는 거부하는 호출이 나오지 않습니다. 그런 호출은 {errno|으로} 실패하며, 캐퍼빌리티 검사까지 가지 못합니다.',
  'Give the container a seccomp profile that adds {calls}, or none ({setting}).':
    '컨테이너에 {calls|을} 추가한 seccomp 프로필을 주거나, 프로필을 쓰지 마십시오({setting}).',
  'The code in {name} calls {calls}, which {profile} denies also with CAP_SYS_NICE.':
    '{name}의 코드가 {calls|을} 호출하는데, {profile|은} CAP_SYS_NICE가 있어도 이를 거부합니다.',
  'CAP_SYS_NICE opens the calls about memory policies only; the profile does not list those that move pages, so they fail with {errno}.':
    'CAP_SYS_NICE는 메모리 정책에 관한 호출만 열어 줍니다. 페이지를 옮기는 호출은 프로필에 없으므로 {errno|으로} 실패합니다.',
  'The code in {name} calls {calls}, which {profile} denies without CAP_SYS_NICE.':
    '{name}의 코드가 {calls|을} 호출하는데, {profile|은} CAP_SYS_NICE가 없으면 이를 거부합니다.',
  'The kernel itself asks for no capability there; the profile does, and fails the call with {errno}.':
    '커널 자체는 여기에 캐퍼빌리티를 요구하지 않습니다. 프로필이 요구하며, 호출을 {errno|으로} 실패하게 합니다.',
  'Add the capability SYS_NICE, or use a seccomp profile that allows {calls}.':
    '캐퍼빌리티 SYS_NICE를 추가하거나, {calls|을} 허용하는 seccomp 프로필을 쓰십시오.',
  'The code in {name} calls {calls}, which gVisor does not have.':
    '{name}의 코드가 {calls|을} 호출하는데, gVisor에는 이것이 없습니다.',
  'Its kernel fails the call with EPERM, with CAP_SYS_NICE with ENOSYS; it shows programs a single node.':
    'gVisor의 커널은 호출을 EPERM으로, CAP_SYS_NICE가 있으면 ENOSYS로 실패하게 합니다. 프로그램에는 노드 하나만 보여 줍니다.',
  'Run this container with runc where placement matters.':
    '배치가 중요한 곳에서는 이 컨테이너를 runc로 실행하십시오.',
  'The code in this image calls {calls}, which {profile} denies.':
    '이 이미지의 코드가 {calls|을} 호출하는데, {profile|이} 이를 거부합니다.',
  'An image cannot bring its seccomp profile along: a container that is started without one gets the default, and the call fails with {errno}.':
    '이미지는 seccomp 프로필을 함께 가져갈 수 없습니다. 프로필 없이 시작한 컨테이너는 기본 프로필을 받으며, 호출은 {errno|으로} 실패합니다.',
  'Start it with --security-opt seccomp=FILE, a profile that adds {calls}, and say so where its use is described.':
    '{calls|을} 추가한 프로필을 주어 --security-opt seccomp=FILE로 시작하고, 사용법을 설명하는 곳에 이를 적으십시오.',
  'The program of this unit calls {calls}, which SystemCallFilter denies.':
    '이 유닛의 프로그램이 {calls|을} 호출하는데, SystemCallFilter가 이를 거부합니다.',
  'systemd turns the list into a seccomp filter: the call {effect}, whatever capabilities the unit has.':
    'systemd는 이 목록을 seccomp 필터로 바꿉니다. 유닛에 어떤 캐퍼빌리티가 있든 호출은 {effect}.',
  'Allow in a later line what is needed: SystemCallFilter={list}.':
    '뒤의 줄에서 필요한 것을 허용하십시오: SystemCallFilter={list}.',
  'It has CAP_SYS_NICE': '여기에 CAP_SYS_NICE가 있습니다',
  'Add the capability SYS_NICE': '캐퍼빌리티 SYS_NICE를 추가하기',
  'Run the container without a seccomp profile': 'seccomp 프로필 없이 컨테이너를 실행하기',
  'kills the process with SIGSYS': 'SIGSYS로 프로세스를 종료시킵니다',
  'fails with {errno}': '{errno|으로} 실패합니다',
  'Allow {value} in a line of its own': '별도의 줄에서 {value|을} 허용하기',
  "{runtime}'s default seccomp profile": '{runtime}의 기본 seccomp 프로필',
};
