/** What `rules` prints. */
import { rulePage } from '../../lsp/installation';
import { ruleDeclarations } from '../../core/rules/catalogue';
import type { Arguments } from '../command';
import { fail, type ExitCode, type Io } from '../io';
import { inLanguage, say } from '../../languages/say';

export function listRules(args: Arguments, io: Io): ExitCode {
  const format = args.value('format') ?? 'text';
  if (format !== 'text' && format !== 'json')
    return fail(io, say('"{format}" is no format. Formats: text, json.', { format }));
  if (args.positionals.length > 0)
    return fail(io, say('rules takes no words; "numa-lens explain RULE" tells of one.'));
  if (format === 'json') {
    const rules = ruleDeclarations.map(({ id, severity, title }) => ({
      id,
      severity,
      title,
      url: rulePage(id) ?? '',
    }));
    io.stdout(`${JSON.stringify({ version: 1, rules }, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...ruleDeclarations.map((rule) => rule.id.length));
  for (const { id, severity, title } of ruleDeclarations) {
    io.stdout(`${id.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${inLanguage(title)}\n`);
  }
  return 0;
}
