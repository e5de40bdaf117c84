/** What check, explain and rules print. */
import type { Catalogue } from '../say';

export const cliCheck: Catalogue = {
  'explain takes one word: a rule, a flag, a status entry or an errno.':
    'explain には語を 1 つ指定します: 規則、フラグ、status の要素、errno のどれか。',
  '"{release}" is not a kernel version; it looks like 6.1 or 6.1.61.':
    '"{release}" はカーネルのバージョンではありません。6.1 や 6.1.61 のように書きます。',
  '"{word}" is no rule, flag, status entry, errno or call that NUMA Lens knows. "numa-lens rules" lists the rules.':
    '"{word}" は NUMA Lens の知る規則、フラグ、status の要素、errno、呼び出しではありません。"numa-lens rules" で規則を一覧にできます。',
  'On Linux {version}.': 'Linux {version} の場合です。',
  rule: '規則',
  'status entry': 'status の要素',
  errno: 'errno の値',
  flag: 'フラグ',
  result: '結果',
  parameter: 'パラメータ',
  call: '呼び出し',
  'word of numa_maps': 'numa_maps の語',
  '"{format}" is no format. Formats: text, json.': '"{format}" という形式はありません。形式: text, json。',
  'rules takes no words; "numa-lens explain RULE" tells of one.':
    'rules に語は指定できません。"numa-lens explain RULE" が 1 つの規則を説明します。',
  'the baseline {file} is no JSON: {reason}. --write-baseline writes one.':
    'ベースライン {file} は JSON ではありません: {reason}。--write-baseline で作れます。',
  'the baseline {file} cannot be read: {reason}. --write-baseline writes one.':
    'ベースライン {file} を読めません: {reason}。--write-baseline で作れます。',
  'the baseline {file} is none of this version. --write-baseline writes one.':
    'ベースライン {file} はこのバージョンのものではありません。--write-baseline で作れます。',
  'the baseline {file} cannot be written: {reason}': 'ベースライン {file} を書けません: {reason}',
  'git knows no commit "{base}" here. In a clone that is not whole, fetch it first: git fetch origin {base}.':
    'ここでは git はコミット "{base}" を知りません。完全でないクローンでは先に取得してください: git fetch origin {base}。',
  '"{base}" and HEAD have no common commit here. In a clone that is not whole, fetch more of it: git fetch --unshallow.':
    'ここでは "{base}" と HEAD に共通のコミットがありません。完全でないクローンではもっと取得してください: git fetch --unshallow。',
  'there is no git here': 'ここには git がありません',
  'git ended with {code}': 'git が {code} で終わりました',
  'it is not used: {why}': '使いません: {why}',
  'it was not checked: {reason}': '検査しませんでした: {reason}',
  'it was not checked, by an error of numa-lens itself: {reason}. Please report it':
    'numa-lens 自体のエラーで検査できませんでした: {reason}。報告してください',
  'skipped: it holds NUL bytes, so it is no text in UTF-8':
    '飛ばしました: NUL バイトがあり、UTF-8 のテキストではありません',
  'not all of it is UTF-8; each other byte was read as U+FFFD':
    'すべてが UTF-8 ではありません。ほかのバイトはそれぞれ U+FFFD として読みました',
  'not fixed: writing it back would change the bytes that are not UTF-8':
    '修正していません: 書き戻すと UTF-8 でないバイトが変わります',
  'it cannot be read, so it is not used: {reason}': '読めないため使いません: {reason}',
  'standard input': '標準入力',
  'checked {done} of {all}': '{all} 個中 {done} 個を検査',
  '1 finding in it is gone; --write-baseline renews it':
    'その中の指摘 1 件がなくなりました。--write-baseline で更新できます',
  '{count} findings in it are gone; --write-baseline renews it':
    'その中の指摘 {count} 件がなくなりました。--write-baseline で更新できます',
  'line {line}: {message}': '{line} 行目: {message}',
  'the baseline {name} was not written: not all could be checked.':
    'ベースライン {name} は書きませんでした: すべてを検査できませんでした。',
  '1 finding written to {name}': '指摘 1 件を {name} に書きました',
  '{count} findings written to {name}': '指摘 {count} 件を {name} に書きました',
  'it changed meanwhile; run again': 'その間に変わりました。もう一度実行してください',
  'not fixed: {problem}': '修正していません: {problem}',
  '.gitignore files exclude all there is ({ignored} entries); --no-ignore checks them all the same':
    '.gitignore がすべてを除外しています ({ignored} 個)。--no-ignore を付けると、それでも検査します',
  'there are no C, C++, TypeScript or JavaScript files in it':
    'C、C++、TypeScript、JavaScript のファイルがありません',
  'no such file or directory': 'そのようなファイルやディレクトリはない',
  'not a directory': 'ディレクトリではない',
  'illegal operation on a directory': 'ディレクトリにはできない操作',
  'permission denied': '許可がない',
  'operation not permitted': '許可されていない操作',
  'read-only file system': '読み出し専用のファイルシステム',
  'no space left on device': 'デバイスに空きがない',
  'it ended': '終わりました',
  'there is no such file or folder': 'そのようなファイルやフォルダはありません',
  'this is neither a file nor a folder': 'ファイルでもフォルダでもありません',
  'its name is not UTF-8, so it was not checked; rename it':
    '名前が UTF-8 でないため検査しませんでした。名前を変えてください',
  'the folder cannot be read: {reason}': 'フォルダを読めません: {reason}',
  'why: ': '理由: ',
  'do:  ': '対処: ',
  'fix: ': '修正: ',
  '(--fix does it)': '(--fix で適用)',
  '(a suggestion)': '(提案)',
  '1 edit applied.': '修正 1 件を適用しました。',
  '{count} edits applied.': '修正 {count} 件を適用しました。',
  'On lines that did not change: {count}.': '変わっていない行にあるもの: {count}。',
  'In the baseline: {count}.': 'ベースラインにあるもの: {count}。',
  '{findings} in {files}: {kinds}.': '{files}に{findings}: {kinds}。',
  '1 error': 'エラー 1 件',
  '{count} errors': 'エラー {count} 件',
  '1 warning': '警告 1 件',
  '{count} warnings': '警告 {count} 件',
  '1 hint': 'ヒント 1 件',
  '{count} hints': 'ヒント {count} 件',
};
