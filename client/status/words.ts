/**
 * The state of everything as one language status: what is wrong in a few words, why, and the one thing to do about it. The worst is named
 * first; the others are added to it. Without the editor's API.
 */
import { say } from '../../server/languages/say';
import type { CommandId } from '../commands/table';
import type { ServerState } from '../lsp/language-server';
import type { RunnerState } from '../runner/state';

export interface StatusWords {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly busy: boolean;
  readonly command: StatusCommand;
}

/** Of ours, or of the editor's. */
export type StatusCommandId =
  | CommandId
  | 'numaLens.aboutBuildDatabase'
  | 'vscode.open'
  | 'workbench.action.openSettings'
  | 'workbench.trust.manage';

interface StatusCommand {
  readonly id: StatusCommandId;
  readonly title: string;
  readonly arguments?: readonly unknown[];
}

/** A numa-lens.json with a mistake. */
export interface ConfigMistake {
  readonly message: string;
  /** What opens the file at the mistake: arguments of `vscode.open`. */
  readonly place: readonly unknown[];
}

export interface StatusParts {
  readonly server: ServerState;
  readonly runner: RunnerState;
  /** The workspace is. */
  readonly isTrusted: boolean;
  readonly runnerIsPossible: boolean;
  readonly minKernel: string;
  readonly mistake?: ConfigMistake;
  /** A C or C++ source is shown that no compile_commands.json was found for. */
  readonly isBuildGuessed: boolean;
}

type Problem = Omit<StatusWords, 'busy'>;

export function statusWords(parts: StatusParts): StatusWords {
  const { server, runner, minKernel } = parts;
  if (server.kind === 'starting' && server.silent === undefined)
    return { ...usual(say('Starting'), runner), busy: true, command: showLog() };
  const [worst, ...others] = problems(parts);
  const busy = runner.kind === 'starting';
  if (worst === undefined) {
    const fine = usual(say('Linux {version} and newer', { version: minKernel }), runner);
    return { ...(parts.isBuildGuessed ? guessedBuild(fine) : fine), busy };
  }
  const more = others.map(({ text }) => say('Also: {text}.', { text }));
  return { ...worst, detail: [worst.detail, ...more].filter((one) => one !== '').join(' '), busy };
}

function usual(text: string, runner: RunnerState): Problem {
  return { text, detail: runnerDetail(runner), severity: 'information', command: showLog() };
}

/** The worst first. */
function problems(parts: StatusParts): readonly Problem[] {
  return [...serverProblem(parts.server), ...configProblem(parts.mistake), ...runnerProblem(parts)];
}

function serverProblem(server: ServerState): readonly Problem[] {
  const command = { id: 'numaLens.restartServer', title: say('Restart') } as const;
  switch (server.kind) {
    case 'stopped':
      return [
        {
          text: say('No findings: the language server is stopped'),
          detail: '',
          severity: 'warning',
          command,
        },
      ];
    case 'failed':
      return [
        {
          text: say('No findings: the language server is gone'),
          detail: say('It was started five times; last, {cause}.', { cause: server.cause }),
          severity: 'error',
          command,
        },
      ];
    case 'starting':
    case 'running':
      return server.silent === undefined
        ? []
        : [
            {
              text: say('The language server does not answer'),
              detail: say(
                'It has said nothing for {seconds} seconds: findings are those of an earlier text. What you type is safe, it is with the editor.',
                { seconds: server.silent },
              ),
              severity: 'warning',
              command,
            },
          ];
  }
}

function configProblem(mistake: ConfigMistake | undefined): readonly Problem[] {
  if (mistake === undefined) return [];
  return [
    {
      text: say('A mistake in numa-lens.json'),
      detail: mistake.message,
      severity: 'warning',
      command: { id: 'vscode.open', title: say('Go to the Mistake'), arguments: mistake.place },
    },
  ];
}

/** At most one: each makes the next ones meaningless. */
function runnerProblem({ runner, isTrusted, runnerIsPossible }: StatusParts): readonly Problem[] {
  if (!isTrusted)
    return [
      {
        text: say('Findings only: the workspace is not trusted'),
        detail: say('No process is looked at and no page is moved until it is.'),
        severity: 'information',
        command: { id: 'workbench.trust.manage', title: say('Manage Workspace Trust') },
      },
    ];
  if (!runnerIsPossible)
    return [
      {
        text: say('Findings only: this machine has no Linux'),
        detail: say(
          'Pages are queried and moved where Linux runs: open a window there, or tell with numaLens.runner.prefix which command starts the runner there.',
        ),
        severity: 'information',
        command: {
          id: 'workbench.action.openSettings',
          title: say('Open Setting'),
          arguments: ['numaLens.runner.prefix'],
        },
      },
    ];
  switch (runner.kind) {
    case 'silent':
      return [
        {
          text: say('The migration runner does not answer'),
          detail: say('It has said nothing for {seconds} seconds.', { seconds: runner.seconds }),
          severity: 'warning',
          command: showLog(),
        },
      ];
    case 'ended':
      return [
        {
          text: say('The migration runner is gone'),
          detail: say('Why: {cause}. The next action starts it again.', { cause: runner.cause }),
          severity: 'warning',
          command: showLog(),
        },
      ];
    case 'running':
      return runner.nodes > 0
        ? []
        : [
            {
              text: say('Findings only: this kernel has no NUMA'),
              detail: say(
                'Linux {kernel} was built without it, so there are no nodes that pages could be on. Take a kernel with CONFIG_NUMA.',
                { kernel: runner.kernel },
              ),
              severity: 'warning',
              command: { id: 'numaLens.refreshTopology', title: say('Show Topology') },
            },
          ];
    case 'idle':
    case 'starting':
      return [];
  }
}

/** Most projects live well with guesses, so this is told and does not take the place of the rest. */
function guessedBuild(fine: Problem): Problem {
  const guessed = say(
    'No compile_commands.json: include paths, macros and the target of this file are guessed.',
  );
  return {
    ...fine,
    detail: [guessed, fine.detail].filter((one) => one !== '').join(' '),
    command: { id: 'numaLens.aboutBuildDatabase', title: say('How to Get One') },
  };
}

function showLog(): StatusCommand {
  return { id: 'numaLens.showLog', title: say('Show Log') };
}

function runnerDetail(runner: RunnerState): string {
  switch (runner.kind) {
    case 'starting':
      return say('Starting the migration runner');
    case 'running':
      return runner.nodes === 1
        ? say('Runner on Linux {kernel}, one node', { kernel: runner.kernel })
        : say('Runner on Linux {kernel}, {nodes} nodes', { kernel: runner.kernel, nodes: runner.nodes });
    case 'idle':
    case 'silent':
    case 'ended':
      return '';
  }
}
