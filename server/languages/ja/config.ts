/** What is wrong with numa-lens.json or with a compilation database. */
import type { Catalogue } from '../say';

export const config: Catalogue = {
  '{file} is not valid JSON, so none of it is used: {reason}.':
    '{file} は正しい JSON ではないため、まったく使いません: {reason}。',
  'Did you mean "{near}"?': '"{near}" のことですか?',
  'The configuration must be an object.': '設定はオブジェクトでなければなりません。',
  'There are: {names}.': 'あるもの: {names}。',
  '"{key}" is not a setting.': '"{key}" という設定はありません。',
  '"{key}" is set twice; this one counts.': '"{key}" が 2 回設定されています。こちらが有効です。',
  'minKernel must be a Linux version in quotes, such as "4.17" or "6.1.61".':
    'minKernel は "4.17" や "6.1.61" のように引用符で囲んだ Linux のバージョンでなければなりません。',
  'targetArch must be an architecture of Linux, such as "x86_64" or "arm64".':
    'targetArch は "x86_64" や "arm64" のような Linux のアーキテクチャでなければなりません。',
  'maxNodes must be a whole number from 1 to {most}: how many nodes the kernel is built for.':
    'maxNodes は 1 から {most} までの整数でなければなりません。カーネルがいくつのノードまで扱うようにビルドされているかを表します。',
  'preset must be one of {presets}.': 'preset は {presets} のどれかでなければなりません。',
  'rules must be an object from rule id to severity, such as {example}.':
    'rules は {example} のように規則名から重大度へのオブジェクトでなければなりません。',
  'There is no rule "{id}".': '"{id}" という規則はありません。',
  'The severity of "{id}" must be one of {levels}.':
    '"{id}" の重大度は {levels} のどれかでなければなりません。',
  'overrides must be a list of {example}.': 'overrides は {example} のリストでなければなりません。',
  'An override must name its files: "files": ["tests/**"].':
    'override にはファイルの指定が必要です: "files": ["tests/**"]。',
  'files must be file patterns in quotes, such as "tests/**" or "*_bench.c".':
    'files は "tests/**" や "*_bench.c" のように引用符で囲んだファイルのパターンでなければなりません。',
  'nothing may follow the value': '値の後ろには何も置けません',
  'it is nested too deep': '入れ子が深すぎます',
  'a value was expected': '値が必要です',
  'a name in double quotes was expected': '二重引用符で囲んだ名前が必要です',
  'a colon was expected after the name': '名前の後ろにコロンが必要です',
  'a comma or } was expected': 'コンマか } が必要です',
  'a comma or ] was expected': 'コンマか ] が必要です',
  'a line end or control character stands in a string': '文字列の中に改行か制御文字があります',
  'the string is not closed': '文字列が閉じられていません',
  'the string holds an escape that JSON does not have': '文字列に JSON にないエスケープがあります',
  'it holds NUL bytes, so it is no text in UTF-8': 'NUL バイトがあり、UTF-8 のテキストではありません',
  'it is not a list of entries': '項目のリストではありません',
  'a string in it is not closed': 'その中の文字列が閉じられていません',
  'it has a } too many': '} が 1 つ多くあります',
  'the entry at byte {start} is malformed': 'バイト {start} の項目の形式が正しくありません',
  'it ends in the middle of an entry': '項目の途中で終わっています',
  'it is no file': 'ファイルではありません',
  'it is larger than {size} MB': '{size} MB より大きいです',
  'it cannot be read: {why}': '読めません: {why}',
};
