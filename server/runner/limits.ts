/** Every bound of the runner in one place, with its reason. Sizes of answers and batches are part of the protocol. */

export const limits = {
  /**
   * Pages a kernel call: 64 MiB of small ones. To ask about them takes some 3 ms and to move them some 50, which is what a cancel waits for. Below
   * 4096 the way through the thread pool shows, and in a move what is done once a batch: journal, checks, a look for huge pages.
   */
  defaultBatch: 16384,
  maxBatch: 32768,
  /** Pages of one request: 256 TiB of small pages, more than the addresses of a process on most machines. Only those in memory take time. */
  maxPages: 2 ** 36,
  /** Runs in one answer: turning more into JSON would hold up the event loop for longer than a frame. */
  maxRuns: 20_000,
  /** Entries of an `array` selection: 64 GiB of small pages, for which the runner takes up to 400 MiB while it sorts them. */
  maxEntries: 1 << 24,
  /** Entries of an `addresses` selection, which travel as text: a gigabyte of small pages. */
  maxAddresses: 1 << 18,
  /** Entries that are sorted before the event loop has its turn: less than a millisecond. */
  sortedAtOnce: 1 << 15,
  /** Bytes of the target's arrays that are read at a time. */
  arrayPiece: 1 << 18,
  /** Entries that are read from text or memory before the event loop has its turn. */
  entriesAtOnce: 1 << 13,
  /** Entries of a call of which a prediction looks at the pages: 4 GiB of small ones. */
  maxPredicted: 1 << 20,
  /** Of these as many at a time, before the event loop has its turn. */
  predictedAtOnce: 1 << 12,
  /** Pages of a stretch without pages that is worth being asked about as one: 2 MiB of small pages. */
  shortestStretch: 512,
  /** Regions that one look at an address space tells apart. */
  regionsAtOnce: 1024,
  /** Entries of /proc/PID/pagemap that one look reads: half a MiB. */
  entriesPerLook: 1 << 16,
  /** Pages that are looked at first; as long as there is nothing to ask about singly, each look goes `reachGrowth` times as far. */
  firstReach: 1024,
  reachGrowth: 64,
  /** Batches that are asked page by page after looks that found nothing better; doubled each time up to this. */
  longestPlain: 16,
  /** Queries of one request that are in the kernel at a time: while one is being read, the next ones are answered. */
  queriesAtOnce: 2,
  /** Pages in memory of a process whose policies are read before a move: 32 GiB of small ones, which takes about a second. */
  maxPolicyPages: 1 << 23,
  /** Ranges that an obstacle names. */
  maxObstacleRanges: 256,
  /** Bytes of one `readMemory` answer. */
  maxRead: 1 << 20,
  /** Bytes of a process's memory that a proof looks through: a second or two. */
  maxSearch: 2 ** 31,
  /** Pages whose states a proof looks through: 64 GiB of small pages. */
  maxSearchPages: 2 ** 24,
  /** Runs in one line of a journal: a line is what undo reads at a time. */
  runsInLine: 1 << 12,
  /** Milliseconds for which pages are moved by an answer that was asked for ahead; later it is asked for again. */
  freshFor: 100,
  /** Pages at whose multiples batches of a move end if they can: a huge page of 2 MiB. */
  hugePage: 512,
  /** Places apart from each other in which one batch of a move is looked through for huge pages. */
  hugeWindows: 16,
  /** Times that a query which a signal interrupted is made again. */
  interruptions: 8,
  /** Milliseconds before each new attempt at pages that the kernel left behind without a reason. */
  backOffs: [10, 50, 200],
  /** Calls that may be spent on one batch while each of them still gets something done. */
  maxCallsPerBatch: 64,
  /** Pieces into which the last attempts cut what is left, so that one pinned page does not hold back its neighbours. */
  lastAttemptPieces: 64,
  /** After this many batches in a row whose repeated attempts moved nothing, later batches are tried once only. */
  fruitlessBatches: 4,
  /** Processes of one request: more than a machine has, fewer than would hold up the event loop. */
  maxPids: 1 << 16,
  /** Processes that are looked at together; the files of each are read on Node's four threads. */
  processesAtOnce: 16,
  /** Characters of a line of /proc: one of `maps` ends with a path, which has no bound of its own. */
  procLine: 1 << 16,
  /** Characters of a numa_maps that are told: more than 100,000 mappings, as many as an editor shows without effort. */
  maxNumaMaps: 1 << 24,
  /** Characters of a line of a journal: `maxBatch` runs of at most 40. */
  journalLine: 1 << 21,
  /** Bytes of a command line that are told. */
  maxCommand: 4096,
  /** Milliseconds that a process may take to show its command line. */
  processPatience: 250,
  /** Parts in which such a time is counted: more than reading a short file takes steps. */
  patienceTicks: 10,
  /** Milliseconds that the places of pages of all listed processes may take together. */
  nodesPatience: 3000,
  /** Bytes in memory up to which a listed process is asked where its pages are: some 50 ms of walking its page tables. */
  maxNodesBytes: 2 ** 31,
  /** Files of one process in which a symbol is looked for. */
  maxSymbolFiles: 4096,
  /** Bytes of a symbol or string table that are read at a time. */
  tablePiece: 1 << 18,
  /** Names in one file that a wanted name may stand for. */
  maxSymbolNames: 1 << 16,
  /** Places in one answer. */
  maxSymbolPlaces: 256,
  /** Milliseconds between two progress notifications. */
  progressInterval: 50,
} as const;
