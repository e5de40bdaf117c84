/** The editor's languages that are linted and whose calls can be run. */
export const languageIds: readonly string[] = ['c', 'cpp', 'cuda-cpp'];
