/** The calls of one function that rules over files look at: of the NUMA family, of libnuma, of syscall(2). */
import type { NamedCall } from './facts/file-facts';
import { callNames } from './locate';
import type { PreparedFunction } from './lowered-file';
import type { LoweredCall } from './lowering/lowered-function';
import type { SourceFile } from './source-file';
import { isScript } from './syntax/language';

const names = new Set(callNames);

export function namedCalls(
  prepared: PreparedFunction,
  { source, language }: SourceFile,
): readonly NamedCall[] {
  return prepared.lowered.calls.flatMap((call): readonly NamedCall[] => {
    const { name, span, callee, macros } = call;
    if (name === undefined || !(names.has(name) || name.startsWith('numa_') || name === 'syscall')) return [];
    // Of a script, a function of its own may have any name.
    if (isScript(language) && call.foreign === undefined) return [];
    if (source.activityAt(span.start) === 'inactive') return [];
    const number = name === 'syscall' ? numberOf(call) : undefined;
    return [
      {
        name,
        span,
        callee,
        sound: !call.broken && !source.hasDirective(span),
        argumentCount: call.arguments.length,
        macros,
        ...(number === undefined ? {} : { number }),
      },
    ];
  });
}

function numberOf(call: LoweredCall): NamedCall['number'] {
  const first = call.arguments[0];
  if (first === undefined) return undefined;
  return { value: first.constant, span: first.origin.span, macros: first.origin.macros };
}
