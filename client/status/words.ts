/**
 * The state of everything as one language status: what is wrong in a few words, why, and the one thing to do about it. The worst is named
 * first; the others are counted, and named with the whole of it. Without the editor's API.
 */
import { cutAt, displayWidth } from '../../server/languages/display-width';
import { say } from '../../server/languages/say';
import type { CommandId } from '../commands/table';
import type { ServerState } from '../lsp/language-server';
import type { RunnerState } from '../runner/state';

export interface StatusWords {
  readonly text: string;
  /** Behind the text, in one line with the button: short. */
  readonly detail: string;
  /** Whole sentences, for the button's tooltip and for screen readers. */
  readonly explanation: string;
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

/** Columns that text, detail and button may take together, as a terminal counts them: the editor shows no more without a scroll bar, behind which the button is. */
export const widest = 74;

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
  const also = others.map(({ text }) => say('Also: {text}.', { text }));
  const explanation = joined(worst.explanation, ...also);
  return { ...worst, detail: shortDetail(worst, others.length), explanation, busy };
}

/** As much of the detail as there is room for, and how many other things are wrong. */
function shortDetail({ text, detail, command }: Problem, others: number): string {
  const count = others === 0 ? '' : ` (+${others})`;
  const room =
    widest - [text, ' – ', count, ' ', command.title].reduce((sum, one) => sum + displayWidth(one), 0);
  return `${cutAt(detail, room)}${count}`.trimStart();
}

const joined = (...texts: readonly string[]): string => texts.filter((one) => one !== '').join(' ');

function usual(text: string, runner: RunnerState): Problem {
  return { text, ...runnerDetail(runner), severity: 'information', command: showLog() };
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
          explanation: '',
          severity: 'warning',
          command,
        },
      ];
    case 'failed':
      return [
        {
          text: say('No findings: the language server is gone'),
          detail: say('after five starts'),
          explanation: say('It was started five times; last, {cause}.', { cause: server.cause }),
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
              detail: say('for {seconds} seconds', { seconds: server.silent }),
              explanation: say(
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
      explanation: mistake.message,
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
        detail: '',
        explanation: say('No process is looked at and no page is moved until it is.'),
        severity: 'information',
        command: { id: 'workbench.trust.manage', title: say('Manage Workspace Trust') },
      },
    ];
  if (!runnerIsPossible)
    return [
      {
        text: say('Findings only: this machine has no Linux'),
        detail: '',
        explanation: say(
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
          detail: say('for {seconds} seconds', { seconds: runner.seconds }),
          explanation: say('It has said nothing for {seconds} seconds.', { seconds: runner.seconds }),
          severity: 'warning',
          command: showLog(),
        },
      ];
    case 'ended':
      return [
        {
          text: say('The migration runner is gone'),
          detail: say('The next action starts it again.'),
          explanation: say('Why: {cause}. The next action starts it again.', { cause: runner.cause }),
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
              detail: '',
              explanation: say(
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
    detail: say('No compile_commands.json'),
    explanation: joined(guessed, fine.explanation),
    command: { id: 'numaLens.aboutBuildDatabase', title: say('How to Get One') },
  };
}

function showLog(): StatusCommand {
  return { id: 'numaLens.showLog', title: say('Show Log') };
}

function runnerDetail(runner: RunnerState): Pick<Problem, 'detail' | 'explanation'> {
  switch (runner.kind) {
    case 'starting':
      return { detail: say('Starting the migration runner'), explanation: '' };
    case 'running': {
      const on = (kernel: string): string =>
        runner.nodes === 1
          ? say('Runner on Linux {kernel}, one node', { kernel })
          : say('Runner on Linux {kernel}, {nodes} nodes', { kernel, nodes: runner.nodes });
      // What a distribution adds to the version, as in 6.1.0-38-cloud-amd64, would take the whole line.
      return { detail: on(runner.kernel.replace(/-.*$/, '')), explanation: on(runner.kernel) };
    }
    case 'idle':
    case 'silent':
    case 'ended':
      return { detail: '', explanation: '' };
  }
}
