/** Messages as bytes: as the protocol wants them, and as nobody should send them. */
import type { Json } from './hostile';
import { hostile } from './hostile';
import type { Random } from './random';

export function frame(message: Json): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** Well-framed JSON that is no request; nobody answers it, and the runner goes on. */
export function oddMessage(random: Random, ids: number): Json {
  const id = random.below(ids + 3);
  switch (random.below(9)) {
    case 0:
      return {
        jsonrpc: '2.0',
        method: random.of(['', 'exit', 'no/such', '$/progress', 'query', '$/none']),
        params: hostile(random),
      };
    case 1:
      return { jsonrpc: '2.0', id, result: hostile(random) };
    case 2:
      return { jsonrpc: '2.0', id, error: hostile(random) };
    case 3:
      return { jsonrpc: '2.0', id: null, error: { code: 1, message: 'x' } };
    case 4:
      return { jsonrpc: random.of(['1.0', '', '2.0']), params: hostile(random) };
    case 5:
      return { jsonrpc: '2.0', method: '$/setTrace', params: hostile(random) };
    case 6:
      return { jsonrpc: '2.0', method: hostile(random), params: [] };
    case 7:
      return {
        jsonrpc: '2.0',
        method: '$/cancelRequest',
        params: { id: random.of([id, String(id), -1, 'x', 0.5]) },
      };
    default:
      return hostile(random);
  }
}

/** Bytes after which nothing can be understood any more. */
export function malformed(random: Random): Buffer {
  const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
  switch (random.below(12)) {
    case 0:
      return bytes('hello\r\n\r\nworld');
    case 1:
      return bytes(`Content-Length: ${random.of(['x', '', '-1', '-5', '- 1', 'NaN', '0x'])}\r\n\r\n{}{}{}{}`);
    case 2:
      return bytes('Content-Length: 4\r\n\r\n{{{{');
    case 3:
      return bytes('Content-Type: application/json\r\n\r\n{}');
    case 4:
      return bytes('Content-Length: 0\r\n\r\n');
    case 5:
      return bytes('\r\n\r\n');
    case 6:
      return bytes(`Content-Length ${random.below(100)}\r\n\r\n`);
    case 7: {
      // A length that cuts the message.
      const whole = frame({ jsonrpc: '2.0', id: 'cut', method: 'ping', params: { sequence: 1 } }).toString();
      return bytes(whole.replace(/\d+/, String(random.below(40))) + whole);
    }
    case 8:
      return bytes('Content-Length: 2\r\n\r\n\xff\xfe');
    case 9:
      return Buffer.concat([
        bytes('Content-Length: 20\r\n\r\n'),
        Buffer.from(random.list(40, () => random.below(256))),
        Buffer.alloc(20, 0xff),
      ]);
    case 10:
      return frame({
        jsonrpc: '2.0',
        method: '$/cancelRequest',
        params: random.of<Json>([null, 1, { id: null }, []]),
      });
    default:
      return Buffer.concat([Buffer.from(random.list(300, () => random.below(256))), bytes('\r\n\r\n')]);
  }
}
