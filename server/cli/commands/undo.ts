/**
 * `numa-lens undo FILE…`: moves the pages of a journal, or of a placement that query saved, back to where they were; also after the runner was
 * killed in the middle of a move. `undo --list` tells which journals there are.
 */
import { printable } from '../../languages/unprintable';
import { constantValues } from '../../kernel/constants';
import type { JournalInfo, JournalsResult } from '../../protocol/journals';
import type { Outcome, UndoResult } from '../../protocol/runner';
import type { Arguments, Command } from '../command';
import type { ExitCode, Io } from '../io';
import { options as known, readCommon, UsageError } from '../process/options';
import type { Format } from '../process/options';
import {
  countPages,
  jsonCounts,
  jsonNotMoved,
  jsonRuns,
  textNotMoved,
  textRuns,
  textStatuses,
  textStopped,
} from '../process/report';
import { runCommand, writeJson } from '../process/session';
import type { Session } from '../process/session';
import { textTable } from '../process/table';
import { phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';
import { say, spokenLanguage, wordsOf } from '../../languages/say';

export const undoCommand: Command = {
  name: 'undo',
  summary: phrase('Move the pages of a journal or a saved placement back to where they were'),
  usage: [
    'FILE … [--move-all] [--runner COMMAND] [--format text|json]',
    '--list [--runner COMMAND] [--format text|json]',
  ],
  details: phrase(
    'Several files are undone from the last to the first. Exit code 1: some pages are not back. The files are where the runner runs.',
  ),
  options: {
    list: {
      type: 'boolean',
      help: phrase('Tell which journals there are and whether they can still be undone'),
    },
    'move-all': known['move-all'],
    runner: known.runner,
    format: known.format,
  },
  run: undo,
};

function undo(args: Arguments, io: Io): Promise<ExitCode> {
  return runCommand(
    io,
    undoCommand,
    () => {
      const list = args.flag('list');
      const journals = [...args.positionals].reverse();
      if (list && journals.length > 0) throw new UsageError(say('--list names no file.'));
      if (!list && journals.length === 0)
        throw new UsageError(
          say('Name one journal, the file that migrate told; "numa-lens undo --list" shows them.'),
        );
      return { ...readCommon(args, io), list, journals, moveAll: args.flag('move-all') };
    },
    ({ format, list, journals, moveAll }, session) =>
      list ? listJournals(io, format, session) : undoAll(io, format, session, journals, moveAll),
  );
}

async function undoAll(
  io: Io,
  format: Format,
  session: Session,
  journals: readonly string[],
  moveAll: boolean,
): Promise<Outcome<ExitCode>> {
  const flags = moveAll ? { flags: constantValues.MPOL_MF_MOVE_ALL } : {};
  let code: ExitCode = 0;
  for (const journal of journals) {
    const undone = await session.client.undo({ journal, ...flags }, session.watch);
    if (!undone.ok) return undone;
    if (format === 'json') json(io, session.machine.kernel, journal, undone.value);
    else io.stdout(text(session.machine.kernel, undone.value));
    if (undone.value.notMoved.length > 0) code = 1;
    if (undone.value.cancelled || undone.value.stopped !== undefined) return { ok: true, value: 1 };
  }
  return { ok: true, value: code };
}

/** A line a file. */
function json(io: Io, kernel: string, journal: string, undone: UndoResult): void {
  const { pid, pageSize, after, movedBack, alreadyThere, gone, movedAgain, notMoved, cancelled, stopped } =
    undone;
  writeJson(io, {
    pid,
    pageSize,
    kernel,
    runs: jsonRuns(after, kernel),
    summary: {
      ...jsonCounts(after, kernel),
      journal,
      movedBack,
      alreadyThere,
      gone,
      ...(movedAgain === undefined ? {} : { movedAgain }),
      notMoved: jsonNotMoved(notMoved, kernel),
      cancelled,
      ...(stopped === undefined ? {} : { stopped }),
    },
  });
}

function text(kernel: string, undone: UndoResult): string {
  const { pid, pageSize, after, movedBack, alreadyThere, gone, movedAgain, notMoved, cancelled, stopped } =
    undone;
  return [
    `${say('process {pid}, Linux {kernel}', { pid, kernel })}\n`,
    textRuns(after, pageSize, kernel),
    `${say('{movedBack} moved back, {alreadyThere} were back already, {gone} no longer in memory', { movedBack: countPages(movedBack), alreadyThere, gone })}\n`,
    movedAgain === undefined
      ? ''
      : `${say('Some of them had been moved again at {time}, by a later move: to undo that one as well would take them away again.', { time: new Date(movedAgain).toLocaleString(spokenLanguage()) })}\n`,
    textNotMoved(notMoved, kernel),
    textStatuses(
      notMoved.flatMap((one) => (one.reason === 'status' ? [one.status] : [])),
      kernel,
    ),
    cancelled ? `${say('Cancelled: run it again for the rest.')}\n` : '',
    stopped === undefined ? '' : textStopped(stopped),
  ].join('');
}

async function listJournals(
  io: Io,
  format: Format,
  { client, machine }: Session,
): Promise<Outcome<ExitCode>> {
  const listed = await client.journals();
  if (!listed.ok) return listed;
  const { folder, journals } = listed.value;
  if (format === 'json')
    writeJson(io, { kernel: machine.kernel, folder, journals, summary: { journals: journals.length } });
  else io.stdout(textList(listed.value));
  return { ok: true, value: 0 };
}

const states: Readonly<Record<JournalInfo['state'], Phrase>> = {
  usable: phrase('yes'),
  'process-ended': phrase('no: the process has ended'),
  'other-boot': phrase('no: the machine was started anew since'),
  'other-namespace': phrase('only in the container where it was written'),
};

function textList({ folder, journals }: JournalsResult): string {
  if (journals.length === 0) return `${say('There are no journals in {folder}.', { folder })}\n`;
  return textTable(
    [
      [say('WRITTEN'), 'PID', say('PAGES'), say('CAN BE UNDONE'), say('PROGRAM'), say('FILE')],
      ...journals.map(({ file, pid, executable, written, pages, state }) => [
        written,
        String(pid),
        String(pages),
        wordsOf(states[state]),
        printable(executable),
        file,
      ]),
    ],
    ' >>',
  );
}
