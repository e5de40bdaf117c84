/** From the observed state of the machine to the facts of one call that rules read. */
import type { CallSiteInfo } from '../call-site';
import { conditionKindsAt, type ConditionKind } from '../condition-kinds';
import type { LintConfig } from '../config';
import type { Span } from '../text';
import type { ParameterRole } from '../../kernel/calls';
import { unknownType } from '../flow/types';
import type { SourceText } from '../source-file';
import type { SourceQuestions } from '../source-questions';
import type { AfterCall } from './after-call';
import { AfterOwnCall, handledElsewhere, type AfterCallInput } from './after-own-call';
import type { ArgumentFacts, ArrayFacts, CallFacts, EditContext, OtherCall } from './call-facts';
import { draftOfFill, movedCell } from './drafts';
import { SourceEdits } from './edit-context';
import { constantOf, subtract, type LinearForm, type SymbolName } from './linear';
import { loopOf } from './loop-facts';
import type { ObservedCall } from './observer';
import { pageSizeVariable } from './page-size-variable';
import { parametersOf, type ParameterFacts } from './parameters';
import { formsOf, producerOf, type Composition, type Producer } from './provenance';
import type { Cell, Fill, RegionFacts } from './region';
import { scriptArgument } from './script-argument';
import type { Symbols } from './symbols';
import {
  formOf,
  isNull,
  pointerOf,
  unknownValue,
  type AbstractValue,
  type PointerPoint,
  type RegionId,
} from './value';
import { writtenType } from './written';

export interface FactsInput extends AfterCallInput {
  readonly site: CallSiteInfo;
  /** The call in its own function. */
  readonly call: Span;
  readonly file: SourceText;
  readonly around: SourceQuestions;
  /** See SourceFile.isUnread. */
  readonly isUnread: (name: string) => boolean;
}

export function buildFacts(input: FactsInput): CallFacts {
  return new ObservedFacts(input);
}

/** Most of it is asked for by a few rules only, and made then. */
class ObservedFacts implements CallFacts {
  readonly key: CallFacts['key'];
  readonly site: CallSiteInfo;
  readonly foreign: CallFacts['foreign'];
  readonly config: LintConfig;
  readonly count: LinearForm | undefined;
  readonly knownCount: bigint | undefined;
  readonly countIs: CallFacts['countIs'];
  readonly mode: CallFacts['mode'];
  readonly after: AfterCall;
  readonly callees: ReadonlySet<string>;
  /** Every rule asks, and nothing changes any more. */
  readonly #arguments = new Map<ParameterRole, ArgumentFacts | undefined>();
  readonly #arrays = new Map<ParameterRole, ArrayFacts | undefined>();
  readonly #regions = new Map<RegionId, RegionFacts>();
  #calls: readonly OtherCall[] | undefined;
  #edits: EditContext | undefined;
  #loop: { readonly made: CallFacts['loop'] } | undefined;

  constructor(private readonly input: FactsInput) {
    const { site, observed, observer, config } = input;
    const { numa, frame } = observed;
    this.key = numa.key;
    this.site = site;
    this.foreign = numa.foreign;
    this.config = config;
    const count = formOf(this.argument('count')?.value ?? unknownValue);
    this.count = count;
    this.knownCount = count === undefined ? undefined : constantOf(count);
    this.countIs = signOf(count);
    this.mode = modeOf(this.argument('nodes')?.value ?? unknownValue);
    this.after = frame.depth > 0 ? handledElsewhere(site.span) : new AfterOwnCall(input);
    this.callees = observer.callees;
  }

