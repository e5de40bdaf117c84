/**
 * Messages as JSON, with parts whose JSON is known already: it is pasted instead of being made again. Only the two
 * messages with diagnostics hold such parts; all others go the usual way.
 */
import type { Message } from 'vscode-languageserver/node';

export class MessageJson {
  readonly #known = new WeakMap<object, string>();

  /** @param json of this value, which never changes from now on */
  keep(value: object, json: string): void {
    this.#known.set(value, json);
  }

  of(value: object): string {
    return this.#known.get(value) ?? JSON.stringify(value);
  }

  /** What JSON.stringify gives, but for the order of members. */
  stringify(message: Message): string {
    // A report that was asked for, or one that is published.
    return (
      this.#pasted(message, 'result', 'items') ??
      this.#pasted(message, 'params', 'diagnostics') ??
      JSON.stringify(message)
    );
  }

  /** Undefined where the list is not one of values that are all known. */
  #pasted(message: Message, member: string, list: string): string | undefined {
    const { [member]: body, ...envelope }: Record<string, unknown> = { ...message };
    if (typeof body !== 'object' || body === null || !(list in body)) return undefined;
    const { [list]: found, ...rest }: Record<string, unknown> = { ...body };
    if (!Array.isArray(found)) return undefined;
    const values: readonly unknown[] = found;
    const parts: string[] = [];
    for (const value of values) {
      const known = typeof value === 'object' && value !== null ? this.#known.get(value) : undefined;
      if (known === undefined) return undefined;
      parts.push(known);
    }
    return withMember(envelope, member, withMember(rest, list, `[${parts.join()}]`));
  }
}

function withMember(object: Record<string, unknown>, name: string, json: string): string {
  const others = JSON.stringify(object).slice(1, -1);
  return `{${others}${others === '' ? '' : ','}"${name}":${json}}`;
}
