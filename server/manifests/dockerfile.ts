/** Dockerfiles and Containerfiles: what an image is made of, and what it is there to run. */
import { DockerfileParser, ModifiableInstruction, type Flag, type Instruction } from 'dockerfile-ast';
import type { ImageRecipe, Manifest } from '../core/manifest/facts';
import { LineIndex, type Span } from '../core/text';

type Place = ReturnType<Instruction['getRange']>;

export function readDockerfile(text: string): Manifest & { readonly image: ImageRecipe } {
  const file = DockerfileParser.parse(text);
  const lines = new LineIndex(text);
  const spanOf = ({ start, end }: Place): Span => ({
    start: lines.offsetAt({ line: start.line, column: start.character }),
    end: lines.offsetAt({ line: end.line, column: end.character }),
  });
  const instructions = file.getInstructions();
  const stages = new Set(file.getFROMs().flatMap((one) => one.getBuildStage()?.toLowerCase() ?? []));
  const isAt = (one: Instruction, keyword: string): boolean => one.getKeyword() === keyword;
  const lastFrom = instructions.map((one) => one.getKeyword()).lastIndexOf('FROM');
  const command = instructions
    .slice(lastFrom + 1)
    .filter((one) => isAt(one, 'CMD') || isAt(one, 'ENTRYPOINT'))
    .at(-1);
  const mounts = instructions.filter((one) => isAt(one, 'RUN')).flatMap((one) => mountsOf(flagsOf(one)));
  const steps = instructions
    .filter((one) => /^(?:RUN|CMD|ENTRYPOINT)$/.test(one.getKeyword()))
    .map((one) => {
      const { start, end } = spanOf(one.getRange());
      return text.slice(start, end).replace(installing, '');
    });
  return {
    kind: 'dockerfile',
    comments: file.getComments().map((one) => ({ kind: 'line', span: spanOf(one.getRange()) })),
    containers: [],
    image: {
      bases: file.getFROMs().flatMap((one) => {
        const image = one.getImage();
        return image === null || stages.has(image.toLowerCase()) ? [] : [image];
      }),
      copies: [...file.getCOPYs(), ...instructions.filter((one) => isAt(one, 'ADD'))]
        .flatMap(sourcesOf)
        .concat(mounts),
      compiles: steps.some((one) => building.test(one)),
      runsScripts: [...steps, ...file.getFROMs().map((one) => one.getImage() ?? '')].some((one) =>
        scripting.test(one),
      ),
      command: command === undefined ? undefined : spanOf(command.getInstructionRange()),
      grants: instructions
        .filter((one) => isAt(one, 'RUN'))
        .flatMap((one) => grantsIn(text, spanOf(one.getRange()))),
    },
  };
}

/** `make` among packages is no step. */
const installing =
  /(?<![\w-])(?:apt-get|apt|aptitude|apk|dnf|yum|microdnf|zypper|pacman|conda|mamba)\b[^&;|]*?(?:install|add|-S\w*)\b[^&;|]*/g;

/** Commands that make programs of sources; a script of the tree may run any of them. */
const building =
  /(?<![\w-])(?:make|cmake|ninja|meson|scons|bazel(?:isk)?|xmake|gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?|icx|icpx|nvcc|cargo|zig|conan|vcpkg|rpmbuild|dpkg-buildpackage|debuild|node-gyp|setup\.py|configure|pip3?\s+install\b[^&;|]*\s\.|(?:npm|yarn|pnpm)\s+(?:ci|i|install|run|build|rebuild)|[\w./-]+\.sh)(?![\w-])/;

const scripting = /(?<![\w-])(?:node|nodejs|deno|bun|npm|npx|yarn|pnpm|tsx|ts-node)(?![\w-])/;

function flagsOf(instruction: Instruction): readonly Flag[] {
  return instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
}

/** What COPY and ADD take from the context: all arguments but the last, unless another stage or the network gives them. */
function sourcesOf(instruction: Instruction): readonly string[] {
  if (flagsOf(instruction).some((one) => one.getName() === 'from')) return [];
  const words = instruction.getArguments().map((one) => one.getValue());
  const list =
    words[0]?.startsWith('[') === true ? jsonWords(instruction.getArgumentsContent() ?? '') : words;
  return list.slice(0, -1).filter((one) => !/^(?:[a-z][\w+.-]*:\/\/|git@|<<)/i.test(one));
}

function jsonWords(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Folders of the context that a RUN sees: `--mount=type=bind,source=src,target=/src`. */
function mountsOf(flags: readonly Flag[]): readonly string[] {
  return flags.flatMap((flag) => {
    const value = flag.getName() === 'mount' ? (flag.getValue() ?? '') : '';
    const options = new Map(
      value.split(',').map((one): [string, string] => {
        const [name = '', ...rest] = one.split('=');
        return [name, rest.join('=')];
      }),
    );
    const bind = value !== '' && (options.get('type') ?? 'bind') === 'bind';
    return bind && !options.has('from') ? [options.get('source') ?? options.get('src') ?? '.'] : [];
  });
}

function grantsIn(text: string, span: Span): readonly Span[] {
  const code = text.slice(span.start, span.end);
  return [...code.matchAll(/\bsetcap\b(?:[^;&|\r\n]|\\\r?\n)*/g)].flatMap((command): readonly Span[] => {
    const found = /\bcap_sys_nice\b/i.exec(command[0]);
    // "all+ep" and "=ep" are every capability.
    if (found === null || /\bcap_sys_ptrace\b|\ball[+=]|(?:^|[\s'"])=[eip]/i.test(command[0])) return [];
    const start = span.start + command.index + found.index;
    return [{ start, end: start + found[0].length }];
  });
}
