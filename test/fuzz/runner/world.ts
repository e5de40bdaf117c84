/** What there is for a fuzzed runner to be asked about: processes of the test with known areas, other processes, files. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { compile, deadPid, runnerProgram, TargetProcess, temporaryFolder } from '../../runner/support';
import type { Pages } from './named';

const fixtures = path.resolve(__dirname, '../../../../test/runner/fixtures');

/** The areas of a target that requests are about. */
export const areaNames = ['touched', 'untouched', 'hole', 'reserve', 'guard', 'protected', 'huge'] as const;

/** A process that requests are about. */
export type FuzzTarget = Pick<TargetProcess, 'pid' | 'area' | 'ranges' | 'kill'>;

/** What tells of itself whether its memory is as it left it, and which of its pages went to another node. */
export interface Witness extends FuzzTarget {
  /** "intact", or what is wrong. */
  readonly memory: () => Promise<string>;
  /** Those on another node than when it was last asked. */
  readonly changed: () => Promise<readonly Pages[]>;
}

export const isWitness = (target: FuzzTarget): target is Witness => 'changed' in target;

export interface WorldParts {
  /** Where runners may write; the recorder is in it. It goes with the world. */
  readonly folder: string;
  /** The only program whose pages the recorder lets a runner move. */
  readonly program: string;
  readonly recorder: string;
  /** The runner's own. */
  readonly runner: string;
  /** Of this machine. */
  readonly nodes: readonly number[];
  /** The recorder shows a second node, and no page is moved: this machine has one node. */
  readonly pretends: boolean;
  /** Milliseconds after which what takes long is cancelled. Nothing is concluded from it. */
  readonly beforeCancel: number;
  /** A process with so many touched pages. */
  readonly begin: (touchedPages: number) => Promise<FuzzTarget | Witness>;
}

export class World {
  readonly dead = deadPid();
  readonly parts: WorldParts;
  readonly targets: readonly [FuzzTarget, FuzzTarget];
  readonly #threads: readonly number[];

  private constructor(parts: WorldParts, targets: readonly [FuzzTarget, FuzzTarget]) {
    this.parts = parts;
    this.targets = targets;
    this.#threads = fs
      .readdirSync(`/proc/${process.pid}/task`)
      .map(Number)
      .filter((id) => id !== process.pid);
  }

  static async make(parts: WorldParts): Promise<World> {
    return new World(parts, [await parts.begin(300), await parts.begin(40)]);
  }

  /** Of this machine, whatever nodes it has. */
  static async here(): Promise<World> {
    const folder = temporaryFolder();
    const recorder = path.join(folder, 'recorder.so');
    execFileSync('cc', [
      ...['-O1', '-g', '-Wall', '-Werror', '-fPIC', '-shared', '-o', recorder],
      ...[path.join(fixtures, 'recorder.c'), '-ldl'],
    ]);
    return World.make({
      folder,
      program: fs.realpathSync(compile('target')),
      recorder,
      runner: runnerProgram,
      nodes: [0],
      pretends: true,
      beforeCancel: 80,
      begin: async (touchedPages) => {
        const target = await TargetProcess.start(touchedPages);
        await target.addHuge();
        return target;
      },
    });
  }

  /** Numbers that name no process that may be opened, or one that nobody should move. */
  oddPids(): readonly number[] {
    const { pid } = process;
    // 2 is the kernel's first thread where this PID namespace is the machine's.
    return [0, 1, -1, 2, pid, ...this.#threads, this.dead, 2 ** 22 + 1, 2 ** 31 - 1];
  }

  async end(): Promise<void> {
    await Promise.all(this.targets.map((target) => target.kill()));
    fs.rmSync(this.parts.folder, { recursive: true, force: true });
  }
}
