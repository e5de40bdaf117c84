/**
 * Page maps as editors' tabs, one a region. A tab keeps nothing running while it is hidden: its page is made anew when it is shown again
 * and gets the map that was seen last.
 */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { formatKernelVersion, parseKernelVersion } from '../../server/kernel/version';
import { newestKernel } from '../../server/kernel/explain';
import type { PageSelection } from '../../server/protocol/runner';
import type { ActionResult } from '../annotations/model';
import { readFromPage } from '../annotations/model/page-map';
import type { FromPage, ToPage, View } from '../annotations/model/page-map';
import type { AttachedProcesses } from '../attach/attached';
import { failed, success } from '../debug/session/failure';
import type { Result } from '../debug/session/failure';
import type { Region } from '../debug/session/region';
import type { DebugSessions } from '../debug/sessions';
import type { Runner } from '../runner/runner';
import type { OwnerSource, SubjectOwner } from '../subjects';
import { pageMapHtml } from './page-map-html';
import { RegionMap, recordOf } from './region-map';
import type { Recorded, Seen } from './region-map';
import { say, spokenLanguage } from '../../server/languages/say';

interface Parts {
  readonly extension: vscode.Uri;
  readonly owners: OwnerSource;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  readonly runner: Runner;
  readonly log: vscode.LogOutputChannel;
}

export class PageMapPanels implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #panels = new Map<string, PageMapPanel>();
  readonly #subscriptions: vscode.Disposable;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { sessions, attached } = parts;
    const ended = (owner: string): void => {
      for (const panel of this.#panels.values()) panel.ended(owner);
    };
    this.#subscriptions = vscode.Disposable.from(
      sessions.onDidChange(() => {
        for (const panel of this.#panels.values()) panel.stopped();
      }),
      sessions.onDidResume((owner) => {
        for (const panel of this.#panels.values()) panel.resumed(owner);
      }),
      sessions.onDidEnd(ended),
      attached.onDidEnd(ended),
    );
  }

  /** The map of a region or of a whole process, looked at now. */
  openRegion(owner: string, region: Region): void {
    this.#open(owner, region.title, region.pages, undefined);
  }

  /** The map that an outcome recorded, with the picture before a move where there is one. */
  async openResult({ owner, title, outcome }: ActionResult): Promise<void> {
    const running = await this.#parts.runner.get(outcome.pid);
    const nodes = running.ok ? running.value.machine.topology.nodes.map(({ node }) => node) : [];
    const subtitle = say('process {pid}, Linux {kernel}', {
      pid: outcome.pid,
      kernel: formatKernelVersion(outcome.kernel),
    });
    const { pages, recorded } = recordOf(outcome, { nodes, subtitle });
    this.#open(owner, title, pages, recorded);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const panel of [...this.#panels.values()]) panel.dispose();
  }

  #open(owner: string, title: string, pages: PageSelection, recorded: Recorded | undefined): void {
    const key = `${owner} ${title}`;
    const known = this.#panels.get(key);
    if (known !== undefined) {
      known.replace(pages, recorded);
      return;
    }
    const panel = new PageMapPanel(this.#parts, owner, title, () => this.#panels.delete(key));
    this.#panels.set(key, panel);
    panel.replace(pages, recorded);
  }
}

class PageMapPanel {
  readonly #parts: Parts;
  readonly #owner: string;
  readonly #title: string;
  readonly #panel: vscode.WebviewPanel;
  #map: RegionMap | undefined;
  /** The stop at which the pages were looked at last. */
  #stop: number | undefined;
  /** Looks that have no answer yet. */
  #looks = 0;
  /** Nothing can be sent to a page that is closed, though an answer may still come for it. */
  #isClosed = false;

