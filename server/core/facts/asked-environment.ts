/** What was asked of the file, and what it answered: another version of the file may be asked the same. */
import type { AnalysisEnvironment } from './analysis';
import type { ExecutableFunction } from './frame';
import { truncate } from './truncate';
import type { FunctionOutline } from '../source-file';

type Answer = ExecutableFunction | boolean | undefined;

/** Of no file any more. */
const nobody: AnalysisEnvironment = {
  functionNamed: () => undefined,
  isDefined: () => false,
  outlineOf: () => undefined,
  userPageSize: false,
};

export class AskedEnvironment implements AnalysisEnvironment {
  /** By what was asked, in that order. */
  readonly asked = new Map<string, Answer>();
  readonly userPageSize: boolean;

  constructor(private file: AnalysisEnvironment) {
    this.userPageSize = file.userPageSize;
  }

  functionNamed(name: string): ExecutableFunction | undefined {
    const answer = this.file.functionNamed(name);
    this.asked.set(`f ${name}`, answer);
    return answer;
  }

  isDefined(name: string): boolean {
    const answer = this.file.isDefined(name);
    this.asked.set(`d ${name}`, answer);
    return answer;
  }

  outlineOf(name: string): FunctionOutline | undefined {
    return this.file.outlineOf(name);
  }

  /** Holds on to no file. */
  leave(): void {
    this.file = nobody;
  }

  /** From now on another file is asked, which has been asked the first questions. */
  move(file: AnalysisEnvironment, asked: number): void {
    this.file = file;
    truncate(this.asked, asked);
  }

  /** Asks the file the first `count` questions, and says how many it answers the same. */
  sameAnswers(file: AnalysisEnvironment, count: number): number {
    let at = 0;
    for (const [question, answer] of this.asked) {
      if (at === count) break;
      const name = question.slice(2);
      const now = question.startsWith('f') ? file.functionNamed(name) : file.isDefined(name);
      if (now !== answer) break;
      at++;
    }
    return at;
  }
}
