/** Looks for moves that were under way when a window was closed or reloaded, or its extensions crashed. Nothing is loaded or started where there is none. */
import { setTimeout as delay } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { Runner } from '../runner/runner';
import type { OpenMoves } from './open-moves';

/** The editor gives the extensions of a window that closes 5 seconds, in which the next one may have begun. */
const looks = 8;
const between = 1000;

export async function tellInterruptedMoves(
  moves: OpenMoves,
  runner: Runner,
  log: vscode.LogOutputChannel,
): Promise<void> {
  for (let look = 0; look < looks; look++) {
    const found = await moves.takeInterrupted();
    if (found.moves.length > 0) {
      const { tellInterrupted } = await import('../late.js');
      for (const move of found.moves) void tellInterrupted(move, runner, log);
    }
    if (!found.others) return;
    await delay(between);
  }
}
