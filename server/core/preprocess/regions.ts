/** The conditional regions of the linted file: built in order of the directives, then asked by offset. */
import type { Span } from '../text';
import type { DirectiveList } from './directive';
import { cut, lastAtOrBefore } from './macros';
import type { Activity, Conditional, ConditionalBranch } from './types';

export interface BranchRef {
  readonly conditional: Conditional;
  readonly branch: number;
}

type BranchHead = ConditionalBranch['directive'];

/** Ordinals stand for the directives, wherever they are. */
class HeldBranch implements ConditionalBranch {
  /** The next directive of the conditional; until it is met, the text's end. */
  next = Infinity;

  constructor(
    readonly directive: BranchHead,
    readonly condition: string,
    readonly activity: Activity,
    private readonly directives: DirectiveList,
    private readonly ordinal: number,
  ) {}

  get head(): Span {
    return this.directives.spanOf(this.ordinal);
  }

  get body(): Span {
    return { start: this.directives.end(this.ordinal), end: this.directives.start(this.next) };
  }
}

class HeldConditional implements Conditional {
  readonly branches: HeldBranch[] = [];
  /** Its #endif. */
  endif: number | undefined;

  constructor(
    readonly parent: BranchRef | undefined,
    /** Of the code around it. */
    readonly outer: Activity,
    private readonly directives: DirectiveList,
    readonly ordinal: number,
  ) {}

  get closed(): boolean {
    return this.endif !== undefined;
  }

  get span(): Span {
    return { start: this.directives.start(this.ordinal), end: this.directives.end(this.endif ?? Infinity) };
  }

  /** The branch being read. */
  get last(): HeldBranch | undefined {
    return this.branches[this.branches.length - 1];
  }
}

export class Regions {
  readonly conditionals: HeldConditional[] = [];
  readonly #stack: HeldConditional[] = [];
  /** From the end of each of these directives on, the innermost branch. */
  readonly #ordinals: number[] = [];
  readonly #innermost: (BranchRef | undefined)[] = [];
  readonly #activities: Activity[] = [];

  constructor(private readonly directives: DirectiveList) {}

  begin(ordinal: number, directive: BranchHead, condition: string, activity: Activity): void {
    const { directives } = this;
    const conditional = new HeldConditional(this.#current(), this.#activity(), directives, ordinal);
    conditional.branches.push(new HeldBranch(directive, condition, activity, directives, ordinal));
    this.#stack.push(conditional);
    this.conditionals.push(conditional);
    this.#mark(ordinal);
  }

  next(ordinal: number, directive: BranchHead, condition: string, activity: Activity): void {
    const top = this.#top();
    if (top === undefined) return;
    if (top.last !== undefined) top.last.next = ordinal;
    top.branches.push(new HeldBranch(directive, condition, activity, this.directives, ordinal));
    this.#mark(ordinal);
  }

  end(ordinal: number): void {
    const top = this.#top();
    if (top === undefined) return;
    if (top.last !== undefined) top.last.next = ordinal;
    top.endif = ordinal;
    this.#stack.pop();
    this.#mark(ordinal);
  }

  /** Forgets what came after a directive that is in no conditional. */
  backTo(ordinal: number): void {
    while ((this.conditionals.at(-1)?.ordinal ?? -1) > ordinal) this.conditionals.pop();
    cut(this.#ordinals, ordinal);
    this.#innermost.length = this.#ordinals.length;
    this.#activities.length = this.#ordinals.length;
    this.#stack.length = 0;
  }

  branchesAt(offset: number): readonly BranchRef[] {
    const refs: BranchRef[] = [];
    let ref = this.#innermost[this.#region(offset)];
    for (; ref !== undefined; ref = ref.conditional.parent) refs.push(ref);
    return refs.reverse();
  }

  activityAt(offset: number): Activity {
    return this.#activities[this.#region(offset)] ?? 'active';
  }

  exclusive(a: number, b: number): boolean {
    const first = this.branchesAt(a);
    const second = this.branchesAt(b);
    const apart = first.findIndex(
      (ref, depth) => ref.conditional !== second[depth]?.conditional || ref.branch !== second[depth].branch,
    );
    const one = first[apart];
    return one !== undefined && one.conditional === second[apart]?.conditional;
  }

  #region(offset: number): number {
    if (this.#ordinals.length === 0) return -1;
    return lastAtOrBefore(this.#ordinals, this.directives.inForce(offset));
  }

  #top(): HeldConditional | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  #current(): BranchRef | undefined {
    const top = this.#top();
    return top === undefined ? undefined : { conditional: top, branch: top.branches.length - 1 };
  }

  #mark(ordinal: number): void {
    this.#ordinals.push(ordinal);
    this.#innermost.push(this.#current());
    this.#activities.push(this.#activity());
  }

  #activity(): Activity {
    const top = this.#top();
    const own = top?.last?.activity;
    if (top === undefined || own === undefined) return 'active';
    if (top.outer === 'inactive' || own === 'inactive') return 'inactive';
    return top.outer === 'unknown' ? 'unknown' : own;
  }
}
