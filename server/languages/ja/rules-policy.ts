/** The rules over node masks, maxnode, modes and mbind. */
import type { Catalogue } from '../say';

export const rulesPolicy: Catalogue = {
  'A policy without a node': 'ノードのないポリシー',
  '{mode} needs nodes, and {mask} is null.': '{mode} にはノードが必要ですが、{mask} が null です。',
  'The kernel fails with EINVAL where a policy that is made of nodes gets none.':
    'ノードから成るポリシーにノードがないと、カーネルは EINVAL で失敗します。',
  'Set the bit of at least one node, or use MPOL_DEFAULT, MPOL_LOCAL or MPOL_PREFERRED, which take no node.':
    '少なくとも 1 つのノードのビットを立てるか、ノードを取らない MPOL_DEFAULT、MPOL_LOCAL、MPOL_PREFERRED を使ってください。',
  '{mode} needs nodes, and no bit of {mask} is set.':
    '{mode} にはノードが必要ですが、{mask} のビットが 1 つも立っていません。',
  '{mode} needs nodes, and a maxnode of 1 is an empty mask.':
    '{mode} にはノードが必要ですが、maxnode が 1 なのでマスクは空です。',
  'The kernel reads maxnode - 1 bits, which is none, and fails with EINVAL.':
    'カーネルが読むのは maxnode - 1 ビットです。つまり何も読まず、EINVAL で失敗します。',
  'Pass the number of bits of the mask plus 1.': 'マスクのビット数に 1 を足して渡してください。',
  'new_nodes names no node to move the pages to.': 'new_nodes に、ページの移動先のノードがありません。',
  'The kernel fails with EINVAL, and no page moves.': 'カーネルは EINVAL で失敗し、ページは移動しません。',
  'Set the bit of at least one node in new_nodes.':
    'new_nodes に少なくとも 1 つのノードのビットを立ててください。',
  'Nodes for a policy that takes none': 'ノードを取らないポリシーに対するノード',
  '{mode} takes no nodes, and the mask names node {node}.':
    '{mode} はノードを取りませんが、マスクはノード {node} を指定しています。',
  'The kernel fails with EINVAL: the policy stays what it was.':
    'カーネルは EINVAL で失敗し、ポリシーは元のままです。',
  'Pass a null pointer and 0, or the mode that the nodes are meant for.':
    'ヌルポインタと 0 を渡すか、これらのノードに対して意図したモードを渡してください。',
  'A mask bit shifted as an int': 'int としてシフトされるマスクのビット',
  'Bit {node} of the mask is 1 << {node}, shifted as an int of 32 bits.':
    'マスクのビット {node} が、32 ビットの int としてシフトした 1 << {node} です。',
  'The result is negative or undefined: converted to unsigned long it names other nodes, or none.':
    '結果は負か未定義です。unsigned long に変換すると、別のノードを指すか、どのノードも指さなくなります。',
  'Shift an unsigned long: 1UL << {node}.': 'unsigned long をシフトしてください: 1UL << {node}。',
  'Bit {node} of the mask is 1 << {node}, shifted as a number.':
    'マスクのビット {node} が、数値としてシフトした 1 << {node} です。',
  'Numbers are shifted in 32 bits: 1 << 31 is negative, and 1 << 32 is 1 again, so that the mask names other nodes.':
    '数値のシフトは 32 ビットで行われます。1 << 31 は負になり、1 << 32 は再び 1 になるため、マスクは別のノードを指します。',
  'Shift a BigInt: 1n << {node}n.': 'BigInt をシフトしてください: 1n << {node}n。',
  'A bit of the mask is shifted as an int of 32 bits.':
    'マスクのビットが 32 ビットの int としてシフトされています。',
  'From node 31 on the result is negative or undefined: converted to unsigned long it names other nodes, or none.':
    'ノード 31 からは結果が負か未定義です。unsigned long に変換すると、別のノードを指すか、どのノードも指さなくなります。',
  'Shift an unsigned long: 1UL << node.': 'unsigned long をシフトしてください: 1UL << node。',
  'Bit {node} of the mask is 1u << {node}, shifted as an unsigned int of 32 bits.':
    'マスクのビット {node} が、32 ビットの unsigned int としてシフトした 1u << {node} です。',
  'A shift by 32 or more is undefined there: the mask names another node, or none.':
    'そこでは 32 以上のシフトは未定義です。マスクは別のノードを指すか、どのノードも指さなくなります。',
  'A bit of the mask is shifted as an unsigned int of 32 bits.':
    'マスクのビットが 32 ビットの unsigned int としてシフトされています。',
  'From node 32 on the shift is undefined: the mask names another node, or none.':
    'ノード 32 からはシフトが未定義です。マスクは別のノードを指すか、どのノードも指さなくなります。',
  'A bit of the mask is shifted as a number.': 'マスクのビットが数値としてシフトされています。',
  'Numbers are shifted in 32 bits: from node 31 on the result is negative, and 1 << 32 is 1 again, so that the mask names other nodes.':
    '数値のシフトは 32 ビットで行われます。ノード 31 からは結果が負になり、1 << 32 は再び 1 になるため、マスクは別のノードを指します。',
  'Shift a BigInt: 1n << BigInt(node).': 'BigInt をシフトしてください: 1n << BigInt(node)。',
  'The mask': 'マスクです',
  'The mode': 'モードです',
  'The bit is shifted here': 'ビットはここでシフトされています',
  'Shift 1UL': '1UL をシフトする',
  'The nodes are set here': 'ノードはここで設定されています',
  'maxnode cuts off the highest node': '最大のノードを切り捨てる maxnode',
  'The mask has node {node}, and a maxnode of {maxnode} ends before it.':
    'マスクにノード {node} がありますが、maxnode が {maxnode} なのでその前で終わります。',
  'The kernel reads maxnode - 1 bits of the mask: node {node} is not among them, and the call fails with EINVAL or quietly does without it.':
    'カーネルが読むのはマスクの maxnode - 1 ビットです。ノード {node} はその中になく、呼び出しは EINVAL で失敗するか、何も言わずにそのノードなしで進みます。',
  'Pass at least {least}, the number of the highest node plus 2.':
    '少なくとも {least}、つまり最大のノードの番号に 2 を足した数を渡してください。',
  'maxnode is numa_max_node(){plus}, which cuts off the highest node.':
    'maxnode が numa_max_node(){plus} なので、最大のノードが切り捨てられます。',
  'The kernel reads maxnode - 1 bits of the mask, so the highest node is never used: binding to it fails with EINVAL, interleaving goes without it.':
    'カーネルが読むのはマスクの maxnode - 1 ビットなので、最大のノードは使われません。そのノードへの固定は EINVAL で失敗し、インターリーブはそのノードなしで行われます。',
  'Pass numa_max_node() + 2, or the number of bits of the mask plus 1.':
    'numa_max_node() + 2 か、マスクのビット数に 1 を足した数を渡してください。',
  'maxnode is the number of nodes, which cuts off the highest one.':
    'maxnode がノードの数なので、最大のノードが切り捨てられます。',
  'The kernel reads maxnode - 1 bits of the mask, so the last node is never used: binding to it fails with EINVAL, interleaving goes without it.':
    'カーネルが読むのはマスクの maxnode - 1 ビットなので、最後のノードは使われません。そのノードへの固定は EINVAL で失敗し、インターリーブはそのノードなしで行われます。',
  'A loop sets bits of the mask below {bound}, and a maxnode of {bound} ends one bit earlier.':
    'ループがマスクの {bound} 未満のビットを立てますが、maxnode が {bound} なので 1 ビット手前で終わります。',
  'The kernel reads maxnode - 1 bits of the mask: the last node of the loop is cut off. Binding to it fails with EINVAL, interleaving goes without it.':
    'カーネルが読むのはマスクの maxnode - 1 ビットなので、ループの最後のノードが切り捨てられます。そのノードへの固定は EINVAL で失敗し、インターリーブはそのノードなしで行われます。',
  'Pass {bound} + 1.': '{bound} + 1 を渡してください。',
  'maxnode is the size of the libnuma mask, without the 1 that the kernel takes off.':
    'maxnode が libnuma のマスクの大きさで、カーネルが差し引く 1 が足されていません。',
  'The kernel reads maxnode - 1 bits of the mask, so the highest node that this kernel could have is not read; few machines have it.':
    'カーネルが読むのはマスクの maxnode - 1 ビットなので、このカーネルが持ちうる最大のノードが読まれません。それがあるマシンはわずかです。',
  'Pass the size plus 1, as libnuma does.': 'libnuma と同じく、大きさに 1 を足して渡してください。',
  'maxnode counts bytes': 'バイトを数える maxnode',
  'maxnode is {bytes}, the size of the mask in bytes; maxnode counts bits.':
    'maxnode が {bytes} で、マスクのバイト単位の大きさです。maxnode はビットを数えます。',
  'The kernel reads {bits} bits of the mask: nodes from {bits} on are cut off, and with none left the call fails with EINVAL.':
    'カーネルはマスクの {bits} ビットを読みます。{bits} 番以降のノードは切り捨てられ、1 つも残らなければ呼び出しは EINVAL で失敗します。',
  'Pass 8 * sizeof(mask) + 1: one more than the bits of the mask.':
    '8 * sizeof(mask) + 1、つまりマスクのビット数より 1 大きい数を渡してください。',
  'Pass 8 * mask.byteLength + 1: one more than the bits of the mask.':
    '8 * mask.byteLength + 1、つまりマスクのビット数より 1 大きい数を渡してください。',
  'The kernel takes it for room for {bytes} nodes and fails with EINVAL on every machine that may have more.':
    'カーネルはこれを {bytes} ノード分の場所と受け取り、それより多くのノードを持ちうるマシンではすべて EINVAL で失敗します。',
  'Pass 8 * sizeof(mask), the number of bits.': '8 * sizeof(mask)、つまりビット数を渡してください。',
  'Pass 8 * mask.byteLength, the number of bits.': '8 * mask.byteLength、つまりビット数を渡してください。',
  'maxnode is the size of the mask in bytes; maxnode counts bits.':
    'maxnode がマスクのバイト単位の大きさです。maxnode はビットを数えます。',
  'The kernel reads only as many bits of the mask as it has bytes: most nodes are cut off.':
    'カーネルはマスクの、バイト数と同じ数のビットしか読みません。ほとんどのノードが切り捨てられます。',
  'Pass the size of the mask in bits plus 1.': 'マスクのビット単位の大きさに 1 を足して渡してください。',
  'A mask with a maxnode of 0': 'maxnode が 0 のマスク',
  'maxnode is 0, and {mask} is not null.': 'maxnode が 0 なのに、{mask} が null ではありません。',
  'The manual says that the mask is ignored then; the kernel fails with EINVAL instead.':
    'マニュアルには、このときマスクは無視されるとあります。カーネルはそうせず、EINVAL で失敗します。',
  'Pass a null pointer with 0, or the number of bits of the mask plus 1.':
    '0 とともにヌルポインタを渡すか、マスクのビット数に 1 を足した数を渡してください。',
  'maxnode is 0, and nodemask is not null.': 'maxnode が 0 なのに、nodemask が null ではありません。',
  'The kernel needs room for every node that it may have and fails with EINVAL.':
    'カーネルは、持ちうるすべてのノードの分の場所を必要とし、EINVAL で失敗します。',
  'Pass a null pointer where the mask is not wanted, or the number of its bits.':
    'マスクが不要ならヌルポインタを、必要ならそのビット数を渡してください。',
  'Pass {text}': '{text} を渡す',
  'The node is set here': 'ノードはここで設定されています',
  'The bits are set here': 'ビットはここで設定されています',
  'A range that does not begin at a page': 'ページの先頭から始まらない範囲',
  'The range begins at {object}, which lies anywhere in a page.':
    '範囲が {object} から始まりますが、それはページの途中にもありえます。',
  'The kernel takes a start that is a multiple of the page size and fails with EINVAL for every other, without touching the policy.':
    'カーネルが受け付ける開始位置はページサイズの倍数だけです。それ以外では、ポリシーに触れずに EINVAL で失敗します。',
  'Allocate with mmap, aligned_alloc or numa_alloc, or round the start down to the page and the length up.':
    'mmap、aligned_alloc、numa_alloc で割り当てるか、開始位置をページへ切り下げ、長さを切り上げてください。',
  'Allocate with mmap or numa_alloc_onnode, or round the start down to the page and the length up.':
    'mmap か numa_alloc_onnode で割り当てるか、開始位置をページへ切り下げ、長さを切り上げてください。',
  'The range begins {offset} bytes past a page boundary.':
    '範囲がページ境界から {offset} バイト後ろで始まっています。',
  'Round the start down to the page and the length up.':
    '開始位置をページへ切り下げ、長さを切り上げてください。',
  'A policy for pages that exist already': 'すでに存在するページに対するポリシー',
  'The memory was written before {call} sets its policy.':
    '{call} がポリシーを設定する前に、メモリに書き込まれています。',
  'A policy decides where new pages go: those that were written already stay on their nodes unless the flags ask to move them.':
    'ポリシーが決めるのは新しいページの場所です。すでに書き込まれたページは、flags で移動を求めない限り、元のノードに残ります。',
  'Set the policy before the first write, or pass MPOL_MF_MOVE.':
    '最初の書き込みの前にポリシーを設定するか、MPOL_MF_MOVE を渡してください。',
  'A policy decides where new pages go, and this function does not ask to move those that were written already.':
    'ポリシーが決めるのは新しいページの場所です。この関数は、すでに書き込まれたページの移動を求めません。',
  'Call it before the first write, or move the pages with numa_move_pages or mbind and MPOL_MF_MOVE.':
    '最初の書き込みの前に呼び出すか、numa_move_pages か mbind と MPOL_MF_MOVE でページを移動してください。',
  'The memory comes from here': 'メモリはここで得られます',
  'Mode flags that do not go together': '両立しないモードのフラグ',
  'MPOL_F_STATIC_NODES and MPOL_F_RELATIVE_NODES are both given.':
    'MPOL_F_STATIC_NODES と MPOL_F_RELATIVE_NODES が両方とも指定されています。',
  'A mask is either kept as it is or counted within the cpuset; the kernel fails with EINVAL.':
    'マスクは、そのまま保たれるか、cpuset の中で数えられるかのどちらかです。カーネルは EINVAL で失敗します。',
  'Keep one of the two.': 'どちらか一方だけを残してください。',
  'The mode is {flags}: that is made of flags and is no memory policy.':
    'モードが {flags} です。これはフラグであり、メモリポリシーではありません。',
  'The kernel takes the number for a policy: it is {mode}.':
    'カーネルはその数をポリシーとして読みます。それは {mode} です。',
  'none that Linux knows': 'Linux の知らないもの',
  'Pass a policy such as MPOL_BIND as the mode; flags are the last argument of mbind.':
    'モードには MPOL_BIND などのポリシーを渡してください。フラグは mbind の最後の引数です。',
  'MPOL_F_NUMA_BALANCING is combined with {mode}.':
    'MPOL_F_NUMA_BALANCING が {mode} と組み合わされています。',
  'Only MPOL_BIND takes it (since Linux 6.9 MPOL_PREFERRED_MANY too); with every other mode the kernel fails with EINVAL.':
    'これを受け付けるのは MPOL_BIND だけです (Linux 6.9 からは MPOL_PREFERRED_MANY も)。ほかのモードでは、カーネルは EINVAL で失敗します。',
  'Leave the flag out, or bind to the nodes.': 'フラグを外すか、ノードに固定してください。',
  '{flag} is combined with {mode}, which has no nodes here.':
    '{flag} が、ここではノードのない {mode} と組み合わされています。',
  'The flag says how the mask follows the cpuset; without nodes the kernel fails with EINVAL.':
    'このフラグは、マスクが cpuset にどう従うかを決めます。ノードがなければ、カーネルは EINVAL で失敗します。',
  'Leave the flag out.': 'フラグを外してください。',
  'this mode': 'このモード',
};
