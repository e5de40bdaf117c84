/** What all frames of one analysis share: symbols, regions, the budget, the file around the function. */
import { sizeOf, type MachineType } from '../flow/types';
import type { FunctionOutline } from '../source-file';
import type { Assumption } from './assumption';
import { Checkpoints } from './checkpoint';
import type { ExecutableFunction, Frame } from './frame';
import { constant, splitAddress, type LinearForm } from './linear';
import { soleSymbol } from './provenance';
import type { Witness } from './observer';
import { AskedEnvironment } from './asked-environment';
import { Regions, unknownState, type RegionsExtent } from './regions';
import { Symbols, type SymbolsExtent } from './symbols';
import { copyFirst, truncate } from './truncate';
import type { PointerPoint, RegionId } from './value';

/** What the analysis asks of the file around the function. Every answer is recorded by the host of this interface. */
export interface AnalysisEnvironment {
  /** The function of this name that is defined in the file, lowered; undefined if there is none or it is no use. */
  functionNamed(name: string): ExecutableFunction | undefined;
  /** A function of this name is defined in the file, lowered or not. */
  isDefined(name: string): boolean;
  /** What the text of the function of this name that is defined in the file tells of the calls in it. */
  outlineOf(name: string): FunctionOutline | undefined;
  /** <sys/user.h> is included: it defines PAGE_SIZE as 4096 on x86. */
  readonly userPageSize: boolean;
}

const usualSteps = 120_000;
/** For a function that makes no call of its own: it is only looked at for what it hands to helpers. */
export const fewSteps = 15_000;
/**
 * The part of a pass's budget that helpers may take, all together: the top level of a script calls many, tests above all; a long function of C calls
 * them in its loops, and they call others. What a fact rests on is reached with little of it.
 */
const helperShare = 1 / 16;
/** Cells of memory looked at, all regions together: a second or so. */
const maxWork = 2_000_000;

export interface AnalysisOptions {
  /** Instructions executed per analysed function, helpers included. */
  readonly maxSteps?: number;
  /** Of these, in helpers. */
  readonly maxHelperSteps?: number;
  readonly symbols?: Symbols;
  readonly regions?: Regions;
  /** Blocks write down what they report, instead of running once more for the observer (observing.ts). */
  readonly records: boolean;
}

/** How far an analysis had come at some time. */
export interface AnalysisExtent {
  readonly steps: number;
  readonly helperSteps: number;
  readonly globalsAsked: number;
  readonly memberOffsets: number;
  readonly globals: number;
  readonly symbols: SymbolsExtent;
  readonly regions: RegionsExtent;
  readonly asked: number;
}

export class Analysis {
  /** Who is told of what is executed; nobody while only memory is of interest. */
  observer: Witness | undefined;
  /** What is taken for granted in a what-if run. */
  assumption: Assumption | undefined;
  steps = 0;
  /** Of these, in helpers since the pass began. */
  helperSteps = 0;
  readonly active: string[] = [];
  /** How often it was asked which globals are known. */
  globalsAsked = 0;
  /** For what-if runs. */
  readonly checkpoints = new Checkpoints();
  readonly #memberOffsets = new Map<string, bigint>();
  readonly #globals = new Set<RegionId>();

  readonly env: AskedEnvironment;
  readonly maxSteps: number;
  readonly symbols: Symbols;
  readonly regions: Regions;
  readonly records: boolean;
  readonly maxHelperSteps: number;

  constructor(
    env: AnalysisEnvironment,
    {
      maxSteps = usualSteps,
      maxHelperSteps = maxSteps * helperShare,
      symbols = new Symbols(),
      regions = new Regions(),
      records,
    }: AnalysisOptions,
  ) {
    this.env = env instanceof AskedEnvironment ? env : new AskedEnvironment(env);
    this.maxSteps = maxSteps;
    this.maxHelperSteps = maxHelperSteps;
    this.symbols = symbols;
    this.regions = regions;
    this.records = records;
  }

  /** As far as it has come, or had come at some time, without an observer or an assumption. */
  copy(maxSteps: number, to = this.extent): Analysis {
    const copy = new Analysis(this.env, {
      maxSteps,
      maxHelperSteps: this.maxHelperSteps,
      symbols: this.symbols.copy(to.symbols),
      regions: this.regions.copy(to.regions),
      records: this.records,
    });
    copy.steps = to.steps;
    copy.helperSteps = to.helperSteps;
    copyFirst(this.#memberOffsets, copy.#memberOffsets, to.memberOffsets);
    let left = to.globals;
    for (const region of this.#globals) if (left-- > 0) copy.#globals.add(region);
    return copy;
  }

  get extent(): AnalysisExtent {
    return {
      steps: this.steps,
      helperSteps: this.helperSteps,
      globalsAsked: this.globalsAsked,
      memberOffsets: this.#memberOffsets.size,
      globals: this.#globals.size,
      symbols: this.symbols.extent,
      regions: this.regions.extent,
      asked: this.env.asked.size,
    };
  }

  /** Forgets all that came after. */
  rewind(to: AnalysisExtent): void {
    this.steps = to.steps;
    this.helperSteps = to.helperSteps;
    this.globalsAsked = to.globalsAsked;
    truncate(this.#memberOffsets, to.memberOffsets);
    truncate(this.#globals, to.globals);
    this.symbols.rewind(to.symbols);
    this.regions.rewind(to.regions);
  }

  get exhausted(): boolean {
    return this.steps > this.maxSteps || this.symbols.work > maxWork;
  }

  /** No more helpers are executed in this pass: what they do is unknown. */
  get helpersExhausted(): boolean {
    return this.helperSteps > this.maxHelperSteps;
  }

  /** A place for a member of a record whose layout is not known: far from everything, the same for the same name. */
  memberOffset(name: string): LinearForm {
    let offset = this.#memberOffsets.get(name);
    if (offset === undefined) {
      offset = (1n << 48n) + (BigInt(this.#memberOffsets.size) << 24n);
      this.#memberOffsets.set(name, offset);
    }
    return constant(offset);
  }

  /**
   * The object at an address that is only known as a number: `start + i * 4096` is at 4096 * i in the object at `start`,
   * whatever the iteration.
   */
  reached(address: LinearForm): PointerPoint {
    const { base: form, offset } = splitAddress(address);
    // Composed, so that the region of another pointer in each iteration is known to be another one.
    const region = soleSymbol(this.symbols.compose('*', [form])) ?? `*${form.key}`;
    if (!this.regions.has(region))
      this.regions.define(
        {
          id: region,
          origin: { kind: 'reached', at: form },
          name: undefined,
          place: undefined,
          element: undefined,
          alignment: 'unknown',
          many: false,
          script: false,
          fixed: false,
        },
        unknownState,
      );
    return { kind: 'pointer', region, offset, maybeNull: true, rounding: 'none' };
  }

  widthOf(type: MachineType, frame: Frame): number {
    return sizeOf(type, frame.graph.records) ?? 8;
  }

  noteGlobals(frame: Frame): void {
    for (const variable of frame.graph.variables)
      if (variable.kind === 'global') this.#globals.add(frame.region(variable, this.regions));
  }

  /** How many are known so far. */
  get globals(): number {
    return this.#globals.size;
  }

  knownGlobals(): ReadonlySet<RegionId> {
    this.globalsAsked++;
    return this.#globals;
  }
}
