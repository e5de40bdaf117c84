/** "Show numa_maps" and "Go to Mapping…": from a row of the NUMA view, an outcome, an address in a text, or the palette. */
import * as vscode from 'vscode';
import type { ResultStore } from '../annotations/result-store';
import type { AttachedProcesses } from '../attach/attached';
import { resultId } from '../commands/outcomes';
import { failed, refuse, success } from '../debug/session/failure';
import type { Failure, Result } from '../debug/session/failure';
import { fieldsOf, textOf } from '../debug/session/shape';
import type { DebugSessions } from '../debug/sessions';
import { numaMapsLanguage } from '../languages';
import type { OwnerSource, Subject } from '../subjects';
import { tellFailure } from '../tell';
import { say } from '../../server/languages/say';
import type { NumaMapsDocuments } from './documents';
import { addressAt, parseAddress, placeOfMapping } from './find';

interface Parts {
  readonly documents: NumaMapsDocuments;
  readonly owners: OwnerSource;
  readonly sessions: DebugSessions;
  readonly attached: AttachedProcesses;
  readonly results: ResultStore;
  readonly log: vscode.LogOutputChannel;
}

/** Milliseconds that the status bar says that a line is a guess. */
const shown = 8000;

/** @param given a row of the tree, a process id, or nothing */
export async function showNumaMaps(parts: Parts, given: unknown): Promise<void> {
  const document = await documentOf(parts, typeof given === 'number' ? given : ownerIn(given));
  if (document !== undefined) await vscode.window.showTextDocument(document, { preview: false });
}

export async function goToMapping(parts: Parts, given: unknown): Promise<void> {
  const { documents, log } = parts;
  const wanted = wantedBy(parts, given);
  const active = vscode.window.activeTextEditor;
  const written = active === undefined ? undefined : writtenAt(active);
  const isHere = given === undefined && active?.document.languageId === numaMapsLanguage;
  const document = isHere ? active.document : await documentOf(parts, wanted.owner);
  if (document === undefined) return;
  const address = wanted.address ?? (await askAddress(written));
  if (address === undefined) return;
  const place = placeOfMapping(document.getText(), address, documents.rangesOf(document.uri));
  if (place.kind === 'none') {
    const remedy = say('Check the address; "Show numa_maps" shows what is mapped.');
    tellFailure(log, { code: 'bad-range', message: place.words, remedy });
    return;
  }
  const at = document.lineAt(place.line).range;
  const editor = await vscode.window.showTextDocument(document, {
    preview: false,
    selection: new vscode.Range(at.start, at.start),
  });
  editor.revealRange(at, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  if (place.isCertain) return;
  const words = say('A copy of numa_maps does not tell where a mapping ends: the address may be behind it.');
  vscode.window.setStatusBarMessage(words, shown);
}

/** Whose mappings, and which address of them, a row or a link means; from the palette neither. */
function wantedBy(
  { results }: Parts,
  given: unknown,
): { readonly owner?: string; readonly address?: bigint } {
  const result = results.byId(resultId(given) ?? -1);
  const fields = fieldsOf(given);
  if (result !== undefined) {
    const first = textOf(fields['address']) ?? result.outcome.placement.runs[0]?.from;
    return { owner: result.owner, ...addressOf(first) };
  }
  const owner = ownerIn(given);
  const subject: unknown = fields['subject'];
  const pages = isRegion(subject) ? subject.region.pages : undefined;
  const first =
    pages?.kind === 'ranges'
      ? pages.ranges[0]?.from
      : pages?.kind === 'addresses'
        ? pages.addresses[0]
        : undefined;
  return { ...(owner === undefined ? {} : { owner }), ...addressOf(first) };
}

function addressOf(text: string | undefined): { readonly address?: bigint } {
  const address = parseAddress(text ?? '');
  return address === undefined ? {} : { address };
}

const ownerIn = (given: unknown): string | undefined => textOf(fieldsOf(fieldsOf(given)['subject'])['owner']);

/** Of our own rows. */
function isRegion(value: unknown): value is Extract<Subject, { kind: 'region' }> {
  return fieldsOf(value)['kind'] === 'region' && fieldsOf(fieldsOf(value)['region'])['pages'] !== undefined;
}

/** What is selected, else the address around the cursor. */
function writtenAt({ document, selection }: vscode.TextEditor): string | undefined {
  if (!selection.isEmpty) return document.getText(selection);
  return addressAt(document.lineAt(selection.active.line).text, selection.active.character);
}

async function askAddress(written: string | undefined): Promise<bigint | undefined> {
  const value = parseAddress(written ?? '') === undefined ? '' : (written ?? '');
  const typed = await vscode.window.showInputBox({
    title: say('NUMA Lens: go to the mapping of which address?'),
    prompt: say('An address of the process in hexadecimal, like 0x7f2a00000000'),
    value,
    validateInput: (text) =>
      parseAddress(text) === undefined
        ? say('An address has up to 16 hexadecimal digits, with or without 0x.')
        : undefined,
  });
  return typed === undefined ? undefined : parseAddress(typed);
}

/** Says why there is none. @param wanted an owner's id or a process id; else the user picks */
async function documentOf(
  parts: Parts,
  wanted: string | number | undefined,
): Promise<vscode.TextDocument | undefined> {
  const { documents, log } = parts;
  const process: Result<Named> | undefined =
    typeof wanted === 'number' ? success({ pid: wanted }) : await processOf(parts, wanted);
  if (process === undefined) return undefined;
  if (!process.ok) {
    tellFailure(log, process.failure);
    return undefined;
  }
  const { pid, startTime } = process.value;
  const document = await documents.open(pid, startTime);
  const failure = documents.failureOf(document.uri);
  // It stands in the document, too; here it comes with a button that helps.
  if (failure?.privilege !== undefined) tellFailure(log, failure);
  return document;
}

type Named = { readonly pid: number; readonly startTime?: string };

/** Undefined where the user gave the choice up. */
async function processOf(parts: Parts, wanted: string | undefined): Promise<Result<Named> | undefined> {
  const choices = choicesOf(parts);
  if (wanted === undefined && choices.length === 0) return refuse.noProcess();
  const id = wanted ?? (await pickOwner(choices));
  if (id === undefined) return undefined;
  const owner = parts.owners.byId(id);
  if (owner === undefined) return failed(gone());
  const pages = await owner.pages();
  return pages.ok ? success(pages.value.target) : pages;
}

const gone = (): Failure => ({
  code: 'process-exited',
  message: say('The process is no longer debugged or attached.'),
  remedy: say('Attach to it, or start it in the debugger again.'),
});

interface Choice {
  readonly id: string;
  readonly label: string;
}

function choicesOf({ sessions, attached }: Parts): readonly Choice[] {
  return [
    ...sessions.all
      .filter(({ state }) => state.phase === 'stopped')
      .map(({ id, session }) => ({ id, label: `$(debug-alt) ${session.name}` })),
    ...attached.all.map(({ id, title }) => ({ id, label: `$(server-process) ${title}` })),
  ];
}

/** The only one that there is, or one that the user picks. */
async function pickOwner(choices: readonly Choice[]): Promise<string | undefined> {
  if (choices.length <= 1) return choices[0]?.id;
  const title = say('NUMA Lens: numa_maps of which process?');
  return (await vscode.window.showQuickPick(choices, { title }))?.id;
}
