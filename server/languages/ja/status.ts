/** The language status item. */
import type { Catalogue } from '../say';

export const status: Catalogue = {
  Starting: '開始しています',
  'Linux {version} and newer': 'Linux {version} 以降',
  'Also: {text}.': 'さらに: {text}。',
  'No findings: the language server is stopped': '指摘なし: 言語サーバが止まっています',
  'No findings: the language server is gone': '指摘なし: 言語サーバがなくなりました',
  'after five starts': '5 回の開始の後',
  'It was started five times; last, {cause}.': '5 回開始しました。最後の原因: {cause}。',
  Restart: '再起動',
  'The language server does not answer': '言語サーバが応答しません',
  'It has said nothing for {seconds} seconds: findings are those of an earlier text. What you type is safe, it is with the editor.':
    '{seconds} 秒間、何も言っていません。表示されている指摘は以前のテキストのものです。入力した内容はエディタにあるので安全です。',
  'A mistake in numa-lens.json': 'numa-lens.json に間違いがあります',
  'Go to the Mistake': '間違いへ移動',
  'Findings only: the workspace is not trusted': '指摘のみ: ワークスペースが信頼されていません',
  'No process is looked at and no page is moved until it is.':
    '信頼されるまで、プロセスを調べることもページを移動することもありません。',
  'Manage Workspace Trust': 'ワークスペースの信頼を管理',
  'Findings only: this machine has no Linux': '指摘のみ: このマシンは Linux ではありません',
  'Pages are queried and moved where Linux runs: open a window there, or tell with numaLens.runner.prefix which command starts the runner there.':
    'ページの問い合わせと移動は Linux が動く所で行います。そこでウィンドウを開くか、そこでランナーを開始するコマンドを numaLens.runner.prefix に書いてください。',
  'Open Setting': '設定を開く',
  'The migration runner does not answer': '移動ランナーが応答しません',
  'for {seconds} seconds': '{seconds} 秒間',
  'It has said nothing for {seconds} seconds.': '{seconds} 秒間、何も言っていません。',
  'The migration runner is gone': '移動ランナーがなくなりました',
  'The next action starts it again.': '次の操作で再び開始します。',
  'Why: {cause}. The next action starts it again.': '原因: {cause}。次の操作で再び開始します。',
  'Findings only: this kernel has no NUMA': '指摘のみ: このカーネルには NUMA がありません',
  'Linux {kernel} was built without it, so there are no nodes that pages could be on. Take a kernel with CONFIG_NUMA.':
    'Linux {kernel} は NUMA なしでビルドされているため、ページを置けるノードがありません。CONFIG_NUMA のあるカーネルを使ってください。',
  'Show Topology': 'トポロジを表示',
  'No compile_commands.json': 'compile_commands.json なし',
  'No compile_commands.json: include paths, macros and the target of this file are guessed.':
    'compile_commands.json がありません: このファイルのインクルードパス、マクロ、ターゲットは推測したものです。',
  'How to Get One': '作り方',
  'A compile_commands.json tells how each file is compiled. CMake writes one with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, Meson always does in its build folder, and "bear -- make" records one. It belongs into the folder of the sources, one above it, or build/ in one of these; it is read as soon as it is there.':
    'compile_commands.json は各ファイルがどうコンパイルされるかを述べます。CMake は -DCMAKE_EXPORT_COMPILE_COMMANDS=ON で作り、Meson はいつでもビルドフォルダに作り、"bear -- make" は記録して作ります。ソースのフォルダ、その上のフォルダ、またはそれらの build/ に置いてください。置かれるとすぐに読み込まれます。',
  'Starting the migration runner': '移動ランナーを開始しています',
  'Runner on Linux {kernel}, one node': 'Linux {kernel} のランナー、ノード 1 個',
  'Runner on Linux {kernel}, {nodes} nodes': 'Linux {kernel} のランナー、ノード {nodes} 個',
};
