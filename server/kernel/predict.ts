/**
 * What would a call of move_pages(2) return, and what would it write? The checks of a call in the kernel's order (kernel_move_pages of
 * mm/migrate.c), then its entries by the rules of the kernel's version. Where several editions of the rules are possible under one
 * version number, only what they agree on is foretold.
 */
import type { CallContext, CallEntry } from './predict/call';
import { ChunkSimulation } from './predict/chunks';
import { MoveSimulation } from './predict/move';
import type { SimulatedEnd, SimulatedReturn } from './predict/move';
import { conditions } from './predict/notes';
import type { PredictedReturn, Prediction } from './predict/prediction';
import { QuerySimulation } from './predict/query';
import { misreadsCompat, moveRulesOn, pageRulesOn } from './predict/rules';
import { agreed, listed, StatusRuns } from './predict/status-runs';
import { decodeFlags } from './flags';
import { constantValues } from './constants';
import { sentence, text } from './texts/text';
import type { TextId } from './texts/text';
import { inKernelRange, parseKernelVersion, since } from './version';

export { hugePageShared } from './predict/rules';
export type { CallContext, CallEntry, Tristate } from './predict/call';
export type { PredictedEntries, PredictedEntry, PredictedReturn, Prediction } from './predict/prediction';

interface Simulation {
  readonly ended: boolean;
  add(entry: CallEntry | undefined): void;
  finish(): SimulatedEnd;
}

/** From here on chunks of entries are simulated; before, no two kernels were alike. */
const firstSimulated = since('2.6.29');

/** The whole call, by what is certain before its first entry. */
function atOnce(call: CallContext): PredictedReturn | undefined {
  if (decodeFlags('move_pages', BigInt(call.flags)).rejected.length > 0)
    return { kind: 'errno', errno: 'EINVAL' };
  if ((call.flags & constantValues.MPOL_MF_MOVE_ALL) !== 0 && !call.sysNice)
    return { kind: 'errno', errno: 'EPERM' };
  const cannotTell = (id: TextId & `predict.why.${string}`): PredictedReturn => ({
    kind: 'cannot-tell',
    why: sentence(id),
  });
  if (call.pointerSize === 4 && misreadsCompat(call.release, call.moves, call.count))
    return cannotTell('predict.why.compat');
  const version = parseKernelVersion(call.release);
  if (version === undefined || !inKernelRange(version, firstSimulated))
    return cannotTell('predict.why.kernel');
  return call.count === 0 ? { kind: 'value', value: 0 } : undefined;
}

function simulations(call: CallContext): Simulation[] {
  if (!call.moves) return [new QuerySimulation(call)];
  const pages = pageRulesOn(call.release);
  const editions = moveRulesOn(call.release);
  return editions.length === 0
    ? [new ChunkSimulation(call, pages)]
    : editions.map((rules) => new MoveSimulation(rules, pages, call));
}

/** A prediction in which nothing is foretold. */
export function unpredictable(why: string, count: number): Prediction {
  const status = count === 0 ? [] : [{ from: 0, to: count, entry: 'cannot-tell' } as const];
  return { returns: { kind: 'cannot-tell', why }, status, runsLeftOut: 0, notes: [] };
}

/** Give it the entries in order, piece by piece if there are many, then ask for the prediction. */
export class CallPrediction {
  readonly #call: CallContext;
  readonly #atOnce: PredictedReturn | undefined;
  readonly #simulations: readonly Simulation[];

  constructor(call: CallContext) {
    this.#call = call;
    this.#atOnce = atOnce(call);
    this.#simulations = this.#atOnce === undefined ? simulations(call) : [];
  }

  /** Whether no further entry makes a difference. */
  get ended(): boolean {
    return this.#simulations.every((one) => one.ended);
  }

  /** The next entry; `undefined` for one that the kernel cannot read from the program's arrays. */
  add(entry: CallEntry | undefined): void {
    for (const one of this.#simulations) one.add(entry);
  }

  finish(): Prediction {
    const { count } = this.#call;
    if (this.#atOnce !== undefined) {
      if (this.#atOnce.kind === 'cannot-tell') return unpredictable(this.#atOnce.why, count);
      const status = new StatusRuns();
      status.append('unwritten', count);
      return {
        returns: this.#atOnce,
        ...listed(status),
        notes: conditions(this.#call, undefined),
      };
    }
    const ends = this.#simulations.map((one) => one.finish());
    const [first, ...others] = ends;
    if (first === undefined) return unpredictable(sentence('predict.why.kernel'), count);
    const status = others.reduce((sum, one) => agreed(sum, one.status), first.status);
    const returns = this.#agreedReturn(ends.map((one) => one.returns));
    return { returns, ...listed(status), notes: conditions(this.#call, first) };
  }

  #agreedReturn(returns: readonly SimulatedReturn[]): PredictedReturn {
    const [first] = returns;
    const doubt = returns.find((one) => one.kind === 'doubt');
    if (first === undefined || doubt !== undefined)
      return { kind: 'cannot-tell', why: sentence(`predict.why.${doubt?.doubt ?? 'pages'}`) };
    const same = returns.every(
      (one) =>
        one.kind === first.kind &&
        (one.kind === 'value' && first.kind === 'value'
          ? one.value === first.value
          : one.kind === 'errno' && first.kind === 'errno' && one.errno === first.errno),
    );
    if (same && first.kind !== 'doubt') return first;
    return {
      kind: 'cannot-tell',
      why: text('predict.why.editions', { kernel: this.#call.release }),
    };
  }
}
