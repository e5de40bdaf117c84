/** What the command debug prints. */
import type { Catalogue } from '../say';

export const cliDebug: Catalogue = {
  'it could not be started: {message}': '起動できませんでした: {message}',
  'exit {code}': '終了 {code}',
  'it ended ({how})': '終わりました ({how})',
  'it ended ({how}): {last}': '終わりました ({how}): {last}',
  'no {what} within {seconds} s': '{seconds} 秒以内に来ない: {what}',
  'it does not speak the Debug Adapter Protocol: {message}':
    'Debug Adapter Protocol で通信していません: {message}',
  'the debugger refused': 'デバッガが拒否しました',
  'the debug adapter is gone: {ended}': 'デバッグアダプタがなくなりました: {ended}',
  'not known: {unread}': '分からない: {unread}',
  folded: '計算した値',
  'read in the stopped frame': '停止したフレームで読んだ値',
  'the program itself': 'プログラム自身',
  given: '与えられた値',
  'an array of {size}': '要素 {size} 個の配列',
  'a digit is the node': '数字はノード',
  '… and {count} more runs of pages': '… ほかに {count} 個のページの区間',
  '{command} runs {program} to line {line}': '{command} が {program} を {line} 行目まで実行します',
  'the program did not end: {message}': 'プログラムが終わりませんでした: {message}',
  'The program did not get to line {line}: {why}.': 'プログラムは {line} 行目に達しませんでした: {why}。',
  'Check that it was built with -g from this source, and that its arguments lead there.':
    'このソースから -g でビルドされたか、引数でそこに達するかを確かめてください。',
  'plan: {line}': '計画: {line}',
  'The call names process {pid} ({command}), which is not the program itself.':
    '呼び出しが指すプロセス {pid} ({command}) はプログラム自身ではありません。',
  'Say --pid {pid} if this is the process that is meant.':
    'このプロセスでよければ --pid {pid} を指定してください。',
  'The argument "{role}" is not known. {reason}': '引数 "{role}" が分かりません。{reason}',
  'Debug the program in the editor, which asks for it, or name the pages with "numa-lens query --pid".':
    '値を尋ねるエディタでプログラムをデバッグするか、"numa-lens query --pid" でページを指定してください。',
  '{file} cannot be read: {reason}.': '{file} を読めません: {reason}。',
  '{file} holds NUL bytes, so it is no source file.':
    '{file} には NUL バイトがあり、ソースファイルではありません。',
  '"initialized" event': '"initialized" イベント',
  'the debugger found no code on the line': 'デバッガはその行にコードを見つけられませんでした',
  stop: '停止',
  'the program ended first': 'プログラムが先に終わりました',
  'it stopped before, for another reason: {reason}': 'その前に別の理由で停止しました: {reason}',
  'end of the program': 'プログラムの終わり',
  'there is no file {executable}.': 'ファイル {executable} がありません。',
  'there is no lldb-dap {version} or newer on PATH.': 'PATH に {version} 以降の lldb-dap がありません。',
  'On Debian: apt-get install lldb-22. "numa-lens check" needs no debugger.':
    'Debian では apt-get install lldb-22。"numa-lens check" にデバッガは要りません。',
  '--line takes a line number, not "{line}".': '--line には行番号を指定します。"{line}" は使えません。',
  'there is no call of move_pages here.': 'ここに move_pages の呼び出しはありません。',
  'there is no call of move_pages on line {line}.': '{line} 行目に move_pages の呼び出しはありません。',
  'there are several calls, on lines {lines}: choose one with --line.':
    '{lines} 行目に呼び出しが複数あります。--line で 1 つを選んでください。',
  'process unknown': 'プロセス不明',
  'debugger of unknown version': 'バージョン不明のデバッガ',
  'Linux {kernel}': 'Linux カーネル {kernel}',
  'one NUMA node': 'NUMA ノード 1 個',
  '{count} NUMA nodes': 'NUMA ノード {count} 個',
  'then the program went on and wrote:': 'その後プログラムは続けて次を書きました:',
};
