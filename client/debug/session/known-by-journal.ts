/**
 * A process whose runner has died, where its debugger can prove nothing any more because the program runs on, or was let go: the journal of the
 * interrupted move names it by boot, PID namespace, number and start time. A runner that finds the journal and says that it can be undone sees that very process.
 */
import type { RunnerClient } from '../../../server/protocol/runner-client';
import type { Target } from '../../../server/protocol/runner';
import { failed, refuse, success } from './failure';
import type { Result } from './failure';

type Process = Pick<Target, 'pid' | 'startTime'>;

export async function openByJournal(
  runner: Pick<RunnerClient, 'journals' | 'openTarget'>,
  { pid, startTime }: Process,
  journal: string | undefined,
): Promise<Result<Target>> {
  // Without one nothing had moved, and nothing says whose number it is by now.
  if (journal === undefined) return refuse.notStopped();
  const listed = await runner.journals();
  if (!listed.ok) return failed(listed.failure);
  const found = listed.value.journals.find(({ file }) => file === journal);
  if (found?.pid !== pid || found.startTime !== startTime) return refuse.journalElsewhere();
  switch (found.state) {
    case 'usable':
      break;
    case 'process-ended':
    case 'other-boot':
      return refuse.processEnded(pid);
    case 'other-namespace':
      return refuse.journalElsewhere();
  }
  const opened = await runner.openTarget({ pid, startTime });
  return opened.ok ? success(opened.value) : failed(opened.failure);
}
