/**
 * What functions of TypeScript and JavaScript do to memory and to errno, by the names under which their lowering calls
 * them. A function that is not here and not in the linted file may do anything to what it is given.
 */

export type ScriptEffect =
  /** Looks at what it is given, at most. */
  | { readonly kind: 'reads' }
  /** Gives its first argument back as a number or a bigint. */
  | { readonly kind: 'converts' };

const reads: ScriptEffect = { kind: 'reads' };
const converts: ScriptEffect = { kind: 'converts' };

const quiet = new Map<string, ScriptEffect>([
  ['Number', converts],
  ['BigInt', converts],
  ['Math.floor', converts],
  ['Math.ceil', converts],
  ['Math.trunc', converts],
  ['Math.round', converts],
  ['String', reads],
  ['Boolean', reads],
  ['parseInt', reads],
  ['parseFloat', reads],
  ['isNaN', reads],
  ['isFinite', reads],
  ['structuredClone', reads],
  ['getpid', reads],
  ['getppid', reads],
  ['util.getSystemErrorName', reads],
  ['getSystemErrorName', reads],
]);

/** Objects of the language whose functions only look at what they are given. */
const readers =
  /^(?:Math|Number|JSON|Object|String|Array|Reflect|performance|Date|Atomics|Symbol|Intl)\.\w+$/;
const makers =
  /^(?:\w*Error|Map|Set|WeakMap|WeakSet|WeakRef|Date|RegExp|URL|TextDecoder|TextEncoder|Object)$/;

/** Undefined for what is not known. */
export function scriptEffect(name: string): ScriptEffect | undefined {
  const known = quiet.get(name);
  if (known !== undefined) return known;
  if (/^Object\.(?:assign|define\w+)$|^Atomics\.|^Reflect\.(?:set|apply|construct)/.test(name))
    return undefined;
  const silent = readers.test(name) || makers.test(name) || name === 'await' || name === 'callback';
  return silent || /^(?:console|process\.(?:stdout|stderr|hrtime))\b/.test(name) ? reads : undefined;
}

/** Nothing that it does makes a system call: errno is what it was. */
export function scriptKeepsErrno(name: string): boolean {
  return quiet.has(name) || readers.test(name) || makers.test(name);
}
