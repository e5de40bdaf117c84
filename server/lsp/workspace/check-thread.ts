/**
 * The thread that checks closed files, seen from the server: files go in, what there is to say of them comes out. An edit
 * is answered as fast as ever meanwhile. Started with the first files, ended by its owner, which gives its memory back.
 * A file on which it ends is found by checking those that it had one by one, and is then left out.
 */
import { Worker } from 'node:worker_threads';
import type { ConfigProblem } from '../../core/config-file';
import type { CheckedFile, CheckSetup, FromThread, ToThread } from './messages';

export interface ThreadHost {
  askSettings(uri: string): Promise<unknown>;
  reportSettings(problems: readonly string[]): void;
  reportFile(file: string, text: string, problems: readonly ConfigProblem[]): void;
  reportDatabase(file: string, why: string | undefined): void;
}

/** Files in a row on which a thread ends by itself: then it is not the files. */
const mostLost = 3;

/** MiB of the heap: one file with all its headers needs a fraction, and the server must outlive whatever is in a tree. */
const mostHeap = 512;

/** What became of files that a thread was told to check; or it ended by itself, or because it was told to. */
type Answer = readonly CheckedFile[] | 'ended' | 'stopped';

interface Running {
  readonly worker: Worker;
  answer: ((answer: Answer) => void) | undefined;
}

export class CheckThread {
  readonly #setup: CheckSetup;
  readonly #host: ThreadHost;
  readonly #program: string;
  #running: Running | undefined;
  #stopped = false;
  #reason = '';

  /** @param program what the thread runs */
  constructor(setup: CheckSetup, host: ThreadHost, program = require.resolve('./worker.js')) {
    this.#setup = setup;
    this.#host = host;
    this.#program = program;
  }

  /** In the order of the files; undefined once it was stopped. One call at a time. Rejects if no thread can be had. */
  async check(files: readonly string[]): Promise<readonly CheckedFile[] | undefined> {
    const together = await this.#send(files);
    if (together === 'stopped') return undefined;
    if (together !== 'ended') return together;
    const checked: CheckedFile[] = [];
    let lost = 0;
    for (const file of files) {
      const alone = await this.#send([file]);
      if (alone === 'stopped') return undefined;
      if (alone !== 'ended') lost = 0;
      else if (++lost === mostLost) throw new Error(this.#reason);
      checked.push(...(alone === 'ended' ? [lostFile(file, this.#reason)] : alone));
    }
    return checked;
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  /** At once, whatever it does. Needs no answer: no other thread waits for it, and what it made is forgotten with it. */
  stop(): void {
    this.#stopped = true;
    void this.#running?.worker.terminate();
  }

  async #send(files: readonly string[]): Promise<Answer> {
    if (this.#stopped) return 'stopped';
    const running = this.#running ?? this.#start();
    return new Promise((resolve) => {
      running.answer = resolve;
      say(running.worker, { kind: 'check', files });
    });
  }

  #start(): Running {
    // Options like --cpu-prof are for the server, not for this.
    this.#reason = '';
    const worker = new Worker(this.#program, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: mostHeap },
    });
    const running: Running = { worker, answer: undefined };
    worker.on('message', (message: FromThread) => {
      if (!this.#stopped) this.#take(message, running);
    });
    worker.on('error', (error) => {
      this.#reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', (code) => {
      if (this.#running === running) this.#running = undefined;
      if (this.#reason === '') this.#reason = `the thread that checked it ended with ${code}`;
      running.answer?.(this.#stopped ? 'stopped' : 'ended');
    });
    say(worker, { kind: 'begin', setup: this.#setup });
    this.#running = running;
    return running;
  }

  #take(message: FromThread, running: Running): void {
    switch (message.kind) {
      case 'checked': {
        const { answer } = running;
        running.answer = undefined;
        answer?.(message.files);
        return;
      }
      case 'settings':
        void this.#host.askSettings(message.uri).then((value) => {
          say(running.worker, { kind: 'settings', id: message.id, value });
        });
        return;
      case 'settings-problems':
        this.#host.reportSettings(message.problems);
        return;
      case 'config-file':
        this.#host.reportFile(message.file, message.text, message.problems);
        return;
      case 'database':
        this.#host.reportDatabase(message.file, message.why);
    }
  }
}

function say(worker: Worker, message: ToThread): void {
  worker.postMessage(message);
}

function lostFile(file: string, problem: string): CheckedFile {
  return { file, diagnostics: [], spellings: [], isManifest: false, problem };
}
