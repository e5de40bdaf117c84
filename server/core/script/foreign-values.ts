/** What the functions of foreign function libraries give, by the descriptions in core/foreign. */
import { foreignLibrary, libraryOfModule } from '../foreign';
import type { ForeignCall } from '../foreign/foreign-function';
import type { ForeignReading } from '../foreign/library';
import { readPrototype, readTypeText, type PrototypeText, type TypeText } from '../foreign/prototype';
import type { MachineType } from '../flow/types';
import type { SyntaxNode } from '../syntax/port';
import type { Evaluator, Site } from './evaluator';
import type { Answered } from './reads';
import { unknownStatic, type StaticValue } from './static-value';
import { argumentsOf } from './syntax';

/** A call of a function of a library; undefined where `module` is no such library. */
export function libraryCall(
  callee: Extract<StaticValue, { kind: 'module' }>,
  written: readonly SyntaxNode[],
  site: Site,
  evaluator: Evaluator,
): StaticValue | undefined {
  const library = libraryOfModule(callee.module);
  const reading = readingOf(callee.module, site, evaluator);
  return library?.call(callee.path.join('.'), written, reading, callee.module);
}

/** A call of a method of a library that was opened: `lib.func(…)`. */
export function openedLibraryCall(
  opened: Extract<StaticValue, { kind: 'library' }>,
  method: string,
  written: readonly SyntaxNode[],
  site: Site,
  evaluator: Evaluator,
): StaticValue {
  const library = foreignLibrary(opened.library);
  const reading = readingOf(library?.modules[0] ?? '', site, evaluator);
  return library?.method?.(opened, method, written, reading) ?? unknownStatic;
}

export function foreignForm(call: ForeignCall, member: string): StaticValue {
  return foreignLibrary(call.fn.library)?.form?.(call, member) ?? unknownStatic;
}

/** What was read of declarations: types are few, and asked for at every call. */
export class ForeignMemory {
  readonly calls = new Map<string, Answered<readonly (readonly SyntaxNode[])[]>>();
  readonly prototypes = new Map<string, Answered<PrototypeText | undefined>>();
  readonly types = new Map<string, Answered<TypeText | undefined>>();
}

export function readingOf(module: string, site: Site, evaluator: Evaluator): ForeignReading {
  const keyOf = (text: string): string => `${module}|${site.unit.file ?? ''}|${text}`;
  const parser = (
    typedef: (name: string) => MachineType | undefined,
  ): { parse: (text: string) => SyntaxNode; typedef: (name: string) => MachineType | undefined } => ({
    parse: (text) => evaluator.program.parseC(text),
    typedef,
  });
  const { log } = evaluator.program;
  const reading: ForeignReading = {
    evaluate: (node) => evaluator.evaluate(node, site),
    place: (node) => evaluator.place(node, site),
    literal(node) {
      const value = evaluator.evaluate(node, site);
      if (value.kind !== 'object' && value.kind !== 'array') return undefined;
      const { span, file } = value.place;
      const unit = evaluator.program.unitOf(file);
      const found = unit?.root.namedDescendantAt(span.start, span.end);
      if (unit === undefined || found?.type !== value.kind) return undefined;
      return { node: found, reading: unit === site.unit ? reading : readingOf(module, { unit }, evaluator) };
    },
    placeOfAll(nodes) {
      const spans = nodes.map((one) => evaluator.place(one, site));
      const [first] = spans;
      const last = spans.at(-1);
      if (first === undefined || last === undefined) return evaluator.place(site.unit.root, site);
      return { ...first, span: { start: first.span.start, end: last.span.end } };
    },
    callsOf: (path) =>
      log.once(evaluator.foreign.calls, keyOf(path), () => callsOf(module, path, site, evaluator)),
    prototype: (text, typedef) =>
      log.once(evaluator.foreign.prototypes, keyOf(text), () => readPrototype(text, parser(typedef))),
    type: (text, typedef) =>
      log.once(evaluator.foreign.types, keyOf(text), () => readTypeText(text, parser(typedef))),
  };
  return reading;
}

function callsOf(
  module: string,
  path: string,
  { unit }: Site,
  evaluator: Evaluator,
): readonly (readonly SyntaxNode[])[] {
  const last = path.split('.').at(-1) ?? path;
  unit.scopes.searched(`*${last}`);
  return unit.scopes.callsNear(last).flatMap((call) => {
    const callee = call.field('function') ?? call.field('constructor');
    if (callee?.text.endsWith(last) !== true) return [];
    const value = evaluator.evaluate(callee, { unit });
    const isIt =
      value.kind === 'module' &&
      value.path.join('.') === path &&
      libraryOfModule(value.module) === libraryOfModule(module);
    return isIt ? [argumentsOf(call)] : [];
  });
}
