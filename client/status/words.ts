/** The states of both programs as one language status: short text, detail, severity, and the one thing to do. */
import type { CommandId } from '../commands/table';
import type { ServerState } from '../lsp/language-server';
import type { RunnerState } from '../runner/state';

export interface StatusWords {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly busy: boolean;
  readonly command: { readonly id: CommandId; readonly title: string };
}

export function statusWords(server: ServerState, runner: RunnerState, minKernel: string): StatusWords {
  const showLog = { id: 'numaLens.showLog', title: 'Show Log' } as const;
  const restart = { id: 'numaLens.restartServer', title: 'Restart' } as const;
  const detail = runnerDetail(runner);
  switch (server.kind) {
    case 'starting':
      return { text: 'Starting', detail, severity: 'information', busy: true, command: showLog };
    case 'stopped':
      return { text: 'Stopped', detail, severity: 'warning', busy: false, command: restart };
    case 'failed':
      return {
        text: 'No findings: the language server is gone',
        detail: `It was started five times; last, ${server.cause}`,
        severity: 'error',
        busy: false,
        command: restart,
      };
    case 'running':
      return {
        text: `Linux ${minKernel} and newer`,
        detail,
        severity: runner.kind === 'ended' || runner.kind === 'silent' ? 'warning' : 'information',
        busy: runner.kind === 'starting',
        command: showLog,
      };
  }
}

function runnerDetail(runner: RunnerState): string {
  switch (runner.kind) {
    case 'idle':
      return '';
    case 'starting':
      return 'Starting the migration runner';
    case 'running':
      return `Runner on Linux ${runner.kernel}, ${runner.nodes === 1 ? 'one node' : `${runner.nodes} nodes`}`;
    case 'silent':
      return `The migration runner has not answered for ${runner.seconds} seconds`;
    case 'ended':
      return `The migration runner is gone: ${runner.cause}. The next action starts it again.`;
  }
}
