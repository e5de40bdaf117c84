/** The loop around a call, and what moves on in it from one iteration to the next. */
import type { ParameterRole } from '../../kernel/calls';
import type { Span } from '../text';
import type { ArgumentFacts, CallFacts } from './call-facts';
import { mentions, type LinearForm } from './linear';
import type { ObservedCall } from './observer';
import { formOf, pointerOf, unknownValue, type AbstractValue } from './value';

export function loopOf(
  observed: ObservedCall,
  argument: (role: ParameterRole) => ArgumentFacts | undefined,
  call: Span,
): CallFacts['loop'] {
  const { frame, instruction } = observed;
  const block = frame.graph.blocks.find((one) => one.instructions.includes(instruction));
  if (block === undefined) return undefined;
  const loop = [...frame.order.loops.values()]
    .filter((one) => one.blocks.has(block.id))
    .sort((a, b) => a.blocks.size - b.blocks.size)[0];
  if (loop === undefined) return undefined;
  const entry = (frame.order.predecessors.get(loop.head) ?? [])
    .filter((one) => !loop.blocks.has(one))
    .map((one) => frame.graph.blocks[one]?.terminator)
    .find(
      (one) => one !== undefined && one.origin.span.start <= call.start && one.origin.span.end >= call.end,
    );
  const head = frame.heads.get(loop.head)?.loop;
  const form = formOf(argument('pid')?.value ?? unknownValue);
  const pidVaries =
    form === undefined || head === undefined
      ? true
      : head.symbols.variesIn(form, head.sites) || mentions(form, (name) => name === head.tau);
  const pages = argument('pages')?.value ?? unknownValue;
  return {
    span: entry?.origin.span ?? call,
    pidVaries,
    pageAdvances: head !== undefined && pageAdvances(observed, pages, head.tau),
    addressAdvances: head !== undefined && addressAdvances(observed, argument('addr')?.value, head.tau),
  };
}

/** The address moves on with each iteration, or is read from the next entry of an array. */
function addressAdvances(observed: ObservedCall, address: AbstractValue | undefined, tau: string): boolean {
  const { symbols } = observed.memory;
  const steps = (form: LinearForm, depth: number): boolean =>
    mentions(
      form,
      (name) =>
        name === tau ||
        (depth < 4 &&
          (symbols.compositionOf(name)?.operands.some((operand) => steps(operand, depth + 1)) ?? false)),
    );
  const numbers = (address?.points ?? []).map((point): readonly LinearForm[] => {
    if (point.kind === 'integer') return [point.form];
    const { origin } = observed.memory.table.get(point.region);
    return origin.kind === 'reached' && origin.at !== undefined ? [point.offset, origin.at] : [point.offset];
  });
  return numbers.length > 0 && numbers.every((forms) => forms.some((form) => steps(form, 0)));
}

/** The first entry of pages, or where it is read from, moves on by a fixed step with each iteration. */
function pageAdvances(observed: ObservedCall, pages: AbstractValue, tau: string): boolean {
  const pointer = pointerOf(pages);
  if (pointer?.rounding !== 'none') return false;
  const advances = (form: LinearForm | undefined): boolean =>
    form !== undefined && mentions(form, (name) => name === tau);
  const address = pointerOf(observed.memory.load(pointer.region, pointer.offset, 8));
  return advances(pointer.offset) || advances(address?.offset);
}