  constructor(parts: Parts, owner: string, title: string, onClosed: () => void) {
    this.#parts = parts;
    this.#owner = owner;
    this.#title = title;
    const media = vscode.Uri.joinPath(parts.extension, 'dist/media');
    this.#panel = vscode.window.createWebviewPanel(
      'numaLens.pageMap',
      say('Page map: {title}', { title }),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media] },
    );
    const { webview } = this.#panel;
    const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(media, name)).toString();
    this.#panel.onDidDispose(() => {
      this.#isClosed = true;
      onClosed();
    });
    webview.onDidReceiveMessage((message: unknown) => {
      const read = readFromPage(message);
      if (read !== undefined) this.#hear(read);
    });
    webview.html = pageMapHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      script: uri('page-map.js'),
      style: uri('page-map-style.css'),
      ...(spokenLanguage() === 'en' ? {} : { texts: uri(`page-map-${spokenLanguage()}.js`) }),
    });
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Shows another picture of the same region. */
  replace(pages: PageSelection, recorded: Recorded | undefined): void {
    const live = this.#session === undefined ? undefined : (this.#map?.live ?? false);
    this.#map = new RegionMap(
      {
        title: this.#title,
        pages,
        ...(recorded === undefined ? {} : { recorded }),
        look: (some, cells) => this.#look(some, cells),
        clock: () => new Date().toLocaleTimeString(),
      },
      live,
    );
    this.#stop = this.#session?.state.stops;
    this.#panel.reveal(undefined, true);
    this.#showOrLook();
  }

  /** Some session stopped, or another one was selected. */
  stopped(): void {
    const state = this.#session?.state;
    if (state?.phase !== 'stopped' || state.stops === this.#stop) return;
    if (this.#map?.live === true && this.#panel.visible) this.#lookAgain();
  }

  resumed(owner: string): void {
    if (owner === this.#owner && this.#map?.age() === true) this.#send();
  }

  ended(owner: string): void {
    if (owner !== this.#owner) return;
    const last = this.#map?.end();
    if (last !== undefined) this.#post(last);
  }

  get #session(): ReturnType<DebugSessions['byId']> {
    return this.#parts.sessions.byId(this.#owner);
  }

  #hear(message: FromPage): void {
    switch (message.type) {
      case 'ready':
        if (this.#map?.live === true && this.#session?.state.stops !== this.#stop) this.#lookAgain();
        else if (this.#map?.shown === undefined && this.#looks > 0) this.#post({ type: 'busy' });
        else this.#showOrLook();
        return;
      case 'look':
        this.#lookAgain(message.view);
        return;
      case 'live':
        this.#map?.setLive(message.on);
        if (message.on && this.#map?.shown?.aged === true) this.#lookAgain();
    }
  }

  #showOrLook(): void {
    if (this.#map?.shown === undefined) this.#lookAgain();
    else this.#send();
  }

  #lookAgain(view?: View): void {
    const map = this.#map;
    if (map === undefined) return;
    this.#stop = this.#session?.state.stops;
    this.#post({ type: 'busy' });
    this.#looks++;
    map
      .look(view)
      .then(
        (answer) => {
          if (answer !== undefined && map === this.#map) this.#post(answer);
        },
        (error: unknown) => {
          this.#parts.log.error(error instanceof Error ? error : String(error));
          this.#post({ type: 'failed', message: say('The map could not be made: the log says why.') });
        },
      )
      .finally(() => this.#looks--);
  }

  #send(): void {
    const shown = this.#map?.shown;
    if (shown !== undefined) this.#post({ type: 'show', map: shown });
  }

  #post(message: ToPage): void {
    if (!this.#isClosed) void this.#panel.webview.postMessage(message);
  }

  async #look(pages: PageSelection, cells: number): Promise<Result<Seen>> {
    const owner: SubjectOwner | undefined = this.#parts.owners.byId(this.#owner);
    if (owner === undefined)
      return failed({
        code: 'process-exited',
        message: say('The process is no longer debugged or attached: this is the last picture of its pages.'),
        remedy: say('Attach to it, or start it in the debugger again.'),
      });
    const actions = await owner.pages();
    if (!actions.ok) return actions;
    const map = await actions.value.map({ title: this.#title, pages }, cells);
    if (!map.ok) return map;
    const { kernel: release, pageSize, topology } = actions.value.host;
    const kernel = parseKernelVersion(release) ?? newestKernel;
    return success({
      map: map.value,
      kernel,
      pageSize,
      nodes: topology.nodes.map(({ node }) => node),
      subtitle: say('process {pid}, Linux {kernel}', {
        pid: actions.value.target.pid,
        kernel: formatKernelVersion(kernel),
      }),
    });
  }
}
