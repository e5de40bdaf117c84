/** The examples of docs/pipelines.md that are more than one command: the hook of git, the matrix, Bazel's rule; and the action itself. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { blocksOf, read } from '../docs/markdown';
import { Consumer } from './consumer';
import { commandsInYaml } from './documents/commands';
import { Project } from './documents/project';
import type { Ran } from './documents/shell';
import { runShell } from './documents/shell';

const document = 'docs/pipelines.md';
const without = process.env['NUMA_LENS_WITHOUT_DEBUGGING'] ?? '';

function blockWith(language: string, words: string): string {
  const block = blocksOf(document).find((one) => one.language === language && one.text.includes(words));
  assert.ok(block !== undefined, `${document} has a block of ${language} with ${words}`);
  return block.text;
}

/** A member of what YAML or JSON holds. */
function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([name]) => name === String(key))?.[1]
        : undefined,
    value,
  );
}

const places = (output: string): readonly string[] => output.match(/^\S+:\d+:\d+: \w+\[[\w-]+\]/gm) ?? [];

describe('pipelines', { skip: without !== '' && without }, () => {
  let consumer: Consumer;
  let projects = 0;
  let project: Project;
  const shell = (command: string, env: NodeJS.ProcessEnv = {}, kind: 'sh' | 'bash' = 'sh'): Promise<Ran> =>
    runShell(command, { cwd: project.folder, env: { ...project.env, ...env }, shell: kind });
  before(async () => {
    consumer = await Consumer.install();
  });
  after(() => {
    consumer.remove();
  });

  it('the hook of git refuses a commit with findings on its lines, and lets others pass', async () => {
    project = new Project(consumer, `project-${projects++}`);
    project.writeFilesOf(document);
    const refused = await shell('git commit --quiet -a -m two');
    assert.equal(refused.code, 1, refused.stderr);
    assert.match(`${refused.stdout}${refused.stderr}`, /src\/other\.c:3:.*flags-invalid/);
    project.git('checkout', '--quiet', 'src/other.c');
    project.write('src/placement.c', `/* db has findings, but these lines are old. */\n`);
    const passed = await shell('git commit --quiet -a -m two');
    assert.equal(passed.code, 0, `${passed.stdout}${passed.stderr}`);
    assert.equal(project.git('log', '--format=%s', '-1').trim(), 'two');
  });

  it('the parts of a matrix have together what the whole has', async () => {
    project = new Project(consumer, `project-${projects++}`);
    const text = blockWith('yaml', 'matrix:');
    const parts = at(parse(text), 'strategy', 'matrix', 'part');
    const [command = ''] = commandsInYaml(text);
    assert.ok(Array.isArray(parts) && parts.length > 1 && command.includes('${{ matrix.part }}'));
    const found: string[] = [];
    for (const part of parts) {
      const { code, stdout, stderr } = await shell(command.replaceAll('${{ matrix.part }}', String(part)));
      assert.ok(code === 0 || code === 1, stderr);
      found.push(...places(stdout));
    }
    const whole = places((await shell('numa-lens check .')).stdout);
    assert.ok(whole.length > parts.length);
    assert.deepEqual(found.sort(), [...whole].sort());
  });

  it("Bazel's rule writes SARIF and succeeds, whether there are findings or none", async () => {
    project = new Project(consumer, `project-${projects++}`);
    const [, text = ''] = /^ *cmd = "(.*)",$/m.exec(blockWith('python', 'genrule(')) ?? [];
    // A string of Starlark, then Bazel's own variables.
    const command = text.replaceAll('\\\\', '\\').replaceAll('$$', '$');
    for (const [sources, findings] of [
      ['db/a.c db/b.c', 2],
      ['db/none.h', 0],
    ] as const) {
      project.write('db/none.h', '');
      const { code, stderr } = await shell(command.replace('$(SRCS)', sources).replace('$@', 'out.sarif'));
      assert.equal(code, 0, stderr);
      const sarif: unknown = JSON.parse(fs.readFileSync(path.join(project.folder, 'out.sarif'), 'utf8'));
      const results = at(sarif, 'runs', 0, 'results');
      assert.equal(Array.isArray(results) && results.length, findings);
    }
    const broken = await shell(command.replace('$(SRCS)', 'db/missing.c').replace('$@', 'out.sarif'));
    assert.notEqual(broken.code, 0, 'what could not be checked fails the rule');
  });

  describe('the action', () => {
    const action: unknown = parse(read('action.yml'));
    const step = at(action, 'runs', 'steps', 0);

    /** As GitHub runs a step of a composite action: inputs put in, in its bash. */
    async function run(inputs: Readonly<Record<string, string>>): Promise<Ran> {
      const declared = at(action, 'inputs');
      assert.ok(typeof declared === 'object' && declared !== null);
      const values = new Map(
        Object.keys(declared).map((name) => [name, inputs[name] ?? String(at(declared, name, 'default'))]),
      );
      const env = at(step, 'env');
      assert.ok(typeof env === 'object' && env !== null);
      const variables = Object.entries(env).map(([name, text]) => {
        const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(String(text)) ?? [];
        const value = values.get(input);
        assert.ok(value !== undefined, `${name} is an input`);
        return [name, value] as const;
      });
      const script = at(step, 'run');
      assert.ok(typeof script === 'string' && !script.includes('${{'), 'no input becomes code');
      const here = path.join(consumer.folder, 'node_modules/numa-lens');
      return shell(script, { ...Object.fromEntries(variables), GITHUB_ACTION_PATH: here }, 'bash');
    }

    before(() => {
      project = new Project(consumer, `project-${projects++}`);
    });

    it('annotates everything and fails, with nothing said to it', async () => {
      const { code, stdout, stderr } = await run({});
      assert.equal(code, 1, stderr);
      assert.equal(stdout.match(/^::error file=/gm)?.length, 8, stdout);
    });

    it('looks at new lines only, where a base is named', async () => {
      const { code, stdout } = await run({ base: 'origin/main' });
      assert.equal(code, 1);
      assert.deepEqual(stdout.match(/file=[^,]*/g), ['file=src/other.c']);
    });

    it('checks what it is told to, and writes where it is told to', async () => {
      const ran = await run({ paths: 'src/other.c db/a.c', format: 'text', output: 'findings.txt' });
      assert.deepEqual([ran.code, ran.stdout], [1, ''], ran.stderr);
      assert.equal(places(fs.readFileSync(path.join(project.folder, 'findings.txt'), 'utf8')).length, 2);
      assert.equal((await run({ paths: 'src/placement.c', 'fail-on': 'error' })).code, 0);
    });

    it('takes no code from what it is told', async () => {
      const { code } = await run({ paths: 'src/placement.c; touch hacked', base: '' });
      assert.equal(code, 2);
      await run({ base: '$(touch hacked)' });
      assert.ok(!fs.existsSync(path.join(project.folder, 'hacked')));
    });
  });
});
