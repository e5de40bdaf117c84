/**
 * Whether anything in a file looks at what a variable of file scope holds or points to. Told from every place that
 * spells its name, in all branches of conditionals; each place counts as a read unless it is known to be none. Aliases
 * are not followed: whatever could make one is a read.
 */
import { calls } from '../../kernel/calls';
import { libraryEffect } from '../facts/library';
import type { Item } from '../items/item';
import type { ItemFunction } from '../items/item-facts';
import type { SyntaxNode } from '../syntax/port';
import { hasSpecifier } from './c-declarations';
import { TextPattern, type TextPieces } from '../text-piece';
import { nameOf, type DeclarationIndex } from './c-index';
import type { LookupName } from './lookups';

/** What has to be known of the file. */
export interface ReadScope {
  /** In order. */
  readonly items: readonly Item[];
  readonly pieces: TextPieces;
  /** Of an item. */
  rootOf(item: Item): SyntaxNode;
  readonly index: DeclarationIndex;
  /** Texts of the headers that were read. */
  readonly headers: ReadonlyMap<string, string>;
  functionNamed(name: string): ItemFunction | undefined;
  defines(name: string): boolean;
}

/** A part of the file that is searched. */
interface Part {
  readonly text: string;
  readonly start: number;
  readonly root: () => SyntaxNode;
}

/** What spells a name: undefined if it is no identifier, as in a macro's body. */
type Found = SyntaxNode | 'text' | undefined;

/** Which argument is the status array: the kernel writes it. */
const statusArguments: ReadonlyMap<string, number> = new Map(
  calls.flatMap((call) =>
    call.wrappers.map((one): [string, number] => [
      one.name,
      (one.parameters ?? call.parameters).findIndex(({ role }) => role === 'status'),
    ]),
  ),
);

/** Calls and functions that may find out in another way what became of the pages. */
const findsOut = /move_pages|get_mempolicy|numa_maps|pagemap/;

/** Of functions that hand a parameter on. */
const maxDepth = 6;

