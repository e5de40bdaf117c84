/** What the language server, the command line and the core say by themselves. */
import type { Catalogue } from '../say';

export const server: Catalogue = {
  before: '前',
  behind: '後ろ',
  "{runtime}'s default seccomp profile": '{runtime} のデフォルト seccomp プロファイル',
  '-lnuma to {variable}': '{variable} に -lnuma',
  '-lnuma to the command': 'コマンドに -lnuma',
  '--lang takes {languages}, not "{named}".':
    '--lang には {languages} のどれかを指定します。"{named}" は使えません。',
  'The call is made here': '呼び出しはここで行われます',
  'Insert a check of the result of {call}': '{call} の結果の検査を挿入する',
  'Insert checks of the result of {call} and of each status entry':
    '{call} の結果と status の各要素の検査を挿入する',
  'Insert a check of each status entry of {call}': '{call} の status の各要素の検査を挿入する',
  'Remove the comment': 'コメントを取り除く',
  'Remove {rules} from the comment': 'コメントから {rules} を取り除く',
  'Value here:': 'ここでの値:',
  'Expands to': '展開結果:',
  'This call stands in broken code, or has an #ifdef among its arguments: it is shown but not judged.':
    'この呼び出しは壊れたコードの中にあるか、引数の間に #ifdef があるため、表示するだけで判断しません。',
  'On other kernels, from {minKernel} on:': '{minKernel} 以降のほかのカーネルでは:',
  'as errno of move_pages': '(move_pages の errno として)',
  'as a status entry': '(status の要素として)',
  'never valid here': 'ここでは使えない',
  'not from Linux {minKernel} on': 'Linux {minKernel} 以降にはない',
  'Declared in <{header}>.': '<{header}> で宣言されています。',
  'Since Linux {version}.': 'Linux {version} からあります。',
  'Needs {capability}.': '{capability} が必要です。',
  in: '入力',
  out: '出力',
  'Disable {rule} for this line': 'この行で {rule} を無効にする',
  'Disable {rule} for this file': 'このファイルで {rule} を無効にする',
  'Show the documentation of {rule}': '{rule} の文書を表示する',
  'Fix all NUMA Lens findings that have a safe fix': '安全な修正のある NUMA Lens の指摘をすべて修正する',
  'NUMA Lens could not {what}: it met an error of its own, which is in the log. Other requests go on.':
    'NUMA Lens は次のことができませんでした: {what}。内部エラーが起き、ログに記録されています。ほかの要求は続きます。',
  'NUMA Lens does not use {file}: {why}.': 'NUMA Lens は {file} を使いません: {why}。',
  'NUMA Lens settings: {problem}': 'NUMA Lens の設定: {problem}',
  'NUMA Lens: checking the workspace': 'NUMA Lens: ワークスペースを検査中',
  '{findings} in {some} of {files}.': '{files} のうち {some} に {findings}。',
  'No findings in {files}.': '{files} に指摘はありません。',
  'The check was cancelled; until then:': '検査は取り消されました。それまでの結果:',
  '{files} could not be checked; why is in the log.':
    '{files} を検査できませんでした。理由はログにあります。',
  'No folder is open, so there is no workspace to check. Open the folder with your sources.':
    'フォルダが開かれていないため、検査するワークスペースがありません。ソースのあるフォルダを開いてください。',
  'NUMA Lens could not check {file}: {problem}.': 'NUMA Lens は {file} を検査できませんでした: {problem}。',
  'NUMA Lens could not look into {folder}: {problem}.':
    'NUMA Lens は {folder} を調べられませんでした: {problem}。',
  'on {arch}': '{arch} での番号',
  'On other machines this number is another call:': 'ほかのマシンでは、この番号は別の呼び出しです:',
  '{call} on {machines}': '{machines} では {call}',
  '{files}, {findings}': '{files}、{findings}',
  '1 file': '1 ファイル',
  '{count} files': '{count} ファイル',
  '1 finding': '指摘 1 件',
  '{count} findings': '指摘 {count} 件',
  'it is no plain file': '通常のファイルではありません',
  'it is larger than {size} MiB': '{size} MiB を超えています',
};
