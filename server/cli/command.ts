/** The shape of a command: one file in commands/ exports one of these, and commands/index.ts lists it. */
import type { Phrase } from '../languages/phrase';
import type { ExitCode, Io } from './io';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** May be given several times. */
  readonly multiple?: boolean;
  /** The placeholder of a string's value in the help: `PID`. */
  readonly value?: string;
  readonly help: Phrase;
}

/** The arguments after the command's name, already checked against its options. */
export interface Arguments {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  value(name: string): string | undefined;
  /** Of an option that may be given several times, in order. */
  values(name: string): readonly string[];
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands, without a full stop. */
  readonly summary: Phrase;
  /** What follows `numa-lens NAME`, one line a form. */
  readonly usage: readonly string[];
  /** Paragraphs under the usage. */
  readonly details?: Phrase;
  /** By long name, without the dashes. `--help` is everywhere. */
  readonly options: Readonly<Record<string, Option>>;
  /** Rejecting is an internal error; an expected failure is told with `fail` and its exit code. */
  run(args: Arguments, io: Io): Promise<ExitCode>;
}
