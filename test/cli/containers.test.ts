import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { cli } from './cli';

const base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'numa-lens-cli-containers-')));
after(() => {
  fs.rmSync(base, { recursive: true, force: true });
});

const caller = `#include <numaif.h>
long spread(unsigned long count, void **pages, const int *nodes, int *status) {
  return move_pages(0, count, pages, nodes, status, MPOL_MF_MOVE);
}
`;
const recipe = 'FROM gcc:14\nCOPY . /src\nRUN make -C /src\n';
const compose = 'services:\n  mover:\n    build: .\n';

let trees = 0;
function tree(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = path.join(base, String(trees++));
  for (const [name, contents] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), contents);
  }
  return folder;
}

const usual = { 'src/mover.c': caller, Dockerfile: recipe, 'compose.yaml': compose };

void describe('numa-lens check and container files', () => {
  it('judges them after the sources of the walk, whatever the order of their names', async () => {
    const { code, stdout } = await cli(['check', '.'], { cwd: tree(usual) });
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^compose\.yaml:2:3: warning\[seccomp-blocks\]: The code in mover calls move_pages/m,
    );
    assert.match(stdout, /^ {2}src\/mover\.c:3:10: Calls move_pages$/m);
    assert.match(stdout, /^ {2}fix: Run the container without a seccomp profile \(a suggestion\)$/m);
  });

  it('looks at the tree around one that is named alone, up to the repository', async () => {
    const cwd = tree({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'src/mover.c': caller,
      'deploy/Dockerfile': recipe,
      'deploy/compose.yaml': 'services:\n  mover:\n    build: {context: .., dockerfile: deploy/Dockerfile}\n',
    });
    const { code, stdout } = await cli(['check', 'compose.yaml'], { cwd: path.join(cwd, 'deploy') });
    assert.equal(code, 1);
    assert.match(stdout, /src\/mover\.c:3:10: Calls move_pages/);
  });

  it('reads one from standard input', async () => {
    const options = { cwd: tree(usual), input: compose };
    const { code, stdout } = await cli(['check', '--stdin-filename', 'compose.yaml'], options);
    assert.equal(code, 1);
    assert.match(stdout, /seccomp-blocks/);
  });

  it('takes settings and presets as for sources', async () => {
    const off = { ...usual, 'numa-lens.json': '{ "rules": { "seccomp-blocks": "off" } }' };
    assert.equal((await cli(['check', '.'], { cwd: tree(off) })).code, 0);
    const some = {
      ...usual,
      'numa-lens.json': '{ "overrides": [{ "files": ["*.yaml"], "rules": { "seccomp-blocks": "error" } }] }',
    };
    const { stdout } = await cli(['check', '--format', 'github', '.'], { cwd: tree(some) });
    assert.match(stdout, /^::error file=compose\.yaml,line=2/m);
  });

  it('removes a comment that silences nothing with --fix, and never runs a suggestion', async () => {
    const text = `# numa-lens-ignore-file cap-sys-nice-insufficient -- once\n${compose}`;
    const cwd = tree({ ...usual, 'compose.yaml': text });
    const { code } = await cli(['check', '--fix', '.'], { cwd });
    assert.equal(code, 1);
    assert.equal(fs.readFileSync(path.join(cwd, 'compose.yaml'), 'utf8'), compose);
  });

  it('says nothing of what it cannot read, of what is ignored, and where nothing is called', async () => {
    const cwd = tree({
      ...usual,
      '.gitignore': 'compose.yaml\n',
      'broken/compose.yaml': 'services: [build: {',
      'binary/compose.yaml': Buffer.from('services:\0build'),
      'latin/compose.yaml': Buffer.from('# \xe4\nservices:\n  a:\n    image: build\n', 'latin1'),
      'empty/Dockerfile': '',
    });
    const { code, stdout, stderr } = await cli(['check', '.'], { cwd });
    assert.deepEqual(
      { code, stderr, last: stdout.trim().split('\n').at(-1) },
      {
        code: 0,
        stderr: '',
        last: 'No findings in 1 file.',
      },
    );
    const other = await cli(['check', '.'], {
      cwd: tree({ ...usual, 'src/mover.c': 'int main(void) { return 0; }\n' }),
    });
    assert.equal(other.code, 0);
  });
});
