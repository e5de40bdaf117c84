/**
 * Where the transport keeps whether a request is cancelled. Its own source throws when a request that was cancelled before its turn is
 * cancelled once more while it runs, and what is thrown there counts as input that is no JSON-RPC. A token that is there from the
 * beginning can be cancelled as often as a client likes.
 */
import { CancellationSenderStrategy, CancellationTokenSource } from 'vscode-jsonrpc/node';
import type {
  AbstractCancellationTokenSource,
  CancellationStrategy,
  CancellationToken,
} from 'vscode-jsonrpc/node';

class TokenSource implements AbstractCancellationTokenSource {
  readonly #source = new CancellationTokenSource();
  readonly token: CancellationToken = this.#source.token;

  cancel(): void {
    this.#source.cancel();
  }

  dispose(): void {
    this.#source.dispose();
  }
}

export const cancellationStrategy: CancellationStrategy = {
  receiver: { kind: 'request', createCancellationTokenSource: () => new TokenSource() },
  sender: CancellationSenderStrategy.Message,
};
