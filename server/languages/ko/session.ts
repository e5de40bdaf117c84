/** What a debug session says: why an action did not happen, what it asks. */
import type { Catalogue } from '../say';

export const session: Catalogue = {
  'The program is not stopped.': '프로그램이 멈춰 있지 않습니다.',
  'it named none.': '아무것도 알려 주지 않았습니다.',
  'pages of {call}, line {line}': '{line}번째 줄 {call}의 페이지',
  'variable {name}': '변수 {name}',
  'process {pid}': '프로세스 {pid}',
  '{address}, folder {folder}': '{address}, 폴더 {folder}',
  'The debugger reaches its program by {way}.': '디버거는 {way|을} 거쳐 프로그램에 접근합니다.',
  'Start the runner where the program runs: the setting numaLens.runner.prefix, or --runner, takes the command that enters it, such as ["ssh", "host"].':
    '프로그램이 실행되는 곳에서 러너를 시작하십시오. 설정 numaLens.runner.prefix나 --runner에 그곳으로 들어가는 명령을 지정합니다. 예: ["ssh", "host"].',
  'No program is stopped in the debugger and none is attached, so there is no process to look at.':
    '디버거에 멈춘 프로그램도 연결된 프로그램도 없어서 살펴볼 프로세스가 없습니다.',
  'Start debugging and stop at the call, or use "NUMA Lens: Attach to Process…".':
    '디버깅을 시작해 호출에서 멈추거나 "NUMA Lens: 프로세스에 연결…"을 사용하십시오.',
  'The program is not stopped in the debugger, so its variables cannot be read.':
    '프로그램이 디버거에서 멈춰 있지 않아 변수를 읽을 수 없습니다.',
  'Stop it at the call: set a breakpoint there, or use "Run to this call".':
    '호출에서 멈추게 하십시오. 그곳에 중단점을 두거나 "이 호출까지 실행"을 사용하십시오.',
  '{title} gave no stack frame for the stopped thread: {why}':
    '{title|이} 멈춘 스레드의 스택 프레임을 주지 않았습니다: {why}',
  'Select a thread and a frame, and try again.': '스레드와 프레임을 선택하고 다시 시도하십시오.',
  'The program is not stopped at this call (line {callLine}), so its arguments are not what the call would pass.':
    '프로그램이 이 호출({callLine}번째 줄)에서 멈춰 있지 않아, 지금의 인자는 호출이 전달할 값이 아닙니다.',
  'The program is stopped at line {line}, not at this call (line {callLine}), so its arguments are not what the call would pass.':
    '프로그램이 이 호출({callLine}번째 줄)이 아니라 {line}번째 줄에서 멈춰 있어, 지금의 인자는 호출이 전달할 값이 아닙니다.',
  'Use "Run to this call" first.': '먼저 "이 호출까지 실행"을 사용하십시오.',
  'This call could not be read for certain: there is a syntax error or an #ifdef in or around its arguments.':
    '이 호출을 확실하게 읽을 수 없었습니다. 인자 안이나 주변에 구문 오류나 #ifdef가 있습니다.',
  'Correct the code, or name the pages with "numa-lens query --pid".':
    '코드를 고치거나 "numa-lens query --pid"로 페이지를 지정하십시오.',
  '{title} did not tell the process id of the program, and could not evaluate it either.':
    '{title|이} 프로그램의 프로세스 ID를 알려 주지 않았고, 계산하지도 못했습니다.',
  'Use a debugger that reports it, such as lldb-dap, or "numa-lens query --pid".':
    'lldb-dap처럼 그것을 알려 주는 디버거나 "numa-lens query --pid"를 사용하십시오.',
  'The call names process {pid}, and no process has such an id.':
    '호출이 프로세스 {pid|을} 지정하는데, 그런 ID를 가진 프로세스는 없습니다.',
  'The call itself would fail with ESRCH: correct its first argument.':
    '호출 자체도 ESRCH로 실패합니다. 첫째 인자를 고치십시오.',
  'The program has {bits}-bit pointers, and its arrays are read as arrays of 64-bit pointers.':
    '프로그램의 포인터는 {bits}비트인데, 배열은 64비트 포인터의 배열로 읽습니다.',
  'Build the program for 64 bits.': '프로그램을 64비트로 빌드하십시오.',
  '{title} showed no code at the place where the program is stopped, so it cannot be proved which process this is: {why}':
    '{title|이} 프로그램이 멈춘 곳의 코드를 보여 주지 않아, 이것이 어느 프로세스인지 증명할 수 없습니다: {why}',
  'Stop in code that the debugger can disassemble. Without the proof nothing is moved.':
    '디버거가 역어셈블할 수 있는 코드에서 멈추십시오. 증명 없이는 아무것도 옮기지 않습니다.',
  '{title} could not put 64 bytes into the program, by which it is proved which process this is: {why}':
    '{title|이} 프로그램에 64바이트를 넣지 못해, 이것이 어느 프로세스인지 증명할 수 없습니다: {why}',
  'Stop in code of the program itself. Without the proof nothing is moved.':
    '프로그램 자체의 코드에서 멈추십시오. 증명 없이는 아무것도 옮기지 않습니다.',
  'It cannot be proved which process this is.': '이것이 어느 프로세스인지 증명할 수 없습니다.',
  'Permit it for this session with "sudo sysctl kernel.yama.ptrace_scope=0", or give the runner CAP_SYS_PTRACE.':
    '이 세션 동안 "sudo sysctl kernel.yama.ptrace_scope=0"으로 허용하거나 러너에 CAP_SYS_PTRACE를 주십시오.',
  'The array that the call passes as "{role}" has room for {has} values of {width} bytes, and the call reads {count}.':
    '호출이 "{role}"로 전달하는 배열에는 {width}바이트 값 {has}개의 자리가 있는데, 호출은 {count}개를 읽습니다.',
  'The call itself would read the memory behind it: correct "count" or the array, see the rule count-exceeds-array.':
    '호출 자체도 그 뒤의 메모리를 읽게 됩니다. "count"나 배열을 고치십시오. 규칙 count-exceeds-array를 참고하십시오.',
  'The argument "{role}" of the call is not known: {reason}':
    '호출의 인자 "{role}"을(를) 알 수 없습니다: {reason}',
  'Start again and enter its value when asked.': '다시 시작하고, 물으면 값을 입력하십시오.',
  'The call names no page: count is 0.': '호출이 페이지를 지정하지 않습니다. count가 0입니다.',
  'The call itself would return 0 and do nothing.': '호출 자체도 0을 반환하고 아무것도 하지 않습니다.',
  'The call names {count} pages, more than {limit}: as a rule this is a negative number, a size in bytes or an uninitialized variable.':
    '호출이 지정하는 페이지가 {count}개로 {limit}개보다 많습니다. 대개 음수이거나 바이트 크기이거나 초기화되지 않은 변수입니다.',
  'Check the argument "count"; for really so many pages call in batches.':
    '인자 "count"를 확인하십시오. 정말로 페이지가 그렇게 많다면 나누어 호출하십시오.',
  'The argument "pages" is a null pointer.': '인자 "pages"가 널 포인터입니다.',
  'The call itself would fail with EFAULT: see the rule pages-null.':
    '호출 자체도 EFAULT로 실패합니다. 규칙 pages-null을 참고하십시오.',
  'See the rule flags-invalid.': '규칙 flags-invalid를 참고하십시오.',
  'The argument "nodes" is a null pointer, so this call moves nothing: it only queries.':
    '인자 "nodes"가 널 포인터이므로 이 호출은 아무것도 옮기지 않고 조회만 합니다.',
  'Use "Query placement", or "Move to…" with a node of your choice.':
    '"배치 조회"를 사용하거나, "옮기기…"로 노드를 고르십시오.',
  'It is not known where the variable "{name}" is in memory.':
    '변수 "{name}"이(가) 메모리의 어디에 있는지 알 수 없습니다.',
  'Select the frame that it belongs to, or name its pages as a mapping or a range.':
    '변수가 속한 프레임을 선택하거나, 페이지를 매핑이나 범위로 지정하십시오.',
  'The variable "{name}" is a null pointer: it has no pages.':
    '변수 "{name}"은(는) 널 포인터라서 페이지가 없습니다.',
  'The variable "{name}" takes no memory: it has no pages.':
    '변수 "{name}"은(는) 메모리를 차지하지 않아서 페이지가 없습니다.',
  'This outcome is about process {pid}, which is not the one that is debugged now.':
    '이 결과는 프로세스 {pid}에 대한 것인데, 지금 디버그 중인 프로세스가 아닙니다.',
  'Run the call again.': '호출을 다시 실행하십시오.',
  'The program has run since, so the arrays of the call may name other pages by now.':
    '그 뒤 프로그램이 실행되어 호출의 배열이 이제 다른 페이지를 지정할 수 있습니다.',
  'Start it again: "Run migration" at the call, or "Move to Node…".':
    '호출의 "이동 실행"이나 "노드로 옮기기…"로 다시 시작하십시오.',
  'There is no move to undo: no journal in {folder} is about a process that still runs.':
    '되돌릴 이동이 없습니다. {folder}의 저널 가운데 아직 실행 중인 프로세스의 것이 없습니다.',
  'There is nothing to move back: no page changed its node.':
    '되돌릴 것이 없습니다. 노드가 바뀐 페이지가 없습니다.',
  'There is nothing to try again: this outcome is not that of a move.':
    '다시 시도할 것이 없습니다. 이 결과는 이동의 결과가 아닙니다.',
  'There is no other runner to ask.': '물어볼 다른 러너가 없습니다.',
  'Start it again.': '다시 시작하십시오.',
  'The number {pid} belongs to another process now.': '번호 {pid|은} 이제 다른 프로세스의 것입니다.',
  'Nothing was moved: the debug session ended before the action could begin.':
    '아무것도 옮기지 않았습니다. 작업이 시작되기 전에 디버그 세션이 끝났습니다.',
  'Debug the program again and stop at the call, or attach to it if it still runs.':
    '프로그램을 다시 디버그하여 호출에서 멈추거나, 아직 실행 중이면 연결하십시오.',
  'Nothing was moved: the program went on, or was detached, while its plan was shown.':
    '아무것도 옮기지 않았습니다. 계획을 보여 주는 동안 프로그램이 계속 실행되었거나 연결이 해제되었습니다.',
  'The runner that answers now does not find the journal, so it does not run where the program is.':
    '지금 응답하는 러너가 저널을 찾지 못하므로, 프로그램이 있는 곳에서 실행되고 있지 않습니다.',
  'Stop it again or attach to it, and start the action anew.':
    '다시 멈추거나 연결하고, 작업을 새로 시작하십시오.',
  'Nothing was done: the action was cancelled.': '아무것도 하지 않았습니다. 작업이 취소되었습니다.',

  // Regions
  'A range is written 0xSTART-0xEND or 0xSTART+LENGTH, not "{text}".':
    '범위는 "{text}"이(가) 아니라 0xSTART-0xEND나 0xSTART+LENGTH로 적습니다.',
  'The range {text} ends behind the last address.': '범위 {text|이} 마지막 주소를 넘어서 끝납니다.',
  'The range {text} is empty or runs backwards.': '범위 {text|이} 비어 있거나 거꾸로 되어 있습니다.',
  'anonymous memory at {from}': '{from}의 익명 메모리',
  'The symbol table of {file} does not tell how large {name} is.':
    '{file}의 심볼 테이블은 {name|이} 얼마나 큰지 알려 주지 않습니다.',
  'Say how many bytes are meant.': '몇 바이트인지 지정하십시오.',
  'pages that {name} names': '{name|이} 지정하는 페이지',
  '{name} has {size} bytes and is no pointer, which has {pointerSize}.':
    '{name|은} {size}바이트라서 포인터가 아닙니다. 포인터는 {pointerSize}바이트입니다.',
  'Name the variable itself.': '변수 자체를 지정하십시오.',
  'The pointer {name} is null now, so it points to no page.':
    '포인터 {name|이} 지금 널이라서 가리키는 페이지가 없습니다.',
  'Ask again once the program has allocated the memory.': '프로그램이 메모리를 할당한 뒤에 다시 하십시오.',
  '{name} points to {from}, and {length} bytes from there end behind the last address.':
    '{name|이} {from|을} 가리키는데, 그곳부터 {length}바이트는 마지막 주소를 넘어서 끝납니다.',
  'Name a smaller length.': '더 작은 길이를 지정하십시오.',
  'what {name} points to': '{name|이} 가리키는 것',

  // Nodes that cannot be chosen
  'It has no memory, only processors.': '메모리는 없고 프로세서만 있습니다.',
  'The cpuset of the process does not allow it (Mems_allowed).':
    '프로세스의 cpuset이 허용하지 않습니다(Mems_allowed).',
  'All pages that are in memory are there already.': '메모리에 있는 페이지가 모두 이미 그곳에 있습니다.',

  // Progress
  'Querying {title}': '{title|을} 조회하는 중',
  'Checking {pages}': '{pages} 확인 중',
  'Moving {moving}': '{moving} 옮기는 중',
  'Mapping {title}': '{title}의 페이지 맵을 만드는 중',
  'Looking at {title}': '{title|을} 살펴보는 중',
  'Moving back {title}': '{title|을} 되돌리는 중',
  '{done} of {total} pages': '{total}페이지 중 {done}',
  '{time} left': '{time} 남음',
  '{count} s': '{count}초',
  '{count} min': '{count}분',
  '{count} h': '{count}시간',

  // What the debugger gave
  'the frame has no address.': '프레임에 주소가 없습니다.',
  'it read only {bytes} bytes.': '{bytes}바이트만 읽었습니다.',
  'the debugger': '디버거',
  'the gdb adapter': 'gdb 어댑터',
  'the C/C++ debugger': 'C/C++ 디버거',
  'the JavaScript debugger': 'JavaScript 디버거',
  'it knows no addresses.': '주소를 알지 못합니다.',
  'it shows no memory by address.': '주소로 메모리를 보여 주지 않습니다.',
  'it shows memory as "{result}".': '메모리를 "{result}"(으)로 보여 줍니다.',
  'the call has no such argument.': '호출에 그런 인자가 없습니다.',
  'The debugger answered without a result.': '디버거가 결과 없이 답했습니다.',
  'The debugger read no bytes there.': '디버거가 그곳에서 아무 바이트도 읽지 못했습니다.',
  'the debugger refused it': '디버거가 거부했습니다',
  '{title} cannot evaluate expressions.': '{title|은} 식을 계산할 수 없습니다.',
  'The debugger could not evaluate "{text}": {message}':
    '디버거가 "{text}"을(를) 계산하지 못했습니다: {message}',
  '"{text}" is an array, and "{role}" is a number.': '"{text}"은(는) 배열인데, "{role}"은(는) 숫자입니다.',
  '"{text}" is null or undefined, and "{role}" is a number.':
    '"{text}"은(는) null이나 undefined인데, "{role}"은(는) 숫자입니다.',
  '{title} gives no address of the array': '{title|은} 배열의 주소를 주지 않습니다',
  '{count} bytes': '{count}바이트',
  '{count} elements': '원소 {count}개',
  'the debugger showed {count} of {wanted} values.': '디버거가 값 {wanted}개 중 {count}개만 보여 주었습니다.',
  'Only {bytes} of {length} bytes at {address} could be read.':
    '{address}의 {length}바이트 중 {bytes}바이트만 읽을 수 있었습니다.',
  'Check that the array is as long as the argument "count" says.':
    '배열이 인자 "count"가 말하는 만큼 긴지 확인하십시오.',
  '{title} could not evaluate it: {message}': '{title|이} 계산하지 못했습니다: {message}',
  '{title} showed no address for it.': '{title|이} 그 주소를 보여 주지 않았습니다.',
  '{title} tells no address of it: it may be in a register, optimized away, or no variable in memory.':
    '{title|이} 그 주소를 알려 주지 않습니다. 레지스터에 있거나, 최적화로 없어졌거나, 메모리에 있는 변수가 아닐 수 있습니다.',
  '{bytes} bytes is no length.': '{bytes}바이트는 길이가 될 수 없습니다.',
  '"{text}" is no number.': '"{text}"은(는) 숫자가 아닙니다.',
};
