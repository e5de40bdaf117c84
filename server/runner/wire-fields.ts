/**
 * Reads the fields of an untrusted value, one typed method a kind. What is wrong is told by the name of the field.
 * Not here: which request has which fields (wire.ts).
 */
import type { Outcome } from '../protocol/runner';
import { failed, failures, succeed } from './failures';

/** Thrown by readers and caught by `decode` only: it unwinds the nested ones. */
export class WrongField extends Error {}

export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new WrongField(`${path === '' ? 'the parameters are' : `"${path}" is`} not an object`);
    this.#values = { ...value };
    this.#path = path === '' ? '' : `${path}.`;
  }

  #wrong(name: string, expected: string): WrongField {
    return new WrongField(`"${this.#path}${name}" is not ${expected}`);
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  string(name: string): string {
    const value = this.#values[name];
    if (typeof value !== 'string') throw this.#wrong(name, 'a string');
    return value;
  }

  integer(name: string, least: number, most: number): number {
    const value = this.#values[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      throw this.#wrong(name, `a whole number from ${least} to ${most}`);
    return value;
  }

  boolean(name: string): boolean {
    const value = this.#values[name];
    if (typeof value !== 'boolean') throw this.#wrong(name, 'true or false');
    return value;
  }

  object(name: string): Fields {
    return new Fields(this.#values[name], `${this.#path}${name}`);
  }

  list<T>(name: string, read: (item: Fields) => T): readonly T[] {
    return this.#items(name).map((item, i) => read(new Fields(item, `${this.#path}${name}[${i}]`)));
  }

  strings(name: string): readonly string[] {
    return this.#items(name).map((item) => {
      if (typeof item !== 'string') throw this.#wrong(name, 'a list of strings');
      return item;
    });
  }

  integers(name: string): readonly number[] {
    return this.#items(name).map((item) => {
      if (typeof item !== 'number' || !Number.isInteger(item) || Math.abs(item) > int32)
        throw this.#wrong(name, 'a list of whole numbers');
      return item;
    });
  }

  #items(name: string): readonly unknown[] {
    const value: unknown = this.#values[name];
    if (!Array.isArray(value)) throw this.#wrong(name, 'a list');
    return value;
  }
}

export const int32 = 2 ** 31 - 1;

export function decode<T>(params: unknown, read: (fields: Fields) => T): Outcome<T> {
  try {
    return succeed(read(new Fields(params, '')));
  } catch (error) {
    if (error instanceof WrongField) return failed(failures.badRequest(error.message));
    throw error;
  }
}
