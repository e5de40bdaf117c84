/** Where an editor shows how far a check is: in a place that it has for whoever asked, else in one that the server asks for. */
import { Emitter, WorkDoneProgress } from 'vscode-languageserver/node';
import type {
  Connection,
  Event,
  ProgressToken,
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageserver/node';

export interface CheckProgress {
  begin(title: string): void;
  report(message: string): void;
  done(): void;
  /** By a button of the progress. A request that has a place of its own is cancelled itself. */
  readonly onCancel: Event<unknown>;
}

/** Shows nothing in an editor that has no such place. */
export async function openProgress(
  connection: Connection,
  given: ProgressToken | undefined,
): Promise<CheckProgress> {
  if (given !== undefined) {
    const send = (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void => {
      void connection.sendProgress(WorkDoneProgress.type, given, value);
    };
    return {
      begin: (title) => {
        send({ kind: 'begin', title, cancellable: true });
      },
      report: (message) => {
        send({ kind: 'report', message });
      },
      done: () => {
        send({ kind: 'end' });
      },
      onCancel: new Emitter<void>().event,
    };
  }
  const own = await connection.window.createWorkDoneProgress();
  return {
    begin: (title) => {
      own.begin(title, undefined, undefined, true);
    },
    report: (message) => {
      own.report(message);
    },
    done: () => {
      own.done();
    },
    onCancel: own.token.onCancellationRequested,
  };
}
