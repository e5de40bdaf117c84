/** A prediction in words. It is labelled as one wherever it is shown: nothing was called. */
import { explainErrno, explainStatus } from '../../../server/kernel/explain';
import type { KernelVersion } from '../../../server/kernel/version';
import type { Prediction } from '../../../server/protocol/prediction';
import { say } from '../../../server/languages/say';

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
    sentence: returnInWords(prediction, kernel),
    details: [...entriesInWords(prediction), ...prediction.notes],
  };
}

function returnInWords({ returns }: Prediction, kernel: KernelVersion): string {
  switch (returns.kind) {
    case 'value':
      return returns.value === 0
        ? say('Foretold, not tried: this call would return 0.')
        : say(
            'Foretold, not tried: this call would return {value}: so many pages would not have been moved or attempted.',
            { value: returns.value },
          );
    case 'errno': {
      const why = explainErrno(returns.errno, kernel)?.sentence ?? '';
      return `${say('Foretold, not tried: this call would return -1 with errno {errno}.', { errno: returns.errno })} ${why}`.trimEnd();
    }
    case 'cannot-tell':
      return `${say('Foretold, not tried: what this call would return cannot be told.')} ${returns.why}`;
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
    const list = [...sums]
      .map(([name, entries]) => say('{name} in {count}', { name, count: entries }))
      .join(', ');
    return [
      runsLeftOut > 0
        ? say('Status entries: {list}, and more that is left out here.', { list })
        : say('Status entries: {list}.', { list }),
    ];
  }
  const parts = status.map(({ from, to, entry }) => {
    const which = to - from === 1 ? `[${from}]` : `[${from}..${to - 1}]`;
    return `${which} ${entryName(entry)}`;
  });
  return [say('Status entries: {list}.', { list: parts.join(', ') })];
}

function entryName(entry: Prediction['status'][number]['entry']): string {
  if (entry === 'unwritten') return say('not written');
  if (entry === 'cannot-tell') return say('cannot be told');
  return entry >= 0 ? say('node {node}', { node: entry }) : explainStatus(entry).label;
}
