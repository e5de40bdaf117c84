/** Where the page of a rule lies: docs/rules/ID.md of this installation, bundled or a checkout. Nothing is fetched. */
import fs from 'node:fs';
import path from 'node:path';
import { uriOfPath } from './uris';

/** The nearest docs/rules above this file: from dist/lsp as well as from out/server/lsp. */
const folder = ((): string | undefined => {
  for (let at = __dirname; at !== path.dirname(at); at = path.dirname(at)) {
    const candidate = path.join(at, 'docs', 'rules');
    if (fs.existsSync(candidate)) return candidate;
  }
  return undefined;
})();

/** A file: URI; undefined where the page does not exist. */
export function rulePage(rule: string): string | undefined {
  if (folder === undefined || !/^[a-z0-9-]+$/.test(rule)) return undefined;
  const page = path.join(folder, `${rule}.md`);
  return fs.existsSync(page) ? uriOfPath(page) : undefined;
}
