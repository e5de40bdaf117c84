/** Every hover text that docs/clauses.json names for a clause of the manual pages is said by the server in some hover. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findCall } from '../../server/kernel/calls';
import { callErrnos } from '../../server/kernel/errnos';
import { parameterDeclaration, prototype } from '../../server/kernel/explain';
import { flags } from '../../server/kernel/flags';
import { statuses } from '../../server/kernel/statuses';
import { en } from '../../server/kernel/texts/en';
import { Editor } from './support/editor';

const uri = 'untitled:coverage.c';
const roles = findCall('move_pages')?.parameters.map((one) => one.role) ?? [];
const isText = (id: string): id is keyof typeof en => Object.hasOwn(en, id);

function textIds(): readonly string[] {
  const file = path.resolve(__dirname, '../../../docs/clauses.json');
  const { clauses } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    readonly clauses: readonly { readonly hover: readonly string[] }[];
  };
  return [...new Set(clauses.flatMap((one) => one.hover))].sort();
}

/** What the hover has to say; the part before the first placeholder. */
function wordsOf(id: string): string {
  if (id === 'declaration') return prototype('move_pages');
  const role = roles.find((one) => id === `declaration:${one}`);
  if (role !== undefined) return parameterDeclaration('move_pages', role);
  assert.ok(isText(id), `${id} is a text`);
  const [words = ''] = en[id].split('{');
  assert.notEqual(words, '');
  return words;
}

describe('the clauses of the manual pages', () => {
  let editor: Editor;
  let said = '';

  before(async () => {
    editor = await Editor.start({
      capabilities: { workspace: { configuration: true } },
      settings: { minKernel: '2.6.18' },
    });
    const errnoLines = [...callErrnos.keys()].map(
      (at) => `  if (errno == ${callErrnos[at]?.name ?? ''}) return ${at};`,
    );
    const statusLines = [...statuses.keys()].map(
      (at) => `  if (status[${at}] == -${statuses[at]?.name ?? ''}) return ${at};`,
    );
    const source = [
      '#include <errno.h>',
      '#include <numaif.h>',
      'int flags[] = {',
      ...flags.map((one) => `  ${one.name},`),
      '};',
      'int move(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags) {',
      '  long result = move_pages(pid, count, pages, nodes, status, flags);',
      '  if (result < 0) return -1;',
      ...errnoLines,
      ...statusLines,
      '  return 0;',
      '}',
      '',
    ].join('\n');
    await editor.open(uri, source);
    const call = source.indexOf('move_pages(pid');
    const places = [
      call,
      ...roles.map((role) => source.indexOf(role, call + 'move_pages('.length)),
      ...flags.map((one) => source.indexOf(`  ${one.name},`) + 2),
      ...callErrnos.map((one) => source.indexOf(`errno == ${one.name})`) + 'errno == '.length),
      ...statuses.map((one) => source.indexOf(`== -${one.name})`) + '== -'.length),
    ];
    const document = editor.document(uri);
    for (const place of places)
      said += JSON.stringify(await editor.hover(uri, document.positionAt(place))) + '\n';
  });
  after(async () => {
    assert.equal(await editor.end(), 0);
  });

  for (const id of textIds())
    it(`a hover says ${id}`, () => {
      const words = JSON.stringify(wordsOf(id)).slice(1, -1);
      assert.ok(said.includes(words), `no hover says: ${words}`);
    });
});
