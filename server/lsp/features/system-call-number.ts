/** The literal number in front of the arguments of a raw system call, as it is written. */
import type { CallSiteInfo } from '../../core/call-site';
import type { Span } from '../../core/text';

export interface SystemCallNumber {
  readonly value: number;
  readonly span: Span;
}

/** Undefined for a name, and where the number is not at the call itself. */
export function numberOfSystemCall(
  { form, callee, span }: CallSiteInfo,
  text: string,
): SystemCallNumber | undefined {
  if (form !== 'syscall') return undefined;
  const found = /^(\s*\(\s*(?:\([\w\s]+\)\s*)?)(0[xX][\da-fA-F]+|\d+)[uUlLn]*(?=\s*,)/.exec(
    text.slice(callee.end, span.end),
  );
  if (found === null) return undefined;
  const [whole, before = '', digits = ''] = found;
  return {
    value: Number(digits),
    span: { start: callee.end + before.length, end: callee.end + whole.length },
  };
}
