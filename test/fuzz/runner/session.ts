/**
 * One life of a runner: started under the recorder, asked in bursts, ended in one of many ways. Whatever it is sent it must answer, end in
 * order, and ask the kernel about nothing that no request of the burst named.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { complaintsAboutAnswer, complaintsAboutEnd } from './complaints';
import { frame, malformed, oddMessage } from './frames';
import type { Json } from './hostile';
import { writeJournal } from './journals';
import { Allowed, around, namedBy, pagesOfHuge } from './named';
import type { Named, Pages } from './named';
import { Random } from './random';
import { Recording } from './record';
import type { Counts } from './record';
import { Requests } from './requests';
import type { Request } from './requests';
import { journalsBelow } from './saved';
import { Wire } from './wire';
import { isWitness } from './world';
import type { FuzzTarget, World } from './world';

export interface SessionOptions {
  readonly bursts: number;
  /** The path of AddressSanitizer's library, to check each array that the kernel is given. */
  readonly sanitizer?: string;
  /** Told the bytes of each burst before they are sent. */
  readonly onBurst?: (requests: readonly Json[]) => void;
}

export interface SessionResult {
  readonly frames: number;
  readonly requests: number;
  readonly refused: number;
  readonly reusedPid: boolean;
  readonly ending: string;
  /** MiB. */
  readonly memory: number;
  /** Pages that are on another node after a burst than before it, as their owners tell. */
  readonly changed: number;
  readonly counts: Counts;
  readonly complaints: readonly string[];
}

/** Milliseconds after which an answer counts as never to come. A loaded machine is slow; a runner that hangs is so for ever. */
const patience = 120_000;

const endings = ['shutdown', 'cut', 'malformed', 'hang-up', 'SIGTERM', 'SIGKILL'] as const;

class Session {
  readonly #world: World;
  readonly #random: Random;
  readonly #options: SessionOptions;
  readonly #folder: string;
  readonly #wire: Wire;
  readonly #recording: Recording;
  readonly #journals: string[] = [];
  /** What a handle stands for; a process that is over is named by none. */
  readonly #handles = new Map<string, FuzzTarget>();
  /** Of requests, those of processes that are over among them. */
  readonly #spoken = new Map<string, FuzzTarget>();
  readonly #complaints: string[] = [];
  #id = 0;
  #frames = 0;
  #refused = 0;
  #reusedPid = false;
  #changed = 0;

