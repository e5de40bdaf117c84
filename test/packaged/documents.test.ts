/**
 * Every command that the documents show is run as it is shown, with the installed package, in a project like the one that they speak
 * of. Numbers of processes and the like, which are different on each machine, are put in before. A block that cannot be run
 * says why in a comment above it.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { blocksOf, guides } from '../docs/markdown';
import { Consumer } from './consumer';
import { runnables } from './documents/commands';
import type { Runnable } from './documents/commands';
import { Project } from './documents/project';
import type { Process } from './documents/project';
import { isShown, runShell } from './documents/shell';
import { root } from './packages';

const without = process.env['NUMA_LENS_WITHOUT_DEBUGGING'] ?? '';

/** What documents call it → what it is here. */
type Names = readonly (readonly [RegExp, string])[];

async function bindings(project: Project, running: Process): Promise<Names> {
  const { folder: cwd, env } = project;
  const saved = 'placement.jsonl';
  const save = `numa-lens query --pid ${running.pid} --range ${running.heap} --save ${saved}`;
  const { code, stderr } = await runShell(save, { cwd, env });
  assert.equal(code, 0, stderr);
  const { stdout } = await runShell('numa-lens topology --format json', { cwd, env });
  const [, node = ''] = /"node":\s*(\d+)/.exec(stdout) ?? [];
  assert.notEqual(node, '', stdout);
  return [
    [/~\/\.local\/state\/\S+\.jsonl/g, saved],
    [/\b4711\b/g, String(running.pid)],
    [/\b8123456\b/g, running.startTime],
    [/0x7f0000000000-0x7f0000400000/g, running.heap],
    // On a machine with one node there is no node 1.
    [/--to 1\b/g, `--to ${node}`],
    // Bazel prints a file of the sources with its place on a line.
    [/^bazel query '[^']*' --output=location/, `printf '%s:1:1: source file //db:x\\n' "$PWD"/db/*.c`],
  ];
}

const bound = (text: string, names: Names): string =>
  names.reduce((all, [name, value]) => all.replace(name, () => value), text);

const pipelineVariables = (project: Project): NodeJS.ProcessEnv => ({
  GITHUB_BASE_REF: 'main',
  CI_MERGE_REQUEST_DIFF_BASE_SHA: project.git('rev-parse', 'origin/main').trim(),
});

async function runBlock(
  { commands, inCheckout, shown }: Runnable,
  project: Project,
  names: Names,
): Promise<void> {
  const where = inCheckout
    ? { cwd: root, env: process.env }
    : { cwd: project.folder, env: { ...project.env, ...pipelineVariables(project) } };
  let output = '';
  for (const { text, exits } of commands) {
    const ran = await runShell(bound(text, names), where);
    assert.equal(ran.code, exits, `${text}\n${ran.stdout}\n${ran.stderr}`);
    output += ran.stdout;
  }
  if (shown !== undefined) assert.ok(isShown(output, bound(shown, names)), output);
}

describe('commands of the documents', { skip: without !== '' && without }, () => {
  let consumer: Consumer;
  before(async () => {
    consumer = await Consumer.install();
  });
  after(() => {
    consumer.remove();
  });

  const documents = guides.map((file) => ({ file, blocks: runnables(blocksOf(file)) }));

  for (const { file, blocks } of documents.filter((one) =>
    one.blocks.some(({ notRun }) => notRun === undefined),
  ))
    describe(file, () => {
      let project: Project;
      let running: Process;
      let names: Names;
      before(async () => {
        project = new Project(consumer, file.replaceAll(/\W/g, '-'));
        project.writeFilesOf(file);
        running = await project.startProcess();
        names = await bindings(project, running);
      });
      after(() => running.end());

      for (const one of blocks.filter(({ notRun }) => notRun === undefined))
        it(`line ${one.block.line}: ${one.commands[0]?.text ?? ''}`, async () => {
          await runBlock(one, project, names);
        });
    });

  it('are run but for those that say why not', (t) => {
    const all = documents.flatMap(({ blocks }) => blocks);
    const reasons: Record<string, number> = {};
    for (const { notRun, commands } of all)
      if (notRun !== undefined) reasons[notRun] = (reasons[notRun] ?? 0) + commands.length;
    const run = all.filter(({ notRun }) => notRun === undefined).flatMap(({ commands }) => commands).length;
    t.diagnostic(`fact commands-of-documents=${JSON.stringify({ run, notRun: reasons })}`);
    assert.ok(run > Object.values(reasons).reduce((sum, one) => sum + one, 0), JSON.stringify(reasons));
  });
});
