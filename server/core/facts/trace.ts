/**
 * What a block in a loop did when it ran: which regions it read, and what it stored. While those are in the same state,
 * and the temporaries that it takes from other blocks are the same, it does the same in the next round: then its stores
 * are made again, and nothing is computed.
 */
import type { Block, Instruction } from '../flow/graph';
import type { Analysis } from './analysis';
import type { Memory } from './memory';
import type { RegionState } from './region';
import type { RegionId } from './value';

/** One change of a region, which it has from one state to another. */
interface Change {
  readonly region: RegionId;
  readonly make: (memory: Memory) => void;
  before: RegionState;
  after: RegionState;
}

/** They read and change memory through `load` and `store` alone. */
const traceable: ReadonlySet<Instruction['kind']> = new Set([
  'load',
  'constant',
  'address',
  'convert',
  'binary',
  'store',
  'element',
  'member',
  'unary',
]);

/** Told once for each block. */
const known = new WeakMap<Block, boolean>();

/** What is returned is looked at with all that can be reached from it. */
export function isTraceable(block: Block): boolean {
  let found = known.get(block);
  if (found === undefined) {
    found =
      block.terminator.kind !== 'return' &&
      block.instructions.every(
        (one) => traceable.has(one.kind) && (one.kind !== 'element' || one.size !== undefined),
      );
    known.set(block, found);
  }
  return found;
}

export class Trace {
  readonly #reads: RegionId[] = [];
  readonly #changes: Change[] = [];
  /** It did nothing else. */
  #isWhole = true;

  /** In what-if runs the same reads may give something else. */
  constructor(private readonly analysis: Analysis) {}

  read(region: RegionId): void {
    if (!this.#reads.includes(region)) this.#reads.push(region);
  }

  change(memory: Memory, region: RegionId, make: (memory: Memory) => void): void {
    const before = memory.state(region);
    make(memory);
    this.#changes.push({ region, make, before, after: memory.state(region) });
  }

  /** Something was done that is not written down. */
  spoil(): void {
    this.#isWhole = false;
  }

  /** It ran with memory as `then`, and would do the same with `now`. */
  holds(analysis: Analysis, then: Memory, now: Memory): boolean {
    return (
      this.#isWhole &&
      this.analysis === analysis &&
      this.#reads.every((region) => then.sameState(region, now)) &&
      this.#changes.every(({ region }) => !now.state(region).escaped)
    );
  }

  repeat(memory: Memory): void {
    for (const change of this.#changes) {
      const before = memory.state(change.region);
      if (before === change.before) memory.set(change.region, change.after);
      else {
        change.make(memory);
        change.before = before;
        change.after = memory.state(change.region);
      }
    }
  }
}
