/** From the observed state of the machine to the facts of one call that rules read. */
import type { CallSiteInfo } from '../call-site';
import { conditionKindsAt } from '../condition-kinds';
import type { LintConfig } from '../config';
import type { Span } from '../text';
import type { ParameterRole } from '../../kernel/calls';
import { statuses } from '../../kernel/statuses';
import { reachesKernelRange } from '../../kernel/version';
import { unknownType } from '../flow/types';
import type { SourceText } from '../source-file';
import type { SourceQuestions } from '../source-questions';
import { editContext } from './edit-context';
import type { Assumption, ReplayExtent } from './assumption';
import type { AfterCall, Continuation } from './after-call';
import type { ArgumentFacts, ArrayFacts, CallFacts, OtherCall } from './call-facts';
import { constantOf, mentions, pageSize, subtract, symbol, type LinearForm } from './linear';
import type { ObservedCall, Observer } from './observer';
import { parametersOf } from './parameters';
import { formsOf, producerOf } from './provenance';
import type { RegionFacts } from './region';
import { formOf, isNull, pointerOf, unknownValue, type AbstractValue, type RegionId } from './value';
import { scriptArgument } from './script-argument';
import { writtenType } from './written';

export interface FactsInput {
  readonly site: CallSiteInfo;
  /** The call in its own function. */
  readonly call: Span;
  readonly observed: ObservedCall;
  readonly observer: Observer;
  /** Executes the function once more under an assumption; undefined if that is too much work. */
  readonly replay: (assumption: Assumption, extent?: ReplayExtent) => Observer | undefined;
  readonly config: LintConfig;
  readonly file: SourceText;
  readonly around: SourceQuestions;
  /** See SourceFile.isUnread. */
  readonly isUnread: (name: string) => boolean;
}

export function buildFacts(input: FactsInput): CallFacts {
  const { site, call, observed, observer, config, file, around } = input;
  const { memory, values, instruction, frame, numa } = observed;

  // Every rule asks, and nothing changes any more.
  const argument = remember((role: ParameterRole): ArgumentFacts | undefined => {
    const at = numa.roles.get(role);
    const source = at === undefined ? undefined : instruction.arguments[at];
    const shown = site.arguments.find((one) => one.role === role);
    if (at === undefined || source === undefined || shown === undefined) return undefined;
    const script = scriptArgument(observed, at);
    return {
      role,
      span: shown.span,
      text: shown.text,
      value: values[at] ?? unknownValue,
      type: frame.graph.values[source.value] ?? unknownType,
      // What a helper declares is judged in the helper.
      written: frame.depth > 0 ? { type: unknownType, cast: false } : writtenType(frame, source.value),
      origin: source.origin,
      parameter: frame.parameterOf(source.value),
      ...(script === undefined ? {} : { script }),
    };
  });

  const region = remember((id: RegionId): RegionFacts => regionOf(observed, id));
  const array = remember((role: ParameterRole): ArrayFacts | undefined => {
    const value = argument(role)?.value;
    return value === undefined ? undefined : arrayOf(observed, value);
  });

  const count = formOf(argument('count')?.value ?? unknownValue);
  const nodes = argument('nodes')?.value ?? unknownValue;
  return {
    key: numa.key,
    site,
    foreign: numa.foreign,
    config,
    argument,
    array,
    count,
    knownCount: count === undefined ? undefined : constantOf(count),
    countIs: signOf(count),
    mode: modeOf(nodes),
    calls: [...observer.calls.values()].map((one) => otherCall({ ...input, observed: one })).sort(byPlace),
    unreadVariable: (role) => {
      const at = numa.roles.get(role);
      const value = at === undefined ? undefined : instruction.arguments[at]?.value;
      const variable = value === undefined || frame.depth > 0 ? undefined : frame.variableOf(value);
      if (variable === undefined) return undefined;
      const { kind, name, parameter, declaration } = variable;
      if (kind !== 'global' && kind !== 'parameter') return undefined;
      const asked = kind === 'global' ? name : `${frame.fn.name}#${parameter ?? 0}`;
      return input.isUnread(asked) ? { name, declaration } : undefined;
    },
    region: (pointer) => region(pointer.region),
    allocatedWith: (id) => observer.allocations.get(id),
    producerOf: (name) => producerOf(memory.symbols, name),
    compositionOf: (name) => memory.symbols.compositionOf(name),
    computations: () => memory.symbols.computations(),
    formsOf: (value) => formsOf(memory.symbols, value),
    load: (pointer, width) => memory.load(pointer.region, pointer.offset, width),
    after: observed.frame.depth > 0 ? handledElsewhere(site.span) : afterOf(input),
    get parameters() {
      return frame.depth > 0 ? [] : parametersOf(frame.graph);
    },
    callees: observer.callees,
    loop: loopOf(observed, argument, call),
    asserted: instruction.asserted === true && !around.undefines('NDEBUG'),
    get conditions() {
      return conditionKindsAt(file, site.span.start);
    },
    edits: editContext(file, site, numa.foreign !== undefined, around),
    get pageSizeVariable() {
      return pageSizeVariable(observed);
    },
  };
}

