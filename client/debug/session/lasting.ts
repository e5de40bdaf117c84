/** Whether a move will last: what the runner found that will undo it while the program runs, or that contradicts it. */
import type { Obstacle } from '../../../server/protocol/runner';

/** Obstacles, as server/runner names them, against which server/kernel/lasting-moves has source. */
const undoing: readonly string[] = ['numa-balancing', 'memory-policy'];

export function undoingObstacles(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  return obstacles.filter(({ id }) => undoing.includes(id));
}

export function obstacleInWords({ message, remedy }: Obstacle): string {
  return `${message} ${remedy}`.trimEnd();
}
