/**
 * A baseline: the findings that a project has already, so that only new ones count. A file beside the sources, in
 * order and a finding a line, so that it lies well in version control. Its paths are relative to its own folder.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fingerprintsOf } from '../../core/output/fingerprint';
import type { CheckedFile } from '../../core/output/report';
import { isInside, slashed } from '../../lsp/uris';
import { reasonOf } from './source-file';
import { say } from '../../languages/say';

interface Entry {
  readonly file: string;
  readonly rule: string;
  readonly fingerprint: string;
}

export type BaselineReading =
  { readonly ok: true; readonly baseline: Baseline } | { readonly ok: false; readonly problem: string };

export class Baseline {
  /** What has not been met yet, by absolute path. */
  readonly #entries = new Map<string, Set<string>>();

  private constructor(entries: readonly Entry[], folder: string) {
    for (const { file, fingerprint } of entries) {
      const absolute = path.resolve(folder, file);
      const known = this.#entries.get(absolute) ?? new Set();
      this.#entries.set(absolute, known.add(fingerprint));
    }
  }

  static read(file: string): BaselineReading {
    const wrong = (problem: string): BaselineReading => ({ ok: false, problem });
    let content: unknown;
    try {
      content = JSON.parse(fs.readFileSync(file, 'utf8'));
    } catch (error) {
      return wrong(
        error instanceof SyntaxError
          ? say('the baseline {file} is no JSON: {reason}. --write-baseline writes one.', {
              file,
              reason: error.message,
            })
          : say('the baseline {file} cannot be read: {reason}. --write-baseline writes one.', {
              file,
              reason: reasonOf(error),
            }),
      );
    }
    const entries = entriesOf(content);
    if (entries === undefined)
      return wrong(
        say('the baseline {file} is none of this version. --write-baseline writes one.', { file }),
      );
    return { ok: true, baseline: new Baseline(entries, path.dirname(file)) };
  }

  /** The file without the findings that are known. @param file its absolute path */
  without(file: string, checked: CheckedFile): { readonly checked: CheckedFile; readonly known: number } {
    const entries = this.#entries.get(file);
    if (entries === undefined || checked.findings.length === 0) return { checked, known: 0 };
    const fingerprints = fingerprintsOf(checked);
    const findings = checked.findings.filter((_, at) => !entries.delete(fingerprints[at] ?? ''));
    return { checked: { ...checked, findings }, known: checked.findings.length - findings.length };
  }

  /** Findings of the baseline that are gone, below these files and folders (absolute). */
  gone(checked: readonly string[]): number {
    let count = 0;
    for (const [file, left] of this.#entries) {
      if (checked.some((one) => isInside(one, file))) count += left.size;
    }
    return count;
  }
}

/** @param files with their absolute paths */
export function writeBaseline(
  file: string,
  files: readonly (readonly [string, CheckedFile])[],
): { readonly findings: number; readonly problem?: string } {
  const folder = path.dirname(file);
  const entries = files.flatMap(([name, checked]) => {
    const fingerprints = fingerprintsOf(checked);
    return checked.findings.map(({ rule }, at) => ({
      file: slashed(path.relative(folder, name)),
      ...{ rule, fingerprint: fingerprints[at] ?? '' },
    }));
  });
  const key = (one: Entry): string => `${one.file}\0${one.rule}\0${one.fingerprint}`;
  entries.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const lines = entries.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const list = lines === '' ? '[]' : `[\n${lines}\n  ]`;
  try {
    fs.writeFileSync(file, `{\n  "version": 1,\n  "findings": ${list}\n}\n`);
  } catch (error) {
    return {
      findings: 0,
      problem: say('the baseline {file} cannot be written: {reason}', { file, reason: reasonOf(error) }),
    };
  }
  return { findings: entries.length };
}

function entriesOf(content: unknown): readonly Entry[] | undefined {
  if (!isObject(content) || content['version'] !== 1 || !Array.isArray(content['findings'])) return undefined;
  const entries: Entry[] = [];
  for (const one of content['findings']) {
    if (!isObject(one)) return undefined;
    const { file, rule, fingerprint } = one;
    if (typeof file !== 'string' || typeof rule !== 'string' || typeof fingerprint !== 'string')
      return undefined;
    entries.push({ file, rule, fingerprint });
  }
  return entries;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
