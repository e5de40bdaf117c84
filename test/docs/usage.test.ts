/** Every command and option of numa-lens that a document names, in a block, a table or a sentence, is one that its help knows. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { cli } from '../cli/cli';
import { blocksOf, guides, inlineCode, read } from './markdown';

const optionsIn = (text: string): readonly string[] => text.match(/(?<=^|[\s[(|])--?[a-z][a-z-]*/gm) ?? [];

/** What a piece of code says of numa-lens: a command with the options behind it, up to the end of the command. */
function usesIn(code: string): readonly { readonly command: string; readonly options: readonly string[] }[] {
  return code
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/(?<![\w/.-])(?=numa-lens )/))
    .flatMap((piece) => {
      const [, command = '', rest = ''] = /^numa-lens ([a-z]+)\b([^|>;&"']*)/.exec(piece) ?? [];
      return command === '' ? [] : [{ command, options: optionsIn(rest.split(' -- ')[0] ?? '') }];
    });
}

describe('what documents say of the command line', () => {
  const known = new Map<string, ReadonlySet<string>>();

  before(async () => {
    const { stdout } = await cli(['--help']);
    const commands = /\nCommands:\n((?: {2}.*\n)+)/.exec(stdout)?.[1] ?? '';
    for (const [, command = ''] of commands.matchAll(/^ {2}([a-z]+)/gm)) {
      const help = await cli([command, '--help']);
      assert.equal(help.code, 0, help.stderr);
      known.set(command, new Set(optionsIn(help.stdout)));
    }
    assert.ok(known.size > 10);
  });

  it('is understood', () => {
    const code =
      'x | npx --yes numa-lens check --fix a.c # numa-lens bad --no\nnuma-lens debug a --run -- --own';
    assert.deepEqual(usesIn(`${code}\n--runner "ssh host numa-lens runner --stdio"`), [
      { command: 'check', options: ['--fix'] },
      { command: 'debug', options: ['--run'] },
      { command: 'runner', options: ['--stdio'] },
    ]);
  });

  for (const file of guides)
    it(`${file} names only what there is`, () => {
      const text = read(file);
      const codes = [...blocksOf(file).map((block) => block.text), ...inlineCode(text)];
      const wrong = codes.flatMap(usesIn).flatMap(({ command, options }) => {
        const has = known.get(command);
        if (has === undefined) return [`numa-lens ${command}`];
        return options.filter((option) => !has.has(option)).map((option) => `numa-lens ${command} ${option}`);
      });
      assert.deepEqual(wrong, []);
    });

  it('names every command', () => {
    const used = new Set(
      guides.flatMap((file) =>
        [...blocksOf(file).map((block) => block.text), ...inlineCode(read(file))].flatMap((code) =>
          usesIn(code).map(({ command }) => command),
        ),
      ),
    );
    assert.deepEqual(
      [...known.keys()].filter((command) => !used.has(command)),
      [],
    );
  });
});
