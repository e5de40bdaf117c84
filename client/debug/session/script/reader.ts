/**
 * What is evaluated in a paused JavaScript program to read an argument: functions that use the language's own objects and run
 * no code of the program. A member is read from its descriptor, so a getter is seen before it runs; the lengths and buffers of typed
 * arrays are getters too, but the language's. A proxy is refused where the runtime can tell one (Node 20.16).
 *
 * js-debug replaces names in what it evaluates by those of the compiled program where a source map has them; names with a dollar sign in front
 * are nobody's.
 *
 * The answer is always a string: a debugger shows it whole, while for an object it would call the object's own toString.
 * Source: ECMA-262, 10.4.5 (typed arrays) and 23.2.3 (their prototype).
 */
import { unquoted } from '../shape';
import { readerName } from './expression';
import { say } from '../../../../server/languages/say';
import { refusalInWords } from './refusals';

/** An array as the debugger shows it: without an address. */
export interface ArrayShape {
  /** A plain array's elements, or the bytes of a typed array, a Buffer, an ArrayBuffer. */
  readonly unit: 'elements' | 'bytes';
  readonly length: number;
}

export type ScriptValue =
  | { readonly kind: 'integer'; readonly value: bigint }
  /** null and undefined: a null pointer where a pointer is passed. */
  | { readonly kind: 'null' }
  | { readonly kind: 'array'; readonly shape: ArrayShape }
  /** `reason` completes "it …". */
  | { readonly kind: 'refused'; readonly reason: string };

/** Bytes of a value in an array of the callee. */
export type ElementWidth = 4 | 8;

const functions = `(($g) => {
  const $descriptor = $g.Object.getOwnPropertyDescriptor;
  const $typed = $g.Object.getPrototypeOf($g.Int8Array.prototype);
  const $shared = typeof $g.SharedArrayBuffer === 'function' ? [$g.SharedArrayBuffer.prototype] : [];
  const $own = [$typed, $g.ArrayBuffer.prototype, ...$shared, $g.DataView.prototype];
  const $types = $g.process?.getBuiltinModule?.('node:util')?.types;
  const $apply = $g.Reflect.apply;
  const $refuse = ($why) => { throw new $g.Error($why); };
  const $intact = ($o) => $types?.isProxy($o) === true ? $refuse('is a proxy, whose reading runs code') : $o;
  const $isObject = ($v) => (typeof $v === 'object' && $v !== null) || typeof $v === 'function';
  const $plain = ($v) => $isObject($v) ? $refuse('is computed from an object') : $v;
  const $tag = ($v) => $apply($descriptor($typed, $g.Symbol.toStringTag).get, $v, []);
  const $inner = ($p, $k, $v) => { try { return $apply($descriptor($p, $k).get, $v, []); } catch { return undefined; } };
  const $get = ($o, $k, $optional) => {
    if ($o === null || $o === undefined) return $optional ? undefined : $refuse('reads a member of ' + $o);
    $k = $plain($k);
    for (let $p = $g.Object($o); $p !== null; $p = $g.Object.getPrototypeOf($p)) {
      const $d = $descriptor($intact($p), $k);
      if ($d === undefined) continue;
      if ('value' in $d) return $d.value;
      if ($own.includes($p) && typeof $d.get === 'function') return $apply($d.get, $o, []);
      $refuse('reads ' + $g.String($k) + ', which is a getter');
    }
    return undefined;
  };
  const $view = ($v) => {
    if (!$isObject($v)) return undefined;
    const $of = $tag($v) === undefined ? ($inner($g.DataView.prototype, 'buffer', $v) === undefined ? undefined : $g.DataView.prototype) : $typed;
    if ($of !== undefined) return new $g.DataView($inner($of, 'buffer', $v), $inner($of, 'byteOffset', $v), $inner($of, 'byteLength', $v));
    return $own.slice(1, -1).some(($p) => $inner($p, 'byteLength', $v) !== undefined) ? new $g.DataView($v) : undefined;
  };
  const $list = ($v) => $isObject($v) && $g.Array.isArray($intact($v)) ? $v : undefined;
  const $answer = ($f) => { try { return $f(); } catch ($e) { return 'no ' + ($e instanceof $g.Error ? $e.message : 'cannot be read'); } };
  const $integer = ($v) => {
    if (typeof $v === 'bigint') return $v;
    if (typeof $v === 'number' && $g.Number.isInteger($v)) return $g.BigInt($v);
    return $refuse(typeof $v === 'number' ? 'is ' + $v + ', no whole number' : 'is no number but of type ' + typeof $v);
  };
  const $little = new $g.Uint8Array(new $g.Uint16Array([1]).buffer)[0] === 1;
  return {
    $get,
    $plain,
    $convert($f, $v) {
      if ($f !== $g.BigInt && $f !== $g.Number) $refuse('calls a function of the program');
      return $f($plain($v));
    },
    $subarray($o, $from, $to) {
      if (!$isObject($o) || $tag($o) === undefined || $get($o, 'subarray') !== $typed.subarray) $refuse('calls subarray()');
      const $size = $get($o, 'BYTES_PER_ELEMENT');
      const $length = $inner($typed, 'length', $o);
      const $at = ($v, $otherwise) => {
        const $n = $v === undefined ? $otherwise : $g.Math.trunc($g.Number($plain($v))) || 0;
        return $n < 0 ? $g.Math.max($length + $n, 0) : $g.Math.min($n, $length);
      };
      const $start = $at($from, 0);
      const $count = $g.Math.max($at($to, $length) - $start, 0);
      return new $g.Uint8Array($inner($typed, 'buffer', $o), $inner($typed, 'byteOffset', $o) + $start * $size, $count * $size);
    },
    $describe: ($f) => $answer(() => {
      const $v = $f();
      if ($v === null || $v === undefined) return 'null';
      if (!$isObject($v)) return 'integer ' + $integer($v);
      const $bytes = $view($v);
      if ($bytes !== undefined) return 'bytes ' + $bytes.byteLength;
      const $elements = $list($v);
      if ($elements !== undefined) return 'elements ' + $elements.length;
      return $refuse('is an object that is no array');
    }),
    $read: ($f, $width, $from, $count) => $answer(() => {
      const $v = $f();
      const $bytes = $view($v);
      const $elements = $bytes === undefined ? $list($v) : undefined;
      const $values = [];
      for (let $i = $from; $i < $from + $count; $i++) {
        if ($bytes !== undefined) $values.push($width === 8 ? $bytes.getBigUint64($i * 8, $little) : $bytes.getInt32($i * 4, $little));
        else {
          const $element = $get($elements, $i);
          $values.push($element === null ? 0n : $integer($element));
        }
      }
      return 'values ' + $values.join(' ');
    }),
  };
})(globalThis)`;

