/**
 * Files that are no sources and are read all the same: container files, units, configuration, build files, numa_maps. Each is read
 * afresh after every edit, so there is nothing to compare: no reader may fail, and no place may be outside of the text.
 */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readNow } from '../../server/core/build/reading';
import { BuildMemory, readSourceBuild } from '../../server/core/build/source-build';
import { readConfigFile } from '../../server/core/config-file';
import { lint } from '../../server/core/engine';
import { lintManifest } from '../../server/core/lint-manifest';
import { manifestKindOf } from '../../server/core/manifest/kinds';
import { callingSource } from '../../server/core/manifest/tree';
import { rulesById } from '../../server/core/rules/catalogue';
import type { Parser } from '../../server/core/syntax/port';
import { LineIndex, type Span } from '../../server/core/text';
import { indexDatabase } from '../../server/lsp/build/database-index';
import { markdown } from '../../server/lsp/markup';
import { numaMapsHover } from '../../server/lsp/numa-maps/hover';
import { numaMapsFolds, numaMapsSymbols } from '../../server/lsp/numa-maps/outline';
import { readManifest } from '../../server/manifests/read';
import { usualConfig } from '../rules/harness';
import { corpora, type Corpus } from '../unit/property/corpus';
import { hostile } from '../unit/property/hostile';
import { sessions, type Session } from '../unit/property/scenario';
import { placeProblem, rangeProblem } from './places';
import { failureOf, type Counters, type Failure } from './play';

const fixtures = path.resolve(__dirname, '../../../test/manifests/fixtures');

export interface OtherKind {
  readonly name: string;
  readonly files: readonly string[];
  /** Reads the text. A sentence; undefined: nothing is wrong. What is thrown is wrong too. */
  read(text: string, look: number): Promise<string | undefined>;
}

const samples = {
  'numa-lens.json':
    '{\n  "minKernel": "5.10",\n  "targetArch": "x86_64",\n  "rules": { "flags-invalid": "off" },\n  "overrides": [{ "files": ["src/**"], "preset": "strict" }]\n}\n',
  'CMakeLists.txt':
    'cmake_minimum_required(VERSION 3.16)\nproject(demo C)\nset(SRC util.c main.c)\nif(WIN32)\n  foreach(one a b)\n    add_library(${one} x.c)\n  endforeach()\nendif()\nfunction(program name)\n  add_executable(${name} ${ARGN})\nendfunction()\nprogram(prog ${SRC})\ntarget_link_libraries(prog PRIVATE m $<1:rt>)\n',
  Makefile:
    'CC ?= gcc\nSRC := main.c $(wildcard *.c)\nOBJ = $(SRC:.c=.o)\nifdef DEBUG\nCFLAGS += -g\nelse\nCFLAGS += -O2\nendif\ndefine RULE\nprog: $(OBJ)\n\t$(CC) -o $@ $^ -lm\nendef\n$(eval $(RULE))\nprog: $(OBJ)\n\t$(CC) -o $@ $^ $(LDLIBS)\n%.o: %.c\n\t$(CC) -c $<\n',
  'meson.build':
    "project('demo', 'c')\ndeps = [dependency('threads')]\nif host_machine.system() == 'linux'\n  deps += cc.find_library('m', required: false)\nendif\nforeach name : ['main']\n  executable(name, name + '.c', dependencies: deps)\nendforeach\n",
  'compile_commands.json':
    '[{"directory": "/p/build", "file": "../main.c", "command": "gcc -DN=4 -include config.h -c ../main.c"},\n {"directory": "/p", "file": "main.c", "arguments": ["cc", "-I", "include", "main.c"]}]\n',
  numa_maps:
    '7f0000000000 bind:0-1,3 anon=4 dirty=4 active=0 N0=2 N1=2 kernelpagesize_kB=4\n7f0000100000 prefer:1 file=/usr/lib/a\\040b.so mapped=3 mapmax=20 N3=3 kernelpagesize_kB=4\n7ffc0000 default stack anon=3 N0=3\n7f00 interleave=static:0,2 heap huge dirty=1 N0=1 kernelpagesize_kB=2048\n',
} as const;

const isOutside = (spans: readonly Span[], text: string): boolean =>
  spans.some(({ start, end }) => !(0 <= start && start <= end && end <= text.length));

