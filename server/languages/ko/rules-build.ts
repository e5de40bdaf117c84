/** The rules over get_mempolicy, home nodes, headers, linking and other systems. */
import type { Catalogue } from '../say';

export const rulesBuild: Catalogue = {
  'A loop that asks for the node of one page at a time': '한 번에 한 페이지씩 노드를 조회하는 루프',
  'This loop asks for the node of one page per call.':
    '이 루프는 호출할 때마다 한 페이지의 노드를 조회합니다.',
  'With MPOL_F_NODE and MPOL_F_ADDR the kernel brings a page that is not there into memory to tell its node, so the question changes the answer; and each page costs a system call.':
    'MPOL_F_NODE와 MPOL_F_ADDR이면 커널은 노드를 알려 주려고 없는 페이지를 메모리로 들여오므로, 조회가 답을 바꿉니다. 게다가 페이지마다 시스템 호출이 한 번 듭니다.',
  'Put the addresses into an array and ask with move_pages and a null pointer as nodes, some thousand per call: it brings nothing in.':
    '주소를 배열에 모아 nodes로 널 포인터를 준 move_pages로 호출 한 번에 수천 개씩 조회하십시오. 이 호출은 아무것도 들여오지 않습니다.',
  'Flags that get_mempolicy rejects': 'get_mempolicy가 거부하는 플래그',
  'The flags are {value}, with bits that get_mempolicy does not take.':
    'flags가 {value}이며, get_mempolicy가 받지 않는 비트가 있습니다.',
  'The kernel accepts MPOL_F_NODE (1), MPOL_F_ADDR (2) and MPOL_F_MEMS_ALLOWED (4) only and fails with EINVAL.':
    '커널은 MPOL_F_NODE(1), MPOL_F_ADDR(2), MPOL_F_MEMS_ALLOWED(4)만 받으며, 아니면 EINVAL로 실패합니다.',
  'Pass MPOL_F_NODE | MPOL_F_ADDR for the node of a page, MPOL_F_ADDR for the policy of an address, 0 for that of the thread.':
    '페이지의 노드라면 MPOL_F_NODE | MPOL_F_ADDR을, 주소의 정책이라면 MPOL_F_ADDR을, 스레드의 정책이라면 0을 전달하십시오.',
  'MPOL_F_MEMS_ALLOWED is combined with {others}.': 'MPOL_F_MEMS_ALLOWED를 {others|과} 함께 썼습니다.',
  'It is a question of its own; with another flag the kernel fails with EINVAL.':
    '그것은 따로 하는 조회입니다. 다른 플래그가 있으면 커널은 EINVAL로 실패합니다.',
  'Ask for the nodes of the cpuset in a call of its own.': 'cpuset의 노드는 별도의 호출로 조회하십시오.',
  'addr is not null, and the flags lack MPOL_F_ADDR.': 'addr이 널이 아닌데 flags에 MPOL_F_ADDR이 없습니다.',
  'The kernel does not ignore the address but fails with EINVAL.':
    '커널은 주소를 무시하지 않고 EINVAL로 실패합니다.',
  'Add MPOL_F_ADDR to ask about the address, or pass a null pointer.':
    '그 주소에 대해 조회하려면 MPOL_F_ADDR을 추가하고, 아니면 널 포인터를 전달하십시오.',
  'The flags have MPOL_F_ADDR, and addr is null.': 'flags에 MPOL_F_ADDR이 있는데 addr이 널입니다.',
  'Nothing is mapped at address 0: the kernel fails with EFAULT.':
    '주소 0에는 아무것도 맵 되어 있지 않으므로 커널은 EFAULT로 실패합니다.',
  'Pass an address, or leave MPOL_F_ADDR out to ask about the thread.':
    '주소를 전달하거나, 스레드에 대해 조회하려면 MPOL_F_ADDR을 빼십시오.',
  'Room for too few nodes': '너무 적은 노드를 위한 자리',
  'The mask has room for {maxnode} nodes only.': '마스크에 노드 {maxnode}개의 자리밖에 없습니다.',
  'The kernel fails with EINVAL when maxnode is below the number of nodes that it may have, whether they are there or not.':
    '커널은 maxnode가 있을 수 있는 노드의 수보다 작으면, 그 노드들이 실제로 있든 없든 EINVAL로 실패합니다.',
  'Pass a mask of at least 64 bits, better numa_num_possible_nodes() bits.':
    '64비트 이상, 더 좋게는 numa_num_possible_nodes()비트의 마스크를 전달하십시오.',
  'The mask has room for the nodes that are there.': '마스크에 지금 있는 노드만큼의 자리밖에 없습니다.',
  'The kernel fails with EINVAL when maxnode is below the number of nodes that it may have, which can be more than are there.':
    '커널은 maxnode가 있을 수 있는 노드의 수보다 작으면 EINVAL로 실패합니다. 그 수는 지금 있는 노드보다 많을 수 있습니다.',
  'Pass at least numa_num_possible_nodes().': '적어도 numa_num_possible_nodes()를 전달하십시오.',
  'The loop': '루프',
  '<numaif.h> before <linux/mempolicy.h>': '<linux/mempolicy.h>보다 앞선 <numaif.h>',
  '<linux/mempolicy.h> after <numaif.h> does not compile.':
    '<numaif.h> 뒤의 <linux/mempolicy.h>는 컴파일되지 않습니다.',
  'numaif.h defines MPOL_DEFAULT and its kin as macros; the kernel header then finds numbers where its enumeration has these names: "expected identifier before numeric constant".':
    'numaif.h는 MPOL_DEFAULT와 같은 이름을 매크로로 정의합니다. 그러면 커널 헤더의 열거형에서 이 이름들이 있어야 할 자리에 숫자가 놓입니다: "expected identifier before numeric constant".',
  'Remove <linux/mempolicy.h>: numaif.h has what the calls need. Where a newer constant is wanted, include it before <numaif.h>.':
    '<linux/mempolicy.h>를 지우십시오. 호출에 필요한 것은 numaif.h에 있습니다. 더 새로운 상수가 필요하면 <numaif.h> 앞에 포함하십시오.',
  '<numaif.h> is included here': '<numaif.h>가 여기에서 포함됩니다',
  'Remove <linux/mempolicy.h>': '<linux/mempolicy.h>를 지우기',
  'A home node that the kernel refuses': '커널이 거부하는 홈 노드',
  'The flags are {flags}; this call takes none.': 'flags가 {flags}인데, 이 호출은 플래그를 받지 않습니다.',
  'The kernel keeps the argument for later and fails with EINVAL unless it is 0.':
    '커널은 이 인자를 나중을 위해 남겨 두었으며, 0이 아니면 EINVAL로 실패합니다.',
  'The range was mapped here and has no policy of its own.':
    '이 범위는 여기에서 맵 되었고 자체 정책이 없습니다.',
  'A home node belongs to a policy: the kernel fails with ENOENT where no mbind has set one, and the policy of the thread does not count.':
    '홈 노드는 정책에 딸린 것입니다. mbind로 정책을 설정하지 않은 곳에서 커널은 ENOENT로 실패하며, 스레드의 정책은 해당하지 않습니다.',
  'Call mbind with MPOL_BIND or MPOL_PREFERRED_MANY on the range first.':
    '먼저 이 범위에 MPOL_BIND나 MPOL_PREFERRED_MANY로 mbind를 호출하십시오.',
  'The range has the policy {mode}, which takes no home node.':
    '이 범위의 정책 {mode|은} 홈 노드를 받지 않습니다.',
  'The kernel fails with EOPNOTSUPP for every policy but MPOL_BIND and MPOL_PREFERRED_MANY.':
    '커널은 MPOL_BIND와 MPOL_PREFERRED_MANY가 아닌 모든 정책에 EOPNOTSUPP로 실패합니다.',
  'Bind the range with one of these two.': '이 둘 가운데 하나로 범위의 정책을 설정하십시오.',
  'The memory is mapped here': '메모리가 여기에서 맵 됩니다',
  'The policy is set here': '정책이 여기에서 설정됩니다',
  'Pass 0': '0을 전달하기',
  'The header that declares the call is not included': '호출을 선언하는 헤더를 포함하지 않음',
  'Nothing declares {name} here, so this does not compile.':
    '여기에는 {name|을} 선언하는 것이 없으므로 컴파일되지 않습니다.',
  'C++, C23 and, from GCC 14 and Clang 16 on, every C since C99 refuse to call a function that is not declared.':
    'C++, C23, 그리고 GCC 14와 Clang 16부터는 C99 이후의 모든 C가 선언하지 않은 함수의 호출을 거부합니다.',
  'Add #include <{header}>; the header is in libnuma-dev (Debian, Ubuntu), numactl-devel (Fedora) or numactl (Arch).':
    '#include <{header}>를 추가하십시오. 이 헤더는 libnuma-dev(Debian, Ubuntu), numactl-devel(Fedora), numactl(Arch)에 있습니다.',
  'Nothing declares {name} here.': '여기에는 {name|을} 선언하는 것이 없습니다.',
  'An older compiler guesses int {name}() and passes the arguments as they are written: an int count or a plain 0 for a pointer is not widened to 64 bits, and the result is cut to an int. GCC 14 and Clang 16 refuse to compile it.':
    '오래된 컴파일러는 int {name}()인 것으로 짐작하고 인자를 쓰인 그대로 전달합니다. int인 count나 포인터 자리의 0은 64비트로 넓혀지지 않으며, 결과는 int로 잘립니다. GCC 14와 Clang 16은 컴파일을 거부합니다.',
  'Nothing declares {name} here, and it returns a pointer.':
    '여기에는 {name|을} 선언하는 것이 없는데, 이 함수는 포인터를 반환합니다.',
  'An older compiler guesses int {name}() and keeps 32 bits of the pointer. GCC 14 and Clang 16 refuse to compile it.':
    '오래된 컴파일러는 int {name}()인 것으로 짐작하고 포인터의 32비트만 남깁니다. GCC 14와 Clang 16은 컴파일을 거부합니다.',
  'Nothing declares {name} here: <{header}> is a header of this project, not the one of libnuma.':
    '여기에는 {name|을} 선언하는 것이 없습니다. <{header}>는 libnuma의 헤더가 아니라 이 프로젝트의 헤더입니다.',
  'The search path of the build leads to it first. C++, C23 and, from GCC 14 and Clang 16 on, every C since C99 refuse to call a function that is not declared.':
    '빌드의 검색 경로에서 이 헤더가 먼저 나옵니다. C++, C23, 그리고 GCC 14와 Clang 16부터는 C99 이후의 모든 C가 선언하지 않은 함수의 호출을 거부합니다.',
  'Give that header another name, or keep its folder for quoted includes alone, with -iquote in place of -I.':
    '그 헤더의 이름을 바꾸거나, -I 대신 -iquote를 써서 그 폴더가 따옴표로 쓴 #include에만 쓰이게 하십시오.',
  'Include <{header}>': '<{header}>를 포함하기',
  'The program is linked without libnuma': 'libnuma 없이 링크한 프로그램',
  '{program} is linked without libnuma, and {name} is in it.':
    '{program|은} libnuma 없이 링크되는데, 그 안에 {name|이} 있습니다.',
  "The C library has no wrapper for the NUMA calls, so the linker stops: undefined reference to '{name}'.":
    "C 라이브러리에는 NUMA 호출의 래퍼가 없으므로 링커가 멈춥니다: undefined reference to '{name}'.",
  'Link with -lnuma.': '-lnuma로 링크하십시오.',
  '{program} is linked with -lnuma before the objects that call {name}.':
    '{program|은} {name|을} 호출하는 오브젝트보다 앞에 -lnuma를 두고 링크됩니다.',
  "The linker looks into a library for what it is missing at that point: with --as-needed, which GCC of Debian and Ubuntu passes, and with -static it drops libnuma and stops: undefined reference to '{name}'.":
    "링커는 그 시점에 모자란 것만 라이브러리에서 찾습니다. Debian과 Ubuntu의 GCC가 넘기는 --as-needed나 -static이 있으면 libnuma를 버리고 멈춥니다: undefined reference to '{name}'.",
  'Put -lnuma behind the objects.': '-lnuma를 오브젝트 뒤에 두십시오.',
  '{program} is built here': '{program|이} 여기에서 빌드됩니다',
  'Add {words}': '{words} 추가하기',
  'A call for Linux only, in code for several systems': '여러 시스템을 위한 코드에 있는 리눅스 전용 호출',
  'This file tells systems apart, but nothing keeps {name} to Linux.':
    '이 파일은 시스템을 구별하는데, {name|을} 리눅스로 한정하는 것이 없습니다.',
  'No other system has the call, so the file does not build there; and a Linux without NUMA answers ENOSYS.':
    '다른 시스템에는 이 호출이 없으므로 거기에서는 이 파일이 빌드되지 않습니다. NUMA를 지원하지 않는 리눅스는 ENOSYS로 답합니다.',
  'Put it into #ifdef __linux__, and go on without placing pages elsewhere and on ENOSYS.':
    '#ifdef __linux__ 안에 두고, 다른 시스템이나 ENOSYS에서는 페이지를 배치하지 않고 계속하십시오.',
  'This file tells systems apart, but loads {file} on all of them.':
    '이 파일은 시스템을 구별하는데, 모든 시스템에서 {file|을} 불러옵니다.',
  'No other system has it: the load throws, and nobody can import the file there. A Linux without NUMA answers ENOSYS.':
    '다른 시스템에는 그 파일이 없습니다. 불러오다가 예외가 발생하고, 거기에서는 아무도 이 파일을 import할 수 없습니다. NUMA를 지원하지 않는 리눅스는 ENOSYS로 답합니다.',
  "Load it where process.platform is 'linux' only, and go on without placing pages elsewhere and on ENOSYS.":
    "process.platform이 'linux'일 때만 불러오고, 다른 시스템이나 ENOSYS에서는 페이지를 배치하지 않고 계속하십시오.",
  'Another system is thought of here': '여기에서 다른 시스템을 고려합니다',
  'A policy is restored that may not have been saved': '저장되지 않았을 수 있는 정책의 복원',
  'The mode comes from a get_mempolicy whose result nobody looks at.':
    '이 mode를 저장하는 get_mempolicy의 결과를 아무도 보지 않습니다.',
  'Where that call fails, in a sandbox for one, it stores nothing: an uninitialised number becomes the policy, or makes this call fail.':
    '그 호출이 예를 들어 샌드박스에서 실패하면 아무것도 저장하지 않습니다. 초기화되지 않은 수가 정책이 되거나 이 호출을 실패하게 합니다.',
  'Restore the policy only if get_mempolicy returned 0.':
    'get_mempolicy가 0을 반환했을 때만 정책을 복원하십시오.',
  'Pages are moved against their policy': '정책과 어긋나게 옮기는 페이지',
  'The memory is bound to {bound}, and its pages are moved to node {node}.':
    '메모리는 {bound|으로} 바인드되어 있는데, 그 페이지를 노드 {node|으로} 옮깁니다.',
  'A policy does not limit where pages are moved to, so they go; but pages that are touched later are allocated by the policy again.':
    '정책은 페이지를 어디로 옮길지 제한하지 않으므로 페이지는 옮겨집니다. 그러나 나중에 건드리는 페이지는 다시 정책에 따라 할당됩니다.',
  'Set the policy to the new node as well, where the rest of the memory is to follow.':
    '나머지 메모리도 따라가게 하려면 정책도 새 노드로 설정하십시오.',
  'node {list}': '노드 {list}',
  'nodes {list}': '노드 {list}',
  'The mode is asked for here': 'mode를 여기에서 조회합니다',
  'A prototype of its own with other types': '타입이 다른 자체 프로토타입',
  'Parameter {position} of {name} is declared {own}; in <{header}> it is {right}.':
    '{name}의 {position}번째 매개변수가 {own|으로} 선언되었는데, <{header}>에서는 {right}입니다.',
  'Callers convert their arguments to what is declared here, and the function reads them as it was built: bits are lost or are left to chance.':
    '호출자는 인자를 여기에 선언된 것으로 변환하고, 함수는 빌드된 대로 읽습니다. 비트가 사라지거나 우연에 맡겨집니다.',
  'Include <{header}> instead of declaring {name}.': '{name|을} 선언하는 대신 <{header}>를 포함하십시오.',
  '{name} is declared with {own} parameters; it has {right}.':
    '{name|이} 매개변수 {own}개로 선언되었는데, 실제로는 {right}개입니다.',
  'The function reads all of its parameters: what no caller passes is whatever a register holds.':
    '함수는 자신의 매개변수를 모두 읽습니다. 호출자가 전달하지 않은 것은 레지스터에 있던 값이 됩니다.',
  '{name} is declared without extern "C".': '{name|이} extern "C" 없이 선언되었습니다.',
  'The compiler then looks for a C++ function of that name and these types, which libnuma does not have: the program does not link.':
    '그러면 컴파일러는 그 이름과 타입의 C++ 함수를 찾는데, libnuma에는 그런 함수가 없으므로 프로그램이 링크되지 않습니다.',
  'Include <{header}>, or declare it within extern "C" { }.':
    '<{header}>를 포함하거나, extern "C" { } 안에서 선언하십시오.',
  'It is called here': '여기에서 호출됩니다',
  'a {width}-bit integer': '{width}비트 정수',
  'a pointer to {width}-bit integers': '{width}비트 정수의 포인터',
  'a pointer': '포인터',
  'something else': '다른 것',
  'Include <{header}> instead': '대신 <{header}>를 포함하기',
  '-lnuma to {variable}': '{variable}에 -lnuma',
  '-lnuma to the command': '명령에 -lnuma',
};