  argument(role: ParameterRole): ArgumentFacts | undefined {
    const known = this.#arguments.get(role);
    if (known !== undefined || this.#arguments.has(role)) return known;
    const made = this.#argument(role);
    this.#arguments.set(role, made);
    return made;
  }

  #argument(role: ParameterRole): ArgumentFacts | undefined {
    const { observed, site } = this.input;
    const { values, instruction, frame, numa } = observed;
    const at = numa.roles.get(role);
    const source = at === undefined ? undefined : instruction.arguments[at];
    const shown = site.arguments.find((one) => one.role === role);
    if (at === undefined || source === undefined || shown === undefined) return undefined;
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
      script: scriptArgument(observed, at),
    };
  }

  array(role: ParameterRole): ArrayFacts | undefined {
    const known = this.#arrays.get(role);
    if (known !== undefined || this.#arrays.has(role)) return known;
    const value = this.argument(role)?.value;
    const made = value === undefined ? undefined : arrayOf(this.input.observed, value);
    this.#arrays.set(role, made);
    return made;
  }

  region(pointer: PointerPoint): RegionFacts {
    let found = this.#regions.get(pointer.region);
    if (found === undefined) {
      found = regionOf(this.input.observed, pointer.region);
      this.#regions.set(pointer.region, found);
    }
    return found;
  }

  get calls(): readonly OtherCall[] {
    const { input } = this;
    return (this.#calls ??= [...input.observer.calls.values()]
      .map((observed) => new ObservedCallFacts(input, observed))
      .sort(byPlace));
  }

  unreadVariable(role: ParameterRole): ReturnType<CallFacts['unreadVariable']> {
    const { observed, isUnread } = this.input;
    const { numa, instruction, frame } = observed;
    const at = numa.roles.get(role);
    const value = at === undefined ? undefined : instruction.arguments[at]?.value;
    const variable = value === undefined || frame.depth > 0 ? undefined : frame.variableOf(value);
    if (variable === undefined) return undefined;
    const { kind, name, parameter, declaration } = variable;
    if (kind !== 'global' && kind !== 'parameter') return undefined;
    const asked = kind === 'global' ? name : `${frame.fn.name}#${parameter ?? 0}`;
    return isUnread(asked) ? { name, declaration } : undefined;
  }

  allocatedWith(id: RegionId): readonly AbstractValue[] | undefined {
    return this.input.observer.allocations.get(id);
  }

  producerOf(name: SymbolName): Producer | undefined {
    return producerOf(this.#symbols, name);
  }

  compositionOf(name: SymbolName): Composition | undefined {
    return this.#symbols.compositionOf(name);
  }

  computations(): readonly (Producer | Composition)[] {
    return this.#symbols.computations();
  }

  formsOf(value: AbstractValue): readonly LinearForm[] {
    return formsOf(this.#symbols, value);
  }

  load(pointer: PointerPoint, width: number): AbstractValue {
    return this.input.observed.memory.load(pointer.region, pointer.offset, width);
  }

  get #symbols(): Symbols {
    return this.input.observed.memory.symbols;
  }

  get parameters(): readonly ParameterFacts[] {
    const { frame } = this.input.observed;
    return frame.depth > 0 ? [] : parametersOf(frame.graph);
  }

  get loop(): CallFacts['loop'] {
    const { observed, call } = this.input;
    return (this.#loop ??= { made: loopOf(observed, (role) => this.argument(role), call) }).made;
  }

  get asserted(): boolean {
    const { observed, around } = this.input;
    return observed.instruction.asserted === true && !around.undefines('NDEBUG');
  }

  get conditions(): ReadonlySet<ConditionKind> {
    return conditionKindsAt(this.input.file, this.site.span.start);
  }

  get edits(): EditContext {
    const { file, around } = this.input;
    return (this.#edits ??= new SourceEdits(file, this.site, this.foreign !== undefined, around));
  }

  get pageSizeVariable(): string | undefined {
    return pageSizeVariable(this.input.observed);
  }
}

class ObservedCallFacts implements OtherCall {
  readonly key: OtherCall['key'];
  readonly call: OtherCall['call'];
  readonly span: Span;
  #after: AfterCall | undefined;

  constructor(
    private readonly input: FactsInput,
    private readonly observed: ObservedCall,
  ) {
    const { numa, instruction } = observed;
    this.key = numa.key;
    this.call = numa.call;
    this.span = instruction.origin.span;
  }

  value(role: ParameterRole): AbstractValue | undefined {
    const { numa, values } = this.observed;
    const at = numa.roles.get(role);
    return at === undefined ? undefined : values[at];
  }

  array(role: ParameterRole): ArrayFacts | undefined {
    const own = this.value(role);
    return own === undefined ? undefined : arrayOf(this.observed, own);
  }

  get after(): AfterCall {
    return (this.#after ??= new AfterOwnCall({ ...this.input, observed: this.observed }));
  }
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
  const exact = pointer.rounding === 'none';
  const cells: Cell[] = [];
  const fills: Fill[] = [];
  if (exact)
    for (const cell of state.cells.list) {
      const offset = subtract(cell.offset, pointer.offset);
      if (offset !== undefined) cells.push(movedCell(cell, offset, cell.width, cell.value));
    }
  if (exact)
    for (const fill of state.fills) {
      const offset = subtract(fill.offset, pointer.offset);
      if (offset === undefined) continue;
      const moved = draftOfFill(fill);
      moved.offset = offset;
      fills.push(moved);
    }
  return {
    pointer,
    region: facts,
    bytes: state.length === undefined || !exact ? undefined : subtract(state.length, pointer.offset),
    cells,
    fills,
    complete: exact && state.initial !== 'unknown' && !facts.many,
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
