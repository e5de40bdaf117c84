/** The commands whose code is loaded when one of them is first run (late.ts). */
import type { CommandId } from './table';

export const pageCommandIds = [
  'numaLens.queryPlacement',
  'numaLens.moveTo',
  'numaLens.dryRun',
  'numaLens.runMigration',
  'numaLens.runToCall',
  'numaLens.moveBack',
  'numaLens.undoEarlierMove',
  'numaLens.makeLast',
  'numaLens.retry',
  'numaLens.showOutcomes',
  'numaLens.showPageMap',
  'numaLens.showNumaMaps',
  'numaLens.goToMapping',
  'numaLens.attach',
  'numaLens.detach',
  'numaLens.startPrivilegedRunner',
  'numaLens.openExample',
  'numaLens.debugExample',
] as const satisfies readonly CommandId[];

export type PageCommandId = (typeof pageCommandIds)[number];
