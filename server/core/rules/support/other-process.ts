/** What rules about rights ask of a whole file: the calls that name another process, and code without its comments. */
import { callsOf, type FileFacts, type NamedCall } from '../../facts/file-facts';
import type { Span } from '../../text';

const direct = /^(?:numa_)?(?:move|migrate)_pages$/;

/** Calls that move or query pages of a process by its number, where that is not the caller itself. */
export function callsOfOthers(facts: FileFacts): readonly NamedCall[] {
  return [...callsOf(facts, (name) => name === 'syscall' || direct.test(name))].filter((call) => {
    if (!call.sound || call.macros.length > 0) return false;
    const pid = pidText(facts, call);
    return pid !== undefined && !/^(?:0|getpid\s*\(\s*\)|gettid\s*\(\s*\)|(?:process|Deno)\.pid)$/.test(pid);
  });
}

function pidText(facts: FileFacts, { name, span }: NamedCall): string | undefined {
  const text = facts.textOf(span);
  if (direct.test(name)) return /^[\w:.$]+\s*\(\s*([^,()]*(?:\(\s*\))?)\s*,/.exec(text)?.[1]?.trim();
  if (name !== 'syscall') return undefined;
  return /^[\w:]+\s*\(\s*(?:SYS_|__NR_)(?:move|migrate)_pages\s*,\s*([^,()]*(?:\(\s*\))?)\s*,/
    .exec(text)?.[1]
    ?.trim();
}

/** The function of the file around an offset. */
export function functionAt(
  facts: FileFacts,
  offset: number,
): { readonly name: string; readonly span: Span } | undefined {
  return facts.functions.find(({ span }) => span.start <= offset && offset < span.end);
}
