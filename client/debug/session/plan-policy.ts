/**
 * When a plan is shown before a move. A small move of the debuggee's own pages can be taken back at a click and runs at once; what
 * reaches further, takes long or will not last is shown first.
 */
import type { MoveOrder } from './order';
import { movesAll } from './order';
import type { Plan } from './plan';
import type { ConfirmSetting } from './ports';

/** Bytes that move without a question. */
export const largeMove = 64 * 1024 * 1024;

export interface PlanCircumstances {
  readonly confirm: ConfirmSetting;
  /** The process is the one that the user debugs. */
  readonly debuggee: boolean;
  /** The runner holds rights that its user does not have. */
  readonly privileged: boolean;
  /** Bytes. */
  readonly pageSize: number;
}

export function mustAsk(plan: Plan, order: MoveOrder, circumstances: PlanCircumstances): boolean {
  const { confirm, debuggee, privileged, pageSize } = circumstances;
  return (
    confirm === 'always' ||
    !debuggee ||
    privileged ||
    movesAll(order) ||
    // On a machine with one node nothing moves, which the outcome says.
    plan.obstacles.some(({ id }) => id !== 'one-node') ||
    // Unknown where the entries are too many to be counted one by one.
    (plan.flows.length === 0 ? plan.pages : plan.moving) * pageSize > largeMove
  );
}
