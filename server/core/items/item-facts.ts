/**
 * What one item defines and declares, told from its own text and what is around it alone; so it is told once, however
 * often the file is edited elsewhere. Names and places are kept, nodes are not.
 */
import {
  declarationsIn,
  type DeclarationKind,
  type Indexed,
  type NamedDeclaration,
} from '../lowering/c-index';
import { functionsOf, type FunctionDefinition, type ParsedFunction } from '../syntax/functions';
import { withoutMethodBodies } from './method-bodies';
import type { SyntaxNode } from '../syntax/port';
import type { Span } from '../text';
import { scopeNames, type OpenScope } from './boundary';
import type { Item } from './item';
import { nodeAt, type ItemTrees } from './item-trees';

export interface ItemFacts {
  readonly functions: readonly ItemFunction[];
  readonly declarations: readonly ItemDeclaration[];
}

/** The same, told from the text alone: names are without what is around it. */
export interface FoundInText {
  readonly functions: readonly FunctionPlace[];
  readonly declarations: readonly FoundDeclaration[];
}

interface FoundDeclaration extends Omit<NamedDeclaration, 'node'> {
  readonly type: string;
  /** Relative to the item. */
  readonly place: Span;
  /** In what was read of the item (ItemTrees.ofDeclarations). */
  readonly readAt: Span;
}

type FunctionPlace = Pick<FunctionDefinition, 'name' | 'scope' | 'inClass' | 'nameSpan' | 'span' | 'body'>;

const nothing: ItemFacts = { functions: [], declarations: [] };

/** A definition in an item: the same object as long as the item is, and moving with it. */
export class ItemFunction implements FunctionDefinition {
  readonly name: string;
  readonly scope: readonly string[];
  readonly inClass: boolean;
  readonly text: string;

  /** Places in `found` are relative to the item. */
  constructor(
    readonly item: Item,
    private readonly trees: ItemTrees,
    private readonly found: FunctionPlace,
  ) {
    this.name = found.name;
    this.scope = found.scope;
    this.inClass = found.inClass;
    this.text = item.text.slice(found.span.start, found.span.end);
  }

  get nameSpan(): Span {
    return moved(this.found.nameSpan, this.item.start);
  }

  get span(): Span {
    return moved(this.found.span, this.item.start);
  }

  get body(): Span {
    return moved(this.found.body, this.item.start);
  }

  /** What stands in front of it in its line, if that is nothing but blanks: a fix writes its lines as deep. */
  get indent(): string | undefined {
    const before = this.item.text.slice(0, this.found.span.start);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    return line.trim() === '' ? line : undefined;
  }

  /** With its body; undefined if errors there hide it from the grammar. */
  get node(): SyntaxNode | undefined {
    const { start } = this.body;
    return functionsOf(this.trees.of(this.item)).find((one) => one.body.start === start)?.node;
  }

  /** With an empty body, whatever is wrong in it. */
  get head(): SyntaxNode | undefined {
    const { item, found } = this;
    const text = `${item.text.slice(found.span.start, found.body.start)}{}`;
    const root = this.trees.parse(text, item.start + found.span.start);
    return functionsOf(root)[0]?.node ?? this.node;
  }
}

/** Units behind a declaration that are looked at. */
const longestRest = 120;

/** Where a declaration stands; shared by all the names in it. */
export class DeclarationPlace {
  constructor(
    readonly item: Item,
    private readonly trees: ItemTrees,
    private readonly type: string,
    private readonly relative: Span,
    private readonly readAt: Span,
  ) {}

  get span(): Span {
    return moved(this.relative, this.item.start);
  }

  get text(): string {
    return this.item.text.slice(this.relative.start, this.relative.end);
  }

  /** What follows it in its item: an attribute that the grammar did not take for a part of it. */
  get rest(): string {
    return this.item.text.slice(this.relative.end, this.relative.end + longestRest);
  }

  /** In a class, without bodies of methods; its places are those of what is read then. */
  get node(): SyntaxNode {
    const { start, end } = moved(this.readAt, this.item.start);
    return nodeAt(this.trees.ofDeclarations(this.item), this.type, start, end);
  }
}

export class ItemDeclaration implements Indexed {
  readonly name: string;
  readonly kind: DeclarationKind;
  readonly scope: readonly string[];

  constructor(
    readonly place: DeclarationPlace,
    { name, kind, scope }: Omit<NamedDeclaration, 'node'>,
  ) {
    this.name = name;
    this.kind = kind;
    this.scope = scope;
  }

  get span(): Span {
    return this.place.span;
  }

  get text(): string {
    return this.place.text;
  }

  get node(): SyntaxNode {
    return this.place.node;
  }

  get cLinkage(): boolean {
    return isIn(this.place.item.scope, 'linkage');
  }

  get isMember(): boolean {
    return this.scope.length > 0 || isIn(this.place.item.scope, 'namespace');
  }
}

export function factsOf(item: Item, trees: ItemTrees): ItemFacts {
  return (item.facts ??= readFacts(item, trees));
}

