/** What a document's blocks have to be run: shell as it stands, and the commands inside of configurations of pipelines. */
import { parse } from 'yaml';
import type { Block } from '../../docs/markdown';
import { commandsOf } from './shell';

export interface Command {
  readonly text: string;
  /** The exit code that it has to have; 0 unless the block's comment `exits: …` says another for it. */
  readonly exits: number;
}

export interface Runnable {
  readonly block: Block;
  readonly commands: readonly Command[];
  /** In the checkout, not in a project that uses numa-lens. */
  readonly inCheckout: boolean;
  /** Why it is not run here: what its comment `not run: …` says. */
  readonly notRun: string | undefined;
  /** What the document shows as its output, where it does. */
  readonly shown: string | undefined;
}

const noteOf = ({ notes }: Block, name: string): string | undefined =>
  notes.map((note) => new RegExp(`^${name}: (.+)$`).exec(note)?.[1]).find((value) => value !== undefined);

/** What is run of steps, scripts and hooks, wherever they stand. */
export function commandsInYaml(text: string): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'run' && typeof inner === 'string') found.push(inner);
      else if (key === 'script' && Array.isArray(inner)) found.push(...inner.map(String));
      // pre-commit hands the changed files to a hook.
      else if (key === 'entry' && typeof inner === 'string') found.push(`${inner} src/other.c`);
      else look(inner);
    }
  };
  look(parse(text));
  return found;
}

function commandTexts(block: Block): readonly string[] {
  switch (block.language) {
    case 'sh':
      // A file that is shown is written, not run.
      return noteOf(block, 'file') === undefined ? commandsOf(block.text) : [];
    case 'yaml':
      // A matrix is put together by a test of its own.
      return commandsInYaml(block.text).filter((command) => !command.includes('${{ matrix.'));
    default:
      return [];
  }
}

export function runnables(blocks: readonly Block[]): readonly Runnable[] {
  return blocks.flatMap((block, at) => {
    const texts = commandTexts(block);
    if (texts.length === 0) return [];
    const exits = (noteOf(block, 'exits') ?? '').split(/\s+/).filter((one) => one !== '');
    if (exits.length > 0 && exits.length !== texts.length)
      throw new Error(`${block.file}:${block.line}: ${texts.length} commands, and codes for ${exits.length}`);
    const next = blocks[at + 1];
    const follows = next?.language === 'text' && next.line - block.lastLine <= 2;
    return [
      {
        block,
        commands: texts.map((text, index) => ({ text, exits: Number(exits[index] ?? 0) })),
        inCheckout: block.notes.includes('in a checkout'),
        notRun: noteOf(block, 'not run'),
        shown: follows ? next.text : undefined,
      },
    ];
  });
}