/** An expression that tells what `code` (of readableExpression) is. */
export function describeExpression(code: string): string {
  return `((${readerName}) => ${readerName}.$describe(() => (${code})))(${functions})`;
}

/** An expression that gives `count` values of an array as the callee reads them: the bytes of a typed array, whatever its type. */
export function readExpression(code: string, width: ElementWidth, from: number, count: number): string {
  return `((${readerName}) => ${readerName}.$read(() => (${code}), ${width}, ${from}, ${count}))(${functions})`;
}

/** The answer of a `describeExpression`, as the debugger shows it. */
export function parseDescription(result: string): ScriptValue {
  const text = unquoted(result);
  if (text === 'null') return { kind: 'null' };
  const integer = /^integer (-?\d+)$/.exec(text)?.[1];
  if (integer !== undefined) return { kind: 'integer', value: BigInt(integer) };
  const array = /^(bytes|elements) (\d+)$/.exec(text);
  if (array !== null)
    return {
      kind: 'array',
      shape: { unit: array[1] === 'bytes' ? 'bytes' : 'elements', length: Number(array[2]) },
    };
  const reason = /^no (.*)$/s.exec(text)?.[1];
  return {
    kind: 'refused',
    reason: reason === undefined ? say('is shown as "{text}"', { text }) : refusalInWords(reason),
  };
}

/** The answer of a `readExpression`; the message of a failure completes "it …". */
export function parseValues(
  result: string,
):
  | { readonly ok: true; readonly values: readonly bigint[] }
  | { readonly ok: false; readonly reason: string } {
  const text = unquoted(result);
  const values = /^values((?: -?\d+)*) ?$/.exec(text)?.[1];
  if (values !== undefined)
    return {
      ok: true,
      values: values
        .split(' ')
        .filter((one) => one !== '')
        .map(BigInt),
    };
  const reason = /^no (.*)$/s.exec(text)?.[1];
  return { ok: false, reason: reason === undefined ? say('was not shown whole') : refusalInWords(reason) };
}

/** How many array values fit into one answer, which js-debug cuts at 100 000 characters: 20 digits and a space each. */
export const valuesAtOnce = 4096;
