/** The walkthrough with its example, and what the NUMA view says while it is empty. */
import type { Catalogue } from '../say';

export const firstSteps: Catalogue = {
  'Open an Example': '例を開く',
  'Debug the Example': '例をデバッグ',
  'First Steps with NUMA Lens': 'NUMA Lens をはじめる',
  'Find a mistake in a NUMA call, run the call on a live program, and read what became of each page.':
    'NUMA の呼び出しの間違いを見つけ、動いているプログラムでその呼び出しを実行し、ページごとにどうなったかを読みます。',
  'See a mistake while you write': '書きながら間違いを見つける',
  'Calls of move_pages(2) and its family are checked as you type, in C, C++, TypeScript and JavaScript. Each finding says what is wrong, why the kernel cares and what to do.\n\nThe example has one mistake: choose Quick Fix at the underlined flag to correct it. This needs neither a compiler nor a debugger.\n[Open an Example](command:numaLens.openExample)':
    'C、C++、TypeScript、JavaScript で、move_pages(2) とその仲間の呼び出しを入力中に検査します。どの指摘も、何が間違いか、なぜカーネルがそれを問題にするか、どうすればよいかを述べます。\n\n例には間違いが 1 つあります。下線の付いたフラグでクイックフィックスを選んで直してください。コンパイラもデバッガも要りません。\n[例を開く](command:numaLens.openExample)',
  'A C file in the editor. The flag MPOL_MF_STRICT in a call of move_pages is underlined, and a menu offers to pass MPOL_MF_MOVE.':
    'エディタで開いた C ファイル。move_pages の呼び出しのフラグ MPOL_MF_STRICT に下線が付き、メニューが MPOL_MF_MOVE を渡すことを提案しています。',
  'Stop at the call': '呼び出しで止める',
  'Debug a program to a call that names pages: C and C++ with LLDB DAP, CodeLLDB, C/C++ or gdb, scripts with the debugger for Node that is built in. For the example you need Linux, a C compiler (gcc or clang) and one of these debuggers.\n[Debug the Example](command:numaLens.debugExample)\nA process that runs already needs no debugger.\n[Attach to Process…](command:numaLens.attach)':
    'ページを指定する呼び出しまでプログラムをデバッグします。C と C++ は LLDB DAP、CodeLLDB、C/C++ または gdb で、スクリプトは組み込みの Node 用デバッガで行います。例には Linux と C コンパイラ (gcc または clang) と、これらのデバッガのどれか 1 つが必要です。\n[例をデバッグ](command:numaLens.debugExample)\nすでに動いているプロセスにはデバッガは要りません。\n[プロセスにアタッチ…](command:numaLens.attach)',
  'The program is stopped at its call of move_pages. Above the call stand Query placement, Run migration, Move to and Dry run.':
    'プログラムが move_pages の呼び出しで止まっています。呼び出しの上に、配置を問い合わせる、移動を実行する、ノードに移動、試行が並んでいます。',
  'Ask the kernel, then move': 'カーネルに尋ねてから移動する',
  '"Query placement" above the call asks on which node each page is and moves nothing. "Run migration" runs the call as it is written, on the stopped program. What is large is shown first, and "Move back" takes a move back.\n[Query Placement](command:numaLens.queryPlacement)':
    '呼び出しの上の "配置を問い合わせる" は、各ページがどのノードにあるかを尋ねるだけで、何も移動しません。また "移動を実行する" は、止まっているプログラムで呼び出しを書かれたとおりに実行します。大きな移動は先に内容を示し、"元に戻す" で移動を元に戻せます。\n[配置を問い合わせる](command:numaLens.queryPlacement)',
  'At the end of the line with the call stands the outcome of a query: how many pages are on which node, and which have no page.':
    '呼び出しのある行の終わりに問い合わせの結果があります。何ページがどのノードにあり、どこにページがないかがわかります。',
  'Read what became of each page': 'ページごとにどうなったかを読む',
  'The hover of an outcome tells for every page why it is where it is. The NUMA view keeps the results, with what to do about pages that did not move; the page map draws each page in the colour of its node.\n[Show Results](command:numaLens.results.focus)\n[Show Page Map](command:numaLens.showPageMap)':
    '結果のホバーは、どのページについても、なぜそこにあるかを述べます。NUMA ビューは結果を、移動しなかったページへの対処とともに残します。ページマップは各ページをそのノードの色で描きます。\n[結果を表示](command:numaLens.results.focus)\n[ページマップを表示](command:numaLens.showPageMap)',
  'The page map of the call: a cell for each page, with the number and the colour of its node, and a pattern for the page that is on none.':
    '呼び出しのページマップ。ページごとにマスがあり、ノードの番号と色が見えます。どのノードにもないページは模様で示されます。',

  'The example was not started, because it calls Linux and this machine has another system. Open a window on a Linux machine, in a container or in WSL, and try it there. Findings need no Linux.':
    '例は Linux を呼び出しますが、このマシンは別のシステムなので、開始しませんでした。Linux のマシン、コンテナ、または WSL でウィンドウを開いて、そこで試してください。指摘に Linux は要りません。',
  'The example was not built, because there is no C compiler on the path (cc, gcc or clang). Install one with the headers of the C library, then try again.':
    'PATH に C コンパイラ (cc、gcc または clang) がないため、例をビルドしませんでした。C ライブラリのヘッダとともにインストールして、もう一度試してください。',
  'The example was not built: {why}. Correct it and try again; the log has all that the compiler said.':
    '例をビルドできませんでした: {why}。直してもう一度試してください。コンパイラの出力はすべてログにあります。',
  'Find a Debugger': 'デバッガを探す',
  'The example was not started, because no extension here debugs C. Install "LLDB DAP", "CodeLLDB" or "C/C++", then try again.':
    'ここには C をデバッグする拡張機能がないため、例を開始しませんでした。"LLDB DAP"、"CodeLLDB" または "C/C++" をインストールして、もう一度試してください。',

  'This machine has another system than Linux, so there are no pages to ask for here; findings need none. Open a window on the Linux machine (Remote, WSL, a container), or tell in a setting which command starts the runner there.\n[Open Setting](command:workbench.action.openSettings?%5B%22numaLens.runner.prefix%22%5D)':
    'このマシンは Linux ではないので、ここには問い合わせるページがありません。指摘はそのまま働きます。Linux のマシンでウィンドウを開くか (Remote、WSL、コンテナ)、そこでランナーを開始するコマンドを設定に書いてください。\n[設定を開く](command:workbench.action.openSettings?%5B%22numaLens.runner.prefix%22%5D)',
  'No pages have been queried or moved yet.\n\nDebug a program that calls move_pages, mbind or another NUMA call, stop in the function with the call, and use "Query placement" or "Run migration" above it.\n[Open an Example](command:numaLens.openExample)\n[First Steps](command:workbench.action.openWalkthrough?%5B%22numa-lens.numa-lens%23numaLens.firstSteps%22%5D)':
    'ページはまだ問い合わせも移動もされていません。\n\nmove_pages や mbind などの NUMA の呼び出しを行うプログラムをデバッグし、呼び出しのある関数で止めて、その上の "配置を問い合わせる" か "移動を実行する" を使ってください。\n[例を開く](command:numaLens.openExample)\n[はじめる](command:workbench.action.openWalkthrough?%5B%22numa-lens.numa-lens%23numaLens.firstSteps%22%5D)',
  'The program runs. Stop it in the function with the call: at a breakpoint, or now.\n[Pause](command:workbench.action.debug.pause)':
    'プログラムが動いています。呼び出しのある関数で、ブレークポイントで、または今すぐ止めてください。\n[一時停止](command:workbench.action.debug.pause)',
  'A program is stopped. Use "Query placement" or "Run migration" above a call that names pages, or look at all of its pages.\n[Query Placement](command:numaLens.queryPlacement)\n[Show Page Map](command:numaLens.showPageMap)':
    'プログラムが止まっています。ページを指定する呼び出しの上の "配置を問い合わせる" か "移動を実行する" を使うか、プログラムのすべてのページを見てください。\n[配置を問い合わせる](command:numaLens.queryPlacement)\n[ページマップを表示](command:numaLens.showPageMap)',
  'A process is attached. Ask on which nodes its pages are: of a mapping, a variable or a range.\n[Query Placement](command:numaLens.queryPlacement)\n[Show Page Map](command:numaLens.showPageMap)':
    'プロセスにアタッチしています。マッピング、変数、または範囲のページがどのノードにあるかを問い合わせてください。\n[配置を問い合わせる](command:numaLens.queryPlacement)\n[ページマップを表示](command:numaLens.showPageMap)',
};
