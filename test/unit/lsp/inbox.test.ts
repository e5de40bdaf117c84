import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { Inbox } from '../../../server/lsp/inbox';

describe('the inbox', () => {
  const connect = (
    inbox: Inbox,
  ): { connection: MessageConnection; send: (methods: readonly string[]) => void } => {
    const input = new PassThrough();
    const connection = createMessageConnection(
      inbox.counting(new StreamMessageReader(input)),
      new StreamMessageWriter(new PassThrough()),
      undefined,
      { messageStrategy: inbox.strategy },
    );
    connection.listen();
    const send = (methods: readonly string[]): void => {
      const frames = methods.map((method) => {
        const body = JSON.stringify({ jsonrpc: '2.0', method, params: { id: 1 } });
        return `Content-Length: ${body.length}\r\n\r\n${body}`;
      });
      input.write(frames.join(''));
    };
    return { connection, send };
  };

  it('is settled when all that came before is handled', async () => {
    const inbox = new Inbox();
    const { connection, send } = connect(inbox);
    let changes = 0;
    const asked = new Promise<number>((resolve) => {
      connection.onNotification('ask', async () => {
        await inbox.settled();
        resolve(changes);
      });
    });
    connection.onNotification('change', () => {
      changes++;
    });
    send(['change', 'ask', ...Array.from({ length: 20 }, () => 'change'), '$/cancelRequest']);
    assert.equal(await asked, 21);
    connection.dispose();
  });

  it('does not wait for ever while more and more comes', async () => {
    const inbox = new Inbox();
    const { connection, send } = connect(inbox);
    let going = true;
    connection.onNotification('change', () => {
      if (going) send(['change', 'change']);
    });
    send(['change']);
    await inbox.settled();
    going = false;
    connection.dispose();
  });

  it('lets the one who waits give up', async () => {
    const giveUp = (): never => {
      throw new Error('cancelled');
    };
    await assert.rejects(new Inbox().settled(giveUp), /cancelled/);
  });
});
