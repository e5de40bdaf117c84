/**
 * Reading messages of a debug adapter, which are whatever the adapter sent: each helper answers undefined
 * where the value is missing or of another type. Adapters differ and have bugs; nothing here throws.
 */

export type Fields = Readonly<Record<string, unknown>>;

const none: Fields = {};

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of an object; an empty object for anything else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : none;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function integerOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

/** A string without the quotes that a debugger shows it in, of one kind or another. */
export function unquoted(result: string): string {
  return /^(["'`])(.*)\1$/s.exec(result)?.[2] ?? result;
}

/** An address as adapters write it: "0x5555555555CE", or decimal digits. */
export function addressOf(value: unknown): bigint | undefined {
  const text = textOf(value)?.trim();
  if (text === undefined || !/^(0x[0-9a-f]{1,16}|\d{1,20})$/i.test(text)) return undefined;
  return BigInt(text);
}
