/** What JavaScript itself and Node give: globals, require(), and the few functions that pass a constant on. */
import { constantValue } from '../../kernel/constants';
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import { moduleValue } from './modules';
import { binary } from './operators';
import { unknownStatic, type StaticValue } from './static-value';

type ModuleValue = Extract<StaticValue, { kind: 'module' }>;

/** Globals that are libraries of their own. */
const globalModules = new Set(['Deno', 'Bun', 'process']);

/** A name that the file does not declare. */
export function globalValue(name: string): StaticValue {
  if (name === 'undefined') return { kind: 'undefined' };
  if (name === 'NaN' || name === 'Infinity') return { kind: 'number', value: Number(name) };
  if (globalModules.has(name)) return { kind: 'module', module: name, path: [] };
  return { kind: 'module', module: 'globalThis', path: [name] };
}

/** The functions that compilers put around require(). */
const interop =
  /^_*(?:importDefault|importStar|interopRequireDefault|interopRequireWildcard|toESM|interop_require_\w+)$/;

export function isInterop(name: string): boolean {
  return interop.test(name);
}

/** A call of a function of a package or of JavaScript itself that is no binding library. */
export function builtinCall(
  callee: ModuleValue,
  written: readonly SyntaxNode[],
  site: Site,
  evaluator: Evaluator,
): StaticValue {
  const [first, second] = written;
  const name = `${callee.module}.${callee.path.join('.')}`;
  if (name === 'module.createRequire') return { kind: 'module', module: 'globalThis', path: ['require'] };
  if (first === undefined) return unknownStatic;
  const value = (): StaticValue => evaluator.evaluate(first, site);
  switch (name) {
    case 'globalThis.require':
    case 'globalThis.import': {
      const module = value();
      return module.kind === 'string' ? moduleValue(module.value, site.unit, evaluator) : unknownStatic;
    }
    case 'globalThis.Object.freeze':
    case 'globalThis.Object.seal':
      return value();
    case 'globalThis.BigInt':
      return toBigint(value());
    case 'globalThis.Number':
      return toNumber(value());
    case 'globalThis.BigInt.asUintN':
    case 'globalThis.BigInt.asIntN':
      return second === undefined
        ? unknownStatic
        : cut(name.endsWith('asIntN'), value(), evaluator.evaluate(second, site));
    case 'globalThis.Math.pow':
      return second === undefined ? unknownStatic : binary('**', value(), evaluator.evaluate(second, site));
    case 'util.promisify': {
      const f = value();
      return f.kind === 'foreign' && f.call.manner === 'callback'
        ? { kind: 'foreign', call: { ...f.call, manner: 'promise' } }
        : unknownStatic;
    }
    default:
      return callee.module === 'globalThis' && isInterop(callee.path.join('.')) ? value() : unknownStatic;
  }
}

function toBigint(value: StaticValue): StaticValue {
  if (value.kind === 'bigint') return value;
  if (value.kind === 'number' && Number.isInteger(value.value))
    return { ...value, kind: 'bigint', value: BigInt(value.value) };
  if (value.kind === 'string' && /^(?:\d+|0x[\da-f]+)$/i.test(value.value))
    return { kind: 'bigint', value: BigInt(value.value) };
  return unknownStatic;
}

function toNumber(value: StaticValue): StaticValue {
  if (value.kind === 'number') return value;
  if (value.kind === 'bigint') return { ...value, kind: 'number', value: Number(value.value) };
  if (value.kind === 'string' && /^(?:\d+|0x[\da-f]+)$/i.test(value.value))
    return { kind: 'number', value: Number(value.value) };
  return unknownStatic;
}

function cut(signed: boolean, bits: StaticValue, value: StaticValue): StaticValue {
  if (bits.kind !== 'number' || value.kind !== 'bigint') return unknownStatic;
  const width = bits.value;
  if (!Number.isInteger(width) || width < 0 || width > 4096) return unknownStatic;
  return {
    kind: 'bigint',
    value: signed ? BigInt.asIntN(width, value.value) : BigInt.asUintN(width, value.value),
  };
}

/** Errno constants are the same wherever they are read from: `os.constants.errno.EPERM`, `koffi.os.errno.EPERM`. */
export function errnoConstant(path: readonly string[]): StaticValue | undefined {
  const name = path.at(-1);
  if (name === undefined || path.at(-2) !== 'errno' || !/^E[A-Z0-9]+$/.test(name)) return undefined;
  const value = constantValue(name);
  return value === undefined ? undefined : { kind: 'number', value, name };
}
