/**
 * One region as its page map shows it: which pages are in view, what was seen of them last, what was recorded before a move. Knows
 * no editor; who can ask the runner is handed in.
 */
import { formatAddress } from '../../server/protocol/addresses';
import type { PageMap } from '../../server/protocol/page-map';
import { maxMapCells } from '../../server/protocol/page-map';
import type { PageSelection } from '../../server/protocol/runner';
import type { KernelVersion } from '../../server/kernel/version';
import {
  answerOf,
  answerWords,
  mapOfRuns,
  regionOf,
  spansOf,
  wholeView,
} from '../annotations/model/page-map';
import type { ShownMap, ToPage, View } from '../annotations/model/page-map';
import type { Result } from '../debug/session/failure';
import type { CallOutcome } from '../debug/session/outcome';
import { phrase } from '../../server/languages/phrase';
import type { Phrase } from '../../server/languages/phrase';
import { say, wordsOf } from '../../server/languages/say';

/** What the runner answered, with what its words and colours depend on. */
export interface Seen {
  readonly map: PageMap;
  /** "process 4711 (first-touch), Linux 6.12" */
  readonly subtitle: string;
  readonly kernel: KernelVersion;
  /** Bytes. */
  readonly pageSize: number;
  /** Online nodes of the machine, ascending. */
  readonly nodes: readonly number[];
}

/** What an outcome recorded, so that its map is there without asking again. */
export interface Recorded {
  readonly now: Seen;
  readonly before?: PageMap;
  /** "after the move", "by the query" */
  readonly label: string;
  /** What is not in the record; empty as a rule. */
  readonly note: string;
}

export interface RegionSource {
  readonly title: string;
  /** Ranges or the whole process: other pages cannot be asked for in cells. */
  readonly pages: PageSelection;
  readonly recorded?: Recorded;
  look(pages: PageSelection, cells: number): Promise<Result<Seen>>;
  /** "21:30:05" */
  clock(): string;
}

const over = (): string =>
  say('The process has ended or is no longer attached: this is the last picture of its pages.');
const neverSeen = (): string =>
  say('The process has ended or is no longer attached, before its pages were looked at.');

type Whole = Pick<PageMap, 'ranges' | 'pages'>;

export class RegionMap {
  readonly #source: RegionSource;
  readonly #before: PageMap | undefined;
  /** The region's ranges; of a process as they were when all of it was last looked at. */
  #whole: Whole | undefined;
  #view: View | undefined;
  #seen: Seen | undefined;
  #label = '';
  #note = '';
  #aged = false;
  #live: boolean | undefined;
  #over = false;
  /** Counts looks: an answer that was overtaken by a later question is of no interest. */
  #looks = 0;

  /** @param live whether the map is looked at anew at each stop; undefined where nothing tells of stops */
  constructor(source: RegionSource, live: boolean | undefined) {
    this.#source = source;
    this.#live = live;
    const { recorded } = source;
    this.#before = recorded?.before;
    if (recorded !== undefined) {
      this.#show(recorded.now, wholeView(recorded.now.map.pages), recorded.label);
      this.#whole = recorded.now.map;
      this.#note = recorded.note;
    }
  }

  get live(): boolean {
    return this.#live === true;
  }