function readFacts(item: Item, trees: ItemTrees): ItemFacts {
  if (item.kind !== 'function' && item.kind !== 'declaration') return nothing;
  const scope = scopeNames(item.scope);
  // In C a tag has no scope, whatever is around it.
  const isShared = trees.language === 'cpp' || scope.length === 0;
  const { functions, declarations } = isShared
    ? within(scope, (item.told.found ??= readText(item, trees, [])))
    : readText(item, trees, scope);
  const places = new Map<string, DeclarationPlace>();
  return {
    functions: functions.map((one) => new ItemFunction(item, trees, one)),
    declarations: declarations.map((one) => {
      const { start, end } = one.place;
      const key = `${one.type} ${start} ${end}`;
      let place = places.get(key);
      if (place === undefined) {
        place = new DeclarationPlace(item, trees, one.type, one.place, one.readAt);
        places.set(key, place);
      }
      return new ItemDeclaration(place, one);
    }),
  };
}

function within(scope: readonly string[], found: FoundInText): FoundInText {
  if (scope.length === 0) return found;
  const around = scope.map((name) => `${name}::`).join('');
  return {
    functions: found.functions.map((one) => ({
      ...one,
      name: `${around}${one.name}`,
      scope: [...scope, ...one.scope],
    })),
    declarations: found.declarations.map((one) => ({
      ...one,
      name: one.kind === 'record' ? one.name.replace(' ', ` ${around}`) : `${around}${one.name}`,
      scope: [...scope, ...one.scope],
    })),
  };
}

function readText(item: Item, trees: ItemTrees, scope: readonly string[]): FoundInText {
  const { body, name } = item;
  if (body === undefined) return readWhole(item, trees, scope);
  const place: FunctionPlace | undefined =
    name === undefined
      ? readHead(item, body, trees, scope)
      : {
          name: [...scope, item.text.slice(name.start, name.end)].join('::'),
          scope,
          inClass: false,
          nameSpan: name,
          span: { start: item.code, end: body.end },
          body,
        };
  return place === undefined ? readWhole(item, trees, scope) : { functions: [place], declarations: [] };
}

/** Reads the head alone: an error in the body must not matter. Undefined if it is no function's. */
function readHead(
  { text }: Item,
  body: Span,
  trees: ItemTrees,
  scope: readonly string[],
): FunctionPlace | undefined {
  return trees.read(`${text.slice(0, body.start)}{}`, 0, (root) => {
    const [found, other] = functionsOf(root, scope);
    if (found?.body.start !== body.start || other !== undefined) return undefined;
    return { ...placeOf(found), span: { start: found.span.start, end: body.end }, body };
  });
}

function readWhole(item: Item, trees: ItemTrees, scope: readonly string[]): FoundInText {
  if (trees.language !== 'cpp') return readDeclarations(item.readable, trees, scope);
  const { text, whereIs } = withoutMethodBodies(item.readable);
  if (text.length === item.readable.length) return readDeclarations(text, trees, scope);
  const known = readAgain(text, trees);
  const there = ({ start, end }: Span): Span => ({ start: whereIs(start), end: whereIs(end) });
  return {
    functions: known.functions.map((one) => ({
      ...one,
      nameSpan: there(one.nameSpan),
      span: there(one.span),
      body: there(one.body),
    })),
    declarations: known.declarations.map((one) => ({ ...one, place: there(one.place) })),
  };
}

/** What was read last of a document, places included: who edits a body of a method has the same class read without it, key by key. */
const lastRead = new WeakMap<ItemTrees, { readonly text: string; readonly found: FoundInText }>();

function readAgain(text: string, trees: ItemTrees): FoundInText {
  const last = lastRead.get(trees);
  if (last?.text === text) return last.found;
  const found = readDeclarations(text, trees, []);
  lastRead.set(trees, { text, found });
  return found;
}

function readDeclarations(text: string, trees: ItemTrees, scope: readonly string[]): FoundInText {
  return trees.read(text, 0, (root) => ({
    functions: functionsOf(root, scope).map(placeOf),
    declarations: declarationsIn(root, scope, trees.language).map(({ name, kind, scope: own, node }) => {
      const { type, start, end } = node;
      return { name, kind, scope: own, type, place: { start, end }, readAt: { start, end } };
    }),
  }));
}

function placeOf({ name, scope, inClass, nameSpan, span, body }: ParsedFunction): FunctionPlace {
  return { name, scope, inClass, nameSpan, span, body };
}

function isIn(around: OpenScope | undefined, kind: OpenScope['kind']): boolean {
  for (let scope = around; scope !== undefined; scope = scope.parent) if (scope.kind === kind) return true;
  return false;
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Names of the namespaces around an item; what stands before `::` and is none of them is a class. */
export function namespaceNames(scope: OpenScope | undefined): readonly string[] {
  const names = scopeNames(scope);
  return names.map((_, at) => names.slice(0, at + 1).join('::'));
}
