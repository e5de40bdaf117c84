/** What is said of a runner that does not start or does not answer. */
import type { Catalogue } from '../say';

export const runnerConnection: Catalogue = {
  'No page had been moved by then.': 'それまでに移動したページはありません。',
  'What had moved by then can be moved back: numa-lens undo {journal}':
    'それまでに移動したものは元に戻せます: numa-lens undo {journal}',
  'The migration runner gave no answer: {reason}.': '移動ランナーが応答しませんでした: {reason}。',
  'The migration runner did not start: {reason}.': '移動ランナーが起動しませんでした: {reason}。',
  'Undo again with a new runner: pages that are back already do not move twice.':
    '新しいランナーでもう一度元に戻してください。すでに戻ったページが二度移動することはありません。',
  'Try again: a new runner is started then.': 'もう一度試してください。新しいランナーが起動します。',
  'See what the command writes when it is run in a terminal.':
    'そのコマンドを端末で実行して、何を書き出すかを見てください。',
};
