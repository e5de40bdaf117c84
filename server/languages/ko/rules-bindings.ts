/** The rules over calls through a foreign function library. */
import type { Catalogue } from '../say';

export const rulesBindings: Catalogue = {
  'An address that goes through a JavaScript number': 'JavaScript의 number를 거치는 주소',
  'This operator keeps 32 bits of the address.': '이 연산자는 주소의 32비트만 남깁니다.',
  'On numbers, | & ^ ~ << >> work on 32 bits, and addresses of 64-bit programs have 47 and more: another page is named, or none.':
    'number에 대한 | & ^ ~ << >>는 32비트로 계산되는데, 64비트 프로그램의 주소는 47비트 이상입니다. 다른 페이지를 지정하거나 아무 페이지도 지정하지 않게 됩니다.',
  'Compute with BigInt: address & ~0xfffn.': 'BigInt로 계산하십시오: address & ~0xfffn.',
  'The address is kept as a number here.': '주소를 여기에서 number로 다룹니다.',
  'A number is exact below 2^53 only: addresses beyond that (52-bit and 57-bit address spaces, tagged pointers, the kernel) are rounded without a word.':
    'number는 2^53보다 작을 때만 정확합니다. 그 위의 주소(52비트와 57비트 주소 공간, 태그가 붙은 포인터, 커널)는 알리지 않고 반올림됩니다.',
  'Keep addresses as BigInt all the way.': '주소는 처음부터 끝까지 BigInt로 다루십시오.',
  'A status array that is only copied to C': 'C로 복사되기만 하는 status 배열',
  'status is a plain array, which {library} copies for the call ({type}): nothing comes back.':
    'status가 일반 배열인데, {library|은} 호출을 위해 이를 복사합니다({type}). 돌아오는 것은 없습니다.',
  'The kernel fills the copy. The array keeps what was in it, also when the call returns 0.':
    '커널은 복사본을 채웁니다. 호출이 0을 반환해도 배열에는 있던 것이 그대로 있습니다.',
  'status is a plain array, which {library} does not take here.':
    'status가 일반 배열인데, {library|은} 여기에서 이를 받지 않습니다.',
  'Use an Int32Array.': 'Int32Array를 쓰십시오.',
  'Nodes that may be null, so that nothing is moved': 'null일 수 있어 아무것도 옮기지 않게 되는 nodes',
  'nodes may be {empty} here, and the flags ask for a move.':
    '여기에서 nodes가 {empty}일 수 있는데, flags는 이동을 요청합니다.',
  '{library} hands {empty} on as a null pointer: the call then only asks where the pages are, returns 0, and moves nothing.':
    '{library|은} {empty|을} 널 포인터로 넘깁니다. 그러면 호출은 페이지가 어디 있는지 조회만 하고 0을 반환하며 아무것도 옮기지 않습니다.',
  'Test for it before the call, and make the query a call of its own with flags 0.':
    '호출하기 전에 검사하고, 조회는 flags가 0인 별도의 호출로 하십시오.',
  'nodes may be {empty} here.': '여기에서 nodes가 {empty}일 수 있습니다.',
  '{library} throws on it before anything is called.':
    '{library|은} 이를 받으면 아무것도 호출하기 전에 예외를 던집니다.',
  'Test for it before the call.': '호출하기 전에 검사하십시오.',
  'errno of a failed call that is not read at once': '바로 읽지 않은 실패한 호출의 errno',
  'A failure of this call is handled, and nothing reads errno.':
    '이 호출의 실패를 처리하지만, errno를 읽는 곳이 없습니다.',
  'Only errno tells EPERM from ESRCH and ENOMEM, which want different answers; whatever is called next overwrites it.':
    '저마다 다른 대응이 필요한 EPERM, ESRCH, ENOMEM은 errno로만 구별됩니다. 다음에 무엇을 호출하든 errno를 덮어씁니다.',
  'Read {reader} right after the call.': '호출한 바로 뒤에 {reader|을} 읽으십시오.',
  'There is one errno for each thread, and whatever calls the system sets it: other bound functions, files, the console.':
    'errno는 스레드마다 하나이며, 시스템을 호출하는 것은 모두 이를 바꿉니다. 바인딩한 다른 함수, 파일, 콘솔이 그렇습니다.',
  'Read {reader} right after the call, and keep it in a variable.':
    '호출한 바로 뒤에 {reader|을} 읽어 변수에 보관하십시오.',
  'A failure of this call is handled, and ffi-rs is not asked for errno.':
    '이 호출의 실패를 처리하지만, ffi-rs에 errno를 요청하지 않았습니다.',
  'It keeps errno only where the declaration says so; read later, it is that of another call.':
    'ffi-rs는 선언에 그렇게 적은 곳에서만 errno를 보관합니다. 나중에 읽으면 다른 호출의 것입니다.',
  'Declare errno: true. The call then gives { errnoCode, errnoMessage, value }.':
    'errno: true로 선언하십시오. 그러면 호출이 { errnoCode, errnoMessage, value }를 줍니다.',
  '{library} keeps no errno, and __errno_location() gives that of whatever ran last.':
    '{library|은} errno를 보관하지 않으며, __errno_location()은 마지막에 실행된 것의 errno를 줍니다.',
  'Between two calls the runtime may make system calls of its own, on this thread.':
    '두 호출 사이에 런타임이 이 스레드에서 스스로 시스템 호출을 할 수 있습니다.',
  'Take it as a guess, or make the call in a small native addon that returns errno.':
    '이를 짐작으로만 여기거나, errno를 반환하는 작은 네이티브 애드온에서 호출하십시오.',
  'errno of an asynchronous call that is not read in its callback': '콜백에서 읽지 않은 비동기 호출의 errno',
  'The call is over by here, and errno with it.': '여기에서는 호출이 끝났으며, errno도 사라졌습니다.',
  'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno while the callback of the call runs, and not after it.':
    '비동기 호출은 풀의 스레드에서 실패합니다. koffi는 그 스레드의 errno를 호출의 콜백이 실행되는 동안에만 보여 주며, 그 뒤에는 보여 주지 않습니다.',
  'Read koffi.errno() first thing in the callback, and hand it on with the result.':
    '콜백에서 가장 먼저 koffi.errno()를 읽어 결과와 함께 넘기십시오.',
  'errno is read after an await: other code has run since the call.':
    'await 뒤에 errno를 읽습니다. 호출한 뒤로 다른 코드가 실행되었습니다.',
  'There is one errno for each thread, and whatever ran during the await may have set it.':
    'errno는 스레드마다 하나이며, await 동안 실행된 것이 이를 바꾸었을 수 있습니다.',
  'Read {reader} right after the call, before the await.':
    '호출한 바로 뒤, await 전에 {reader|을} 읽으십시오.',
  'The result leaves the callback, and errno does not.':
    '결과는 콜백 밖으로 나가는데 errno는 나가지 않습니다.',
  'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno while the callback of the call runs, and not after it: why the call failed cannot be told any more.':
    '비동기 호출은 풀의 스레드에서 실패합니다. koffi는 그 스레드의 errno를 호출의 콜백이 실행되는 동안에만 보여 주며, 그 뒤에는 보여 주지 않습니다. 호출이 왜 실패했는지 더는 알 수 없습니다.',
  'A promise of the result comes without errno.': '결과의 프로미스에는 errno가 따라오지 않습니다.',
  'An asynchronous call fails in a thread of the pool. koffi shows that thread’s errno to the callback only: why the call failed cannot be told any more.':
    '비동기 호출은 풀의 스레드에서 실패합니다. koffi는 그 스레드의 errno를 콜백에만 보여 줍니다. 호출이 왜 실패했는지 더는 알 수 없습니다.',
  'Pass a callback of your own that reads koffi.errno(), and resolve with both.':
    'koffi.errno()를 읽는 자체 콜백을 전달하고, 결과와 errno를 함께 resolve하십시오.',
  'ffi.errno() is that of this thread, and the call ran in another one.':
    'ffi.errno()는 이 스레드의 것인데, 호출은 다른 스레드에서 실행되었습니다.',
  'ffi-napi makes asynchronous calls in a thread of the pool, whose errno nobody keeps.':
    'ffi-napi는 비동기 호출을 풀의 스레드에서 하며, 그 스레드의 errno는 아무도 보관하지 않습니다.',
  'Make the call synchronously where its errno matters.': 'errno가 중요한 곳에서는 동기로 호출하십시오.',
  'A bigint result compared with a number': 'number와 비교한 bigint 결과',
  'The result is a bigint, and {other} is a number: they are never strictly equal.':
    '결과는 bigint인데 {other|은} number입니다. 둘은 엄격한 비교에서 같을 수 없습니다.',
  '{library} returns 64-bit integers as bigint, so that a failure (-1n) goes unseen.':
    '{library|은} 64비트 정수를 bigint로 반환하므로, 실패(-1n)를 알아채지 못합니다.',
  'Write {instead}, or compare with < 0.': '{instead|을} 쓰거나, < 0으로 비교하십시오.',
  'The result is a bigint, and the label {other} is a number: the case is never taken.':
    '결과는 bigint인데 case의 {other|은} number입니다. 이 case는 실행되지 않습니다.',
  '{library} returns 64-bit integers as bigint, and switch compares as === does.':
    '{library|은} 64비트 정수를 bigint로 반환하며, switch는 ===처럼 비교합니다.',
  'Write {instead}.': '{instead|을} 쓰십시오.',
  'A count that may be NaN or has a fraction': 'NaN이거나 소수일 수 있는 count',
  'The count may be NaN.': 'count가 NaN일 수 있습니다.',
  '{library} makes 0 of NaN: the call returns 0, as if all had gone well, and nothing was done.':
    '{library|은} NaN을 0으로 만듭니다. 호출은 모두 잘된 것처럼 0을 반환하지만 아무 일도 하지 않았습니다.',
  'Test it with Number.isSafeInteger() before the call.':
    '호출하기 전에 Number.isSafeInteger()로 검사하십시오.',
  'The count is no whole number.': 'count가 정수가 아닙니다.',
  '{library} cuts the fraction off: the last page is left out.':
    '{library|이} 소수 부분을 잘라 냅니다. 마지막 페이지가 빠집니다.',
  'Round it up with Math.ceil().': 'Math.ceil()로 올림하십시오.',
  'An array that may be collected while the call uses it': '호출이 쓰는 동안 수거될 수 있는 배열',
  '{role} is made in the argument, and nothing else refers to it.':
    '{role|이} 인자 안에서 만들어지며, 달리 이를 참조하는 것이 없습니다.',
  'The call runs in another thread, and {library} does not keep the array: it may be collected before the kernel reads or writes its memory.':
    '호출은 다른 스레드에서 실행되고 {library|은} 배열을 붙들어 두지 않습니다. 커널이 그 메모리를 읽거나 쓰기 전에 배열이 수거될 수 있습니다.',
  'Keep it in a variable that the callback, or what follows the await, mentions.':
    '콜백이나 await 뒤의 코드에서 언급하는 변수에 보관하십시오.',
  'Nothing refers to {role} ({name}) once the call has begun.':
    '호출이 시작된 뒤로 {role} 배열({name})을 참조하는 것이 없습니다.',
  'Mention it in the callback, or after the await.': '콜백이나 await 뒤에서 언급하십시오.',
  'A function declared to a foreign function library with wrong types':
    '외부 함수 라이브러리에 잘못된 타입으로 선언한 함수',
  'Parameter {position} of {name}, {parameter}, is declared {own}; it is {right}.':
    '{name}의 {position}번째 매개변수 {parameter|이} {own|으로} 선언되었는데, 실제로는 {right}입니다.',
  '{library} cuts what is passed to {bits} bits before the call, without a word: {example}.':
    '{library|은} 호출하기 전에 전달된 것을 알리지 않고 {bits}비트로 자릅니다: {example}.',
  'Declare it {words}.': '{words|으로} 선언하십시오.',
  'Floating-point arguments go into registers of their own: the kernel reads whatever another register holds.':
    '부동소수점 인자는 별도의 레지스터로 전달됩니다. 커널은 다른 레지스터에 있는 값을 읽습니다.',
  'An address arrives where the kernel expects a number.': '커널이 수를 기대하는 곳에 주소가 전달됩니다.',
  'Parameter {position} of {name}, {parameter}, is declared {own}; its elements have {bits} bits.':
    '{name}의 {position}번째 매개변수 {parameter|이} {own|으로} 선언되었는데, 그 요소는 {bits}비트입니다.',
  'A plain array is converted into elements of the declared type, and the kernel reads others.':
    '일반 배열은 선언한 타입의 요소로 변환되는데, 커널은 다른 요소를 읽습니다.',
  'The kernel reads all of its parameters: what is not passed is whatever a register holds.':
    '커널은 자신의 매개변수를 모두 읽습니다. 전달하지 않은 것은 레지스터에 있던 값이 됩니다.',
  'Declare all of them: {signature}.': '모두 선언하십시오: {signature}.',
  '{name} is declared without parameters; it has {right}.':
    '{name|이} 매개변수 없이 선언되었는데, 실제로는 {right}개입니다.',
  'A definition of node:ffi has the keys arguments and return. Node 26.10 ignores all others (early releases of 26 took parameters and result), and the function is called without arguments.':
    'node:ffi의 정의에는 arguments와 return이라는 키가 있습니다. Node 26.10은 다른 키를 모두 무시하므로(초기의 26은 parameters와 result를 받았습니다), 함수가 인자 없이 호출됩니다.',
  'Give the types under arguments, and the result under return.':
    '타입은 arguments에, 결과는 return에 적으십시오.',
  'The result of {name} is declared {own}; it is {right}.':
    '{name}의 결과가 {own|으로} 선언되었는데, 실제로는 {right}입니다.',
  'A call that failed then looks like one that did not.':
    '그러면 실패한 호출이 실패하지 않은 것처럼 보입니다.',
  'The result of {name} is declared {own}, without a sign; it is {right}.':
    '{name}의 결과가 부호 없는 {own|으로} 선언되었는데, 실제로는 {right}입니다.',
  'A failed call returns -1, which then reads as {example}: a test for -1 or for less than 0 is never true.':
    '실패한 호출은 -1을 반환하며, 그것이 {example|으로} 읽힙니다. -1인지, 0보다 작은지 보는 검사는 참이 되지 않습니다.',
  '{library} reads another register, or less of it, than the call returns its result in.':
    '{library|은} 호출이 결과를 반환하는 것과 다른 레지스터를 읽거나 그 일부만 읽습니다.',
  'The function sets the lower half of the register only: -1 may read as 4294967295.':
    '함수는 레지스터의 아래쪽 절반만 설정합니다. -1이 4294967295로 읽힐 수 있습니다.',
  'A function of libnuma looked up in another library': '다른 라이브러리에서 찾은 libnuma 함수',
  '{file} has no {symbol}.': '{file}에는 {symbol|이} 없습니다.',
  'The C library has no functions for the NUMA system calls: the lookup fails where the function is declared.':
    'C 라이브러리에는 NUMA 시스템 호출의 함수가 없습니다. 함수를 선언하는 곳에서 찾기가 실패합니다.',
  'Load {libnuma}{otherwise}.': '{libnuma|을} 불러오십시오{otherwise}.',
  'The process itself has no {symbol}.': '프로세스 자체에는 {symbol|이} 없습니다.',
  'Node, Deno and Bun are not linked with libnuma: the lookup fails where the function is declared.':
    'Node, Deno, Bun은 libnuma와 링크되어 있지 않습니다. 함수를 선언하는 곳에서 찾기가 실패합니다.',
  '{file} is only there where the development files of libnuma are.':
    '{file|은} libnuma의 개발용 파일이 있는 곳에만 있습니다.',
  'The name without a version comes with libnuma-dev or numactl-devel, for linkers; a machine that only runs programs has {libnuma}.':
    '버전 없는 이름은 링커를 위한 것으로 libnuma-dev나 numactl-devel에 들어 있습니다. 프로그램을 실행하기만 하는 시스템에는 {libnuma|이} 있습니다.',
  'Load {libnuma}.': '{libnuma|을} 불러오십시오.',
  'NUMA calls through a foreign function library that is not maintained':
    '유지보수되지 않는 외부 함수 라이브러리를 통한 NUMA 호출',
  '{package} is not maintained.': '{package|은} 유지보수되지 않습니다.',
  'It does not compile with Node 20.12 or newer, and has no answer to a change of V8 or of Node-API.':
    'Node 20.12 이상에서는 컴파일되지 않으며, V8이나 Node-API의 변경에 대응하지 않습니다.',
  'Use koffi or ffi-rs, or node:ffi where Node 26 runs.':
    'koffi나 ffi-rs를, Node 26이 실행되는 곳에서는 node:ffi를 쓰십시오.',
  'It comes from here': '여기에서 옵니다',
  'The call is over here': '호출은 여기에서 끝났습니다',
  'null or undefined': 'null 또는 undefined',
  'The call that gets the address': '주소를 받는 호출',
  'Read the text as a BigInt': '텍스트를 BigInt로 읽기',
  'a bigint': 'bigint 값',
  'Write {other}n': '{other}n으로 쓰기',
  '{call} is called here': '{call|이} 여기에서 호출됩니다',
  'Use an Int32Array, or declare the parameter as _Out_ int *.':
    'Int32Array를 쓰거나, 매개변수를 _Out_ int *로 선언하십시오.',
  'Use an Int32Array, or a Buffer where the parameter is one of bytes.':
    'Int32Array를 쓰거나, 매개변수가 바이트 배열이면 Buffer를 쓰십시오.',
  'status is made here': 'status가 여기에서 만들어집니다',
  'Make it an Int32Array': 'Int32Array로 만들기',
  ", or call the C library's syscall() with the call's number on this machine":
    '. 또는 이 시스템의 호출 번호로 C 라이브러리의 syscall()을 호출하십시오',
  '{symbol} is looked up here': '{symbol|을} 여기에서 찾습니다',
  'Load {libnuma}': '{libnuma|을} 불러오기',
};