/** A macro that makes names out of pieces; the comma of a variable argument list makes none. */
const pastes = new TextPattern(/##(?!\s*__VA_(?:ARGS|OPT)__)/, 'text');

export class VariableReads {
  /** `ask` is told what else of the file the answers rest on; `word X`: on every place that spells X. */
  constructor(
    private readonly scope: ReadScope,
    private readonly ask: (name: LookupName) => void,
  ) {}

  /**
   * The variable is this file's own and nothing here reads it. One that is not static is only taken for the file's own
   * where the file has main(): a program of one file.
   */
  isUnread(name: string): boolean {
    const { scope } = this;
    this.ask(`global ${name}`);
    const entries = scope.index.get(name) ?? [];
    if (entries.length === 0 || entries.some(({ node, kind }) => kind !== 'variable' || isShared(node)))
      return false;
    const internal = entries.every(({ node }) => hasSpecifier(node, 'static'));
    if (!internal && !this.#hasMain()) return false;
    if ([...scope.headers.values()].some((text) => places(text, name).length > 0)) return false;
    this.ask('word ##');
    if (scope.pieces.has(pastes)) return false;
    return !this.#inFile(name).some((found) => this.#isReadNode(found, []));
  }

  /** What a parameter points to is unread by the function itself and by everyone who calls it, all of them seen. */
  isParameterUnread(name: string, index: number): boolean {
    const { scope } = this;
    const definition = this.#functionNamed(name);
    if (definition === undefined || (!isStatic(definition) && !this.#hasMain())) return false;
    if ([...scope.headers.values()].some((text) => places(text, name).length > 0)) return false;
    if (!this.#isOnlyWritten(definition, index, [])) return false;
    let called = false;
    for (const node of this.#inFile(name)) {
      if (node === 'text') continue;
      if (node === undefined) return false;
      if (isWithin(node, definition.nameSpan) || isPrototype(node)) continue;
      const argument = callOf(node)?.field('arguments')?.namedChildren[index];
      if (argument?.type !== 'identifier' || !this.isUnread(argument.text)) return false;
      if (this.#mayFindOut(node, name)) return false;
      called = true;
    }
    return called;
  }

  /** The function around a call also calls something that may look at the pages. */
  #mayFindOut(node: SyntaxNode, but: string): boolean {
    let around: SyntaxNode | undefined = node;
    while (around !== undefined && around.type !== 'function_definition') around = around.parent;
    if (around === undefined) return true;
    return [...around.text.matchAll(/([A-Za-z_]\w*)\s*\(/g)].some(([, callee = '']) => {
      if (callee === but) return false;
      const own = this.#functionNamed(callee);
      const isSelf = own?.span.start === around.start;
      return findsOut.test(callee) || (!isSelf && own !== undefined && findsOut.test(own.text));
    });
  }

  #hasMain(): boolean {
    this.ask('function main');
    return this.scope.defines('main');
  }

  #functionNamed(name: string): ItemFunction | undefined {
    this.ask(`function ${name}`);
    return this.scope.functionNamed(name);
  }

  /** Every place of the file that spells a name. */
  #inFile(name: string): readonly Found[] {
    this.ask(`word ${name}`);
    return this.scope.items.flatMap((item) => {
      const { text, start } = item;
      return text.includes(name) ? inPart({ text, start, root: () => this.scope.rootOf(item) }, name) : [];
    });
  }

  #isReadNode(node: Found, busy: readonly string[]): boolean {
    return node !== 'text' && (node === undefined || this.#isReadAt(node, busy));
  }

  #isReadAt(node: SyntaxNode, busy: readonly string[]): boolean {
    if (isOwnDeclaration(node)) return false;
    const inner = unwrapped(node);
    const parent = inner.parent;
    const holder = parent !== undefined && isEntryOf(inner, parent) ? parent : undefined;
    const entry = holder !== undefined;
    const place = holder === undefined ? inner : unwrapped(holder);
    const user = place.parent;
    if (user === undefined) return true;
    if (user.type === 'sizeof_expression') return false;
    if (user.type === 'assignment_expression' && user.field('left')?.start === place.start)
      return (
        user.parent?.type !== 'expression_statement' ||
        user.field('operator')?.text !== '=' ||
        !(entry || isFresh(user.field('right')))
      );
    if (entry) return true;
    if (user.type === 'argument_list') return this.#isReadByCall(place, user, busy);
    return !isNullTest(place, user);
  }

  #isReadByCall(argument: SyntaxNode, list: SyntaxNode, busy: readonly string[]): boolean {
    const call = list.parent;
    const callee = call?.type === 'call_expression' ? call.field('function') : undefined;
    if (call === undefined || callee?.type !== 'identifier') return true;
    const all = list.namedChildren.filter((one) => one.type !== 'comment');
    const index = all.findIndex((one) => one.start === argument.start);
    const name = callee.text;
    const own = this.#functionNamed(name);
    if (own !== undefined) return !this.#isOnlyWritten(own, index, busy);
    if (this.scope.defines(name)) return true;
    if (name === 'syscall') return !/^(?:SYS|__NR)_move_pages$/.test(all[0]?.text ?? '') || index !== 6;
    const status = statusArguments.get(name);
    if (status !== undefined) return status !== index;
    const effect = libraryEffect(name, all.length);
    if (effect?.kind === 'frees') return index !== effect.argument;
    return !(name === 'memset' && index === 0 && call.parent?.type === 'expression_statement');
  }

  #isOnlyWritten(fn: ItemFunction, index: number, busy: readonly string[]): boolean {
    const key = `${fn.name} ${index}`;
    // Through itself it reads no more than it does by itself.
    if (busy.includes(key)) return true;
    if (busy.length >= maxDepth) return false;
    const { node } = fn;
    if (node === undefined) return false;
    const declarator = parametersOf(node)?.[index]?.field('declarator');
    const name = declarator === undefined ? undefined : nameOf(declarator)?.name;
    const body = node.field('body');
    if (name === undefined || body === undefined) return false;
    const part = { text: body.text, start: body.start, root: () => body };
    return !inPart(part, name).some((found) => this.#isReadNode(found, [...busy, key]));
  }
}

function inPart(item: Part, name: string): readonly Found[] {
  return places(item.text, name).map((at) => named(item, at, name));
}

/** The identifier that is spelled there; undefined where it is something else, as in a macro's body. */
function named({ start, root }: Part, at: number, name: string): Found {
  const node = root().namedDescendantAt(start + at, start + at + name.length);
  if (/^(?:comment|string_literal|string_content|system_lib_string)$/.test(node.type)) return 'text';
  return node.type === 'identifier' && node.text === name ? node : undefined;
}

function isStatic({ head }: ItemFunction): boolean {
  return head !== undefined && hasSpecifier(head, 'static');
}

/** Offsets of a whole word. */
function places(text: string, name: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/[\w$]/.test(text[at - 1] ?? ' ') && !/[\w$]/.test(text[at + name.length] ?? ' ')) found.push(at);
  return found;
}

