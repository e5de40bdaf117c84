/** What is said of a runner that does not start or does not answer. */
import type { Catalogue } from '../say';

export const runnerConnection: Catalogue = {
  'No page had been moved by then.': '그때까지 옮겨진 페이지는 없습니다.',
  'What had moved by then can be moved back: numa-lens undo {journal}':
    '그때까지 옮겨진 것은 되돌릴 수 있습니다: numa-lens undo {journal}',
  'The migration runner gave no answer: {reason}.': '이동 러너가 응답하지 않았습니다: {reason}.',
  'The migration runner did not start: {reason}.': '이동 러너가 시작되지 않았습니다: {reason}.',
  'Undo again with a new runner: pages that are back already do not move twice.':
    '새 러너로 다시 되돌리십시오. 이미 돌아온 페이지는 두 번 옮겨지지 않습니다.',
  'Try again: a new runner is started then.': '다시 시도하십시오. 그러면 새 러너가 시작됩니다.',
  'See what the command writes when it is run in a terminal.':
    '그 명령을 터미널에서 실행하면 무엇을 쓰는지 보십시오.',
};
