/** Addresses in an array whose elements are no 64-bit integers. */
import type { Rule } from './rule';
import { libraryName } from './support/foreign-words';
import { elementsOf, listFate, madePlace, ofClass } from './support/script-objects';
import { phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';

export const pagesElemType: Rule = {
  id: 'pages-elem-type',
  severity: 'error',
  title: 'Addresses in an array of another type than 64-bit integers',
  calls: ['move_pages'],
  languages: 'script',
  fix: 'suggestion',
  supersedes: [
    'pages-null-entries',
    'count-exceeds-array',
    'pages-base-address',
    'pages-stride',
    'pages-duplicate',
  ],
  messages: {
    float: {
      what: 'pages is {class}, and the kernel reads addresses of 64 bits.',
      why: 'It takes the bits of each floating-point number for an address: the call returns 0, and every entry is -EFAULT.',
      do: 'Use a BigUint64Array, with BigInt addresses.',
    },
    narrow: {
      what: 'pages is {class}, whose elements have {size}, and the kernel reads addresses of 64 bits.',
      why: 'It takes {parts} elements for one address, and reads past the end of the array: the entries are -EFAULT, or other pages are moved.',
      do: 'Use a BigUint64Array, with BigInt addresses.',
    },
    rejected: {
      what: 'pages is a plain array, which {library} does not take here.',
      why: 'It throws before anything is called: it cannot know what the elements are for C.',
      do: 'Use a BigUint64Array, with BigInt addresses.',
    },
  },
  check(facts, report) {
    const pages = facts.argument('pages');
    if (pages === undefined || facts.countIs === 'zero') return;
    const library = facts.foreign?.fn.library;
    const object = pages.script?.object;
    if (object !== undefined && library !== undefined && listFate(facts, pages) === 'rejected') {
      report({
        messageId: 'rejected',
        data: { library: libraryName(library) },
        span: pages.span,
        restsOn: [pages.value],
        related: madePlace(object, phrase('pages is made here')),
      });
      return;
    }
    const elements = elementsOf(pages);
    if (elements === undefined || (elements.bytes === 8 && !elements.float)) return;
    const { bytes, float } = elements;
    report({
      messageId: float ? 'float' : 'narrow',
      data: {
        class: withArticle(elements.object.name),
        size: bytes === 1 ? phrase('one byte') : phrase('{bytes} bytes', { bytes }),
        parts: bytes === 4 ? phrase('two') : bytes === 2 ? phrase('four') : phrase('eight'),
      },
      span: pages.span,
      restsOn: [pages.value],
      related: madePlace(elements.object, phrase('pages is made here')),
      fixes: ofClass(facts, elements.object, 'BigUint64Array'),
    });
  },
};

function withArticle(name: string): Phrase {
  return /^[AEIO]/.test(name) ? phrase('an {name}', { name }) : phrase('a {name}', { name });
}
