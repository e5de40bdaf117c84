/** The tree "Processes" in the editor: who is there, and what each has mapped, asked for when it is opened. */
import * as vscode from 'vscode';
import type { AttachedProcesses } from '../attach/attached';
import type { DebugSessions } from '../debug/sessions';
import type { OwnerSource } from '../subjects';
import type { ShownProcess } from './process-rows';
import { RowTree } from './row-tree';
import { note } from './rows';
import type { Row } from './rows';
import { say } from '../../server/languages/say';

interface Parts {
  readonly owners: () => Promise<OwnerSource>;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
}

export class ProcessTree implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #tree: RowTree;
  readonly #subscriptions: vscode.Disposable;
  /** What each had mapped when it was last looked at: shown while its program runs. */
  readonly #seen = new Map<string, readonly Row[]>();
  /** The processes and their states as they are shown. */
  #shown = '';

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#tree = new RowTree('numaLens.processes', async () => {
      if (this.#processes().length === 0) return [];
      const { processRow } = await import('../late.js');
      return this.#processes().map(processRow);
    });
    const update = (): void => {
      const now = JSON.stringify(this.#processes());
      if (now === this.#shown) return;
      this.#shown = now;
      this.#tree.refresh();
    };
    const forget = (id: string): void => {
      this.#seen.delete(id);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#tree,
      parts.sessions.onDidChange(update),
      parts.sessions.onDidEnd(forget),
      parts.attached.onDidChange(update),
      parts.attached.onDidEnd(forget),
    );
  }

  /** Asks for everything that is open anew. */
  refresh(): void {
    this.#tree.refresh();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #processes(): readonly (ShownProcess & { readonly stops?: number })[] {
    const { sessions, attached } = this.#parts;
    return [
      ...sessions.all
        // A session that only starts others has no program of its own.
        .filter(({ state }) => state.phase === 'stopped' || state.process !== undefined)
        .map(({ id, session, state }) => ({
          owner: id,
          title: session.name,
          kind: 'debugged' as const,
          state: state.phase === 'stopped' ? say('stopped') : say('running'),
          stops: state.stops,
          load: () => this.#mappings(id),
        })),
      ...attached.all.map(({ id, title }) => ({
        owner: id,
        title,
        kind: 'attached' as const,
        state: say('attached'),
        load: () => this.#mappings(id),
      })),
    ];
  }

  async #mappings(id: string): Promise<readonly Row[]> {
    const { sessions } = this.#parts;
    const known = this.#seen.get(id);
    if (known !== undefined && sessions.byId(id)?.state.phase === 'running')
      return [
        note(`${id}:running`, say('The program runs: as it was when it last stood still'), 'history'),
        ...known,
      ];
    const owners = await this.#parts.owners();
    const pages = await owners.byId(id)?.pages();
    if (pages === undefined) return [];
    if (!pages.ok) return [failureRow(id, pages.failure)];
    const mappings = await pages.value.mappings();
    if (!mappings.ok) return [failureRow(id, mappings.failure)];
    const { mappingRows } = await import('../late.js');
    const rows = mappingRows(id, mappings.value, pages.value.host.pageSize);
    // It may have ended while it was asked.
    if (owners.byId(id) !== undefined) this.#seen.set(id, rows);
    return rows;
  }
}

function failureRow(
  id: string,
  { message, remedy }: { readonly message: string; readonly remedy: string },
): Row {
  return {
    ...note(`${id}:failure`, message, 'warning'),
    ...(remedy === '' ? {} : { children: [note(`${id}:remedy`, remedy, 'lightbulb')], expanded: true }),
  };
}
