/**
 * The lenses above each call while a debug session is stopped: what can be done from where the program stands. Without a debugger,
 * while a process is attached: what can be done with pages of it that the user names. None at other times, since a lens shifts the text.
 */
import * as vscode from 'vscode';
import type { WireCallSite } from '../../server/protocol/lens';
import { canMoveBack } from '../annotations/model';
import type { AttachedProcess, AttachedProcesses } from '../attach/attached';
import type { ResultStore } from '../annotations/result-store';
import type { CommandId } from '../commands/table';
import { samePath } from '../debug/same-path';
import { positionOf } from '../debug/session/position';
import type { StackFrame } from '../debug/session/port';
import type { DebugSessions } from '../debug/sessions';
import { callSitesOf, sameRange, toRange } from '../lsp/call-sites';
import type { LanguageServer } from '../lsp/language-server';
import { isEnabled, whenChanged } from '../settings/read';
import { say } from '../../server/languages/say';

export class CallLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #sessions: DebugSessions;
  readonly #attached: AttachedProcesses;
  readonly #results: ResultStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(
    server: LanguageServer,
    sessions: DebugSessions,
    attached: AttachedProcesses,
    results: ResultStore,
  ) {
    this.#server = server;
    this.#sessions = sessions;
    this.#attached = attached;
    this.#results = results;
    const refresh = (): void => {
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      sessions.onDidChange(refresh),
      attached.onDidChange(refresh),
      results.onDidChange(refresh),
      server.onDidChangeState(refresh),
      whenChanged('lens.enabled', refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    );
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    const session = this.#sessions.paused;
    const process = this.#attached.current;
    if (session === undefined && process === undefined) return [];
    if (!vscode.workspace.isTrusted || !isEnabled('lens.enabled', document.uri)) return [];
    const sites = await callSitesOf(this.#server, document, token);
    if (sites.length === 0) return [];
    if (session === undefined)
      return process === undefined
        ? []
        : sites.flatMap((site) => this.#attachedLenses(document, site, process));
    const frames = await session.frames();
    return sites
      .filter(({ sound }) => sound)
      .flatMap((site) =>
        this.#lensesOf(document, site, frames.ok ? frames.value : [], session.state.stop?.frameId),
      );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** What the call names is not known without a debugger, so each asks for its pages. */
  #attachedLenses(
    { uri }: vscode.TextDocument,
    site: WireCallSite,
    { title }: AttachedProcess,
  ): vscode.CodeLens[] {
    const range = toRange(site.statement);
    const lens = (command: CommandId, text: string, tooltip: string): vscode.CodeLens =>
      new vscode.CodeLens(range, { command, title: text, tooltip, arguments: [uri, range.start] });
    const back = this.#moveBackLens(uri, site);
    return [
      lens(
        'numaLens.queryPlacement',
        say('Query placement…'),
        say(
          'Ask the kernel on which node pages of {title} are: of a mapping, a variable or a range. Nothing is moved.',
          { title },
        ),
      ),
      lens(
        'numaLens.moveTo',
        say('Move to node…'),
        say('Move pages of {title}: of a mapping, a variable or a range. What would happen is shown first.', {
          title,
        }),
      ),
      ...(back === undefined ? [] : [back]),
    ];
  }

  /** Where pages of the call were moved and not moved back. */
  #moveBackLens(uri: vscode.Uri, site: WireCallSite): vscode.CodeLens | undefined {
    const moved = this.#results
      .inDocument(uri)
      .find((result) => canMoveBack(result) && sameRange(result.anchor.range, site.range));
    if (moved === undefined) return undefined;
    return new vscode.CodeLens(toRange(site.statement), {
      command: 'numaLens.moveBack' satisfies CommandId,
      title: say('Move back'),
      tooltip: say('Put the pages back to where the last move found them.'),
      arguments: [moved.id],
    });
  }

  #lensesOf(
    document: vscode.TextDocument,
    site: WireCallSite,
    frames: readonly StackFrame[],
    selected: number | undefined,
  ): vscode.CodeLens[] {
    const { standing } = positionOf(site, document.uri.fsPath, frames, samePath, selected);
    const range = toRange(site.statement);
    const lens = (command: CommandId, title: string, tooltip: string): vscode.CodeLens =>
      new vscode.CodeLens(range, { command, title, tooltip, arguments: [document.uri, range.start] });
    const query = lens(
      'numaLens.queryPlacement',
      say('Query placement'),
      say('Ask the kernel on which node each page of this call is. Nothing is moved.'),
    );
    const run =
      standing === 'on-call'
        ? lens(
            'numaLens.runMigration',
            say('Run migration'),
            say(
              'Run this call as written on the stopped process. What is large or reaches far is shown first.',
            ),
          )
        : lens(
            'numaLens.runToCall',
            say('Run to this call'),
            say('Let the program run until it comes to this call.'),
          );
    if (standing === 'elsewhere') return [run];
    const moveTo = lens(
      'numaLens.moveTo',
      say('Move to…'),
      say('Move the pages of this call to a node of your choice.'),
    );
    // Four at most: a lens shifts the text and tires the eye. The other commands are in the palette and in the hover.
    const last =
      this.#moveBackLens(document.uri, site) ??
      lens(
        'numaLens.dryRun',
        say('Dry run'),
        say('Say what would move, and what is in the way. Nothing is moved.'),
      );
    return [query, run, moveTo, last];
  }
}
