/** Splits a command as a shell does (POSIX, Shell Command Language, 2.2 Quoting): no variables, no globs, no operators. */
export function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let open = false;
  for (let at = 0; at < command.length; at++) {
    const unit = command.charAt(at);
    if (/\s/.test(unit)) {
      if (open) words.push(word);
      [word, open] = ['', false];
      continue;
    }
    open = true;
    if (unit === "'") {
      const end = command.indexOf("'", at + 1);
      word += command.slice(at + 1, end < 0 ? undefined : end);
      at = end < 0 ? command.length : end;
    } else if (unit === '"') {
      for (at++; at < command.length && command.charAt(at) !== '"'; at++) {
        if (command.charAt(at) === '\\' && /[$`"\\\n]/.test(command.charAt(at + 1))) at++;
        word += command.charAt(at);
      }
    } else if (unit === '\\') {
      at++;
      if (command.charAt(at) !== '\n') word += command.charAt(at);
    } else word += unit;
  }
  if (open) words.push(word);
  return words;
}
