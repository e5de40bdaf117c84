/**
 * Every setting, once: the manifest's configuration block is generated from this table (scripts/generators/manifest.mjs),
 * and read.ts reads by its keys. Without the editor's API, so that the generator can load it.
 */

import { defaultRunnerProgram } from '../../server/runner-process/command';
import { largestNodeCount, maxNodeCount } from '../../server/kernel/nodes';

interface SettingSchema {
  readonly type: 'string' | 'boolean' | 'integer' | 'object' | 'array';
  readonly default: string | boolean | number | Readonly<Record<string, string>> | readonly string[];
  readonly markdownDescription: string;
  /**
   * `resource`: may differ by folder; `window`: one value a window. `machine`: the user's for this machine alone, which no workspace can
   * set; the manifest names these as restricted too.
   */
  readonly scope: 'resource' | 'window' | 'machine';
  /** Of an array. */
  readonly items?: { readonly type: 'string' };
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** An object from rule id to severity; the generator fills in the rules. */
  readonly perRule?: true;
}

/** The section that all settings stand in. */
export const section = 'numaLens';

export const settings = {
  minKernel: {
    type: 'string',
    default: '4.17',
    scope: 'resource',
    pattern: '^\\d+\\.\\d+(\\.\\d+)?$',
    patternErrorMessage: 'A Linux version: 4.17, 6.1, 6.1.61',
    markdownDescription:
      'The oldest Linux that the code has to run on, such as `4.17` or `6.1.61`. What the kernel does differs by version; findings and hovers speak of this one and newer.',
  },
  targetArch: {
    type: 'string',
    default: '',
    scope: 'resource',
    markdownDescription:
      'The architecture that the code is built for, such as `x86_64` or `arm64`: it decides system call numbers and page sizes. Empty: what `compile_commands.json` builds for, else this machine’s.',
  },
  maxNodes: {
    type: 'integer',
    default: maxNodeCount,
    minimum: 1,
    maximum: largestNodeCount,
    scope: 'resource',
    markdownDescription:
      'How many nodes the kernel is built for (`MAX_NUMNODES`, a power of two): a number from it on is no node. Distributions build with up to 1024; on small machines a smaller number finds more mistakes.',
  },
  preset: {
    type: 'string',
    default: 'recommended',
    scope: 'resource',
    enum: ['recommended', 'strict'],
    enumDescriptions: [
      'The rules that are right nearly always',
      'All rules: also those that ask for more care than most code takes',
    ],
    markdownDescription: 'Which rules are on unless `rules` says otherwise.',
  },
  rules: {
    type: 'object',
    default: {},
    scope: 'resource',
    perRule: true,
    markdownDescription:
      'Another severity for a rule, or `off`: `{ "status-ignored": "hint" }`. To silence one place, write `// numa-lens-ignore RULE -- reason` there.',
  },
  'lens.enabled': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Show _Query placement_ and _Run migration_ above each call while a debug session is paused. The same commands are in the command palette.',
  },
  'annotations.enabled': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Show the outcome of a query or migration at the end of the call’s line. Off, _NUMA Lens: Show Outcomes_ still lists them.',
  },
  'inlayHints.enabled': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Show at literals in calls which parameter they are for, and which flags or which system call a number is. Where clangd is active, it names the parameters of C and C++.',
  },
  confirm: {
    type: 'string',
    default: 'large',
    scope: 'window',
    enum: ['large', 'always'],
    enumDescriptions: [
      'Before moves of more than 64 MiB, of another process than the debugged one, with `MPOL_MF_MOVE_ALL`, with a privileged runner, or with something in the way',
      'Before every move',
    ],
    markdownDescription:
      'When to show what a move would do, and ask, before it is done. _Move back_ takes a move back in any case.',
  },
  'runner.prefix': {
    type: 'array',
    items: { type: 'string' },
    default: [],
    scope: 'machine',
    markdownDescription:
      'The command, one word an item, that starts the migration runner where the debugged program runs, if that is not here: `["ssh", "host"]`, `["docker", "exec", "-i", "container"]`, `["kubectl", "exec", "-i", "pod", "--"]`. NUMA Lens has to be installed there. Empty: the runner that came with the extension. The next action starts the runner anew when this has changed.',
  },
  'runner.program': {
    type: 'array',
    items: { type: 'string' },
    default: defaultRunnerProgram,
    scope: 'machine',
    markdownDescription:
      'What is run behind `#numaLens.runner.prefix#`, one word an item. Without a prefix it is not used.',
  },
  'trace.server': {
    type: 'string',
    default: 'off',
    scope: 'window',
    enum: ['off', 'messages', 'verbose'],
    enumDescriptions: ['Nothing', 'The names of the messages', 'Whole messages'],
    markdownDescription:
      'What to log of the messages between the editor and the language server, in the NUMA Lens channel.',
  },
} as const satisfies Readonly<Record<string, SettingSchema>>;

export type SettingKey = keyof typeof settings;