/** Another file has it, or something has it by a name of its own. */
function isShared(node: SyntaxNode): boolean {
  return hasSpecifier(node, 'extern') || /\b__attribute__\b|\[\[/.test(node.text);
}

/** `status[i]`, `*status` */
function isEntryOf(array: SyntaxNode, node: SyntaxNode): boolean {
  if (node.type === 'subscript_expression') return node.field('argument')?.start === array.start;
  return node.type === 'pointer_expression' && node.text.startsWith('*');
}

/** Around a place there may be parentheses and casts. */
function unwrapped(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== undefined && /^(?:parenthesized_|cast_)expression$/.test(at.parent.type)) {
    if (at.parent.parent !== undefined && /^(?:if|while|switch|do)_statement$/.test(at.parent.parent.type))
      break;
    at = at.parent;
  }
  return at;
}

/** Nobody else has what is assigned. */
function isFresh(value: SyntaxNode | undefined): boolean {
  if (value === undefined) return false;
  if (value.type === 'cast_expression') return isFresh(value.field('value'));
  if (/^(?:null|nullptr|number_literal|initializer_list|new_expression)$/.test(value.type)) return true;
  if (value.text === 'NULL') return true;
  const callee = value.type === 'call_expression' ? value.field('function') : undefined;
  const given = value.field('arguments')?.namedChildren.length ?? 0;
  const effect = callee?.type === 'identifier' ? libraryEffect(callee.text, given) : undefined;
  return effect?.kind === 'allocates' && effect.frees === undefined && effect.anonymous;
}

const nullTexts: ReadonlySet<string> = new Set(['NULL', 'nullptr', '0', 'MAP_FAILED', '(void *)-1']);

function isNullTest(place: SyntaxNode, user: SyntaxNode): boolean {
  if (user.type === 'unary_expression') return user.text.startsWith('!');
  if (user.type === 'parenthesized_expression') return true;
  if (user.type !== 'binary_expression' || !/^[!=]=$/.test(user.field('operator')?.text ?? '')) return false;
  const sides = [user.field('left'), user.field('right')];
  return sides.some((one) => one?.start !== place.start && nullTexts.has(one?.text ?? ''));
}

/** The declaration at file scope, with nothing or something fresh in it. */
function isOwnDeclaration(node: SyntaxNode): boolean {
  let at = node;
  while (at.parent?.type.endsWith('declarator') === true) {
    const parent = at.parent;
    if (parent.field('declarator')?.start !== at.start && parent.type !== 'pointer_declarator') return false;
    if (parent.type === 'function_declarator') return false;
    if (parent.type === 'init_declarator' && !isFresh(parent.field('value'))) return false;
    at = parent;
  }
  if (at.parent?.type !== 'declaration') return false;
  for (let out: SyntaxNode | undefined = at.parent; out !== undefined; out = out.parent)
    if (out.type === 'function_definition') return false;
  return at.parent.field('type')?.start !== at.start;
}

function isWithin(node: SyntaxNode, span: { readonly start: number; readonly end: number }): boolean {
  return node.start >= span.start && node.end <= span.end;
}

function isPrototype(node: SyntaxNode): boolean {
  const { parent } = node;
  return parent?.type === 'function_declarator' && parent.field('declarator')?.start === node.start;
}

/** The call of a function that is named. */
function callOf(node: SyntaxNode): SyntaxNode | undefined {
  const call = node.parent;
  return call?.type === 'call_expression' && call.field('function')?.start === node.start ? call : undefined;
}

function parametersOf(definition: SyntaxNode): readonly SyntaxNode[] | undefined {
  let at = definition.field('declarator');
  while (at !== undefined && at.type !== 'function_declarator') at = at.field('declarator');
  return at?.field('parameters')?.namedChildren.filter((one) => one.type === 'parameter_declaration');
}
