/** The tree "Topology" in the editor: the nodes of the runner's machine, and which of them each process may use. */
import type { AttachedProcesses } from '../attach/attached';
import type { DebugSessions } from '../debug/sessions';
import type { Runner } from '../runner/runner';
import type { OwnerSource } from '../subjects';
import { note } from './rows';
import type { Row } from './rows';
import { topologyRows } from './topology-rows';
import type { PermittedNodes } from './topology-rows';

interface Parts {
  readonly runner: Runner;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
}

/** Starts a runner where none runs. */
export async function topology(
  { runner, sessions, attached }: Parts,
  owners: OwnerSource,
): Promise<readonly Row[]> {
  const running = await runner.get();
  if (!running.ok)
    return [note('failure', `${running.failure.message} ${running.failure.remedy}`.trim(), 'warning')];
  const answer = await running.value.client.topology();
  if (!answer.ok)
    return [note('failure', `${answer.failure.message} ${answer.failure.remedy}`.trim(), 'warning')];
  const ids = [
    ...sessions.all.filter(({ state }) => state.phase === 'stopped').map(({ id }) => id),
    ...attached.all.map(({ id }) => id),
  ];
  const permitted: PermittedNodes[] = [];
  for (const id of ids) {
    const owner = owners.byId(id);
    const pages = await owner?.pages();
    if (owner === undefined || pages?.ok !== true) continue;
    const { allowedNodes = pages.value.target.allowedNodes } = await pages.value.topology();
    permitted.push({ owner: id, title: owner.title, nodes: allowedNodes });
  }
  return topologyRows(answer.value.topology, permitted);
}