function remember<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly made: V }>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { made: make(key) }));
    return found.made;
  };
}

function regionOf({ memory }: ObservedCall, id: RegionId): RegionFacts {
  const known = memory.table.get(id);
  return {
    id: known.id,
    origin: known.origin,
    name: known.name,
    place: known.place,
    element: known.element,
    alignment: known.alignment,
    many: known.many,
    script: known.script,
    fixed: known.fixed,
    state: memory.state(id),
    span: known.place?.span,
  };
}

function arrayOf(observed: ObservedCall, value: AbstractValue): ArrayFacts | undefined {
  const pointer = pointerOf(value);
  if (pointer === undefined) return undefined;
  const facts = regionOf(observed, pointer.region);
  const { state } = facts;
  const relative = <T extends { readonly offset: LinearForm }>(one: T): readonly T[] => {
    const offset = subtract(one.offset, pointer.offset);
    return offset === undefined ? [] : [{ ...one, offset }];
  };
  const exact = pointer.rounding === 'none';
  return {
    pointer,
    region: facts,
    bytes: state.length === undefined || !exact ? undefined : subtract(state.length, pointer.offset),
    cells: exact ? state.cells.list.flatMap(relative) : [],
    fills: exact ? state.fills.flatMap(relative) : [],
    complete: exact && state.initial !== 'unknown' && !facts.many,
  };
}

function otherCall(input: FactsInput): OtherCall {
  const { observed } = input;
  const { numa, instruction, values } = observed;
  const value = (role: ParameterRole): AbstractValue | undefined => {
    const at = numa.roles.get(role);
    return at === undefined ? undefined : values[at];
  };
  return {
    key: numa.key,
    call: numa.call,
    span: instruction.origin.span,
    value,
    array: (role) => {
      const own = value(role);
      return own === undefined ? undefined : arrayOf(observed, own);
    },
    after: afterOf(input),
  };
}

const byPlace = (a: OtherCall, b: OtherCall): number => a.span.start - b.span.start;

function signOf(count: LinearForm | undefined): CallFacts['countIs'] {
  const known = count === undefined ? undefined : constantOf(count);
  if (known === undefined) return 'unknown';
  return known > 0n ? 'positive' : known === 0n ? 'zero' : 'unknown';
}

function modeOf(nodes: AbstractValue): CallFacts['mode'] {
  if (isNull(nodes)) return 'query';
  // A pointer that was never tested counts as what the author takes it for.
  const always = nodes.points?.every((point) => point.kind === 'pointer') ?? false;
  return always ? 'move' : 'unknown';
}

/** A helper makes the call: what it does with the outcome is its own affair. */
function handledElsewhere(span: Span): AfterCall {
  const escapes = [{ kind: 'escapes', span } as const];
  return {
    result: escapes,
    discarded: undefined,
    derived: [],
    errno: escapes,
    takesErrno: true,
    lateErrno: [],
    status: escapes,
    nodes: [],
    statusEscapes: true,
    handledElsewhere: true,
    verifiedBy: [],
    followedBy: new Set(),
    when: () => undefined,
    errnoWhen: () => undefined,
    judgedErrnoWhen: () => undefined,
  };
}

