/**
 * What expressions of a script certainly are. Loops, conditions on unknown values and whatever else may change give
 * `unknown`; so do expressions nested deeper than anybody writes.
 */
import type { ForeignPlace } from '../foreign/foreign-function';
import type { SyntaxNode } from '../syntax/port';
import { builtinCall, globalValue, isInterop } from './builtins';
import { instanceMember, staticMember, thisMember } from './classes';
import { isFilledByCall, isFrozen, staysAsItIs } from './constant-literals';
import { ForeignMemory, foreignForm, libraryCall, openedLibraryCall } from './foreign-values';
import { numberLiteral, stringLiteral } from './literals';
import { moduleMember, moduleValue } from './modules';
import { arrayValue, enumValue, namespaceValue, objectValue } from './objects';
import { binary, truthOf, unary } from './operators';
import { parameterValue } from './parameters';
import type { BindingStep } from './patterns';
import type { ScriptProgram, ScriptUnit } from './program';
import { returnedValue } from './returns';
import type { ScriptDeclaration, ScriptWrite } from './declarations';
import { SettledValues } from './settled-values';
import { unknownStatic, type StaticValue } from './static-value';
import { argumentsOf, childrenOf, isFunction, literalIndex, nodeKey, rootName, withoutTypes } from './syntax';
import { isBinding, isNothing, named, oneOf } from './values';

/** Values that names have while one call of a function is read: parameters by their declaration, enum members by name. */
export interface Frame {
  readonly parameters?: ReadonlyMap<number, StaticValue>;
  readonly names?: ReadonlyMap<string, StaticValue>;
}

/** Where an expression stands. */
export interface Site {
  readonly unit: ScriptUnit;
  readonly frame?: Frame;
}

const maxDepth = 120;
/** Nodes that one question may look at. */
const maxSteps = 20_000;

export class Evaluator {
  readonly program: ScriptProgram;
  readonly foreign = new ForeignMemory();
  readonly #settled: SettledValues;
  #depth = 0;
  #steps = 0;

  constructor(program: ScriptProgram) {
    this.program = program;
    this.#settled = new SettledValues(program.log);
  }

  evaluate(node: SyntaxNode, site: Site): StaticValue {
    if (this.#depth === 0) this.#steps = 0;
    if (this.#depth >= maxDepth || this.#steps >= maxSteps) {
      this.program.log.fragile = true;
      return unknownStatic;
    }
    this.#depth++;
    this.#steps++;
    try {
      return this.#expression(withoutTypes(node), site);
    } finally {
      this.#depth--;
    }
  }

  place(node: SyntaxNode, { unit }: Site): ForeignPlace {
    const span = { start: node.start, end: node.end };
    return unit.file === undefined ? { span } : { span, file: unit.file };
  }

  #expression(node: SyntaxNode, site: Site): StaticValue {
    switch (node.type) {
      case 'identifier':
      case 'shorthand_property_identifier':
        return this.#identifier(node, site);
      case 'number': {
        const value = numberLiteral(node.text);
        if (value === undefined) return unknownStatic;
        return typeof value === 'bigint' ? { kind: 'bigint', value } : { kind: 'number', value };
      }
      case 'string':
      case 'template_string':
        return this.#string(node, site);
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true' };
      case 'null':
      case 'undefined':
        return { kind: node.type };
      case 'member_expression':
      case 'subscript_expression':
        return this.#member(node, site);
      case 'call_expression':
        return this.#call(node, site);
      case 'new_expression':
        return this.#construction(node, site);
      case 'object':
        return objectValue(node, site, this);
      case 'array':
        return arrayValue(node, site, this);
      case 'await_expression': {
        const inner = childrenOf(node)[0];
        return inner === undefined ? unknownStatic : this.evaluate(inner, site);
      }
      case 'sequence_expression': {
        const last = childrenOf(node).at(-1);
        return last === undefined ? unknownStatic : this.evaluate(last, site);
      }
      case 'ternary_expression':
        return this.#conditional(node, site);
      case 'unary_expression': {
        const operand = node.field('argument');
        if (operand === undefined) return unknownStatic;
        return unary(node.field('operator')?.type ?? '', this.evaluate(operand, site));
      }
      case 'binary_expression':
        return this.#binary(node, site);
      case 'assignment_expression': {
        const value = node.field('right');
        return value === undefined ? unknownStatic : this.evaluate(value, site);
      }
      case 'augmented_assignment_expression': {
        // `cached ??= koffi.load(…)`: whoever wrote to it, it is that afterwards.
        const left = node.field('left');
        const lazy = /^(?:\?\?|\|\|)=$/.test(node.field('operator')?.type ?? '');
        return lazy && left !== undefined ? this.evaluate(left, site) : unknownStatic;
      }
      case 'class':
      case 'class_declaration':
        return { kind: 'function', node, place: this.place(node, site) };
      case 'import':
        return { kind: 'module', module: 'globalThis', path: ['import'] };
      default:
        if (isFunction(node)) return { kind: 'function', node, place: this.place(node, site) };
        return unknownStatic;
    }
  }

