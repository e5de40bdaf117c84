/** What there is for a fuzzed runner to be asked about: processes of the test with known areas, other processes, files. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { compile, deadPid, TargetProcess, temporaryFolder } from '../../runner/support';

const fixtures = path.resolve(__dirname, '../../../../test/runner/fixtures');

/** The areas of a target that requests are about. */
export const areaNames = ['touched', 'untouched', 'hole', 'reserve', 'guard', 'protected', 'huge'] as const;

export class World {
  readonly folder = temporaryFolder();
  readonly program = fs.realpathSync(compile('target'));
  readonly recorder = path.join(this.folder, 'recorder.so');
  readonly dead = deadPid();
  targets: readonly [TargetProcess, TargetProcess];
  readonly #threads: readonly number[];

  private constructor(targets: readonly [TargetProcess, TargetProcess]) {
    this.targets = targets;
    execFileSync('cc', [
      ...['-O1', '-g', '-Wall', '-Werror', '-fPIC', '-shared', '-o', this.recorder],
      ...[path.join(fixtures, 'recorder.c'), '-ldl'],
    ]);
    this.#threads = fs
      .readdirSync(`/proc/${process.pid}/task`)
      .map(Number)
      .filter((id) => id !== process.pid);
  }

  static async make(): Promise<World> {
    const [one, other] = [await TargetProcess.start(300), await TargetProcess.start(40)];
    await one.addHuge();
    await other.addHuge();
    return new World([one, other]);
  }

  /** Numbers that name no process that may be opened, or one that nobody should move. */
  oddPids(): readonly number[] {
    const { pid } = process;
    // 2 is the kernel's first thread where this PID namespace is the machine's.
    return [0, 1, -1, 2, pid, ...this.#threads, this.dead, 2 ** 22 + 1, 2 ** 31 - 1];
  }

  async end(): Promise<void> {
    await Promise.all(this.targets.map((target) => target.kill()));
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
