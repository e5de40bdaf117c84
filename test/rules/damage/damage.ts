/**
 * Code while it is being written: every fixture with one line missing, and with CRLF line ends. The linter never throws,
 * and what it calls an error in the damaged text it calls one in the whole text too. Deletions that really make a mistake
 * are listed in exceptions.json with the reason. One parser: that both agree is shown by fixtures.test.ts. A test file for each language,
 * because together they take longer than all other tests of the rules. Many fixtures begin alike: what is missing between the same two lines
 * as in an earlier fixture is tried there only, unless an exception is about it.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { LintCache } from '../../../server/core/cache';
import type { Finding } from '../../../server/core/finding';
import { languageOfPath } from '../../../server/core/syntax/language';
import type { LanguageId, Parser } from '../../../server/core/syntax/port';
import { loadNativeParser } from '../../../server/parser/native';
import { loadWasmParser } from '../../../server/parser/wasm';
import { configOf, describeFindings, lintWithModules } from '../harness';

const root = path.resolve(__dirname, '../../../..');
const fixtures = path.join(root, 'test/rules/fixtures');

/** By fixture: the deleted line's text and the rule that then rightly reports an error, with the reason. */
const exceptions = JSON.parse(
  fs.readFileSync(path.join(root, 'test/rules/damage/exceptions.json'), 'utf8'),
) as Readonly<
  Record<string, readonly { readonly line: string; readonly rule: string; readonly why: string }[]>
>;

function findingsOf(name: string, text: string, parser: Parser, cache?: LintCache): readonly Finding[] {
  const config = configOf(name.split('/')[0] ?? '');
  const language = languageOfPath(name) ?? 'c';
  const input = { path: name, text, language, config, parser, ...(cache === undefined ? {} : { cache }) };
  return lintWithModules(input, path.join(fixtures, path.dirname(name))).findings;
}

/** Each error by its rule and the text of the line it begins on. */
function errorsOf(text: string, findings: readonly Finding[]): readonly string[] {
  return findings
    .filter((one) => one.severity === 'error')
    .map((one) => {
      const start = text.lastIndexOf('\n', one.span.start - 1) + 1;
      const end = text.indexOf('\n', one.span.start);
      return `${one.rule}: ${text.slice(start, end < 0 ? undefined : end).trim()}`;
    });
}

/** Without it the call is undeclared, and the rule about that is right. */
function declares(line: string): boolean {
  return /^\s*#\s*include\s*<(?:numaif|numa)\.h>|^\s*(?:extern\b.*|long )move_pages\(int /.test(line);
}

/** A comment of one line that turns off no rule. */
const saysNothing = /^(?!.*numa-lens)(?:\/\/|\/\*.*\*\/$)/;

/** The tests of all fixtures in these languages, to be registered in a suite. */
export async function testDamaged(languages: readonly LanguageId[]): Promise<void> {
  const native = loadNativeParser();
  const parser = native.ok ? native.parser : await loadWasmParser();
  const names = fs
    .readdirSync(fixtures)
    .flatMap((rule) => fs.readdirSync(path.join(fixtures, rule)).map((file) => `${rule}/${file}`))
    .filter((name) => languages.some((one) => one === languageOfPath(name)));
  assert.ok(names.length > 0);

  const tried = new Set<string>();
  for (const name of names) {
    const text = fs.readFileSync(path.join(fixtures, name), 'utf8').replaceAll(/^\s*\/\/\s*[\^~].*\n/gm, '');
    const lines = text.split('\n');
    const crlf = text.replaceAll('\n', '\r\n');
    const excepted = exceptions[name] ?? [];
    const isNew = (at: number): boolean => {
      const line = lines[at]?.trim() ?? '';
      if (line === '' || saysNothing.test(line)) return false;
      const place = [lines[at - 1]?.trim(), line, lines[at + 1]?.trim()].join('\n');
      const wasTried = tried.has(place);
      tried.add(place);
      return !wasTried || excepted.some((one) => one.line === line);
    };

    it(`${name}, with CRLF, and a line missing`, () => {
      const cache = new LintCache();
      const plain = findingsOf(name, text, parser, cache);
      const whole = errorsOf(text, plain);
      const otherEnds = describeFindings(crlf, findingsOf(name, crlf, parser));
      assert.deepEqual(otherEnds, describeFindings(text, plain), 'with CRLF');
      const unexpected: string[] = [];
      lines.forEach((line, at) => {
        if (!isNew(at)) return;
        const damaged = [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n');
        for (const error of errorsOf(damaged, findingsOf(name, damaged, parser, cache)))
          if (!whole.includes(error) && !(declares(line) && error.startsWith('include-missing:')))
            unexpected.push(`without "${line.trim()}" ${error}`);
      });
      const listed = excepted.map((one) => ({
        ...one,
        start: `without "${one.line}" ${one.rule}: `,
      }));
      const left = unexpected.filter((one) => !listed.some(({ start }) => one.startsWith(start)));
      assert.deepEqual(left, []);
      const unused = listed.filter(({ start }) => !unexpected.some((one) => one.startsWith(start)));
      assert.deepEqual(unused, [], 'exceptions that nothing needs');
    });
  }
}
