/**
 * The actions on subjects, for commands, lenses and trees: finds whose they are, waits for its turn, lets the session's logic act,
 * records the outcome. Why an action did not happen is said once, in words, where the user looks.
 */
import * as vscode from 'vscode';
import type { ActionResult, ResultEvent } from '../annotations/model';
import type { ResultStore } from '../annotations/result-store';
import { isAttachedId } from '../attach/attached';
import type { CommandId } from '../commands/table';
import { formerly } from '../debug/sessions';
import type { Located } from '../debug/session/actions';
import { afterSession, refuse, success } from '../debug/session/failure';
import type { Result } from '../debug/session/failure';
import { orderToNode } from '../debug/session/order';
import type { CallOutcome } from '../debug/session/outcome';
import type { OpenMove } from '../debug/session/ports';
import { processRegion } from '../debug/session/region';
import type { LetGoProcess } from '../moves/let-go';
import type { CallSubject, OwnerSource, Subject, SubjectOwner } from '../subjects';
import { tellFailure } from '../tell';
import type { DebugOwners } from './debug-owners';
import { pickNode } from './pick-node';
import { ActionQueue } from './queue';
import { sayWaiting } from './waiting';
import { say } from '../../server/languages/say';

/** Keeps a process that lives on without its debugger, with its results. */
export type Keep = (letGo: LetGoProcess) => Promise<void>;

/** What is done about processes that nobody follows any more. */
export interface Afterwards {
  readonly keep: Keep;
  /** Undoes a move that is no result of any process here. */
  readonly undo: (move: OpenMove) => Promise<void>;
}

type Finished = Extract<ResultEvent, { readonly type: 'finished' }>;

/** Where an outcome is kept. */
type Place = Pick<ActionResult, 'owner' | 'stale'> & Partial<Pick<ActionResult, 'title' | 'anchor'>>;

export class Actions {
  readonly #debugged: DebugOwners;
  readonly #sources: OwnerSource[];
  readonly #results: ResultStore;
  readonly #log: vscode.LogOutputChannel;
  readonly #afterwards: Afterwards;
  readonly #queue = new ActionQueue(sayWaiting);

  constructor(
    debugged: DebugOwners,
    results: ResultStore,
    log: vscode.LogOutputChannel,
    afterwards: Afterwards,
  ) {
    this.#afterwards = afterwards;
    this.#debugged = debugged;
    this.#sources = [debugged];
    this.#results = results;
    this.#log = log;
  }

  /** Where else processes come from that are acted on. */
  addSource(source: OwnerSource): void {
    this.#sources.push(source);
  }

  ownerOf(id: string): SubjectOwner | undefined {
    for (const source of this.#sources) {
      const owner = source.byId(id);
      if (owner !== undefined) return owner;
    }
    return undefined;
  }

