/** The rules over single nodes and the array of nodes. */
import type { Catalogue } from '../say';

export const rulesNodes: Catalogue = {
  'A node that cannot exist': '있을 수 없는 노드',
  'Entry {entry} of nodes is {node}, and nodes are not negative.':
    'nodes의 {entry}번 항목이 {node}인데, 노드는 음수가 아닙니다.',
  'The kernel stops there with ENODEV; the pages before that entry may have been moved.':
    '커널은 거기에서 ENODEV로 멈춥니다. 그 항목 앞의 페이지는 이미 옮겨졌을 수 있습니다.',
  'Leave pages that are to stay where they are out of the call.': '그대로 두려는 페이지는 호출에서 빼십시오.',
  'Entry {entry} of nodes is {node}, and the kernel has at most {max} nodes.':
    'nodes의 {entry}번 항목이 {node}인데, 커널의 노드는 많아야 {max}개입니다.',
  'Pass the number of a node that has memory and that the target may use.':
    '메모리가 있고 대상 프로세스가 쓸 수 있는 노드의 번호를 전달하십시오.',
  '{role} is {node}, and nodes go from 0 to {last}.': '{role|이} {node}인데, 노드는 0부터 {last}까지입니다.',
  'The kernel, or libnuma before it, refuses a node that cannot exist, and the range keeps the policy that it has.':
    '커널이, 또는 그 전에 libnuma가 있을 수 없는 노드를 거부하며, 범위의 정책은 그대로 남습니다.',
  'Pass the number of a node that has memory.': '메모리가 있는 노드의 번호를 전달하십시오.',
  'The highest node taken for the number of nodes': '노드의 수로 잘못 여긴 가장 높은 노드',
  'nodes holds {function}() + {more}, and {function}() already is the highest node.':
    'nodes에 {function}() + {more|이} 들어 있는데, {function}() 자체가 가장 높은 노드입니다.',
  'No node has that number: the kernel stops there with ENODEV; the pages before that entry may have been moved.':
    '그런 번호의 노드는 없습니다. 커널은 거기에서 ENODEV로 멈추며, 그 항목 앞의 페이지는 이미 옮겨졌을 수 있습니다.',
  'Use a number up to {function}() itself.': '{function}()까지의 번호를 쓰십시오.',
  'nodes holds a remainder of {function}(), which is the highest node and not the number of nodes.':
    'nodes에 {function}()의 값으로 나눈 나머지가 들어 있는데, 그것은 노드의 수가 아니라 가장 높은 노드입니다.',
  'The last node never gets a page, and on a machine with one node this divides by zero.':
    '마지막 노드에는 페이지가 가지 않으며, 노드가 하나인 시스템에서는 0으로 나누게 됩니다.',
  'Divide by {function}() + 1, or go through the nodes that exist.':
    '{function}() + 1로 나누거나, 실제로 있는 노드를 차례로 쓰십시오.',
  'The last node never gets a page, and on a machine with one node the remainder is NaN, which an Int32Array takes for 0.':
    '마지막 노드에는 페이지가 가지 않으며, 노드가 하나인 시스템에서는 나머지가 NaN이 되고 Int32Array는 이를 0으로 받습니다.',
  'A processor number as a node': '노드로 쓴 프로세서 번호',
  'nodes holds the number of a processor ({function}()), not that of a node.':
    'nodes에 노드의 번호가 아니라 프로세서의 번호({function}())가 들어 있습니다.',
  'Processors and nodes are numbered apart: the page goes to some other node, or the call fails with ENODEV on a processor whose number no node has.':
    '프로세서와 노드는 따로 번호가 매겨집니다. 페이지가 다른 노드로 가거나, 어떤 노드의 번호도 아닌 프로세서에서는 호출이 ENODEV로 실패합니다.',
  'Ask for the node: numa_node_of_cpu() of that processor, or the second argument of getcpu().':
    '노드를 구하십시오. 그 프로세서의 numa_node_of_cpu()나 getcpu()의 두 번째 인자입니다.',
  'It is stored as a node here': '여기에서 노드로 저장됩니다',
  'The processor is asked for here': '프로세서를 여기에서 구합니다',
  'Store numa_node_of_cpu({text})': 'numa_node_of_cpu({text}) 저장하기',
  'The node is stored here': '노드가 여기에서 저장됩니다',
  'The highest node is asked for here': '가장 높은 노드를 여기에서 구합니다',
  'Divide by {function}() + 1': '{function}() + 1로 나누기',
  'Flags for a move, but no nodes': '이동을 위한 플래그는 있지만 없는 노드',
  'nodes is null, so this call moves nothing: it only asks where the pages are.':
    'nodes가 널이므로 이 호출은 아무것도 옮기지 않습니다. 페이지가 어디 있는지 조회할 뿐입니다.',
  'With a null pointer the kernel ignores {flag} and writes the current node of each page into status, and the result is 0.':
    '널 포인터이면 커널은 {flag|을} 무시하고 각 페이지의 현재 노드를 status에 쓰며, 결과는 0입니다.',
  'Pass an array with the wanted node of each page, or 0 as the flags if a query is meant.':
    '각 페이지의 원하는 노드를 담은 배열을 전달하거나, 조회하려면 flags로 0을 전달하십시오.',
  'Node numbers taken to have no holes': '빈 번호가 없다고 여긴 노드 번호',
  'nodes holds a remainder of {function}(), as if the nodes were numbered from 0 without holes.':
    'nodes에 {function}()의 값으로 나눈 나머지가 들어 있습니다. 노드가 0부터 빈 번호 없이 매겨졌다고 여긴 것입니다.',
  'Machines have nodes 0 and 8, or 0, 16 and 17, or nodes without memory: the kernel stops at a number that is none with ENODEV, and the nodes behind the holes never get a page.':
    '노드가 0과 8이거나 0, 16, 17인 시스템도, 메모리가 없는 노드가 있는 시스템도 있습니다. 커널은 노드가 아닌 번호에서 ENODEV로 멈추며, 빈 번호 뒤의 노드에는 페이지가 가지 않습니다.',
  'Keep a list of the nodes that exist (numa_all_nodes_ptr, with memory), and take the remainder as an index of it.':
    '실제로 있는 노드의 목록(메모리가 있는 노드라면 numa_all_nodes_ptr)을 두고, 나머지를 그 인덱스로 쓰십시오.',
  'nodes holds the numbers from 0 up to {function}(), as if the nodes had no holes.':
    'nodes에 0부터 {function}()까지의 번호가 들어 있습니다. 노드 번호에 빈 곳이 없다고 여긴 것입니다.',
  'Go through the nodes that exist: those of numa_all_nodes_ptr, up to numa_max_node().':
    '실제로 있는 노드, 즉 numa_max_node()까지 numa_all_nodes_ptr에 있는 노드를 차례로 쓰십시오.',
  "Nodes from the caller's set for another process": '다른 프로세스에 쓴 호출자의 노드 집합',
  'The nodes are chosen from those that this process may use ({function}), but {pid} is another process.':
    '노드를 이 프로세스가 쓸 수 있는 것 가운데에서 골랐지만({function}), {pid|은} 다른 프로세스입니다.',
  "The kernel checks each node against the target's set: one outside it stops the call with EACCES, after earlier pages have been moved.":
    '커널은 각 노드를 대상 프로세스의 집합과 대조합니다. 그 밖의 노드가 있으면 앞의 페이지를 옮긴 뒤에 호출이 EACCES로 멈춥니다.',
  'Choose from Mems_allowed_list in /proc/PID/status of the target, and handle EACCES: the set may change at any time.':
    '대상 프로세스의 /proc/PID/status에 있는 Mems_allowed_list에서 고르고 EACCES를 처리하십시오. 집합은 언제든 바뀔 수 있습니다.',
  'Node numbers of another type than int': 'int가 아닌 타입의 노드 번호',
  'The elements of nodes have {size} bytes ({type}), and the kernel reads int.':
    'nodes의 요소가 {size}바이트({type})인데, 커널은 int를 읽습니다.',
  'Each element is taken for {parts} entries: on little-endian machines every other page goes to node 0, and the second half of the array is never read.':
    '요소 하나가 항목 {parts} 개로 읽힙니다. 리틀 엔디언 시스템에서는 하나 걸러 한 페이지가 노드 0으로 가고, 배열의 뒤쪽 절반은 읽히지 않습니다.',
  'Declare the elements as int.': '요소를 int로 선언하십시오.',
  'Make it an Int32Array.': 'Int32Array로 만드십시오.',
  'nodes names {type}, and the kernel reads an int of it.':
    'nodes가 {type|을} 가리키는데, 커널은 거기에서 int를 읽습니다.',
  'Only 4 of its {size} bytes are read: the low half on little-endian machines, the high half, 0, on big-endian ones.':
    '{size}바이트 가운데 4바이트만 읽습니다. 리틀 엔디언 시스템에서는 아래쪽 절반이고, 빅 엔디언 시스템에서는 위쪽 절반, 즉 0입니다.',
  'Declare it as int.': 'int로 선언하십시오.',
  'The elements of nodes have {size} {bytes} ({type}), and the kernel reads int.':
    'nodes의 요소가 {size}{bytes}({type})인데, 커널은 int를 읽습니다.',
  'It takes {parts} elements for one node number, and reads past the end of the array.':
    '커널은 요소 {parts} 개를 노드 번호 하나로 읽으며, 배열의 끝을 넘어 읽습니다.',
  'The elements of nodes are {type}, and the kernel reads int.':
    'nodes의 요소가 {type}인데, 커널은 int를 읽습니다.',
  'The bit pattern of a floating-point number is no node: the kernel stops with ENODEV.':
    '부동소수점 수의 비트 패턴은 노드가 아닙니다. 커널은 ENODEV로 멈춥니다.',
  'nodes is the address of a pointer, not of node numbers.':
    'nodes가 노드 번호가 아니라 포인터의 주소입니다.',
  'The kernel takes the halves of that pointer for nodes and stops with ENODEV, or moves pages to the wrong node.':
    '커널은 그 포인터의 절반씩을 노드로 읽어 ENODEV로 멈추거나, 페이지를 엉뚱한 노드로 옮깁니다.',
  'Pass the pointer itself.': '포인터 자체를 전달하십시오.',
  'A node mask where node numbers belong': '노드 번호가 있어야 할 곳의 노드 마스크',
  'nodes is a node mask ({what}), and the call wants node numbers.':
    'nodes가 노드 마스크({what})인데, 이 호출은 노드 번호를 받습니다.',
  'The kernel reads the bits, or the sizes and pointers beside them, as the numbers of nodes: it stops with ENODEV, or moves pages to a node that is not in the mask.':
    '커널은 비트나 그 곁의 크기와 포인터를 노드의 번호로 읽습니다. ENODEV로 멈추거나, 마스크에 없는 노드로 페이지를 옮깁니다.',
  'Pass an array of int with the wanted node of each page, one entry per page.':
    '각 페이지의 원하는 노드를 페이지마다 한 항목씩 담은 int 배열을 전달하십시오.',
  'Pass an Int32Array with the wanted node of each page, one entry per page.':
    '각 페이지의 원하는 노드를 페이지마다 한 항목씩 담은 Int32Array를 전달하십시오.',
  'nodes holds a bit for a node (1 << n), and the call wants the node number itself.':
    'nodes에 노드의 비트(1 << n)가 들어 있는데, 이 호출은 노드 번호 자체를 받습니다.',
  'The kernel takes 1 << n for the node: node 1 becomes 2, node 3 becomes 8, and where there is no such node the call fails with ENODEV.':
    '커널은 1 << n을 노드로 읽습니다. 노드 1은 2가, 노드 3은 8이 되며, 그런 노드가 없으면 호출이 ENODEV로 실패합니다.',
  'Store n.': 'n을 저장하십시오.',
  'nodes has one entry per node, 0 or 1, and the call wants one entry per page.':
    'nodes에 노드마다 0 또는 1인 항목이 있는데, 이 호출은 페이지마다 한 항목을 받습니다.',
  'The kernel takes the first {count} entries for node numbers: pages go to node 0 or 1, whichever nodes are marked.':
    '커널은 앞의 {count}개 항목을 노드 번호로 읽습니다. 어떤 노드를 표시했든 페이지는 노드 0이나 1로 갑니다.',
  '{name} is passed as nodes, and it is named as a mask.':
    '{name|을} nodes로 전달하는데, 이름으로 보아 마스크입니다.',
  'The call wants one node number per page: of a mask it takes the bits, or the marks of the first nodes, for numbers.':
    '이 호출은 페이지마다 노드 번호 하나를 받습니다. 마스크이면 그 비트나 앞쪽 노드의 표시를 번호로 읽습니다.',
  'One array for the nodes and for the status': '노드와 status에 함께 쓴 배열',
  'nodes and status are the same array.': 'nodes와 status가 같은 배열입니다.',
  'The kernel overwrites the wanted nodes with the outcome, and an entry that it leaves unwritten still holds its node, as if the page had been moved there.':
    '커널은 원하는 노드를 결과로 덮어쓰며, 쓰지 않고 남긴 항목에는 여전히 노드가 있어 페이지가 거기로 옮겨진 것처럼 보입니다.',
  'Pass an array of its own as status, filled before the call with a value that the kernel never writes.':
    'status로 별도의 배열을, 호출하기 전에 커널이 쓰지 않는 값으로 채워 전달하십시오.',
  'nodes and status overlap: status begins {distance} entries {side} nodes in the same memory, and the count is {count}.':
    'nodes와 status가 겹칩니다. status가 같은 메모리에서 nodes보다 {distance}항목 {side}에서 시작하는데, count가 {count}입니다.',
  'The kernel overwrites wanted nodes with the outcome of other pages, some of them before it has read them.':
    '커널은 원하는 노드를 다른 페이지의 결과로 덮어쓰며, 일부는 읽기도 전에 덮어씁니다.',
  'Give each array room for all entries of the call.': '각 배열에 호출의 모든 항목을 위한 자리를 두십시오.',
  'Node numbers that were never written': '쓴 적이 없는 노드 번호',
  'Nothing was stored in nodes before this move.': '이 이동 전에 nodes에 아무것도 저장하지 않았습니다.',
  'The kernel takes what lies there for a node: it stops at that entry with ENODEV or EACCES after it has moved the pages before it, or moves the page to a node that nobody asked for.':
    '커널은 거기에 있는 것을 노드로 읽습니다. 그 앞의 페이지를 옮긴 뒤 그 항목에서 ENODEV나 EACCES로 멈추거나, 아무도 원하지 않은 노드로 페이지를 옮깁니다.',
  'Store the wanted node of every page first, or pass a null pointer to ask where the pages are.':
    '먼저 모든 페이지의 원하는 노드를 저장하거나, 페이지가 어디 있는지 조회하려면 널 포인터를 전달하십시오.',
  'Entry {entry} of nodes was never written, and the count is {count}.':
    'nodes의 {entry}번 항목에 쓴 적이 없는데, count가 {count}입니다.',
  'Store the wanted node of every page that the call names.':
    '호출이 지정하는 모든 페이지의 원하는 노드를 저장하십시오.',
  'The nodes are counted here': '노드의 수를 여기에서 구합니다',
  'nodes begins here': 'nodes가 여기에서 시작합니다',
  'It is stored here': '여기에서 저장됩니다',
  '{member} of {type}': '{type}의 {member} 멤버',
  'bits in {name}': '{name}의 비트',
  'The same memory is passed as nodes here': '같은 메모리를 여기에서 nodes로 전달합니다',
  'The array begins here': '배열이 여기에서 시작합니다',
  'This is the set of the caller': '이것은 호출자의 집합입니다',
  'The other process': '다른 프로세스',
  before: '앞',
  behind: '뒤',
};
