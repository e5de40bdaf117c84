/** What lies around this program: its version and the pages of the rules, from a package as well as from a checkout. */
import fs from 'node:fs';
import path from 'node:path';
import { uriOfPath } from './uris';

interface Installation {
  readonly root: string;
  readonly version: string;
}

/** The nearest package.json of numa-lens above this file: from dist/lsp as well as from out/server/lsp. */
const installation = ((): Installation | undefined => {
  for (let at = __dirname; at !== path.dirname(at); at = path.dirname(at)) {
    try {
      const found: unknown = JSON.parse(fs.readFileSync(path.join(at, 'package.json'), 'utf8'));
      if (isManifest(found) && found.name === 'numa-lens') return { root: at, version: found.version };
    } catch {
      // No package.json here, or not one of ours: look further up.
    }
  }
  return undefined;
})();

function isManifest(value: unknown): value is { readonly name: string; readonly version: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'version' in value &&
    typeof value.version === 'string'
  );
}

/** The version of the package; "unknown" where a host copied the program out of it. */
export const version: string = installation?.version ?? 'unknown';

/** By rule. An installation does not change under a running program. */
const pages = new Map<string, string | undefined>();

/** A file: URI of docs/rules/ID.md; undefined where the page does not exist. */
export function rulePage(rule: string): string | undefined {
  if (!pages.has(rule)) {
    const page = pageFile(rule);
    pages.set(rule, page === undefined ? undefined : uriOfPath(page));
  }
  return pages.get(rule);
}

/** The page itself, in markdown. */
export function rulePageText(rule: string): string | undefined {
  const page = pageFile(rule);
  return page === undefined ? undefined : fs.readFileSync(page, 'utf8');
}

function pageFile(rule: string): string | undefined {
  if (installation === undefined || !/^[a-z0-9-]+$/.test(rule)) return undefined;
  const page = path.join(installation.root, 'docs', 'rules', `${rule}.md`);
  return fs.existsSync(page) ? page : undefined;
}
