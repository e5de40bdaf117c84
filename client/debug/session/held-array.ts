/**
 * An array that only the debugger can read: JavaScript's have no address. Its values are those that the callee would find: the bytes
 * of a typed array whatever its type is, the elements of a plain array each converted.
 */
import type { DebuggerFamily } from './families/family';
import { refuse, success } from './failure';
import type { Result } from './failure';
import type { DapAnswer, DapPort } from './port';
import { evaluate } from './requests';
import type { ArrayShape, ElementWidth } from './script/reader';
import { say } from '../../../server/languages/say';

export interface HeldArray {
  readonly kind: 'array';
  /** "64 elements", "512 bytes". */
  readonly size: string;
  /** The first `count` values of so many bytes. `role` is for the words of a failure. */
  read(role: string, width: ElementWidth, count: number): Promise<Result<readonly bigint[]>>;
}

export function heldArray(
  dap: DapPort,
  { arrays, title }: DebuggerFamily,
  frameId: number,
  text: string,
  shape: ArrayShape,
): DapAnswer<HeldArray> {
  if (arrays === undefined)
    return { ok: false, message: say('{title} gives no address of the array', { title }) };
  return {
    ok: true,
    value: {
      kind: 'array',
      size:
        shape.unit === 'bytes'
          ? say('{count} bytes', { count: shape.length })
          : say('{count} elements', { count: shape.length }),
      async read(role, width, count) {
        const room = shape.unit === 'bytes' ? Math.floor(shape.length / width) : shape.length;
        if (room < count) return refuse.arrayTooShort(role, room, width, count);
        const values: bigint[] = [];
        while (values.length < count) {
          const from = values.length;
          const wanted = Math.min(arrays.atOnce, count - from);
          const answer = await evaluate(dap, arrays.expression(text, width, from, wanted), frameId);
          if (!answer.ok) return refuse.argumentUnread(role, answer.message);
          const read = arrays.parse(answer.value.result);
          if (!read.ok) return refuse.argumentUnread(role, say('it {reason}.', { reason: read.reason }));
          if (read.values.length !== wanted)
            return refuse.argumentUnread(
              role,
              say('the debugger showed {count} of {wanted} values.', { count: read.values.length, wanted }),
            );
          for (const value of read.values) values.push(converted(value, width));
        }
        return success(values);
      },
    },
  };
}

/** As a store into an array of the callee's type converts it: addresses are unsigned, nodes are not. */
function converted(value: bigint, width: ElementWidth): bigint {
  return width === 8 ? BigInt.asUintN(64, value) : BigInt.asIntN(32, value);
}