  /** What the page is to show now; undefined before the first look. */
  get shown(): ShownMap | undefined {
    const seen = this.#seen;
    if (seen === undefined || this.#view === undefined || this.#whole === undefined) return undefined;
    const { map, subtitle, kernel, pageSize, nodes } = seen;
    const answers = [...map.counts, ...(this.#before?.counts ?? [])].map(answerOf);
    return {
      title: this.#source.title,
      subtitle,
      pageSize,
      total: this.#whole.pages,
      view: this.#view,
      nodes,
      words: answerWords(answers, kernel),
      now: map,
      nowLabel: this.#label,
      ...(this.#before === undefined ? {} : { before: this.#before }),
      aged: this.#aged,
      ...(this.#live === undefined ? {} : { live: this.#live }),
      note: this.#note,
    };
  }

  setLive(on: boolean): void {
    if (this.#live !== undefined) this.#live = on;
  }

  /** The program has run on. True when that is news. */
  age(): boolean {
    if (this.#aged || this.#seen === undefined) return false;
    this.#aged = true;
    return true;
  }

  /**
   * The process is gone: what was seen last stays, and is not looked at again.
   * @returns what the page is to show from now on; a look under way is answered by that, too
   */
  end(): ToPage {
    this.#live = undefined;
    this.#over = true;
    // That the program has run on goes without saying.
    this.#aged = false;
    this.#looks++;
    this.#note = over();
    const { shown } = this;
    return shown === undefined ? { type: 'failed', message: neverSeen() } : { type: 'show', map: shown };
  }

  /** Looks at a view of the region, or at the same one again. Undefined when a later look has overtaken this one. */
  async look(wanted?: View): Promise<ToPage | undefined> {
    if (this.#over) return { type: 'failed', message: this.#seen === undefined ? neverSeen() : over() };
    const turn = ++this.#looks;
    const view = wanted ?? this.#view;
    const whole = this.#whole;
    const inPart =
      view !== undefined && whole !== undefined && !(view.first === 0 && view.pages >= whole.pages);
    const pages = inPart ? this.#part(whole, view) : this.#allPages();
    const seen = await this.#source.look(pages, maxMapCells);
    if (turn !== this.#looks) return undefined;
    if (!seen.ok) {
      const { message, remedy } = seen.failure;
      return { type: 'failed', message: `${message} ${remedy}`.trim() };
    }
    const { map } = seen.value;
    if (!inPart) this.#whole = map;
    this.#show(
      seen.value,
      inPart ? { first: view.first, pages: map.pages } : wholeView(map.pages),
      say('seen at {time}', { time: this.#source.clock() }),
    );
    this.#note = '';
    const { shown } = this;
    return shown === undefined ? undefined : { type: 'show', map: shown };
  }

  #show(seen: Seen, view: View, label: string): void {
    this.#seen = seen;
    this.#view = view;
    this.#label = label;
    this.#aged = false;
  }

  /** With a picture to compare with, the same ranges: pages that a process has mapped since would shift all others. */
  #allPages(): PageSelection {
    return this.#before === undefined ? this.#source.pages : { kind: 'ranges', ranges: this.#before.ranges };
  }

  #part({ ranges }: Whole, { first, pages }: View): PageSelection {
    const region = regionOf(ranges, this.#seen?.pageSize ?? 1);
    return {
      kind: 'ranges',
      ranges: spansOf(region, first, pages).map(({ from, to }) => ({
        from: formatAddress(from),
        to: formatAddress(to),
      })),
    };
  }
}

/** The record of an outcome. Pages that a call named one by one become the ranges that they make up. */
export function recordOf(
  outcome: CallOutcome,
  around: Pick<Seen, 'nodes' | 'subtitle'>,
): { readonly pages: PageSelection; readonly recorded: Recorded } {
  const { kernel, pageSize, maps, placement, before, region } = outcome;
  const now = maps?.after ?? mapOfRuns(placement.runs, maxMapCells);
  const old = maps?.before ?? (before === undefined ? undefined : mapOfRuns(before.runs, maxMapCells));
  // Both in the same cells, or there is nothing to compare.
  const comparable = old !== undefined && JSON.stringify(old.ranges) === JSON.stringify(now.ranges);
  const left = maps === undefined ? placement.runsLeftOut : 0;
  return {
    pages:
      region.pages.kind === 'ranges' || region.pages.kind === 'process'
        ? region.pages
        : { kind: 'ranges', ranges: now.ranges },
    recorded: {
      now: { map: now, kernel, pageSize, ...around },
      ...(comparable ? { before: old } : {}),
      label: wordsOf(labels[outcome.kind]),
      note:
        left === 0
          ? ''
          : say(
              'The outcome holds no more runs of pages: {left} runs are not in this map. Refresh it to see them.',
              { left },
            ),
    },
  };
}

const labels: Readonly<Record<CallOutcome['kind'], Phrase>> = {
  query: phrase('seen by the query'),
  'dry-run': phrase('seen by the dry run'),
  move: phrase('after the move'),
  undo: phrase('after moving back'),
};
