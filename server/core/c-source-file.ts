/** C and C++ as the engine sees them: a file over its preprocessed text, with macros expanded function by function. */
import { calleesIn, callMention, type Mention } from './candidates';
import { CFileFacts } from './c-file-facts';
import type { CallGroup, FileFacts } from './facts/file-facts';
import type { FlowGraph } from './flow/graph';
import { ItemFunction } from './items/item-facts';
import type { LintInput } from './lint';
import { locate, type LocatedCall } from './locate';
import { lowerCFunction } from './lowering/c';
import type { CFile } from './lowering/c-file';
import type { LoweredCall } from './lowering/lowered-function';
import { bareName, missing, type LookupName, type Lookups } from './lowering/lookups';
import { SourceMap } from './lowering/source-map';
import type { Expansion, Preprocessed } from './preprocess/types';
import type { FunctionOutline, LocateInput, LoweringResult, SourceFile } from './source-file';
import { functionsOf, type FunctionDefinition } from './syntax/functions';
import type { LanguageId, SyntaxNode } from './syntax/port';
import type { Span } from './text';
import type { TextPieces } from './text-piece';

export class CSourceFile implements SourceFile {
  readonly #outlines = new Map<string, FunctionOutline | undefined>();

  constructor(readonly file: CFile) {}

  get pieces(): TextPieces {
    return this.file.pieces;
  }

  get mention(): Mention {
    return callMention(this.file.preprocessed, this.file.aliases);
  }

  get language(): LanguageId {
    return this.file.language;
  }

  get source(): Preprocessed {
    return this.file.preprocessed;
  }

  get functions(): readonly FunctionDefinition[] {
    return this.file.functions;
  }

  functionNamed(name: string): FunctionDefinition | undefined {
    return this.file.functionNamed(name);
  }

  defines(name: string): boolean {
    return this.file.defines(name);
  }

  /** What makes calls is told from `mention`. */
  couldCall(): boolean {
    return true;
  }

  outlineOf(name: string): FunctionOutline | undefined {
    if (this.#outlines.has(name)) return this.#outlines.get(name);
    const definition = this.functionNamed(name);
    const outline = definition && this.#outline(definition);
    this.#outlines.set(name, outline);
    return outline;
  }

  #outline(definition: FunctionDefinition): FunctionOutline {
    const text = this.fingerprint(definition);
    return {
      mayCall: this.mention.test(definition.text) || this.mention.test(text),
      callees: [...calleesIn(text.slice(text.indexOf('{')))].sort(),
    };
  }

  useOf(): RegExp {
    return /(?!)/;
  }

  spells(): boolean {
    return false;
  }

  lower(definition: FunctionDefinition, lookups: Lookups): LoweringResult | undefined {
    const { file, source } = this;
    const expansion = file.expansion(own(definition), lookups);
    const read = readFunction(file, expansion, definition.name);
    if (read === undefined) return undefined;
    const lowered = lowerCFunction({
      node: read.node,
      name: definition.name,
      span: definition.span,
      map: new SourceMap(expansion, definition.span, source),
      env: file.environment(lookups, definition.scope),
      self:
        file.language === 'cpp' && file.isMethod(own(definition), lookups)
          ? definition.scope.join('::')
          : undefined,
    });
    const { graph, calls } = lowered;
    return { graph, calls, complete: expansion.complete, heedsBlanks: read.heedsBlanks };
  }

  locate(
    call: LoweredCall,
    { graph, lookups, targetArch, ownFunction }: LocateInput,
  ): LocatedCall | undefined {
    const found = locate(call, {
      targetArch,
      graph,
      alias: (name) => {
        const target = this.file.aliases.get(name);
        lookups.add(`alias ${name}`, target ?? missing);
        return target;
      },
      ownFunction,
    });
    // C++ declares what it calls: with another number of arguments this is another function of that name.
    const another = this.language === 'cpp' && found?.complete === false && !call.broken;
    return found === undefined || another || takesPointerForPid(found, graph) ? undefined : found;
  }

  isUnread(name: string, lookups: Lookups): boolean {
    return this.file.isUnread(name, lookups);
  }

  fileFacts(input: LintInput, calls: readonly CallGroup[]): FileFacts {
    return new CFileFacts(input, this.file, calls, this.pieces);
  }

  fingerprint(definition: FunctionDefinition): string {
    return this.file.expandedText(own(definition));
  }

  functionFingerprint(name: string): string {
    return this.file.functionFingerprint(name);
  }

  answer(name: LookupName, offset: number): string {
    if (name.startsWith('outline ')) return this.#outlineKey(bareName(name));
    return this.file.answer(name, offset);
  }

  #outlineKey(name: string): string {
    const outline = this.outlineOf(name);
    if (outline === undefined) return this.defines(name) ? 'several' : missing;
    return `${outline.mayCall ? 'may' : 'may not'} ${outline.callees.join(' ')}`;
  }

  placesOf(name: LookupName): readonly Span[] {
    return this.file.placesOf(name);
  }

  dispose(): void {
    this.file.dispose();
  }
}

/** The definitions that a file gives out are its own. */
function own(definition: FunctionDefinition): ItemFunction {
  if (!(definition instanceof ItemFunction)) throw new Error(`${definition.name} is not this file's`);
  return definition;
}

/**
 * Macros of headers that are not supplied and that annotate a parameter or a variable: `int pid my_attribute_unused`.
 * The grammar would take the annotation for the name.
 */
const annotation =
  /(?<=[\w$*]\s+(?<!\breturn\s+))(?:\w*(?:attribute|ATTRIBUTE)\w*|__\w*unused\w*|\w*(?:_UNUSED|UNUSED_)\w*|UNUSED|MAYBE_UNUSED)(?=\s*[,)=;])/g;

/** What all of them have in them. */
const perhapsAnnotated = /attribute|ATTRIBUTE|unused|UNUSED/;

/** The same text, as long as before, with blanks for them. */
function withoutAnnotations(text: string): string {
  if (!perhapsAnnotated.test(text)) return text;
  return text.replace(annotation, (found) => ' '.repeat(found.length));
}

interface ReadFunction extends Pick<LoweringResult, 'heedsBlanks'> {
  readonly node: SyntaxNode;
}

function readFunction(file: CFile, { text }: Expansion, name: string): ReadFunction | undefined {
  const plain = withoutAnnotations(text);
  const root = file.parse(plain);
  const all = functionsOf(root);
  const found = all.find((one) => one.name === name) ?? all[0];
  return found && { node: found.node, heedsBlanks: root.hasError || plain !== text };
}

/** Other functions have the names too: the kernel's own migrate_pages() takes a list of pages first. */
function takesPointerForPid({ roles, lowered }: LocatedCall, graph: FlowGraph): boolean {
  const at = roles.get('pid');
  const value = at === undefined ? undefined : lowered.arguments[at]?.value;
  return value !== undefined && graph.values[value]?.kind === 'pointer';
}
