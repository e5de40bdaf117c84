/** The rules over node masks, maxnode, mbind, modes and MPOL_MF_MOVE_ALL. */
import type { Catalogue } from '../say';

export const rulesMask: Catalogue = {
  'A policy without a node': '노드가 없는 정책',
  '{mode} needs nodes, and {mask} is null.': '{mode|은} 노드가 필요한데 {mask|이} 널입니다.',
  'The kernel fails with EINVAL where a policy that is made of nodes gets none.':
    '노드로 이루어지는 정책에 노드가 없으면 커널은 EINVAL로 실패합니다.',
  'Set the bit of at least one node, or use MPOL_DEFAULT, MPOL_LOCAL or MPOL_PREFERRED, which take no node.':
    '적어도 한 노드의 비트를 켜거나, 노드를 받지 않는 MPOL_DEFAULT, MPOL_LOCAL, MPOL_PREFERRED를 쓰십시오.',
  '{mode} needs nodes, and no bit of {mask} is set.':
    '{mode|은} 노드가 필요한데 {mask}에 켜진 비트가 없습니다.',
  '{mode} needs nodes, and a maxnode of 1 is an empty mask.':
    '{mode|은} 노드가 필요한데, maxnode가 1이면 빈 마스크입니다.',
  'The kernel reads maxnode - 1 bits, which is none, and fails with EINVAL.':
    '커널은 maxnode - 1비트, 즉 한 비트도 읽지 않고 EINVAL로 실패합니다.',
  'Pass the number of bits of the mask plus 1.': '마스크의 비트 수에 1을 더해 전달하십시오.',
  'new_nodes names no node to move the pages to.': 'new_nodes에 페이지를 옮길 노드가 없습니다.',
  'The kernel fails with EINVAL, and no page moves.':
    '커널은 EINVAL로 실패하며, 아무 페이지도 옮겨지지 않습니다.',
  'Set the bit of at least one node in new_nodes.': 'new_nodes에서 적어도 한 노드의 비트를 켜십시오.',
  'Nodes for a policy that takes none': '노드를 받지 않는 정책에 준 노드',
  '{mode} takes no nodes, and the mask names node {node}.':
    '{mode|은} 노드를 받지 않는데 마스크가 노드 {node|을} 지정합니다.',
  'The kernel fails with EINVAL: the policy stays what it was.':
    '커널은 EINVAL로 실패하며, 정책은 그대로 남습니다.',
  'Pass a null pointer and 0, or the mode that the nodes are meant for.':
    '널 포인터와 0을 전달하거나, 노드에 맞는 mode를 전달하십시오.',
  'A mask bit shifted as an int': 'int로 시프트한 마스크 비트',
  'Bit {node} of the mask is 1 << {node}, shifted as an int of 32 bits.':
    '마스크의 비트 {node|이} 32비트 int로 시프트한 1 << {node}입니다.',
  'The result is negative or undefined: converted to unsigned long it names other nodes, or none.':
    '결과는 음수이거나 정의되지 않은 값입니다. unsigned long으로 변환되면 다른 노드를 가리키거나 아무 노드도 가리키지 않습니다.',
  'Shift an unsigned long: 1UL << {node}.': 'unsigned long을 시프트하십시오: 1UL << {node}.',
  'Bit {node} of the mask is 1 << {node}, shifted as a number.':
    '마스크의 비트 {node|이} number로 시프트한 1 << {node}입니다.',
  'Numbers are shifted in 32 bits: 1 << 31 is negative, and 1 << 32 is 1 again, so that the mask names other nodes.':
    'number는 32비트로 시프트됩니다. 1 << 31은 음수이고 1 << 32는 다시 1이므로, 마스크가 다른 노드를 가리킵니다.',
  'Shift a BigInt: 1n << {node}n.': 'BigInt를 시프트하십시오: 1n << {node}n.',
  'A bit of the mask is shifted as an int of 32 bits.': '마스크의 비트가 32비트 int로 시프트됩니다.',
  'From node 31 on the result is negative or undefined: converted to unsigned long it names other nodes, or none.':
    '노드 31부터 결과는 음수이거나 정의되지 않은 값입니다. unsigned long으로 변환되면 다른 노드를 가리키거나 아무 노드도 가리키지 않습니다.',
  'Shift an unsigned long: 1UL << node.': 'unsigned long을 시프트하십시오: 1UL << node.',
  'Bit {node} of the mask is 1u << {node}, shifted as an unsigned int of 32 bits.':
    '마스크의 비트 {node|이} 32비트 unsigned int로 시프트한 1u << {node}입니다.',
  'A shift by 32 or more is undefined there: the mask names another node, or none.':
    '거기서 32 이상의 시프트는 정의되지 않습니다. 마스크는 다른 노드를 가리키거나 아무 노드도 가리키지 않습니다.',
  'A bit of the mask is shifted as an unsigned int of 32 bits.':
    '마스크의 비트가 32비트 unsigned int로 시프트됩니다.',
  'From node 32 on the shift is undefined: the mask names another node, or none.':
    '노드 32부터 시프트는 정의되지 않습니다. 마스크는 다른 노드를 가리키거나 아무 노드도 가리키지 않습니다.',
  'A bit of the mask is shifted as a number.': '마스크의 비트가 number로 시프트됩니다.',
  'Numbers are shifted in 32 bits: from node 31 on the result is negative, and 1 << 32 is 1 again, so that the mask names other nodes.':
    'number는 32비트로 시프트됩니다. 노드 31부터 결과가 음수이고 1 << 32는 다시 1이므로, 마스크가 다른 노드를 가리킵니다.',
  'Shift a BigInt: 1n << BigInt(node).': 'BigInt를 시프트하십시오: 1n << BigInt(node).',
  'The mask': '마스크',
  'The mode': 'mode 인자',
  'The bit is shifted here': '비트가 여기에서 시프트됩니다',
  'Shift 1UL': '1UL을 시프트하기',
  'The nodes are set here': '노드가 여기에서 설정됩니다',
  'maxnode cuts off the highest node': '가장 높은 노드를 잘라 내는 maxnode',
  'The mask has node {node}, and a maxnode of {maxnode} ends before it.':
    '마스크에 노드 {node|이} 있는데, maxnode {maxnode|은} 그 앞에서 끝납니다.',
  'The kernel reads maxnode - 1 bits of the mask: node {node} is not among them, and the call fails with EINVAL or quietly does without it.':
    '커널은 마스크의 maxnode - 1비트를 읽습니다. 노드 {node|은} 거기에 들지 않으므로, 호출은 EINVAL로 실패하거나 알리지 않고 그 노드 없이 진행합니다.',
  'Pass at least {least}, the number of the highest node plus 2.':
    '적어도 {least}, 즉 가장 높은 노드의 번호에 2를 더해 전달하십시오.',
  'maxnode is numa_max_node(){plus}, which cuts off the highest node.':
    'maxnode가 numa_max_node(){plus}이며, 이는 가장 높은 노드를 잘라 냅니다.',
  'The kernel reads maxnode - 1 bits of the mask, so the highest node is never used: binding to it fails with EINVAL, interleaving goes without it.':
    '커널은 마스크의 maxnode - 1비트를 읽으므로 가장 높은 노드는 쓰이지 않습니다. 그 노드로 바인드하면 EINVAL로 실패하고, 인터리브는 그 노드 없이 이루어집니다.',
  'Pass numa_max_node() + 2, or the number of bits of the mask plus 1.':
    'numa_max_node() + 2를 전달하거나, 마스크의 비트 수에 1을 더해 전달하십시오.',
  'maxnode is the number of nodes, which cuts off the highest one.':
    'maxnode가 노드의 수이며, 이는 가장 높은 노드를 잘라 냅니다.',
  'The kernel reads maxnode - 1 bits of the mask, so the last node is never used: binding to it fails with EINVAL, interleaving goes without it.':
    '커널은 마스크의 maxnode - 1비트를 읽으므로 마지막 노드는 쓰이지 않습니다. 그 노드로 바인드하면 EINVAL로 실패하고, 인터리브는 그 노드 없이 이루어집니다.',
  'A loop sets bits of the mask below {bound}, and a maxnode of {bound} ends one bit earlier.':
    '루프가 {bound} 아래까지 마스크의 비트를 켜는데, maxnode {bound|은} 한 비트 앞에서 끝납니다.',
  'The kernel reads maxnode - 1 bits of the mask: the last node of the loop is cut off. Binding to it fails with EINVAL, interleaving goes without it.':
    '커널은 마스크의 maxnode - 1비트를 읽으므로 루프의 마지막 노드가 잘립니다. 그 노드로 바인드하면 EINVAL로 실패하고, 인터리브는 그 노드 없이 이루어집니다.',
  'Pass {bound} + 1.': '{bound} + 1을 전달하십시오.',
  'maxnode is the size of the libnuma mask, without the 1 that the kernel takes off.':
    'maxnode가 libnuma 마스크의 크기인데, 커널이 빼는 1이 더해져 있지 않습니다.',
  'The kernel reads maxnode - 1 bits of the mask, so the highest node that this kernel could have is not read; few machines have it.':
    '커널은 마스크의 maxnode - 1비트를 읽으므로 이 커널에 있을 수 있는 가장 높은 노드는 읽지 않습니다. 그 노드가 있는 시스템은 드뭅니다.',
  'Pass the size plus 1, as libnuma does.': 'libnuma가 하듯이 크기에 1을 더해 전달하십시오.',
  'maxnode counts bytes': '바이트를 세는 maxnode',
  'maxnode is {bytes}, the size of the mask in bytes; maxnode counts bits.':
    'maxnode가 마스크의 바이트 크기인 {bytes}인데, maxnode는 비트를 셉니다.',
  'The kernel reads {bits} bits of the mask: nodes from {bits} on are cut off, and with none left the call fails with EINVAL.':
    '커널은 마스크의 {bits}비트를 읽습니다. 노드 {bits}부터 잘리며, 남는 노드가 없으면 호출이 EINVAL로 실패합니다.',
  'Pass 8 * sizeof(mask) + 1: one more than the bits of the mask.':
    '8 * sizeof(mask) + 1, 즉 마스크의 비트 수보다 하나 큰 수를 전달하십시오.',
  'Pass 8 * mask.byteLength + 1: one more than the bits of the mask.':
    '8 * mask.byteLength + 1, 즉 마스크의 비트 수보다 하나 큰 수를 전달하십시오.',
  'The kernel takes it for room for {bytes} nodes and fails with EINVAL on every machine that may have more.':
    '커널은 이를 노드 {bytes}개의 자리로 여기며, 노드가 그보다 많을 수 있는 시스템에서는 항상 EINVAL로 실패합니다.',
  'Pass 8 * sizeof(mask), the number of bits.': '비트 수인 8 * sizeof(mask)를 전달하십시오.',
  'Pass 8 * mask.byteLength, the number of bits.': '비트 수인 8 * mask.byteLength를 전달하십시오.',
  'maxnode is the size of the mask in bytes; maxnode counts bits.':
    'maxnode가 마스크의 바이트 크기인데, maxnode는 비트를 셉니다.',
  'The kernel reads only as many bits of the mask as it has bytes: most nodes are cut off.':
    '커널은 마스크의 바이트 수만큼의 비트만 읽으므로, 노드 대부분이 잘립니다.',
  'Pass the size of the mask in bits plus 1.': '마스크의 비트 크기에 1을 더해 전달하십시오.',
  'A mask with a maxnode of 0': 'maxnode가 0인 마스크',
  'maxnode is 0, and {mask} is not null.': 'maxnode가 0인데 {mask|이} 널이 아닙니다.',
  'The manual says that the mask is ignored then; the kernel fails with EINVAL instead.':
    '매뉴얼에는 그러면 마스크를 무시한다고 되어 있지만, 커널은 EINVAL로 실패합니다.',
  'Pass a null pointer with 0, or the number of bits of the mask plus 1.':
    '0과 함께 널 포인터를 전달하거나, 마스크의 비트 수에 1을 더해 전달하십시오.',
  'maxnode is 0, and nodemask is not null.': 'maxnode가 0인데 nodemask가 널이 아닙니다.',
  'The kernel needs room for every node that it may have and fails with EINVAL.':
    '커널은 있을 수 있는 모든 노드의 자리가 필요하므로 EINVAL로 실패합니다.',
  'Pass a null pointer where the mask is not wanted, or the number of its bits.':
    '마스크가 필요 없으면 널 포인터를, 필요하면 그 비트 수를 전달하십시오.',
  'Pass {text}': '{text} 전달하기',
  'The node is set here': '노드가 여기에서 설정됩니다',
  'The bits are set here': '비트가 여기에서 켜집니다',
  'A range that does not begin at a page': '페이지에서 시작하지 않는 범위',
  'The range begins at {object}, which lies anywhere in a page.':
    '범위가 {object}에서 시작하는데, 그것은 페이지의 아무 곳에나 놓입니다.',
  'The kernel takes a start that is a multiple of the page size and fails with EINVAL for every other, without touching the policy.':
    '커널은 페이지 크기의 배수인 시작만 받으며, 아니면 정책을 건드리지 않고 EINVAL로 실패합니다.',
  'Allocate with mmap, aligned_alloc or numa_alloc, or round the start down to the page and the length up.':
    'mmap, aligned_alloc, numa_alloc으로 할당하거나, 시작을 페이지로 내림하고 길이를 올림하십시오.',
  'Allocate with mmap or numa_alloc_onnode, or round the start down to the page and the length up.':
    'mmap이나 numa_alloc_onnode로 할당하거나, 시작을 페이지로 내림하고 길이를 올림하십시오.',
  'The range begins {offset} bytes past a page boundary.':
    '범위가 페이지 경계에서 {offset}바이트 지난 곳에서 시작합니다.',
  'Round the start down to the page and the length up.': '시작을 페이지로 내림하고 길이를 올림하십시오.',
  'A policy for pages that exist already': '이미 있는 페이지에 대한 정책',
  'The memory was written before {call} sets its policy.':
    '{call|이} 정책을 설정하기 전에 메모리에 이미 썼습니다.',
  'A policy decides where new pages go: those that were written already stay on their nodes unless the flags ask to move them.':
    '정책은 새 페이지가 갈 곳을 정합니다. 이미 쓴 페이지는 flags로 옮기도록 하지 않으면 자기 노드에 그대로 있습니다.',
  'Set the policy before the first write, or pass MPOL_MF_MOVE.':
    '처음 쓰기 전에 정책을 설정하거나, MPOL_MF_MOVE를 전달하십시오.',
  'A policy decides where new pages go, and this function does not ask to move those that were written already.':
    '정책은 새 페이지가 갈 곳을 정하며, 이 함수는 이미 쓴 페이지를 옮기도록 하지 않습니다.',
  'Call it before the first write, or move the pages with numa_move_pages or mbind and MPOL_MF_MOVE.':
    '처음 쓰기 전에 호출하거나, numa_move_pages 또는 mbind와 MPOL_MF_MOVE로 페이지를 옮기십시오.',
  'The memory comes from here': '메모리는 여기에서 옵니다',
  'Mode flags that do not go together': '함께 쓸 수 없는 mode 플래그',
  'MPOL_F_STATIC_NODES and MPOL_F_RELATIVE_NODES are both given.':
    'MPOL_F_STATIC_NODES와 MPOL_F_RELATIVE_NODES를 모두 주었습니다.',
  'A mask is either kept as it is or counted within the cpuset; the kernel fails with EINVAL.':
    '마스크는 그대로 두거나 cpuset 안에서 세거나 둘 중 하나입니다. 커널은 EINVAL로 실패합니다.',
  'Keep one of the two.': '둘 가운데 하나만 남기십시오.',
  'The mode is {flags}: that is made of flags and is no memory policy.':
    '모드가 {flags}입니다. 이것은 플래그로 된 것이며 메모리 정책이 아닙니다.',
  'The kernel takes the number for a policy: it is {mode}.':
    '커널은 그 수를 정책으로 받아들입니다. 그것은 {mode}입니다.',
  'none that Linux knows': 'Linux가 아는 정책이 아닌 것',
  'Pass a policy such as MPOL_BIND as the mode; flags are the last argument of mbind.':
    '모드로는 MPOL_BIND 같은 정책을 전달하십시오. 플래그는 mbind의 마지막 인자입니다.',
  'MPOL_F_NUMA_BALANCING is combined with {mode}.': 'MPOL_F_NUMA_BALANCING을 {mode|과} 함께 썼습니다.',
  'Only MPOL_BIND takes it (since Linux 6.9 MPOL_PREFERRED_MANY too); with every other mode the kernel fails with EINVAL.':
    'MPOL_BIND만 이 플래그를 받습니다(리눅스 6.9부터는 MPOL_PREFERRED_MANY도). 다른 mode이면 커널은 모두 EINVAL로 실패합니다.',
  'Leave the flag out, or bind to the nodes.': '플래그를 빼거나, 노드로 바인드하십시오.',
  '{flag} is combined with {mode}, which has no nodes here.':
    '{flag|을} {mode|과} 함께 썼는데, 여기의 mode에는 노드가 없습니다.',
  'The flag says how the mask follows the cpuset; without nodes the kernel fails with EINVAL.':
    '이 플래그는 마스크가 cpuset을 어떻게 따르는지 정합니다. 노드가 없으면 커널은 EINVAL로 실패합니다.',
  'Leave the flag out.': '플래그를 빼십시오.',
  'this mode': '이 mode',
  'MPOL_MF_MOVE_ALL without a way out': '다른 길이 없는 MPOL_MF_MOVE_ALL',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE, and nothing here deals with EPERM.':
    'MPOL_MF_MOVE_ALL은 CAP_SYS_NICE가 필요한데, 여기에는 EPERM을 처리하는 곳이 없습니다.',
  'The capability counts in the initial user namespace only, so root in a container does not have it: the whole call fails and no page moves.':
    '이 캐퍼빌리티는 초기 사용자 네임스페이스에서만 인정되므로 컨테이너의 루트에게는 없습니다. 호출 전체가 실패하며 아무 페이지도 옮겨지지 않습니다.',
  'On EPERM, call again with MPOL_MF_MOVE, which moves the pages that only this process maps.':
    'EPERM이면 MPOL_MF_MOVE로 다시 호출하십시오. 그러면 이 프로세스만 맵 한 페이지가 옮겨집니다.',
  'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE; the error is reported, but nothing is moved then.':
    'MPOL_MF_MOVE_ALL은 CAP_SYS_NICE가 필요합니다. 오류를 보고하기는 하지만, 그때는 아무것도 옮겨지지 않습니다.',
  'The capability counts in the initial user namespace only, so root in a container does not have it: the whole call fails with EPERM.':
    '이 캐퍼빌리티는 초기 사용자 네임스페이스에서만 인정되므로 컨테이너의 루트에게는 없습니다. 호출 전체가 EPERM으로 실패합니다.',
  'MPOL_MF_MOVE_ALL in a query': '조회에 쓴 MPOL_MF_MOVE_ALL',
  'nodes is null, so this call only queries, and MPOL_MF_MOVE_ALL does nothing but ask for a privilege.':
    'nodes가 널이므로 이 호출은 조회만 하며, MPOL_MF_MOVE_ALL은 특권을 요구할 뿐 아무 일도 하지 않습니다.',
  'The kernel tests CAP_SYS_NICE before it looks at nodes: without it the query fails with EPERM.':
    '커널은 nodes를 보기 전에 CAP_SYS_NICE를 검사합니다. 이것이 없으면 조회가 EPERM으로 실패합니다.',
  'Pass 0 as the flags, or name the nodes if the pages are to be moved.':
    'flags로 0을 전달하거나, 페이지를 옮기려면 노드를 지정하십시오.',
  'Root is taken for the right to move shared pages': '공유 페이지를 옮길 권한으로 잘못 여긴 루트',
  'The user id is tested, but MPOL_MF_MOVE_ALL asks for CAP_SYS_NICE.':
    '사용자 ID를 검사하지만, MPOL_MF_MOVE_ALL에 필요한 것은 CAP_SYS_NICE입니다.',
  'The capability counts in the initial user namespace only: root of a rootless container has the user id 0 and gets EPERM.':
    '이 캐퍼빌리티는 초기 사용자 네임스페이스에서만 인정됩니다. 루트리스 컨테이너의 루트는 사용자 ID가 0이지만 EPERM을 받습니다.',
  'Just make the call, and on EPERM make it again with MPOL_MF_MOVE.':
    '그냥 호출하고, EPERM이면 MPOL_MF_MOVE로 다시 호출하십시오.',
  'Call again with MPOL_MF_MOVE on EPERM': 'EPERM이면 MPOL_MF_MOVE로 다시 호출하기',
};
