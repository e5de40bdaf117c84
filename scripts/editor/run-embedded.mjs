/** The suite in the embedded editor: code-server and a headless browser, with this extension installed as a user does. */
import fs from 'node:fs';
import path from 'node:path';
import { installExtensions, makeProfile, openBrowser, startServer } from './embedded.mjs';
import { ensureEditorHost } from './install.mjs';
import { writeLanguagePack } from './language-pack.mjs';
import { writeLldbExtension } from './lldb-extension.mjs';
import { hostTarget, packageVsix } from '../lib/package.mjs';
import { cache } from '../lib/paths.mjs';
import { packFolder } from './pack.mjs';
import { servePage } from './page-bridge.mjs';
import { writeSuiteExtension } from './suite-extension.mjs';
import { withLimit } from './time.mjs';

/** @type {Promise<string> | undefined} */
let packaged;

/** This extension, packaged once for all the runs of a suite. @returns {Promise<string>} */
function ownPackage() {
  packaged ??= packageVsix(path.join(cache, 'package/suite'), hostTarget);
  return packaged;
}

/**
 * @param {import('./run-suite.mjs').Job} job
 * @returns {Promise<import('./run-suite.mjs').Problem>}
 */
export async function runEmbedded({ base, workspace, folder = workspace, env, limit, trusted, language }) {
  const installed = await ensureEditorHost();
  if (!installed.ok) return { skip: installed.reason };
  const { host } = installed;
  const profile = makeProfile(path.join(base, 'editor'));
  const suite = path.join(base, 'suite-extension');
  const lldb = path.join(base, 'lldb-extension');
  writeSuiteExtension(suite);
  const folders = writeLldbExtension(lldb) ? [suite, lldb] : [suite];
  if (language !== undefined) {
    const pack = path.join(base, 'language-pack');
    writeLanguagePack(pack, language, profile.data);
    folders.push(pack);
  }
  const packed = folders.map((folder) => packFolder(folder, `${folder}.vsix`));
  await installExtensions(host, profile, await Promise.all([ownPackage(), ...packed]));

  // What the suite and the programs under it leave among the temporary files goes with the base; some of these programs run as another user.
  const temporary = path.join(base, 'tmp');
  fs.mkdirSync(temporary);
  fs.chmodSync(temporary, 0o1777);
  fs.chmodSync(base, 0o711);

  const browser = await openBrowser(host, profile);
  const page = browser.pages()[0] ?? (await browser.newPage());
  const bridge = await servePage(async (window) => {
    if (window === undefined) return page;
    const second = await browser.newPage();
    await second.goto(page.url());
    return second;
  });
  const server = await startServer(host, profile, {
    trustEverything: trusted,
    ...(language === undefined ? {} : { language }),
    env: { ...env, TMPDIR: temporary, NUMA_LENS_EDITOR_PAGE: bridge.url },
  });
  const log = fs.createWriteStream(path.join(base, 'window.log'));
  try {
    page.on('console', (message) => log.write(`${message.type()} ${message.text()}\n`));
    page.on('pageerror', (error) => log.write(`pageerror ${error.message}\n`));
    await page.goto(`${server.url}?folder=${encodeURIComponent(folder)}`);
    const failed = await withLimit(bridge.done, limit);
    if (failed === 0) return undefined;
    await page.screenshot({ path: path.join(base, 'window.png') }).catch(() => undefined);
    return failed === undefined ? { fail: `no end after ${limit / 1000} s` } : undefined;
  } finally {
    bridge.close();
    await browser.close().catch(() => undefined);
    await server.stop();
    log.end();
  }
}
