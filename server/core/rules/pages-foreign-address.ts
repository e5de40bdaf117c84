/** Addresses of this program with the pid of another process. */
import type { RegionFacts } from '../facts/region';
import { pageEntries, regionOfEntry } from './entries';
import type { Rule } from './rule';
import { memoryInWords, regionPlace } from './support/places';
import { makesProcesses, targetOf } from './support/target';
import { phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';

export const pagesForeignAddress: Rule = {
  id: 'pages-foreign-address',
  severity: 'warning',
  title: "This program's addresses with another process's pid",
  calls: ['move_pages'],
  supersedes: ['pages-unaligned'],
  messages: {
    own: {
      what: 'pages names {object} of this program, but {pid} is another process.',
      why: 'The kernel looks every address up in the memory of the target: there it is some other page, or none (-EFAULT).',
      do: "Pass 0 as the pid, or addresses of the target's memory as /proc/PID/maps lists them.",
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const pid = facts.argument('pid');
    const array = facts.array('pages');
    if (pages === undefined || pid === undefined || array === undefined || facts.countIs === 'zero') return;
    if (targetOf(facts) !== 'other' || makesProcesses(facts)) return;
    for (const entry of pageEntries(facts, array)) {
      const region = regionOfEntry(facts, entry, isPrivate);
      if (region === undefined) continue;
      report({
        messageId: 'own',
        data: { object: describe(region), pid: pid.text },
        span: pages.span,
        restsOn: [pages.value, entry.value, pid.value],
        related: [
          { span: pid.span, message: phrase('The other process') },
          { span: entry.origin.span, message: phrase('The address is stored here') },
          ...regionPlace(region, phrase('This is what is named')),
        ],
      });
      return;
    }
  },
};

/** No other process has it: a variable, the heap, a private mapping without a file. */
function isPrivate({ origin, state, script }: RegionFacts): boolean {
  // Typed arrays: at most the threads of this process share one.
  if (script) return true;
  if (origin.kind === 'variable') return origin.storage !== 'synthetic';
  if (origin.kind !== 'allocation' || !origin.anonymous) return false;
  // A mapping whose flags are not known may be shared.
  return !/map/i.test(origin.function) || state.mapping?.shared === false;
}

function describe(region: RegionFacts): Phrase {
  const memory = memoryInWords(region);
  if (memory !== undefined) return memory;
  return region.name === undefined || region.name === ''
    ? phrase('an object')
    : phrase('the variable {name}', { name: region.name });
}