  constructor(world: World, seed: number, options: SessionOptions) {
    this.#world = world;
    this.#random = new Random(seed);
    this.#options = options;
    const { folder, runner, recorder, program, pretends } = world.parts;
    this.#folder = fs.mkdtempSync(path.join(folder, 'session-'));
    const record = path.join(this.#folder, 'record');
    const { sanitizer } = options;
    this.#wire = new Wire({
      runner,
      recorder,
      sanitizer,
      cwd: this.#folder,
      env: {
        NUMA_LENS_RECORD: record,
        ...(pretends ? { NUMA_LENS_PRETEND: '1' } : {}),
        NUMA_LENS_PROGRAM: program,
        ...(this.#random.chance(0.3) ? { NUMA_LENS_FAULTS: String(3 + this.#random.below(40)) } : {}),
        XDG_STATE_HOME: path.join(this.#folder, 'state'),
        ASAN_OPTIONS: 'detect_leaks=0:verify_asan_link_order=0:exitcode=99:allocator_may_return_null=1',
      },
    });
    this.#recording = new Recording(
      record,
      () => [...this.#spoken.values()].flatMap((target) => hugeArea(target)),
      (file) =>
        file.startsWith(folder) || ['/dev/full', '/dev/null'].includes(file) || isFolderOf(file, folder),
    );
  }

  async play(): Promise<SessionResult> {
    const third = this.#random.chance(0.25) ? await this.#world.parts.begin(20) : undefined;
    try {
      const memory = await this.#play(third);
      return {
        frames: this.#frames,
        requests: this.#id,
        refused: this.#refused,
        reusedPid: this.#reusedPid,
        ending: this.#ending,
        memory,
        changed: this.#changed,
        counts: this.#recording.counts,
        complaints: this.#complaints,
      };
    } finally {
      this.#wire.signal('SIGKILL');
      await third?.kill();
      fs.rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  #ending = '';

  async #play(third: FuzzTarget | undefined): Promise<number> {
    const targets = [...this.#world.targets, ...(third === undefined ? [] : [third])];
    if (!(await this.#open(targets))) return 0;
    for (let i = 0; i < 4; i++) {
      const file = path.join(this.#folder, `hostile-${i}.jsonl`);
      writeJournal(this.#random, this.#random.of(targets), file);
      this.#journals.push(file);
    }
    const requests = new Requests(this.#random, this.#world, this.#spoken, this.#journals, this.#folder);
    const { bursts } = this.#options;
    const fate = third === undefined ? -1 : this.#random.below(bursts);
    for (let i = 0; i < bursts && this.#complaints.length === 0; i++) {
      if (i === fate && third !== undefined) await this.#burst(requests, () => this.#finish(third));
      else await this.#burst(requests, undefined);
    }
    const memory = this.#wire.peakMemory();
    await this.#end(requests);
    await this.#checkMemory();
    this.#checkJournals();
    return memory;
  }

  async #open(targets: readonly FuzzTarget[]): Promise<boolean> {
    const asked: Request[] = [
      { method: 'initialize', params: { protocolVersion: 4, client: 'fuzz' } },
      ...targets.map(({ pid }) => ({ method: 'target/open', params: { pid } })),
    ];
    // One after the other: nothing is opened before the handshake is done.
    for (const [i, one] of asked.entries()) {
      const { id, bytes } = this.#request(one);
      this.#wire.write(bytes);
      await this.#wire.until(() => this.#wire.answers(id).length > 0, patience);
      const handle = handleOf(this.#wire.answers(id)[0]?.result);
      const target = targets[i - 1];
      if (target === undefined) continue;
      if (handle === undefined) {
        this.#complaints.push(`a target could not be opened: ${JSON.stringify(this.#wire.answers(id))}`);
        return false;
      }
      this.#handles.set(handle, target);
      this.#spoken.set(handle, target);
    }
    this.#complaints.push(...this.#recording.violations([]));
    return true;
  }

  #request({ method, params }: Request): { readonly id: number; readonly bytes: Buffer } {
    const id = this.#id++;
    this.#frames++;
    return { id, bytes: frame({ jsonrpc: '2.0', id, method, params }) };
  }

  /** Requests and other messages together, until all requests are answered. */
  async #burst(requests: Requests, meanwhile: (() => Promise<void>) | undefined): Promise<void> {
    const random = this.#random;
    const sent = new Map<number, Request>();
    const parts: Buffer[] = [];
    for (let i = 1 + random.below(40); i > 0; i--) {
      const kind = random.next();
      if (kind < 0.12) {
        parts.push(frame(oddMessage(random, this.#id)));
        this.#frames++;
        continue;
      }
      const one = kind < 0.2 ? requests.move() : requests.any();
      const { id, bytes } = this.#request(one);
      sent.set(id, one);
      parts.push(bytes);
    }
    this.#options.onBurst?.([...sent.values()].map(({ method, params }) => ({ method, params })));
    const namedNow = (): readonly Named[] =>
      [...sent.values()].flatMap(({ method, params }) => namedBy(method, params, this.#handles) ?? []);
    // What the memory of a process names that is about to end is not there afterwards.
    const before = meanwhile === undefined ? [] : namedNow();
    const bytes = Buffer.concat(parts);
    if (random.chance(0.3)) await this.#wire.writeInPieces(bytes, random);
    else this.#wire.write(bytes);
    await meanwhile?.();
    await this.#answered([...sent.keys()]);
    this.#judge(sent, [...before, ...namedNow()]);
    await this.#checkMemory();
  }

  async #answered(ids: readonly number[]): Promise<void> {
    const left = (): readonly number[] => ids.filter((id) => this.#wire.answers(id).length === 0);
    if (await this.#wire.until(() => left().length === 0, this.#world.parts.beforeCancel)) return;
    for (const id of left()) {
      this.#wire.write(frame({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } }));
      this.#frames++;
    }
    await this.#wire.until(() => left().length === 0, patience);
  }

  #judge(sent: ReadonlyMap<number, Request>, named: readonly Named[]): void {
    for (const [id, { method, params }] of sent) {
      const answers = this.#wire.answers(id);
      if (answers.length !== 1) this.#complain(`${answers.length} answers`, method, params);
      for (const answer of answers) {
        if (isRefusal(answer.result)) this.#refused++;
        for (const complaint of complaintsAboutAnswer(answer, method))
          this.#complain(complaint, method, params);
      }
      this.#wire.forget(id);
    }
    this.#complaints.push(...this.#recording.violations(named), ...this.#wire.noise);
  }

  #complain(what: string, method: string, params: Json): void {
    this.#complaints.push(`${what}: ${method} ${JSON.stringify(params).slice(0, 2000)}`);
  }

  /** The process ends, and its number may pass to another one, which no handle names. */
  async #finish(target: FuzzTarget): Promise<void> {
    const { pid } = target;
    for (const [handle, one] of this.#handles) if (one === target) this.#handles.delete(handle);
    await target.kill();
    if (!this.#random.chance(0.8)) return;
    try {
      fs.writeFileSync('/proc/sys/kernel/ns_last_pid', String(pid - 1));
      const other = spawn('sleep', ['600'], { stdio: 'ignore' });
      this.#reusedPid = other.pid === pid;
      void this.#wire.ended.finally(() => other.kill('SIGKILL'));
    } catch {
      // Not every machine lets a number be chosen.
    }
  }

  async #end(requests: Requests): Promise<void> {
    const random = this.#random;
    const wire = this.#wire;
    const ending = random.of(endings);
    this.#ending = ending;
    const before = wire.isOver;
    const moves = Array.from({ length: 1 + random.below(5) }, () => requests.move());
    const bytes = Buffer.concat(moves.map((one) => this.#request(one).bytes));
    this.#frames++;
    switch (ending) {
      case 'shutdown':
        wire.write(Buffer.concat([bytes, this.#request({ method: 'shutdown', params: null }).bytes]));
        wire.endInput();
        break;
      case 'cut':
        wire.write(bytes.subarray(0, random.below(bytes.length)));
        wire.endInput();
        break;
      case 'malformed':
        wire.write(Buffer.concat([bytes, malformed(random)]));
        wire.endInput();
        break;
      case 'hang-up':
        wire.write(bytes);
        wire.hangUp(random.chance(0.3));
        wire.endInput();
        break;
      default:
        wire.write(bytes);
        if (random.chance(0.5)) await wire.until(() => wire.answers(this.#id - moves.length).length > 0, 20);
        wire.signal(ending);
    }
    const late = 'late';
    let timer: NodeJS.Timeout | undefined;
    const ended = await Promise.race([
      wire.ended,
      new Promise<typeof late>((resolve) => (timer = setTimeout(resolve, patience, late))),
    ]);
    clearTimeout(timer);
    if (before) this.#complaints.push(`it ended before its time, then ${ending}: ${JSON.stringify(ended)}`);
    if (ended === late) this.#complaints.push(`it does not end after ${ending}`);
    else this.#complaints.push(...complaintsAboutEnd(ended, ending).map((one) => `${one} (${ending})`));
    const named = moves.flatMap(({ method, params }) => namedBy(method, params, this.#handles) ?? []);
    this.#complaints.push(...this.#recording.violations(named));
  }

  /** Nothing of a process is lost, and only what the runner told the kernel to move is on another node than before: as the process itself tells. */
  async #checkMemory(): Promise<void> {
    for (const target of this.#handles.values()) {
      if (!isWitness(target)) continue;
      const memory = await target.memory();
      if (memory !== 'intact') this.#complaints.push(`memory of process ${target.pid}: ${memory}`);
      const moved = this.#recording.moved.filter(({ pid }) => pid === target.pid).map(({ pages }) => pages);
      const allowed = new Allowed(wholeHuge(moved, target), []);
      for (const run of await target.changed()) {
        this.#changed += Number(run.end - run.first);
        if (!allowed.has(run))
          this.#complaints.push(
            `${run.first.toString(16)}-${run.end.toString(16)} went to another node by themselves`,
          );
      }
    }
  }

  /** What moved stands in a journal, whatever became of the runner. */
  #checkJournals(): void {
    const saved = journalsBelow(this.#folder);
    // Those of processes that have ended are removed when the next one is made.
    const alive = new Set([...this.#handles.values()].map(({ pid }) => pid));
    for (const { pid, pages } of this.#recording.moved) {
      if (!alive.has(pid)) continue;
      const allowed = new Allowed(saved.get(pid) ?? [], [...this.#spoken.values()].flatMap(hugeArea));
      if (!allowed.has(pages))
        this.#complaints.push(
          `${pages.first.toString(16)}-${pages.end.toString(16)} moved without a journal`,
        );
    }
  }
}

const hugeArea = (target: FuzzTarget): ReturnType<typeof around> => {
  const { from, length } = target.area('huge');
  return around(from, from + BigInt(length));
};

/** A huge page goes as a whole, whichever part of it was named. */
function wholeHuge(pages: readonly Pages[], target: FuzzTarget): readonly Pages[] {
  const inHuge = new Allowed(hugeArea(target), []);
  return pages.map((run) => {
    const first = run.first - (run.first % pagesOfHuge);
    const last = run.end - 1n;
    const end = last - (last % pagesOfHuge) + pagesOfHuge;
    return {
      first: inHuge.has({ first: run.first, end: run.first + 1n }) ? first : run.first,
      end: inHuge.has({ first: last, end: run.end }) ? end : run.end,
    };
  });
}

function handleOf(result: unknown): string | undefined {
  const text = JSON.stringify(result ?? null);
  return /"target":"(target-\d+)"/.exec(text)?.[1];
}

const isRefusal = (result: unknown): boolean => JSON.stringify(result ?? null).startsWith('{"ok":false');

/** Folders are walked by descriptors, "/proc/self/fd/N/name". */
const isFolderOf = (file: string, folder: string): boolean =>
  file.startsWith('/proc/self/fd/') || path.resolve(file).startsWith(folder);

export async function playSession(
  world: World,
  seed: number,
  options: SessionOptions,
): Promise<SessionResult> {
  return new Session(world, seed, options).play();
}
