/**
 * Nodes are chosen from what the caller may use, where the kernel asks what the target may use. A set that is kept across
 * calls is not reported: whether it is renewed in time is not seen in one function.
 */
import { constantValues } from '../../kernel/constants';
import type { CallFacts } from '../facts/call-facts';
import type { LinearForm } from '../facts/linear';
import { soleSymbol, type Composition, type Producer } from '../facts/provenance';
import { formOf, integerOf, pointerOf, type AbstractValue } from '../facts/value';
import type { Rule } from './rule';
import { nodeEntries } from './support/node-entries';
import { isPrinter } from './support/printers';
import { makesProcesses, targetOf } from './support/target';
import { phrase } from '../../languages/phrase';

export const nodesTargetUnchecked: Rule = {
  id: 'nodes-target-unchecked',
  severity: 'warning',
  title: "Nodes from the caller's set for another process",
  calls: ['move_pages'],
  messages: {
    own: {
      what: 'The nodes are chosen from those that this process may use ({function}), but {pid} is another process.',
      why: "The kernel checks each node against the target's set: one outside it stops the call with EACCES, after earlier pages have been moved.",
      do: 'Choose from Mems_allowed_list in /proc/PID/status of the target, and handle EACCES: the set may change at any time.',
    },
  },
  check(facts, report) {
    const nodes = facts.argument('nodes');
    const pid = facts.argument('pid');
    if (nodes === undefined || pid === undefined || targetOf(facts) !== 'other') return;
    if (makesProcesses(facts) || mayAskTarget(facts) || placesOwnPages(facts)) return;
    const tested = testedSet(facts);
    for (const entry of nodeEntries(facts)) {
      // A number that is written down was chosen by somebody else.
      if (integerOf(entry.value) !== undefined) continue;
      const found =
        facts
          .formsOf(entry.value)
          .map((form) => ownSetIn(facts, form))
          .find((one) => one !== undefined) ?? tested;
      if (found === undefined) continue;
      report({
        messageId: 'own',
        data: { function: found.function, pid: pid.text },
        span: nodes.span,
        restsOn: [nodes.value, entry.value, pid.value],
        related: [
          { span: found.span, message: phrase('This is the set of the caller') },
          { span: entry.origin.span, message: phrase('The node is stored here') },
          { span: pid.span, message: phrase('The other process') },
        ],
      });
      return;
    }
  },
};

/** numa_get_mems_allowed() returns the caller's set; get_mempolicy() with MPOL_F_MEMS_ALLOWED stores it. */
function isOwnSet({ function: name, through, arguments: given }: Producer): boolean {
  if (name === 'numa_get_mems_allowed') return through === undefined;
  // nodemask, maxnode, addr, flags: the same distance in every spelling of the call.
  const flags = through === undefined ? undefined : given[through + 3];
  return (
    name === 'get_mempolicy' &&
    flags !== undefined &&
    integerOf(flags) === BigInt(constantValues.MPOL_F_MEMS_ALLOWED)
  );
}

const steps = 8;

/** The call that gave the set which the number is computed from: `ffsl(mask) - 1`. */
function ownSetIn(facts: CallFacts, form: LinearForm, left = steps): Producer | undefined {
  if (left === 0) return undefined;
  for (const name of form.terms.flatMap((term) => term.symbols)) {
    const producer = facts.producerOf(name);
    if (producer !== undefined && isOwnSet(producer)) return producer;
    const parts = [
      ...(facts.compositionOf(name)?.operands ?? []),
      ...(producer?.arguments ?? []).flatMap((one) => facts.formsOf(one)),
    ];
    for (const part of parts) {
      const found = ownSetIn(facts, part, left - 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const membership: ReadonlySet<string> = new Set(['numa_bitmask_isbitset', 'nodemask_isset']);

/** The set in which numbers are looked up before the move: `numa_bitmask_isbitset(set, node)`, `set & (1UL << node)`. */
function testedSet(facts: CallFacts): Producer | undefined {
  for (const one of facts.computations()) {
    const set = 'function' in one ? lookedUp(facts, one) : masked(facts, one);
    const found = set === undefined ? undefined : ownSetIn(facts, set);
    if (found !== undefined && found.span.start < facts.site.span.start) return found;
  }
  return undefined;
}

function lookedUp(
  facts: CallFacts,
  { function: name, span, arguments: [set, node] }: Producer,
): LinearForm | undefined {
  if (!membership.has(name) || set === undefined || node === undefined || integerOf(node) !== undefined)
    return undefined;
  return span.start < facts.site.span.start ? addressOf(facts, set) : undefined;
}

/** The number that a pointer came as, where nothing else is known of what it points to. */
function addressOf(facts: CallFacts, value: AbstractValue): LinearForm | undefined {
  const point = pointerOf(value);
  return point === undefined ? formOf(value) : facts.compositionOf(point.region)?.operands[0];
}

function masked(facts: CallFacts, { operator, operands: [a, b] }: Composition): LinearForm | undefined {
  if (a === undefined || b === undefined || operator !== 'and') return undefined;
  if (isBitOfNode(facts, b)) return a;
  return isBitOfNode(facts, a) ? b : undefined;
}

/** `1UL << node` of a variable; what is read back from memory may be the outcome of the move. */
function isBitOfNode(facts: CallFacts, form: LinearForm): boolean {
  const name = soleSymbol(form);
  const composition = name === undefined ? undefined : facts.compositionOf(name);
  const by = composition?.operator === 'shl' ? composition.operands[1] : undefined;
  const node = by === undefined ? undefined : soleSymbol(by);
  return node !== undefined && facts.compositionOf(node) === undefined;
}

const knowsNothing = /^(?:numa_)?(?:move|migrate)_pages$|^(?:kill|ptrace|waitpid|pidfd_open|SYS_\w+)$/;

/** The function reads a file, or hands the pid to something that may look at the target's set. */
function mayAskTarget(facts: CallFacts): boolean {
  if ([...facts.callees].some((name) => /open|read|gets|getline|scanf/.test(name))) return true;
  const pid = facts.argument('pid');
  const key = pid === undefined ? undefined : formOf(pid.value)?.key;
  const isPid = (value: AbstractValue): boolean => key !== undefined && formOf(value)?.key === key;
  return facts
    .computations()
    .some(
      (one) =>
        'function' in one &&
        !knowsNothing.test(one.function) &&
        !isPrinter(one.function) &&
        one.arguments.some(isPid),
    );
}

/** The set may have been asked for on behalf of these. */
function placesOwnPages(facts: CallFacts): boolean {
  if (
    [...facts.callees].some((name) => /^(?:numa_alloc|numa_bind|numa_set_|mbind$|set_mempolicy)/.test(name))
  )
    return true;
  return facts.calls.some((one) => {
    const pid = one.key === facts.key ? undefined : one.value('pid');
    return one.call === 'move_pages' && pid !== undefined && integerOf(pid) === 0n;
  });
}
