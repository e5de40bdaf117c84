/** A prediction in words. It is labelled as one wherever it is shown: nothing was called. */
import { explainErrno, explainStatus } from '../../../server/kernel/explain';
import type { KernelVersion } from '../../../server/kernel/version';
import type { Prediction } from '../../../server/protocol/prediction';

export interface PredictionWords {
  /** "Foretold, not tried: this call would return 0." */
  readonly sentence: string;
  /** What its status entries would hold, and what the answer rests on; one sentence each. */
  readonly details: readonly string[];
}

/** More runs of entries than this are summed up by what they hold. */
const entryRuns = 6;

export function predictionInWords(prediction: Prediction, kernel: KernelVersion): PredictionWords {
  return {
    sentence: `Foretold, not tried: ${returnInWords(prediction, kernel)}`,
    details: [...entriesInWords(prediction), ...prediction.notes],
  };
}

function returnInWords({ returns }: Prediction, kernel: KernelVersion): string {
  switch (returns.kind) {
    case 'value':
      return returns.value === 0
        ? 'this call would return 0.'
        : `this call would return ${returns.value}: so many pages would not have been moved or attempted.`;
    case 'errno': {
      const why = explainErrno(returns.errno, kernel)?.sentence ?? '';
      return `this call would return -1 with errno ${returns.errno}. ${why}`.trimEnd();
    }
    case 'cannot-tell':
      return `what this call would return cannot be told. ${returns.why}`;
  }
}

function entriesInWords({ status, runsLeftOut }: Prediction): readonly string[] {
  if (status.length === 0) return [];
  if (status.length > entryRuns || runsLeftOut > 0) {
    const sums = new Map<string, number>();
    for (const { from, to, entry } of status) {
      const name = entryName(entry);
      sums.set(name, (sums.get(name) ?? 0) + to - from);
    }
    const parts = [...sums].map(([name, entries]) => `${name} in ${entries}`);
    const more = runsLeftOut > 0 ? ', and more that is left out here' : '';
    return [`Status entries: ${parts.join(', ')}${more}.`];
  }
  const parts = status.map(({ from, to, entry }) => {
    const which = to - from === 1 ? `[${from}]` : `[${from}..${to - 1}]`;
    return `${which} ${entryName(entry)}`;
  });
  return [`Status entries: ${parts.join(', ')}.`];
}

function entryName(entry: Prediction['status'][number]['entry']): string {
  if (entry === 'unwritten') return 'not written';
  if (entry === 'cannot-tell') return 'cannot be told';
  return entry >= 0 ? `node ${entry}` : explainStatus(entry).label;
}
