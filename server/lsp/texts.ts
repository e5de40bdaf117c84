/**
 * The server's own words, to be said with `say`: titles of actions, headings of hovers, messages. Knowledge about Linux is in server/kernel.
 */
export const texts = {
  value: 'Value here:',
  expanded: 'Expands to',
  unsound:
    'This call stands in broken code, or has an #ifdef among its arguments: it is shown but not judged.',
  otherKernels: 'On other kernels, from {minKernel} on:',
  asErrno: 'as errno of move_pages',
  asStatus: 'as a status entry',

  numberOn: 'on {arch}',
  numberDiffers: 'On other machines this number is another call:',
  numberElsewhere: '{call} on {machines}',

  neverValid: 'never valid here',
  notFrom: 'not from Linux {minKernel} on',
  declaredIn: 'Declared in <{header}>.',
  sinceLinux: 'Since Linux {version}.',
  needsCapability: 'Needs {capability}.',
  inParameter: 'in',
  outParameter: 'out',

  disableLine: 'Disable {rule} for this line',
  disableFile: 'Disable {rule} for this file',
  showPage: 'Show the documentation of {rule}',
  fixAll: 'Fix all NUMA Lens findings that have a safe fix',
  /** Goes into the source: it stays in English. */
  reason: 'reason',

  numaMapsOnePage: '1 page',
  numaMapsPages: '{count} pages',
  numaMapsOnePageOf: '1 page of {size}',
  numaMapsPagesOf: '{count} pages of {size}: {bytes}',
  numaMapsShare: '{pages} ({share}% of the mapping in memory)',
  numaMapsTimes: 'mapped up to {count} times',
  numaMapsAnonymous: 'anonymous memory',
  numaMapsNothingHere: '{thing}, no page in memory',
  numaMapsWhole: '{thing}, in memory {pages} ({nodes})',

  failed:
    'NUMA Lens could not {what}: it met an error of its own, which is in the log. Other requests go on.',
  databaseWrong: 'NUMA Lens does not use {file}: {why}.',
  settingsWrong: 'NUMA Lens settings: {problem}',

  workspaceTitle: 'NUMA Lens: checking the workspace',
  oneFile: '1 file',
  manyFiles: '{count} files',
  oneFinding: '1 finding',
  manyFindings: '{count} findings',
  workspaceProgress: '{files}, {findings}',
  workspaceFindings: '{findings} in {some} of {files}.',
  workspaceClean: 'No findings in {files}.',
  workspaceCancelled: 'The check was cancelled; until then:',
  workspaceFailed: '{files} could not be checked; why is in the log.',
  workspaceNone: 'No folder is open, so there is no workspace to check. Open the folder with your sources.',
  workspaceFileFailed: 'NUMA Lens could not check {file}: {problem}.',
  workspaceFolderFailed: 'NUMA Lens could not look into {folder}: {problem}.',
} as const;
