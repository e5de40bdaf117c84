/** The walkthrough with its example, and what the NUMA view says while it is empty. */
import type { Catalogue } from '../say';

export const firstSteps: Catalogue = {
  'Open an Example': '예제 열기',
  'Debug the Example': '예제 디버그',
  'First Steps with NUMA Lens': 'NUMA Lens 시작하기',
  'Find a mistake in a NUMA call, run the call on a live program, and read what became of each page.':
    'NUMA 호출의 실수를 찾고, 실행 중인 프로그램에서 그 호출을 실행하고, 페이지마다 어떻게 되었는지 읽습니다.',
  'See a mistake while you write': '코드를 쓰면서 실수 찾기',
  'Calls of move_pages(2) and its family are checked as you type, in C, C++, TypeScript and JavaScript. Each finding says what is wrong, why the kernel cares and what to do.\n\nThe example has one mistake: choose Quick Fix at the underlined flag to correct it. This needs neither a compiler nor a debugger.\n[Open an Example](command:numaLens.openExample)':
    'C, C++, TypeScript, JavaScript에서 move_pages(2)와 그 계열의 호출을 입력하는 동안 검사합니다. 지적 사항마다 무엇이 잘못되었는지, 커널이 왜 문제 삼는지, 어떻게 해야 하는지 알려 줍니다.\n\n예제에는 실수가 하나 있습니다. 밑줄이 있는 플래그에서 빠른 수정을 골라 바로잡으십시오. 컴파일러도 디버거도 필요하지 않습니다.\n[예제 열기](command:numaLens.openExample)',
  'A C file in the editor. The flag MPOL_MF_STRICT in a call of move_pages is underlined, and a menu offers to pass MPOL_MF_MOVE.':
    '편집기에 열린 C 파일. move_pages 호출의 MPOL_MF_STRICT 플래그에 밑줄이 있고, 메뉴가 MPOL_MF_MOVE를 전달하라고 제안합니다.',
  'Stop at the call': '호출에서 멈추기',
  'Debug a program to a call that names pages: C and C++ with LLDB DAP, CodeLLDB, C/C++ or gdb, scripts with the debugger for Node that is built in. For the example you need Linux, a C compiler (gcc or clang) and one of these debuggers.\n[Debug the Example](command:numaLens.debugExample)\nA process that runs already needs no debugger.\n[Attach to Process…](command:numaLens.attach)':
    '페이지를 가리키는 호출까지 프로그램을 디버그합니다. C와 C++는 LLDB DAP, CodeLLDB, C/C++ 또는 gdb로, 스크립트는 편집기에 들어 있는 Node 디버거로 합니다. 예제에는 리눅스, C 컴파일러(gcc 또는 clang), 이 디버거 가운데 하나가 필요합니다.\n[예제 디버그](command:numaLens.debugExample)\n이미 실행 중인 프로세스에는 디버거가 필요하지 않습니다.\n[프로세스에 연결…](command:numaLens.attach)',
  'The program is stopped at its call of move_pages. Above the call stand Query placement, Run migration, Move to and Dry run.':
    '프로그램이 move_pages 호출에서 멈춰 있습니다. 호출 위에 배치 조회, 이동 실행, 노드로 옮기기, 모의 실행이 있습니다.',
  'Ask the kernel, then move': '커널에 물어본 다음 옮기기',
  '"Query placement" above the call asks on which node each page is and moves nothing. "Run migration" runs the call as it is written, on the stopped program. What is large is shown first, and "Move back" takes a move back.\n[Query Placement](command:numaLens.queryPlacement)':
    '호출 위의 "배치 조회"는 각 페이지가 어느 노드에 있는지 묻기만 하고 아무것도 옮기지 않습니다. "이동 실행"은 멈춰 있는 프로그램에서 호출을 적힌 그대로 실행합니다. 큰 이동은 먼저 보여 주고, "되돌리기"는 이동을 되돌립니다.\n[배치 조회](command:numaLens.queryPlacement)',
  'At the end of the line with the call stands the outcome of a query: how many pages are on which node, and which have no page.':
    '호출이 있는 줄의 끝에 조회 결과가 있습니다. 페이지 몇 개가 어느 노드에 있고 어디에 페이지가 없는지 보입니다.',
  'Read what became of each page': '페이지마다 어떻게 되었는지 읽기',
  'The hover of an outcome tells for every page why it is where it is. The NUMA view keeps the results, with what to do about pages that did not move; the page map draws each page in the colour of its node.\n[Show Results](command:numaLens.results.focus)\n[Show Page Map](command:numaLens.showPageMap)':
    '결과의 호버는 모든 페이지가 왜 그 자리에 있는지 알려 줍니다. NUMA 보기는 결과와 함께 옮겨지지 않은 페이지에 대해 할 일을 보관하고, 페이지 맵은 각 페이지를 노드의 색으로 그립니다.\n[결과 보기](command:numaLens.results.focus)\n[페이지 맵 보기](command:numaLens.showPageMap)',
  'The page map of the call: a cell for each page, with the number and the colour of its node, and a pattern for the page that is on none.':
    '호출의 페이지 맵. 페이지마다 칸이 하나씩 있고 노드의 번호와 색이 보이며, 어느 노드에도 없는 페이지는 무늬로 표시됩니다.',

  'The example was not started, because it calls Linux and this machine has another system. Open a window on a Linux machine, in a container or in WSL, and try it there. Findings need no Linux.':
    '예제는 리눅스를 호출하는데 이 기계는 다른 시스템이므로 시작하지 않았습니다. 리눅스 기계, 컨테이너 또는 WSL에서 창을 열고 그곳에서 해 보십시오. 지적 사항에는 리눅스가 필요하지 않습니다.',
  'The example was not built, because there is no C compiler on the path (cc, gcc or clang). Install one with the headers of the C library, then try again.':
    'PATH에 C 컴파일러(cc, gcc 또는 clang)가 없어 예제를 빌드하지 않았습니다. C 라이브러리의 헤더와 함께 하나를 설치한 다음 다시 해 보십시오.',
  'The example was not built: {why}. Correct it and try again; the log has all that the compiler said.':
    '예제를 빌드하지 못했습니다: {why}. 바로잡고 다시 해 보십시오. 컴파일러가 말한 것은 모두 로그에 있습니다.',
  'Find a Debugger': '디버거 찾기',
  'The example was not started, because no extension here debugs C. Install "LLDB DAP", "CodeLLDB" or "C/C++", then try again.':
    '여기에는 C를 디버그하는 확장이 없어 예제를 시작하지 않았습니다. "LLDB DAP", "CodeLLDB" 또는 "C/C++"를 설치한 다음 다시 해 보십시오.',

  'This machine has another system than Linux, so there are no pages to ask for here; findings need none. Open a window on the Linux machine (Remote, WSL, a container), or tell in a setting which command starts the runner there.\n[Open Setting](command:workbench.action.openSettings?%5B%22numaLens.runner.prefix%22%5D)':
    '이 기계는 리눅스가 아니므로 여기에는 물어볼 페이지가 없습니다. 지적 사항은 그대로 나옵니다. 리눅스 기계에서 창을 열거나(Remote, WSL, 컨테이너), 그곳에서 러너를 시작하는 명령을 설정에 적으십시오.\n[설정 열기](command:workbench.action.openSettings?%5B%22numaLens.runner.prefix%22%5D)',
  'No pages have been queried or moved yet.\n\nDebug a program that calls move_pages, mbind or another NUMA call, stop in the function with the call, and use "Query placement" or "Run migration" above it.\n[Open an Example](command:numaLens.openExample)\n[First Steps](command:workbench.action.openWalkthrough?%5B%22numa-lens.numa-lens%23numaLens.firstSteps%22%5D)':
    '아직 페이지를 조회하거나 옮기지 않았습니다.\n\nmove_pages, mbind 또는 다른 NUMA 호출을 하는 프로그램을 디버그하고, 호출이 있는 함수에서 멈춘 다음, 그 위의 "배치 조회"나 "이동 실행"을 사용하십시오.\n[예제 열기](command:numaLens.openExample)\n[시작하기](command:workbench.action.openWalkthrough?%5B%22numa-lens.numa-lens%23numaLens.firstSteps%22%5D)',
  'The program runs. Stop it in the function with the call: at a breakpoint, or now.\n[Pause](command:workbench.action.debug.pause)':
    '프로그램이 실행 중입니다. 호출이 있는 함수에서 멈추십시오. 중단점에서 멈추거나 지금 멈출 수 있습니다.\n[일시 중지](command:workbench.action.debug.pause)',
  'A program is stopped. Use "Query placement" or "Run migration" above a call that names pages, or look at all of its pages.\n[Query Placement](command:numaLens.queryPlacement)\n[Show Page Map](command:numaLens.showPageMap)':
    '프로그램이 멈춰 있습니다. 페이지를 가리키는 호출 위의 "배치 조회"나 "이동 실행"을 사용하거나, 프로그램의 모든 페이지를 살펴보십시오.\n[배치 조회](command:numaLens.queryPlacement)\n[페이지 맵 보기](command:numaLens.showPageMap)',
  'A process is attached. Ask on which nodes its pages are: of a mapping, a variable or a range.\n[Query Placement](command:numaLens.queryPlacement)\n[Show Page Map](command:numaLens.showPageMap)':
    '프로세스에 연결되어 있습니다. 매핑, 변수 또는 범위의 페이지가 어느 노드에 있는지 물어보십시오.\n[배치 조회](command:numaLens.queryPlacement)\n[페이지 맵 보기](command:numaLens.showPageMap)',
};
