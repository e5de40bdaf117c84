/** A sound call of the NUMA family: what it is observed with, and what it does to memory, errno and its result. */
import type { CallInstruction } from '../flow/graph';
import type { ParameterRole } from '../../kernel/calls';
import { havoc } from './access';
import { assumedResult } from './assumption';
import { overwrite } from './calls';
import { errnoOf, noErrno } from './errno';
import { pointers } from './addresses';
import { freshEpoch, freshSymbol, here, type Machine } from './machine';
import type { NumaCall } from './frame';
import { isNull, ofForm, unknownValue, type AbstractValue, type Mark, type RegionId } from './value';

type Argument = (role: ParameterRole) => AbstractValue;

export function numaCall(
  machine: Machine,
  instruction: CallInstruction,
  numa: NumaCall,
  values: readonly AbstractValue[],
): AbstractValue {
  const { memory, analysis, frame } = machine;
  const argument: Argument = (role) => {
    const at = numa.roles.get(role);
    return (at === undefined ? undefined : values[at]) ?? unknownValue;
  };
  const own = frame.depth === 0;
  if (analysis.observer !== undefined) {
    analysis.observer.called(numa.call);
    const observed = { numa, instruction, memory: memory.fork(), values, frame };
    if (own) analysis.observer.call(observed);
    else analysis.observer.forward(observed);
  }
  switch (numa.call) {
    case 'move_pages':
      movePages(machine, instruction, numa, argument);
      break;
    case 'mbind':
      pagesMoved(machine);
      bind(machine, numa, argument('addr'));
      break;
    case 'migrate_pages':
      pagesMoved(machine);
      break;
    case 'get_mempolicy':
      // The node of an address is found out by bringing its page in, as a read does.
      for (const place of pointers(machine, argument('addr')) ?? [])
        if (memory.state(place.region).touched === 'none')
          memory.update(place.region, { touched: 'unknown' });
      break;
    case 'set_mempolicy':
    case 'set_mempolicy_home_node':
      break;
  }
  for (const { role, writes } of numa.parameters)
    if (writes === true) written(machine, instruction, numa, role, values);
  memory.errno = own ? errnoOf(numa.key) : noErrno;
  const marks: readonly Mark[] = own
    ? [{ kind: 'result', call: numa.key, negated: false }]
    : frame.helper === undefined
      ? []
      : [frame.helper];
  return (
    assumedResult(own ? analysis.assumption : undefined, numa.key, marks) ??
    ofForm(freshSymbol(machine, `result:${here(machine)}`), marks)
  );
}

/** Pages go elsewhere: a later query tells nothing of an earlier move any more. */
export function pagesMoved({ memory }: Machine): void {
  memory.forEach((state, region) => {
    if (state.pagesOf.length > 0) memory.update(region, { pagesOf: [] });
  });
}

function bind(machine: Machine, numa: NumaCall, addr: AbstractValue): void {
  const { memory, frame } = machine;
  const key = frame.depth === 0 ? numa.key : inHelper;
  for (const place of pointers(machine, addr) ?? []) {
    const { boundBy } = memory.state(place.region);
    if (!boundBy.includes(key)) memory.update(place.region, { boundBy: [...boundBy, key] });
  }
}

/** Stands for a call of a helper, of which nothing more is known. */
const inHelper = '';

function movePages(machine: Machine, instruction: CallInstruction, numa: NumaCall, argument: Argument): void {
  const { memory, analysis, frame } = machine;
  if (analysis.observer !== undefined) {
    const nodes = argument('nodes').points;
    const query = nodes === undefined || nodes.some((point) => point.kind === 'integer');
    if (frame.depth === 0 && !query)
      for (const place of pointers(machine, argument('nodes')) ?? [])
        analysis.observer.nodesGiven(place.region, numa.key);
    if (query)
      for (const place of pointers(machine, argument('pages')) ?? []) {
        const earlier = memory.state(place.region).pagesOf.filter((key) => key !== numa.key);
        analysis.observer.verified(earlier, instruction.origin.span);
      }
  }
  for (const place of pointers(machine, argument('pages')) ?? []) {
    const state = memory.state(place.region);
    if (frame.depth === 0 && !state.pagesOf.includes(numa.key))
      memory.update(place.region, { pagesOf: [...state.pagesOf, numa.key] });
  }
}

/** The kernel stores through an argument. */
function written(
  machine: Machine,
  { origin }: CallInstruction,
  numa: NumaCall,
  role: ParameterRole,
  values: readonly AbstractValue[],
): void {
  const { memory, analysis, frame } = machine;
  const through = numa.roles.get(role);
  const value = through === undefined ? undefined : values[through];
  if (through === undefined || value === undefined || isNull(value)) return;
  if (role !== 'status') {
    overwrite(machine, value, { function: numa.call, span: origin.span, arguments: values, through });
    return;
  }
  const own = frame.depth === 0;
  const places = pointers(machine, value);
  const epoch = freshEpoch(machine);
  if (places === undefined) havoc(machine);
  for (const place of places ?? []) {
    memory.clobber(place.region, epoch);
    memory.update(place.region, { statusOf: own ? [numa.key] : [] });
    if (own && outlives(machine, place.region)) analysis.observer?.statusEscapes([numa.key]);
  }
}

/** Others can read it: the caller's memory, the program's variables, what an unseen callee knows. */
function outlives(machine: Machine, region: RegionId): boolean {
  const { origin } = machine.analysis.regions.get(region);
  if (machine.memory.state(region).escaped) return true;
  return origin.kind === 'variable' && (origin.storage === 'global' || origin.storage === 'static');
}
