/**
 * Which pages of an attached process? Without a debugger nobody knows what a call's arguments are, so the user names a mapping, a variable, a
 * range of addresses or all of it.
 */
import * as vscode from 'vscode';
import { formatAddress } from '../../server/protocol/addresses';
import type { Mapping, SymbolPlace } from '../../server/protocol/processes';
import { formatBytes } from '../../server/protocol/sizes';
import type { RunnerFailure } from '../../server/protocol/runner';
import { nodeShares } from '../annotations/model';
import { printable } from '../../server/languages/unprintable';
import { failed, refuse, success } from '../debug/session/failure';
import type { Result } from '../debug/session/failure';
import {
  mappingTitle,
  mappingsRegion,
  parseLength,
  parseRangeText,
  pointedRegion,
  pointersRegion,
  variableRegion,
} from '../debug/session/named-regions';
import { processRegion, rangeRegion } from '../debug/session/region';
import type { Region } from '../debug/session/region';
import type { AttachedProcess, OpenedProcess } from './attached';
import { say } from '../../server/languages/say';

interface Choice extends vscode.QuickPickItem {
  readonly region?: () => Promise<Result<Region>>;
}

/** @param variable a name that is offered when the user wants a variable */
export async function pickRegion(process: AttachedProcess, variable = ''): Promise<Result<Region>> {
  const opened = await process.open();
  if (!opened.ok) return failed(opened.failure);
  const { client, machine, target } = opened.value;
  const listed = await client.mappings({ target: target.target });
  if (!listed.ok) return failed(listed.failure);
  const inMemory = listed.value.mappings.filter((one) => pagesOf(one) > 0 && one.unmovable === undefined);
  const bytes = inMemory.reduce((sum, one) => sum + pagesOf(one) * machine.pageSize, 0);
  const choices: readonly Choice[] = [
    {
      label: `$(symbol-variable) ${say('A variable…')}`,
      description: say('global or static, by its name'),
      region: () => askVariable(opened.value, variable),
    },
    { label: `$(symbol-ruler) ${say('A range of addresses…')}`, region: askRange },
    {
      label: `$(server-process) ${say('The whole process')}`,
      description: say('{bytes} in memory', { bytes: formatBytes(bytes) }),
      region: () => Promise.resolve(success(processRegion(target.pid))),
    },
    { label: say('Mappings with pages in memory'), kind: vscode.QuickPickItemKind.Separator },
    ...[...inMemory]
      .sort((a, b) => pagesOf(b) - pagesOf(a))
      .map((mapping) => mappingChoice(mapping, machine.pageSize)),
  ];
  const picked = await vscode.window.showQuickPick(choices, {
    title: `NUMA Lens: ${say('which pages of {title}?', { title: process.title })}`,
    placeHolder: say('A mapping, a variable, a range or all of it'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.region?.() ?? refuse.declined();
}

const pagesOf = ({ nodes }: Mapping): number => (nodes ?? []).reduce((sum, { pages }) => sum + pages, 0);

function mappingChoice(mapping: Mapping, pageSize: number): Choice {
  const { from, to, permissions, policy, nodes } = mapping;
  const title = mappingTitle(mapping);
  const facts = [formatBytes(pagesOf(mapping) * pageSize), nodeShares(nodes), permissions, policy ?? ''];
  return {
    label: printable(mapping.name === '' ? say('anonymous memory') : mapping.name),
    description: facts.filter((fact) => fact !== '' && fact !== 'default').join(' · '),
    detail: `${from}–${to}`,
    region: () => Promise.resolve(success(mappingsRegion(title, [mapping]))),
  };
}

async function askRange(): Promise<Result<Region>> {
  const text = await vscode.window.showInputBox({
    title: `NUMA Lens: ${say('which addresses?')}`,
    prompt: say('0xSTART-0xEND, the end exclusive, or 0xSTART+LENGTH as in 0x7f2a00000000+64M.'),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const reading = parseRangeText(value);
      return reading.ok ? undefined : reading.why;
    },
  });
  const reading = text === undefined ? undefined : parseRangeText(text);
  if (reading?.ok !== true) return refuse.declined();
  const { from, to } = reading.range;
  return success(rangeRegion(`${formatAddress(from)}–${formatAddress(to)}`, from, to));
}

async function askVariable(opened: OpenedProcess, suggestion: string): Promise<Result<Region>> {
  const name = await vscode.window.showInputBox({
    title: `NUMA Lens: ${say('which variable?')}`,
    prompt: say(
      'A global or static variable of the program or of one of its libraries: "ring", "app::cache".',
    ),
    value: suggestion,
    ignoreFocusOut: true,
  });
  if (name === undefined || name.trim() === '') return refuse.declined();
  const { client, target } = opened;
  const found = await client.findSymbol({ target: target.target, name });
  if (!found.ok) return failed(found.failure);
  const { places, notes } = found.value;
  if (places.length === 0) return failed(notFound(name, notes));
  const place = places.length === 1 ? places[0] : await pickPlace(places);
  return place === undefined ? refuse.declined() : askPart(opened, place);
}

const notFound = (name: string, notes: readonly string[]): RunnerFailure => ({
  code: 'bad-range',
  message: [say('There is no variable {name} in the symbol tables of the process.', { name }), ...notes].join(
    ' ',
  ),
  remedy: say('Check the name, or give the addresses instead.'),
});

async function pickPlace(places: readonly SymbolPlace[]): Promise<SymbolPlace | undefined> {
  const items = places.map((place) => ({
    label: place.name,
    description: `${place.address} · ${formatBytes(place.size)}`,
    detail: place.file,
    place,
  }));
  return (await vscode.window.showQuickPick(items, { title: `NUMA Lens: ${say('which of them?')}` }))?.place;
}

/** A variable of a pointer's size may be meant as itself or as the memory behind it; one of several may be the array of a call. */
async function askPart({ client, target }: OpenedProcess, place: SymbolPlace): Promise<Result<Region>> {
  const { name, size } = place;
  const choices: Choice[] = [
    {
      label: say('The variable {name} itself', { name }),
      description: size === 0 ? say('its size is not known') : formatBytes(size),
      region: () => askWhole(place),
    },
  ];
  if (size === target.pointerSize || size === 0)
    choices.unshift({
      label: say('What {name} points to…', { name }),
      description: say('asks how much of it'),
      region: async () => {
        const length = await askLength(say('How many bytes from where {name} points?', { name }));
        if (length === undefined) return refuse.declined();
        const region = await pointedRegion(client, target, place, length);
        return region.ok ? success(region.value) : failed(region.failure);
      },
    });
  if (size > target.pointerSize && size % target.pointerSize === 0)
    choices.push({
      label: say('The pages that {name} names', { name }),
      description: say('as an array of {count} pointers, the argument "pages" of a call', {
        count: size / target.pointerSize,
      }),
      region: () => Promise.resolve(success(pointersRegion(place, target.pointerSize))),
    });
  const [only, ...others] = choices;
  if (others.length === 0) return only?.region?.() ?? refuse.declined();
  const picked = await vscode.window.showQuickPick(choices, {
    title: `NUMA Lens: ${say('what of {name}?', { name })}`,
  });
  return picked?.region?.() ?? refuse.declined();
}

async function askWhole(place: SymbolPlace): Promise<Result<Region>> {
  const length =
    place.size > 0
      ? BigInt(place.size)
      : await askLength(say('How many bytes of {name}?', { name: place.name }));
  if (length === undefined) return refuse.declined();
  const region = variableRegion(place, length);
  return region.ok ? success(region.value) : failed(region.failure);
}

async function askLength(title: string): Promise<bigint | undefined> {
  const text = await vscode.window.showInputBox({
    title: `NUMA Lens: ${title}`,
    prompt: say('Bytes, or as in 64K, 2M, 1G.'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      parseLength(value) === undefined ? say('Write a number of bytes, or as in 64K, 2M, 1G.') : undefined,
  });
  return text === undefined ? undefined : parseLength(text);
}
