/** The debuggers of this machine that a program can be debugged with for real, each with the family that serves it. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { AdapterCommand } from '../../server/cli/debug/adapter';
import { findLldbDap, oldestLldb } from '../../server/cli/debug/lldb-dap';
import type { Launch } from '../../server/cli/debug/lldb-dap';

const root = path.resolve(__dirname, '../../..');

interface LaunchOptions {
  readonly args: readonly string[];
  readonly randomize: boolean;
  readonly commands: readonly string[];
}

export interface RealDebugger {
  /** Of its family. */
  readonly id: 'lldb-dap' | 'cdt-gdb';
  /** Undefined when the machine does not have it. */
  command(): Promise<AdapterCommand | undefined>;
  /** What a launch request needs beside the usual; commands of the debugger are done before the program starts. */
  launch(options: LaunchOptions): Partial<Launch>;
  /** A command after which the debugger follows a fork to the child. */
  readonly followChild: string;
  /** What the debugger says of the process it debugs, made to name another one. */
  lie(message: Readonly<Record<string, unknown>>, pid: number): unknown;
  /** Whether the adapter passes on what the program writes. */
  readonly passesOutput: boolean;
  readonly absent: string;
}

const lldbDap: RealDebugger = {
  id: 'lldb-dap',
  command: findLldbDap,
  launch: ({ randomize, commands }) => ({ randomize, extra: { initCommands: commands } }),
  lie: (message, pid) => replaced(message, [/("systemProcessId":)\d+/, /("result":"Process )\d+/], pid),
  followChild: 'settings set target.process.follow-fork-mode child',
  passesOutput: true,
  absent: `no lldb-dap ${oldestLldb} or newer on PATH`,
};

const cdtGdb: RealDebugger = {
  id: 'cdt-gdb',
  command() {
    const entry = fs.existsSync(path.join(root, '.cache'))
      ? fs
          .readdirSync(path.join(root, '.cache'))
          .filter((name) => /^cdt-gdb-adapter-[\d.]+$/.test(name))
          .map((name) => path.join(root, '.cache', name, 'node_modules/cdt-gdb-adapter/dist/debugAdapter.js'))
          .find((file) => fs.existsSync(file))
      : undefined;
    const usable = entry !== undefined && spawnSync('gdb', ['--version']).status === 0;
    return Promise.resolve(
      usable ? { command: process.execPath, args: [entry], debuggerType: 'gdb' } : undefined,
    );
  },
  launch: ({ args, randomize, commands }) => ({
    extra: {
      gdb: 'gdb',
      arguments: args.join(' '),
      initCommands: [`set disable-randomization ${randomize ? 'off' : 'on'}`, ...commands],
    },
  }),
  lie: (message, pid) => replaced(message, [/("output":"\* 1 +process )\d+/], pid),
  followChild: 'set follow-fork-mode child',
  passesOutput: false,
  absent: 'no gdb with the adapter cdt-gdb-adapter (scripts/lib/gdb-adapter.mjs installs it)',
};

export const realDebuggers = [lldbDap, cdtGdb] as const;

function replaced(message: object, patterns: readonly RegExp[], pid: number): unknown {
  const text = patterns.reduce(
    (changed, pattern) => changed.replace(pattern, (_, before: string) => `${before}${pid}`),
    JSON.stringify(message),
  );
  return JSON.parse(text);
}

/** Why a debugger cannot be had here; false when it can. */
export async function noDebugger(one: RealDebugger): Promise<string | false> {
  if (process.platform !== 'linux') return 'the runner runs on Linux only';
  if (spawnSync('gcc', ['--version']).status !== 0) return 'no C compiler (gcc) on PATH';
  return (await one.command()) === undefined ? one.absent : false;
}
