/** The conditional regions of the linted file: built in order of the directives, then asked by offset. */
import type { Span } from '../text';
import { lastAtOrBefore } from './macros';
import type { Activity, Conditional, ConditionalBranch } from './types';

export interface BranchRef {
  readonly conditional: Conditional;
  readonly branch: number;
}

interface OpenConditional {
  span: { start: number; end: number };
  branches: ConditionalBranch[];
  parent: BranchRef | undefined;
  closed: boolean;
  /** Of the code around it. */
  outer: Activity;
  /** The branch being read, whose body has no end yet. */
  open: Omit<ConditionalBranch, 'body'>;
}

export class Regions {
  readonly conditionals: Conditional[] = [];
  readonly #stack: OpenConditional[] = [];
  /** From each offset on, the innermost branch. */
  readonly #offsets: number[] = [];
  readonly #innermost: (BranchRef | undefined)[] = [];
  readonly #activities: Activity[] = [];

  begin(head: Omit<ConditionalBranch, 'body'>): void {
    const conditional: OpenConditional = {
      span: { ...head.head },
      branches: [],
      parent: this.#current(),
      closed: false,
      outer: this.#activity(),
      open: head,
    };
    this.#stack.push(conditional);
    this.conditionals.push(conditional);
    this.#mark(head.head.end);
  }

  next(head: Omit<ConditionalBranch, 'body'>): void {
    const top = this.#top();
    if (top === undefined) return;
    this.#closeBranch(top, head.head.start);
    top.open = head;
    this.#mark(head.head.end);
  }

  end(directive: Span): void {
    const top = this.#top();
    if (top === undefined) return;
    this.#closeBranch(top, directive.start);
    top.span.end = directive.end;
    top.closed = true;
    this.#stack.pop();
    this.#mark(directive.end);
  }

  /** At the end of the text: closes what is still open. */
  finish(length: number): void {
    for (const open of this.#stack) {
      this.#closeBranch(open, length);
      open.span.end = length;
    }
  }

  branchesAt(offset: number): readonly BranchRef[] {
    const refs: BranchRef[] = [];
    let ref = this.#innermost[lastAtOrBefore(this.#offsets, offset)];
    for (; ref !== undefined; ref = ref.conditional.parent) refs.push(ref);
    return refs.reverse();
  }

  activityAt(offset: number): Activity {
    return this.#activities[lastAtOrBefore(this.#offsets, offset)] ?? 'active';
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

  #closeBranch(open: OpenConditional, end: number): void {
    open.branches.push({ ...open.open, body: { start: open.open.head.end, end } });
  }

  #top(): OpenConditional | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  #current(): BranchRef | undefined {
    const top = this.#top();
    return top === undefined ? undefined : { conditional: top, branch: top.branches.length };
  }

  #mark(offset: number): void {
    this.#offsets.push(offset);
    this.#innermost.push(this.#current());
    this.#activities.push(this.#activity());
  }

  #activity(): Activity {
    const top = this.#top();
    if (top === undefined) return 'active';
    const own = top.open.activity;
    if (top.outer === 'inactive' || own === 'inactive') return 'inactive';
    return top.outer === 'unknown' ? 'unknown' : own;
  }
}
