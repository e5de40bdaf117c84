/** Attached processes as owners of what is acted on: no debugger, no proof, and no move that was not shown before. */
import { failed, success } from '../debug/session/failure';
import type { Result } from '../debug/session/failure';
import type { CallOutcome } from '../debug/session/outcome';
import { PageActions } from '../debug/session/page-actions';
import type { MoveLedger } from '../debug/session/ports';
import type { PagePorts, Renewed } from '../debug/session/page-actions';
import { user } from '../debug/user';
import { confirmSetting } from '../settings/read';
import type { OwnerSource, SubjectOwner } from '../subjects';
import type { AttachedProcess, AttachedProcesses } from './attached';

export class AttachedOwners implements OwnerSource {
  readonly #attached: AttachedProcesses;
  readonly #moves: MoveLedger;

  constructor(attached: AttachedProcesses, moves: MoveLedger) {
    this.#attached = attached;
    this.#moves = moves;
  }

  byId(id: string): SubjectOwner | undefined {
    const process = this.#attached.byId(id);
    if (process === undefined) return undefined;
    return {
      id,
      title: process.title,
      pages: () => this.#pages(process),
      moveBack: async (outcome): Promise<Result<CallOutcome>> => {
        const pages = await this.#pages(process);
        return pages.ok ? pages.value.moveBack(outcome) : pages;
      },
    };
  }

  async #pages(process: AttachedProcess): Promise<Result<PageActions>> {
    const opened = await portsOf(process);
    if (!opened.ok) return opened;
    return success(
      new PageActions({
        ...opened.value,
        user,
        confirm: confirmSetting,
        moves: this.#moves,
        // It runs on while a plan is read; the runner checks before each batch that it is still this program.
        stillValid: () => this.#attached.byId(process.id) !== undefined,
        renew: () => portsOf(process),
      }),
    );
  }
}

async function portsOf(process: AttachedProcess): Promise<Result<Renewed & Pick<PagePorts, 'privileged'>>> {
  const opened = await process.open();
  if (!opened.ok) return failed(opened.failure);
  const { client, machine, target, privileged } = opened.value;
  return success({ runner: client, host: machine, target, privileged });
}
