/** Functions that show what they are given and decide nothing. */
export function isPrinter(name: string | undefined): boolean {
  return name !== undefined && printers.test(name);
}

const printers =
  /^(?:d|f|s|sn|v|vf)?printf$|^(?:syslog|err|errx|warn|warnx|perror|exit|_exit|tst_(?:res_?|brk_?|resm|brkm))$/;
