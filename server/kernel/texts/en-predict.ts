/**
 * English sentences of predictions (server/kernel/predict.ts): `predict.why` tells why something cannot be foretold, `predict.note` what an answer
 * rests on.
 */
export const enPredict = {
  'predict.why.held':
    'Some of the pages may be held for I/O, which cannot be seen from outside; a held page ends the call with a positive number.',
  'predict.why.room':
    'It is not certain that the wanted node has memory for all of the pages; where it has not, the call fails with ENOMEM after some have moved.',
  'predict.why.pages': 'What some of the pages meet cannot be seen from outside, and the return hangs on it.',
  'predict.why.editions':
    'Kernels that call themselves {kernel} differ in this, because corrections were carried over to some of them.',
  'predict.why.compat':
    'This kernel misreads the arrays of a 32-bit program, so the call is about other addresses than it names.',
  'predict.why.kernel': 'The rules of this kernel are not known.',
  'predict.note.no-pages': 'The call names no page.',
  'predict.note.flags':
    'flags has bits that move_pages does not take; nothing is looked at and nothing moves.',
  'predict.note.privilege':
    'MPOL_MF_MOVE_ALL needs CAP_SYS_NICE in the initial user namespace, which the program does not have; nothing moves.',
  'predict.note.no-node':
    'Entry {index} names node {node}, which has no memory or does not exist: the call ends there. Its entry and all later ones stay unwritten, and pages before it stay moved.',
  'predict.note.not-allowed':
    'Entry {index} names node {node}, which the cpuset of the program does not permit: the call ends there. Its entry and all later ones stay unwritten, and pages before it stay moved.',
  'predict.note.unreadable':
    'The kernel cannot read entry {index} of the arrays: the call ends there, and pages before it stay moved.',
  'predict.note.no-status':
    'status is NULL: pages of the first run move, then the call fails because it cannot tell about them.',
  'predict.note.failed':
    'The run of pages that begins at entry {index} does not move as a whole: the call ends with it, and its status entries stay unwritten though most of its pages moved.',
  'predict.note.twice':
    'A page that is named again in the same run, also as another part of the same huge page, gets -EBUSY, though it moves.',
  'predict.note.unheld':
    'It is assumed that no page is held for I/O while the call runs, which cannot be seen from outside.',
} as const;
