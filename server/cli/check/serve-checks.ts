/** What a thread of a large check does: one file after the other, with a parser and caches of its own. */
import type { MessagePort } from 'node:worker_threads';
import { chooseParser } from '../../parser/choose';
import { analysisOn } from '../../lsp/analysis';
import { useLanguage } from '../../languages/load';
import { FileChecker } from './check-file';
import type { FromWorker, ToWorker } from './worker-messages';

export function serveChecks(port: MessagePort | null): void {
  let checker: FileChecker | undefined;
  const send = (message: FromWorker): void => {
    port?.postMessage(message);
  };
  port?.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'begin':
        void Promise.all([chooseParser('fastest', { languages: [] }), useLanguage(message.language)]).then(
          ([parser]) => {
            checker = new FileChecker(message.options, analysisOn(parser));
            send({ kind: 'ready' });
          },
        );
        return;
      case 'check':
        void checker?.file(message.file, undefined).then((outcome) => {
          send({ kind: 'checked', outcome });
        });
        return;
      case 'end':
        send({ kind: 'ended', configProblems: checker?.config.problems ?? [] });
        port.close();
    }
  });
}