  query(subject: Subject): Promise<void> {
    return this.#act(subject, say('Query'), async () => {
      if (subject.kind === 'call') {
        const calls = await this.#calls(subject);
        return calls.ok ? calls.value.query(placed(subject)) : calls;
      }
      const located = await this.locate(subject);
      return located.ok ? located.value.pages.query(located.value.region) : located;
    });
  }

  /** The call as it is written. */
  runMigration(call: CallSubject): Promise<void> {
    return this.#act(call, say('Migration'), async () => {
      const calls = await this.#calls(call);
      return calls.ok ? calls.value.runAsWritten(placed(call)) : calls;
    });
  }

  moveTo(subject: Subject): Promise<void> {
    return this.#act(subject, say('Move'), () =>
      this.#toNode(
        subject,
        (title) => say('Move {title} to…', { title }),
        ({ pages, region }, node) => pages.move(region, orderToNode(node)),
      ),
    );
  }

  /** Of the call as it is written where the program stands on it, else of a move to a node that the user picks. */
  dryRun(subject: Subject): Promise<void> {
    return this.#act(subject, say('Dry run'), async () => {
      if (subject.kind === 'call') {
        const calls = await this.#calls(subject);
        if (!calls.ok) return calls;
        const written = await calls.value.dryRun(placed(subject));
        const elsewhere = ['not-on-call', 'query-only'];
        if (written.ok || !elsewhere.includes(written.failure.code)) return written;
      }
      return this.#toNode(
        subject,
        (title) => say('Dry run: move {title} to…', { title }),
        ({ pages, region }, node) => pages.dryRun(region, orderToNode(node)),
      );
    });
  }

  /** Undoes the last move of the subject that was not undone yet. */
  moveBack(result: ActionResult): Promise<void> {
    const move = result.moves.at(-1);
    const owner = this.ownerOf(result.owner);
    if (move?.journal === undefined) return Promise.resolve();
    const { journal, pid } = move;
    if (owner === undefined) return this.#afterwards.undo({ journal, pid, title: result.title });
    return this.#inTurn(result.owner, say('Move back: {title}', { title: result.title }), async () => {
      this.#settle(result, await owner.moveBack(move));
    });
  }

  /** What is not where it was to go: the same order again. */
  retry(result: ActionResult): Promise<void> {
    const owner = this.ownerOf(result.owner);
    if (owner === undefined) return Promise.resolve();
    return this.#inTurn(result.owner, say('Second try: {title}', { title: result.title }), async () => {
      const pages = await owner.pages();
      this.#settle(result, pages.ok ? await pages.value.retry(result.outcome, result.aged) : pages);
    });
  }

  async #toNode(
    subject: Subject,
    question: (title: string) => string,
    act: (located: Located, node: number) => Promise<Result<CallOutcome>>,
  ): Promise<Result<CallOutcome>> {
    const located = await this.locate(subject);
    if (!located.ok) return located;
    const { pages, region } = located.value;
    const choices = await pages.nodes(region);
    if (!choices.ok) return choices;
    const node = await pickNode(question(region.title), choices.value);
    return node === undefined ? refuse.declined() : act(located.value, node);
  }

  /** The pages that a subject is about, and who can act on them. */
  async locate(subject: Subject): Promise<Result<Located>> {
    if (subject.kind === 'call') {
      const calls = await this.#calls(subject);
      return calls.ok ? calls.value.locate(placed(subject)) : calls;
    }
    if (subject.kind === 'variable') {
      const calls = await this.#calls(subject);
      if (!calls.ok) return calls;
      const item = vscode.debug.activeStackItem;
      const inFrame = item instanceof vscode.DebugStackFrame && item.session.id === subject.owner;
      return calls.value.locateVariable(subject, inFrame ? item.frameId : undefined);
    }
    const pages = await (this.ownerOf(subject.owner)?.pages() ?? refuse.noProcess());
    if (!pages.ok) return pages;
    const region = subject.kind === 'region' ? subject.region : processRegion(pages.value.target.pid);
    return success({ pages: pages.value, region });
  }

  /** What only a debugger knows: arguments and variables. */
  async #calls({ owner }: Subject): ReturnType<NonNullable<ReturnType<DebugOwners['byId']>>['calls']> {
    return this.#debugged.byId(owner)?.calls() ?? refuse.noProcess();
  }

  #act(subject: Subject, what: string, act: () => Promise<Result<CallOutcome>>): Promise<void> {
    return this.#inTurn(subject.owner, `${what}: ${this.#titleOf(subject)}`, async () => {
      const document = callOf(subject)?.document;
      const version = document?.version;
      const done = await act();
      const stale = document?.version !== version;
      this.#settle({ owner: subject.owner, ...anchorOf(subject), stale }, done);
    });
  }

  #titleOf(subject: Subject): string {
    switch (subject.kind) {
      case 'call':
        return say('{call}, line {line}', {
          call: subject.site.call,
          line: subject.site.range.start.line + 1,
        });
      case 'variable':
        return say('variable {name}', { name: subject.name });
      case 'region':
        return subject.region.title;
      case 'process':
        return this.ownerOf(subject.owner)?.title ?? say('the process');
    }
  }

  async #inTurn(owner: string, what: string, act: () => Promise<void>): Promise<void> {
    try {
      await this.#queue.run(owner, what, act);
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      throw error;
    }
  }

  #settle({ owner, title, anchor, stale }: Place, done: Result<CallOutcome>): void {
    if (!done.ok) {
      tellFailure(this.#log, this.ownerOf(owner) === undefined ? afterSession(done.failure) : done.failure);
      return;
    }
    const outcome = done.value;
    this.#log.info(`${outcome.region.title}: ${outcome.sentences.join(' ')}`);
    const named = title ?? outcome.region.title;
    const place = anchor === undefined ? {} : { anchor };
    const finished = { type: 'finished', title: named, ...place, outcome, stale } as const;
    if (this.ownerOf(owner) === undefined) {
      void this.#settleAlone(owner, finished);
      return;
    }
    this.#results.dispatch({ ...finished, owner });
    if (anchor === undefined) void showOutcome(named, outcome);
  }

  /**
   * The debug session ended while the pages moved, or the process was detached; it may have ended with it, or go on. The one is kept if it does; nobody
   * follows the other here any more, so the outcome is told once.
   */
  async #settleAlone(former: string, finished: Omit<Finished, 'owner'>): Promise<void> {
    const { region, sentences, journal, pid } = finished.outcome;
    if (journal !== undefined && !isAttachedId(former)) {
      const owner = formerly(former);
      this.#results.dispatch({ ...finished, owner });
      await this.#afterwards.keep({
        owner,
        pid,
        sure: false,
        told: `${region.title}: ${sentences.join(' ')}`,
      });
      return;
    }
    const past = say(
      'Process {pid} is no longer debugged or attached here; while it runs, "Attach to Process…" and "Undo an Earlier Move…" reach it.',
      { pid },
    );
    const text = `NUMA Lens: ${region.title}: ${sentences.join(' ')} ${past}`;
    const back = say('Move Back');
    const buttons = journal === undefined ? [] : [back];
    const chosen = await vscode.window.showWarningMessage(text, ...buttons);
    if (chosen === back && journal !== undefined)
      await this.#afterwards.undo({ journal, pid, title: region.title });
  }
}

/** What has no line in a document is told in a message, with the way to the rest. */
async function showOutcome(title: string, { summary }: CallOutcome): Promise<void> {
  const details = say('Show Outcomes');
  const answer = await vscode.window.showInformationMessage(`NUMA Lens: ${title}: ${summary}`, details);
  if (answer === details) await vscode.commands.executeCommand('numaLens.showOutcomes' satisfies CommandId);
}

/** The call that it is, or above which it was asked for. */
function callOf(subject: Subject): Pick<CallSubject, 'document' | 'site'> | undefined {
  if (subject.kind === 'call') return subject;
  return subject.kind === 'region' ? subject.call : undefined;
}

function anchorOf(subject: Subject): Pick<ActionResult, 'anchor'> {
  const call = callOf(subject);
  if (call === undefined) return {};
  const { document, site } = call;
  const { range, functionRange } = site;
  return { anchor: { uri: document.uri.toString(), range, functionRange } };
}

function placed({ document, site }: CallSubject): {
  readonly site: CallSubject['site'];
  readonly path: string;
} {
  return { site, path: document.uri.fsPath };
}
