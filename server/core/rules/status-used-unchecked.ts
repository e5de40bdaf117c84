/** Status entries taken for nodes without a look at their sign. */
import type { Use } from '../facts/after-call';
import type { CallFacts } from '../facts/call-facts';
import type { Fix } from '../finding';
import { escapeName, type Span } from '../text';
import type { Rule } from './rule';
import { isScript } from './support/spelling';
import { phrase } from '../../languages/phrase';

export const statusUsedUnchecked: Rule = {
  id: 'status-used-unchecked',
  severity: 'error',
  title: 'Status entries used as nodes without a test',
  calls: ['move_pages'],
  fix: 'suggestion',
  supersedes: ['result-ignored'],
  messages: {
    index: {
      what: 'This uses a status entry as an index without a test for a negative number.',
      why: 'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and the index lies in front of the array.',
      do: 'Use only entries of 0 and above as nodes.',
      script: {
        why: 'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and no element has such an index: what is read is undefined, and what is stored is lost.',
      },
    },
    shift: {
      what: 'This shifts by a status entry without a test for a negative number.',
      why: 'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and the result of such a shift is undefined.',
      do: 'Use only entries of 0 and above as nodes.',
      script: {
        why: 'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, and a shift by a negative number is one by some other number.',
      },
    },
    node: {
      what: 'This passes a status entry as a node to {function}() without a test for a negative number.',
      why: 'An entry is a node or a negative error number: for a page that is not there it is -ENOENT or -EFAULT, which {function}() takes for something else or turns down.',
      do: 'Use only entries of 0 and above as nodes.',
    },
  },
  check(facts, report) {
    const status = facts.argument('status');
    if (status === undefined || facts.countIs === 'zero') return;
    const use = unchecked(facts);
    if (use === undefined) return;
    const tested = facts.after.status.some((one) => one.kind === 'test');
    const passed = use.kind === 'passed';
    const elsewhere = !isWithin(use.span, facts.site.function);
    report({
      messageId: passed ? 'node' : use.kind === 'shifts' ? 'shift' : 'index',
      data: passed ? { function: use.name ?? '' } : {},
      span: use.span,
      // An index that no element has destroys nothing in a script.
      ...(tested || passed || elsewhere || isScript(facts) ? { severity: 'warning' } : {}),
      restsOn: [status.value],
      related: [{ span: facts.site.span, message: phrase('The entry was written by this call') }],
      fixes: passed ? [] : guard(facts, use),
    });
  },
};

/** The first use as a node that is reached with error numbers in all entries, although the call succeeded. */
function unchecked(facts: CallFacts): Use | undefined {
  const { after } = facts;
  if (!after.status.some((use) => isNodeUse(use) && !isAfterTest(facts, use))) return undefined;
  const found = after.when('complete', 'errors');
  if (found === undefined) return undefined;
  // Someone who is not analysed may have looked at the entries, and decides.
  if (found.unseen.size > 0 && after.statusEscapes) return undefined;
  const uses = found.status.filter(
    (use) => use.mixed !== true && isNodeUse(use) && !isAfterTest(facts, use) && !isKey(facts, use),
  );
  return uses.find((use) => use.kind !== 'passed') ?? uses[0];
}

/**
 * All entries may have been looked at before, in a loop of its own: that a loop over no entries goes by is no path on
 * which one of them is used.
 */
function isAfterTest({ after, site }: CallFacts, use: Use): boolean {
  const isEarlier = (span: Span): boolean => span.start < use.span.start || !isWithin(span, site.function);
  return after.status.some((one) => isSignTest(one) && isEarlier(one.span));
}

function isWithin(span: Span, outer: Span): boolean {
  return span.start >= outer.start && span.end <= outer.end;
}

/** A script's object that is no array has a member for every number: `counts[status]++` of a `Record` or of `{}`. */
function isKey({ edits, foreign }: CallFacts, use: Use): boolean {
  if (use.kind !== 'indexes' || foreign === undefined) return false;
  const name = /^(?:[\w$]+\.)*(#?[\w$]+)(?:!|\?\.)?\[/.exec(edits.textOf(use.span))?.[1];
  if (name === undefined) return false;
  const variable = `(?<![\\w$])${escapeName(name)}`;
  const before = edits.searchedUpTo(use.span.start, name.replace('#', ''));
  const object = '(?:\\{|(?:Readonly<|Partial<)*Record<)';
  const declared = `${variable}\\s*(?:\\??:\\s*${object}|(?::[^=;]*)?=\\s*(?:\\{|Object\\.create\\())`;
  if (new RegExp(declared).test(before)) return true;
  const after = edits.textOf({ start: use.span.end, end: use.span.end + 200 });
  return (
    new RegExp(`\\.reduce(?:<[^()]*>)?\\(\\s*\\(?\\s*${variable}\\b`).test(before) &&
    /,\s*(?:\{\s*\}|Object\.create\(null\))/.test(after)
  );
}

/** Told apart from error numbers: by the order, or by being the node that is looked for. */
function isSignTest(use: Use): boolean {
  if (use.kind !== 'test') return false;
  if (use.comparison === 'eq' || use.comparison === 'ne') return (use.against ?? 0n) >= 0n;
  return /^(?:lt|le|gt|ge)$/.test(use.comparison);
}

/** Functions that take a node, and which argument it is. */
const nodeArguments: Readonly<Record<string, readonly number[]>> = {
  numa_alloc_onnode: [1],
  numa_run_on_node: [0],
  numa_set_preferred: [0],
  numa_tonode_memory: [2],
  numa_node_size: [0],
  numa_node_size64: [0],
  numa_node_to_cpus: [0],
  numa_distance: [0, 1],
};

function isNodeUse(use: Use): boolean {
  if (use.kind === 'indexes' || use.kind === 'shifts') return true;
  if (use.kind !== 'passed' || use.name === undefined || use.negated) return false;
  return Object.hasOwn(nodeArguments, use.name) && nodeArguments[use.name]?.includes(use.argument) === true;
}

/** `if (status[i] >= 0)` before a statement that begins with the use and stands alone on its line. */
function guard(facts: CallFacts, use: Use): readonly Fix[] {
  const { edits, site } = facts;
  if (use.kind !== 'indexes' || use.span.start < site.span.end) return [];
  const text = edits.textOf(use.span);
  const before = edits.textOf({ start: site.span.end, end: use.span.start });
  const after = edits.textOf({ start: use.span.end, end: site.function.end });
  const index = /^[\w$.\->]+\[(.+)\]$/.exec(text)?.[1];
  const rest = /^[^;{}\n]*;[ \t]*(?:\/\/[^\n]*)?\r?\n\s*(\w*)/.exec(after);
  if (index === undefined || rest === null || rest[1] === 'else') return [];
  if (!/\n[ \t]*$/.test(before) || !/[;{})]\s*$/.test(before)) return [];
  if (!/^[\w$.\->[\]]+$/.test(index)) return [];
  return [
    {
      title: phrase('Only if {index} is a node', { index }),
      applicability: 'suggestion',
      edits: [{ span: { start: use.span.start, end: use.span.start }, text: `if (${index} >= 0) ` }],
    },
  ];
}
