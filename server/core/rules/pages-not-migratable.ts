/** Memory of a device. */
import type { CallFacts } from '../facts/call-facts';
import { soleSymbol } from '../facts/provenance';
import type { Cell, Fill, RegionFacts } from '../facts/region';
import { formOf, pointerOf } from '../facts/value';
import { pageEntries } from './entries';
import type { Rule } from './rule';
import { expectsMissingPage } from './support/missing-page';
import { regionPlace } from './support/places';
import { phrase } from '../../languages/phrase';

export const pagesNotMigratable: Rule = {
  id: 'pages-not-migratable',
  severity: 'hint',
  title: 'Memory of a device',
  calls: ['move_pages'],
  messages: {
    device: {
      what: 'pages names memory that is mapped from {device}.',
      why: 'Such memory belongs to the device and has no pages that could move: a move reports -EFAULT for it, a query -ENOENT.',
      do: 'Leave it out of the call.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    const array = facts.array('pages');
    if (pages === undefined || array === undefined || facts.countIs === 'zero') return;
    if (expectsMissingPage(facts)) return;
    for (const entry of pageEntries(facts, array)) {
      const region = mappedRegion(facts, entry);
      const device = region === undefined ? undefined : deviceOf(facts, region);
      if (region === undefined || device === undefined) continue;
      report({
        messageId: 'device',
        data: { device },
        span: pages.span,
        restsOn: [pages.value, entry.value],
        related: [
          { span: entry.origin.span, message: phrase('The address is stored here') },
          ...regionPlace(region, phrase('It is mapped here')),
        ],
      });
      return;
    }
  },
};

function mappedRegion(facts: CallFacts, entry: Cell | Fill): RegionFacts | undefined {
  const point = entry.may ? undefined : pointerOf(entry.value);
  const region = point === undefined ? undefined : facts.region(point);
  return region?.state.mapping?.file === undefined || region.many ? undefined : region;
}

/** Physical memory, user-space drivers, graphics: mapped as bare page frames. Not /dev/shm, /dev/zero, /dev/hugepages. */
const device =
  /^["'`](\/dev\/(?:mem|kmem|uio\d|vfio\/|nvidia|dri\/|fb\d|dax\d|kfd|infiniband\/)[^"'`]*)["'`]$/;

/** The device that the mapping's descriptor was opened on, by its name in the source. */
function deviceOf(facts: CallFacts, { state }: RegionFacts): string | undefined {
  const form = state.mapping?.file === undefined ? undefined : formOf(state.mapping.file);
  const name = form === undefined ? undefined : soleSymbol(form);
  const producer = name === undefined ? undefined : facts.producerOf(name);
  if (producer === undefined || !/^(?:SAFE_)?open(?:64|at)?$/i.test(producer.function)) return undefined;
  for (const argument of producer.arguments) {
    const point = pointerOf(argument);
    const path = point === undefined ? undefined : facts.region(point);
    if (path?.origin.kind === 'string' && path.span !== undefined)
      return device.exec(facts.edits.textOf(path.span))?.[1];
  }
  return undefined;
}
