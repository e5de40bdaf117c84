/**
 * A family that another extension brought, checked: it comes without types, from code that nobody here has read. What its functions
 * throw or give that is no answer counts as no answer, and is told once.
 */
import { fieldsOf, listOf, textOf } from '../shape';
import type { Fields } from '../shape';
import { cExpressions, noNumber, parseCInteger } from './family';
import { generic } from './generic';
import type { RegisteredFamily } from './registry';
import { shownTypes } from './shown-types';

export type BroughtFamily =
  | { readonly ok: true; readonly family: RegisteredFamily }
  /** `problem` is a sentence. */
  | { readonly ok: false; readonly problem: string };

/** What a family may have, and what of it; `required` ones it must have. */
const members: Readonly<Record<string, { readonly is: (value: unknown) => boolean; readonly what: string }>> =
  {
    id: {
      is: (value) => /^[a-z0-9-]+$/.test(textOf(value) ?? ''),
      what: 'lower case letters, digits and dashes',
    },
    title: { is: isFilled, what: 'a text that is not empty' },
    types: { is: (value) => isTexts(value) && listOf(value).length > 0, what: 'a list of at least one text' },
    evaluateContext: { is: isFilled, what: 'a text that is not empty' },
    integerExpressions: { is: isFunction, what: 'a function' },
    parseInteger: { is: isFunction, what: 'a function' },
    readsMemoryByAddress: { is: (value) => typeof value === 'boolean', what: 'true or false' },
    pidExpressions: { is: isTexts, what: 'a list of texts' },
    processSecrets: { is: isTexts, what: 'a list of texts' },
  };
const required = ['id', 'title', 'types'];

/** @param tell hears of what the family's functions do wrong, a sentence each */
export function familyFrom(value: unknown, tell: (problem: string) => void): BroughtFamily {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, problem: 'A debugger family must be an object.' };
  const fields = fieldsOf(value);
  for (const [name, { is, what }] of Object.entries(members)) {
    const given = fields[name];
    if (given === undefined && !required.includes(name)) continue;
    if (!is(given)) return { ok: false, problem: `"${name}" of a debugger family must be ${what}.` };
  }
  return { ok: true, family: build(fields, once(textOf(fields['id']) ?? '', tell)) };
}

function build(fields: Fields, tell: (problem: string) => void): RegisteredFamily {
  const parse = call(fields, 'parseInteger', tell);
  const spell = call(fields, 'integerExpressions', tell);
  const parseInteger = (result: string): bigint | undefined => {
    if (parse === undefined) return parseCInteger(result);
    const integer = parse(result);
    if (integer === undefined || typeof integer === 'bigint') return integer;
    tell('parseInteger() gave what is neither a bigint nor undefined');
    return undefined;
  };
  const integerExpressions = (text: string): readonly string[] => {
    if (spell === undefined) return generic.argumentExpressions(text);
    const spelled = spell(text);
    if (isTexts(spelled)) return texts(spelled);
    tell('integerExpressions() gave no list of texts');
    return [];
  };
  const types = texts(fields['types']);
  const context = textOf(fields['evaluateContext']);
  return {
    ...cExpressions(integerExpressions),
    typeReading: shownTypes,
    id: textOf(fields['id']) ?? '',
    title: textOf(fields['title']) ?? '',
    types,
    serves: ({ debuggerType }) => types.includes(debuggerType),
    readsMemoryByAddress: ({ readMemory }) => readMemory && fields['readsMemoryByAddress'] === true,
    ...(context === undefined ? {} : { evaluateContext: context }),
    parseInteger,
    parseArgument: (result) => {
      const value = parseInteger(result);
      return value === undefined ? { kind: 'refused', reason: noNumber(result) } : { kind: 'integer', value };
    },
    pidExpressions:
      fields['pidExpressions'] === undefined ? generic.pidExpressions : texts(fields['pidExpressions']),
    processSecrets: texts(fields['processSecrets']),
  };
}

/** A function of the family, called on the family as its author expects; undefined where it has none. */
function call(
  fields: Fields,
  name: string,
  tell: (problem: string) => void,
): ((text: string) => unknown) | undefined {
  const given = fields[name];
  if (typeof given !== 'function') return undefined;
  return (text) => {
    try {
      const answer: unknown = Reflect.apply(given, fields, [text]);
      return answer;
    } catch (error) {
      tell(`${name}() failed: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
}

/** The same complaint for every argument of every call helps nobody. */
function once(id: string, tell: (problem: string) => void): (problem: string) => void {
  const told = new Set<string>();
  return (problem) => {
    if (told.has(problem)) return;
    told.add(problem);
    tell(`The debugger family "${id}" of another extension does not work: ${problem}.`);
  };
}

function texts(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => textOf(one) ?? []);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}
