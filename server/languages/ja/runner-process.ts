/** What is said of the command that starts a runner, and of a runner that does not answer. */
import type { Catalogue } from '../say';

export const runnerProcess: Catalogue = {
  '{name} must be an array of strings, one for each word of the command, and is {value}':
    '{name} はコマンドの語ごとに 1 つずつの文字列の配列でなければなりませんが、{value} です',
  '{name} may hold strings only, and holds {word}':
    '{name} には文字列だけを入れられますが、{word} が入っています',
  '{name} holds a word with a zero byte': '{name} に 0 バイトを含む語があります',
  '{name} begins with an empty word': '{name} が空の語で始まっています',
  '{name} is one word, {command}: write each word as a string of its own, as in ["ssh", "host"]':
    '{name} が 1 つの語 {command} です。["ssh", "host"] のように語ごとに別の文字列で書いてください',
  'numaLens.runner.program is empty, and numaLens.runner.prefix runs nothing':
    'numaLens.runner.program が空で、numaLens.runner.prefix が実行するものがありません',
  'the command has a {quote} without its partner: {text}':
    'コマンドに対になっていない {quote} があります: {text}',
  'the command names no program': 'コマンドにプログラムの指定がありません',
  'it wrote something else than messages on its standard output: "{text}"':
    '標準出力にメッセージ以外のものを書きました: "{text}"',
  'Let nothing but the runner write there: no greeting of a login shell, no warning, no prompt. Run the command in a terminal to see what it writes.':
    'そこにはランナーだけが書くようにしてください。ログインシェルの挨拶も警告もプロンプトもいけません。何を書くかは、端末でそのコマンドを実行すると分かります。',
  'it wrote a message that is not JSON ({reason})': 'JSON でないメッセージを書きました ({reason})',
  'Use a client and a runner of the same release.': '同じリリースのクライアントとランナーを使ってください。',
  'it ended with exit code {code}': '終了コード {code} で終わりました',
  'it was ended by {signal}': '{signal} によって終わりました',
  'There is no sudo here, so this user cannot start a program with more rights from a terminal. Run the shown command without its first word from a shell of root.':
    'ここには sudo がないため、このユーザは端末からより多くの権限でプログラムを起動できません。表示されたコマンドを、最初の語を除いて root のシェルで実行してください。',
  'There is no setpriv here (package util-linux), which gives a program two capabilities and nothing else.':
    'プログラムに 2 つのケーパビリティだけを与える setpriv (util-linux パッケージ) がここにはありません。',
  'a program connected with a wrong token': 'あるプログラムが誤ったトークンで接続しました',
  'a program connected and left without a token': 'あるプログラムが接続し、トークンなしで切断しました',
  'a program connected and presented no token': 'あるプログラムが接続しましたが、トークンを示しませんでした',
  'its connection is closed; its terminal says why': '接続が閉じました。理由はその端末に表示されています',
  '"{command}" could not be started ({reason})': '"{command}" を起動できませんでした ({reason})',
  'Check that the program is installed here and that its name is right.':
    'プログラムがここにインストールされていて、名前が正しいかを確かめてください。',
  'Install NUMA Lens where the runner is to run (npm install -g numa-lens), or name its path there in the command of the runner.':
    'ランナーを動かす場所に NUMA Lens をインストールするか (npm install -g numa-lens)、ランナーのコマンドにそこでのパスを書いてください。',
  'The program is there and cannot be executed: check its permissions and its interpreter.':
    'プログラムはありますが実行できません。許可とインタプリタを確かめてください。',
  'If the command is ssh, it did not connect: try the same command in a terminal.':
    'コマンドが ssh なら接続できていません。同じコマンドを端末で試してください。',
  'It needs more memory than it may have: raise the limit (ulimit -v, the control group, --max-old-space-size), or take fewer pages at a time.':
    '許された量より多くのメモリが必要です。上限 (ulimit -v、コントロールグループ、--max-old-space-size) を上げるか、一度に扱うページを減らしてください。',
  'If nobody ended it, the kernel did for want of memory; its log (dmesg) names the process then.':
    '誰も終わらせていないなら、メモリ不足のためカーネルが終わらせています。その場合はカーネルのログ (dmesg) にプロセスが出ています。',
  'A seccomp filter ended it for a system call, as SystemCallFilter= of a systemd unit does: permit move_pages there, or run the runner outside of it.':
    'systemd のユニットの SystemCallFilter= のように、seccomp フィルタがシステムコールのために終わらせました。そこで move_pages を許可するか、ランナーをその外で実行してください。',
};
