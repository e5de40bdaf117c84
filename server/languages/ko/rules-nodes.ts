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
    'nodes에 {function}()으로 나눈 나머지가 들어 있는데, 그것은 노드의 수가 아니라 가장 높은 노드입니다.',
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
};