/** Container files of the rules' fixtures, by their kind. */
function manifestKinds(parser: Parser): readonly OtherKind[] {
  const source = corpora.c.files[0] ?? '';
  const { callSites } = lint({ path: '/p/main.c', text: source, language: 'c', config: usualConfig, parser });
  const calling = callingSource('/p/main.c', source, callSites);
  const sources = calling === undefined ? [] : [{ ...calling, path: 'main.c' }];
  const tree = { name: 'p', sources, manifests: new Map(), knowsOfFilters: false };
  const files = new Map<string, string[]>();
  for (const name of fs.readdirSync(fixtures, { recursive: true }).map(String).sort()) {
    const kind = manifestKindOf(name.replaceAll('\\', '/'));
    const file = path.join(fixtures, name);
    if (kind === undefined || !fs.statSync(file).isFile()) continue;
    files.set(kind, [...(files.get(kind) ?? []), fs.readFileSync(file, 'utf8')]);
  }
  return (['dockerfile', 'compose', 'devcontainer', 'kubernetes', 'systemd'] as const).map((kind) => ({
    name: kind,
    files: files.get(kind) ?? [],
    read(text) {
      const manifest = readManifest(kind, `x/y.service.d/${kind}`, text);
      const { findings } = lintManifest({ path: kind, text, manifest, tree, config: usualConfig });
      return Promise.resolve(placeProblem(findings, [], text));
    },
  }));
}

function buildKind(name: 'CMakeLists.txt' | 'Makefile' | 'meson.build'): OtherKind {
  return {
    name,
    files: [samples[name]],
    read(text) {
      const place = { source: '/p/main.c', top: '/p', machine: 'x86_64' };
      const { link } = readNow(readSourceBuild(place, new BuildMemory()), ({ kind, path: asked }) => {
        if (kind === 'text') return asked === `/p/${name}` ? text : undefined;
        return asked === '/p' ? [name, 'main.c', 'util.c'] : [];
      });
      const spans =
        'place' in link ? [link.place.span, ...(link.fix?.edits ?? []).map((edit) => edit.span)] : [];
      return Promise.resolve(isOutside(spans, text) ? `${name}: a place is outside of the text` : undefined);
    },
  };
}

export function otherKinds(parser: Parser): readonly OtherKind[] {
  const ruleIds = new Set(rulesById.keys());
  return [
    ...manifestKinds(parser),
    buildKind('CMakeLists.txt'),
    buildKind('Makefile'),
    buildKind('meson.build'),
    {
      name: 'numa-lens.json',
      files: [samples['numa-lens.json']],
      read(text) {
        const spans = readConfigFile(text, ruleIds).problems.map((one) => one.span);
        return Promise.resolve(isOutside(spans, text) ? 'a problem is outside of the text' : undefined);
      },
    },
    {
      name: 'compile_commands.json',
      files: [samples['compile_commands.json']],
      async read(text) {
        const bytes = Buffer.from(text);
        const reading = await indexDatabase(bytes, '/p');
        const spans = reading.ok ? [...reading.index.entries.values()] : [];
        return spans.some(({ start, end }) => start >= end || end > bytes.length)
          ? 'an entry is outside of the file'
          : undefined;
      },
    },
    {
      name: 'numa_maps',
      files: [samples.numa_maps],
      async read(text, look) {
        const state = { text, lines: new LineIndex(text), version: 1, edition: 1 };
        const line = look % state.lines.lineCount;
        const position = { line, character: look % 120 };
        const told = [
          await numaMapsFolds(state),
          await numaMapsSymbols(state),
          numaMapsHover(state, position, markdown),
        ];
        return rangeProblem(told, { uri: '', ...state });
      },
    },
  ];
}

/** Edits by the words of the text itself. */
function corpusOf({ files }: OtherKind): Corpus {
  const all = files.join('\n');
  const words = [...new Set(all.match(/\w+/g) ?? ['x'])];
  const signs = [
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
    ' ',
    '\t',
    '#',
    '$(',
    '\\\n',
    '&a ',
    '*a',
    '<<EOF',
    '|',
    '- ',
    ',',
  ];
  const base = {
    ...corpora.c,
    files,
    words,
    typed: [...signs, ...words],
    lines: [...new Set(all.split('\n'))],
  };
  return hostile({ ...base, supplied: new Map() });
}

export function otherSession(kind: OtherKind, seed: number): Session | undefined {
  const made = sessions(corpusOf(kind), true, { minLength: 40, maxLength: 80 });
  return fc.sample(made, { seed, numRuns: 1 })[0];
}

export async function playOther(
  { first, steps }: Session,
  kind: OtherKind,
  counters: Counters,
  onStep: (step: number) => void,
): Promise<Failure | undefined> {
  let before = first.text;
  for (const [at, { text }] of [first, ...steps.map((one) => one.after)].entries()) {
    onStep(at - 1);
    const problem = await problemOf(kind, text, at * 7919);
    if (problem !== undefined) return failureOf(at - 1, `${kind.name}: ${problem}`);
    if (text !== before) counters.edits++;
    before = text;
  }
  return undefined;
}

async function problemOf(kind: OtherKind, text: string, look: number): Promise<string | undefined> {
  try {
    return await kind.read(text, look);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