function afterOf({ observer, observed, config, replay }: FactsInput): AfterCall {
  const { key } = observed.numa;
  const { dropped, ...uses } = observer.of(key);
  const continued = (seen: Observer | undefined): Continuation | undefined =>
    seen === undefined
      ? undefined
      : { ...seen.of(key), unseen: seen.unseen, unseenBefore: seen.unseenBefore, ends: seen.ends };
  return {
    ...uses,
    discarded: observed.instruction.discarded ?? (dropped ? 'cast' : undefined),
    handledElsewhere: false,
    when: (outcome, entries) =>
      continued(
        replay({
          call: key,
          outcome,
          ...(entries === undefined ? {} : { entries: errorEntries(config) }),
        }),
      ),
    errnoWhen: (outcome) => replay({ call: key, outcome }, 'errno')?.of(key),
    judgedErrnoWhen: (outcome) => continued(replay({ call: key, outcome }, 'judged')),
  };
}

/** The error numbers that a kernel of the project's writes into entries. */
function errorEntries(config: LintConfig): readonly bigint[] {
  return statuses
    .filter((one) => reachesKernelRange(config.minKernel, one.range))
    .map((one) => BigInt(one.value));
}

function loopOf(
  observed: ObservedCall,
  argument: (role: ParameterRole) => ArgumentFacts | undefined,
  call: Span,
): CallFacts['loop'] {
  const { frame, instruction } = observed;
  const block = frame.graph.blocks.find((one) => one.instructions.includes(instruction));
  if (block === undefined) return undefined;
  const loop = [...frame.order.loops.values()]
    .filter((one) => one.blocks.has(block.id))
    .sort((a, b) => a.blocks.size - b.blocks.size)[0];
  if (loop === undefined) return undefined;
  const entry = (frame.order.predecessors.get(loop.head) ?? [])
    .filter((one) => !loop.blocks.has(one))
    .map((one) => frame.graph.blocks[one]?.terminator)
    .find(
      (one) => one !== undefined && one.origin.span.start <= call.start && one.origin.span.end >= call.end,
    );
  const head = frame.heads.get(loop.head)?.loop;
  const form = formOf(argument('pid')?.value ?? unknownValue);
  const pidVaries =
    form === undefined || head === undefined
      ? true
      : head.symbols.variesIn(form, head.sites) || mentions(form, (name) => name === head.tau);
  const pages = argument('pages')?.value ?? unknownValue;
  return {
    span: entry?.origin.span ?? call,
    pidVaries,
    pageAdvances: head !== undefined && pageAdvances(observed, pages, head.tau),
    addressAdvances: head !== undefined && addressAdvances(observed, argument('addr')?.value, head.tau),
  };
}

/** The address moves on with each iteration, or is read from the next entry of an array. */
function addressAdvances(observed: ObservedCall, address: AbstractValue | undefined, tau: string): boolean {
  const { symbols } = observed.memory;
  const steps = (form: LinearForm, depth: number): boolean =>
    mentions(
      form,
      (name) =>
        name === tau ||
        (depth < 4 &&
          (symbols.compositionOf(name)?.operands.some((operand) => steps(operand, depth + 1)) ?? false)),
    );
  const numbers = (address?.points ?? []).map((point): readonly LinearForm[] => {
    if (point.kind === 'integer') return [point.form];
    const { origin } = observed.memory.table.get(point.region);
    return origin.kind === 'reached' && origin.at !== undefined ? [point.offset, origin.at] : [point.offset];
  });
  return numbers.length > 0 && numbers.every((forms) => forms.some((form) => steps(form, 0)));
}

/** The first entry of pages, or where it is read from, moves on by a fixed step with each iteration. */
function pageAdvances(observed: ObservedCall, pages: AbstractValue, tau: string): boolean {
  const pointer = pointerOf(pages);
  if (pointer?.rounding !== 'none') return false;
  const advances = (form: LinearForm | undefined): boolean =>
    form !== undefined && mentions(form, (name) => name === tau);
  const address = pointerOf(observed.memory.load(pointer.region, pointer.offset, 8));
  return advances(pointer.offset) || advances(address?.offset);
}

/** A variable that holds the machine's page size at the call. */
function pageSizeVariable(observed: ObservedCall): string | undefined {
  const { memory } = observed;
  const key = symbol(pageSize).key;
  let found: string | undefined;
  memory.forEach((state, id) => {
    const { name, origin } = memory.table.get(id);
    if (found !== undefined || origin.kind !== 'variable' || name === '') return;
    for (const cell of state.cells.list) {
      const form = formOf(cell.value);
      if (form?.key === key && constantOf(cell.offset) === 0n && !cell.may) found = name;
    }
  });
  return found;
}
