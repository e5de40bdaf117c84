/**
 * Text in Markdown that a hover shows and that may run our commands: names and messages of a debuggee, its debug adapter and its processes are somebody
 * else's, and must stay text: no link, no code, no table, no line of its own.
 */

export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&]/g, '\\$&').replace(/[\r\n\u2028\u2029]+/g, ' ');
}
