/** What `explain` answers: a rule's page, or what the kernel's facts say of a word. */
import type { RuleDeclaration } from '../../core/rules/rule';
import {
  explain,
  formatRange,
  newestKernel,
  type Explanation,
  type ExplanationNote,
} from '../../kernel/explain';
import { formatKernelVersion, parseKernelVersion } from '../../kernel/version';
import { rulePage, rulePageText } from '../../lsp/installation';
import { ruleDeclarations } from '../../core/rules/catalogue';
import type { Arguments } from '../command';
import { fail, type ExitCode, type Io } from '../io';
import { phrase } from '../../languages/phrase';
import type { Phrase } from '../../languages/phrase';
import { inLanguage, say, wordsOf } from '../../languages/say';
import { labels } from '../../core/output/text';

export function explainWord(args: Arguments, io: Io): ExitCode {
  const [word, ...more] = args.positionals;
  if (word === undefined || more.length > 0) {
    return fail(io, say('explain takes one word: a rule, a flag, a status entry or an errno.'));
  }
  const release = args.value('kernel');
  const version = release === undefined ? newestKernel : parseKernelVersion(release);
  if (version === undefined) {
    return fail(
      io,
      say('"{release}" is not a kernel version; it looks like 6.1 or 6.1.61.', { release: release ?? '' }),
    );
  }
  const rule = ruleDeclarations.find((one) => one.id === word.toLowerCase());
  if (rule !== undefined) {
    io.stdout(writeRule(rule));
    return 0;
  }
  const found = explain(word, version);
  if (found.length === 0) {
    return fail(
      io,
      say(
        '"{word}" is no rule, flag, status entry, errno or call that NUMA Lens knows. "numa-lens rules" lists the rules.',
        { word },
      ),
    );
  }
  io.stdout(found.map((one) => write(one)).join('\n'));
  io.stdout(`\n${say('On Linux {version}.', { version: formatKernelVersion(version) })}\n`);
  return 0;
}

/** The rule's page, and its address; where a host left the pages out, what the rule says. */
function writeRule(rule: RuleDeclaration): string {
  const head = `${rule.id} (${say('rule')}, ${rule.severity}): ${inLanguage(rule.title)}\n`;
  const page = rulePageText(rule.id);
  if (page === undefined) return head + writeMessages(rule);
  return `${head}\n${page.replace(/^# .*\n+/, '').trimEnd()}\n\n${rulePage(rule.id) ?? ''}\n`;
}

/** Placeholders stay: they stand for what a finding names. */
function writeMessages(rule: RuleDeclaration): string {
  const lines: string[] = [];
  for (const message of Object.values(rule.messages)) {
    const [what, why, remedy] = [message.what, message.why, message.do].map(inLanguage);
    lines.push(
      '',
      `  ${what ?? ''}`,
      `    ${labels.why()}${why ?? ''}`,
      `    ${labels.remedy()}${remedy ?? ''}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function write(one: Explanation): string {
  const gist = one.gist === '' ? '' : `: ${one.gist}`;
  const lines = [`${one.label} (${wordsOf(kinds[one.kind])})${gist}`, '', `  ${one.sentence}`];
  for (const cause of one.causes) lines.push(`  - ${cause}`);
  if (one.remedy !== '') lines.push('', `  ${one.remedy}`);
  for (const note of one.notes) lines.push('', `  ${noteLine(note)}`);
  return `${lines.join('\n')}\n`;
}

function noteLine(note: ExplanationNote): string {
  const range = formatRange(note.range);
  return `${range.charAt(0).toUpperCase()}${range.slice(1)}: ${note.sentence}`;
}

const kinds: Readonly<Record<Explanation['kind'], Phrase>> = {
  status: phrase('status entry'),
  errno: phrase('errno'),
  flag: phrase('flag'),
  result: phrase('result'),
  parameter: phrase('parameter'),
  call: phrase('call'),
  'numa-maps': phrase('word of numa_maps'),
};
