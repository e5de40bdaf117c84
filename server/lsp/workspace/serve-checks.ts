/** What the thread that checks closed files does: one file after the other, with a parser and caches of its own. */
import type { MessagePort } from 'node:worker_threads';
import { useLanguage } from '../../languages/load';
import { loadAnalysis } from '../core-analysis';
import { FileChecker } from './file-checker';
import type { CheckedFile, CheckSetup, FromThread, ToThread } from './messages';

export function serveChecks(port: MessagePort | null): void {
  if (port === null) return;
  const thread = new Thread((message) => {
    port.postMessage(message);
  });
  port.on('message', (message: ToThread) => {
    thread.take(message);
  });
}

class Thread {
  #checker: Promise<FileChecker> | undefined;
  readonly #asked = new Map<number, (value: unknown) => void>();
  #questions = 0;

  constructor(private readonly say: (message: FromThread) => void) {}

  take(message: ToThread): void {
    switch (message.kind) {
      case 'begin':
        this.#checker = this.#begin(message.setup);
        return;
      case 'check':
        void this.#check(message.files);
        return;
      case 'settings':
        this.#asked.get(message.id)?.(message.value);
        this.#asked.delete(message.id);
    }
  }

  async #begin(setup: CheckSetup): Promise<FileChecker> {
    const { say } = this;
    await useLanguage(setup.language);
    return new FileChecker(setup, await loadAnalysis(), {
      askSettings: (uri) =>
        new Promise((resolve) => {
          const id = this.#questions++;
          this.#asked.set(id, resolve);
          say({ kind: 'settings', id, uri });
        }),
      reportSettings: (problems) => {
        say({ kind: 'settings-problems', problems });
      },
      reportFile: (file, text, problems) => {
        say({ kind: 'config-file', file, text, problems });
      },
      reportDatabase: (file, why) => {
        say({ kind: 'database', file, why });
      },
    });
  }

  async #check(files: readonly string[]): Promise<void> {
    const checker = await this.#checker;
    const checked: CheckedFile[] = [];
    for (const file of files) {
      const one = await checker?.check(file);
      if (one !== undefined) checked.push(one);
    }
    this.say({ kind: 'checked', files: checked });
  }
}