  #string(node: SyntaxNode, site: Site): StaticValue {
    const value = stringLiteral(node, (inner) => {
      const part = this.evaluate(inner, site);
      return part.kind === 'string' || part.kind === 'number' || part.kind === 'bigint'
        ? String(part.value)
        : undefined;
    });
    return value === undefined ? unknownStatic : { kind: 'string', value, place: this.place(node, site) };
  }

  #identifier(node: SyntaxNode, site: Site): StaticValue {
    const name = node.text;
    const framed = site.frame?.names?.get(name);
    if (framed !== undefined) return framed;
    const declaration = site.unit.scopes.lookup(name, node.start);
    return declaration === undefined ? globalValue(name) : this.declared(declaration, site);
  }

  /** What a declared name is wherever it is used. */
  declared(declaration: ScriptDeclaration, site: Site): StaticValue {
    const framed = site.frame?.parameters?.get(declaration.nameNode.start);
    if (framed !== undefined) return framed;
    return this.settled(`name ${declaration.nameNode.start}`, site, () =>
      named(this.#declaration(declaration, site), declaration.name),
    );
  }

  settled(what: string, site: Site, make: () => StaticValue): StaticValue {
    return this.#settled.of(`${site.unit.file ?? ''} ${what}`, site.frame !== undefined, make);
  }

  #declaration(declaration: ScriptDeclaration, site: Site): StaticValue {
    const { kind, node, imported } = declaration;
    const { scopes } = site.unit;
    switch (kind) {
      case 'import':
        return imported === undefined
          ? unknownStatic
          : this.#imported(imported.module, imported.name, site.unit);
      case 'function':
      case 'class':
        return scopes.isReassigned(declaration)
          ? unknownStatic
          : { kind: 'function', node, place: this.place(node, site) };
      case 'enum':
        return scopes.isReassigned(declaration) ? unknownStatic : enumValue(node, site, this);
      case 'namespace':
        return scopes.isReassigned(declaration) ? unknownStatic : namespaceValue(node, site, this);
      case 'parameter':
        return scopes.isReassigned(declaration)
          ? unknownStatic
          : this.#taken(parameterValue(declaration, site, this), declaration.path, site);
      case 'catch':
        return unknownStatic;
      case 'const':
      case 'let':
      case 'var':
        return this.#variable(declaration, site);
    }
  }

  #imported(module: string, name: string, unit: ScriptUnit): StaticValue {
    const value = moduleValue(module, unit, this);
    return name === '*' ? value : moduleMember(value, name, this);
  }

  #variable(declaration: ScriptDeclaration, site: Site): StaticValue {
    const { scopes } = site.unit;
    const { initialiser, path } = declaration;
    if (scopes.isRepeated(declaration)) return unknownStatic;
    const writes = scopes.writesTo(declaration);
    const first =
      initialiser === undefined ? undefined : this.#taken(this.evaluate(initialiser, site), path, site);
    if (writes.length > 0) return this.written(first, writes, site);
    if (first?.kind === 'array' && !this.#isFrozen(first) && !staysAsItIs(declaration, site, this))
      return unknownStatic;
    return first ?? unknownStatic;
  }

  #isFrozen({ place }: StaticValue & { readonly kind: 'array' }): boolean {
    const root = this.program.unitOf(place.file)?.root;
    return root !== undefined && isFrozen(root.namedDescendantAt(place.span.start, place.span.end));
  }

  /** What a place is that begins as `first` (nothing, if undefined) and is written to. Numbers may be read in between. */
  written(first: StaticValue | undefined, writes: readonly ScriptWrite[], site: Site): StaticValue {
    if (writes.length > 8) return unknownStatic;
    const values = writes.map(({ operator, value }) =>
      value !== undefined && /^(?:\?\?|\|\|)?=$/.test(operator)
        ? // A write stands outside of the function that is read.
          this.evaluate(value, { unit: site.unit })
        : unknownStatic,
    );
    const one = oneOf(first === undefined ? values : [first, ...values]);
    return first === undefined || isBinding(one) ? one : unknownStatic;
  }

  /** A part of a value, as a binding pattern takes it. */
  #taken(from: StaticValue, path: readonly BindingStep[], site: Site): StaticValue {
    let value = from;
    for (const step of path) {
      if (step.kind === 'unknown') return unknownStatic;
      value = this.memberOf(value, step.kind === 'member' ? step.name : String(step.index));
      if (value.kind === 'undefined' && step.fallback !== undefined)
        value = this.evaluate(step.fallback, site);
    }
    return value;
  }

  /** A member of a value that nothing changed. */
  memberOf(value: StaticValue, name: string): StaticValue {
    switch (value.kind) {
      case 'object':
        return value.member(name);
      case 'module':
        return moduleMember(value, name, this);
      case 'array': {
        if (name === 'length') return { kind: 'number', value: value.elements.length };
        return /^\d+$/.test(name) ? (value.elements[Number(name)] ?? { kind: 'undefined' }) : unknownStatic;
      }
      case 'string':
        return name === 'length' ? { kind: 'number', value: value.value.length } : unknownStatic;
      case 'foreign':
        return foreignForm(value.call, name);
      case 'function': {
        const unit = this.program.unitOf(value.place.file);
        return unit === undefined ? unknownStatic : staticMember(value.node, name, { unit }, this);
      }
      default:
        return unknownStatic;
    }
  }

  #member(node: SyntaxNode, site: Site): StaticValue {
    const object = node.field('object');
    const name = node.field('property')?.text ?? this.#index(node, site);
    if (object === undefined || name === undefined) return unknownStatic;
    if (object.type === 'this') return named(this.#unchanged(thisMember(node, name, site, this)), name);
    const value = this.#unchanged(this.memberOf(this.evaluate(object, site), name));
    const root = rootName(object);
    if (!isBinding(value) && root !== undefined && isFilledByCall(root, site)) return unknownStatic;
    const writes = this.#writesTo(object, root, name, site);
    if (writes.length === 0) return named(value, name);
    return named(this.written(value.kind === 'undefined' ? undefined : value, writes, site), name);
  }

  /** Arrays in objects are filled later as a rule. */
  #unchanged(value: StaticValue): StaticValue {
    return value.kind === 'array' && !this.#isFrozen(value) ? unknownStatic : value;
  }

  #index(node: SyntaxNode, site: Site): string | undefined {
    const literal = literalIndex(node);
    const index = node.field('index');
    if (literal !== undefined || index === undefined) return literal;
    const value = this.evaluate(index, site);
    return value.kind === 'string' || value.kind === 'number' ? String(value.value) : undefined;
  }

  /** Writes to this member of the same object, named in the same way. */
  #writesTo(
    object: SyntaxNode,
    root: SyntaxNode | undefined,
    name: string,
    { unit }: Site,
  ): readonly ScriptWrite[] {
    // Nobody who writes to it names it in the same way.
    if (root === undefined) return [];
    const declared = unit.scopes.lookup(root.text, root.start);
    // Of what one statement declares, no other one writes a member.
    const isInside = declared !== undefined && !unit.scopes.isTopLevel(declared);
    const writes = unit.scopes.memberWrites(name, isInside ? { at: root.start } : { of: root.text });
    if (writes.length === 0) return writes;
    const spelled = withoutTypes(object).text;
    const meaning = declared?.nameNode.start;
    return writes.filter(({ target }) => {
      const written = target.field('object');
      if (written === undefined || withoutTypes(written).text !== spelled) return false;
      const own = rootName(written);
      return own !== undefined && unit.scopes.lookup(own.text, own.start)?.nameNode.start === meaning;
    });
  }

  #call(node: SyntaxNode, site: Site): StaticValue {
    // Declarations of functions are looked at for each of their calls.
    return this.settled(`call ${nodeKey(node)}`, site, () => this.#called(node, site));
  }

  #called(node: SyntaxNode, site: Site): StaticValue {
    const callee = node.field('function');
    if (callee === undefined) return unknownStatic;
    const written = argumentsOf(node);
    const method = withoutTypes(callee).field('property')?.text;
    const object = method === undefined ? undefined : withoutTypes(callee).field('object');
    if (method !== undefined && object !== undefined) {
      const opened = this.evaluate(object, site);
      if (opened.kind === 'library') return openedLibraryCall(opened, method, written, site, this);
      if (opened.kind === 'foreign' && method === 'bind' && written.length <= 1) return opened;
    }
    const value = this.evaluate(callee, site);
    if (value.kind === 'module')
      return libraryCall(value, written, site, this) ?? builtinCall(value, written, site, this);
    // The interop functions of compilers may stand in the file itself.
    const [first] = written;
    if (isInterop(callee.text) && first !== undefined) return this.evaluate(first, site);
    return value.kind === 'function' ? returnedValue(value, written, site, this) : unknownStatic;
  }

  #construction(node: SyntaxNode, site: Site): StaticValue {
    const constructor = node.field('constructor');
    if (constructor === undefined) return unknownStatic;
    const value = this.evaluate(constructor, site);
    if (value.kind === 'module') return libraryCall(value, argumentsOf(node), site, this) ?? unknownStatic;
    if (value.kind !== 'function') return unknownStatic;
    const unit = this.program.unitOf(value.place.file);
    if (unit === undefined) return unknownStatic;
    return {
      kind: 'object',
      place: this.place(node, site),
      member: (name) => instanceMember(value.node, name, { unit }, this),
    };
  }

  #conditional(node: SyntaxNode, site: Site): StaticValue {
    const condition = node.field('condition');
    const yes = node.field('consequence');
    const no = node.field('alternative');
    if (condition === undefined || yes === undefined || no === undefined) return unknownStatic;
    const truth = truthOf(this.evaluate(condition, site));
    if (truth !== undefined) return this.evaluate(truth ? yes : no, site);
    return oneOf([this.evaluate(yes, site), this.evaluate(no, site)]);
  }

  #binary(node: SyntaxNode, site: Site): StaticValue {
    const left = node.field('left');
    const right = node.field('right');
    const operator = node.field('operator')?.type ?? '';
    if (left === undefined || right === undefined) return unknownStatic;
    const first = this.evaluate(left, site);
    if (operator === '??') {
      if (first.kind === 'unknown') return unknownStatic;
      return isNothing(first) ? this.evaluate(right, site) : first;
    }
    if (operator === '||' || operator === '&&') {
      const truth = truthOf(first);
      if (truth !== undefined) return truth === (operator === '||') ? first : this.evaluate(right, site);
      // `available && koffi.load(…)`: who uses it thinks that it is there.
      const second = operator === '&&' ? this.evaluate(right, site) : unknownStatic;
      return isBinding(second) ? second : unknownStatic;
    }
    return binary(operator, first, this.evaluate(right, site));
  }
}
